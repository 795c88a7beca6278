"""Where a brief is written: its front matter or one of its sections, whichever is in hand."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from casewright.casefile.queries.briefing import BriefCard, SectionRow
from casewright.model.citation_tokens import Cited
from casewright.ui.briefs.cite_popup import CitePopup
from casewright.ui.briefs.cited_text import CitedTextEdit
from casewright.ui.briefs.front_editor import FrontEditor
from casewright.ui.briefs.section_editor import SectionEditor
from casewright.ui.window.session import CaseSession


class Writing(QStackedWidget):
    """`picked` brings the `ObjectRef` of a chip that was clicked; `details_asked`: the form of the whole brief is wanted."""

    picked = Signal(object)
    details_asked = Signal()

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("Centre")
        self.setMinimumWidth(320)
        self.front, self.section = FrontEditor(session), SectionEditor(session)
        for editor in (self.front, self.section):
            editor.picked.connect(self.picked)
            editor.cite_asked.connect(self.ask_citation)
            self.addWidget(editor)
        self.front.details_asked.connect(self.details_asked)

    def show_part(self, card: BriefCard, sections: Sequence[SectionRow], current: UUID) -> None:
        """Shows the section in hand, or the front matter; what was typed into another is saved first."""
        there = {each.id: each for each in sections}
        written = self.section.drafts.row_id
        if written is not None and written not in there:
            self.section.row_gone() if not self._is_there(written) else self.section.leave()
        self.front.show_brief(card)
        if written in there and written is not None:
            self.section.show_section(
                card, there[written]
            )  # what has become of it, before another takes its place
        if current in there:
            self.section.show_section(card, there[current])
        wanted = self.section if current in there else self.front
        if wanted is not self.currentWidget():
            self._session.settle()
            self.setCurrentWidget(wanted)

    def show_nothing(self) -> None:
        """There is no brief."""
        for editor in (self.front, self.section):
            editor.leave()

    def show_chips_anew(self) -> None:
        """What citations say of their sources may have changed."""
        for editor in (self.front, self.section):
            editor.show_chips_anew()

    def focus_text(self) -> None:
        """Puts the keyboard where one writes on."""
        (self.section if self.currentWidget() is self.section else self.front).focus_text()

    @property
    def text(self) -> CitedTextEdit:
        """The text that citations go into: of the section in hand, or the bottom line."""
        return self.section.body if self.currentWidget() is self.section else self.front.bottom_line

    def ask_citation(self) -> None:
        """Opens the picker at the cursor."""
        if not self._session.read_only and self.text.isVisible():
            CitePopup(self.text, self._session).open_at_cursor()

    def cite(self, cited: Sequence[Cited]) -> bool:
        """Puts a citation where the cursor was last; False where there is no text to cite in."""
        if self._session.read_only or not self.text.isVisibleTo(self):
            return False
        self.text.cite(cited)
        return True

    def _is_there(self, section_id: UUID) -> bool:
        return bool(self._session.case.read("SELECT 1 FROM brief_section WHERE id = ?", (section_id.bytes,)))
