"""Beside the form of a judgement: how it will read, what the check says of it, and why it changes, where that is asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from casewright.analysis.check.finding import Finding
from casewright.ui.editing.finding import find_rows
from casewright.ui.editing.object_field import ObjectField
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate, set_plain_tooltip
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

BECAUSE = ("claim", "source", "observation", "judgement", "indicator", "assumption", "passage")
"""What may have led to a change of mind."""
_MOST = 6
_NOTHING = "Say first what you judge."
_CLEAR = "The check finds nothing to say about the wording."
_KEPT = "This judgement stands already. What it said before is kept, with your reason."


class JudgementSide(QWidget):
    """`copied`: somebody wants the sentences as text."""

    copied = Signal()

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("How the judgement reads")
        self.change = PlainLabel("", "strong", wrap=True)
        self.reason = QPlainTextEdit()
        self.reason.setProperty("field", True)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(px(64))
        self.reason.setAccessibleName("Why it changes")
        self.because = ObjectField(
            "Changed because of", session, lambda words: find_rows(session, BECAUSE, words)
        )
        self._asks = panel("Float", column(
            PlainLabel("WHY IT CHANGES", "section"), self.change, PlainLabel(_KEPT, "caption", wrap=True), self.reason,
            PlainLabel("Changed because of (a claim, a source, an observation …)", "small", wrap=True), self.because,
            margins=(14, 12, 14, 12), spacing=6,
        ))  # fmt: skip
        self._asks.hide()
        self.sentences = [PlainLabel("", "print", wrap=True) for _ in range(3)]
        self._copy = text_button("Copy as text", self.copied.emit, icon="copy")
        self.troubles = [PlainLabel("", "small", wrap=True) for _ in range(_MOST)]
        self.setLayout(column(
            self._asks, PlainLabel("HOW IT READS", "section"), *self.sentences, row(self._copy, None),
            PlainLabel("WHAT THE CHECK SAYS", "section"), *self.troubles, None, margins=(8, 8, 20, 16), spacing=8,
        ))  # fmt: skip
        self.show_reading((), ())

    @property
    def asks_why(self) -> bool:
        """Whether a reason is asked for."""
        return not self._asks.isHidden()

    def ask_why(self, change: str) -> None:
        """Asks why it changes, naming the change; an empty text asks nothing."""
        self.change.setText(change)
        self._asks.setVisible(bool(change))

    def why(self) -> tuple[str, ObjectRef | None]:
        """The reason, and what led to the change."""
        return self.reason.toPlainText().strip(), self.because.value()

    def show_reading(self, sentences: Sequence[str], findings: Sequence[Finding]) -> None:
        """Shows the sentences of the judgement as it stands in the form, and what the rules on wording find in it."""
        shown = list(sentences) or [_NOTHING]
        for place, label in enumerate(self.sentences):
            label.setText(isolate(shown[place]) if place < len(shown) else "")
            label.set_role("print" if sentences else "muted")
            label.setVisible(place < len(shown))
        self._copy.setEnabled(bool(sentences))
        for place, label in enumerate(self.troubles):
            finding = findings[place] if place < len(findings) else None
            label.setVisible(finding is not None)
            if finding is not None:
                label.setText(f"{finding.rule}  {isolate(finding.message)}")
                label.set_role("problem" if finding.severity == "blocker" else "small")
                set_plain_tooltip(label, finding.hint)
        if sentences and not findings:
            self.troubles[0].setText(_CLEAR)
            self.troubles[0].set_role("caption")
            self.troubles[0].show()
