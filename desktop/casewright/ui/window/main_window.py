"""The window: the welcome screen, or one open case; files dropped on it, and trouble shown as what it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QStackedWidget

from casewright.casefile.access import Access
from casewright.casefile.case import Case, default_analyst
from casewright.casefile.opening import create_case, open_unlocked
from casewright.casefile.unlocking import unlock
from casewright.model.errors import CaseError, CaseLocked, PassphraseNeeded
from casewright.ui.settings import Settings
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme import apply_theme
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.drop_hint import DropHint
from casewright.ui.window.earlier_case import EarlierCase
from casewright.ui.window.fault_dialog import FaultDialog
from casewright.ui.window.new_case import NewCaseDialog
from casewright.ui.window.passphrase_dialog import PassphraseDialog
from casewright.ui.window.protecting import Protecting
from casewright.ui.window.session import CaseSession
from casewright.ui.window.settings_dialog import SettingsDialog
from casewright.ui.window.take_over import TakeOverDialog, held_elsewhere
from casewright.ui.window.trouble import Trouble
from casewright.ui.window.welcome import Welcome
from casewright.ui.window.working_copies import WorkingCopies

SUFFIX = ".casewright"
_FILTER = "Casewright cases (*.casewright);;All files (*)"
_SIZE = (1440, 900)


class MainWindow(QMainWindow):
    """One case at a time; `case_view` is None while the welcome screen is shown."""

    def __init__(self, settings: Settings, trouble: Trouble, analyst: str | None = None) -> None:
        super().__init__()
        self.settings, self.trouble, self._analyst = settings, trouble, analyst
        self.tasks = TaskRunner(self)
        self.case_view: CaseView | None = None
        self.earlier = EarlierCase(self)
        self.copies = WorkingCopies(self)
        self.fault: FaultDialog | None = None
        self.new_case: NewCaseDialog | None = None
        self.settings_dialog: SettingsDialog | None = None
        self.take_over: TakeOverDialog | None = None
        self.unlocking: PassphraseDialog | None = None
        self.protecting = Protecting(self)
        self.setWindowTitle("Casewright")
        self.setAcceptDrops(True)
        self.resize(*_SIZE)
        self.setMinimumSize(720, 480)
        self.welcome = Welcome(settings)
        self.welcome.new_asked.connect(self.ask_for_new_case)
        self.welcome.open_asked.connect(self.ask_for_case)
        self.welcome.sample_asked.connect(self.open_sample)
        self.welcome.settings_asked.connect(self.open_settings)
        self.welcome.chosen.connect(self.open_case)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self.setCentralWidget(self._stack)
        self.drop_hint = DropHint(self)
        trouble.refused.connect(self.refuse)
        trouble.broken.connect(self.show_fault)
        if (place := settings.place("window")) is not None:
            self.restoreGeometry(place)

    # --- cases ------------------------------------------------------------------------------------------------------

    def open_case(self, path: Path, passphrase: str | None = None) -> bool:
        """Opens a case for writing; read-only, with a banner, when somebody else has it open. Says whether it is open.

        For the passphrase of an encrypted one it asks, and opens it afterwards.
        """
        try:
            access = unlock(path, passphrase)
        except PassphraseNeeded:
            self._ask_for_passphrase(path)
        except CaseError as error:
            self.refuse(str(error))
        else:
            return self.open_unlocked(access)
        return False

    def open_unlocked(self, access: Access) -> bool:
        """The same, for what is unlocked."""
        try:
            self._show(open_unlocked(access, self.analyst), None)
        except CaseLocked as locked:
            return self._open_read_only(access, str(locked))
        except CaseError as error:
            self.refuse(str(error))
            return False
        return True

    def ask_for_case(self) -> None:
        """Asks which case to open."""
        name, _ = QFileDialog.getOpenFileName(self, "Open a case", str(self._folder()), _FILTER)
        if name:
            self.open_case(Path(name))

    def ask_for_new_case(self) -> None:
        """Asks what a new case is called and how it is handled, then where it is kept."""
        self.new_case = NewCaseDialog(self.create_case, self._folder(), self)
        self.new_case.finished.connect(self.new_case.deleteLater)
        self.new_case.open()

    def create_case(
        self, path: Path, title: str, marking: str, question: str | None, passphrase: str | None = None
    ) -> None:
        """Makes a case file and opens it. Raises CaseError when it cannot be made there."""
        case = create_case(path.with_suffix(SUFFIX), title, marking, self.analyst, passphrase=passphrase)
        if question:
            from casewright.operations.case_info import edit_case

            case.run(edit_case, question=question)
        self._show(case, None)

    def open_sample(self) -> None:
        """Makes a copy of the sample case in the person's own folder and opens it."""
        from casewright.ui.window.sample_case import make_sample, sample_path

        path = sample_path(self._folder())
        if path.exists():
            self.open_case(path)
            return
        self.welcome.say("Making the sample case …")
        self.tasks.run(
            "Making the sample case", make_sample, path, on_done=lambda _path: self._on_sample(path),
            on_failed=self._on_sample_failed, in_process=True,
        )  # fmt: skip

    def close_case(self) -> None:
        """Closes the case and shows the welcome screen."""
        view, self.case_view = self.case_view, None
        if view is not None:
            view.close_case()
            self.earlier.closed(view.session.case.path)
            self._stack.removeWidget(view)
            view.deleteLater()
        self.setWindowTitle("Casewright")
        self.welcome.refresh()
        self._stack.setCurrentWidget(self.welcome)

    def show_earlier(self, case: Case) -> CaseView:
        """Shows a case as it was known earlier, which is not remembered among the recent ones."""
        return self._show(case, None, remember=False)

    # --- settings ---------------------------------------------------------------------------------------------------

    @property
    def analyst(self) -> str | None:
        """The name to work under: the command line's before the settings'; None: the account's."""
        return self._analyst or self.settings.analyst

    def open_settings(self) -> None:
        """Asks for name, look and size of the text."""
        self.settings_dialog = SettingsDialog(self.settings, self._analyst, self._on_settings, self)
        self.settings_dialog.finished.connect(self.settings_dialog.deleteLater)
        self.settings_dialog.open()

    # --- trouble ----------------------------------------------------------------------------------------------------

    def refuse(self, sentence: str) -> None:
        """Says in one sentence why something was not done."""
        if self.case_view is not None:
            self.case_view.refuse(sentence)
        else:
            self.welcome.say(sentence, "bad")

    def show_fault(self, details: str) -> None:
        """Says that something is our fault, with what a maintainer needs."""
        if self.fault is None or not self.fault.isVisible():
            self.fault = FaultDialog(details, self)
            self.fault.open()

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is not None:
            return  # words dragged about within the window
        said = self._would_do(event.mimeData())
        if said is not None:
            self.drop_hint.say(*said)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_hint.hide()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_hint.hide()
        mime = event.mimeData()
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.take_dropped(paths)
        elif self.case_view is not None:
            self.case_view.intake.take_data(mime)
        event.acceptProposedAction()

    def _would_do(self, mime: QMimeData) -> tuple[str, str] | None:
        """What a drop would do, in two lines; None when it would do nothing."""
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if any(path.suffix == SUFFIX for path in paths):
            return "Drop to open the case", "The one that is open is closed; everything in it is saved."
        is_only_a_link = mime.hasUrls() and not (mime.hasImage() or mime.hasHtml())
        if not paths and (is_only_a_link or not (mime.hasImage() or mime.hasHtml() or mime.hasText())):
            return None
        if self.case_view is None:
            return ("Open a case first", "Then drop documents on it to archive them.") if paths else None
        if self.case_view.session.read_only:
            return "This case is open read-only", "Nothing can be archived in it now."
        count = f"{len(paths)} files or folders" if len(paths) > 1 else "this"
        words = "The bytes are kept as they are, with their hash; folders with all the files in them."
        return f"Drop to archive {count}", words

    def take_dropped(self, paths: list[Path]) -> None:
        """A case is opened; anything else is archived in the case that is open."""
        cases = [path for path in paths if path.suffix == SUFFIX]
        if cases:
            self.open_case(cases[0])
        elif self.case_view is not None:
            self.case_view.take_files(paths)
        else:
            self.welcome.say("Open a case first; then drop documents on it to archive them.", "warn")

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.remember_place("window", self.saveGeometry())
        if self.case_view is not None:
            self.close_case()
        self.tasks.close()
        self.settings.save()
        super().closeEvent(event)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _ask_for_passphrase(self, path: Path) -> None:
        def opened(access: Access | None, _new: str | None) -> None:
            if access is not None:
                self.open_unlocked(access)

        self.unlocking = PassphraseDialog(
            path, self.tasks, opened, self, title="Open an encrypted case", submit="Open"
        )
        self.unlocking.finished.connect(self.unlocking.deleteLater)
        self.unlocking.open()

    def _open_read_only(self, access: Access, sentence: str) -> bool:
        try:
            self._show(open_unlocked(access, self.analyst, read_only=True), sentence)
        except CaseError as error:
            self.refuse(str(error))
            return False
        return True

    def _show(self, case: Case, locked: str | None, remember: bool = True) -> CaseView:
        self.close_case()
        if remember:
            self.settings.remember_case(case.path)
        self.case_view = view = CaseView(CaseSession(case), self.tasks, self.settings, self.trouble)
        view.session.setParent(view)
        view.open_asked.connect(self.ask_for_case)
        view.close_asked.connect(self.close_case)
        view.write_asked.connect(self._try_to_write)
        view.take_over_asked.connect(lambda: self._ask_to_take_over(case.path))
        view.protection_asked.connect(self.protecting.ask)
        view.settings_asked.connect(self.open_settings)
        view.known_asked.connect(self.earlier.show)
        view.check_out_asked.connect(self.copies.check_out)
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.refresh_frame()
        if locked is not None:
            view.say_locked(locked, held_elsewhere(case.path))
        elif remember:
            self.copies.greet(case.access)
        QTimer.singleShot(0, view, view.start)
        return view

    def _try_to_write(self, take_over: bool = False) -> None:
        """The case that is open read-only, opened for writing."""
        if self.case_view is None:
            return
        try:
            access = self.case_view.session.case.access
            case = open_unlocked(access, self.analyst, take_over=take_over)
        except CaseError as error:
            self.refuse(str(error))
            return
        self._show(case, None)

    def _ask_to_take_over(self, path: Path) -> None:
        self.take_over = TakeOverDialog(path, lambda: self._try_to_write(take_over=True), self)
        self.take_over.finished.connect(self.take_over.deleteLater)
        self.take_over.open()

    def _on_settings(self) -> None:
        view = self.case_view
        if view is not None:
            view.show_look()
            view.session.case.work_as(self.analyst or default_analyst())
        else:
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            apply_theme(app, self.settings.scheme, self.settings.text_scale)

    def _on_sample(self, path: Path) -> None:
        self.welcome.say("")
        self.open_case(path)

    def _on_sample_failed(self, sentence: str) -> None:
        self.welcome.say(sentence, "bad")

    def _folder(self) -> Path:
        recent = self.settings.recent
        return recent[0].parent if recent else Path.home()
