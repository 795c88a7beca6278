"""A source of the case as a CSL-JSON item, and back: nothing of either is lost.

The columns of `source` are in force. `source.bibliography` is a JSON object of CSL variables that the columns cannot
hold: volume, pages, editors, DOI …, and the exact form of one that they hold only roughly (names in their parts, a
title with its markup, a finer type). Such a form counts for as long as it comes to what the column says; once somebody
has edited the column, the column does. `_imported` in it are the entries that files had, by format (see `importing`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from casewright.bibliography.dates import csl_date, edtf_of
from casewright.bibliography.kinds import SERIALS, kind_of, type_of
from casewright.bibliography.names import names_from_text, names_to_text

Item = dict[str, Any]
IMPORTED = "_imported"
# The variables that each column stands for.
_VARIABLES = {
    "kind": ("type", "genre"),
    "title": ("title",),
    "author": ("author",),
    "publisher": ("publisher",),
    "published": ("issued",),
    "accessed": ("accessed",),
    "address": ("URL",),
    "language": ("language",),
    "summary": ("abstract",),
}
COLUMNS = tuple(_VARIABLES)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_TAG = re.compile(r"</?(?:i|b|sc|sub|sup|span)(?:\s[^<>]{0,80})?>")


class Taken(NamedTuple):
    """When a copy of a source was taken, and where else it is archived."""

    captured_at: str
    archive_address: str | None


def to_csl(row: Mapping[str, Any], captures: Iterable[Taken] = ()) -> Item:
    """A row of `source` as a CSL item. Where no date of access is stated, that of the first capture stands."""
    kept = own_variables(row)
    written, genre = type_of(str(row["kind"]))
    if "type" not in kept or kind_of(kept["type"], kept.get("genre")) != row["kind"]:
        kept["type"] = written
        if genre is not None:
            kept["genre"] = genre
    said = columns_of(kept)
    for column, variables in _VARIABLES.items():
        if column != "kind" and said.get(column) != row.get(column):
            for variable in variables:
                kept.pop(variable, None)
            kept |= _plain(column, row.get(column))
    return _with_captures(kept, list(captures))


def from_csl(item: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a source, `bibliography` among them, that hold a CSL item whole."""
    item = {name: value for name, value in item.items() if name != IMPORTED}
    columns = columns_of(item)
    plain: Item = {}
    for column in COLUMNS:
        plain |= _plain(column, columns[column])
    rest = {name: value for name, value in item.items() if plain.get(name) != value or name not in plain}
    if to_csl({**columns, "bibliography": rest}) != item:
        rest = item
    return {**columns, "bibliography": rest or None}


def own_variables(row: Mapping[str, Any]) -> Item:
    """The CSL variables in the row's `bibliography`, without the entry it was imported from."""
    return {name: value for name, value in stored_object(row).items() if name != IMPORTED}


def stored_object(row: Mapping[str, Any]) -> Item:
    """All that is in the row's `bibliography`."""
    stored = row.get("bibliography")
    found = json.loads(stored) if isinstance(stored, str) and stored else stored
    return dict(found) if isinstance(found, Mapping) else {}


def columns_of(item: Mapping[str, Any]) -> dict[str, str | None]:
    """What the columns of a source say of an item. A column that cannot hold the variable is None."""
    address, language = _line(item.get("URL")), _line(item.get("language"))
    return {
        "kind": kind_of(item.get("type"), item.get("genre")),
        "title": _title(item),
        "author": names_to_text(_names(item.get("author"))) or None,
        "publisher": _publisher(item),
        "published": edtf_of(item.get("issued")),
        "accessed": edtf_of(item.get("accessed")),
        "address": address,
        "language": language if language and _LANGUAGE.fullmatch(language) else None,
        "summary": _text(item.get("abstract")),
    }


def without_markup(text: str) -> str:
    """A title without the tags that CSL allows in it."""
    return _TAG.sub("", text) if "<" in text else text


def custom_of(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an item holds beyond the variables of CSL."""
    found = item.get("custom")
    return found if isinstance(found, Mapping) else {}


def _plain(column: str, value: object) -> Item:
    """What a column says by itself, in CSL."""
    if value is None:
        return {}
    text = str(value)
    if column == "kind":
        written, genre = type_of(text)
        return {"type": written} | ({"genre": genre} if genre else {})
    if column == "author":
        return {"author": names_from_text(text)}
    if column in ("published", "accessed"):
        return {_VARIABLES[column][0]: csl_date(text)}
    return {_VARIABLES[column][0]: text}


def _title(item: Mapping[str, Any]) -> str:
    for name in ("title", "title-short", "container-title", "genre", "DOI", "URL", "id"):
        title = _line(item.get(name))
        if title and (shown := " ".join(without_markup(title).split())):
            return shown
    return "Untitled"


def _publisher(item: Mapping[str, Any]) -> str | None:
    """The publisher; of an article or a post, the paper or site it stands in where no publisher is named."""
    named = _text(item.get("publisher"))
    if named is None and item.get("type") in SERIALS:
        container = _text(item.get("container-title"))
        return without_markup(container) if container else None
    return named


def _names(value: object) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _line(value: object) -> str | None:
    text = _text(value)
    return " ".join(text.split()) if text else None


def _text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def _with_captures(item: Item, captures: list[Taken]) -> Item:
    if captures and "accessed" not in item:
        item["accessed"] = csl_date(min(each.captured_at for each in captures)[:10])
    archived = next((each.archive_address for each in captures if each.archive_address), None)
    if archived and "archive-url" not in custom_of(item):
        item["custom"] = {**custom_of(item), "archive-url": archived}
    return item
