"""Writing an assessment in another estimative scheme: first which one, then a term of it for every likelihood there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.casefile.queries import judging
from casewright.model.scales import Ladder
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import scheme_title, type_word

if TYPE_CHECKING:
    from casewright.operations.scheme_change import Estimate
    from casewright.ui.editing.editor import Editor

_NONE = "none"
_SAID = (
    "No term is carried over: the same words mean other bands elsewhere. Choose a term of {scheme} for each; what was said "
    "before stays in the history of every judgement."
)


def choose_scheme(editor: Editor, session: CaseSession, assessment_id: UUID) -> None:
    """Asks which scheme; where nothing has a likelihood yet, that is all there is to it."""
    card = judging.assessment_card(session.case, assessment_id)
    if card is None:
        return
    others = [(key, scheme_title(ladder)) for key, ladder in session.ladders.items() if key != card.scheme]

    def save(typed: dict[str, Any]) -> None:
        from casewright.operations.scheme_change import estimates_in

        estimates = estimates_in(session.case, assessment_id)
        if not estimates:
            session.run("assessments.edit_assessment", assessment_id, scheme=typed["scheme"])
        else:
            _judge_anew(editor, session, card, session.ladders[typed["scheme"]], estimates)

    field = FieldSpec("scheme", "Scheme", "choice", True, others)
    editor.ask("Another estimative scheme", [field], save, submit="Go on", text=f"“{card.title}”")


def _judge_anew(
    editor: Editor, session: CaseSession, card: judging.AssessmentCard, new: Ladder, estimates: list[Estimate]
) -> None:
    old = session.ladders.get(card.scheme)
    terms = [
        ("", "—"),
        *((term.key, f"{term.text}  ({term.band})") for term in new.terms),
        (_NONE, "No likelihood any more"),
    ]

    def save(typed: dict[str, Any]) -> None:
        chosen = {each.id: None if (term := typed[str(each.id)]) == _NONE else term for each in estimates}
        session.run(
            "scheme_change.change_scheme", card.id, scheme=new.key, terms=chosen, reason=typed["reason"]
        )

    fields = [
        FieldSpec(
            str(each.id), isolate(one_line(each.text, 120)), "choice", True, terms,
            help=f"{type_word(each.table).capitalize()}; it said {_was(each.likelihood, old)}",
        )
        for each in estimates
    ]  # fmt: skip
    fields.append(FieldSpec("reason", "Why it is judged anew", "lines", True))
    editor.ask(
        f"Judge anew in {new.title}", fields, save, submit="Judge", text=_SAID.format(scheme=new.title)
    )


def _was(likelihood: str, old: Ladder | None) -> str:
    term = next((each for each in old.terms if each.key == likelihood), None) if old else None
    return f"{term.text} ({term.band})" if term else likelihood.replace("_", " ")
