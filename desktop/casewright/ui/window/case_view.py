"""One open case in the window: navigator, views and citations side by side, each of which can be hidden."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from casewright.casefile.change_set import CaseChanged
from casewright.casefile.queries import overview
from casewright.ui.actions import ActionRegistry
from casewright.ui.citations.panel import CitationPanel
from casewright.ui.editing.editor import Editor
from casewright.ui.editing.file_intake import FileIntake
from casewright.ui.house.remembered import remembered_house
from casewright.ui.pages.item import Item
from casewright.ui.pictures.export import PICTURED, Pictured, PictureExport
from casewright.ui.settings import Settings
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme import apply_theme, is_dark, text_scale
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.at_rest import AtRest
from casewright.ui.widgets.command_palette import CommandPalette
from casewright.ui.widgets.key_sheet import KeySheet
from casewright.ui.widgets.notice import NoticeBar, Toast
from casewright.ui.widgets.progress_strip import ProgressStrip
from casewright.ui.window import commands
from casewright.ui.window.brief_actions import CARDS
from casewright.ui.window.exchange_files import ExchangeFiles
from casewright.ui.window.keeping_watch import KeepingWatch
from casewright.ui.window.live_check import LiveCheck
from casewright.ui.window.merge_files import MergeFiles
from casewright.ui.window.navigator import Navigator
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.opening_check import check_on_opening
from casewright.ui.window.panes import Panes
from casewright.ui.window.room import Room
from casewright.ui.window.selected_content import SelectedContent
from casewright.ui.window.session import CaseSession
from casewright.ui.window.status_bar import StatusBar
from casewright.ui.window.tabs import Tabs
from casewright.ui.window.taking_back import remove_mentions
from casewright.ui.window.top_bar import TopBar
from casewright.ui.window.trouble import Trouble
from casewright.ui.window.undo_steps import UndoSteps
from casewright.ui.window.views import add_views

if TYPE_CHECKING:
    from casewright.ui.sharing.dialog import ShareDialog

_REFRESH_PAUSE = 60  # milliseconds: several steps in a row refresh the counts once
_CHECK_PAUSE = 1200  # milliseconds: the case is checked once it is in sight


class CaseView(QWidget):
    """Ties the panes of one case together; they know the session and not each other."""

    open_asked = Signal()
    close_asked = Signal()
    write_asked = Signal()
    take_over_asked = Signal()
    protection_asked = Signal(str)
    settings_asked = Signal()
    known_asked = Signal(object)
    check_out_asked = Signal()

    def __init__(
        self,
        session: CaseSession,
        tasks: TaskRunner,
        settings: Settings,
        trouble: Trouble,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Root")
        self.session, self.tasks, self.settings, self.trouble = session, tasks, settings, trouble
        session.house_of_new_briefs = partial(remembered_house, settings)
        self.registry = ActionRegistry()
        self.command_palette: CommandPalette | None = None
        self.key_sheet: KeySheet | None = None
        self.editor = Editor(session, self)
        self.check = LiveCheck(session, tasks, self)
        commands.register(self.registry, self)
        self._build()
        self.registry.install(self)
        self._steps = UndoSteps(session, tasks, self.toast)
        self.sharing: ShareDialog | None = None
        self.exchange = ExchangeFiles(session, tasks, self.notice, self.toast, self.import_bar, self)
        self.pictures = PictureExport(session, tasks, self.notice, self.toast, self.picture_bar, self)
        self.merging = MergeFiles(self, self.merge_bar)
        self.intake = FileIntake(session, tasks, self.toast, self.intake_bar, self)
        self._keeping = KeepingWatch(self)
        self._later = QTimer(self, singleShot=True, interval=_REFRESH_PAUSE)
        self._later.timeout.connect(self.refresh_frame)
        self._shows = AtRest(self._show_selection, self)
        session.changed.connect(self._on_changed)
        session.selected.connect(lambda _ref: self._shows.ask(self.navigator.list.is_held))
        session.opened.connect(self.show_object)
        session.told.connect(lambda words: self.toast.say(words))
        self.check.changed.connect(lambda: self.status.show_blockers(self.check.blockers))
        self.check.failed.connect(self.refuse)
        self.refresh_frame()

    # --- what the actions do ----------------------------------------------------------------------------------------

    def is_writable(self) -> bool:
        """Whether edits are taken."""
        return not self.session.read_only

    def pictured(self) -> Pictured | None:
        """The page in front, where it can be exported as a picture."""
        tabs = self.tabs
        return tabs.page(tabs.current_key) if tabs.started and tabs.current_key in PICTURED else None

    def export_picture(self) -> None:
        """Asks how the chart, timeline or map in front is to be exported."""
        page = self.pictured()
        if page is not None:
            self.pictures.ask(page)

    def share(self) -> None:
        """Opens the dialog for a clean copy, or brings the one that is open to the front."""
        from casewright.ui.sharing.dialog import show_share_dialog

        if self.sharing is not None and self.sharing.isVisible():
            self.sharing.raise_()
            self.sharing.activateWindow()
            return
        if self.sharing is not None:
            self.sharing.deleteLater()
        self.sharing = show_share_dialog(self.session, self.tasks, self.window())

    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.is_writable() and self.session.case.undo_label() is not None

    def can_redo(self) -> bool:
        """Whether there is an undo to take back."""
        return self.is_writable() and self.session.case.redo_label() is not None

    def undo(self) -> None:
        """Takes back the latest step, and says which; what is still being typed is a step too."""
        self.session.settle()
        self._steps.undo()

    def redo(self) -> None:
        """Does again what was taken back last, and says what."""
        self.session.settle()
        self._steps.redo()

    def ask_for_files(self) -> None:
        """Asks for files to archive."""
        self.intake.ask()

    def paste(self) -> None:
        """Archives what is on the clipboard."""
        self.intake.paste()

    def take_files(self, paths: list[Path]) -> None:
        """Archives files and folders that were dropped."""
        self.intake.take(paths)

    def open_palette(self) -> None:
        """Shows the search and command palette."""
        from casewright.ui.window.palette import open_palette

        open_palette(self)

    def show_keys(self) -> None:
        """Shows the key sheet."""
        from casewright.ui.window.palette import open_key_sheet

        open_key_sheet(self)

    def show_view(self, key: str) -> Any:
        """Brings one view to the front, with the keyboard in it."""
        page = self.tabs.show_page(key)
        first = next((item for item in page.findChildren(Item) if item.isVisibleTo(page)), page)
        (page.focusProxy() or first).setFocus(Qt.FocusReason.ShortcutFocusReason)
        return page

    def toggle_source_panel(self, key: str) -> None:
        """Shows or hides a panel beside the text of the source being read."""
        self.tabs.show_page("sources").side.toggle_panel(key)

    def switch_source_way(self) -> None:
        """Shows the source being read as its pages, or as its text again."""
        self.tabs.show_page("sources").switch_way()

    def switch_timeline_way(self) -> None:
        """Shows the timeline as a table, or as a chart again."""
        self.tabs.show_page("timeline").switch_way()

    def suggestions_are_open(self) -> bool:
        """Whether the tray of suggestions is in sight."""
        page = next((each for each in self.tabs.made() if each.isVisible()), None)
        side = getattr(page, "side", None)
        return side is not None and side.isVisible() and side.current_key == "suggestions"

    def do_with_suggestion(self, act: str) -> None:
        """Does what a key of the tray asks for."""
        if self.suggestions_are_open():
            self.tabs.page("sources").side.panel("suggestions").do(act)

    def show_object(self, ref: ObjectRef) -> None:
        """Shows an object in its own view, where it has one."""
        key = commands.opens_in(ref)
        if key is not None:
            self.tabs.show_page(key).show_object(ref)

    def show_first_passage(self) -> None:
        """Leads from what is selected to the first passage it rests on, highlighted in its source."""
        passage = self._selected.first_passage()
        if passage is None:
            self.toast.say("Nothing is cited for this yet.")
            return
        self.session.open(ObjectRef("passage", passage))

    def toggle_navigator(self) -> None:
        """Shows or hides the list at the left."""
        self.navigator.setVisible(self.navigator.isHidden())

    def toggle_inspector(self) -> None:
        """Shows or hides the citations at the right."""
        self.inspector.setVisible(self.inspector.isHidden())

    def next_pane(self) -> None:
        """Puts the keyboard into the next pane that is shown."""
        panes = [pane for pane in (self.navigator, self.tabs, self.inspector) if pane.isVisible()]
        focus = self.window().focusWidget()
        here = next((n for n, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), -1)
        pane = panes[(here + 1) % len(panes)]
        if pane is self.tabs:
            self.show_view(self.tabs.current_key)
        elif pane is self.inspector:
            self.inspector.step(1) if self.inspector.cards else self.inspector.setFocus()
        else:
            self.navigator.focus_list()

    def switch_theme(self) -> None:
        """From light to dark, or back."""
        self.set_scheme("light" if is_dark() else "dark")

    def set_scheme(self, scheme: str) -> None:
        """Puts a look in force and remembers it."""
        self.settings.scheme = scheme
        self.show_look()

    def scale_text(self, step: float) -> None:
        """Makes all text larger or smaller, and the panes beside the views with it."""
        self.settings.text_scale = round(text_scale() + step, 1)
        self.show_look()

    # --- the frame --------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Makes the view in front, after the first paint; nothing when the case was closed meanwhile."""
        if self.session.closed:
            return
        self.tabs.start()
        self.navigator.focus_list()
        check_on_opening(self)
        QTimer.singleShot(_CHECK_PAUSE, self, self.check.start)

    def close_case(self) -> None:
        """Remembers where everything was and lets the case go."""
        if self.sharing is not None:
            self.sharing.reject()
        self.intake.stop()
        self.session.settle()
        self._later.stop()
        self.settings.remember_place("panes", self.splitter.saveState())
        for page in self.tabs.made():
            if hasattr(page, "close_preview"):
                page.close_preview()
        self.session.close()
        self.check.close()

    def say_locked(self, sentence: str, elsewhere: bool) -> None:
        """Says who has the case open, with a way to try again, or to open it anyway when that is another machine."""
        act = (
            ("Open anyway …", self.take_over_asked.emit)
            if elsewhere
            else ("Try again", self.write_asked.emit)
        )
        self.banner.say(f"{sentence} Nothing you see here can be changed.", "warn", *act)

    def say_as_known(self, moment: str, back: Callable[[], object]) -> None:
        """Says that this is the case as it was, with the way back to today."""
        self.banner.say(
            f"The case as it was known on {moment}. Nothing you see here can be changed.",
            "info",
            "Back to today",
            back,
        )

    def refuse(self, sentence: str) -> None:
        """Says why something was not done."""
        self.notice.say(sentence, "bad")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.splitter.fit(event.size().width(), at_once=event.oldSize().width() < 0)

    def _build(self) -> None:
        self.top = TopBar(self.registry)
        self.top.show_scheme(is_dark())
        self.status = StatusBar(self.tasks)
        self.banner, self.notice = NoticeBar(), NoticeBar()
        self.intake_bar = ProgressStrip("archive", "archiving")
        self.import_bar = ProgressStrip("download", "importing")
        self.picture_bar = ProgressStrip("image", "drawing")
        self.merge_bar = ProgressStrip("git-merge", "merging")
        self.navigator = Navigator(self.session)
        self.navigator.add_asked.connect(self.editor.add)
        self.navigator.edit_asked.connect(self.editor.edit)
        self.navigator.delete_asked.connect(self.editor.delete)
        self.navigator.menu_asked.connect(self.editor.menu)
        self.tabs = Tabs()
        self.room = Room(self.navigator, self.tabs)
        add_views(self.tabs, self)
        self.inspector = CitationPanel()
        self.registry.install(self.inspector, CARDS)
        self.inspector.open_passage.connect(lambda each: self.session.open(ObjectRef("passage", UUID(each))))
        self.inspector.open_object.connect(
            lambda table, each: self.session.open(ObjectRef(table, UUID(each)))
        )
        self.inspector.add_citation.connect(lambda: self.registry.run("selection.cite"))
        self.inspector.more_wanted.connect(self._show_more)
        self.inspector.removal_asked.connect(partial(remove_mentions, self))
        self.splitter = Panes(self.navigator, self.tabs, self.inspector, self.settings.place("panes"))
        self._selected = SelectedContent(self.session, self.tasks, self.inspector)
        panes = column(
            self.top,
            self.banner,
            self.notice,
            self.splitter,
            self.intake_bar,
            self.import_bar,
            self.picture_bar,
            self.merge_bar,
            self.status,
        )
        panes.setStretch(3, 1)
        self.setLayout(panes)
        self.toast = Toast(self)

    def _show_more(self) -> None:
        ref = self.session.selection
        if ref is not None:
            self.editor.menu(ref)

    def show_look(self) -> None:
        """Puts the look of the settings in force."""
        app, scale = QApplication.instance(), text_scale()
        assert isinstance(app, QApplication)
        focus = self.window().focusWidget()
        self.splitter.hide()  # or all its pages would be laid out several times over on the way
        apply_theme(app, self.settings.scheme, self.settings.text_scale)
        self.splitter.show()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.top.show_scheme(is_dark())
        self.registry.refresh()
        if scale != text_scale():
            self.splitter.fit(self.width())
            self.splitter.spread(self.width())

    def _show_selection(self) -> None:
        self._selected.show()
        self.registry.refresh()

    def _on_changed(self, event: CaseChanged) -> None:
        self.notice.hide()
        self._later.start()
        if event.bulk:
            case = self.session.case
            self.tasks.run(
                "Indexing for the search", lambda _: case.update_search_index(), on_failed=self.refuse
            )

    def refresh_frame(self) -> None:
        """Shows title, handling, counts and selection as they are now; names the window."""
        case = self.session.case
        card = overview.case_card(case)
        self.top.show_case(card.title, card.marking, self.session.read_only, case.encrypted)
        self.status.show_counts(overview.counts(case))
        latest = case.history(limit=1)
        self.status.show_saved(latest[0].at if latest else None, self.session.read_only)
        if not self._shows.is_waiting:
            self._show_selection()
        self.window().setWindowTitle(f"{card.title} — Casewright")
