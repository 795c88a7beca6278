"""Estimative ladders and closed lists, against the standards they come from."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from casewright.model.choices import checked_choice, choices, choices_of, columns_with_choices
from casewright.model.errors import InvalidValue
from casewright.model.scales import build_ladder, ladder, ladders_with, load_ladders
from casewright.model.tables import TABLES


@dataclass(frozen=True)
class Item:
    part: str
    key: str
    definition: str


def test_icd203_has_its_seven_terms_and_bands() -> None:
    assert [(term.text, term.synonym, term.band) for term in ladder("icd203").terms] == [
        ("almost no chance", "remote", "1–5%"),
        ("very unlikely", "highly improbable", "5–20%"),
        ("unlikely", "improbable", "20–45%"),
        ("roughly even chance", "roughly even odds", "45–55%"),
        ("likely", "probable", "55–80%"),
        ("very likely", "highly probable", "80–95%"),
        ("almost certain", "nearly certain", "95–99%"),
    ]


def test_phia_has_its_seven_terms_and_bands() -> None:
    assert [(term.text, term.band) for term in ladder("phia").terms] == [
        ("remote chance", ">0–≈5%"),
        ("highly unlikely", "≈10–≈20%"),
        ("unlikely", "≈25–≈35%"),
        ("realistic possibility", "≈40–<50%"),
        ("likely", "≈55–≈75%"),
        ("highly likely", "≈80–≈90%"),
        ("almost certain", "≈95–<100%"),
    ]


def test_only_the_unconfirmed_ladder_asks_to_be_verified() -> None:
    assert [key for key, each in load_ladders().items() if each.verify] == ["nato"]
    assert len(ladder("ipcc").terms) == 10
    assert len(ladder("nato").terms) == 5


@pytest.mark.parametrize("name", ["likely", "Likely", "PROBABLE", "probably"])
def test_a_term_is_found_by_key_words_or_form_in_any_case(name: str) -> None:
    assert ladder("icd203").term(name).key == "likely"


def test_a_term_of_another_ladder_is_refused_naming_the_terms() -> None:
    with pytest.raises(InvalidValue, match="almost no chance, very unlikely, unlikely, roughly even chance"):
        ladder("icd203").term("realistic possibility")
    with pytest.raises(InvalidValue, match="choose icd203, ipcc, nato or phia"):
        ladder("house words")


@pytest.mark.parametrize(
    ("scheme", "point", "term"),
    [
        ("icd203", 0.55, "likely"), ("icd203", 0.5, "roughly_even_chance"), ("icd203", 0.99, "almost_certain"),
        ("icd203", 1.0, None), ("phia", 0.22, None), ("phia", 0.5, None), ("phia", 0.0, None), ("phia", 0.35, "unlikely"),
        ("ipcc", 0.97, "extremely_likely"), ("ipcc", 0.5, "about_as_likely_as_not"), ("nato", 0.95, "highly_likely"),
    ],
)  # fmt: skip
def test_a_number_finds_its_term_or_none_in_a_gap(scheme: str, point: float, term: str | None) -> None:
    found = ladder(scheme).term_at(point)
    assert (found and found.key) == term


def test_where_bands_touch_both_terms_hold_the_number() -> None:
    assert [term.key for term in ladder("icd203").terms_at(0.8)] == ["likely", "very_likely"]


def test_a_case_brings_a_ladder_of_its_own() -> None:
    terms = [
        {"text": "no way", "lo": 0, "hi": 0.5},
        {"text": "fair chance", "lo": 0.5, "hi": 1, "lo_open": True},
    ]
    own = ladders_with([Item("ladder", "house", json.dumps({"title": "House", "terms": terms}))])
    assert ladder("house", own).term("Fair chance").band == ">50–100%"
    assert "house" not in load_ladders()


@pytest.mark.parametrize(
    "terms",
    [
        [],
        [{"text": "x", "lo": 0.5}],
        [{"text": "x", "lo": 0.6, "hi": 0.5}],
        [{"text": "x", "lo": 0, "hi": 2}],
    ],
)
def test_an_unsound_ladder_is_refused(terms: list[dict[str, object]]) -> None:
    with pytest.raises(InvalidValue):
        build_ladder({"key": "house", "terms": terms})


def test_every_closed_list_belongs_to_a_column_that_exists() -> None:
    for column in columns_with_choices():
        table, _, name = column.partition(".")
        assert name in TABLES[table].model_fields, column
        assert choices_of(table, name)


def test_admiralty_letters_and_digits_carry_their_words_and_the_last_is_unjudged() -> None:
    assert "".join(each.key for each in choices("reliability")) == "ABCDEF"
    assert "".join(each.key for each in choices("credibility")) == "123456"
    assert [each.label for each in choices("reliability") if each.unjudged] == [
        "Reliability cannot be judged"
    ]
    assert [each.label for each in choices("credibility") if each.unjudged] == ["Truth cannot be judged"]


def test_ach_scores_follow_the_method() -> None:
    assert {each.key: each.score for each in choices("ach_rating")} == {
        "CC": 2,
        "C": 1,
        "N": 0,
        "I": -1,
        "II": -2,
        "NA": None,
    }


def test_a_value_is_recognised_as_written_and_refused_with_the_choices_otherwise() -> None:
    assert checked_choice("capture", "method", "Manual save") == "manual_save"
    assert checked_choice("source", "reliability", "b") == "B"
    with pytest.raises(InvalidValue, match="choose supports, contradicts or context"):
        checked_choice("citation", "stance", "agrees")
