"""The rules on origins say what the citation panel says: the same numbers, owners and circles."""

from __future__ import annotations

import random
from typing import Any
from uuid import UUID

import pytest

from casewright.analysis.backing import backing_of
from casewright.analysis.check.run import Check, check_case
from casewright.analysis.link_origins import origins_of_links
from casewright.model.derivation_kinds import SHARED
from casewright.operations import claims as of_claims
from casewright.operations import entities, links
from casewright.operations import sources as of_sources
from casewright.operations.assessments import add_assessment

Evidence = Any  # see conftest.py


def found(evidence: Evidence, *rules: str) -> list[tuple[str, UUID]]:
    return [(each.rule, each.object_id) for each in check_case(evidence.case) if each.rule in rules]


def judged(evidence: Evidence, *cited: UUID, confidence: str = "high") -> UUID:
    assessment = evidence.case.run(add_assessment, title="A", scheme="icd203")
    claim = evidence.claim("They met.", *cited, credibility="2")
    return evidence.judgement(assessment, "They will sign.", claim, is_key=True, confidence=confidence)


@pytest.mark.parametrize(
    ("status", "rules"),
    [("confirmed", ["IN01", "IN02"]), ("suspected", ["IN01", "IN02"]), ("rejected", ["CF01"])],
)
def test_rules_use_the_number_at_worst(evidence: Evidence, status: str, rules: list[str]) -> None:
    wire, paper = evidence.source("Wire", reliability="A"), evidence.source("Paper")
    evidence.passes_on(paper, wire, status=status)
    judgement = judged(evidence, wire, paper)
    assert sorted(found(evidence, "IN01", "IN02", "CF01")) == [(rule, judgement) for rule in rules]
    expected = 2 if status == "rejected" else 1
    assert backing_of(evidence.case, "judgement", judgement).origins.pessimistic == expected


@pytest.mark.parametrize(("other", "rules"), [("the  state ", ["IN03"]), ("Somebody", [])])
def test_one_owner_is_one_however_it_is_spelt(evidence: Evidence, other: str, rules: list[str]) -> None:
    one, two = (
        evidence.source("Morning", controller="The State"),
        evidence.source("Evening", controller=other),
    )
    judgement = judged(evidence, one, two)
    assert found(evidence, "IN03") == [(rule, judgement) for rule in rules]
    assert bool(backing_of(evidence.case, "judgement", judgement).owners) == bool(rules)


def test_a_circle_is_one_only_where_both_links_hold_for_the_same_claim(evidence: Evidence) -> None:
    a, b = evidence.source("A"), evidence.source("B")
    met, signed = evidence.claim("They met.", a, b), evidence.claim("They signed.", a, b)
    evidence.passes_on(a, b, claim_id=met)
    evidence.passes_on(b, a, claim_id=signed)
    assert found(evidence, "IN04") == []
    evidence.passes_on(b, a, "translates", claim_id=met)
    assert found(evidence, "IN04") == [("IN04", a)]
    assert backing_of(evidence.case, "claim", met).origins.circles == (frozenset({a, b}),)


def test_a_circle_in_one_claim_is_found_though_another_claim_has_a_witness(evidence: Evidence) -> None:
    a, b = evidence.source("A"), evidence.source("B")
    evidence.passes_on(a, b)
    evidence.passes_on(b, a)
    witnessed = evidence.claim("They met.", a, first_hand=True)
    assert found(evidence, "IN04") == []
    evidence.claim("They signed.", b)
    assert found(evidence, "IN04") == [("IN04", a)]
    assert backing_of(evidence.case, "claim", witnessed).origins.circles == ()


@pytest.mark.parametrize("stance", ["supports", "contradicts"])
def test_confirmed_takes_two_origins_on_its_own_side(evidence: Evidence, stance: str) -> None:
    other = "contradicts" if stance == "supports" else "supports"
    one, two, three, four = (evidence.source(name) for name in ("One", "Two", "Three", "Four"))
    claim = evidence.claim("They met.", one, stance=stance)
    with evidence.case.edit("cite") as tx:
        for each in (two, three):
            of_claims.cite(tx, claim, evidence.passages[each], stance=other)
        rated = UUID(bytes=tx.read("SELECT id FROM citation WHERE stance = ?", (stance,))[0][0])
        of_claims.edit_citation(tx, rated, credibility="1")
    assert found(evidence, "SO12") == [("SO12", claim)]
    evidence.case.run(of_claims.cite, claim, evidence.passages[four], stance=stance)
    assert found(evidence, "SO12") == []


def test_a_link_is_as_wide_as_the_panel_says(evidence: Evidence) -> None:
    wire, paper = evidence.source("Wire"), evidence.source("Paper")
    run = evidence.case.run
    one, two = (run(entities.add_entity, kind="state", name=name) for name in ("Varenia", "Tolmark"))
    whole, limited = (run(links.add_link, kind="cooperates_with", from_id=one, to_id=two) for _ in range(2))
    met, signed, agreed = (evidence.claim(text, wire, paper) for text in ("Met.", "Signed.", "Agreed."))
    for claim, link in ((met, whole), (signed, whole), (agreed, limited)):
        run(of_claims.about, claim, "link", link)
    evidence.passes_on(paper, wire, claim_id=agreed)
    widths = origins_of_links(evidence.case)
    assert widths == {whole: 2, limited: 1}
    for link, width in widths.items():
        assert backing_of(evidence.case, "link", link).origins.pessimistic == width


@pytest.mark.parametrize("seed", range(2))
def test_a_check_that_follows_edits_of_derivations_says_what_one_from_the_start_says(
    evidence: Evidence, seed: int
) -> None:
    dice = random.Random(seed)
    run = evidence.case.run
    sources = [evidence.source(f"S{n}", controller=dice.choice([None, "X"])) for n in range(5)]
    claims = [evidence.claim(f"C{n}.", *dice.sample(sources, 2), credibility="1") for n in range(3)]
    evidence.judgement(
        run(add_assessment, title="A", scheme="icd203"), "They will sign.", *claims, is_key=True
    )
    kinds = ["quotes", "republishes", *sorted(SHARED)]
    check, linked = Check(evidence.case), []
    for _ in range(10):
        if not linked or dice.random() < 0.6:
            status = dice.choice(["confirmed", "suspected"])
            fields = {"status": status, "claim_id": dice.choice([None, *claims])}
            linked.append(evidence.passes_on(*dice.sample(sources, 2), dice.choice(kinds), **fields))
        elif dice.random() < 0.5:
            run(of_sources.edit_source_link, dice.choice(linked), kind=dice.choice(kinds))
        else:
            run(of_sources.unlink_sources, linked.pop(dice.randrange(len(linked))))
        check.refresh()
        assert check.findings() == check_case(evidence.case)
