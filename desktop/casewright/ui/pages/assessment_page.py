"""The assessment: reads from top to bottom like the brief it will become, every part a key from its evidence."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from casewright.casefile.change_set import CaseChanged
from casewright.casefile.queries import judging, navigation
from casewright.casefile.queries.outcomes import due_judgements
from casewright.casefile.queries.records import title_of
from casewright.ui.assessment.body import AssessmentBody
from casewright.ui.assessment.content import AssessmentContent, read_assessment
from casewright.ui.assessment.findings import problems_of
from casewright.ui.assessment.outline_rows import outline_rows
from casewright.ui.assessment.side import CHECK, OUTLINE, AssessmentSide
from casewright.ui.assessment.strip import OutlineStrip
from casewright.ui.pages.chooser import Chooser
from casewright.ui.pages.live_page import LivePage
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme import px
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import button_words, text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.window.live_check import LiveCheck
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession, shortened
from casewright.ui.window.words import type_word

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding

_TABLES = frozenset(
    [
        "assessment", "judgement", "judgement_support", "judgement_revision", "brief", "alternative", "assumption", "indicator", "gap", "implication",
        "premortem", "premortem_reason", "challenge", "scenario_set", "scenario", "ach_board", "ach_hypothesis", "ach_row", "ach_cell", "claim", "citation", "passage", "source", "source_link", "brief_section",
    ]
)  # fmt: skip


_WORDS = frozenset({"claim", "citation", "passage", "source"})
_NARROW = 700  # pixels at text scale 1: below, the outline is a strip above the assessment


class AssessmentPage(LivePage):
    """One assessment at a time, its outline and the findings of the check beside it.

    `add_asked` brings (table, assessment id), `edit_asked` and `menu_asked` an `ObjectRef`, `waive_asked` a finding,
    `technique_asked` (key, assessment id).
    """

    add_asked = Signal(str, object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    menu_asked = Signal(object)
    waive_asked = Signal(object)
    scores_asked = Signal()
    technique_asked = Signal(str, object)

    def __init__(
        self, session: CaseSession, tasks: TaskRunner, check: LiveCheck, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, _TABLES, parent)
        self.assessment_id: UUID | None = None
        self._content: AssessmentContent | None = None
        self._check = check
        self._peeks = self._has_same_words = False
        self.body = AssessmentBody(session, tasks)
        self.side, self.strip = AssessmentSide(), OutlineStrip()
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
        self._stack.addWidget(panel("Centre", column(self.strip, middle)))
        self.setLayout(column(self._bar, self._stack))
        self._connect()
        self.show_latest()

    def _connect(self) -> None:
        for name in ("add_asked", "edit_asked", "delete_asked", "menu_asked", "technique_asked"):
            getattr(self.body, name).connect(getattr(self, name))
        self.body.reading.connect(self.side.outline.mark)
        self.body.reading.connect(self.strip.mark)
        self.body.problems_asked.connect(self._show_problems_of)
        self.side.outline.asked.connect(self._go)
        self.side.switched.connect(lambda _key: self._show_findings())
        self.side.findings.asked.connect(self._go_to_object)
        self.side.findings.waive_asked.connect(self._ask_to_waive)
        self.strip.asked.connect(lambda place: self._go(place, True))
        self.strip.check_asked.connect(self.toggle_check)
        self._check.changed.connect(self._show_findings)

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

    def toggle_check(self) -> None:
        """Shows what the check says of the assessment, with the keyboard in it; where it is shown, the outline again."""
        shows = self.side.isVisible() and self.side.shown == CHECK
        self.side.show_panel(OUTLINE if shows else CHECK)
        self._peeks = self._is_narrow() and not shows
        self._fit()
        if not shows:
            self.side.findings.focus_first()
        else:
            self.body.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._check.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def go_to_part(self) -> None:
        """Puts the keyboard into the outline."""
        if self._is_narrow():
            self.strip.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.side.show_panel(OUTLINE)
            self.side.outline.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_changed(self, event: CaseChanged) -> None:
        # what sources say is not read again for every judgement that is open when it was not touched
        self._has_same_words = _WORDS.isdisjoint(event.touched) and _WORDS.isdisjoint(event.bulk)
        super()._on_changed(event)
        self._has_same_words = False

    def _is_narrow(self) -> bool:
        return self.width() < px(_NARROW)

    def _fit(self) -> None:
        """Where there is little room, the outline is a strip, and the findings take the place of the assessment for a while."""
        narrow = self._is_narrow()
        self._peeks = self._peeks and narrow
        self.strip.setVisible(narrow)
        self.side.stand_alone(self._peeks)
        self.side.setVisible(not narrow or self._peeks)
        self.body.setVisible(not self._peeks)

    def refresh(self) -> None:
        """Reads the assessment anew. The page stays where it is, and of its parts those that have not changed."""
        case, ladders = self._session.case, self._session.ladders
        content = (
            read_assessment(case, self.assessment_id, ladders, case.analyst) if self.assessment_id else None
        )
        self.assessment_id = content.card.id if content is not None else None
        self._show_bar()
        if content is None:
            self._content = None
            self.body.forget()
        else:
            self._show(content)
        self._stack.setCurrentIndex(0 if content is None else 1)

    def _show(self, content: AssessmentContent) -> None:
        self._content = content
        self.body.show_assessment(content, same_words=self._has_same_words)
        self._show_findings()

    def _show_findings(self) -> None:
        """Says in outline, margins and list what the check has found by now."""
        content = self._content
        if content is None:
            return
        problems = problems_of(self._check.findings_of([each.id for each in content.judgements]))
        rows = outline_rows(content, self._session.ladders, problems)
        self.side.outline.show_rows(rows)
        self.strip.show_rows(rows)
        self.body.show_problems(problems)
        findings = self._check.findings_in(content.card.id)
        count = sum(not each.waived for each in findings)
        self.side.show_count(count)
        self.strip.show_count(count)
        if self.side.shown != CHECK:
            return
        if self._check.is_ready:
            self.side.findings.show_findings(findings, self._names(content, findings))
        else:
            self.side.findings.show_checking()

    def _names(self, content: AssessmentContent, findings: Iterable[Finding]) -> dict[UUID, str]:
        """What the objects of findings are called."""
        names = {each: f"Judgement {number}" for each, number in content.numbers.items()}
        for each in findings:
            if each.object_id not in names:
                title = title_of(self._session.case, each.object_type, each.object_id) or ""
                names[each.object_id] = f"{type_word(each.object_type).capitalize()}: {shortened(title, 60)}"
        return names

    def _show_problems_of(self, ref: ObjectRef) -> None:
        self.side.show_panel(CHECK)
        self._peeks = self._is_narrow()
        self._fit()
        self.side.findings.show_first_of(ref.id)

    def _ask_to_waive(self, finding: Finding) -> None:
        if not self._session.read_only:
            self.waive_asked.emit(finding)

    def _go(self, place: Hashable, stay: bool) -> None:
        self._peeks = False
        self._fit()
        if isinstance(place, ObjectRef):
            self._session.select(place)
        self.body.lead_to(place, with_keyboard=stay)

    def _go_to_object(self, ref: ObjectRef) -> None:
        """On this page where it is here, otherwise in its own view."""
        if self.body.shown(ref) is not None:
            self._go(ref, True)
        else:
            self._session.open(ref)

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
