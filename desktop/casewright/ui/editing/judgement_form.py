"""The form of a judgement: the ladder, the levels of confidence with what stands against them, and beside it how it reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from casewright.casefile.queries import judging, records
from casewright.casefile.queries.judgement_history import is_settled
from casewright.model.dates import parse_edtf
from casewright.model.errors import CaseError, InvalidValue
from casewright.model.ids import new_id
from casewright.model.judgement_change import Said, kind_of_change
from casewright.ui.editing.confidence_field import ConfidenceField
from casewright.ui.editing.judgement_side import JudgementSide
from casewright.ui.editing.object_form import changes_between, fields_for, shown_values, stored_values
from casewright.ui.editing.verbs import add_object, edit_object
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme import px
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.widgets.ladder_field import LadderField
from casewright.ui.window.judgement_words import change_words, composed, said_by
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import choice_label

if TYPE_CHECKING:
    from casewright.analysis.ceiling import Ceiling
    from casewright.analysis.check.facts import Facts
    from casewright.ui.editing.editor import Editor

_PAUSE = 120  # milliseconds without a key before the draft is read again
_FRAME = 80  # pixels for the frame of the window and the bars of the screen
_SECTIONS = {
    "text": "What you judge",
    "likelihood": "How likely it is",
    "confidence": "How sound that is",
    "uncertainty_cause": "What it hangs on",
    "information_base": "More on confidence",
    "change_kind": "More",
}


def add_judgement(editor: Editor, session: CaseSession, tasks: TaskRunner, assessment_id: UUID) -> None:
    """Asks for a new judgement of an assessment."""
    JudgementForm(editor, session, tasks, assessment_id, None)


def edit_judgement(editor: Editor, session: CaseSession, tasks: TaskRunner, judgement_id: UUID) -> None:
    """Opens the form of a judgement; where it stands already, a change of what it says takes a reason."""
    owner = judging.assessment_of(session.case, "judgement", judgement_id)
    if owner is not None:
        JudgementForm(editor, session, tasks, owner, judgement_id)


class JudgementForm(QObject):
    """One showing of the form; it lives as long as its dialog."""

    def __init__(
        self,
        editor: Editor,
        session: CaseSession,
        tasks: TaskRunner,
        assessment_id: UUID,
        judgement_id: UUID | None,
    ) -> None:
        super().__init__()
        self._session, self._assessment_id, self._judgement_id = session, assessment_id, judgement_id
        assessment = judging.assessment_card(session.case, assessment_id)
        self._scheme = assessment.scheme if assessment else "icd203"
        record = records.record(session.case, "judgement", judgement_id) if judgement_id else {}
        self._record: Mapping[str, Any] = record
        self._settled = judgement_id is not None and is_settled(
            session.case, judgement_id, session.case.analyst
        )
        self.side = JudgementSide(session)
        values = shown_values("judgement", record) if record else {"kind": "judgement"}
        self.dialog: FormDialog = editor.ask(
            "Edit judgement" if record else "New judgement", self._fields(), self._save, values=values,
            submit="Save" if record else "Add", beside=self.side,
        )  # fmt: skip
        self.setParent(self.dialog)
        self.dialog.resize(px(980), min(px(840), self.dialog.screen().availableGeometry().height() - _FRAME))
        self._facts: Facts | None = None
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.read)
        for field in self.dialog.fields.values():
            field.changed.connect(self._later.start)
        self.side.copied.connect(self._copy)
        self.read()
        self._count(tasks)

    def read(self) -> None:
        """Reads the form anew: the sentences, what the rules on wording say, whether a reason is asked for."""
        card = self._card()
        ladder_field: LadderField = self.dialog.fields["likelihood"].field
        ladder_field.show_point(card.point)
        if self._settled:
            self.side.ask_why(self._change(card))
        if not card.text:
            self.side.show_reading((), ())
            return
        self.side.show_reading(composed(card, self._session.ladders.get(self._scheme)), self._findings(card))

    def _fields(self) -> list[FieldSpec]:
        ladder = self._session.ladders[self._scheme]
        made: dict[str, Callable[[], QWidget]] = {
            "likelihood": lambda: LadderField("Likelihood", ladder),
            "confidence": lambda: ConfidenceField("Confidence"),
        }
        return [
            replace(each, make=made.get(each.name, each.make), section=_SECTIONS.get(each.name, ""))
            for each in fields_for(self._session, "judgement", {"scheme": self._scheme})
        ]

    def _card(self) -> judging.JudgementCard:
        """The judgement as it stands in the form; what does not hold a value counts as empty."""
        typed: dict[str, Any] = {}
        for name, field in self.dialog.fields.items():
            try:
                typed[name] = field.value()
            except ValueError:
                typed[name] = None
        stored = stored_values("judgement", typed)
        term = next(
            (each for each in self._session.ladders[self._scheme].terms if each.key == stored["likelihood"]),
            None,
        )
        band = {"band_lo": term.lo if term else None, "band_hi": term.hi if term else None}
        known = {name: self._record.get(name) for name in judging.JudgementCard._fields}
        fixed = {
            "assessment_id": self._assessment_id,
            "scheme": self._scheme,
            "id": self._judgement_id or _NEW,
        }
        return judging.JudgementCard(
            **{**known, **_only(judging.JudgementCard._fields, stored), **fixed, **band}
        )

    def _change(self, card: judging.JudgementCard) -> str:
        """What is another than before, in words; nothing where all that takes a reason is as it was."""
        before, after = Said(*(self._record[name] for name in Said._fields)), said_by(card)
        lines = list(change_words(before, after, self._session.ladders.get(self._scheme)))
        sort = choice_label("judgement", "kind", self._record["kind"])
        if card.kind != self._record["kind"]:
            lines.append(f"it was a {sort.lower()}")
        if not lines:
            return ""
        kind = kind_of_change(before, after) if before != after else "reworded"
        return f"{choice_label('judgement_revision', 'kind', kind)}: {'; '.join(lines)}"

    def _findings(self, card: judging.JudgementCard) -> list[Any]:
        from casewright.analysis.check.draft import findings_on_draft
        from casewright.analysis.check.facts import Facts
        from casewright.analysis.check.subjects import JudgementFacts

        if self._facts is None:
            self._facts = Facts(self._session.case)
        try:
            horizon_hi = parse_edtf(card.horizon).hi if card.horizon else None
        except CaseError:
            horizon_hi = None
        draft = JudgementFacts(
            card.id, card.assessment_id, "Key judgement" if card.is_key else "This judgement", card.text, card.kind, bool(card.is_key),
            card.scheme, card.likelihood, card.point, card.confidence, card.confidence_basis, card.horizon,
            horizon_hi.isoformat() if horizon_hi else None, card.would_change_if, None, None, None, card.marking,
        )  # fmt: skip
        return findings_on_draft(self._facts, draft)

    def _count(self, tasks: TaskRunner) -> None:
        """Works out on a thread which confidence the evidence allows."""
        from casewright.analysis.ceiling import Ceiling
        from casewright.analysis.check.draft import ceiling_now

        if self._judgement_id is None:
            self._show_ceiling(Ceiling(None, {}))
            return
        case, judgement_id = self._session.case, self._judgement_id
        task = tasks.run("Counting origins", lambda _progress: ceiling_now(case, judgement_id))
        task.done.connect(self._show_ceiling)  # a method: a form that is gone hears no more

    def _show_ceiling(self, ceiling: Ceiling) -> None:
        field: ConfidenceField = self.dialog.fields["confidence"].field
        field.show_ceiling(ceiling)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(
            "\n\n".join(composed(self._card(), self._session.ladders.get(self._scheme)))
        )

    def _save(self, typed: dict[str, Any]) -> None:
        stored = stored_values("judgement", typed)
        if self._judgement_id is None:
            added = add_object(self._session, "judgement", {**stored, "assessment_id": self._assessment_id})
            self._session.open(ObjectRef("judgement", added))
            return
        changes = changes_between(self._record, stored)
        self.read()
        if not self.side.asks_why:
            edit_object(self._session, "judgement", self._judgement_id, changes)
            return
        reason, because = self.side.why()
        if not reason:
            self.side.reason.setFocus()
            raise InvalidValue("Say why it changes.")
        self._session.run(
            "judgement_revisions.revise_judgement", self._judgement_id, reason=reason,
            because=tuple(because) if because else None, **changes,
        )  # fmt: skip


_NEW = new_id()


def _only(names: tuple[str, ...], values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in names}
