"""The cases of the tradecraft reference, section 6, in real case files: origins at best and at worst, wherever they are counted."""

from __future__ import annotations

import random
from typing import Any
from uuid import UUID

import pytest

from casewright.analysis.backing import backing_of
from casewright.analysis.concentration import effective_origins
from casewright.analysis.origins import Origins
from casewright.analysis.source_summary import source_summary
from casewright.analysis.support import Support
from casewright.model.derivation_kinds import SHARED
from casewright.operations import claims as of_claims
from casewright.operations import judgements
from casewright.operations.assessments import add_assessment

Evidence = Any  # see conftest.py


def judged(evidence: Evidence, *claims: UUID) -> Origins:
    """The origins of a judgement that rests on these claims: the same for one judgement, for the whole case and in words."""
    case = evidence.case
    assessment = case.run(add_assessment, title="A", scheme="icd203")
    judgement = evidence.judgement(assessment, "They will sign.", *claims)
    support = Support(case)
    found, whole = (
        backing_of(case, "judgement", judgement).origins,
        support.origins(support.claims_of(judgement)),
    )
    assert numbers(found) == numbers(whole)
    low, high = found.pessimistic, found.optimistic
    assert (
        f"which have {low if low == high else f'{low} to {high}'} independent origin"
        in source_summary(case, assessment).strengths
    )
    return found


def numbers(origins: Origins) -> tuple[object, ...]:
    return origins.optimistic, origins.pessimistic, set(origins.weak_points), set(origins.circles)


def counts(origins: Origins) -> tuple[int, int]:
    return origins.optimistic, origins.pessimistic


def count(evidence: Evidence, *cited: UUID) -> tuple[int, int]:
    return counts(judged(evidence, evidence.claim("They met.", *cited)))


def several(evidence: Evidence, *titles: str, **fields: object) -> list[UUID]:
    return [evidence.source(title, **fields) for title in titles]


def test_one_press_release_in_five_outlets(evidence: Evidence) -> None:
    release, *outlets = several(evidence, "Release", "A", "B", "C", "D", "E")
    for outlet in outlets:
        evidence.passes_on(outlet, release, "republishes")
    assert count(evidence, *outlets) == (1, 1)
    assert count(evidence, release, *outlets) == (1, 1)


def test_two_sources_that_cite_each_other_and_lead_nowhere(evidence: Evidence) -> None:
    a, b = several(evidence, "A", "B")
    evidence.passes_on(a, b)
    evidence.passes_on(b, a)
    origins = judged(evidence, evidence.claim("They met.", a, b))
    assert (counts(origins), origins.circles) == ((1, 1), (frozenset({a, b}),))


def test_two_sources_that_cite_each_other_and_a_root(evidence: Evidence) -> None:
    a, b, root = several(evidence, "A", "B", "Root")
    evidence.passes_on(a, b)
    evidence.passes_on(b, a)
    evidence.passes_on(a, root)
    origins = judged(evidence, evidence.claim("They met.", a, b))
    assert (counts(origins), origins.circles, origins.weak_points) == ((1, 1), (), (frozenset({root}),))


def test_a_circle_of_which_one_was_there_is_no_circle_without_an_origin(evidence: Evidence) -> None:
    a, b = several(evidence, "A", "B")
    evidence.passes_on(a, b)
    evidence.passes_on(b, a)
    claim = evidence.claim("They met.", b)
    evidence.case.run(of_claims.cite, claim, evidence.passages[a], first_hand=True)
    origins = judged(evidence, claim)
    assert (counts(origins), origins.circles) == ((1, 1), ())


def test_a_paper_between_two_sources_nobody_has_judged_is_in_no_circle(evidence: Evidence) -> None:
    first, last = several(evidence, "First", "Last", provenance="unknown")
    between = evidence.source("Between", provenance="relay")
    evidence.passes_on(between, first)
    evidence.passes_on(last, between)
    origins = judged(evidence, evidence.claim("They met.", last))
    assert (counts(origins), origins.circles) == ((1, 1), ())


def test_an_owner_who_cites_what_it_had_published_elsewhere_goes_round_in_a_circle(
    evidence: Evidence,
) -> None:
    planted, quoting = several(evidence, "Planted", "Quoting", controller="The State")
    between = evidence.source("Between", provenance="relay")
    evidence.passes_on(between, planted)
    evidence.passes_on(quoting, between)
    origins = judged(evidence, evidence.claim("They met.", quoting, between))
    assert (counts(origins), origins.circles) == ((1, 1), (frozenset({planted, quoting, between}),))


def test_two_outlets_of_one_controller(evidence: Evidence) -> None:
    outlets = several(evidence, "Morning", "Evening", controller="The State")
    assert count(evidence, *outlets) == (2, 1)
    assert count(evidence, *outlets, evidence.source("Other")) == (3, 2)


def test_two_outlets_of_one_publisher_are_apart_until_somebody_says_who_controls_them(
    evidence: Evidence,
) -> None:
    assert count(evidence, *several(evidence, "Morning", "Evening", publisher="Press House")) == (2, 2)


def test_one_article_relays_two_primaries_and_they_are_cited_one_by_one(evidence: Evidence) -> None:
    article, first, second = several(evidence, "Article", "Log", "Register")
    evidence.passes_on(article, first)
    evidence.passes_on(article, second)
    assert count(evidence, article) == (1, 1)
    assert count(evidence, article, first) == (2, 2)
    assert count(evidence, article, first, second) == (2, 2)


def test_two_articles_relay_one_primary(evidence: Evidence) -> None:
    log, *articles = several(evidence, "Log", "A", "B")
    for article in articles:
        evidence.passes_on(article, log, "cites_as_basis")
    assert count(evidence, *articles) == (1, 1)
    assert count(evidence, log, *articles) == (1, 1)


def test_a_relay_adds_what_it_saw_itself_to_the_claim_it_is_marked_for(evidence: Evidence) -> None:
    wire, paper = several(evidence, "Wire", "Paper")
    evidence.passes_on(paper, wire)
    met, signed = evidence.claim("They met.", wire), evidence.claim("They signed.", wire, paper)
    evidence.case.run(of_claims.cite, met, evidence.passages[paper], first_hand=True)
    assert counts(judged(evidence, met)) == (2, 2)
    assert counts(judged(evidence, signed)) == (1, 1)
    assert counts(judged(evidence, met, signed)) == (2, 2)


def test_sources_of_unknown_provenance_share_a_root_at_worst(evidence: Evidence) -> None:
    unknown = several(evidence, "A", "B", "C", provenance="unknown")
    assert count(evidence, unknown[0]) == (1, 1)
    assert count(evidence, *unknown) == (3, 1)
    assert count(evidence, *unknown, evidence.source("Log")) == (4, 2)


@pytest.mark.parametrize(
    ("status", "expected"), [("confirmed", (1, 1)), ("suspected", (2, 1)), ("rejected", (2, 2))]
)
def test_a_derivation_counts_as_somebody_has_judged_it(
    evidence: Evidence, status: str, expected: tuple[int, int]
) -> None:
    wire, paper = several(evidence, "Wire", "Paper")
    evidence.passes_on(paper, wire, status=status)
    assert count(evidence, wire, paper) == expected


def test_a_second_origin_that_is_only_suspected_adds_none(evidence: Evidence) -> None:
    release, other, a, b = several(evidence, "Release", "Other", "A", "B")
    evidence.passes_on(a, release)
    evidence.passes_on(b, release)
    evidence.passes_on(a, other, status="suspected")
    assert count(evidence, a, b) == (1, 1)


def test_two_outlets_rest_on_one_unnamed_official(evidence: Evidence) -> None:
    official, *outlets = evidence.unnamed("Unnamed official"), *several(evidence, "A", "B")
    for outlet in outlets:
        evidence.passes_on(outlet, official)
    assert count(evidence, *outlets) == (1, 1)


def test_each_outlet_rests_on_an_unnamed_official_of_its_own(evidence: Evidence) -> None:
    outlets = several(evidence, "A", "B")
    for outlet in outlets:
        evidence.passes_on(outlet, evidence.unnamed(f"Unnamed official via {outlet}"))
    assert count(evidence, *outlets) == (2, 2)


def test_a_text_and_its_translation(evidence: Evidence) -> None:
    original, translation = several(evidence, "Bayanie", "Statement")
    evidence.passes_on(translation, original, "translates")
    assert count(evidence, original, translation) == (1, 1)


@pytest.mark.parametrize("kind", sorted(SHARED))
@pytest.mark.parametrize("outwards", [True, False])
def test_three_that_have_something_in_common_are_one_whichever_way_it_is_written_down(
    evidence: Evidence, kind: str, outwards: bool
) -> None:
    middle, a, b = several(evidence, "Middle", "A", "B")
    for other in (a, b):
        evidence.passes_on(*((middle, other) if outwards else (other, middle)), kind)
    assert count(evidence, middle, a, b) == (1, 1)
    assert count(evidence, a, b) == (1, 1), "also where the one that joins them is not cited"


@pytest.mark.parametrize("outwards", [True, False])
def test_what_two_have_in_common_comes_from_where_one_of_them_has_it(
    evidence: Evidence, outwards: bool
) -> None:
    wire, paper, radio = several(evidence, "Wire", "Paper", "Radio")
    evidence.passes_on(paper, wire, "republishes")
    evidence.passes_on(*((radio, paper) if outwards else (paper, radio)), "same_release")
    assert count(evidence, wire, radio) == (1, 1)


@pytest.mark.parametrize("outwards", [True, False])
@pytest.mark.parametrize(
    ("kind", "expected"), [("same_release", (2, 2)), ("same_dataset", (2, 2)), ("same_author", (1, 1))]
)
def test_what_one_of_them_saw_itself_counts_unless_it_is_one_author(
    evidence: Evidence, kind: str, expected: tuple[int, int], outwards: bool
) -> None:
    paper, radio = several(evidence, "Paper", "Radio")
    evidence.passes_on(*((radio, paper) if outwards else (paper, radio)), kind)
    claim = evidence.claim("They met.", paper)
    evidence.case.run(of_claims.cite, claim, evidence.passages[radio], first_hand=True)
    assert counts(judged(evidence, claim)) == expected


def test_what_two_may_have_in_common_counts_at_worst(evidence: Evidence) -> None:
    paper, radio = several(evidence, "Paper", "Radio")
    evidence.passes_on(paper, radio, "same_dataset", status="suspected")
    assert count(evidence, paper, radio) == (2, 1)


def test_what_relays_another_in_one_claim_is_an_origin_in_the_next(evidence: Evidence) -> None:
    wire, paper = several(evidence, "Wire", "Paper")
    met, signed = evidence.claim("They met.", wire, paper), evidence.claim("They signed.", paper)
    evidence.passes_on(paper, wire, claim_id=met)
    assert counts(judged(evidence, met)) == (1, 1)
    assert counts(judged(evidence, signed)) == (1, 1)
    both = judged(evidence, met, signed)
    assert (counts(both), set(both.weak_points)) == ((2, 2), {frozenset({wire}), frozenset({paper})})


def test_two_that_cite_each_other_in_different_matters_are_in_no_circle(evidence: Evidence) -> None:
    a, b = several(evidence, "A", "B")
    met, signed = evidence.claim("They met.", a, b), evidence.claim("They signed.", a, b)
    evidence.passes_on(a, b, claim_id=met)
    evidence.passes_on(b, a, claim_id=signed)
    both = judged(evidence, met, signed)
    assert (counts(both), both.circles) == ((2, 2), ())


def test_a_chain_of_nine_leads_to_one_origin(evidence: Evidence) -> None:
    chain = several(evidence, *"ABCDEFGHI")
    for child, parent in zip(chain[1:], chain, strict=False):
        evidence.passes_on(child, parent)
    assert count(evidence, *chain[3:]) == (1, 1)
    assert count(evidence, chain[8]) == (1, 1)


def test_everything_that_goes_through_one_conduit_is_one_origin(evidence: Evidence) -> None:
    conduit, first, second, *outlets = several(evidence, "Conduit", "Log", "Register", "A", "B")
    evidence.passes_on(conduit, first)
    evidence.passes_on(conduit, second)
    for outlet in outlets:
        evidence.passes_on(outlet, conduit)
    origins = judged(evidence, evidence.claim("They met.", *outlets))
    assert (counts(origins), origins.weak_points) == ((1, 1), (frozenset({conduit}),))
    assert count(evidence, *outlets, first) == (2, 2)


def test_one_source_behind_many_claims_is_one_origin(evidence: Evidence) -> None:
    log = evidence.source("Log")
    assert counts(judged(evidence, *(evidence.claim(f"They met {n} times.", log) for n in range(3)))) == (
        1,
        1,
    )


def test_what_speaks_against_it_is_counted_apart(evidence: Evidence) -> None:
    log, wire, denial, repeat, annex = several(evidence, "Log", "Wire", "Denial", "Repeat", "Annex")
    evidence.passes_on(repeat, denial)
    met, never = evidence.claim("They met.", log, wire), evidence.claim("They never met.", denial, repeat)
    with evidence.case.edit("oppose") as tx:
        of_claims.relate_claims(tx, never, met, kind="contradicts")
    backing = backing_of(evidence.case, "claim", met)
    assert (counts(backing.origins), counts(backing.against)) == ((2, 2), (1, 1))
    evidence.case.run(of_claims.cite, met, evidence.passages[annex], stance="contradicts")
    backing = backing_of(evidence.case, "claim", met)
    assert (counts(backing.origins), counts(backing.against)) == ((2, 2), (2, 2))
    assert counts(backing_of(evidence.case, "claim", never).against) == (2, 2)


def test_a_judgement_has_against_it_what_is_cited_so_and_what_contradicts_its_claims(
    evidence: Evidence,
) -> None:
    log, denial, other = several(evidence, "Log", "Denial", "Other")
    met, never, away = (
        evidence.claim("They met.", log),
        evidence.claim("Never.", denial),
        evidence.claim("He was away.", other),
    )
    with evidence.case.edit("oppose") as tx:
        of_claims.relate_claims(tx, met, never, kind="contradicts")
    assessment = evidence.case.run(add_assessment, title="A", scheme="icd203")
    judgement = evidence.judgement(assessment, "They will sign.", met)
    against = backing_of(evidence.case, "judgement", judgement).against
    assert counts(against) == (1, 1)
    evidence.case.run(judgements.support, judgement, claim_id=away, stance="contradicts")
    assert counts(backing_of(evidence.case, "judgement", judgement).against) == (2, 2)
    assert counts(backing_of(evidence.case, "judgement", judgement).origins) == (1, 1)


def test_unequal_support_is_worth_fewer_origins_than_there_are(evidence: Evidence) -> None:
    log, wire = several(evidence, "Log", "Wire")
    even = [evidence.claim("One.", log), evidence.claim("Two.", wire)]
    uneven = [*(evidence.claim(f"{n}.", log) for n in range(3)), evidence.claim("Two.", wire)]
    support = Support(evidence.case)
    assert effective_origins(support.spread(even)) == pytest.approx(2)
    assert effective_origins(support.spread(uneven)) == pytest.approx(1 / (0.75**2 + 0.25**2))
    assert effective_origins([]) == 0


def test_support_limited_to_a_claim_is_spread_by_claim(evidence: Evidence) -> None:
    wire, paper = several(evidence, "Wire", "Paper")
    met, signed = evidence.claim("They met.", paper), evidence.claim("They signed.", paper)
    evidence.passes_on(paper, wire, claim_id=met)
    shares = {next(iter(share.sources)): share.part for share in Support(evidence.case).spread([met, signed])}
    assert shares == {wire: 0.5, paper: 0.5}


def test_a_mixed_base(evidence: Evidence) -> None:
    """A release in three outlets, one with its own interview; two outlets of the state; a blog that may be a copy; a log."""
    release, a, b, interview = several(evidence, "Release", "A", "B", "Interview")
    radio, television = several(evidence, "Radio", "Television", controller="The State")
    blog, log = several(evidence, "Blog", "Log")
    for outlet in (a, b, interview):
        evidence.passes_on(outlet, release, "republishes")
    evidence.passes_on(blog, log, status="suspected")
    claim = evidence.claim("They met.", a, b, radio, television, blog, log)
    evidence.case.run(of_claims.cite, claim, evidence.passages[interview], first_hand=True)
    origins = judged(evidence, claim)
    # at best: release, interview, radio, television, blog, log; at worst the state is one, and so are blog and log
    assert counts(origins) == (6, 4)
    assert set(origins.weak_points) == {
        frozenset({release}), frozenset({interview}), frozenset({radio, television}), frozenset({log})
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_one_object_and_the_whole_case_are_counted_alike(evidence: Evidence, seed: int) -> None:
    dice = random.Random(seed)
    kinds = ["quotes", "translates", *sorted(SHARED)]
    provenances, owners = ["primary", "relay", "unknown"], [None, None, "The State", "the state"]
    sources = [
        evidence.source(f"S{n}", provenance=dice.choice(provenances), controller=dice.choice(owners))
        for n in range(9)
    ]
    claims = [
        evidence.claim(f"C{n}.", *dice.sample(sources, dice.randint(1, 4)), first_hand=dice.random() < 0.2)
        for n in range(4)
    ]
    for _ in range(12):
        limit = dice.choice([None, None, *claims])
        status = dice.choice(["confirmed", "confirmed", "suspected", "rejected"])
        evidence.passes_on(*dice.sample(sources, 2), dice.choice(kinds), status=status, claim_id=limit)
    for chosen in ([claims[0]], claims[:2], claims):
        judged(evidence, *chosen)
    support = Support(evidence.case)
    for claim in claims:
        assert numbers(backing_of(evidence.case, "claim", claim).origins) == numbers(support.origins([claim]))
