"""What the child process does when it is asked for suggestions (`ingest.worker_tasks`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from casewright.ingest.extraction import Caps
from casewright.ingest.suggestions.answer import FoundInText, Span, to_bytes
from casewright.ingest.suggestions.dates import find_dates
from casewright.ingest.suggestions.found import OFFERED_FROM, OwnName
from casewright.ingest.suggestions.names import find_names
from casewright.ingest.suggestions.pairs import find_pairs
from casewright.model.sentences import sentence_around, sentences

MOST_PAIRS = 5_000
LEAST_PAIR = 0.1  # below, nothing speaks for a pair but that both names stand in the sentence


def suggest(header: Mapping[str, Any], data: bytes, caps: Caps) -> bytes:
    """`data` is the text in UTF-8. `header`: `own` [[entity id, kind, name]], `reference` (a day or None), `nlp`."""
    own = [OwnName(*each) for each in header["own"]]
    reference = date.fromisoformat(header["reference"]) if header["reference"] else None
    return to_bytes(find_all(data.decode(), own, reference, bool(header["nlp"])))


def make_ready() -> None:
    """Load tables and patterns before the text is there."""
    find_all(
        "Jane Doe said on 4 May 2020 that Ecopetrol met the Ministry of Energy in London.", (), None, False
    )


def find_all(text: str, own: Sequence[OwnName], reference: date | None, use_nlp: bool) -> FoundInText:
    """Everything there is to suggest for a text; of pairs the strongest."""
    names = [each for each in find_names(text, own, use_nlp) if each.score >= OFFERED_FROM or each.entity]
    dates = find_dates(text, reference)
    strong = [each for each in find_pairs(text, names) if each.score >= LEAST_PAIR]
    pairs = sorted(strong, key=lambda pair: -pair.score)[:MOST_PAIRS]
    spans = sentences(text)
    return FoundInText(
        tuple(names),
        tuple(_sentence(spans, each.start, each.end) for each in names),
        tuple(dates),
        tuple(_sentence(spans, each.start, each.end) for each in dates),
        tuple(pairs),
    )


def _sentence(spans: list[Span], start: int, end: int) -> Span:
    return sentence_around(spans, start, end)
