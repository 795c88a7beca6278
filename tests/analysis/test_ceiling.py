"""The confidence that evidence allows at most: each condition of the reference, on both sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casewright.analysis.ceiling import Ground, confidence_ceiling

B2 = ("B", "2", False)
HIGH = Ground([B2, ("C", "3", True)], origins=3)


def test_high_is_allowed_when_nothing_stands_against_it() -> None:
    found = confidence_ceiling(HIGH)
    assert (found.level, found.why_not("high"), found.why_not(None)) == ("high", None, None)


@pytest.mark.parametrize(
    ("spoiled", "reason"),
    [
        (replace(HIGH, origins=2), "high takes three independent origins, and there are 2"),
        (replace(HIGH, grades=[("B", "3", False), ("C", "2", False), ("F", "1", True)]), "nothing it rests on is rated B2 or better"),
        (replace(HIGH, critical_gap=True), "a critical gap is open"),
        (replace(HIGH, unsupported_linchpin=True), "it hangs on an assumption that is rated unsupported"),
        (replace(HIGH, unanswered=1), "nothing is said of 1 claim against it"),
        (replace(HIGH, unanswered=2), "nothing is said of 2 claims against it"),
        (replace(HIGH, alternative=False), "no alternative was considered"),
    ],
)  # fmt: skip
def test_each_condition_of_high_by_itself_caps_at_moderate(spoiled: Ground, reason: str) -> None:
    found = confidence_ceiling(spoiled)
    assert (found.level, found.why_not("high"), found.why_not("moderate")) == ("moderate", reason, None)


@pytest.mark.parametrize("grade", [("A", "1", False), ("A", "2", True), ("B", "1", True), (None, None, True)])
def test_one_origin_allows_low_unless_it_is_rated_a1_at_first_hand(
    grade: tuple[str | None, str | None, bool],
) -> None:
    one = Ground([grade], origins=1)
    found = confidence_ceiling(one)
    assert found.level == "low"
    assert found.why_not("moderate") == "it rests on one origin, which is not rated A1 at first hand"
    assert confidence_ceiling(replace(one, grades=[grade, ("A", "1", True)])).level == "moderate"
    assert confidence_ceiling(replace(one, origins=2)).level == "moderate"


def test_all_that_stands_against_a_level_is_said() -> None:
    found = confidence_ceiling(Ground([("C", "3", False)], origins=1, critical_gap=True, alternative=False))
    assert len(found.against["high"]) == 4
    assert found.why_not("low") is None


@pytest.mark.parametrize("nothing", [Ground([], origins=0), Ground([], origins=3), Ground([B2], origins=0)])
def test_without_a_citation_there_is_a_gap_and_no_level(nothing: Ground) -> None:
    found = confidence_ceiling(nothing)
    assert found.level is None
    assert all(found.why_not(level) for level in ("low", "moderate", "high"))
