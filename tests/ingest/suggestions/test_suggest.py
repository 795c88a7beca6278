"""Looking a text through in the child process, and how far its answer is believed."""

from __future__ import annotations

import json
from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.ingest.child import CANCELLED, Refusal
from casewright.ingest.suggestions.answer import FoundInText, from_bytes, to_bytes
from casewright.ingest.suggestions.suggest import ReadText, look_through, offers
from casewright.model.errors import InvalidValue
from casewright.operations import entities, sources

from .conftest import TEXT, found_in_text


def test_the_child_finds_the_names_of_the_case_and_the_dates(case: Case, text_id: UUID) -> None:
    entity = case.run(entities.add_entity, kind="person", name="Ada Calder")
    source = UUID(bytes=case.read("SELECT id FROM source")[0][0])
    read = look_through(case, source)
    assert isinstance(read, ReadText)
    found = offers(case, read)
    assert next(each for each in found.names if each.entity_id == entity).places[0].words == "Ada Calder"


def test_cancelling_ends_the_child_with_a_plain_reason(case: Case, text_id: UUID) -> None:
    source = UUID(bytes=case.read("SELECT id FROM source")[0][0])
    refused = look_through(case, source, cancel=lambda: True, patience=0.0001)
    assert refused == Refusal(CANCELLED) or isinstance(refused, Refusal)


def test_a_source_without_a_text_is_refused(case: Case) -> None:
    source = case.run(sources.add_source, title="Nothing read", kind="statement")
    with pytest.raises((InvalidValue, Exception), match="text"):
        look_through(case, source)


def test_an_answer_comes_back_as_it_was_sent() -> None:
    found = found_in_text()
    assert from_bytes(to_bytes(found), TEXT) == found


def lied(**changes: object) -> bytes:
    return json.dumps({**json.loads(to_bytes(found_in_text())), **changes}).encode()


@pytest.mark.parametrize(
    "answer",
    [
        b"[]", b"{}", b"nonsense", lied(names=[]), lied(names=[[0, 10**9, "x", 1, "k", "name", None, "n", []]]),
        lied(dates=[[5, 5, "2020", 1]]), lied(pairs=[[0, 3, 0, 999, "x", None, "reported", None, None, 0.5]]),
        lied(name_sentences=[[0, 1]]), lied(date_sentences=[["a", "b"]]), lied(dates=[[0, 3, 7, 1]]), lied(dates=[[0, 3, "2020", 9]]),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_true_of_the_text_is_refused(answer: bytes) -> None:
    with pytest.raises(ValueError):
        from_bytes(answer, TEXT)


def test_an_empty_text_gives_an_empty_answer() -> None:
    nothing = FoundInText((), (), (), (), ())
    assert from_bytes(to_bytes(nothing), "") == nothing
