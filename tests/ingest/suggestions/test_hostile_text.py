"""Texts made to be slow or to break the recogniser: it stays linear, in bounds, and its offsets stay true."""

from __future__ import annotations

import random
import time
from datetime import date

import pytest

from casewright.ingest.extraction import Caps
from casewright.ingest.suggestions.dates import find_dates
from casewright.ingest.suggestions.names import OwnName, find_names

REPEATED = [
    "A ", "A. ", "Aa-", "A", "al ", "al-Al", "Xx of the ", "Ministry of ", "Minister for the ", "Gen. ", "Army Alpha ", '"A" ',
    " ", "A\n", "Northern Orvenian Front (NOF) ", "the regime ", "O'A'A'A ", "1st ", "14 March 2025 to ", "12.12.2012.", "May ",
    "2019-", "between March and ", "العراق ", "中国", "Aaa, ", "A\t ", "A.B.", "Abu ", "’s ", "U.S.-", "Al ", "Й", "İ ", "ﬁ", "\u0301",
    "on Monday ", "in March ", "3 days ago ", "Lake ", "Operation A ", "HMS ", "(A) ", "&", "A & ", "No. 1 ", "سال ۱۴۰۲ ",
]  # fmt: skip
ALPHABET = "AbCdé .,'’\"“()-–/\n\t\u00a0ЖжعИ中\u200f\u0301😀1029&İı"
OWN = [OwnName(f"{number:032x}", "person", f"Name {number}") for number in range(300)]


def check(text: str) -> None:
    names = find_names(text, OWN)
    dates = find_dates(text, date(2024, 5, 17))
    for found in (names, dates):
        at = 0
        for each in found:
            assert at <= each.start < each.end <= len(text)
            assert text[each.start : each.end] == each.text
            assert 0 <= each.score <= 1
            at = each.end


@pytest.mark.parametrize("piece", REPEATED)
def test_a_piece_repeated_without_end_is_read_within_bounds(piece: str) -> None:
    check(piece * (6_000 // len(piece)))


@pytest.mark.parametrize("seed", range(8))
def test_random_signs_break_nothing(seed: int) -> None:
    check("".join(random.Random(seed).choices(ALPHABET, k=3_000)))


@pytest.mark.parametrize("seed", range(5))
def test_pieces_mixed_at_random_break_nothing(seed: int) -> None:
    check("".join(random.Random(seed).choices(REPEATED, k=400)))


@pytest.mark.deep
@pytest.mark.parametrize("piece", [*REPEATED, "random"])
def test_a_tenth_of_the_longest_text_is_read_well_within_the_time_of_the_reader(piece: str) -> None:
    """What takes time in proportion to its length takes a second or two here; what does not, minutes."""
    caps = Caps()
    if piece == "random":
        text = "".join(random.Random(1).choices(ALPHABET, k=caps.characters // 10))
    else:
        text = piece * (caps.characters // len(piece) // 10)
    began = time.process_time()
    find_names(text, OWN)
    between = time.process_time()
    find_dates(text, date(2024, 5, 17))
    assert between - began < caps.seconds
    assert time.process_time() - between < caps.seconds
