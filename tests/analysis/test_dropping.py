"""What would be left without a source: small cases worked out by hand, and nothing changed by asking."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from casewright.analysis.dropping import Dropped, drop_sources
from casewright.model.errors import NoSuchObject
from casewright.operations import ach, assessment_parts, claims, links
from casewright.operations.assessments import add_assessment
from casewright.operations.entities import add_entity

Evidence = Any  # see conftest.py


def states(dropped: Dropped) -> dict[str, tuple[str, tuple[int, int], tuple[int, int]]]:
    return {each.text: (each.state, each.origins_before, each.origins_after) for each in dropped.claims}


@pytest.fixture
def assessment(evidence: Evidence) -> UUID:
    return evidence.case.run(add_assessment, title="Ties", scheme="icd203")


def test_claims_are_lost_weakened_or_left_with_relays_only(evidence: Evidence) -> None:
    wire, log = evidence.source("Wire"), evidence.source("Log")
    paper = evidence.source("Paper", provenance="relay")
    evidence.passes_on(paper, wire)
    evidence.claim("Alone.", wire)
    evidence.claim("With the log.", wire, log)
    evidence.claim("By the paper.", paper)
    evidence.claim("Both.", wire, paper)
    evidence.claim("Elsewhere.", log)
    assert states(drop_sources(evidence.case, [wire])) == {
        "Alone.": ("lost", (1, 1), (0, 0)),
        "With the log.": ("weaker", (2, 2), (1, 1)),
        "By the paper.": ("relays_only", (1, 1), (0, 0)),
        "Both.": ("relays_only", (1, 1), (0, 0)),
    }
    assert states(drop_sources(evidence.case, [paper])) == {
        "By the paper.": ("lost", (1, 1), (0, 0)),
        "Both.": ("same", (1, 1), (1, 1)),
    }
    assert [each.title for each in drop_sources(evidence.case, [wire]).relays] == ["Paper"]


def test_a_relay_that_saw_something_itself_still_stands(evidence: Evidence) -> None:
    wire, paper = evidence.source("Wire"), evidence.source("Paper", provenance="mixed")
    evidence.passes_on(paper, wire)
    claim = evidence.claim("Both.", wire)
    evidence.case.run(claims.cite, claim, evidence.passages[paper], first_hand=True)
    assert states(drop_sources(evidence.case, [wire])) == {"Both.": ("weaker", (2, 2), (1, 1))}


def test_several_sources_at_once(evidence: Evidence) -> None:
    wire, log, note = (evidence.source(name) for name in ("Wire", "Log", "Note"))
    evidence.claim("Two.", wire, log)
    evidence.claim("Three.", wire, log, note)
    assert states(drop_sources(evidence.case, [wire, log])) == {
        "Two.": ("lost", (2, 2), (0, 0)),
        "Three.": ("weaker", (3, 3), (1, 1)),
    }


def test_the_ceiling_of_confidence_falls_with_the_origins(evidence: Evidence, assessment: UUID) -> None:
    three = [
        evidence.source(name, reliability="B", reliability_reason="Good record")
        for name in ("Wire", "Log", "Note")
    ]
    sure = evidence.claim("Sure.", *three, credibility="2")
    other = evidence.claim("Other.", three[1], three[2], credibility="2")
    high = evidence.judgement(
        assessment, "They will sign.", sure, confidence="high", confidence_basis="Three origins."
    )
    evidence.judgement(assessment, "They will wait.", sure, confidence="moderate", confidence_basis="Enough.")
    evidence.judgement(assessment, "They talk.", other, confidence="moderate", confidence_basis="Enough.")
    evidence.case.run(assessment_parts.add_alternative, assessment, text="They will not.", judgement_id=high)
    found = {each.text: each for each in drop_sources(evidence.case, [three[0]]).judgements}
    assert found.keys() == {"They will sign.", "They will wait."}
    signed = found["They will sign."]
    assert (signed.ceiling_before, signed.ceiling_after, signed.must_be_lowered) == ("high", "moderate", True)
    assert signed.why == "high takes three independent origins, and there are 2"
    assert signed.alternatives == ("They will not.",)
    assert not found["They will wait."].must_be_lowered
    two = {each.text: each for each in drop_sources(evidence.case, three[:2]).judgements}
    assert two["They will wait."].ceiling_after == "low"
    assert two["They will wait."].must_be_lowered
    gone = {each.text: each for each in drop_sources(evidence.case, three).judgements}
    assert gone["They talk."].ceiling_after is None
    assert gone["They talk."].claims_lost == (other,)


def test_a_board_without_its_evidence_has_another_leader(evidence: Evidence, assessment: UUID) -> None:
    wire, log = evidence.source("Wire"), evidence.source("Log")
    strong, weak = evidence.claim("Calls.", wire), evidence.claim("Talk.", log)
    run = evidence.case.run
    board = run(ach.add_board, title="Why", question="Why?", assessment_id=assessment)
    trade = run(ach.add_hypothesis, board, label="H1", text="Trade")
    navy = run(ach.add_hypothesis, board, label="H2", text="Navy")
    rows = [
        run(ach.add_ach_row, board, text=words, claim_id=claim)
        for words, claim in (("Calls", strong), ("Talk", weak))
    ]
    run(ach.rate_cell, rows[0], trade, rating="II")
    run(ach.rate_cell, rows[0], navy, rating="CC")
    run(ach.rate_cell, rows[1], trade, rating="C")
    run(ach.rate_cell, rows[1], navy, rating="I")
    (change,) = drop_sources(evidence.case, [wire]).boards
    assert change.rows_lost == ("Calls",)
    assert [(each.label, each.inconsistency) for each in change.before] == [("H2", -0.25), ("H1", -0.5)]
    assert [(each.label, each.inconsistency) for each in change.after] == [("H1", 0), ("H2", -0.5)]
    assert change.leader_changes
    assert [each.leader_changes for each in drop_sources(evidence.case, [log]).boards] == [False]
    run(ach.rate_cell, rows[1], trade, rating="II", rated_by="Bo")
    run(ach.rate_cell, rows[1], navy, rating="C", rated_by="Bo")
    changes = drop_sources(evidence.case, [wire]).boards  # each as one analyst rated it
    assert [(each.rated_by, each.is_shared, each.leader_changes) for each in changes] == [
        ("Ana", True, True),
        ("Bo", True, False),
    ]


def test_links_and_entities_left_without_evidence_and_claims_left_unopposed(evidence: Evidence) -> None:
    wire, log, denial = (evidence.source(name) for name in ("Wire", "Log", "Denial"))
    met, seen = evidence.claim("They met.", wire), evidence.claim("He was there.", log)
    run = evidence.case.run
    one, other = (run(add_entity, kind="person", name=name) for name in ("Minister", "Envoy"))
    link = run(links.add_link, kind="met_with", from_id=one, to_id=other, status="reported")
    for claim, table, about in (
        (met, "link", link),
        (met, "entity", one),
        (met, "entity", other),
        (seen, "entity", other),
    ):
        run(claims.about, claim, table, about)
    run(claims.cite, met, evidence.passages[denial], stance="contradicts")
    dropped = drop_sources(evidence.case, [wire])
    assert {(each.type, each.title) for each in dropped.left_bare} == {
        ("link", "Minister – met with – Envoy"),
        ("entity", "Minister"),
    }
    assert dropped.unopposed == ()
    assert [each.title for each in drop_sources(evidence.case, [denial]).unopposed] == ["They met."]


def test_an_observation_whose_claim_is_gone(evidence: Evidence, assessment: UUID) -> None:
    wire = evidence.source("Wire")
    claim = evidence.claim("A delegation came.", wire)
    run = evidence.case.run
    indicator = run(assessment_parts.add_indicator, assessment, text="A delegation.", direction="for")
    run(assessment_parts.observe, indicator, observed_on="2026-01-02", note="It came.", claim_id=claim)
    assert [each.title for each in drop_sources(evidence.case, [wire]).observations] == ["It came."]


def test_asking_changes_nothing(evidence: Evidence) -> None:
    wire = evidence.source("Wire")
    evidence.claim("Alone.", wire)
    before = evidence.case.path.read_bytes(), evidence.case.history()
    drop_sources(evidence.case, [wire])
    assert (evidence.case.path.read_bytes(), evidence.case.history()) == before


def test_a_source_that_is_not_there_is_refused(evidence: Evidence) -> None:
    with pytest.raises(NoSuchObject):
        drop_sources(evidence.case, [UUID(int=0)])
