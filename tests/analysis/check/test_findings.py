"""What the check says beyond which rule fires: its words, versions of sources, brief by brief."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from casewright import Case
from casewright.analysis.check.run import check_case
from casewright.model.tables import TABLES
from casewright.operations import anchors, captures, entities

Rules = Callable[[Case], set[str]]


def test_a_sound_case_with_one_source_has_only_the_single_origin_finding(
    case: Case, builder: Any, rules: Rules
) -> None:
    with case.edit("build") as tx:
        builder(tx)
    assert rules(case) == {"IN02"}


def test_an_uncited_link_is_found_unless_it_is_marked_as_inferred(
    case: Case, builder: Any, rules: Rules
) -> None:
    with case.edit("build") as tx:
        ids = [tx.add(TABLES["entity"](kind="state", name=name, name_key=name)) for name in "ab"]
        link = tx.add(TABLES["link"](kind="visited", from_id=ids[0], to_id=ids[1], status="asserted"))
    assert rules(case) == {"GR01"}
    with case.edit("mark") as tx:
        tx.edit(tx.get(TABLES["link"], link), status="inferred")
    assert rules(case) == set()


def test_a_cited_passage_is_found_until_somebody_compared_it_with_the_newer_version(
    case: Case, builder: Any, rules: Rules
) -> None:
    with case.edit("build") as tx:
        built = builder(tx)
        capture = captures.add_capture(
            tx, built.source, data=b"new", media_type="text/plain", file_name="n.txt"
        )
        newer = captures.add_source_text(
            tx, capture, text=f"Corrected. {tx.text_of(built.text_sha256)}", tool="text", tool_version="1"
        )
    (found,) = [each for each in check_case(case) if each.rule == "EV03"]
    assert found.object_id == built.passage
    assert "not compared with a newer version" in found.message
    case.run(anchors.accept_anchor, built.passage, newer, 11, 48)
    assert "EV03" not in rules(case)
    case.undo()
    case.run(anchors.reject_anchor, built.passage, newer)
    assert "EV03" not in rules(case)


def test_a_passage_that_says_itself_that_it_is_lost_is_a_blocker(
    case: Case, builder: Any, rules: Rules
) -> None:
    with case.edit("build") as tx:
        built = builder(tx)
        built.edit("passage", built.passage, state="orphaned")
    assert "EV02" in rules(case)


def test_support_from_one_origin_among_several_is_said_with_its_share_and_its_name(
    case: Case, builder: Any, rules: Rules
) -> None:
    with case.edit("build") as tx:
        builder(tx).further_support(claims=2, cites_other=False)
    (found,) = [each for each in check_case(case) if each.rule == "IN05"]
    assert found.message == "83% of what key judgement 1 rests on comes from “Communiqué”."


def test_entities_that_only_share_an_abbreviation_are_no_probable_duplicates(
    case: Case, builder: Any, rules: Rules
) -> None:
    with case.edit("build") as tx:
        built = builder(tx)
        one, other = built.named("Ministry of Mines", "Ministry of Motorways", kind="organisation")
        for each in (one, other):
            built.add("entity_name", entity_id=each, text="MoM", name_key="mom", role="acronym")
    assert "GR04" not in rules(case)
    case.run(entities.add_name, one, text="Ministry of Motorways", role="former")
    assert "GR04" in rules(case)


def test_the_check_of_a_brief_looks_at_the_entities_that_its_claims_are_about(
    case: Case, builder: Any, rules: Rules
) -> None:
    with case.edit("build") as tx:
        built = builder(tx)
        built.named("Đorđe Ilić", "Dorde Ilic")
        shown = built.brief()
        elsewhere = built.brief(assessment_id=None)
    assert "GR04" in {finding.rule for finding in check_case(case, shown)}
    assert "GR04" not in {finding.rule for finding in check_case(case, elsewhere)}
