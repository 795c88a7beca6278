"""What part of a case is looked at: one filter for the chart, the timeline and the map, kept in a graph view as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from casewright.model.choices import checked_choice
from casewright.model.dates import parse_edtf
from casewright.model.errors import InvalidValue

VERSION = 1
"""Of the JSON form. A later one is refused: half understood, it would show what it should hide."""

NO_POLARITY = "none"
"""Stands for the polarity of a link that has none."""

_MOST = 10_000


@dataclass(frozen=True)
class CaseFilter:
    """What must be true of an entity or link for it to be shown; as it stands, everything is.

    Args:
        entity_kinds, link_kinds, statuses, polarities: only these; empty is all. The polarity of a link that has none is
            NO_POLARITY.
        tags: only entities with one of these, and the ends of links with one.
        text: only entities with a name that contains this, in any script.
        held: an EDTF expression; only what can have held within it.
        certain: leave out, too, what only possibly held then.
        undated: with `held`, whether to keep what says nothing of when.
        sources: only what a citation of one of these supports, or what is mentioned in one.
        min_origins: only links with as many independent origins, counted cautiously; 1 is: cited at all.
        reliability, credibility: only links that rest on a source and an item graded so or better (Admiralty); what
            cannot be judged is not better than anything.
        marking: only what may be shown where at most this mark may.
        unlinked: whether to keep entities that no shown link touches.
        unknown: keys of the JSON form that this version does not know, with their values as JSON: kept when it is written.
    """

    entity_kinds: frozenset[str] = frozenset()
    link_kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    polarities: frozenset[str] = frozenset()
    tags: frozenset[UUID] = frozenset()
    text: str = ""
    held: str | None = None
    certain: bool = False
    undated: bool = True
    sources: frozenset[UUID] = frozenset()
    min_origins: int = 0
    reliability: str | None = None
    credibility: str | None = None
    marking: str | None = None
    unlinked: bool = True
    unknown: tuple[tuple[str, str], ...] = ()

    @property
    def keeps_all(self) -> bool:
        """Whether nothing is left out; what only matters together with something else does not count."""
        return all(
            getattr(self, each.name) == each.default
            for each in fields(self)
            if each.name not in ("certain", "undated", "unknown")
        )

    def to_json(self) -> dict[str, object]:
        """What differs from showing everything, with the version; an empty object when nothing does."""
        said: dict[str, object] = {key: json.loads(value) for key, value in self.unknown}
        for each in fields(self):
            value = getattr(self, each.name)
            if each.name != "unknown" and value != each.default:
                said[each.name] = sorted(map(str, value)) if isinstance(value, frozenset) else value
        return {"version": VERSION, **said} if said else {}


def read_filter(text: str) -> CaseFilter:
    """The filter of a graph view. Raises InvalidValue, in one sentence, when it is none that this version can apply."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidValue("The filters of this view are not written as filters.") from None
    if not isinstance(data, dict):
        raise InvalidValue("The filters of this view are not written as filters.")
    version = data.pop("version", VERSION)
    if not isinstance(version, int) or not 1 <= version <= VERSION:
        raise InvalidValue("The filters of this view were saved by a later version of Casewright.")
    known = {each.name for each in fields(CaseFilter)} - {"unknown"}
    rest = tuple(sorted((key, json.dumps(data[key], sort_keys=True)) for key in data.keys() - known))
    values = {key: _READ[key](key, data[key]) for key in known & data.keys()}
    return CaseFilter(**_of_case(values), unknown=rest)


def _of_case(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same, with the keys of closed lists and the date checked."""
    if values.get("held") is not None:
        parse_edtf(values["held"])
    for status in values.get("statuses", ()):
        checked_choice("link", "status", status)
    for polarity in values.get("polarities", frozenset()) - {NO_POLARITY}:
        checked_choice("link", "polarity", polarity)
    if values.get("reliability") is not None:
        checked_choice("source", "reliability", values["reliability"])
    if values.get("credibility") is not None:
        checked_choice("citation", "credibility", values["credibility"])
    return values


def _wrong(key: str) -> InvalidValue:
    return InvalidValue(f"The filter by {key.replace('_', ' ')} of this view cannot be read.")


def _keys(key: str, value: object) -> frozenset[str]:
    if not isinstance(value, list) or len(value) > _MOST or not all(isinstance(each, str) for each in value):
        raise _wrong(key)
    return frozenset(value)


def _ids(key: str, value: object) -> frozenset[UUID]:
    try:
        return frozenset(map(UUID, _keys(key, value)))
    except ValueError:
        raise _wrong(key) from None


def _words(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(key)
    return value


def _words_or_none(key: str, value: object) -> str | None:
    return None if value is None else _words(key, value)


def _flag(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(key)
    return value


def _count(key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
        raise _wrong(key)
    return value


_READ = {
    **dict.fromkeys(("entity_kinds", "link_kinds", "statuses", "polarities"), _keys),
    **dict.fromkeys(("tags", "sources"), _ids),
    **dict.fromkeys(("held", "reliability", "credibility", "marking"), _words_or_none),
    **dict.fromkeys(("certain", "undated", "unlinked"), _flag),
    "text": _words,
    "min_origins": _count,
}
