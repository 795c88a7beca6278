"""Writing what stands before the first section: headline, standfirst, bottom line, and how the brief may be handled."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLayout, QWidget

from casewright.casefile.queries.briefing import BriefCard
from casewright.casefile.queries.judging import assessment_card
from casewright.model.short_text import shorten
from casewright.ui.briefs.row_editor import RowEditor
from casewright.ui.editing.finding import find_rows
from casewright.ui.editing.object_field import ObjectField
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_MARGINS = (16, 14, 16, 10)
_BOTTOM_LINE = (100, 190)  # pixels at text scale 1: least, most
_COLUMNS = ("title", "standfirst", "bottom_line", "marking", "max_marking", "portion_marked", "assessment_id")


class FrontEditor(RowEditor):
    """`cite_asked`: the picker at the cursor is wanted; `details_asked`: the form with everything else."""

    cite_asked = Signal()
    details_asked = Signal()

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(session, "briefs.edit_brief", parent)
        marks = [(each, each) for each in session.markings]
        self.title = self.line("title", "Headline")
        self.standfirst = self.lines("standfirst", "Standfirst")
        self.assessment = ObjectField(
            "Assessment", session, lambda words: find_rows(session, ("assessment",), words)
        )
        self.assessment.setEnabled(not session.read_only)
        self.assessment.taken.connect(lambda ref: self.choose("assessment_id", ref.id))
        self.assessment.typing.connect(self._on_typing)
        self.also_shows("assessment_id", self._show_assessment)
        self.bottom_line = self.prose("bottom_line", "Bottom line")
        self.bottom_line.setMinimumHeight(px(_BOTTOM_LINE[0]))
        self.bottom_line.setMaximumHeight(px(_BOTTOM_LINE[1]))
        self.marking = self.choice(
            "marking", "Marking of the brief", [("", "As the assessment, or the case"), *marks]
        )
        self.max_marking = self.choice(
            "max_marking", "Highest marking its reader may receive", [("", "Not stated"), *marks]
        )
        self.portions = QCheckBox("Every section carries a mark of its own")
        self.portions.setAccessibleName("Portion marking")
        self.portions.setEnabled(not session.read_only)
        self.portions.clicked.connect(lambda on: self.choose("portion_marked", on))
        self.also_shows("portion_marked", lambda on: self.portions.setChecked(bool(on)))
        details = text_button("All details …", self.details_asked.emit, icon="pencil", look="outline")
        cite = text_button("Cite …", self.cite_asked.emit, icon="quote", look="outline")
        foot = row(cite, details, self.foot, spacing=8)
        foot.setStretch(2, 1)
        bottom = _labelled("Bottom line", self.bottom_line)
        whole = column(
            _labelled("Headline: the judgement itself", self.title), _labelled("Standfirst", self.standfirst),
            _labelled("Assessment", self.assessment), bottom,
            row(_labelled("Marking", self.marking), _labelled("Its reader may receive at most", self.max_marking), None, spacing=12),
            self.portions, None, foot, margins=_MARGINS, spacing=12,
        )  # fmt: skip
        self.setLayout(whole)
        for button in (details, cite):
            button.setVisible(not session.read_only)

    def show_brief(self, card: BriefCard) -> None:
        """Shows the front matter of a brief, or what has become of that which is shown."""
        self.show_row(card.id, {name: getattr(card, name) for name in _COLUMNS})
        found = assessment_card(self.session.case, card.assessment_id) if card.assessment_id else None
        theirs = found.bottom_line if found is not None else None
        self.bottom_line.setPlaceholderText(
            f"As the assessment has it: {shorten(theirs, 400)}"
            if theirs
            else "One to three sentences: the answer, how likely, and what follows."
        )

    def focus_text(self) -> None:
        """Puts the keyboard where one writes on."""
        self.title.setFocus()

    def _show_assessment(self, assessment_id: object) -> None:
        self.assessment.set_value(ObjectRef("assessment", assessment_id) if assessment_id else None)  # type: ignore[arg-type]

    def _on_typing(self) -> None:
        if not self.assessment.line.text().strip():
            self.choose("assessment_id", None)


def _labelled(name: str, field: QWidget) -> QLayout:
    return column(PlainLabel(name, "small"), field, spacing=4)
