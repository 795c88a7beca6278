"""What colour and size of the nodes of a chart stand for: chosen here, kept in the view, explained by a legend."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casewright.analysis.case_filter.facts import Facts
from casewright.analysis.painting import (
    Painting,
    communities_among,
    paint_by_community,
    paint_by_tag,
    ties_among,
)
from casewright.casefile.queries import filtering
from casewright.model.errors import CaseError
from casewright.model.view_style import ViewStyle, read_style
from casewright.ui.filters.popover import Popover
from casewright.ui.graph.arrays import Ints
from casewright.ui.tasks import Progress, Task, TaskRunner
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.session import CaseSession

COLOURS = (("kind", "Kind"), ("tag", "Tag"), ("community", "Community"))
SIZES = (("none", "All alike"), ("degree", "Number of links"))


class ChartStyle(QObject):
    """The style in force. In a saved view every change is one undoable step; on the whole case it lasts as long as the page.

    `painted`: there is another `painting`, None being by kind. Whoever has another one calls `paint`: it is shown until
    somebody chooses a colour here, or another view.
    """

    painted = Signal()
    sized = Signal()

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self.current = ViewStyle()
        self.painting: Painting | None = None
        self.button = icon_button("palette", "Colour and size", self.open)
        self._session, self._tasks = session, tasks
        self._view: UUID | None = None
        self._facts: Facts | None = None
        self._entities: Collection[UUID] = ()
        self._task: Task | None = None

    @property
    def colours(self) -> Mapping[UUID, str] | None:
        """The colour group of entities, None where colours stand for kinds."""
        return self.painting.colours if self.painting is not None else None

    def show_view(self, view_id: UUID | None) -> None:
        """Puts the style of a view in force; of the whole case, the usual one."""
        self._view = view_id
        self._put(self._saved())

    def view_changed(self) -> None:
        """The view was edited, or an edit of it undone."""
        if self._view is not None:
            self._put(self._saved())

    def show_facts(self, facts: Facts, entities: Collection[UUID]) -> None:
        """What is to be painted now."""
        if facts is self._facts and entities == self._entities:
            return
        self._facts, self._entities = facts, entities
        self._paint_anew()

    def choose(self, **style: str) -> None:
        """Draws the view otherwise: `choose(colour_by="tag")`."""
        wanted = ViewStyle(**{"colour_by": self.current.colour_by, "size_by": self.current.size_by, **style})
        if self._view is not None and not self._session.read_only:
            self._session.run("graph_views.style_view", self._view, wanted)
        self._put(wanted)

    def paint(self, painting: Painting | None) -> None:
        """Shows a painting; None is by kind."""
        if painting != self.painting:
            self.painting = painting
            self.painted.emit()

    def paint_as_chosen(self) -> None:
        """Takes the painting of somebody else off: what was chosen here is shown again."""
        self._paint_anew()

    def open(self) -> Popover:
        """Asks what colour and size stand for."""
        colour = _choice("Colour by", COLOURS, self.current.colour_by)
        colour.activated.connect(lambda _place: self.choose(colour_by=colour.choice()))
        size = _choice("Size by", SIZES, self.current.size_by)
        size.activated.connect(lambda _place: self.choose(size_by=size.choice()))
        content = QWidget()
        content.setLayout(
            column(PlainLabel("Colour by", "small"), colour, PlainLabel("Size by", "small"), size, spacing=6)
        )
        content.setFocusProxy(colour)
        shown = Popover("Colour and size", content, self.button)
        shown.open_under(self.button)
        return shown

    def _saved(self) -> ViewStyle:
        if self._view is None:
            return ViewStyle()
        try:
            return read_style(filtering.saved_style(self._session.case, self._view))
        except CaseError as error:
            self._session.told.emit(f"{error} It is drawn as usual.")
            return ViewStyle()

    def _put(self, style: ViewStyle) -> None:
        if style == self.current:
            return
        before, self.current = self.current, style
        if style.size_by != before.size_by:
            self.sized.emit()
        if style.colour_by != before.colour_by:
            self._paint_anew()

    def _paint_anew(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self.current.colour_by == "kind" or self._facts is None:
            self.paint(None)
        elif self.current.colour_by == "tag":
            self.paint(paint_by_tag(self._facts, filtering.tags(self._session.case), self._entities))
        else:
            entities, arcs = ties_among(self._facts, self._entities)

            def take(group: list[int]) -> None:
                self._task = None
                self.paint(paint_by_community(entities, group))

            self._task = self._tasks.run(
                "Looking for communities",
                look_for_communities,
                len(entities),
                arcs,
                on_done=take,
                in_process=True,
            )


def look_for_communities(progress: Progress, nodes: int, arcs: Ints) -> list[int]:
    """In the worker process."""
    return communities_among(nodes, arcs, progress.report)


def _choice(name: str, options: Sequence[tuple[str, str]], chosen: str) -> ChoiceField:
    field = ChoiceField(name, options)
    field.choose(chosen)
    return field
