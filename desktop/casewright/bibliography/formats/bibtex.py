"""Reading BibTeX and biblatex files, with bibtexparser's splitter.

bibtexparser runs in this process: it is pure Python, its splitter and our decoder take time in proportion to the file
(measured on the shapes that make parsers slow), sizes are capped, and neither opens anything.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    ExplicitComment,
    ImplicitComment,
    ParsingFailedBlock,
    Preamble,
    String,
)
from bibtexparser.model import (
    Entry as Block,
)

from casewright.bibliography.csl_record import Item
from casewright.bibliography.formats.bibtex_fields import GROUPS, TRANSLATED_TITLE
from casewright.bibliography.formats.bibtex_types import FROM_BIBTEX
from casewright.bibliography.formats.bibtex_values import inherited, value_of
from casewright.bibliography.formats.csl_json import corrected
from casewright.bibliography.formats.latex import decode_latex
from casewright.bibliography.formats.reading import MOST_ENTRIES, Bibliography, Entry, Skipped, decoded
from casewright.model.errors import InvalidValue
from casewright.model.nearby import quoted
from casewright.model.progress import Progress, unheard

WHOLE = "csl-json"
"""The field that says, as JSON, what no other field says exactly."""


def read_bibtex(data: bytes, progress: Progress = unheard) -> Bibliography:
    """All entries of a file, with what could not be read.

    Raises:
        InvalidValue: the file is too large, or no text.
    """
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it complains of is in our report
    blocks = parse_string(decoded(data), parse_stack=[]).blocks
    found = Bibliography(notes=_notes(blocks))
    strings = {each.key.lower(): each.value for each in blocks if isinstance(each, String)}
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
    parents = {key: (kind, lower_names(fields)) for key, (_, kind, _, fields) in raw.items()}
    for n, (row, kind, key, fields) in enumerate(raw.values()):
        progress(n, len(raw))
        try:
            item = bibtex_item(kind, key, inherited(kind, lower_names(fields), parents))
        except InvalidValue as error:
            found.skipped.append(Skipped(row, str(error)))
            continue
        native = {
            "format": "bibtex",
            "type": kind,
            "key": key,
            "fields": [list(pair) for pair in fields.items()],
        }
        found.entries.append(Entry(row, item, native))
    found.skipped.sort(key=lambda each: each.row)
    return found


def item_of(native: Mapping[str, Any]) -> Item:
    """The CSL item of an entry as it was kept, without what it inherited."""
    return bibtex_item(native["type"], native["key"], lower_names(dict(map(tuple, native["fields"]))))


def bibtex_item(kind: str, key: str, fields: dict[str, str]) -> Item:
    """The CSL item of an entry; names of fields are in lower case. What has no place in CSL stands under `custom`."""
    csl_type, genre = FROM_BIBTEX.get(kind, ("document", None))
    item: Item = {"id": key, "type": csl_type} | ({"genre": genre} if genre else {})
    used = {"crossref", "xdata", WHOLE}
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
    return corrected(item, fields.get(WHOLE), f"field {WHOLE}")


def lower_names(fields: dict[str, str]) -> dict[str, str]:
    """Fields by their names in lower case."""
    return {name.lower(): value for name, value in fields.items()}


def _notes(blocks: list[Any]) -> list[str]:
    comments = sum(isinstance(each, ExplicitComment | ImplicitComment) for each in blocks)
    preambles = sum(isinstance(each, Preamble) for each in blocks)
    said = [
        f"{count} {word}{'' if count == 1 else 's'}"
        for count, word in ((comments, "comment"), (preambles, "preamble"))
        if count
    ]
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
