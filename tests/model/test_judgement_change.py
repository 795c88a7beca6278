"""Raised, lowered, reversed: how two things that a judgement said differ."""

from __future__ import annotations

import pytest

from casewright.model.judgement_change import Said, kind_of_change
from casewright.model.scales import ladder, load_ladders


def said(term: str | None = None, point: float | None = None, scheme: str = "icd203", **more: str) -> Said:
    found = ladder(scheme).term(term) if term else None
    band = (found.key, found.lo, found.hi) if found else (None, None, None)
    return Said("The port closes.", *band, point, None, None)._replace(**more)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (said("likely"), said("very likely"), "raised"),
        (said("likely"), said("roughly even chance"), "lowered"),
        (said("likely"), said("unlikely"), "reversed"),
        (said("roughly even chance"), said("unlikely"), "lowered"),
        (said("realistic possibility", scheme="phia"), said("likely", scheme="phia"), "reversed"),
        (said("likely", scheme="ipcc"), said("very likely", scheme="ipcc"), "raised"),
        (said("unlikely", scheme="ipcc"), said("very unlikely", scheme="ipcc"), "lowered"),
        (said("likely", 0.6), said("likely", 0.7), "raised"),
        (said("likely", 0.7), said("very likely", 0.65), "raised"),
        (said("roughly even chance", 0.47), said("roughly even chance", 0.53), "raised"),
        (said(point=0.3), said(point=0.6), "reversed"),
        (said(point=0.5), said(point=0.6), "raised"),
        (said("likely"), said("likely", 0.6), "reworded"),
        (said(), said("likely"), "given"),
        (said("likely", 0.6), said(), "withdrawn"),
        (said("likely", confidence="low"), said("very likely", confidence="high"), "raised"),
        (said("likely", confidence="low"), said("likely", confidence="high", text="X"), "confidence"),
        (said(horizon="2026"), said(horizon="2027"), "horizon"),
        (said(horizon="2026"), said(horizon="2027", text="X"), "reworded"),
        (said("likely"), said("likely", scheme="phia"), "lowered"),
        (said("likely", 0.6), said("likely", 0.6), "unchanged"),
    ],
)  # fmt: skip
def test_the_likelihood_comes_before_confidence_and_that_before_words(
    before: Said, after: Said, kind: str
) -> None:
    assert kind_of_change(before, after) == kind


@pytest.mark.parametrize("scheme", load_ladders())
def test_every_step_up_a_ladder_is_up_and_back_is_down(scheme: str) -> None:
    steps = [said(term.key, scheme=scheme) for term in ladder(scheme).terms]
    for n, one in enumerate(steps):
        for other in steps[n + 1 :]:
            assert kind_of_change(one, other) in ("raised", "reversed")
            assert kind_of_change(other, one) in ("lowered", "reversed")
