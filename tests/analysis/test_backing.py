"""What stands behind one object, in numbers and in words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from casewright.analysis.backing import backing_of
from casewright.analysis.origin_words import headline, lines
from casewright.analysis.support import Support
from casewright.model.derivation_kinds import SHARED
from casewright.operations import claims, sources
from casewright.operations.assessments import add_assessment
from casewright.operations.entities import add_entity
from casewright.operations.judgements import support

Evidence = Any  # see conftest.py


def said(evidence: Evidence, claim: UUID, table: str = "claim") -> tuple[str, list[tuple[str, str]]]:
    backing = backing_of(evidence.case, table, claim)
    return headline(backing), [(line.role, line.words) for line in lines(backing)]


def test_five_outlets_of_one_release(evidence: Evidence) -> None:
    release = evidence.source("Release")
    outlets = [evidence.source(f"Outlet {n}", provenance="relay") for n in range(1, 6)]
    for outlet in outlets:
        evidence.passes_on(outlet, release, "republishes")
    claim = evidence.claim("They met.", *outlets)
    named = "“Outlet 1”, “Outlet 2”, “Outlet 3”, “Outlet 4” and “Outlet 5”"
    assert said(evidence, claim) == (
        "1 independent origin",
        [("origin", f"“Release”, passed on by {named}."), ("weak", "Everything hangs on “Release”.")],
    )


def test_sources_that_cite_each_other_are_named(evidence: Evidence) -> None:
    a, b, c = (evidence.source(name, provenance="relay") for name in "ABC")
    for child, parent in ((a, b), (b, c), (c, a)):
        evidence.passes_on(child, parent)
    words, found = said(evidence, evidence.claim("They met.", a, b))
    assert words == "1 independent origin"
    assert ("circle", "“A”, “B” and “C” cite each other: no origin found.") in found


def test_a_suspected_derivation_counts_at_worst_and_asks_for_review(evidence: Evidence) -> None:
    wire, paper = evidence.source("Wire"), evidence.source("Paper")
    evidence.passes_on(paper, wire, status="suspected", found_by="detector")
    words, found = said(evidence, evidence.claim("They met.", wire, paper))
    assert words == "2 independent origins at best, 1 at worst"
    assert ("suspected", "“Paper” may derive from “Wire”; confirm or reject it.") in found


def test_what_two_have_in_common_is_said_of_both(evidence: Evidence) -> None:
    wire, paper, radio = (evidence.source(name) for name in ("Wire", "Paper", "Radio"))
    claim = evidence.claim("They met.", wire, paper, radio)
    evidence.passes_on(paper, wire, "same_release", status="suspected", found_by="detector")
    doubt = "“Paper” and “Wire” may stem from the same release; confirm or reject it."
    assert ("suspected", doubt) in said(evidence, claim)[1]
    evidence.passes_on(paper, wire, "same_release")
    evidence.passes_on(radio, paper, "quotes")
    words, found = said(evidence, claim)
    assert words == "1 independent origin"
    assert found[0] == (
        "origin",
        "“Wire” and “Paper”, which stem from the same release, passed on by “Radio”.",
    )
    other = evidence.source("Blog")
    evidence.passes_on(other, wire, "same_author")
    assert said(evidence, evidence.claim("They signed.", wire, other))[1][0] == (
        "origin", "“Wire” and “Blog”, which have the same author."
    )  # fmt: skip


@pytest.mark.parametrize("kind", sorted(SHARED))
def test_what_two_have_in_common_linked_both_ways_is_one_origin_and_no_circle(
    evidence: Evidence, kind: str
) -> None:
    wire, paper = evidence.source("Wire"), evidence.source("Paper")
    evidence.passes_on(paper, wire, kind)
    evidence.passes_on(wire, paper, kind)
    claim = evidence.claim("They met.", wire, paper)
    words, found = said(evidence, claim)
    assert words == "1 independent origin"
    common = {
        "same_release": "stem from the same release",
        "same_author": "have the same author",
        "same_dataset": "rest on the same data",
    }
    assert found == [("origin", f"“Wire” and “Paper”, which {common[kind]}.")]
    assert Support(evidence.case).origins([claim]).circles == ()


def test_a_rejected_derivation_does_not_count(evidence: Evidence) -> None:
    wire, paper = evidence.source("Wire"), evidence.source("Paper")
    evidence.passes_on(paper, wire, status="rejected", found_by="detector")
    assert said(evidence, evidence.claim("They met.", wire, paper))[0] == "2 independent origins"


def test_a_derivation_for_one_claim_leaves_others_alone(evidence: Evidence) -> None:
    wire, paper = evidence.source("Wire"), evidence.source("Paper")
    met, signed = evidence.claim("They met.", wire, paper), evidence.claim("They signed.", wire, paper)
    evidence.passes_on(paper, wire, claim_id=met)
    assert said(evidence, met)[0] == "1 independent origin"
    assert said(evidence, signed)[0] == "2 independent origins"
    both = Support(evidence.case)
    assert [both.origins([each]).optimistic for each in (met, signed)] == [1, 2]


def test_one_controller_however_spelt_is_named(evidence: Evidence) -> None:
    one = evidence.source("Morning", controller="The State")
    other = evidence.source("Evening", controller="the  state ")
    words, found = said(evidence, evidence.claim("They met.", one, other))
    assert words == "2 independent origins at best, 1 at worst"
    assert ("owner", "The State stands behind all that is cited.") in found


def test_two_outlets_of_one_unnamed_official(evidence: Evidence) -> None:
    official = evidence.unnamed("Unnamed official via Morning")
    papers = [evidence.source(name, provenance="relay") for name in ("Morning", "Evening")]
    for paper in papers:
        evidence.passes_on(paper, official)
    words, found = said(evidence, evidence.claim("They met.", *papers))
    assert words == "1 independent origin"
    assert found[0][1] == "“Unnamed official via Morning”, passed on by “Morning” and “Evening”."


def test_a_relay_of_two_primaries_is_the_weak_point_until_they_are_cited(evidence: Evidence) -> None:
    first, second = evidence.source("Log"), evidence.source("Register")
    article = evidence.source("Article", provenance="mixed")
    evidence.passes_on(article, first)
    evidence.passes_on(article, second)
    claim = evidence.claim("They met.", article)
    assert said(evidence, claim)[0] == "1 independent origin"
    with evidence.case.edit("cite") as tx:
        for source in (first, second):
            claims.cite(tx, claim, evidence.passages[source])
    assert said(evidence, claim)[0] == "2 independent origins"


def test_what_a_relay_saw_itself_is_an_origin(evidence: Evidence) -> None:
    wire, paper = evidence.source("Wire"), evidence.source("Paper", provenance="mixed")
    evidence.passes_on(paper, wire)
    claim = evidence.claim("They met.", wire)
    evidence.case.run(claims.cite, claim, evidence.passages[paper], first_hand=True)
    assert said(evidence, claim)[0] == "2 independent origins"


def test_sources_nobody_has_judged_share_a_root_at_worst(evidence: Evidence) -> None:
    papers = [evidence.source(name, provenance="unknown") for name in ("Morning", "Evening")]
    words, found = said(evidence, evidence.claim("They met.", *papers))
    assert words == "2 independent origins at best, 1 at worst"
    assert found[-1][0] == "unknown"


def test_what_speaks_against_a_claim_is_no_support(evidence: Evidence) -> None:
    claim = evidence.claim("They met.", evidence.source("Denial"), stance="contradicts")
    against = [("against", "Against it speaks 1 independent origin: “Denial”.")]
    assert said(evidence, claim) == ("No source supports it", against)


def test_a_judgement_an_entity_and_a_link_have_origins_too(evidence: Evidence) -> None:
    wire, log = evidence.source("Wire"), evidence.source("Log")
    one, other = evidence.claim("They met.", wire), evidence.claim("They signed.", log)
    against = evidence.claim("They did not.", evidence.source("Denial"))
    run = evidence.case.run
    assessment = run(add_assessment, title="Ties", scheme="icd203")
    below = evidence.judgement(assessment, "They agree.", one)
    above = evidence.judgement(assessment, "They will sign.", other)
    run(support, above, other_id=below)
    run(support, above, claim_id=against, stance="contradicts")
    person = run(add_entity, kind="person", name="Minister")
    run(claims.about, one, "entity", person)
    assert said(evidence, above, "judgement")[0] == "2 independent origins"
    assert said(evidence, person, "entity")[0] == "1 independent origin"
    whole = Support(evidence.case)
    assert whole.origins(whole.claims_of(above)).pessimistic == 2


def test_deleting_a_placeholder_takes_the_derivation_with_it_and_undo_brings_both_back(
    evidence: Evidence,
) -> None:
    official, paper = evidence.unnamed("Unnamed official"), evidence.source("Paper")
    evidence.passes_on(paper, official)
    claim = evidence.claim("They met.", paper)
    evidence.case.run(sources.delete_source, official)
    assert said(evidence, claim)[1] == [("origin", "“Paper”.")]
    evidence.case.undo()
    assert said(evidence, claim)[1][0][1] == "“Unnamed official”, passed on by “Paper”."
