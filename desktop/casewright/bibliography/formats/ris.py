"""Reading RIS files with rispy, each reference's tags kept in their order.

What no tag says exactly stands in a note `{:csl-json: …}`, in the manner in which citation processors read further
variables from notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rispy.parser import RisParser

from casewright.bibliography.csl_record import Item
from casewright.bibliography.dates import csl_date, edtf_of
from casewright.bibliography.formats.csl_json import corrected
from casewright.bibliography.formats.reading import MOST_ENTRIES, Bibliography, Entry, Skipped, decoded
from casewright.bibliography.formats.ris_types import BOOKS, FROM_RIS, JOINTS, LISTS, NAMES, TEXTS
from casewright.bibliography.names import names_from_text
from casewright.model.errors import InvalidValue
from casewright.model.progress import Progress, unheard

Tags = list[tuple[str, str]]
WHOLE = re.compile(r"\{:csl-json: (.*)\}", re.DOTALL)
DATES = ("DA", "PY", "Y1")


class _Ordered(RisParser):  # type: ignore[misc]  # rispy ships no types
    """Keeps every tag in its order; the lines of one value stay lines."""

    def _add_tag(
        self, record: dict[str, Any], tag: str, content: str, extend_multiline: bool = False
    ) -> None:
        tags: Tags = record.setdefault("tags", [])
        if extend_multiline:
            if tags:
                tags[-1] = tags[-1][0], f"{tags[-1][1]}\n{content}"
        else:
            tags.append((tag, content))


def read_ris(data: bytes, progress: Progress = unheard) -> Bibliography:
    """All references of a file. Raises InvalidValue when it is too large, or no text."""
    found = Bibliography()
    text = decoded(data)
    lines_in_all = text.count("\n") + 1
    for row, lines in _references(text, found):
        progress(row, lines_in_all)
        parsed = _Ordered(ignore=[]).parse("\n".join([*lines, "ER  - "]))
        tags = [(tag, value.strip()) for tag, value in (parsed[0].get("tags", []) if parsed else [])]
        kind = lines[0][6:].strip().upper()
        try:
            item = ris_item(kind, tags)
        except InvalidValue as error:
            found.skipped.append(Skipped(row, str(error)))
            continue
        native = {"format": "ris", "type": kind, "tags": [list(pair) for pair in tags]}
        found.entries.append(Entry(row, item, native))
        if len(found.entries) > MOST_ENTRIES:
            raise InvalidValue(f"The file has more than {MOST_ENTRIES:,} entries.")
    return found


def item_of(native: Mapping[str, Any]) -> Item:
    """The CSL item of a reference as it was kept."""
    return ris_item(native["type"], [(tag, value) for tag, value in native["tags"]])


def _references(text: str, found: Bibliography) -> Iterator[tuple[int, list[str]]]:
    """Each reference with the line it begins on; lines outside of one are told of."""
    lines: list[str] = []
    start = 0
    for row, line in enumerate(text.split("\n"), start=1):
        if line.startswith("TY  -"):
            if lines:
                yield start, lines
            start, lines = row, [line]
        elif line.startswith("ER  -"):
            if lines:
                yield start, lines
            lines = []
        elif lines:
            lines.append(line)
        elif line.strip():
            found.skipped.append(Skipped(row, "It stands outside of every reference."))
    if lines:
        yield start, lines


def ris_item(kind: str, tags: Tags) -> Item:
    """The CSL item of a reference. What has no place in CSL stands under `custom`."""
    csl_type = FROM_RIS.get(kind, "document")
    item: Item = {"type": csl_type}
    unknown: list[list[str]] = [] if kind in FROM_RIS else [["TY", kind]]
    whole = None
    for tag, value in tags:
        if tag == "N1" and (match := WHOLE.fullmatch(value)):
            whole = match[1]
        elif not _take(item, tag, value, csl_type):
            unknown.append([tag, value])
    _take_pages(item, tags)
    _take_dates(item, tags)
    if unknown:
        item["custom"] = {**item.get("custom", {}), "ris": unknown}
    return corrected(item, whole, "note csl-json")


def _take(item: Item, tag: str, value: str, csl_type: str) -> bool:
    """Reads one tag; False when it says nothing that an item has a place for."""
    if tag in (*DATES, "Y2", "SP", "EP"):
        return True
    if not value:
        return False
    if tag in NAMES:
        item.setdefault(NAMES[tag], []).append(_name(value))
        return True
    if tag in LISTS:
        name = LISTS[tag]
        item[name] = f"{item[name]}{JOINTS[name]}{value}" if name in item else value
        return True
    if tag == "TT":
        item["custom"] = {"title-translated": value}
        return True
    name = ("ISBN" if csl_type in BOOKS else "ISSN") if tag == "SN" else TEXTS.get(tag, "")
    if not name or name in item:
        return False
    item[name] = value
    return True


def _name(value: str) -> dict[str, str]:
    whole = value.rstrip(",").strip()
    return (
        {"literal": whole}
        if value.endswith(",") and "," not in whole
        else (names_from_text(value) or [{"literal": value}])[0]
    )


def _take_pages(item: Item, tags: Tags) -> None:
    first = next((value for tag, value in tags if tag == "SP" and value), "")
    last = next((value for tag, value in tags if tag == "EP" and value), "")
    if first or last:
        item["page"] = (
            f"{first}-{last}" if first and last and first != last and "-" not in first else first or last
        )


def _take_dates(item: Item, tags: Tags) -> None:
    """`DA` is the finer of the two; `2020/05/17/words`."""
    for name, wanted in (("issued", DATES), ("accessed", ("Y2",))):
        written = next((value for each in wanted for tag, value in tags if tag == each and value), "")
        if written:
            item[name] = _date(written)


def _date(written: str) -> dict[str, Any] | str:
    parts = [part.strip() for part in written.split("/", 3)]
    words = parts[3] if len(parts) > 3 else ""
    if edtf_of(words):
        return csl_date(words)
    numbers = [part for part in parts[:3] if part]
    edtf = edtf_of({"date-parts": [numbers]}) if numbers else None
    if edtf is None or words:
        return csl_date(written) if edtf_of(written) else {"literal": written}
    return csl_date(edtf)
