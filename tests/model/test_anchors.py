"""Quotations are found to the character or after folding, never guessed; stored passages say what became of them."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casewright.model.anchors import (
    Ambiguous,
    Anchor,
    Found,
    Quotation,
    context,
    find_anchor,
    locate_quote,
    page_of,
)

REPORT = (
    "The register lists 112,000 tonnes of grain. The vessel left Karsel on 3 May.\n"
    "“It was a difﬁcult voyage,” said the captain – twice.\n"
    "The inquiry called the regis-\ntration of the vessel irregular.\n"
    "The vessel left Karsel on 9 May, the café owner said."
)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def check_anchor(
    text: str, text_sha256: str, start: int, end: int, exact: str, prefix: str, suffix: str, stored: str
) -> str:
    return find_anchor(text, text_sha256, Quotation(start, end, exact, prefix, suffix, stored)).state


def words(found: Found | Ambiguous | None, text: str = REPORT) -> str:
    assert isinstance(found, Found), found
    return text[found.start : found.end]


def test_words_that_stand_there_once_are_found_exactly() -> None:
    found = locate_quote(REPORT, "tonnes of grain")
    assert found == Found(27, 42, "exact")


@pytest.mark.parametrize(
    ("quote", "raw"),
    [
        ('"It was a difficult voyage,"', "“It was a difﬁcult voyage,”"),
        ("said the captain - twice", "said the captain – twice"),
        ("3 May. “It was", "3 May.\n“It was"),
        ("the cafe\u0301 owner said", "the café owner said"),
        ("the registration of the vessel", "the regis-\ntration of the vessel"),
        ("registration", "regis-\ntration"),
        ("regis-tration", "regis-\ntration"),
        ("called the regis- tration of", "called the regis-\ntration of"),
        ("registerlists112,000tonnes ofgrain", "register lists 112,000 tonnes of grain"),
    ],
)
def test_words_set_differently_are_found_and_marked_as_normalised(quote: str, raw: str) -> None:
    found = locate_quote(REPORT, quote)
    assert words(found) == raw
    assert isinstance(found, Found)
    assert found.state == "normalised"


@pytest.mark.parametrize("quote", ["", "  ", "tonnes of barley", "difi", "cult voyages", "e\u0301\u0301"])
def test_words_that_do_not_stand_there_are_not_found(quote: str) -> None:
    assert locate_quote(REPORT, quote) is None


@pytest.mark.parametrize(
    ("quote", "raw"),
    [
        ("the port of Vell", "the\u2060 port of \u2066Vell"),
        ("'no' he said", "‹no› he said"),
        ("גן (חיות) העיר", "גן \u200f(חיות)\u200e העיר"),
    ],
)
def test_marks_that_nobody_sees_do_not_keep_words_from_being_found(quote: str, raw: str) -> None:
    text = f"Before it: {raw}, and so on."
    found = locate_quote(text, quote)
    assert isinstance(found, Found)
    assert (text[found.start : found.end], found.state) == (raw, "normalised")


def test_a_quotation_never_begins_inside_a_ligature_or_loses_an_accent() -> None:
    assert locate_quote(REPORT, "icult voyage,” said") is None
    assert locate_quote("resume\u0301 of the meeting", "resume") is None


def test_a_number_is_never_found_inside_a_longer_number() -> None:
    assert locate_quote(REPORT, "12,000 tonnes of grain") is None
    assert locate_quote(REPORT, "112,000 tonnes") is not None
    assert locate_quote("about 3.5 million", "5 million") is None
    assert locate_quote("In 2024, 5 million came.", "In 2024") is not None


def test_a_quotation_that_fits_twice_is_ambiguous_with_its_count() -> None:
    assert locate_quote(REPORT, "The vessel left Karsel on") == Ambiguous(2)


def test_words_before_or_after_decide_between_places() -> None:
    assert locate_quote(REPORT, "left Karsel on", suffix=" 9 May") == Found(
        REPORT.rindex("left"), REPORT.rindex(" 9 May"), "exact"
    )
    first = locate_quote(REPORT, "left Karsel on", prefix="tonnes of  grain. The vessel")
    assert isinstance(first, Found)
    assert first.start == REPORT.index("left")


def test_a_short_quotation_with_the_wrong_surroundings_is_not_found() -> None:
    assert locate_quote(REPORT, "tonnes", prefix="11,000 ") is None


def test_an_offset_decides_between_places_that_are_otherwise_equal() -> None:
    found = locate_quote(REPORT, "The vessel left Karsel on", near=len(REPORT))
    assert isinstance(found, Found)
    assert found.start == REPORT.rindex("The vessel")


def test_whole_words_come_before_parts_of_words() -> None:
    text = "Grainfields lie north. The grain was sold. Grain ships."
    assert words(locate_quote(text, "Grain"), text) == "Grain"
    assert locate_quote(text, "Grain") == Found(43, 48, "exact")


def test_a_passage_of_an_unchanged_text_is_exact() -> None:
    start = REPORT.index("twice")
    assert check_anchor(REPORT, sha(REPORT), start, start + 5, "twice", "", "", sha(REPORT)) == "exact"


def test_a_passage_further_down_in_a_new_text_has_moved_and_says_where() -> None:
    changed = "A correction was added.\n" + REPORT
    start = REPORT.index("tonnes of")
    before, after = context(REPORT, start, start + 15)
    anchor = find_anchor(
        changed, sha(changed), Quotation(start, start + 15, "tonnes of grain", before, after, sha(REPORT))
    )
    assert anchor == Anchor("moved", start + 24, start + 39)


def test_far_away_the_nearest_page_comes_before_the_nearest_offset() -> None:
    line, gap = "The vessel left the port of Karsel.", "x" * 6000
    text = f"{line}\n{gap}\n{gap}\n{line}\n{line}"
    second, third = text.index(line, 1), text.rindex(line)
    pages = [(0, second + len(line)), (second + len(line), len(text))]
    stored = Quotation(5500, 5500 + len(line), line, "", "", sha("another text"))
    assert find_anchor(text, sha(text), stored, pages).start == 0
    assert find_anchor(text, sha(text), stored._replace(page=2), pages).start == third


def test_a_number_is_not_cut_where_another_text_has_a_longer_one_at_the_same_place() -> None:
    old, new = "We counted 12,000 sacks of grain there.", "We counte 112,000 sacks of grain there."
    start = old.index("12,000")
    stored = Quotation(start, len(old), old[start:], "counted ", "", sha(old))
    assert find_anchor(old, sha(old), stored).state == "exact"
    assert find_anchor(new, sha(new), stored).state == "orphaned"


def test_a_short_passage_needs_both_contexts_in_a_new_text() -> None:
    old, new = "He said yes to the offer.", "She said yes to the plan."
    start = old.index("yes")
    before, after = context(old, start, start + 3)
    assert check_anchor(new, sha(new), start + 1, start + 4, "yes", before, after, sha(old)) == "orphaned"


def test_a_passage_whose_words_are_gone_is_orphaned() -> None:
    assert check_anchor("Nothing.", sha("Nothing."), 0, 5, "grain", "", "", sha(REPORT)) == "orphaned"


def test_a_passage_set_anew_is_normalised() -> None:
    new = REPORT.replace("ﬁ", "fi")
    start = REPORT.index("“It")
    quote = "“It was a difﬁcult voyage,”"
    assert (
        check_anchor(new, sha(new), start, start + len(quote) + 1, quote, "", "", sha(REPORT)) == "normalised"
    )


def test_offsets_that_lie_outside_the_text_do_not_matter() -> None:
    assert check_anchor(REPORT, sha(REPORT), -5, 10**9, "said the captain", "", "", sha(REPORT)) == "moved"


def test_context_is_cut_between_signs_never_through_one() -> None:
    family, flag = "👨‍👩‍👧", "🇳🇴"
    text = f"ab{family}|x|{flag}cd"
    start = text.index("x")
    for width in range(1, 9):
        before, after = context(text, start, start + 1, width)
        assert before in ("|", f"{family}|", f"b{family}|", f"ab{family}|")
        assert after in ("|", f"|{flag}", f"|{flag}c", f"|{flag}cd")
    assert context("e\u0301 x e\u0301", 3, 4, 2) == (" ", " ")


def test_pages_are_counted_from_one() -> None:
    pages = [(0, 10), (12, 20), (22, 30)]
    assert [page_of(pages, offset) for offset in (0, 9, 11, 12, 29, 99)] == [1, 1, 1, 2, 3, 3]
    assert page_of([], 5) is None
    assert page_of([(3, 9)], 0) is None


ALPHABET = "aB é\u0301ﬁ“-–\u00ad\u200b\n\t가각नि👍🏽1,"


@settings(deadline=None)
@given(st.text(ALPHABET, max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_whatever_is_found_equals_the_quotation_to_the_letter_or_folded(text: str, a: int, b: int) -> None:
    quote = text[min(a, b) : max(a, b)]
    found = locate_quote(text, quote, near=min(a, b))
    if isinstance(found, Found):
        held = text[found.start : found.end]
        assert (held == quote) == (found.state == "exact")
        assert isinstance(locate_quote(held, quote), Found)


@settings(deadline=None)
@given(st.text(ALPHABET, max_size=60), st.text(ALPHABET, max_size=8))
def test_text_and_quotation_of_any_kind_give_a_place_within_the_text(text: str, quote: str) -> None:
    found = locate_quote(text, quote)
    if isinstance(found, Found):
        assert 0 <= found.start < found.end <= len(text)
