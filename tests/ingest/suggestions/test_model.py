"""Names that a model adds: how they join with those found without one. The model itself is an extra and stands in here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from casewright.ingest.suggestions.names import OFFERED_FROM, FoundName, find_names
from casewright.ingest.suggestions.recognition import model

TEXT = "The minister praised Orvelle Tamarin.\n\nLater the Vellmark spoke with Iran’s envoy on Tuesday and again in the Hall."


@dataclass
class StandIn:
    """Finds given words, wherever they stand."""

    entities: dict[str, str]

    def pipe(
        self, pieces: Iterable[tuple[str, int]], as_tuples: bool, batch_size: int
    ) -> Iterator[tuple[SimpleNamespace, int]]:
        assert as_tuples
        assert batch_size > 0
        for text, offset in pieces:
            found = sorted(
                (text.find(words), words, label) for words, label in self.entities.items() if words in text
            )
            ents = [
                SimpleNamespace(label_=label, start_char=at, end_char=at + len(words))
                for at, words, label in found
            ]
            yield SimpleNamespace(ents=ents), offset


def with_model(monkeypatch: pytest.MonkeyPatch, text: str, entities: dict[str, str]) -> dict[str, FoundName]:
    monkeypatch.setattr(model, "is_installed", lambda: True)
    monkeypatch.setattr(model, "_model", lambda: StandIn(entities))
    return {name.text: name for name in find_names(text, (), use_nlp=True)}


def test_a_name_only_the_model_finds_is_added_without_article_and_possessive(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Yesterday it was quiet. Vellmark’s men left."
    assert "Vellmark" not in {name.text for name in find_names(text) if name.score >= 0.5}
    found = with_model(monkeypatch, text, {"Vellmark’s": "ORG"})
    assert (found["Vellmark"].kind, found["Vellmark"].score) == ("organisation", 0.6)


def test_a_known_name_keeps_what_the_tables_say(monkeypatch: pytest.MonkeyPatch) -> None:
    found = with_model(monkeypatch, TEXT, {"Iran": "PERSON"})
    assert (found["Iran"].kind, found["Iran"].score) == ("state", 1.0)


def test_the_kind_of_a_guess_gives_way_to_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    assert next(name for name in find_names(TEXT) if name.text == "Vellmark").kind == "person"
    found = with_model(monkeypatch, TEXT, {"the Vellmark": "ORG"})
    assert found["Vellmark"].kind == "organisation"
    assert found["Vellmark"].score > 0.6


def test_offsets_of_later_paragraphs_are_those_of_the_whole_text(monkeypatch: pytest.MonkeyPatch) -> None:
    name = with_model(monkeypatch, TEXT, {"the Vellmark": "PERSON"})["Vellmark"]
    assert TEXT[name.start : name.end] == "Vellmark"


def test_days_and_texts_in_other_languages_are_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Tuesday" not in with_model(monkeypatch, TEXT, {"Tuesday": "ORG"})
    german = "Der Minister und die Frau haben das Haus nicht verlassen, wie man in der Stadt sagt."
    assert with_model(monkeypatch, german, {"Haus": "ORG"})["Haus"].score < OFFERED_FROM


def test_without_the_extra_the_result_is_that_of_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "is_installed", lambda: False)
    assert find_names(TEXT, (), use_nlp=True) == find_names(TEXT)
