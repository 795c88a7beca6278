"""Three versions of a text become one proposal: nothing that only one side touched is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casewright.model.three_way_text import propose

words = st.lists(st.sampled_from(["the", "port", " ", "closed", ".", "بندر", "۱۴۰۳", "\n"]), max_size=12).map(
    "".join
)
BASE = "The port closed in May. Nothing was signed."


@pytest.mark.parametrize(
    ("mine", "theirs", "text", "overlaps"),
    [
        (BASE, BASE, BASE, 0),
        ("The port of Vell closed in May. Nothing was signed.", "The port closed in May. Nothing was signed yet.",
         "The port of Vell closed in May. Nothing was signed yet.", 0),
        ("The port closed in June. Nothing was signed.", "The port closed in July. Nothing was signed.",
         "The port closed in ⟨June | July⟩. Nothing was signed.", 1),
        ("The port closed in May.", "The harbour closed in May. Nothing was signed.", "The harbour closed in May.", 0),
        ("", "A new text.", "⟨ | A new text.⟩", 1),
    ],
)  # fmt: skip
def test_each_side_keeps_what_it_changed(mine: str, theirs: str, text: str, overlaps: int) -> None:
    assert propose(BASE, mine, theirs) == (text, overlaps)


@given(words, words)
def test_what_one_side_left_alone_is_as_the_other_has_it(base: str, changed: str) -> None:
    assert propose(base, base, changed) == (changed, 0)
    assert propose(base, changed, base) == (changed, 0)
    assert propose(base, changed, changed) == (changed, 0)


@given(words, words, words)
def test_both_orders_find_as_many_overlaps(base: str, mine: str, theirs: str) -> None:
    one, other = propose(base, mine, theirs), propose(base, theirs, mine)
    assert one is not None
    assert other is not None
    assert one.overlaps == other.overlaps


def test_texts_too_long_to_compare_are_not_proposed() -> None:
    assert propose("a " * 30_000, "b", "c") is None
