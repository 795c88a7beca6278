"""Share a clean copy: what may go, at once what would stay and why, then the copy with the account of the scan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QWidget

from casewright.exchange.sharing.share import hand_over
from casewright.exchange.sharing.words import said_of_alike, said_of_scan
from casewright.exchange.sharing.work_file import remove_unfinished
from casewright.model.errors import CaseError
from casewright.ui.sharing.form import ShareForm
from casewright.ui.sharing.staying_list import StayingList
from casewright.ui.sharing.work import Staying, make_copy, plan_copy
from casewright.ui.tasks import Progress, Task, TaskRunner
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, held, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.widgets.progress_strip import ProgressStrip
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.casefile.case import Case
    from casewright.exchange.sharing.report import ShareReport
    from casewright.exchange.sharing.share import Prepared

_PAUSE = 350  # milliseconds after the last change, before it is planned anew
_UPRIGHT = QFrame.Shape.VLine


class ShareDialog(QDialog):
    """Stays open beside the window. Ctrl+Enter saves the copy, Esc closes; work under way is given up then."""

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._planning: Task | None = None
        self._making: Task | None = None
        self._target: Path | None = None
        self._passphrase: str | None = None
        self.report: ShareReport | None = None
        self.setWindowTitle("Share a clean copy")
        self.resize(px(1040), px(720))
        self.form = ShareForm(session)
        self.form.changed.connect(self._plan_soon)
        self.form.failed.connect(self._say)
        self.staying = StayingList(session)
        self._headline = PlainLabel("Looking what may go …", "strong", wrap=True)
        self._account = PlainLabel("", "muted", wrap=True).make_selectable()
        self._problem = PlainLabel("", "problem", wrap=True)
        self._problem.hide()
        self.strip = ProgressStrip("upload", "copying")
        self.save = text_button("Save the copy …", self.ask_where, icon="upload", look="primary")
        self._copy = text_button("Copy the account", self.copy_account, icon="copy", look="outline")
        self._copy.hide()
        close = text_button("Close", self.reject, look="outline")
        for button in (self.save, self._copy, close):
            button.setAutoDefault(False)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._plan)
        self._lay_out(close)
        self._plan()

    def ask_where(self) -> None:
        """Asks for the name of the copy and makes it."""
        if self._is_making() or not self.save.isEnabled():
            return
        path = self._session.case.path
        usual = path.with_name(f"{path.stem} ({self.form.marking.choice().replace(':', ' ')}){path.suffix}")
        name, _ = QFileDialog.getSaveFileName(self, "Save the clean copy", str(usual), "Cases (*.casewright)")
        if name:
            self.make(Path(name), replace=True)

    def make(self, target: Path, replace: bool = False) -> None:
        """Makes the copy: written and looked through in the worker process, then logged and put in its place."""
        try:
            self._passphrase = self.form.protection.value()
        except CaseError as error:
            self._say(str(error))
            return
        if self._session.case.encrypted and self._passphrase is None:
            self._say(
                "This case is encrypted: give the copy a passphrase of its own, which whoever gets it may know."
            )
            return
        self._say("")
        self._target = target
        self.save.setEnabled(False)
        case = self._session.case
        self._making = self._tasks.run(
            "Making a clean copy", make_copy, case.access, case.analyst, self.form.wish(), target, replace,
            on_done=lambda prepared: self._hand_over(prepared, replace), on_failed=self._on_failed,
            on_progress=self._on_progress, in_process=True,
        )  # fmt: skip
        self._making.cancelled.connect(self._on_stopped)
        self._on_progress(0, "")

    def stop(self) -> None:
        """Gives the copy up; nothing is left of it."""
        if self._making is not None:
            self._making.cancel()

    def copy_account(self) -> None:
        """Puts what came of it on the clipboard."""
        QGuiApplication.clipboard().setText(f"{self._headline.text()}\n{self._account.text()}\n")
        self._session.told.emit("Copied the account.")

    def reject(self) -> None:
        """Closes it."""
        for task in (self._planning, self._making):
            if task is not None and task.is_running:
                task.cancel()
        self._later.stop()
        self.form.protection.passphrase.forget()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.ask_where()
        elif not entered:
            super().keyPressEvent(event)

    # -- what would go

    def _plan_soon(self) -> None:
        self._later.start()

    def _plan(self) -> None:
        if self._planning is not None and self._planning.is_running:
            self._planning.cancel()
        if not self._is_making():
            self._headline.setText("Looking what may go …")
        self._planning = self._tasks.run(
            "Planning a clean copy", plan_copy, self._session.case.access, self.form.wish(),
            on_done=self._show_plan, on_failed=self._on_unplanned, in_process=True, quiet=True,
        )  # fmt: skip

    def _show_plan(self, found: tuple[ShareReport, list[Staying]]) -> None:
        report, staying = found
        self._say("")
        self._copy.hide()
        self.staying.show_staying(staying)
        if not self._is_making():
            self.save.setEnabled(True)
        goes, stays = sum(report.kept.values()), len(staying)
        self._headline.setText(f"{goes:,} objects go, {stays:,} stay at home.")
        self._account.setText(" ".join(_remarks(report)))

    def _on_unplanned(self, sentence: str) -> None:
        self._headline.setText("Nothing can be copied like this.")
        self.save.setEnabled(False)
        self._say(sentence)

    # -- the copy

    def _hand_over(self, prepared: Prepared, replace: bool) -> None:
        passphrase, self._passphrase = self._passphrase, None
        recipient, note = self.form.recipient.text(), self.form.note.text()
        self._making = self._tasks.run(
            "Handing over a clean copy", _finish, self._session.case, prepared, recipient, note, replace, passphrase,
            on_done=self._show_result, on_failed=self._on_failed, on_progress=self._on_progress,
        )  # fmt: skip

    def _show_result(self, report: ShareReport) -> None:
        self.report = report
        self.strip.hide()
        self.save.setEnabled(True)
        assert self._target is not None
        assert report.scan is not None
        self._headline.setText(f"{isolate(self._target.name)} is there, and clean.")
        said = [
            said_of_scan(report.scan),
            said_of_alike(report.scan),
            *_remarks(report),
            f"SHA-256 {report.sha256}",
        ]
        self._account.setText("\n".join(filter(None, said)))
        self._copy.show()
        self._session.told.emit(f"Saved {self._target.name}.")

    def _on_progress(self, fraction: float, _words: str) -> None:
        if self._is_making():
            self.strip.show_progress(fraction, "Making a clean copy and looking through it …", self.stop)

    def _on_failed(self, sentence: str) -> None:
        self._clear_up()
        self._say(sentence)

    def _on_stopped(self) -> None:
        self._clear_up()
        self._session.told.emit("Stopped; there is no copy.")

    def _clear_up(self) -> None:
        self.strip.hide()
        self.save.setEnabled(True)
        self._passphrase = None
        if self._target is not None:
            remove_unfinished(self._target)

    def _is_making(self) -> bool:
        return self._making is not None and self._making.is_running

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _lay_out(self, close: QWidget) -> None:
        title = column(
            PlainLabel("Share a clean copy", "title"),
            PlainLabel("A fresh case file with what may travel and nothing else. Before you get it, it is looked through for "
                       "everything that stays at home.", "muted", wrap=True),
            margins=(20, 18, 20, 10), spacing=4,
        )  # fmt: skip
        head = column(self._headline, self._account, margins=(16, 10, 16, 8), spacing=4)
        self.form.setMinimumWidth(px(400))
        upright = QFrame()
        upright.setFrameShape(_UPRIGHT)
        upright.setProperty("rule", True)
        upright.setFixedWidth(1)
        right = held(column(head, Rule(), self.staying))
        both = row(self.form, upright, right)
        both.setStretch(0, 4)
        both.setStretch(2, 5)
        foot = row(self._problem, None, self._copy, close, self.save, margins=(20, 12, 20, 14), spacing=8)
        foot.setStretch(0, 1)
        whole = column(title, Rule(), both, self.strip, Rule(), foot)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.form.marking.setFocus(Qt.FocusReason.OtherFocusReason)


def show_share_dialog(session: CaseSession, tasks: TaskRunner, parent: QWidget) -> ShareDialog:
    """Opens it."""
    dialog = ShareDialog(session, tasks, parent)
    dialog.show()
    return dialog


def _finish(
    progress: Progress,
    case: Case,
    prepared: Prepared,
    recipient: str,
    note: str,
    replace: bool,
    passphrase: str | None,
) -> ShareReport:
    """On a thread of the window's process, which holds the case and its log."""

    def tell(done: int, of: int) -> None:
        progress.report(done / max(of, 1))

    return hand_over(
        case, prepared, recipient=recipient, note=note, replace=replace, passphrase=passphrase, progress=tell
    )


def _remarks(report: ShareReport) -> list[str]:
    said = []
    if report.bare_claims:
        said.append(
            f"{report.bare_claims:,} claims go without the evidence they cite, since it names somebody."
        )
    if report.evidence_with_names:
        said.append(
            f"{report.evidence_with_names:,} texts and files go unaltered though they hold hidden names."
        )
    return said
