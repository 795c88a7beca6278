"""A case with one source, and what the recogniser would find in it, so that these tests do not depend on its taste."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.ingest.suggestions.answer import FoundInText
from casewright.ingest.suggestions.found import FoundDate, FoundName, OtherReading
from casewright.ingest.suggestions.pairs import find_pairs
from casewright.ingest.suggestions.suggest import ReadText
from casewright.model.sentences import sentence_around, sentences
from casewright.operations import captures, sources

TEXT = (
    "😀 Varenia and Tolmark signed on 14 March 2025. Jon Sorby met Ada Calder.\n\nOrsa refused. The regime in Varenia may "
    "supply Tolmark. Jon Sorby left.\n"
)
KINDS = {
    "Varenia": "state",
    "Tolmark": "state",
    "Jon Sorby": "person",
    "Ada Calder": "person",
    "Orsa": "place",
    "The regime": "organisation",
}


@pytest.fixture
def text_id(case: Case) -> UUID:
    source = case.run(sources.add_source, title="Notice", kind="statement")
    capture = case.run(
        captures.add_capture, source, data=TEXT.encode(), media_type="text/plain", file_name="n.txt", method="received"
    )  # fmt: skip
    return case.run(captures.add_source_text, capture, text=TEXT, tool="test", tool_version="1", pages=[])


@pytest.fixture
def read(case: Case, text_id: UUID) -> ReadText:
    """As if the child process had looked the text through."""
    source, sha = case.read("SELECT source_id, text_sha256 FROM source_text")[0]
    return ReadText(UUID(bytes=source), text_id, sha, found_in_text())


def found_in_text() -> FoundInText:
    """All names of KINDS, one date, and the pairs of them."""
    names = []
    for words, kind in KINDS.items():
        at = TEXT.find(words)
        while at >= 0:
            reading = "description" if words == "The regime" else "name"
            also = (
                (
                    OtherReading(
                        "government_body", "government", "government of tolmark", "Government of Tolmark"
                    ),
                )
                if words == "Orsa"
                else ()
            )
            names.append(
                FoundName(at, at + len(words), words, kind, 0.9, words.lower(), reading, None, words, also)
            )
            at = TEXT.find(words, at + 1)
    names.sort(key=lambda each: each.start)
    at = TEXT.index("14 March 2025")
    dates = (FoundDate(at, at + 13, "14 March 2025", "2025-03-14", 0.95),)
    spans = sentences(TEXT)
    return FoundInText(
        tuple(names),
        tuple(sentence_around(spans, each.start, each.end) for each in names),
        dates,
        tuple(sentence_around(spans, each.start, each.end) for each in dates),
        tuple(find_pairs(TEXT, names)),
    )
