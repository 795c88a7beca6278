"""The case's own names in texts of any script, and where a likeness is no mention."""

from __future__ import annotations

import pytest

from casewright.ingest.suggestions.names import OwnName, find_names


def mentions(text: str, *names: str) -> list[str]:
    own = [OwnName(f"{number:032x}", "organisation", name) for number, name in enumerate(names)]
    return [found.text for found in find_names(text, own) if found.entity is not None]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Northern Front", "the Northern Front’s men", ["Northern Front"]),
        ("Northern Front", "the NORTHERN FRONT", ["NORTHERN FRONT"]),
        ("Northern Front", "a northern front passed over", []),
        ("Northern Front", "Northern Frontier", []),
        ("Apple", "an apple", []),
        ("al-Hadi Group", "Al-Hadi Group", ["Al-Hadi Group"]),
        ("the waiver", "The waiver lapsed", ["The waiver"]),
        ("Орвения", "в Орвении и Орвению", ["Орвении", "Орвению"]),
        ("Орвен", "Орвенхольм", []),
        ("Северный фронт", "Северный фронт ушёл", ["Северный фронт"]),
        ("أورفينيا", "حكومة أورفينيا وبأورفينيا", ["أورفينيا", "أورفينيا"]),
        ("شرکت نور", "شرکت نور و دیگران", ["شرکت نور"]),
        ("北方公司", "他说北方公司已经关闭", ["北方公司"]),
        ("Orvénia", "en Orvénia", ["Orvénia"]),
        ("Straße AG", "die Straße AG", ["Straße AG"]),
        ("İzmir Lojistik", "dün İzmir Lojistik açıkladı", ["İzmir Lojistik"]),
    ],
)
def test_a_name_of_the_case_is_found_as_a_whole_word_in_its_own_case(
    name: str, text: str, found: list[str]
) -> None:
    assert mentions(text, name) == found


def test_the_longest_of_the_cases_names_is_the_one_found() -> None:
    assert mentions("the Northern Front Council", "Northern Front", "Northern Front Council") == [
        "Northern Front Council"
    ]


def test_a_name_of_the_case_stands_before_a_known_one() -> None:
    (found,) = find_names("in Paris", [OwnName("ab" * 16, "project", "Paris")])
    assert (found.kind, found.entity, found.score) == ("project", "ab" * 16, 1.0)


def test_two_thousand_names_are_found_in_one_pass() -> None:
    names = [f"Group {number:04}" for number in range(2000)]
    assert mentions(" and ".join(names), *names) == names
