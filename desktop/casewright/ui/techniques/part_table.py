"""What the techniques that are one table of parts share: assumptions, indicators, gaps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from casewright.ui.editing.moving import move
from casewright.ui.techniques.registry import Technique
from casewright.ui.techniques.sheet import Column
from casewright.ui.techniques.table import TechniqueTable
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import ElidedLabel
from casewright.ui.widgets.tool_row import ToolRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession


class PartTable(Technique):
    """One row a part of the assessment: chosen in the citation panel, edited with E, moved with Alt and an arrow.

    Those made of it say which table (`part`), which tables they follow, what the keys do, and what is empty; they give `columns`,
    `rows` and `keys`.
    """

    part: ClassVar[str]
    follows: ClassVar[frozenset[str]]
    name: ClassVar[str]
    key_words: ClassVar[str]
    empty: ClassVar[tuple[str, str, str, str]]
    """Icon, title and sentence of the empty state, and the words of its button."""

    def __init__(self, session: CaseSession, assessment_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(session, assessment_id, self.follows, parent)
        self.table = TechniqueTable(self.name, self.keys())
        self.table.chosen.connect(lambda row: session.select(self._ref(row)))
        self.table.opened.connect(lambda row: self.edit_asked.emit(self._ref(row)))
        self.table.edited.connect(lambda row: self.edit_asked.emit(self._ref(row)))
        self.table.deleted.connect(lambda row: self.delete_asked.emit(self._ref(row)))
        self.table.asked.connect(lambda row: self.menu_asked.emit(self._ref(row)))
        self.table.moved.connect(self._move)
        self._add = text_button(self.part.capitalize(), self._ask_to_add, icon="plus")
        self._stack = QStackedWidget()
        icon, title, text, add = self.empty
        self._stack.addWidget(
            EmptyState(icon, title, text, "" if session.read_only else add, self._ask_to_add)
        )
        self._stack.addWidget(self.body())
        self.setFocusProxy(self.table)
        self.bar = ToolRow(
            self.tools(), ElidedLabel(self.key_words, "caption"), (*self.end_tools(), self._add)
        )
        self.setLayout(column(self.bar, self._stack))
        self.refresh()

    def body(self) -> QWidget:
        """What is shown where there are rows: the table, and whatever stands around it."""
        return self.table

    def tools(self) -> Sequence[QWidget]:
        """Tools at the beginning of the bar."""
        return ()

    def end_tools(self) -> Sequence[QWidget]:
        """Tools at its end, before the button that adds."""
        return ()

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """What single keys do, by their text."""
        return {}

    def columns(self) -> Sequence[Column]:
        """The columns for the rows read last."""
        raise NotImplementedError

    def rows(self) -> Sequence[Any]:
        """The parts, read from the case."""
        raise NotImplementedError

    def refresh(self) -> None:
        rows = self.rows()
        self._add.setVisible(not self._session.read_only)
        self._stack.setCurrentIndex(0 if self.is_empty(rows) else 1)
        self.table.show_rows(self.columns(), rows)

    def is_empty(self, rows: Sequence[Any]) -> bool:
        """Whether there is nothing at all, as against nothing that a filter lets through."""
        return not rows

    def siblings(self, row: Any) -> Sequence[Any]:
        """The rows among which a part is moved, in their order."""
        return self.table.sheet.rows

    def show_object(self, ref: ObjectRef) -> None:
        self.table.choose(ref.id)

    def edit_current(self, **changes: object) -> None:
        """Sets fields of the part in hand as one step; nothing happens in a case that is only read."""
        row = self.table.current_row()
        if row is not None and not self._session.read_only:
            self._session.run(f"assessment_parts.edit_{self.part}", row.id, **changes)

    def _ref(self, row: Any) -> ObjectRef:
        return ObjectRef(self.part, row.id)

    def _ask_to_add(self) -> None:
        self.add_asked.emit(self.part, self.assessment_id)

    def _move(self, row: Any, step: int) -> None:
        move(self._session, self._ref(row), step, [each.id for each in self.siblings(row)])
