"""What a merge did and found, for both analysts to read, with the way to what is left open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QWidget

from casewright.casefile.merging.report import MergeReport
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.notice import NoticeBar
from casewright.ui.widgets.plain_text import show_controls


class MergeReportDialog(QDialog):
    """`review` and `undo` are asked for when something is open, and when the whole is to be taken back."""

    def __init__(
        self, report: MergeReport, review: Callable[[], object], undo: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._report, self._review, self._undo = report, review, undo
        self.setWindowTitle("Merged")
        self.resize(px(640), px(460))
        title = "The other copy holds nothing new" if report.is_empty else "Merged, as one step"
        self.text = QPlainTextEdit(show_controls("\n".join(report.as_lines())))
        self.text.setReadOnly(True)
        self.text.setAccessibleName("What came of the merge")
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(px(16))
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.notice = NoticeBar()
        count = len(report.conflicts)
        said = (
            f"{count:,} places that both sides changed wait for you; until then the later change shows."
            if count
            else ("Everything merged by itself." if not report.is_empty else "Nothing was changed.")
        )
        head = column(
            PlainLabel(title, "title"),
            PlainLabel(said, "muted", wrap=True),
            margins=(20, 18, 20, 12),
            spacing=4,
        )
        buttons = [text_button("Save this report …", self._save, icon="save", look="outline")]
        if not report.is_empty:
            buttons.append(
                text_button("Undo the merge", lambda: self._then(self._undo), icon="undo-2", look="outline")
            )
        close = text_button("Close", self.reject, look="outline")
        last = [text_button("Review", lambda: self._then(self._review), look="primary")] if count else []
        foot = row(*buttons, None, close, *last, margins=(20, 12, 20, 14), spacing=8)
        layout = column(head, self.notice, Rule(), self.text, Rule(), foot)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _then(self, act: Callable[[], object]) -> None:
        self.accept()
        act()

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save the report", "merge report.txt", "Text (*.txt)")
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Writes the report as text."""
        try:
            path.write_text("\n".join(self._report.as_lines()) + "\n", "utf-8")
        except OSError as error:
            self.notice.say(f"{path.name} cannot be written: {error.strerror}.", "bad")
        else:
            self.notice.say(f"Saved as {path.name}.", "ok")
