"""Everything that was done in the case, latest first, by whom and when; what each step changed, and ways back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from casewright.casefile.change_set import CaseChanged, ChangeSet
from casewright.model.errors import CaseError
from casewright.model.parted_text import PartedText
from casewright.ui.history import work
from casewright.ui.history.change_list import ChangeList
from casewright.ui.history.differences_dialog import DifferencesDialog
from casewright.ui.history.step_filter import StepFilter
from casewright.ui.history.words import FieldChange, field_changes
from casewright.ui.tasks import TaskRunner
from casewright.ui.techniques.form_request import FormRequest
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.widgets.labels import ElidedLabel
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList
from casewright.ui.widgets.tool_row import ToolRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import clock_words

_ICONS = {
    "undo": ("undo-2", "account"), "redo": ("redo-2", "account"), "system": ("settings", "document"),
    "merge": ("git-merge", "organisation"),
}  # fmt: skip
_MOST_CHANGES = 2_000


class HistoryPage(QWidget):
    """A list of steps; choosing one shows its changes field by field, Enter opens what it was about.

    Signals:
        form_asked: the `FormRequest` for a reason.
        known_asked: the step after which the case is wanted as it was known.
    """

    undo_asked = Signal()
    redo_asked = Signal()
    form_asked = Signal(object)
    known_asked = Signal(object)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._steps: dict[str, ChangeSet] = {}
        self._undo = text_button("Undo", self.undo_asked.emit, icon="undo-2")
        self._redo = text_button("Redo", self.redo_asked.emit, icon="redo-2")
        self.filter = StepFilter(session.case)
        self.list = RowList("Steps", self._fetch)
        self.list.chosen.connect(self._show_step)
        self.list.opened.connect(self._open)
        self.filter.changed.connect(self._on_filtered)
        self.detail = ChangeList("What the step changed")
        self.detail.opened.connect(lambda each: session.open(ObjectRef(each.table, each.id)))
        self.detail.chosen.connect(lambda _each: self._refresh_tools())
        self.differences: DifferencesDialog | None = None
        self._back = text_button("Take back this step", self.take_back, icon="undo-2", look="outline")
        self._restore = text_button("Restore this field", self.restore, icon="history", look="outline")
        self._return = text_button("Return to here", self.return_here, icon="arrow-left", look="outline")
        self._known = text_button("As known then", self.show_as_known, icon="eye", look="outline")
        self._compare = text_button("Compare with now", self.compare, icon="split", look="outline")
        self._said = ElidedLabel("", "caption")
        acts = ToolRow((), self._said, (self._back, self._restore, self._return, self._known, self._compare))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(panel("Changes", column(acts, self.detail)))
        split.setSizes([420, 300])
        tools = row(self.filter, None, self._undo, self._redo, margins=(16, 0, 8, 0), spacing=8)
        self.setFocusProxy(self.list)
        self.setLayout(column(panel("Bar", tools, TOOL_BAR), split))
        session.changed.connect(self._on_changed)
        self._refresh_tools()

    def show_history_of(self, object_id: UUID) -> None:
        """Only the steps that touched this object."""
        self.filter.show_object(object_id)

    def current(self) -> ChangeSet | None:
        """The step in hand."""
        return self._steps.get(self.list.current_id())

    def take_back(self) -> None:
        """Takes back the step in hand, whenever it was made."""
        step = self.current()
        if step is not None and not self._session.read_only:
            self._try(lambda: self._session.case.take_back(step), "The step is taken back.")

    def restore(self) -> None:
        """Sets the field in hand to what it was before the step in hand."""
        step, change = self.current(), self.detail.current()
        if step is None or change is None or change.did != "Changed" or self._session.read_only:
            return
        then = step.seq - 1

        def set_back(reason: str | None = None) -> None:
            self._session.run(
                "restoring.restore_object",
                change.table,
                change.id,
                step=then,
                fields=[change.field],
                reason=reason,
            )

        if change.table == "judgement":  # one that stands changes with a reason only
            field = FieldSpec("reason", "Why it is as it was before", "lines", required=True)
            self.form_asked.emit(
                FormRequest(
                    "Restore",
                    [field],
                    lambda typed: set_back(typed["reason"]),
                    submit="Restore",
                    text=change.below,
                )
            )
        else:
            self._try(set_back, "Restored.")

    def return_here(self) -> None:
        """Takes the case back to what it was after the step in hand, as one step that can be undone."""
        step = self.current()
        if step is None or self._session.read_only:
            return
        if self._session.case.history(1)[0].seq == step.seq:
            self._session.told.emit("This is how the case is now.")
            return
        self._try(
            lambda: self._session.case.return_to(step.seq),
            "The case is as it was then. Undo takes that back.",
        )

    def show_as_known(self) -> None:
        """Asks for the case as it was known after the step in hand, to look at."""
        step = self.current()
        if step is not None:
            self.known_asked.emit(step)

    def compare(self) -> None:
        """Lists what differs between the step in hand and now."""
        step = self.current()
        if step is not None:
            self._tasks.run(
                "Comparing", work.compare_moments, self._session.case.access, step.seq, in_process=True,
                on_done=lambda found: self._show_differences(f"Since {clock_words(step.at)}", found), on_failed=self._session.told.emit,
            )  # fmt: skip

    def _show_differences(self, title: str, changes: list[FieldChange]) -> None:
        said = "What is different now from what it was then; what was changed and changed back is not."
        self.differences = DifferencesDialog(title, said, changes, self)
        self.differences.opened.connect(self._session.open)
        self.differences.finished.connect(self.differences.deleteLater)
        self.differences.show()

    def _fetch(self, after: Any, limit: int) -> list[ListRow]:
        if after is None:
            self._steps.clear()
        steps = self._session.case.history(limit, after, self.filter.object_id, self.filter.wanted())
        return [self._row(step) for step in steps]

    def _row(self, step: ChangeSet) -> ListRow:
        self._steps[str(step.id)] = step
        icon, colour = _ICONS.get(step.kind, ("pencil", "person"))
        changes = "1 change" if step.changes == 1 else f"{step.changes:,} changes"
        said = PartedText((step.analyst or "Somebody", clock_words(step.at), changes), " · ")
        return ListRow(str(step.id), self._session.describe(step), said, icon, colour, key=step.seq)

    def _show_step(self, step_id: str) -> None:
        case = self._session.case
        changes = case.changes(self._steps[step_id])
        lines = [
            line
            for change in changes[:_MOST_CHANGES]
            if change.row_id is not None
            for line in field_changes(
                case, change.table, change.row_id, change.op[-1], change.before, change.after
            )
        ]
        self.detail.show_changes(lines)
        more = len(changes) - _MOST_CHANGES
        self._said.setText(f"and {more:,} more changes" if more > 0 else "")
        self._refresh_tools()

    def _open(self, step_id: str) -> None:
        subject = self._steps[step_id].subject
        if subject is not None:
            self._session.open_id(subject)

    def _try(self, act: Any, done: str) -> None:
        try:
            act()
        except CaseError as error:
            self._session.told.emit(str(error))
        else:
            self._session.told.emit(done)

    def _on_filtered(self) -> None:
        self.list.rows.reload()
        self.detail.show_changes(())
        self._refresh_tools()

    def _on_changed(self, event: CaseChanged) -> None:
        self.filter.refresh()
        self.list.reload()
        self._refresh_tools()

    def _refresh_tools(self) -> None:
        case, writable = self._session.case, not self._session.read_only
        step = self.current()
        self._undo.setEnabled(writable and case.undo_label() is not None)
        self._redo.setEnabled(writable and case.redo_label() is not None)
        for button in (self._back, self._return):
            button.setEnabled(writable and step is not None)
        change = self.detail.current()
        self._restore.setEnabled(writable and change is not None and change.did == "Changed")
        for button in (self._known, self._compare):
            button.setEnabled(step is not None)
