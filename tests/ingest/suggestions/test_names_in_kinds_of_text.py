"""Names in headlines, registers, lists of sanctions, briefings, reports of the sea: what each way of writing asks for."""

from __future__ import annotations

import pytest

from casewright.ingest.suggestions.names import OFFERED_FROM, find_names


def words(text: str) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in find_names(text) if name.score >= OFFERED_FROM]


def texts(text: str) -> list[str]:
    return [text for text, _ in words(text)]


def test_in_a_headline_verbs_and_ordinary_words_are_no_names() -> None:
    assert texts("Iran Unveils New Missile As Talks Stall, Says Orvenia Herald") == ["Iran", "Orvenia Herald"]
    assert texts("Macron Visits Warsaw, Then Kyiv; Erdogan Hails Strategic Partnership") == [
        "Macron",
        "Warsaw",
        "Kyiv",
        "Erdogan",
    ]


def test_a_name_does_not_go_on_into_the_next_line_where_the_line_before_had_room() -> None:
    found = texts(
        "Exclusive: How Dubai Became a Hub for Russian Gold\nMacron Meets Netanyahu in Warsaw After Talks Collapse"
    )
    assert "Russian" in found
    assert "Macron" in found
    assert not any("\n" in each for each in found)


def test_a_name_goes_on_across_the_break_of_wrapped_lines() -> None:
    text = "the officials who had travelled to the capital met the Ministry of Public\nWorks and Housing before they returned to the coast on the next morning"
    assert [" ".join(each.split()) for each in texts(text)] == ["Ministry of Public Works and Housing"]


def test_a_word_that_english_does_not_know_is_a_name_at_the_head_of_a_sentence_too() -> None:
    text = "The talks ended with nothing signed. Vortexal reported a loss. Gunmen fled. Casualties of the raid were high."
    assert texts(text) == ["Vortexal"]


def test_in_another_language_an_unknown_word_at_the_head_of_a_sentence_stays_doubtful() -> None:
    assert texts("Jednání skončilo bez výsledku. Odpoledne nikdo nepřišel. Zprávy nejsou.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KOVALENKO, Dmytro - Director", "KOVALENKO, Dmytro"),
        ("Linked To: ORLOVICH, Mikhail Sergeyevich; DOB 1961", "ORLOVICH, Mikhail Sergeyevich"),
        ("Officers: AL-HADDAD, Yusuf (secretary)", "AL-HADDAD, Yusuf"),
    ],
)
def test_registers_write_the_surname_first(text: str, name: str) -> None:
    assert (name, "person") in words(text)


def test_the_name_of_a_person_listed_by_surname_is_turned() -> None:
    (name,) = (each for each in find_names("KOVALENKO, Dmytro - Director") if each.kind == "person")
    assert (name.name, name.key) == ("Dmytro Kovalenko", "dmytro kovalenko")


def test_a_place_in_capitals_before_a_state_is_no_listed_person() -> None:
    assert all(kind != "person" for _, kind in words("TAMPA, Florida - Two strikes"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a contract with ZAO Transneftegaz of Moscow", "ZAO Transneftegaz"),
        ("owned by PT Samudra Jaya in Jakarta", "PT Samudra Jaya"),
        ("paid to Al Rashid Trading FZE", "Al Rashid Trading FZE"),
        ("rated by Harrow & Finch in spring", "Harrow & Finch"),
        ("built by Shahid Rostami Industrial Group", "Shahid Rostami Industrial Group"),
    ],
)
def test_companies_are_known_by_their_form(text: str, name: str) -> None:
    assert (name, "company") in words(text)


def test_ordinary_words_on_both_sides_join_a_body_across_and() -> None:
    assert texts("the Economic and Rural Crimes Commission") == ["Economic and Rural Crimes Commission"]
    assert texts("between Iran and the National Security Council") == ["Iran", "National Security Council"]


def test_a_body_ends_before_its_owner_and_before_another_body() -> None:
    assert texts("the Harbour Facilities Guard of Ibrahim Jadhran") == [
        "Harbour Facilities Guard",
        "Ibrahim Jadhran",
    ]
    assert texts("the Temple of Baalshamin and the Temple of Bel") == [
        "Temple of Baalshamin",
        "Temple of Bel",
    ]


def test_a_ship_is_a_ship_by_the_word_before_it() -> None:
    assert ("SUEZ RAJAN", "vessel") in words("the crude tanker SUEZ RAJAN (IMO 9524475)")
    assert "IMO" not in texts("the crude tanker SUEZ RAJAN (IMO 9524475)")
    assert ("BRP Sierra Madre", "vessel") in words("aboard the BRP Sierra Madre")


def test_types_of_weapons_keep_their_numbers() -> None:
    assert ("Leopard 2", "weapon_system") in words("two Leopard 2 tanks")
    assert ("GBU-99", "weapon_system") in words("with GBU-99 bombs")


def test_an_english_word_does_not_hang_two_names_together() -> None:
    assert texts("He named Izzat al-Duri as Orvenian Envoy and met Nino at Batumi.")[:1] == ["Izzat al-Duri"]
    assert ("Batumi", "city") in words("He met Nino at Batumi.")


def test_a_nisba_that_is_a_demonym_stays_with_the_person() -> None:
    assert words("Abu Azzam al-Kuwaiti negotiated") == [("Abu Azzam al-Kuwaiti", "person")]


def test_a_given_name_that_is_a_weapon_or_a_party_too_is_a_person_before_a_name() -> None:
    assert words("They saw Emad Abdullah Sara.") == [("Emad Abdullah Sara", "person")]
    assert words("They asked Amal al-Mansouri.") == [("Amal al-Mansouri", "person")]


def test_a_bare_surname_behind_an_office_in_small_letters_is_a_person() -> None:
    assert ("Baqaei", "person") in words("the spokesman Baqaei declined to comment")


def test_labels_of_forms_are_no_names() -> None:
    assert (
        texts("Address: unknown\nGender: male\nIdentification Number 9091\nTODO: check\nMODERATOR: Thanks.")
        == []
    )


def test_an_ordinary_word_before_an_office_belongs_to_it() -> None:
    assert texts("the Irrigation Minister Karim al-Rashid") == ["Karim al-Rashid"]
