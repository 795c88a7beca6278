"""The case in time: swim-lanes or a table, by any of three clocks, chosen together with every other view."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from casewright.analysis.timeline.items import Clock
from casewright.analysis.timeline.lanes import LaneBy, LaneOrder, Names, lanes_of
from casewright.analysis.timeline.reading import TimelineReading, read_timeline
from casewright.casefile.case import Case
from casewright.model.ontology import Ontology
from casewright.ui.pages.live_page import LivePage
from casewright.ui.tasks import Progress, TaskRunner
from casewright.ui.theme import ThemeChanged, px
from casewright.ui.theme.tokens import STATUS_BAR, TOOL_BAR
from casewright.ui.timeline.canvas import TimelineCanvas
from casewright.ui.timeline.chart import Chart, Key, Mark
from casewright.ui.timeline.signs import kind_name, lane_signs, sign_of
from casewright.ui.timeline.table import TimelineTable
from casewright.ui.timeline.words import count_words
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import ElidedLabel
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

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(session, _TABLES, parent)
        self._tasks = tasks
        self._reading: TimelineReading | None = None
        self._is_reading = self._read_again = False
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

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self.table.take_look()
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
        self._said = ElidedLabel("", "small")
        self.canvas.described.connect(self._said.setText)
        self._counts = ElidedLabel("", "caption")
        self._faults = text_button("", self.canvas.next_fault, icon="triangle-alert")
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
                panel("Centre", column(self._stack)),
                panel("Status", foot, px(STATUS_BAR + 6)),
            )
        )

    def _take(self, reading: TimelineReading) -> None:
        self._is_reading = False
        if self._session.closed:
            return
        first = self._reading is None
        self._reading = reading
        self._show(keep_view=not first)
        if self._read_again:
            self._read_again = False
            self.refresh()

    def _on_failed(self, sentence: str) -> None:
        self._is_reading = False
        self._session.told.emit(sentence)

    def _show(self, *, keep_view: bool) -> None:
        reading = self._reading
        if reading is None:
            return
        clock, by, ontology = Clock(self._clocks.choice()), LaneBy(self._by.choice()), self._session.ontology
        wanted, items = self._shown.choice(), reading.items
        shown = [n for n, each in enumerate(items) if not wanted or each.type == wanted]
        names = Names(
            {each.id: each.name for each in reading.entities.values()},
            reading.sources,
            lambda t, k: kind_name(ontology, t, k),
        )
        lanes, undated = lanes_of(items, shown, clock, by, LaneOrder(self._order.choice()), names)
        signs = [sign_of(ontology, each.type, each.kind) for each in items]
        faults = reading.faults()
        chart = Chart(
            items=items, signs=signs, lane_signs=lane_signs(ontology, lanes, reading, signs), clock=clock, faults=faults,
            marks=[Mark(today(), "Today"), *(Mark(day, "Cut-off") for _, day in reading.cut_offs)],
        )  # fmt: skip
        self.canvas.show_chart(chart, lanes, undated, today(), keep_view=keep_view)
        self.table.show_items(items, signs, shown, faults)
        dated = len({number for lane in lanes for number in lane.items})
        wrong = sum(1 for n in shown if items[n].key in faults)
        self._said.setText(count_words(dated, len(undated), len(reading.findings)))
        self._faults.setVisible(bool(wrong))
        self._faults.setText(f" {len(reading.findings)} out of order")
        self._faults.setAccessibleName(f"Next of {len(reading.findings)} contradictions of order")
        self._show_way()
        self._on_selected(self._session.selection)

    def _show_way(self) -> None:
        table = self._ways.choice() == "table"
        has = self.table.rows.rowCount() > 0
        self._stack.setCurrentWidget(self._empty if not has else self.table if table else self.canvas)
        self.setFocusProxy(self.table if table else self.canvas)
        for each in (*self._zooms, self._clocks):
            each.setEnabled(not table)

    def _choose(self, key: Key | None) -> None:
        self._session.select(ObjectRef(*key) if key is not None else None)

    def _on_selected(self, ref: ObjectRef | None) -> None:
        key = (ref.type, ref.id) if ref is not None else None
        self.canvas.select(key)
        self.table.select(key)


def today() -> int:
    """The day number of today."""
    return date.today().toordinal()


def _read(progress: Progress, case: Case, ontology: Ontology) -> TimelineReading:
    progress.check()
    return read_timeline(case, ontology)


def _segments(name: str, options: tuple[tuple[str, str], ...]) -> Segments:
    made = Segments(name, options)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made
