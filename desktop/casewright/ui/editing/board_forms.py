"""Forms of a board of hypotheses: templates for the null and the deception, reasons, notes, conclusion, judgement, indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from casewright.analysis.ach.study import Board
from casewright.casefile.queries import judging
from casewright.casefile.queries.hypotheses import EvidenceRow, HypothesisRow
from casewright.casefile.queries.records import title_of
from casewright.model.choices import choices_of
from casewright.model.errors import InvalidValue
from casewright.ui.editing.claim_picker import ClaimPicker
from casewright.ui.editing.finding import find_rows
from casewright.ui.editing.object_field import ObjectField
from casewright.ui.editing.object_form import fields_for, stored_values
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession, shortened

if TYPE_CHECKING:
    from casewright.ui.editing.editor import Editor

_TEMPLATES = {
    "": ("New hypothesis", "", "Another answer to the question of the board, that could be wrong."),
    "null": (
        "Null hypothesis", "Nothing out of the ordinary is behind it: what was seen has everyday causes.",
        "What would hold if nothing special were going on. Fit the words to the question.",
    ),
    "deception": (
        "Deception hypothesis", "What was seen is staged or fed to us to make us believe another hypothesis.",
        "Somebody wants us to see what we see. Say who, and what for.",
    ),
}  # fmt: skip
_NO_ASSESSMENT = "Tie the board to an assessment first: press B and choose one."


def add_hypothesis(editor: Editor, session: CaseSession, board: Board, kind: str = "") -> None:
    """Asks for a column; `kind` is `null`, `deception` or empty."""
    title, words, text = _TEMPLATES[kind]
    fields = [
        FieldSpec("label", "Label", required=True),
        FieldSpec("text", "Hypothesis", "lines", required=True),
    ]

    def save(typed: dict[str, Any]) -> None:
        flags = {f"is_{kind}": True} if kind else {}
        added = session.run("ach.add_hypothesis", board.card.id, **typed, **flags)
        session.open(ObjectRef("ach_hypothesis", added))

    editor.ask(
        title, fields, save, values={"label": next_label(board), "text": words}, submit="Add", text=text
    )


def say_why_none(editor: Editor, session: CaseSession, board: Board, kind: str) -> None:
    """Asks why the board has no null or no deception hypothesis."""
    column = f"no_{kind}_because"

    def save(typed: dict[str, Any]) -> None:
        session.run("ach.edit_board", board.card.id, **{column: typed["why"] or None})

    field = FieldSpec(
        "why", "Because", "lines", placeholder="For example: nobody could have known that we look."
    )
    values = {"why": getattr(board.card, column) or ""}
    editor.ask(f"Why there is no {kind} hypothesis", [field], save, values=values)


def pick_claims(session: CaseSession, board: Board, over: QWidget) -> ClaimPicker:
    """Asks for claims, which become rows together as one step."""

    def take(claims: list[UUID]) -> None:
        added = session.run("ach.add_claim_rows", board.card.id, claim_ids=claims)
        if added:
            session.open(ObjectRef("ach_row", added[0]))

    known = {row.claim_id for row in board.rows if row.claim_id is not None}
    picker = ClaimPicker(session, known, take, over)
    picker.finished.connect(picker.deleteLater)
    picker.open()
    return picker


def add_row(editor: Editor, session: CaseSession, board: Board) -> None:
    """Asks for a row that is no claim: an argument, the absence of something, an assumption."""
    kinds = [(each.key, each.label) for each in choices_of("ach_row", "kind") or () if each.key != "evidence"]
    fields = [
        FieldSpec("kind", "Kind", "choice", required=True, options=kinds),
        FieldSpec(
            "text", "In words", "lines", help="Left empty, an assumption of an assessment speaks for itself."
        ),
        FieldSpec(
            "assumption_id",
            "Assumption of an assessment",
            "assumption",
            make=lambda: _finder(session, "assumption"),
        ),
        *(each for each in fields_for(session, "ach_row", {}) if each.name in ("credibility", "relevance")),
    ]

    def save(typed: dict[str, Any]) -> None:
        assumption = typed.pop("assumption_id")
        typed["text"] = typed["text"] or _words_of(session, assumption)
        if not typed["text"]:
            raise InvalidValue("Say it in words, or choose an assumption.")
        if assumption is not None:
            typed |= {"assumption_id": assumption.id, "kind": "assumption"}
        session.open(ObjectRef("ach_row", session.run("ach.add_ach_row", board.card.id, **typed)))

    values = {"kind": "argument", "credibility": "M", "relevance": "M"}
    text = "An absence is what should be there if a hypothesis were true, and is not."
    editor.ask("New row", fields, save, values=values, submit="Add", text=text)


def note_on_row(editor: Editor, session: CaseSession, row: EvidenceRow) -> None:
    """Asks what follows if the row is wrong: the sixth step."""

    def save(typed: dict[str, Any]) -> None:
        session.run("ach.edit_ach_row", row.id, note=typed["note"] or None)

    field = FieldSpec("note", "If it is wrong, misleading or means something else", "lines")
    text = f"“{shortened(row.text, 220)}”"
    editor.ask("What follows if the row is wrong", [field], save, values={"note": row.note or ""}, text=text)


def conclude(editor: Editor, session: CaseSession, board: Board) -> None:
    """Asks for the conclusion, drawn by refuting: the fifth step."""

    def save(typed: dict[str, Any]) -> None:
        session.run(
            "ach.edit_board", board.card.id, conclusion=typed["conclusion"] or None, status=typed["status"]
        )

    fields = [
        FieldSpec("conclusion", "Conclusion", "lines", help="Which hypotheses are refuted and by what, and which one is left."),
        FieldSpec("status", "Status", "choice", options=[(each.key, each.label) for each in choices_of("ach_board", "status") or ()]),
    ]  # fmt: skip
    values = {"conclusion": board.card.conclusion or "", "status": board.card.status}
    editor.ask("Conclusion of the board", fields, save, values=values)


def judge(editor: Editor, session: CaseSession, board: Board, hypothesis: HypothesisRow) -> None:
    """Ties the hypothesis to the judgement that says it, a new one or one there is; opens it where it is tied already."""
    if hypothesis.judgement_id is not None:
        session.open(ObjectRef("judgement", hypothesis.judgement_id))
        return
    card = (
        judging.assessment_card(session.case, board.card.assessment_id) if board.card.assessment_id else None
    )
    if card is None:
        session.told.emit(_NO_ASSESSMENT)
        return
    shown = [
        each for each in fields_for(session, "judgement", {"scheme": card.scheme}) if each.name in _JUDGED
    ]
    fields = [
        FieldSpec("judgement", "Judgement there is", "judgement", make=lambda: _finder(session, "judgement")),
        *shown,
    ]

    def save(typed: dict[str, Any]) -> None:
        from casewright.operations.ach import edit_hypothesis
        from casewright.operations.judgements import judge as add_judgement

        known = typed.pop("judgement")
        stored = {
            name: value for name, value in stored_values("judgement", typed).items() if value is not None
        }
        with session.case.edit("edit_hypothesis", hypothesis.id) as tx:
            made = known.id if known is not None else add_judgement(tx, card.id, **stored)
            edit_hypothesis(tx, hypothesis.id, judgement_id=made)

    text = f"Which judgement of “{shortened(card.title, 80)}” says {hypothesis.label}? Choose one, or make one here."
    values = {"text": hypothesis.text, "is_key": True}
    editor.ask(f"Judge {shortened(hypothesis.label, 20)}", fields, save, values=values, text=text)


def add_indicator(
    editor: Editor, session: CaseSession, board: Board, words: str, judgement_id: UUID | None
) -> None:
    """Asks for an indicator in the assessment of the board, from the words of a row or hypothesis: the eighth step."""
    if board.card.assessment_id is None:
        session.told.emit(_NO_ASSESSMENT)
        return
    fields = fields_for(session, "indicator", {}, main_only=True)

    def save(typed: dict[str, Any]) -> None:
        stored = {
            name: value for name, value in stored_values("indicator", typed).items() if value is not None
        }
        session.run(
            "assessment_parts.add_indicator", board.card.assessment_id, judgement_id=judgement_id, **stored
        )

    values = {"text": words, "direction": "for", "status": "not_seen"}
    text = "Say what could be seen, by whom and until when, so that one can tell whether it was."
    editor.ask("New indicator", fields, save, values=values, submit="Add", text=text)


def next_label(board: Board) -> str:
    """`H4` where there are three; the next number that is free."""
    taken = {each.label for each in board.hypotheses}
    return next(label for number in range(len(taken) + 1, 1000) if (label := f"H{number}") not in taken)


_JUDGED = ("text", "is_key", "likelihood", "confidence", "confidence_basis")


def _finder(session: CaseSession, table: str) -> ObjectField:
    return ObjectField(table.capitalize(), session, lambda words: find_rows(session, (table,), words))


def _words_of(session: CaseSession, ref: ObjectRef | None) -> str:
    return str(title_of(session.case, *ref) or "") if ref is not None else ""
