"""How ratings lie on the two axes, and when the diagonal holds too many of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from casewright.analysis.rating_spread import diagonal, rating_spread, spread_by_rater, spread_of
from casewright.operations import claims


def pairs(**counts: int) -> list[tuple[str, str]]:
    return [(pair[0], pair[1]) for pair, n in counts.items() for _ in range(n)]


def test_the_diagonal_runs_from_a1_to_e5() -> None:
    assert ["".join(pair) for pair in diagonal()] == ["A1", "B2", "C3", "D4", "E5"]


def test_what_cannot_be_judged_lies_on_no_diagonal_and_counts_in_no_share() -> None:
    spread = spread_of(pairs(A1=1, B2=1, C2=2, F6=5, A6=3, F1=2))
    assert (spread.rated, spread.judged, spread.on_diagonal, spread.share) == (14, 4, 2, 0.5)
    assert spread_of(pairs(F6=30)).share is None
    assert not spread_of(pairs(F6=30)).is_suspicious


def test_more_than_seventy_of_a_hundred_are_too_many_once_there_are_twenty() -> None:
    assert spread_of(pairs(B2=15, C2=5)).is_suspicious
    assert not spread_of(pairs(B2=14, C2=6)).is_suspicious, "70 % is not above 70 %"
    assert not spread_of(pairs(B2=19)).is_suspicious, "too few to tell"
    assert not spread_of([]).is_suspicious


def test_a_case_is_counted_by_its_citations_rated_on_both_axes(evidence: Any) -> None:
    usual = evidence.source("Notice", reliability="B", reliability_reason="Right so far.")
    unrated = evidence.source("Rumour")
    claim = evidence.claim("The port closes.", usual, credibility="2")
    evidence.claim("The port opens.", unrated, credibility="4")
    spread = rating_spread(evidence.case)
    assert spread.counts == {("B", "2"): 1}
    citation = evidence.case.read("SELECT id FROM citation WHERE claim_id = ?", (claim.bytes,))[0][0]
    evidence.case.run(claims.edit_citation, UUID(bytes=citation), credibility="6")
    assert rating_spread(evidence.case).counts == {("B", "6"): 1}
    assert rating_spread(evidence.case).judged == 0


def test_each_analyst_is_told_apart_by_who_rated_an_item_last(evidence: Any) -> None:
    case = evidence.case
    usual = evidence.source("Notice", reliability="B", reliability_reason="Right so far.")
    evidence.claim("The port closes.", usual, credibility="2")
    evidence.claim("The port opens.", usual, credibility="3")
    citation = UUID(bytes=case.read("SELECT id FROM citation ORDER BY id")[0][0])
    case.work_as("Bo")
    case.run(claims.rate_item, citation, credibility="4", reason="It was denied.")
    case.run(claims.edit_citation, citation, note="A note is no rating.")
    found = spread_by_rater(case)
    assert {name: dict(each.counts) for name, each in found.items()} == {
        "Bo": {("B", "4"): 1},
        "Ana": {("B", "3"): 1},
    }
