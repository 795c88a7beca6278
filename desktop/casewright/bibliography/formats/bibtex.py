"""BibTeX and biblatex files: read by bibtexparser's splitter, written entry by entry.

bibtexparser runs in this process: it is pure Python, its splitter and our decoder take time in proportion to the file
(measured on the shapes that make parsers slow), sizes are capped, and neither opens anything.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable
from typing import Any

import bibtexparser
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry as Block,
    ExplicitComment,
    ImplicitComment,
    ParsingFailedBlock,
    Preamble,
)

from casewright.bibliography.csl_record import Item
from casewright.bibliography.formats.bibtex_fields import GROUPS, TRANSLATED_TITLE
from casewright.bibliography.formats.bibtex_types import FROM_BIBTEX, entry_type
from casewright.bibliography.formats.bibtex_values import inherited, value_of
from casewright.bibliography.formats.latex import decode_latex, encode_latex
from casewright.bibliography.formats.reading import MOST_ENTRIES, Bibliography, Entry, Skipped, decoded
from casewright.model.errors import InvalidValue
from casewright.model.nearby import quoted

_WHOLE = "csl-json"  # what no field says exactly
_KEY = re.compile(r"[^\s{}(),=#%~\\\"']+")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_:.+-]*")


def read_bibtex(data: bytes) -> Bibliography:
    """All entries of a file, with what could not be read.

    Raises:
        InvalidValue: the file is too large, or no text.
    """
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it complains of is in our report
    blocks = bibtexparser.parse_string(decoded(data), parse_stack=[]).blocks
    found = Bibliography(notes=_notes(blocks))
    strings = {
        each.key.lower(): each.value for each in blocks if isinstance(each, bibtexparser.model.String)
    }
    raw: dict[str, tuple[int, str, str, dict[str, str]]] = {}
    for block in blocks:
        row = (block.start_line or 0) + 1
        if isinstance(block, ParsingFailedBlock):
            found.skipped.append(Skipped(row, _reason(block)))
        elif isinstance(block, Block):
            if not block.key or block.key.lower() in raw:
                found.skipped.append(Skipped(row, "It has no key." if not block.key else _twice(block.key)))
                continue
            try:
                fields = {each.key: value_of(each.value, strings) for each in block.fields}
                raw[block.key.lower()] = row, block.entry_type.lower(), block.key, fields
            except InvalidValue as error:
                found.skipped.append(Skipped(row, str(error)))
    if len(raw) > MOST_ENTRIES:
        raise InvalidValue(f"The file has more than {MOST_ENTRIES:,} entries.")
    parents = {key: (kind, _lower(fields)) for key, (_, kind, _, fields) in raw.items()}
    for row, kind, key, fields in raw.values():
        try:
            item = _item(kind, key, inherited(kind, _lower(fields), parents))
        except InvalidValue as error:
            found.skipped.append(Skipped(row, str(error)))
            continue
        native = {"format": "bibtex", "type": kind, "key": key, "fields": [list(pair) for pair in fields.items()]}
        found.entries.append(Entry(row, item, native))
    found.skipped.sort(key=lambda each: each.row)
    return found


def item_of(native: dict[str, Any]) -> Item:
    """The CSL item of an entry as it was kept, without what it inherited."""
    return _item(native["type"], native["key"], _lower(dict(map(tuple, native["fields"]))))


def write_bibtex(items: Iterable[tuple[Item, dict[str, Any] | None]]) -> str:
    """Items as a BibTeX file; each with the entry it was imported from, whose fields stay as written where they still hold."""
    taken: set[str] = set()
    return "\n".join(_written(item, native, taken) for item, native in items)


def _item(kind: str, key: str, fields: dict[str, str]) -> Item:
    csl_type, genre = FROM_BIBTEX.get(kind, ("document", None))
    item: Item = {"id": key, "type": csl_type} | ({"genre": genre} if genre else {})
    used = {"crossref", "xdata", _WHOLE}
    for group in GROUPS:
        read, names = group.read(fields, csl_type)
        item |= read
        used |= set(names)
    custom: dict[str, Any] = {name: fields[name] for name in fields if name not in used}
    if translated := custom.pop(TRANSLATED_TITLE, None):
        item["custom"] = {"title-translated": decode_latex(translated)}
    if kind not in FROM_BIBTEX:
        custom[""] = kind
    if custom:
        item["custom"] = {**item.get("custom", {}), "bibtex": custom}
    return _corrected(item, fields.get(_WHOLE))


def _corrected(item: Item, whole: str | None) -> Item:
    """The item with the variables that no field can say, as they were written beside the fields."""
    if not whole:
        return item
    try:
        said = json.loads(whole)
    except (ValueError, RecursionError) as error:
        raise InvalidValue(f"Its field {_WHOLE} is no JSON.") from error
    if not isinstance(said, dict):
        raise InvalidValue(f"Its field {_WHOLE} is no JSON object.")
    return {name: value for name, value in {**item, **said}.items() if value is not None}


def _written(item: Item, native: dict[str, Any] | None, taken: set[str]) -> str:
    before = dict(map(tuple, native["fields"])) if native and native.get("format") == "bibtex" else {}
    old = item_of(native) if native and before else {}
    kind = native["type"] if native and before and old.get("type") == item.get("type") else _kind(item)
    fields = _fields(item, old, before)
    key = _key(item, taken)
    back = _item(kind, key, _lower(fields))
    names = sorted(item.keys() | back.keys())
    lost = {name: item.get(name) for name in names if item.get(name) != back.get(name)}
    if lost:
        fields[_WHOLE] = _balanced(json.dumps(lost, ensure_ascii=False, sort_keys=True))
    lines = "".join(f"  {name} = {_delimited(name, value)},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}}}\n"


def _fields(item: Item, old: Item, before: dict[str, str]) -> dict[str, str]:
    """The fields of an item: as they were where they still say what the item says, and anew where they do not."""
    lower = _lower(before)
    named = {name.lower(): name for name in before}
    fields: dict[str, str] = {}
    for group in GROUPS:
        _, used = group.read(lower, str(old.get("type")))
        if used and all(old.get(name) == item.get(name) for name in group.variables):
            fields |= {named[name]: lower[name] for name in used}
        else:
            fields |= group.write(item, lower)
    custom = item.get("custom") if isinstance(item.get("custom"), dict) else {}
    if isinstance(custom.get("title-translated"), str):
        same = custom["title-translated"] == (old.get("custom") or {}).get("title-translated")
        fields["usere"] = lower["usere"] if same else encode_latex(custom["title-translated"])
    unknown = custom.get("bibtex")
    for name, value in (unknown if isinstance(unknown, dict) else {}).items():
        if _NAME.fullmatch(name) and isinstance(value, str) and _balances(value) and name not in fields:
            fields[named.get(name, name)] = value
    for name in ("crossref", "xdata"):
        if name in lower:
            fields[named[name]] = lower[name]
    order = {name: place for place, name in enumerate(before)}
    return dict(sorted(fields.items(), key=lambda pair: order.get(pair[0], len(order))))


def _kind(item: Item) -> str:
    custom = item.get("custom")
    unknown = custom.get("bibtex", {}).get("") if isinstance(custom, dict) and isinstance(custom.get("bibtex"), dict) else None
    return unknown if isinstance(unknown, str) and unknown.isalpha() and unknown.isascii() else entry_type(item.get("type"))


def _key(item: Item, taken: set[str]) -> str:
    wanted = str(item.get("id") or "source")
    key = "".join(_KEY.findall(wanted)) or "source"
    free, number = key, 1
    while free.lower() in taken:
        number += 1
        free = f"{key}-{number}"
    taken.add(free.lower())
    return free


def _delimited(name: str, value: str) -> str:
    return value if name.lower() == "month" and re.fullmatch("[a-z]{3}", value) else f"{{{value}}}"


def _balanced(text: str) -> str:
    """JSON whose strings hold no braces and no backslash before one, so that BibTeX counts only those of the objects."""
    strings = re.compile(r'"(?:[^"\\]|\\.)*"')
    return strings.sub(lambda each: each[0].replace("{", "\\u007b").replace("}", "\\u007d"), text)


def _balances(value: str) -> bool:
    depth = 0
    for sign in re.findall(r"\\.|[{}]", value, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0 and not value.endswith("\\")


def _lower(fields: dict[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in fields.items()}


def _notes(blocks: list[Any]) -> list[str]:
    comments = sum(isinstance(each, ExplicitComment | ImplicitComment) for each in blocks)
    preambles = sum(isinstance(each, Preamble) for each in blocks)
    said = [f"{count} {word}{'' if count == 1 else 's'}" for count, word in ((comments, "comment"), (preambles, "preamble")) if count]
    return [f"{' and '.join(said)} of the file belong to no entry and were left out."] if said else []


def _twice(key: str) -> str:
    return f"The key {quoted(key)} is that of an earlier entry."


def _reason(block: ParsingFailedBlock) -> str:
    if isinstance(block, DuplicateBlockKeyBlock):
        return _twice(block.key)
    if isinstance(block, DuplicateFieldKeyBlock):
        return f"It has the field {', '.join(sorted(block.duplicate_keys))} twice."
    words = str(getattr(block.error, "abort_reason", "") or "It is not BibTeX.")
    return " ".join(words.split())[:200]
