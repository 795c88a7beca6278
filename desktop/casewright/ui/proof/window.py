"""The proof of a finished brief: what it quotes, held against the case, to be gone through beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QStackedWidget, QWidget

from casewright.ui.proof import words
from casewright.ui.proof.work import prove
from casewright.ui.tasks import Task, TaskRunner
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession, shortened

if TYPE_CHECKING:
    from casewright.proof.verdict import Proof, Verdict

_LONGEST = 160


def ask_for_proof(session: CaseSession, tasks: TaskRunner, parent: QWidget) -> ProofWindow | None:
    """Asks for a finished brief and opens its proof; None when nobody chose one."""
    name, _ = QFileDialog.getOpenFileName(
        parent, "Verify a brief", str(session.case.path.parent), "PDF (*.pdf)"
    )
    return show_proof(session, tasks, Path(name), parent) if name else None


def show_proof(session: CaseSession, tasks: TaskRunner, brief: Path, parent: QWidget) -> ProofWindow:
    """Opens the proof of a brief."""
    window = ProofWindow(session, tasks, brief, parent)
    window.show()
    return window


class ProofWindow(QDialog):
    """Stays open beside the window; Enter on a quotation shows its passage."""

    def __init__(self, session: CaseSession, tasks: TaskRunner, brief: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self.brief = session, brief
        self.proof: Proof | None = None
        self._shown: list[Verdict] = []
        self.setWindowTitle("Proof of a brief")
        self.resize(px(680), px(640))
        self._said = PlainLabel("Reading the pages and comparing every quotation …", "strong", wrap=True)
        self._counts = PlainLabel("", "muted", wrap=True)
        title = PlainLabel(isolate(brief.name), "title", wrap=True)
        head = column(title, self._said, self._counts, margins=(20, 18, 20, 12), spacing=6)
        self.list = RowList("Verdicts", self._fetch)
        self.list.opened.connect(self._open)
        self._waiting = QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self.list)
        self.only_faults = QCheckBox("Only what does not hold")
        self.only_faults.toggled.connect(self._show_rows)
        self.only_faults.hide()
        self._copy = text_button("Copy as text", self.copy, icon="copy", look="outline")
        self._copy.setEnabled(False)
        close = text_button("Close", self.reject, look="outline")
        close.setDefault(True)
        foot = row(self.only_faults, None, self._copy, close, margins=(20, 12, 20, 14), spacing=8)
        self.setLayout(column(head, Rule(), self._stack, Rule(), foot))
        self._task: Task = tasks.run(
            "Verifying a brief", prove, session.case.access, brief,
            on_done=self._show, on_failed=self._on_failed, in_process=True,
        )  # fmt: skip

    def copy(self) -> None:
        """Puts all of it on the clipboard as plain text."""
        if self.proof is not None:
            QGuiApplication.clipboard().setText(words.as_text(self.brief.name, self.proof))
            self._session.told.emit("Copied the proof.")

    def reject(self) -> None:
        """Closes it; a proof under way is given up."""
        self._task.cancel()
        super().reject()

    def _show(self, proof: Proof) -> None:
        self.proof = proof
        self._said.setText(words.headline(proof))
        self._counts.setText(words.counts(proof))
        self._copy.setEnabled(True)
        has_faults = any(each.verdict != "exact" for each in proof.verdicts)
        self.only_faults.setVisible(has_faults)
        self.only_faults.setChecked(has_faults)
        self._show_rows()
        self._stack.setCurrentWidget(self.list)
        self.list.setFocus()

    def _on_failed(self, sentence: str) -> None:
        self._said.setText(sentence)

    def _show_rows(self) -> None:
        if self.proof is None:
            return
        hidden = "exact" if self.only_faults.isChecked() else ""
        self._shown = [each for each in self.proof.verdicts if each.verdict != hidden]
        self.list.reload()

    def _fetch(self, after: Any, limit: int) -> list[ListRow]:
        start = 0 if after is None else after
        return [
            self._row(place, verdict)
            for place, verdict in enumerate(self._shown[start : start + limit], start=start)
        ]

    @staticmethod
    def _row(place: int, verdict: Verdict) -> ListRow:
        icon, colour, _ = words.LOOKS[verdict.verdict]
        said = f"“{shortened(verdict.words, _LONGEST)}”"
        return ListRow(
            str(place), said, words.place(verdict), icon, colour, f"[{verdict.number}]", key=place + 1
        )

    def _open(self, row_id: str) -> None:
        verdict = self._shown[int(row_id)]
        if verdict.passage_id is not None:
            self._session.open(ObjectRef("passage", verdict.passage_id))
