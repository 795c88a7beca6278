"""Briefs made from templates: bound to what was chosen, one step, and refused in a sentence."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.ids import new_id
from casewright.operations import assessments, entities, graph_views, scenarios, sources
from casewright.operations.brief_templates import compose_brief


def outline(case: Case, brief: UUID) -> list[tuple[str, str | None]]:
    return case.read(
        "SELECT kind, object_type FROM brief_section WHERE brief_id = ? ORDER BY position", (brief.bytes,)
    )


def test_sections_are_bound_to_what_was_chosen_and_undo_takes_all_of_it_back(case: Case) -> None:
    entity = case.run(entities.add_entity, kind="port", name="Port of Vell")
    view = case.run(graph_views.add_view, title="Ties")
    made = case.run(compose_brief, "entity_dossier", title="The port", entity_id=entity, graph_view_id=view)
    assert outline(case, made) == [
        ("text", None), ("entity_profile", "entity"), ("link_chart", "entity"), ("link_chart", "graph_view"),
        ("chronology", "entity"), ("text", None), ("method", None), ("sources", None),
    ]  # fmt: skip
    assert case.read("SELECT product_type FROM brief") == [("profile",)]
    case.undo()
    assert (
        case.read("SELECT count(*) FROM brief") == case.read("SELECT count(*) FROM brief_section") == [(0,)]
    )


def test_what_was_not_chosen_or_has_no_rows_is_left_out_and_sources_repeat_their_section(case: Case) -> None:
    assessment = case.run(assessments.add_assessment, title="Will it close?")
    kinds = [
        kind
        for kind, _ in outline(case, case.run(compose_brief, "estimate", title="A", assessment_id=assessment))
    ]
    assert "scenarios" not in kinds
    assert "ach" not in kinds
    assert kinds.count("timeline") == 1
    case.run(scenarios.add_scenario_set, assessment, title="Ways", focal_question="How?", method="simple")
    made = case.run(compose_brief, "estimate", title="B", assessment_id=assessment)
    assert "scenarios" in [kind for kind, _ in outline(case, made)]
    both = [case.run(sources.add_source, title=title) for title in ("Wire", "Bulletin")]
    reviewed = case.run(compose_brief, "source_review", title="C", source_ids=[*both, both[0]])
    assert [each for each in outline(case, reviewed) if each[0] == "source_review"] == [
        ("source_review", "source")
    ] * 2


def test_a_template_says_what_it_needs_and_what_it_is_not_bound_to(case: Case) -> None:
    entity = case.run(entities.add_entity, kind="port", name="Port of Vell")
    with pytest.raises(InvalidValue, match="“Estimate” needs an assessment"):
        case.run(compose_brief, "estimate", title="X")
    with pytest.raises(InvalidValue, match="“Short note” is not bound to an entity"):
        case.run(compose_brief, "short_note", title="X", entity_id=entity)
    with pytest.raises(NoSuchObject):
        case.run(compose_brief, "entity_dossier", title="X", entity_id=new_id())
    assert case.read("SELECT count(*) FROM brief") == [(0,)]


def test_the_ids_of_sections_follow_from_that_of_the_brief(case: Case) -> None:
    wanted = new_id()
    case.run(compose_brief, "short_note", title="X", id=wanted)
    ids = case.read("SELECT id FROM brief_section ORDER BY id")
    case.undo()
    case.run(compose_brief, "short_note", title="X", id=wanted)
    assert case.read("SELECT id FROM brief_section ORDER BY id") == ids
