"""All that is found in one text, on its way from the child process; what comes back is checked like any foreign data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from casewright.ingest.suggestions.found import FoundDate, FoundName, FoundPair, OtherReading

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundInText:
    """Names, dates and pairs in their order. `name_sentences` and `date_sentences` are the sentences they stand in.

    The pairs count the names as they are here.
    """

    names: tuple[FoundName, ...]
    name_sentences: tuple[Span, ...]
    dates: tuple[FoundDate, ...]
    date_sentences: tuple[Span, ...]
    pairs: tuple[FoundPair, ...]


def to_bytes(found: FoundInText) -> bytes:
    """As compact JSON; words are left out where they stand in the text."""
    answer = {
        "names": [
            [n.start, n.end, n.kind, n.score, n.key, n.reading, n.entity, n.name, [_other(each) for each in n.also]]
            for n in found.names
        ],
        "name_sentences": found.name_sentences,
        "dates": [[d.start, d.end, d.edtf, d.score] for d in found.dates],
        "date_sentences": found.date_sentences,
        "pairs": [
            [p.start, p.end, p.source, p.target, p.link, p.trigger, p.status, p.hedge, p.check, p.score] for p in found.pairs
        ],
    }  # fmt: skip
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(answer: bytes, text: str) -> FoundInText:
    """Reads what the child sent about `text`. Raises ValueError for anything that cannot be true of it."""
    try:
        given: dict[str, Any] = json.loads(answer)
        names = tuple(_name(row, text) for row in given["names"])
        dates = tuple(_date(row, text) for row in given["dates"])
        pairs = tuple(_pair(row, text, len(names)) for row in given["pairs"])
        spans = [
            tuple(_span(row, text) for row in given[each]) for each in ("name_sentences", "date_sentences")
        ]
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError("this is no answer") from error
    if len(spans[0]) != len(names) or len(spans[1]) != len(dates):
        raise ValueError("the answer is not whole")
    return FoundInText(names, spans[0], dates, spans[1], pairs)


def _other(reading: OtherReading) -> list[str | None]:
    return [reading.kind, reading.reading, reading.key, reading.name, reading.entity]


def _name(row: list[Any], text: str) -> FoundName:
    start, end, kind, score, key, reading, entity, name, also = row
    _span((start, end), text)
    others = tuple(_reading(each) for each in also)
    return FoundName(
        start, end, text[start:end], _words(kind), _share(score), _words(key), _words(reading), _words_or_none(entity),
        _words(name), others,
    )  # fmt: skip


def _reading(row: list[Any]) -> OtherReading:
    kind, reading, key, name, entity = row
    return OtherReading(_words(kind), _words(reading), _words(key), _words(name), _words_or_none(entity))


def _date(row: list[Any], text: str) -> FoundDate:
    start, end, edtf, score = row
    _span((start, end), text)
    return FoundDate(start, end, text[start:end], _words(edtf), _share(score))


def _pair(row: list[Any], text: str, count: int) -> FoundPair:
    start, end, source, target, link, trigger, status, hedge, check, score = row
    _span((start, end), text)
    if not all(isinstance(n, int) and 0 <= n < count for n in (source, target)):
        raise ValueError("a pair of names that are not there")
    return FoundPair(
        start, end, source, target, _words(link), _words_or_none(trigger), _words(status), _words_or_none(hedge),
        _words_or_none(check), _share(score),
    )  # fmt: skip


def _span(row: Any, text: str) -> Span:
    start, end = row
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise ValueError("a place outside the text")
    return start, end


def _share(value: Any) -> float:
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("no score")
    return float(value)


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("no words")
    return value


def _words_or_none(value: Any) -> str | None:
    return None if value is None else _words(value)
