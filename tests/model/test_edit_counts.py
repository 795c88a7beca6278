"""Counting edits row by row gives what the plain table of all prefixes gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casewright.model.edit_counts import closest_part, edits_by_end, likeness_after, likeness_before


def plain_row(pattern: str, text: str, anywhere: bool) -> list[int]:
    column = list(range(len(pattern) + 1))
    row = [column[-1]]
    for n, character in enumerate(text, start=1):
        above, column[0] = column[0], 0 if anywhere else n
        for m, wanted in enumerate(pattern, start=1):
            above, column[m] = column[m], min(above + (wanted != character), column[m] + 1, column[m - 1] + 1)
        row.append(column[-1])
    return row


words = st.text("ab🙂é", max_size=70)


@given(words, words, st.booleans())
def test_every_end_has_the_fewest_edits(pattern: str, text: str, anywhere: bool) -> None:
    assert edits_by_end(pattern, text, anywhere=anywhere) == plain_row(pattern, text, anywhere)


@given(words, words)
def test_the_closest_part_has_as_many_edits_as_it_says(pattern: str, text: str) -> None:
    start, end, edits = closest_part(pattern, text)
    assert edits == plain_row(pattern, text[start:end], anywhere=False)[-1]
    assert edits == min(plain_row(pattern, text, anywhere=True))


def test_words_before_and_after_are_compared_where_they_should_stand() -> None:
    text = "The port was closed. It will reopen."
    at = text.index("closed")
    assert likeness_before("port was ", text, at) == 1
    assert likeness_after(" It will", text, at + len("closed.")) == 1
    assert likeness_before("port is ", text, at) == 1 - 2 / 8
    assert likeness_before("", text, 0) == 1
    assert likeness_after("words", "", 0) == 0
