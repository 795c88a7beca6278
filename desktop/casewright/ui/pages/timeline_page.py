"""The case in time: swim-lanes or a table, by any of three clocks, chosen together with every other view."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from casewright.analysis.timeline.arrangement import Horizon
from casewright.analysis.timeline.items import Clock
from casewright.analysis.timeline.lanes import LaneBy, LaneOrder
from casewright.analysis.timeline.reading import TimelineReading, read_timeline
from casewright.casefile.case import Case
from casewright.model.case_filter import CaseFilter
from casewright.model.ontology import Ontology
from casewright.model.periods import Period
from casewright.ui.filters.bar import FilterBar
from casewright.ui.pages.live_page import LivePage
from casewright.ui.pictures.allowed import Allowed
from casewright.ui.pictures.drawing import Drawing
from casewright.ui.tasks import Progress, Task, TaskRunner
from casewright.ui.theme import ThemeChanged, px
from casewright.ui.theme.tokens import STATUS_BAR, TOOL_BAR
from casewright.ui.timeline.canvas import TimelineCanvas
from casewright.ui.timeline.chart import Key, Span
from casewright.ui.timeline.narrowing import TimelineFilter
from casewright.ui.timeline.ready import Ready, Wanted, make_ready
from casewright.ui.timeline.table import TimelineTable
from casewright.ui.timeline.words import count_words, fault_words, when_words
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import button_words, icon_button, text_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import ElidedLabel
from casewright.ui.widgets.plain_text import set_plain_tooltip
from casewright.ui.widgets.segments import Segments
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_TABLES = frozenset(
    {"link", "claim", "source", "entity", "entity_property", "capture", "claim_about", "citation", "passage"}
    | {"claim_relation", "source_link", "tag", "tagging", "assessment", "brief", "ontology_item"}
)
_CLOCKS = ((Clock.HELD, "Happened"), (Clock.PUBLISHED, "Published"), (Clock.CAPTURED, "Captured"))
_LANES = (
    (LaneBy.ACTOR, "By actor"),
    (LaneBy.KIND, "By kind"),
    (LaneBy.TAG, "By tag"),
    (LaneBy.SOURCE, "By source"),
)
_ORDERS = (
    (LaneOrder.FIRST_DATE, "Earliest first"), (LaneOrder.COUNT, "Fullest first"), (LaneOrder.NAME, "By name"),
)  # fmt: skip
_SHOWN = (
    ("", "Everything"),
    ("claim", "Claims"),
    ("link", "Links"),
    ("entity", "Entities"),
    ("source", "Sources"),
)


class TimelinePage(LivePage):
    """Reads the case on a thread; the chart and the table show the same items."""

    edit_asked = Signal(object)
    menu_asked = Signal(object)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(session, _TABLES, parent)
        self._tasks = tasks
        self._reading: TimelineReading | None = None
        self._making: Task | None = None
        self._is_reading = self._read_again = False
        self._keep_view = True
        self._filter = TimelineFilter(session, tasks, self)
        self._filter.changed.connect(lambda: self._show(keep_view=True))
        self._filter.span_changed.connect(self._show_span)
        self._build()
        session.selected.connect(self._on_selected)
        self.refresh()

    def refresh(self) -> None:
        """Reads everything anew; one reading at a time, and another after it when the case changed meanwhile."""
        if self._is_reading:
            self._read_again = True
            return
        self._is_reading = True
        session = self._session
        self._tasks.run(
            "Reading the timeline",
            _read,
            session.case,
            session.ontology,
            on_done=self._take,
            on_failed=self._on_failed,
        )

    def switch_way(self) -> None:
        """From the chart to the table, or back; the keyboard goes along."""
        self._ways.choose("table" if self._ways.choice() == "chart" else "chart")
        self._show_way()
        (self.table if self._ways.choice() == "table" else self.canvas).setFocus()

    def picture_scope(self) -> tuple[CaseFilter, Collection[UUID] | None]:
        """What a picture of the timeline keeps to: a range of dates is marked there and takes nothing off."""
        return replace(self._session.filters.current, held=None), None

    def picture(self, allowed: Allowed) -> Drawing | None:
        """The days in sight, with every lane."""
        from casewright.ui.pictures.timeline_drawing import timeline_drawing

        canvas, ready = self.canvas, self.canvas.ready
        if ready is None or not ready.shown:
            return None
        ontology = self._session.ontology
        return timeline_drawing(ready, canvas.chart, allowed, ontology, canvas.collapsed, canvas.whole)

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self.table.take_look()
            self._show(keep_view=True)  # bars are made for the size of the text
        return super().event(event)

    def _build(self) -> None:
        self._clocks = _segments("Clock", _CLOCKS)
        self._ways = _segments("Way of showing", (("chart", "Chart"), ("table", "Table")))
        self._by, self._order = ChoiceField("Lanes", _LANES), ChoiceField("Order of lanes", _ORDERS)
        self._shown = ChoiceField("Show", _SHOWN)
        self._clocks.chosen.connect(lambda _key: self._show(keep_view=False))
        self._ways.chosen.connect(lambda _key: self._show_way())
        for field in (self._by, self._shown, self._order):
            field.activated.connect(lambda _place: self._show(keep_view=True))
        corner = QWidget()
        corner.setLayout(column(self._by, self._order, margins=(8, 4, 8, 4), spacing=2))
        self.canvas, self.table = TimelineCanvas(corner), TimelineTable()
        for face in (self.canvas, self.table):
            face.chosen.connect(self._choose)
            face.opened.connect(lambda key: self.edit_asked.emit(ObjectRef(*key)))
            face.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            face.customContextMenuRequested.connect(lambda _at: self._ask_menu())
        self._said = ElidedLabel("", "small")
        self.canvas.described.connect(self._said.setText)
        self.canvas.span_chosen.connect(self._choose_span)
        self._faults = text_button("", self._go_to_fault, icon="triangle-alert")
        self._empty = EmptyState(
            "clock", "Nothing dated yet", "Links, claims, events and sources appear here once they say when."
        )
        self._stack = QStackedWidget()
        for each in (self._empty, self.canvas, self.table):
            self._stack.addWidget(each)
        self._zooms = (
            icon_button("minus", "Zoom out", lambda: self.canvas.zoom(0.8), "−"),
            icon_button("plus", "Zoom in", lambda: self.canvas.zoom(1.25), "+"),
            icon_button("maximize-2", "Show all that is dated", self.canvas.fit, "F"),
        )
        tools = row(self._clocks, self._shown, None, self._ways, margins=(12, 0, 8, 0), spacing=8)
        foot = row(self._said, self._faults, *self._zooms, margins=(12, 0, 8, 0), spacing=4)
        foot.setStretch(0, 1)
        self.setFocusProxy(self.canvas)
        self.setLayout(
            column(
                panel("Bar", tools, px(TOOL_BAR)),
                FilterBar(self._session),
                panel("Centre", column(self._stack)),
                panel("Status", foot, px(STATUS_BAR + 6)),
            )
        )

    def _take(self, reading: TimelineReading) -> None:
        self._is_reading = False
        if self._session.closed:
            return
        first, self._reading = self._reading is None, reading
        self._show(keep_view=not first)
        if self._read_again:
            self._read_again = False
            self.refresh()

    def _on_failed(self, sentence: str) -> None:
        self._is_reading = False
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        if not self._session.closed:
            self._session.told.emit(sentence)

    def _show(self, *, keep_view: bool) -> None:
        """Has what is wanted made ready on a thread; what was wanted before and is not ready yet is dropped."""
        if self._reading is None:
            return
        if self._making is not None:
            self._making.cancel()
            keep_view = keep_view and self._keep_view
        self._keep_view = keep_view
        clock, order = Clock(self._clocks.choice()), LaneOrder(self._order.choice())
        by, narrowing = LaneBy(self._by.choice()), self._filter.narrowing()
        wanted = Wanted(clock, by, order, self._shown.choice(), narrowing)
        ontology, metrics = self._session.ontology, self.canvas.metrics()
        self._making = self._tasks.run(
            "Putting the timeline in lanes",
            make_ready,
            self._reading,
            ontology,
            wanted,
            metrics,
            date.today().toordinal(),
            on_done=self._show_ready,
            on_failed=self._tell,
        )

    def _show_ready(self, ready: Ready) -> None:
        self._making = None
        if self._session.closed:
            return
        self.canvas.show_ready(ready, keep_view=self._keep_view)
        self._keep_view = True
        self._faults.setVisible(bool(ready.faults))
        self._faults.setText(button_words(fault_words(ready.faults), "icon"))
        self._faults.setAccessibleName(f"Next of {fault_words(ready.faults)}")
        set_plain_tooltip(self._faults, "Next contradiction of order   X")
        self._show_way()
        self._on_selected(self._session.selection)

    def _show_span(self) -> None:
        """Marks the range of dates in force; the table lists what can have held within it."""
        ready, asked = self.canvas.ready, self._filter.range()
        if ready is None or not self.isVisible():
            return
        horizon, held = ready.chart.horizon, ready.chart.clock is Clock.HELD
        self.canvas.set_span(_span(asked, horizon) if asked is not None and held else None)
        within = self._filter.within(ready.chart.items, ready.shown)
        if self._ways.choice() == "table":
            self.table.show_items(ready.chart, within)
            self.table.select(self.canvas.chart.selected)
        words = count_words(ready.dated, len(ready.undated))
        marked = f" · {len(within):,} can have held: {when_words(asked)}" if asked is not None else ""
        self._said.setText(f"{words}{marked}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_span()

    def _choose_span(self, span: Span | None) -> None:
        if self.canvas.chart.clock is Clock.HELD:
            self._filter.choose_span(span)

    def _show_way(self) -> None:
        table = self._ways.choice() == "table"
        has = self._reading is not None and bool(self._reading.items)
        self._stack.setCurrentWidget(self._empty if not has else self.table if table else self.canvas)
        self._show_span()
        self.setFocusProxy(self.table if table else self.canvas)
        for each in (*self._zooms, self._clocks):
            each.setEnabled(not table)

    def _go_to_fault(self) -> None:
        (self.table if self._ways.choice() == "table" else self.canvas).next_fault()

    def _choose(self, key: Key | None) -> None:
        self._session.select(ObjectRef(*key) if key is not None else None)

    def _ask_menu(self) -> None:
        if self._session.selection is not None:
            self.menu_asked.emit(self._session.selection)

    def _on_selected(self, ref: ObjectRef | None) -> None:
        key = (ref.type, ref.id) if ref is not None else None
        self.canvas.select(key)
        self.table.select(key)


def _span(asked: Period, horizon: Horizon) -> Span:
    """A range of dates as days; without a limit it goes as far as what is shown."""
    first, last = asked.start.first, asked.end.last
    return Span(horizon.first if first is None else first, horizon.last if last is None else last)


def _read(progress: Progress, case: Case, ontology: Ontology) -> TimelineReading:
    progress.check()
    return read_timeline(case, ontology)


def _segments(name: str, options: tuple[tuple[str, str], ...]) -> Segments:
    made = Segments(name, options)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made
