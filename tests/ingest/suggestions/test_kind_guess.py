"""What selected words most likely are."""

from __future__ import annotations

import pytest

from casewright.ingest.suggestions.kind_guess import guess_kind, is_a_name
from casewright.model.data_files import read_data
from casewright.model.ontology import load_ontology


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Office of the President", "government_body"),
        ("a waiver for the port", "sanction"),
        ("a set of agreements", "agreement"),
        ("the harbour master's office", "government_body"),
        ("Elin Sørby", "person"),
        ("MV Calder Star", "vessel"),
        ("talks in Vienna", "negotiation"),
        ("Revolutionary Guard", "armed_force"),
        ("BRICS", "organisation"),
        ("وزارت", "organisation"),
        ("", "organisation"),
    ],
)
def test_a_kind_is_guessed_from_the_word_that_tells(words: str, kind: str) -> None:
    assert guess_kind(words) == kind


def test_every_kind_that_can_be_guessed_is_one_of_the_ontology() -> None:
    assert read_data("lexicon", "kind_words.yaml").keys() <= load_ontology().entity_kinds.keys()


def test_a_description_is_told_from_a_name() -> None:
    assert is_a_name("Port of Vell")
    assert is_a_name("وزارت")
    assert not is_a_name("the harbour office")
