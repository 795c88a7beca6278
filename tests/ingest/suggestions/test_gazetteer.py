"""The gazetteer's files: kinds that the ontology has, tables without contradictions, and their size."""

from __future__ import annotations

from collections import defaultdict

import pytest

from casewright.ingest.suggestions.names import find_names
from casewright.ingest.suggestions.recognition.gazetteer import gazetteer
from casewright.ingest.suggestions.recognition.lexicon import lexicon
from casewright.model.choices import choices
from casewright.model.ontology import load_ontology
from casewright.model.resources import resource_path


def test_every_kind_is_one_of_the_ontology() -> None:
    kinds = load_ontology().entity_kinds
    used = {entry.kind for entries in gazetteer().entries.values() for entry in entries}
    used |= set(lexicon().heads.values()) | set(lexicon().starts.values())
    used |= {entry.kind for entry in gazetteer().other_scripts.values()}
    assert used <= set(kinds)


def test_no_name_or_adjective_is_that_of_two_states() -> None:
    shared = defaultdict(set)
    for written, entries in gazetteer().entries.items():
        for entry in entries:
            if entry.kind == "state":
                shared[written].add(entry.name)
    two = {written: states for written, states in shared.items() if len(states) > 1}
    assert two == {}


def test_every_state_has_its_names_and_seat() -> None:
    for name, seat, people in (
        ("Iran", "Tehran", "Iranian"),
        ("Kenya", "Nairobi", "Kenyan"),
        ("Chile", "Santiago", "Chilean"),
    ):
        (state, city, adjective) = find_names(f"In {name}, in {seat}, two {people} ships")
        assert (state.name, adjective.name, adjective.reading) == (name, name, "demonym")
        assert city.also[0].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("the DPRK", "North Korea"), ("the Islamic Republic of Iran", "Iran"), ("Daesh", "Islamic State"), ("the U.N.", "United Nations"),
     ("the OPCW", "Organisation for the Prohibition of Chemical Weapons"), ("Great Britain", "United Kingdom"), ("Burma", "Myanmar"),
     ("in Deutschland", "Germany"), ("los Países Bajos", "Netherlands")],
)  # fmt: skip
def test_names_acronyms_and_foreign_forms_lead_to_one_name(text: str, name: str) -> None:
    found = [each.name for each in find_names(text)]
    assert found == [name]


def test_an_acronym_of_two_bodies_offers_the_other_as_well() -> None:
    (found,) = find_names("the RSF said")
    assert {found.name, *(other.name for other in found.also)} == {
        "Rapid Support Forces",
        "Reporters Without Borders",
    }


def test_an_acronym_in_small_letters_is_a_word() -> None:
    assert [name.text for name in find_names("who is it, and what is as good for us?")] == []


def test_readings_are_those_of_the_choices() -> None:
    readings = {entry.reading for entries in gazetteer().entries.values() for entry in entries}
    assert readings <= {choice.key for choice in choices("mention_reading")}


def test_the_files_are_small_and_name_their_origin() -> None:
    folder = resource_path("gazetteer")
    readme = (folder / "README.md").read_text(encoding="utf-8")
    files = [path for path in folder.iterdir() if path.suffix == ".txt"]
    assert all(f"`{path.name}`" in readme for path in files)
    assert sum(path.stat().st_size for path in files) < 800_000  # with where each city is, and English words
