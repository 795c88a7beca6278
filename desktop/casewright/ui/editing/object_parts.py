"""What belongs to an object and can be changed on its own: names, properties, notes, citations, supports and the rest."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.queries import evidence, judging, objects, records
from casewright.casefile.queries.bearing import BORNE_ON, bearings_on
from casewright.casefile.queries.derivations import derivations_of
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import choice_label, label_of_kind

Parts = dict[str, list[tuple[str, ObjectRef]]]


def parts_of(session: CaseSession, ref: ObjectRef) -> Parts:
    """The parts of an object by group, each with a title; groups without parts are left out."""
    case = session.case
    found: Parts = {}
    if ref.type == "entity":
        found["Names"] = [
            (each.text, ObjectRef("entity_name", each.id)) for each in objects.names_of(case, ref.id)
        ]
        found["Properties"] = [
            (f"{label_of_kind(each.key)}: {each.value}", ObjectRef("entity_property", each.id))
            for each in objects.properties_of(case, ref.id)
        ]
        found["Identity"] = [
            (
                f"{choice_label('sameness', 'verdict', each.verdict)}: {each.name}",
                ObjectRef("sameness", each.id),
            )
            for each in objects.sameness_of(case, ref.id)
        ]
    elif ref.type == "claim":
        found |= _of_claim(session, ref.id)
    elif ref.type == "judgement":
        owner = judging.assessment_of(case, "judgement", ref.id)
        support = judging.support_of(case, owner) if owner else []
        found["Rests on"] = [
            (each.text, ObjectRef("judgement_support", each.id))
            for each in support
            if each.judgement_id == ref.id
        ]
    elif ref.type == "source":
        found["Other sources"] = [
            (each.title, ObjectRef("source_link", each.id)) for each in derivations_of(case, ref.id)
        ]
    elif ref.type == "indicator":
        found["Observations"] = [
            (each.note, ObjectRef("observation", each.id)) for each in judging.observations_of(case, ref.id)
        ]
    if ref.type in BORNE_ON:
        found["Claims"] = [
            (
                f"{choice_label('citation', 'stance', each.stance).capitalize()} it: {each.text}",
                ObjectRef("claim_about", each.id),
            )
            for each in bearings_on(case, ref.id)
        ]
    found["Notes"] = [(each.text, ObjectRef("note", each.id)) for each in objects.notes_on(case, ref.id)]
    return {group: parts for group, parts in found.items() if parts}


def _of_claim(session: CaseSession, claim_id: UUID) -> Parts:
    case = session.case
    cited = evidence.citations_of(case, "claim", claim_id)
    about = [
        (title, ObjectRef("claim_about", row_id))
        for row_id, table, object_id in objects.abouts_of(case, claim_id)
        if (title := records.title_of(case, table, object_id))
    ]
    return {
        "Citations": [
            (f"{each.source}: {each.exact}", ObjectRef("citation", each.citation_id))
            for each in cited
            if each.citation_id
        ],
        "About": about,
        "Related claims": [
            (each.text, ObjectRef("claim_relation", each.id))
            for each in objects.claim_relations_of(case, claim_id)
        ],
    }
