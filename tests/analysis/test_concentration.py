"""How support is spread over origins: the shares that rule IN05 looks at."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casewright.analysis.concentration import spread
from casewright.analysis.origins import Derivation, count_origins


def parts(*args: Any, **kwargs: Any) -> dict[str, float]:
    """The shares by the names of what counts as one."""
    cited = dict(enumerate(args[0]))
    return {
        "".join(sorted(map(str, share.sources))): round(share.part, 3)
        for share in spread(cited, *args[1:], **kwargs)
    }


def confirmed(*pairs: str) -> list[Derivation]:
    return [Derivation(child, parent, True) for child, parent in pairs]


def test_every_claim_weighs_the_same_however_many_sources_it_cites() -> None:
    assert parts([["a"], ["b", "c"]], []) == {"a": 0.5, "b": 0.25, "c": 0.25}


def test_repeating_a_report_gives_its_origin_no_more() -> None:
    assert parts([["a", "b", "c", "d"]], confirmed("ba", "ca")) == {"a": 0.5, "d": 0.5}
    assert parts([["a", "a", "a", "b"]], []) == {"a": 0.5, "b": 0.5}


def test_a_claim_that_only_repeats_what_is_cited_itself_weighs_nothing() -> None:
    assert parts([["a"], ["b"], ["c"]], confirmed("ca")) == {"a": 0.5, "b": 0.5}
    assert parts([["b"], ["c"]], confirmed("ca")) == {"a": 0.5, "b": 0.5}


def test_a_claim_that_cites_nothing_weighs_nothing() -> None:
    assert parts([["a"], []], []) == {"a": 1.0}
    assert parts([[], []], []) == {}


def test_relays_hand_their_share_on_to_where_it_began() -> None:
    assert parts([["b"], ["c"], ["d"]], confirmed("ba", "ca")) == {"a": 0.667, "d": 0.333}


def test_a_source_with_two_origins_shares_between_them() -> None:
    assert parts([["c"]], confirmed("ca", "cb")) == {"a": 0.5, "b": 0.5}


def test_a_witness_keeps_its_share() -> None:
    assert parts([["b"], ["c"]], confirmed("ba", "ca"), first_hand=["b"]) == {"a": 0.5, "b": 0.5}


def test_a_suspected_origin_counts_unless_another_is_confirmed() -> None:
    assert parts([["b"]], [Derivation("b", "a", False)]) == {"a": 1.0}
    both = [Derivation("b", "a", True), Derivation("b", "x", False)]
    assert parts([["b"]], both) == {"a": 1.0}


def test_one_owner_and_unknown_provenance_count_as_one() -> None:
    assert parts([["a"], ["b"], ["c"]], [], controllers={"a": "x", "b": "x"}) == {"ab": 0.667, "c": 0.333}
    assert parts([["a"], ["b"], ["c"]], [], unknown=["a", "b"]) == {"ab": 0.667, "c": 0.333}


def test_sources_that_repeat_one_another_are_one() -> None:
    assert parts([["a"], ["b"], ["c"]], confirmed("ab", "ba")) == {"ab": 0.667, "c": 0.333}


NAMES = st.sampled_from("abcdefgh")


@given(
    st.lists(st.lists(NAMES, min_size=1), min_size=1, max_size=6),
    st.lists(st.builds(Derivation, NAMES, NAMES, st.booleans()), max_size=12),
    st.dictionaries(NAMES, st.sampled_from("xy")),
    st.lists(NAMES),
    st.lists(NAMES),
)
def test_shares_make_a_whole_and_one_origin_has_all_of_it(
    cited: list[list[str]],
    derivations: list[Derivation],
    controllers: dict[str, str],
    first_hand: list[str],
    unknown: list[str],
) -> None:
    shares = spread(dict(enumerate(cited)), derivations, controllers, first_hand, unknown)
    assert sum(share.part for share in shares) == pytest.approx(1)
    every = {source for claim in cited for source in claim}
    origins = count_origins(every, derivations, controllers, first_hand, unknown)
    assert len(shares) >= origins.pessimistic
