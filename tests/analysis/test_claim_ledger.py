"""Which claims rest on one origin, and how many each has."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from casewright.analysis.claim_ledger import SINGLE_ORIGIN, OriginSpan, claims_asked, origin_spans
from casewright.casefile.queries.claims import ClaimsAsked


@pytest.fixture
def at(evidence: Any) -> SimpleNamespace:
    made = SimpleNamespace()
    notice, log, copy = (
        evidence.source("Notice"),
        evidence.source("Log"),
        evidence.source("Copy", provenance="relay"),
    )
    evidence.passes_on(copy, notice, status="suspected")
    made.two = evidence.claim("Two say so.", notice, log)
    made.perhaps = evidence.claim("One says so, and perhaps another.", notice, copy)
    made.one = evidence.claim("One says so.", log)
    made.none = evidence.claim("Nobody says so.")
    made.against = evidence.claim("Only a denial.", log, stance="contradicts")
    return made


def test_origins_are_told_at_worst_and_at_best(evidence: Any, at: SimpleNamespace) -> None:
    assert origin_spans(evidence.case, vars(at).values()) == {
        at.two: OriginSpan(2, 2),
        at.perhaps: OriginSpan(1, 2),
        at.one: OriginSpan(1, 1),
        at.none: None,
        at.against: None,
    }


def test_claims_of_one_origin_are_those_that_have_one_at_worst(evidence: Any, at: SimpleNamespace) -> None:
    only = frozenset({SINGLE_ORIGIN})
    assert claims_asked(evidence.case, ClaimsAsked(only=only)) == [at.one.bytes, at.perhaps.bytes]
    assert claims_asked(evidence.case, ClaimsAsked(only=only, text="another")) == [at.perhaps.bytes]
    assert claims_asked(evidence.case, ClaimsAsked(only=only | {"uncited"})) == []
    assert claims_asked(evidence.case, ClaimsAsked(only=frozenset({"uncited"}))) == [at.none.bytes]


def test_counting_can_be_ended(evidence: Any, at: SimpleNamespace) -> None:
    def enough() -> None:
        raise KeyboardInterrupt

    for ask in (
        lambda: claims_asked(evidence.case, ClaimsAsked(only=frozenset({SINGLE_ORIGIN})), enough),
        lambda: origin_spans(evidence.case, [at.one], enough),
    ):
        with pytest.raises(KeyboardInterrupt):
            ask()
