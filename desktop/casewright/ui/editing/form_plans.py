"""What the form of each kind of object asks for, in which order, and with which widget.

The lists below hold order and words only; what a field may hold comes from the model (closed lists, dates, markings), so a
new value in `resources/scales` shows up here by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from casewright.model.choices import choices_of
from casewright.model.field_rules import DATES


@dataclass(frozen=True)
class FieldPlan:
    """One field. `kind` names the widget; `main` fields are shown at once, others under "More"."""

    column: str
    label: str
    kind: str
    required: bool = False
    main: bool = True
    hint: str = ""


# Columns in the order of the form; `*` marks a required one; those after `|` are under "More".
_FORMS = {
    "case_info": "title* question description marking* default_scheme*",
    "entity": "name* kind* summary | marking",
    "entity_name": "text* role* language valid",
    "entity_property": "key* value* valid claim_id",
    "sameness": "other_id* verdict* reason*",
    "link": "from_id* kind* to_id* valid status* polarity | label directed valid_stated summary marking",
    "source": "title* kind* publisher author published provenance* access | descriptor motive "
    "deception controller information_date accessed address language summary ai_generated ai_tool withdrawn marking",
    "capture": "captured_at* clock_basis method* captured_by received_from completeness address known_limits note "
    "| final_address archive_address http_status tool tool_version system persona network_note legal_basis",
    "source_link": "parent_id* kind* status* claim_id note",
    "passage": "translation translator translation_state note | language marking",
    "claim": "text* held basis* hedge | held_stated marking",
    "citation": "stance* first_hand | note",
    "claim_relation": "other_id* kind* note",
    "assessment": "title* question bottom_line customer decision_supported cut_off status* | scheme* author reviewer scope_note "
    "source_strengths source_key source_conflicts source_expertise marking",
    "judgement": "text* kind* is_key horizon likelihood point confidence confidence_basis uncertainty_cause would_change_if dissent "
    "| information_base rigour volatility change_kind change_reason outcome resolved_on marking",
    "judgement_support": "stance* note",
    "alternative": "text* likelihood point why_less_favoured signs implication | judgement_id",
    "assumption": "text* category* linchpin why could_fail_if if_wrong | implicit sensitivity disposition owner review_by "
    "judgement_id",
    "indicator": "text* direction* status* threshold where_seen expected | owner cadence last_checked judgement_id scenario_id",
    "observation": "observed_on* note* claim_id",
    "gap": "question* why effect collection_idea critical status* | owner judgement_id",
    "implication": "reader* text* | judgement_id",
    "scenario_set": "title* focal_question* method* probability_policy* decision horizon | independence",
    "driver": "text* impact* uncertainty* low_end high_end",
    "scenario": "title* logic narrative likelihood point implication",
    "premortem": "text* judgement_id failed_on",
    "premortem_reason": "text* chance severity early_sign mitigation domain",
    "challenge": "judgement_id text* path evidence_reread weakest_link consequence likelihood point advocate | outcome* response",
    "information_check": "deception dismissed corrections most_compelling note",
    "ach_board": "title* question* assessment_id status* | conclusion no_null_because no_deception_because note",
    "ach_hypothesis": "label* text* is_null is_deception judgement_id",
    "ach_row": "text* kind* claim_id credibility* relevance* note | assumption_id",
    "graph_view": "title* description marking",
    "brief": "title* standfirst bottom_line assessment_id customer question cut_off | product_type* product_id version* issued_on "
    "author reviewer distribution language* status* citation_style max_marking marking",
    "tag": "name* colour",
    "note": "text* | marking",
}

_LABELS = {
    "max_marking": "Its reader may receive at most",
    "captured_at": "Captured",
    "clock_basis": "Time taken from",
    "file_time": "Time of the file",
    "method": "How",
    "captured_by": "By whom",
    "final_address": "Address that answered",
    "archive_address": "Address in an archive",
    "http_status": "HTTP status",
    "persona": "Persona used",
    "from_id": "From",
    "to_id": "To",
    "other_id": "Other",
    "parent_id": "Passes on",
    "claim_id": "Claim",
    "judgement_id": "Judgement",
    "assessment_id": "Assessment",
    "object_id": "Shows",
    "is_key": "Key judgement",
    "is_null": "Null hypothesis",
    "is_deception": "Deception hypothesis",
    "valid": "When",
    "valid_stated": "When, as stated",
    "held": "When it held",
    "held_stated": "When, as stated",
    "point": "Point estimate",
    "confidence_basis": "What the confidence rests on",
    "uncertainty_cause": "Why it is uncertain",
    "would_change_if": "It would change if",
    "dissent": "Dissent: who sees it otherwise, and how",
    "information_base": "Information base",
    "rigour": "Analytical rigour",
    "volatility": "Complexity and volatility",
    "change_kind": "Change since an earlier assessment",
    "ai_generated": "Generated by AI",
    "ai_tool": "AI tool",
    "where_seen": "Where to see it",
    "could_fail_if": "Could fail if",
    "default_scheme": "Usual scheme",
    "question": "Question",
    "cut_off": "Information cut-off",
    "key": "Property",
    "low_end": "One end",
    "high_end": "The other end",
    "focal_question": "Focal question",
    "failed_on": "Wrong by",
    "early_sign": "What would show it early",
    "chance": "How likely",
    "severity": "How grave",
    "evidence_reread": "The evidence, read the other way",
    "weakest_link": "What the judgement hangs on",
    "path": "How it would come about",
    "dismissed": "Set aside before, because",
    "corrections": "Corrected or withdrawn since",
    "most_compelling": "Most compelling source",
    "text": "Text",
}
_TABLE_LABELS = {
    "assumption.why": "Why it must be true",
    "assumption.category": "How solid",
    "indicator.expected": "Expected",
    "indicator.scenario_id": "Scenario",
    "observation.note": "What was found",
    "gap.why": "Why it matters",
    "gap.effect": "What filling it would change",
    "claim.text": "Statement",
    "judgement.horizon": "Horizon: by when it will have come true or not",
    "judgement.text": "Proposition, without its likelihood",
    "alternative.text": "Alternative",
    "assumption.text": "Assumption",
    "indicator.text": "Indicator",
    "implication.text": "Implication",
    "entity_name.text": "Name",
    "ach_hypothesis.text": "Hypothesis",
    "ach_row.text": "In words",
    "ach_row.note": "If it is wrong",
    "ach_board.no_null_because": "Why no null hypothesis",
    "ach_board.no_deception_because": "Why no deception hypothesis",
    "note.text": "Note",
    "driver.text": "Driver",
    "scenario_set.decision": "Decision it is to help with",
    "scenario_set.independence": "Why the axes are independent",
    "premortem.text": "What has gone wrong",
    "premortem_reason.text": "It was wrong because",
    "challenge.text": "Case against it, or event",
    "challenge.response": "Answer to it",
    "information_check.deception": "Signs of deception in this matter",
    "source.kind": "Kind",
    "source_link.claim_id": "Only for one claim",
    "ach_row.credibility": "Weight of credibility",
    "ach_row.relevance": "Weight of relevance",
}
_HINTS = {
    "valid": "2025-03-14, 2025-03, 2024/.., 2025~",
    "point": "0.65",
    "language": "en, fa, sr-Latn",
}
_LONG = frozenset(
    [
        "known_limits",
        "network_note",
        "legal_basis",
        "summary",
        "description",
        "reason",
        "motive",
        "deception",
        "note",
        "translation",
        "question",
        "bottom_line",
        "decision_supported",
        "scope_note",
        "source_strengths",
        "source_key",
        "source_conflicts",
        "source_expertise",
        "confidence_basis",
        "information_base",
        "rigour",
        "volatility",
        "uncertainty_cause",
        "would_change_if",
        "change_reason",
        "dissent",
        "why_less_favoured",
        "signs",
        "implication",
        "why",
        "could_fail_if",
        "if_wrong",
        "threshold",
        "effect",
        "collection_idea",
        "focal_question",
        "decision",
        "independence",
        "narrative",
        "path",
        "evidence_reread",
        "weakest_link",
        "consequence",
        "response",
        "mitigation",
        "early_sign",
        "dismissed",
        "corrections",
        "conclusion",
        "no_null_because",
        "no_deception_because",
        "standfirst",
        "body",
        "caption",
    ]
)
_LONG_TEXTS = frozenset(
    [
        "claim",
        "judgement",
        "alternative",
        "assumption",
        "indicator",
        "implication",
        "ach_hypothesis",
        "ach_row",
        "note",
        "premortem",
        "premortem_reason",
        "challenge",
    ]
)
_FLAGS = frozenset(
    [
        "directed",
        "first_hand",
        "is_key",
        "linchpin",
        "implicit",
        "critical",
        "is_null",
        "is_deception",
        "ai_generated",
        "most_compelling",
    ]
)
_KINDS = {
    "entity.kind": "entity_kind",
    "link.kind": "link_kind",
    "entity_property.key": "property",
    "link.from_id": "entity",
    "link.to_id": "entity",
    "sameness.other_id": "entity",
    "source.descriptor": "generated",
    "assessment.source_strengths": "generated",
    "assessment.source_key": "generated",
    "assessment.source_conflicts": "generated",
    "source_link.parent_id": "source",
    "claim_relation.other_id": "claim",
    "judgement.likelihood": "likelihood",
    "alternative.likelihood": "likelihood",
    "scenario.likelihood": "likelihood",
    "challenge.likelihood": "likelihood",
    "assessment.scheme": "scheme",
    "case_info.default_scheme": "scheme",
    "tag.colour": "line",
}
_COLUMN_KINDS = {
    "marking": "marking",
    "max_marking": "marking",
    "claim_id": "claim",
    "judgement_id": "judgement",
    "scenario_id": "scenario",
    "assessment_id": "assessment",
    "assumption_id": "assumption",
    "point": "fraction",
    "chance": "third",
    "severity": "third",
}


def plan_of(table: str) -> tuple[FieldPlan, ...]:
    """The fields of a table's form. Raises KeyError for a table that has none."""
    shown, _, more = _FORMS[table].partition("|")
    return tuple(
        _plan(table, word, main) for words, main in ((shown, True), (more, False)) for word in words.split()
    )


def has_form(table: str) -> bool:
    """Whether objects of a table are edited in a form of their own."""
    return table in _FORMS


def label_of(table: str, column: str) -> str:
    """What a column is called on screen."""
    found = _TABLE_LABELS.get(f"{table}.{column}") or _LABELS.get(column)
    return found or column.replace("_", " ").capitalize()


def _plan(table: str, word: str, main: bool) -> FieldPlan:
    column = word.rstrip("*")
    return FieldPlan(
        column, label_of(table, column), _kind(table, column), word.endswith("*"), main, _hint(table, column)
    )


def _kind(table: str, column: str) -> str:
    where = f"{table}.{column}"
    if found := _KINDS.get(where) or _COLUMN_KINDS.get(column):
        return found
    if choices_of(table, column) is not None:
        return "choice"
    if where in DATES:
        return "date"
    if column in _FLAGS:
        return "flag"
    return "text" if column in _LONG or (column == "text" and table in _LONG_TEXTS) else "line"


def _hint(table: str, column: str) -> str:
    return _HINTS["valid"] if f"{table}.{column}" in DATES else _HINTS.get(column, "")
