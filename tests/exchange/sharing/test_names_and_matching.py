"""Names are found as whole words, code point for code point; patterns wherever they stand."""

from __future__ import annotations

import random

import pytest

from casewright.exchange.sharing.matcher import SURE, Matcher
from casewright.exchange.sharing.names import Names


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("Vell", "The port of Vell.", True),
        ("Vell", "Vellington", False),
        ("Vell", "Vell's harbour", True),
        ("Vell", "vell", False),
        ("J. Hale-Ortiz", "by J. Hale-Ortiz, today", True),
        ("Hale", "Hale-Ortiz", True),
        ("Вучић", "Вучића", False),
        ("مرفأ", "في مرفأ فيل", True),
        ("王小明", "昨天王小明抵达", True),
        ("Jose", "Jose\u0301", False),
        ("C++", "written in C++ today", True),
    ],
)
def test_a_name_stands_as_whole_words(name: str, text: str, stands: bool) -> None:
    assert Names([name]).stands_in(text) is stands


def test_of_two_names_at_one_place_the_longer_is_replaced_and_others_stay() -> None:
    names = {"Ana": "Person 1", "Ana Hale": "Person 2", "Hale": "Person 3"}
    assert Names(names).replaced("Ana Hale met Ana and Hale, Anastasia.", names) == (
        "Person 2 met Person 1 and Person 3, Anastasia."
    )


def test_the_matcher_finds_what_a_plain_search_finds_whatever_the_pieces() -> None:
    chance = random.Random(11)
    for _ in range(30):
        data = bytes(chance.choices(b"abcd \x00\xff", k=4_000))
        patterns = [
            data[place : place + size]
            for place, size in ((chance.randrange(3_000), chance.randrange(8, 300)) for _ in range(40))
        ]
        patterns += [bytes(chance.choices(b"abcd \x00", k=chance.randrange(8, 20))) for _ in range(40)]
        cuts = sorted(chance.sample(range(1, 4_000), chance.randrange(1, 6)))
        pieces = [data[a:b] for a, b in zip([0, *cuts], [*cuts, 4_000], strict=True)]
        assert set(Matcher(patterns).found_in(pieces)) == {
            n for n, each in enumerate(patterns) if each in data
        }


def test_a_short_pattern_is_found_as_a_whole_word_only() -> None:
    matcher = Matcher([b"2024", b"abcdefgh"])
    assert len(b"2024") < SURE
    assert set(matcher.found_in([b"12024f abcdefghi"])) == {1}
    assert set(matcher.found_in([b"in 2024,"])) == {0}
