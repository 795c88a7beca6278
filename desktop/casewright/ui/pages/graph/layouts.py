"""Laying out the chart on request: the menu, the work in the worker process with its progress and Stop, and the glide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from casewright.analysis.layouts.wish import LayoutWish, Places
from casewright.ui.pages.graph.glide import Glide, where_all_are
from casewright.ui.pages.graph.layout_strip import LayoutStrip
from casewright.ui.pages.graph.layout_work import lay_out_in_worker
from casewright.ui.tasks import Task, TaskRunner
from casewright.ui.theme import text_scale
from casewright.ui.theme.icons import icon
from casewright.ui.widgets.buttons import text_button
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.ui.graph.view import GraphView


class LayoutChoice(NamedTuple):
    """One entry of the menu; `key` names the layout in `analysis.layouts.run`."""

    key: str
    title: str
    icon: str


AROUND_CHOSEN = "radial"
CHOICES = (
    LayoutChoice("organic", "Organic", "waypoints"),
    LayoutChoice("clusters", "Clusters", "circle-dot"),
    LayoutChoice("layered", "Layered", "network"),
    LayoutChoice("circular", "Circular", "circle"),
    LayoutChoice(AROUND_CHOSEN, "Radial around the chosen entity", "target"),
    LayoutChoice("kind", "By kind", "layers"),
    LayoutChoice("tag", "By tag", "tag"),
    LayoutChoice("community", "By community", "users"),
    LayoutChoice("time", "Time axis", "clock"),
)
AGAIN_KEY = "Ctrl+Shift+L"


class ChartPage(Protocol):
    """What the layouts need of the graph page."""

    chart: GraphView
    view_id: UUID | None

    def place_entities(self, view_id: UUID | None, places: Places) -> None:
        """Shows entities at other places; in a saved view that is one undoable step."""


class GraphLayouts(QObject):
    """One layout at a time. `last` is what "again" repeats."""

    def __init__(self, session: CaseSession, tasks: TaskRunner, page: ChartPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._page = session, tasks, page
        self._task: Task | None = None
        self._glide: Glide | None = None
        self.last = CHOICES[0].key
        self.strip = LayoutStrip(self.stop)
        self.button = text_button("Lay out", icon="workflow")
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.button.setMenu(self.menu)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), parent)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.activated.connect(self.stop)
        self._escape.setEnabled(False)

    @property
    def is_running(self) -> bool:
        """Whether a layout is under way."""
        return self._task is not None

    def run(self, key: str, *, only_chosen: bool = False) -> None:
        """Lays out what is shown, or of it only what is chosen; pinned entities stay where they are."""
        if self.is_running:
            return
        if self._session.read_only and self._page.view_id is not None:
            self._session.told.emit(
                "This case is open for reading: only the whole case can be laid out, not a view of it."
            )
            return
        self.last = key
        title = next(each.title for each in CHOICES if each.key == key)
        wish = self._wish(key, only_chosen)
        self.button.setEnabled(False)
        self._escape.setEnabled(True)
        self.strip.begin(f"Laying out the chart: {title.lower()}")
        task = self._tasks.run(
            "Laying out the chart",
            lay_out_in_worker,
            self._session.case.access,
            wish,
            on_done=partial(self._on_done, wish.view_id),
            on_failed=self._on_failed,
            on_progress=lambda fraction, _text: self.strip.show_progress(fraction),
            in_process=True,
        )
        task.cancelled.connect(self._end)
        self._task = task

    def again(self, *, only_chosen: bool = False) -> None:
        """Lays out as last time: everything, or only what is chosen."""
        if only_chosen and len(self.chosen()) < 2:
            self._session.told.emit("Choose two or more entities on the graph to lay out only these.")
        else:
            self.run(self.last, only_chosen=only_chosen)

    def stop(self) -> None:
        """Ends the layout under way; nothing has moved."""
        if self._task is not None:
            self._task.cancel()
            self._end()

    def chosen(self) -> list[UUID]:
        """The entities chosen on the chart."""
        return [UUID(each) for each in self._page.chart.canvas.selected_ids()]

    def _wish(self, key: str, only_chosen: bool) -> LayoutWish:
        scene, chosen = self._page.chart.canvas.scene, self.chosen()
        at = zip(scene.nodes, scene.x.tolist(), scene.y.tolist(), strict=True)
        return LayoutWish(
            key,
            self._page.view_id,
            places={UUID(node.id): (x, y) for node, x, y in at} if only_chosen else {},
            only=frozenset(chosen) if only_chosen else frozenset(),
            centre=chosen[0] if chosen else None,
            text_scale=text_scale(),
        )

    def _fill_menu(self) -> None:
        self.menu.clear()
        self._add_choices(self.menu, False)
        chosen = len(self.chosen())
        if chosen >= 2:
            self.menu.addSeparator()
            few = self.menu.addMenu(icon("crosshair"), f"Only the {chosen:,} chosen")
            self._add_choices(few, True)

    def _add_choices(self, menu: QMenu, only_chosen: bool) -> None:
        for each in CHOICES:
            again = f"\t{AGAIN_KEY}" if each.key == self.last and not only_chosen else ""
            entry = menu.addAction(icon(each.icon), each.title + again)
            entry.setEnabled(each.key != AROUND_CHOSEN or bool(self.chosen()))
            entry.triggered.connect(partial(self._run_entry, each.key, only_chosen))

    def _run_entry(self, key: str, only_chosen: bool, _checked: bool = False) -> None:
        self.run(key, only_chosen=only_chosen)

    def _on_done(self, view_id: UUID | None, places: Places) -> None:
        if self._task is None or self._session.closed:
            return
        self._end()
        canvas = self._page.chart.canvas
        before = where_all_are(canvas)
        self._page.place_entities(view_id, places)
        if before and view_id == self._page.view_id:
            self._glide = Glide(canvas, before)

    def _on_failed(self, sentence: str) -> None:
        self._end()
        self._session.told.emit(sentence)

    def _end(self) -> None:
        self._task = None
        self.button.setEnabled(True)
        self._escape.setEnabled(False)
        self.strip.hide()
