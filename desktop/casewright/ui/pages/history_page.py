"""Everything that was done in the case, latest first, by whom and when; and what each step changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QWidget

from casewright.casefile.change_set import CaseChanged, Change, ChangeSet
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.plain_text import show_controls
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.session import CaseSession, shortened
from casewright.ui.window.words import label_of_kind, type_word

_ICONS = {"undo": ("undo-2", "account"), "redo": ("redo-2", "account"), "system": ("settings", "document")}
_MOST_CHANGES = 200
_OPERATIONS = {"I": "Added", "U": "Changed", "D": "Deleted", "BI": "Added", "BD": "Deleted"}


class HistoryPage(QWidget):
    """A list of steps; choosing one shows its changes field by field, Enter opens what it was about."""

    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: dict[str, ChangeSet] = {}
        self._undo = text_button("Undo", self.undo_asked.emit, icon="undo-2")
        self._redo = text_button("Redo", self.redo_asked.emit, icon="redo-2")
        self.list = RowList("Steps", self._fetch)
        self.list.chosen.connect(self._show_step)
        self.list.opened.connect(self._open)
        self.detail = QPlainTextEdit()
        self.detail.setReadOnly(True)
        self.detail.setAccessibleName("What the step changed")
        self.detail.setTabChangesFocus(True)
        self.detail.document().setDocumentMargin(16)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.detail)
        split.setSizes([460, 240])
        said = PlainLabel(
            "Nothing is ever lost: every step can be looked at, and the latest can be taken back.", "caption"
        )
        tools = row(said, None, self._undo, self._redo, margins=(16, 0, 8, 0), spacing=8)
        self.setFocusProxy(self.list)
        self.setLayout(column(panel("Bar", tools, TOOL_BAR), split))
        session.changed.connect(self._on_changed)
        self._refresh_tools()

    def _fetch(self, after: Any, limit: int) -> list[ListRow]:
        if after is None:
            self._steps.clear()
        return [self._row(step) for step in self._session.case.history(limit, after)]

    def _row(self, step: ChangeSet) -> ListRow:
        self._steps[str(step.id)] = step
        icon, colour = _ICONS.get(step.kind, ("pencil", "person"))
        changes = "1 change" if step.changes == 1 else f"{step.changes:,} changes"
        said = f"{step.analyst or 'Somebody'} · {_when(step.at)} · {changes}"
        return ListRow(str(step.id), self._session.describe(step), said, icon, colour, key=step.seq)

    def _show_step(self, step_id: str) -> None:
        changes = self._session.case.changes(self._steps[step_id])
        lines = [line for change in changes[:_MOST_CHANGES] for line in _lines(change)]
        if len(changes) > _MOST_CHANGES:
            lines.append(f"… and {len(changes) - _MOST_CHANGES:,} more changes")
        self.detail.setPlainText(show_controls("\n".join(lines)))

    def _open(self, step_id: str) -> None:
        subject = self._steps[step_id].subject
        if subject is not None:
            self._session.open_id(subject)

    def _on_changed(self, event: CaseChanged) -> None:
        self.list.reload()
        self._refresh_tools()

    def _refresh_tools(self) -> None:
        case, writable = self._session.case, not self._session.read_only
        self._undo.setEnabled(writable and case.undo_label() is not None)
        self._redo.setEnabled(writable and case.redo_label() is not None)


def _when(at: datetime) -> str:
    local = at.astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"


def _lines(change: Change) -> list[str]:
    """One change as text: what, then field by field before and after."""
    lines = [f"{_OPERATIONS.get(change.op, change.op)} {type_word(change.table)}"]
    before, after = change.before or {}, change.after or {}
    for column_name in dict.fromkeys([*before, *after]):
        old, new = before.get(column_name), after.get(column_name)
        if column_name.endswith(("id", "_lo", "_hi")) or column_name == "name_key" or old == new:
            continue
        label = label_of_kind(column_name)
        lines.append(
            f"    {label}: {_value(old)} → {_value(new)}"
            if old is not None
            else f"    {label}: {_value(new)}"
        )
    return lines


def _value(value: object) -> str:
    return "nothing" if value is None else shortened(str(value), 160)
