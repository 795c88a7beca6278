"""The weight a row is offered follows from the ratings of its claim (tradecraft, section 4.1)."""

from __future__ import annotations

import pytest

from casewright.model.offered_weight import OfferedWeight, offered_weight


@pytest.mark.parametrize(
    ("grade", "weight", "unjudged"),
    [
        (("A", "1"), "H", False), (("B", "2"), "H", False), (("C", "2"), "M", False), (("B", "3"), "M", False),
        (("D", "2"), "L", False), (("A", "4"), "L", False), (("E", "5"), "L", False), (("F", "2"), "M", True),
        (("B", "6"), "M", True), (("F", "6"), "M", True), ((None, "2"), "M", True), (("B", None), "M", True),
        (("D", "6"), "L", False), (("F", "5"), "L", False),
    ],
)  # fmt: skip
def test_each_pair_of_ratings(grade: tuple[str | None, str | None], weight: str, unjudged: bool) -> None:
    assert offered_weight([grade]) == OfferedWeight(weight, unjudged)


def test_the_best_citation_counts_and_one_that_is_judged_before_one_that_is_not() -> None:
    assert offered_weight([("D", "4"), ("B", "2"), ("C", "3")]) == OfferedWeight("H")
    assert offered_weight([("F", "6"), ("D", "4")]) == OfferedWeight("L")
    assert offered_weight([]) == OfferedWeight("M", unjudged=True)
