"""Names in texts: what is found, of which kind, and where exactly."""

from __future__ import annotations

import pytest

from casewright.ingest.suggestions.names import OFFERED_FROM, FoundName, OwnName, find_names


def offered(text: str, *own: OwnName) -> list[FoundName]:
    return [name for name in find_names(text, own) if name.score >= OFFERED_FROM]


def words(text: str, *own: OwnName) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in offered(text, *own)]


def test_people_are_found_without_their_titles() -> None:
    assert words("Gen. Anna Keller met Foreign Minister Karim al-Rashid and Dr Vell.") == [
        ("Anna Keller", "person"),
        ("Karim al-Rashid", "official"),
        ("Vell", "person"),
    ]


def test_a_surname_later_in_the_text_is_the_person_named_in_full_before() -> None:
    found = offered("Anna Keller arrived late. Nobody had expected Keller at the border.")
    assert [(name.text, name.key, name.name) for name in found] == [
        ("Anna Keller", "anna keller", "Anna Keller"),
        ("Keller", "anna keller", "Anna Keller"),
    ]


def test_bodies_are_found_by_the_word_that_heads_them() -> None:
    assert words(
        "the Ministry of Public Works and Housing, the 14th Mountain Brigade and Orvenia Shipping Ltd"
    ) == [
        ("Ministry of Public Works and Housing", "government_body"),
        ("14th Mountain Brigade", "armed_force"),
        ("Orvenia Shipping Ltd", "company"),
    ]


def test_an_acronym_that_the_text_explains_has_the_key_of_the_full_name() -> None:
    found = offered("He joined the Orvenian Workers Front (OWF) and left the OWF in spring.")
    assert {name.key for name in found if name.text in ("OWF", "Orvenian Workers Front")} == {
        "orvenian workers front"
    }


def test_a_demonym_is_the_state() -> None:
    (name,) = offered("two Iranian vessels")
    assert (name.text, name.kind, name.reading, name.key, name.name) == (
        "Iranian",
        "state",
        "demonym",
        "iran",
        "Iran",
    )


def test_a_capital_that_acts_is_its_government_and_the_place_as_well() -> None:
    first, second = offered("Minsk refused to comment on the fire in Minsk.")
    assert (first.kind, first.reading, first.key, first.also[0].kind) == (
        "state",
        "government",
        "belarus",
        "city",
    )
    assert (second.kind, second.reading, second.key, second.also[0].reading) == (
        "city",
        "name",
        "minsk",
        "government",
    )


def test_capitals_that_agree_with_each_other_are_governments() -> None:
    assert [name.key for name in offered("Moscow and Damascus agreed on a list.")] == ["russia", "syria"]


def test_a_body_without_a_name_has_a_low_score_and_the_one_state_named_before_as_candidate() -> None:
    found = find_names("Troops entered Belarus at dawn. By noon the regime denied it.")
    regime = next(name for name in found if name.text == "regime")
    assert regime.reading == "description"
    assert regime.score < OFFERED_FROM
    assert [other.name for other in regime.also] == ["Government of Belarus", "Belarus"]


def test_a_body_without_a_name_has_no_candidate_when_two_states_are_near() -> None:
    found = find_names("Belarus and Poland closed the border. By noon the regime denied it.")
    assert next(name for name in found if name.text == "regime").also == ()


@pytest.mark.parametrize(
    "pair", [("Iran", "Iraq"), ("Niger", "Nigeria"), ("Austria", "Australia"), ("Slovakia", "Slovenia")]
)
def test_states_with_like_names_are_kept_apart(pair: tuple[str, str]) -> None:
    found = offered(f"from {pair[0]} to {pair[1]}")
    assert [name.name for name in found] == list(pair)


def test_a_name_that_only_resembles_a_state_is_not_that_state() -> None:
    assert all(name.kind != "state" for name in find_names("They drove from Iranistan to Nigerium."))


def test_states_and_cities_are_found_in_other_scripts() -> None:
    assert [name.name for name in offered("الحكومة في العراق وإيران")] == ["Iraq", "Iran"]
    assert [name.name for name in offered("Россия и Україна")] == ["Russia", "Ukraine"]
    assert [name.name for name in offered("中国和俄罗斯")] == ["China", "Russia"]


def test_ordinary_words_at_the_head_of_a_sentence_are_no_names() -> None:
    assert (
        words("Photographs were taken. Working late helps. Time will tell. “Establishing this is hard.”")
        == []
    )


def test_a_town_behind_a_comma_before_its_state_is_a_place() -> None:
    assert words("born in Ellisburg, Texas, to farmers") == [("Ellisburg", "city"), ("Texas", "region")]


def test_offsets_count_code_points_and_leave_out_possessive_endings() -> None:
    text = "😀 é Russia’s answer"
    (name,) = offered(text)
    assert (name.start, name.end, text[name.start : name.end]) == (4, 10, "Russia")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("переговоры в Минске и Дамаске", ["Minsk", "Damascus"]),
        ("из России в Сирию", ["Russia", "Syria"]),
        ("в Иране, а не в Ираке", ["Iran", "Iraq"]),
        ("війна в Україні", ["Ukraine"]),
    ],
)
def test_cyrillic_names_are_found_with_the_endings_of_their_cases(text: str, names: list[str]) -> None:
    assert [name.name for name in offered(text)] == names


def test_two_cyrillic_names_with_one_stem_are_never_taken_for_each_other() -> None:
    assert all(name.name not in ("Niger", "Nigeria") for name in offered("в Нигере и в Нигерии"))
    assert [name.name for name in offered("Нигер и Нигерия")] == ["Niger", "Nigeria"]


def test_german_nouns_are_no_names_though_they_have_capitals() -> None:
    text = (
        "Der Minister und die Frau haben das Haus nicht verlassen, sagte Angela Keller in der Stadt Berlin."
    )
    assert words(text) == [("Angela Keller", "person"), ("Berlin", "city")]


def test_codes_and_headings_in_capitals_are_not_offered() -> None:
    assert words("See table JL01 and FF8C00.\nTHIS IS WHO WE ARE") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in Idlib province", ("Idlib province", "region")),
        ("at the Incirlik air base", ("Incirlik air base", "military_base")),
        ("aboard the MV Calder Star", ("MV Calder Star", "vessel")),
        ("two F/A-18F jets", ("F/A-18F", "weapon_system")),
        ("near Tal Orven", ("Tal Orven", "city")),
        ("under Resolution 2254", ("Resolution 2254", "legal_measure")),
        ("Jordan Peterson wrote", ("Jordan Peterson", "person")),
        ("the Bank of Orvenia", ("Bank of Orvenia", "bank")),
    ],
)
def test_things_and_places_are_found_by_how_they_are_named(text: str, found: tuple[str, str]) -> None:
    assert words(text) == [found]


def test_a_name_goes_on_over_the_end_of_a_long_line_and_not_of_a_short_one() -> None:
    long = "The talks that had been announced for the week were led by Anna\nKeller and others."
    assert [name.name for name in offered(long)] == ["Anna Keller"]
    assert "Anna Keller" not in [name.name for name in offered("By Anna\nKeller Bridge is closed.")]
