"""The brief: its outline at the left, beside it what is being written and the finished pages, and the button that makes the PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from casewright.casefile.change_set import CaseChanged
from casewright.casefile.queries import briefing, navigation
from casewright.casefile.queries.issues import issues_of
from casewright.model.dates import show_date
from casewright.ui.briefs.add_section import AddSection
from casewright.ui.briefs.writing import Writing
from casewright.ui.pages.brief_outline import BriefOutline
from casewright.ui.pages.brief_output import BriefOutput
from casewright.ui.pages.chooser import Chooser
from casewright.ui.preview.pane import PreviewPane
from casewright.ui.release.window import ReleaseWindow
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme import px
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.notice import NoticeBar
from casewright.ui.widgets.segments import Segments
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

WRITE, PAGES = "write", "pages"
_BOTH_WIDTH = 1040  # pixels at text scale 1 from which on writing and pages stand side by side
_SAID_BY_CHIPS = frozenset({"claim", "citation", "passage", "source"})


class BriefPage(QWidget):
    """One brief at a time. `add_asked` brings (table, brief id); `edit_asked` and `delete_asked` an `ObjectRef`.

    `current` is the section that is in hand, or the brief for what stands before the first.
    """

    add_asked = Signal(str, object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    exported = Signal(object)
    check_asked = Signal()
    style_asked = Signal()

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.brief_id: UUID | None = None
        self.current: UUID | None = None
        self._build()
        session.changed.connect(self._on_changed)
        session.selected.connect(self._on_selected)
        self.refresh()

    def show_object(self, ref: ObjectRef) -> None:
        """Shows the brief an object belongs to, with that section in hand."""
        owner = ref.id if ref.type == "brief" else briefing.brief_of(self._session.case, ref.id)
        if owner is not None:
            self.brief_id, self.current = owner, ref.id
            self.refresh()
            if ref.type == "brief_section":
                self.outline.focus_section(ref.id)
                self.preview.pages.choose_section(ref.id)

    def write(self, ref: ObjectRef) -> None:
        """Puts the keyboard into the text of a section, or of the front matter."""
        self.show_object(ref)
        self.show_way(WRITE)
        self.writing.focus_text()

    def show_way(self, way: str) -> None:
        """Shows what is written, or the pages, where there is no room for both."""
        self._ways.choose(way)
        self._arrange()

    def switch_way(self) -> None:
        """From writing to the pages, or back; with both in sight the keyboard goes over."""
        other = (
            WRITE if self.preview.isAncestorOf(self.focusWidget()) or self._ways.choice() == PAGES else PAGES
        )
        self.show_way(other)
        if other == WRITE:
            self.writing.focus_text()
        else:
            self.preview.pages.setFocus()

    def add_section(self) -> None:
        """Asks for a kind of section and puts it behind the one in hand."""
        if self.brief_id is not None and not self._session.read_only:
            AddSection(self._session, self._add_section, self.window()).open()

    def export(self, out: Path | None = None) -> None:
        """Makes the PDF at `out`, or where the person says."""
        if self.brief_id is not None:
            self.output.export(self.brief_id, out)

    def issue(self) -> None:
        """Asks how the brief is to be issued, and issues it unless a blocker of the check stands against it."""
        if self.brief_id is not None and not self._session.read_only:
            self.output.issue(self.brief_id)

    def release(self) -> ReleaseWindow | None:
        """Shows what a releasable version of the brief would leave out, to be written from there."""
        return self.output.release(self.brief_id) if self.brief_id is not None else None

    def show_issues(self) -> None:
        """Shows what was issued of the brief."""
        if self.brief_id is not None:
            self.output.show_issues(self.brief_id)

    def refresh(self) -> None:
        """Reads the brief anew."""
        case = self._session.case
        rows = navigation.brief_rows(case)
        if self.brief_id not in {each.id for each in rows}:
            self.brief_id = rows[0].id if rows else None
        self.briefs.show_choices([(each.id, each.title) for each in rows], self.brief_id)
        self._export.setVisible(self.brief_id is not None)
        for button in (self._style, self._issue_button):
            button.setVisible(self.brief_id is not None and not self._session.read_only)
        self.preview.show_brief(self.brief_id)
        if self.brief_id is None:
            self.current = None
            self.writing.show_nothing()
            self._ways.hide()
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self._split)
        card = briefing.brief_card(case, self.brief_id)
        assert card is not None, "its row was just read"
        sections = briefing.sections_of(case, self.brief_id)
        if self.current is None or self.current not in {card.id, *(each.id for each in sections)}:
            self.current = card.id
        self.outline.show_brief(card, sections, self._versions(card), self.current)
        self.writing.show_part(card, sections, self.current)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._session.settle()

    def close_preview(self) -> None:
        """Ends the work under way; what was typed is saved."""
        self._session.settle()
        self.preview.close_preview()
        self.output.stop()

    def _build(self) -> None:
        self.briefs = Chooser("Brief")
        self.briefs.picked.connect(self._pick)
        self._pages = PlainLabel("", "caption")
        self.notice = NoticeBar()
        self.output = BriefOutput(self._session, self._tasks, self.notice, self)
        self.output.exported.connect(self.exported)
        self.output.check_asked.connect(self.check_asked)
        self._ways = Segments("Brief", [(PAGES, "Pages"), (WRITE, "Write")])
        self._ways.chosen.connect(self.show_way)
        self._style = icon_button("palette", "House style", self.style_asked.emit)
        self._issue_button = text_button("Issue", self.issue, icon="shield-check")
        self._export = text_button("Export PDF", self.export, icon="download", look="outline")
        tools = row(
            self.briefs,
            self._pages,
            self.output.bar,
            None,
            self._ways,
            self._style,
            self._issue_button,
            self._export,
            margins=(12, 0, 8, 0),
            spacing=8,
        )
        self.outline = BriefOutline(self._session)
        self.outline.add_asked.connect(self.add_section)
        self.outline.chosen.connect(self._session.select)
        self.outline.edit_asked.connect(self.write)
        self.outline.delete_asked.connect(self._remove)
        self.outline.versions_asked.connect(self.show_issues)
        self.writing = Writing(self._session)
        self.writing.picked.connect(self._session.select)
        self.writing.details_asked.connect(lambda: self.edit_asked.emit(ObjectRef("brief", self._shown())))
        self.preview = PreviewPane(self._session, self._tasks)
        self.preview.section_asked.connect(self.outline.focus_section)
        self.preview.pages.page_changed.connect(self._count_pages)
        self._split = QSplitter()
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.outline)
        self._split.addWidget(self.writing)
        self._split.addWidget(self.preview)
        self._split.setSizes([270, 480, 500])
        self._split.setStretchFactor(1, 1)
        self._split.setStretchFactor(2, 1)
        self._empty = EmptyState(
            "file-text", "No brief yet", "A brief is composed from the case: its judgements, charts and sources, section by section.",
            "New brief", lambda: self.add_asked.emit("brief", None),
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._split)
        self.setLayout(column(panel("Bar", tools, TOOL_BAR), self.notice, self._stack))

    def _shown(self) -> UUID:
        assert self.brief_id is not None, "the buttons are hidden while there is no brief"
        return self.brief_id

    def _pick(self, brief_id: UUID) -> None:
        self._session.select(ObjectRef("brief", brief_id))
        self.brief_id = brief_id
        self.refresh()

    def _on_changed(self, event: CaseChanged) -> None:
        self.refresh()
        if not _SAID_BY_CHIPS.isdisjoint({*event.touched, *event.bulk}):
            self.writing.show_chips_anew()

    def _on_selected(self, ref: ObjectRef | None) -> None:
        """A section of this brief that is selected, here, in its pages or elsewhere, is the one in hand."""
        if ref is None or ref.id == self.current or ref.type not in ("brief", "brief_section"):
            return
        owner = ref.id if ref.type == "brief" else briefing.brief_of(self._session.case, ref.id)
        if owner == self.brief_id:
            self.current = ref.id
            self._take_in_hand()

    def _take_in_hand(self) -> None:
        case = self._session.case
        card = briefing.brief_card(case, self._shown())
        if card is not None and self.current is not None:
            self.writing.show_part(card, briefing.sections_of(case, card.id), self.current)
            self.outline.mark(self.current)

    def _add_section(self, fields: dict[str, Any]) -> None:
        follows = self.current if self.current != self.brief_id else None
        made = self._session.run("briefs.add_section", self._shown(), follows=follows, **fields)
        self._session.select(ObjectRef("brief_section", made))
        self.write(ObjectRef("brief_section", made))

    def _remove(self, ref: ObjectRef) -> None:
        """A section goes at once, since undo brings it back; a whole brief is asked about."""
        if ref.type != "brief_section":
            self.delete_asked.emit(ref)
        elif not self._session.read_only:
            self._session.settle()
            self._session.run("briefs.remove_section", ref.id)
            self._session.told.emit("The section was removed; Ctrl+Z brings it back.")

    def _arrange(self) -> None:
        """Writing and pages side by side where there is room, else one of them."""
        both = self.width() >= px(_BOTH_WIDTH)
        self._ways.setVisible(not both and self.brief_id is not None)
        self.writing.setVisible(both or self._ways.choice() == WRITE)
        self.preview.setVisible(both or self._ways.choice() == PAGES)

    def _versions(self, card: briefing.BriefCard) -> str:
        issued = issues_of(self._session.case, card.id)
        if not issued:
            return f"Version {card.version}, {'issued elsewhere' if card.status == 'issued' else 'not issued yet'}"
        last = issued[0]
        more = f", {len(issued)} issues" if len(issued) > 1 else ""
        return f"Version {last.version}, {last.kind} of {show_date(last.issued_on[:10])}{more}"

    def _count_pages(self) -> None:
        count = self.preview.page_count
        self._pages.setText("" if not count else "1 page" if count == 1 else f"{count} pages")
