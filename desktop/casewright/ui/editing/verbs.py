"""Which operation adds, edits or deletes an object of each table, by `module.name` below `casewright.operations`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from casewright.ui.window.session import CaseSession


class Verbs(NamedTuple):
    """The operations of one table. `parent`: the column `add` takes as its first argument; `takes_all`: `delete` says
    whether what rests on the object goes too."""

    add: str
    edit: str
    delete: str
    parent: str | None = None
    takes_all: bool = False


VERBS: dict[str, Verbs] = {
    "entity": Verbs("entities.add_entity", "entities.edit_entity", "entities.delete_entity", takes_all=True),
    "entity_name": Verbs("entities.add_name", "entities.edit_name", "entities.remove_name", "entity_id"),
    "entity_property": Verbs("entities.set_property", "entities.edit_property", "entities.remove_property", "entity_id"),
    "link": Verbs("links.add_link", "links.edit_link", "links.delete_link", takes_all=True),
    "source": Verbs("sources.add_source", "sources.edit_source", "sources.delete_source", takes_all=True),
    "capture": Verbs("captures.add_capture", "captures.edit_capture", "captures.delete_capture", "source_id", takes_all=True),
    "source_link": Verbs("sources.link_sources", "sources.edit_source_link", "sources.unlink_sources"),
    "passage": Verbs("passages.quote", "passages.edit_passage", "passages.delete_passage", "source_text_id", takes_all=True),
    "claim": Verbs("claims.state_claim", "claims.edit_claim", "claims.delete_claim", takes_all=True),
    "citation": Verbs("claims.cite", "claims.edit_citation", "claims.uncite", "claim_id"),
    "claim_relation": Verbs("claims.relate_claims", "claims.relate_claims", "claims.unrelate_claims", "claim_id"),
    "assessment": Verbs(
        "assessments.add_assessment", "assessments.edit_assessment", "assessments.delete_assessment", takes_all=True
    ),
    "judgement": Verbs(
        "judgements.judge", "judgements.edit_judgement", "judgements.delete_judgement", "assessment_id", takes_all=True
    ),
    "judgement_support": Verbs("judgements.support", "judgements.edit_support", "judgements.unsupport", "judgement_id"),
    "observation": Verbs(
        "assessment_parts.observe", "assessment_parts.edit_observation", "assessment_parts.delete_observation", "indicator_id"
    ),
    "scenario_set": Verbs(
        "scenarios.add_scenario_set", "scenarios.edit_scenario_set", "scenarios.delete_scenario_set", "assessment_id", takes_all=True
    ),
    "driver": Verbs("scenarios.add_driver", "scenarios.edit_driver", "scenarios.delete_driver", "scenario_set_id"),
    "scenario": Verbs("scenarios.add_scenario", "scenarios.edit_scenario", "scenarios.delete_scenario", "scenario_set_id"),
    "premortem": Verbs(
        "premortems.add_premortem", "premortems.edit_premortem", "premortems.delete_premortem", "assessment_id", takes_all=True
    ),
    "premortem_reason": Verbs("premortems.add_reason", "premortems.edit_reason", "premortems.delete_reason", "premortem_id"),
    "challenge": Verbs("challenges.add_challenge", "challenges.edit_challenge", "challenges.delete_challenge", "assessment_id"),
    "ach_board": Verbs("ach.add_board", "ach.edit_board", "ach.delete_board", takes_all=True),
    "ach_hypothesis": Verbs("ach.add_hypothesis", "ach.edit_hypothesis", "ach.delete_hypothesis", "board_id"),
    "ach_row": Verbs("ach.add_ach_row", "ach.edit_ach_row", "ach.delete_ach_row", "board_id"),
    "graph_view": Verbs("graph_views.add_view", "graph_views.edit_view", "graph_views.delete_view", takes_all=True),
    "brief": Verbs("briefs.add_brief", "briefs.edit_brief", "briefs.delete_brief"),
    "brief_section": Verbs("briefs.add_section", "briefs.edit_section", "briefs.remove_section", "brief_id"),
    "tag": Verbs("tags_and_notes.add_tag", "tags_and_notes.edit_tag", "tags_and_notes.delete_tag"),
    "note": Verbs("tags_and_notes.add_note", "tags_and_notes.edit_note", "tags_and_notes.delete_note"),
    **{
        part: Verbs(
            f"assessment_parts.add_{part}", f"assessment_parts.edit_{part}", "assessment_parts.delete_part", "assessment_id",
            takes_all=True,
        )
        for part in ("alternative", "assumption", "indicator", "gap", "implication")
    },
}  # fmt: skip


def add_object(session: CaseSession, table: str, values: Mapping[str, Any]) -> UUID:
    """Adds an object; empty values are left to the operation's defaults. Raises CaseError when it is refused."""
    verbs = VERBS[table]
    given = {column: value for column, value in values.items() if value is not None}
    first = [given.pop(verbs.parent)] if verbs.parent else []
    if table == "claim_relation":
        first.append(given.pop("other_id"))
    added: UUID = session.run(verbs.add, *first, **given)
    return added


def edit_object(session: CaseSession, table: str, row_id: UUID, changes: Mapping[str, Any]) -> None:
    """Sets the changed fields as one step; nothing happens when there are none. Raises CaseError when it is refused."""
    if not changes:
        return
    if table == "case_info":
        session.run("case_info.edit_case", **changes)
        return
    session.run(VERBS[table].edit, row_id, **changes)


def delete_object(session: CaseSession, table: str, row_id: UUID, with_dependents: bool) -> None:
    """Deletes an object, and what rests on it only when told so. Raises CaseError when it is refused."""
    verbs = VERBS[table]
    first: list[object] = [table] if verbs.delete.endswith("delete_part") else []
    more = {"with_dependents": with_dependents} if verbs.takes_all else {}
    session.run(verbs.delete, *first, row_id, **more)
