"""The assessment: reads from top to bottom like the brief it will become, every part a key from its evidence."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from casewright.casefile.queries import judging, navigation
from casewright.casefile.queries.outcomes import due_judgements
from casewright.ui.assessment.body import AssessmentBody
from casewright.ui.assessment.content import AssessmentContent, read_assessment
from casewright.ui.assessment.outline_rows import outline_rows
from casewright.ui.assessment.side import AssessmentSide
from casewright.ui.pages.chooser import Chooser
from casewright.ui.pages.live_page import LivePage
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import button_words, text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_TABLES = frozenset(
    [
        "assessment", "judgement", "judgement_support", "judgement_revision", "brief", "alternative", "assumption", "indicator", "gap", "implication",
        "premortem", "premortem_reason", "challenge", "scenario_set", "scenario", "ach_board", "ach_hypothesis", "ach_row", "ach_cell", "claim", "citation", "passage", "source", "source_link", "brief_section",
    ]
)  # fmt: skip


class AssessmentPage(LivePage):
    """One assessment at a time. `add_asked` brings (table, assessment id), `edit_asked` and `menu_asked` an `ObjectRef`."""

    add_asked = Signal(str, object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    menu_asked = Signal(object)
    scores_asked = Signal()
    technique_asked = Signal(str, object)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(session, _TABLES, parent)
        self.assessment_id: UUID | None = None
        self.body = AssessmentBody(session, tasks)
        self.side = AssessmentSide()
        self.assessments = Chooser("Assessment")
        self.assessments.picked.connect(self._pick)
        self._edit = text_button("Edit details", self._ask_to_edit, icon="pencil")
        self._add = text_button(
            "Judgement", lambda: self.add_asked.emit("judgement", self.assessment_id), icon="plus"
        )
        self._due = text_button("", self.scores_asked.emit, icon="hourglass")
        bar = row(self.assessments, None, self._due, self._add, self._edit, margins=(12, 0, 8, 0), spacing=8)
        self._bar = panel("Bar", bar, TOOL_BAR)
        middle = row(self.side, self.body)
        middle.setStretch(1, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(panel("Centre", middle))
        self.setLayout(column(self._bar, self._stack))
        for name in ("add_asked", "edit_asked", "delete_asked", "menu_asked", "technique_asked"):
            getattr(self.body, name).connect(getattr(self, name))
        self.body.reading.connect(self.side.outline.mark)
        self.side.outline.asked.connect(self._go)
        self.show_latest()

    def show_latest(self) -> None:
        """Shows the assessment begun last, if there is one."""
        rows = judging.latest_assessments(self._session.case)
        self.show_assessment(rows[0] if rows else None)

    def show_assessment(self, assessment_id: UUID | None) -> None:
        """Shows one assessment from its top."""
        self.assessment_id = assessment_id
        self.refresh()
        self.body.scroll_to_top()

    def show_object(self, ref: ObjectRef) -> None:
        """Shows the assessment an object belongs to and brings the object into view."""
        owner = (
            ref.id
            if ref.type == "assessment"
            else judging.assessment_of(self._session.case, ref.type, ref.id)
        )
        if owner is None:
            return
        if owner != self.assessment_id:
            self.show_assessment(owner)
        self.body.lead_to(ref)

    def refresh(self) -> None:
        """Reads the assessment anew. The page stays where it is, and of its parts those that have not changed."""
        case, ladders = self._session.case, self._session.ladders
        content = (
            read_assessment(case, self.assessment_id, ladders, case.analyst) if self.assessment_id else None
        )
        self.assessment_id = content.card.id if content is not None else None
        self._show_bar()
        if content is None:
            self.body.forget()
        else:
            self._show(content)
        self._stack.setCurrentIndex(0 if content is None else 1)

    def _show(self, content: AssessmentContent) -> None:
        self.side.outline.show_rows(outline_rows(content, self._session.ladders))
        self.body.show_assessment(content)

    def _go(self, place: Hashable, stay: bool) -> None:
        if isinstance(place, ObjectRef):
            self._session.select(place)
        self.body.lead_to(place, with_keyboard=stay)

    def _pick(self, assessment_id: UUID) -> None:
        self._session.select(ObjectRef("assessment", assessment_id))
        self.show_assessment(assessment_id)

    def _ask_to_edit(self) -> None:
        if self.assessment_id is not None:
            self.edit_asked.emit(ObjectRef("assessment", self.assessment_id))

    def _show_bar(self) -> None:
        rows = navigation.assessment_rows(self._session.case)
        self.assessments.show_choices([(each.id, each.title) for each in rows], self.assessment_id)
        self._bar.setVisible(bool(rows))
        for button in (self._edit, self._add):
            button.setVisible(not self._session.read_only)
        due = due_judgements(self._session.case, datetime.now(UTC).date())
        number = sum(each.assessment_id == self.assessment_id for each in due)
        self._due.setText(
            button_words("1 has come due" if number == 1 else f"{number} have come due", "hourglass")
        )
        self._due.setAccessibleName(f"Judgements that have come due: {number}")
        self._due.setVisible(number > 0)

    def _empty(self) -> EmptyState:
        return EmptyState(
            "scale",
            "No assessment yet",
            "An assessment answers one question in judgements, each with a likelihood and, apart from it, a confidence.",
            "New assessment",
            partial(self.add_asked.emit, "assessment", None),
        )
