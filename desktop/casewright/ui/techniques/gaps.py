"""Gaps: what is not known that would matter, what filling it would change, and who closes it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from casewright.casefile.queries import judging
from casewright.casefile.queries.judging import GapRow
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Pill, Words
from casewright.ui.techniques.registry import Technique
from casewright.ui.techniques.sheet import Column
from casewright.ui.techniques.table import TechniqueTable
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import ElidedLabel
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.widgets.tool_row import ToolRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import choice_label

_TABLES = frozenset({"gap", "judgement"})
_STATUSES = ("open", "partly_closed", "closed")
_TONES = {"open": "warn", "partly_closed": "info", "closed": "ok"}
_KEYS = "S next status   X critical   E edits   Alt+Up, Alt+Down move"


class Gaps(Technique):
    """One row a gap."""

    def __init__(self, session: CaseSession, assessment_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(session, assessment_id, _TABLES, parent)
        self.table = TechniqueTable("Gaps", {"s": self._next_status, "x": self._switch_critical})
        self.table.chosen.connect(lambda row: session.select(_ref(row)))
        self.table.opened.connect(lambda row: self.edit_asked.emit(_ref(row)))
        self.table.edited.connect(lambda row: self.edit_asked.emit(_ref(row)))
        self.table.deleted.connect(lambda row: self.delete_asked.emit(_ref(row)))
        self.table.asked.connect(lambda row: self.menu_asked.emit(_ref(row)))
        self.table.moved.connect(self._move)
        self._add = text_button("Gap", self._ask_to_add, icon="plus")
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                "circle-help", "No gap stated", "What is not known that would matter? Who could find it out, and what would it change?",
                "" if session.read_only else "Add a gap", self._ask_to_add,
            )
        )  # fmt: skip
        self._stack.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.setLayout(column(ToolRow((), ElidedLabel(_KEYS, "caption"), (self._add,)), self._stack))
        self.refresh()

    def refresh(self) -> None:
        rows = judging.gaps_of(self._session.case, self.assessment_id)
        self._add.setVisible(not self._session.read_only)
        self._stack.setCurrentIndex(1 if rows else 0)
        self.table.show_rows(_COLUMNS, rows)

    def show_object(self, ref: ObjectRef) -> None:
        self.table.choose(ref.id)

    def _ask_to_add(self) -> None:
        self.add_asked.emit("gap", self.assessment_id)

    def _next_status(self) -> None:
        row = self.table.current_row()
        if row is not None and not self._session.read_only:
            place = (_STATUSES.index(row.status) + 1) % len(_STATUSES)
            self._session.run("assessment_parts.edit_gap", row.id, status=_STATUSES[place])

    def _switch_critical(self) -> None:
        row = self.table.current_row()
        if row is not None and not self._session.read_only:
            self._session.run("assessment_parts.edit_gap", row.id, critical=not row.critical)

    def _move(self, row: GapRow, step: int) -> None:
        rows = list(self.table.sheet.rows)
        place = rows.index(row) + step
        if self._session.read_only or not 0 <= place < len(rows):
            return
        others = [each for each in rows if each.id != row.id]
        after = others[place - 1].id if place else None
        self._session.run("assessment_parts.move_part", "gap", row.id, after=after)


def _ref(row: GapRow) -> ObjectRef:
    return ObjectRef("gap", row.id)


def _question(row: GapRow) -> Part:
    words = Words(isolate(row.question))
    return Stack(words, Row(Pill("Critical", "bad")), spacing=4) if row.critical else words


def _status(row: GapRow) -> Part:
    return Row(Pill(choice_label("gap", "status", row.status), _TONES.get(row.status, "plain")))


def _said(text: str | None) -> Part:
    return Words(isolate(text or ""), "small")


_COLUMNS = (
    Column("Not known", _question, 180, 3),
    Column("Matters because", lambda row: _said(row.why), 120, 2),
    Column("Filled, it would change", lambda row: _said(row.effect), 120, 2),
    Column("Could be closed by", lambda row: _said(row.collection_idea), 120, 2),
    Column("Status", _status, 104),
)
