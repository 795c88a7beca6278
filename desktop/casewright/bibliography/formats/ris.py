"""RIS files: read by rispy, each reference's tags kept in their order; written so that everything reads back.

What no tag says exactly stands in a note `{:csl-json: …}`, in the manner in which citation processors read further
variables from notes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from rispy.parser import RisParser

from casewright.bibliography.csl_record import Item
from casewright.bibliography.dates import csl_date, edtf_of, literal_of
from casewright.bibliography.formats.reading import MOST_ENTRIES, Bibliography, Entry, Skipped, decoded
from casewright.bibliography.formats.ris_types import BOOKS, FROM_RIS, JOINTS, LISTS, NAMES, TEXTS, TO_RIS
from casewright.bibliography.names import names_from_text, names_to_text
from casewright.model.errors import InvalidValue

Tags = list[tuple[str, str]]
_WHOLE = re.compile(r"\{:csl-json: (.*)\}", re.DOTALL)
_TAGGED = re.compile(r"[A-Z][A-Z0-9]  -")
_DATES = ("DA", "PY", "Y1")


class _Ordered(RisParser):
    """Keeps every tag in its order; the lines of one value stay lines."""

    def _add_tag(self, record: dict[str, Any], tag: str, content: str, extend_multiline: bool = False) -> None:
        tags: Tags = record.setdefault("tags", [])
        if extend_multiline:
            if tags:
                tags[-1] = tags[-1][0], f"{tags[-1][1]}\n{content}"
        else:
            tags.append((tag, content))


def read_ris(data: bytes) -> Bibliography:
    """All references of a file. Raises InvalidValue when it is too large, or no text."""
    found = Bibliography()
    for row, lines in _references(decoded(data), found):
        parsed = _Ordered(ignore=[]).parse("\n".join([*lines, "ER  - "]))
        tags = [(tag, value.strip()) for tag, value in (parsed[0].get("tags", []) if parsed else [])]
        kind = lines[0][6:].strip().upper()
        try:
            item = _item(kind, tags)
        except InvalidValue as error:
            found.skipped.append(Skipped(row, str(error)))
            continue
        native = {"format": "ris", "type": kind, "tags": [list(pair) for pair in tags]}
        found.entries.append(Entry(row, item, native))
        if len(found.entries) > MOST_ENTRIES:
            raise InvalidValue(f"The file has more than {MOST_ENTRIES:,} entries.")
    return found


def item_of(native: dict[str, Any]) -> Item:
    """The CSL item of a reference as it was kept."""
    return _item(native["type"], [(tag, value) for tag, value in native["tags"]])


def write_ris(items: Iterable[tuple[Item, dict[str, Any] | None]]) -> str:
    """Items as a RIS file; each with the reference it was imported from, whose tags stay where they still hold."""
    return "\n".join(_written(item, native) for item, native in items)


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


def _item(kind: str, tags: Tags) -> Item:
    csl_type = FROM_RIS.get(kind, "document")
    item: Item = {"type": csl_type}
    unknown: list[list[str]] = [] if kind in FROM_RIS else [["TY", kind]]
    whole = None
    for tag, value in tags:
        if tag == "N1" and (match := _WHOLE.fullmatch(value)):
            whole = match[1]
        elif not _take(item, tag, value, csl_type):
            unknown.append([tag, value])
    _take_pages(item, tags)
    _take_dates(item, tags)
    if unknown:
        item["custom"] = {**item.get("custom", {}), "ris": unknown}
    return _corrected(item, whole)


def _take(item: Item, tag: str, value: str, csl_type: str) -> bool:
    """Reads one tag; False when it says nothing that an item has a place for."""
    if tag in (*_DATES, "Y2", "SP", "EP"):
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
    return {"literal": whole} if value.endswith(",") and "," not in whole else (names_from_text(value) or [{"literal": value}])[0]


def _take_pages(item: Item, tags: Tags) -> None:
    first = next((value for tag, value in tags if tag == "SP" and value), "")
    last = next((value for tag, value in tags if tag == "EP" and value), "")
    if first or last:
        item["page"] = f"{first}-{last}" if first and last and first != last and "-" not in first else first or last


def _take_dates(item: Item, tags: Tags) -> None:
    """`DA` is the finer of the two; `2020/05/17/words`."""
    for name, wanted in (("issued", _DATES), ("accessed", ("Y2",))):
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


def _corrected(item: Item, whole: str | None) -> Item:
    if whole is None:
        return item
    try:
        said = json.loads(whole)
    except (ValueError, RecursionError) as error:
        raise InvalidValue("Its note csl-json is no JSON.") from error
    if not isinstance(said, dict):
        raise InvalidValue("Its note csl-json is no JSON object.")
    return {name: value for name, value in {**item, **said}.items() if value is not None}


def _written(item: Item, native: dict[str, Any] | None) -> str:
    before = [(tag, value) for tag, value in native["tags"]] if native and native.get("format") == "ris" else []
    old = item_of(native) if native and before else {}
    kind = native["type"] if native and before and old.get("type") == item.get("type") else _kind(item)
    tags = _tags(item, old, before)
    back = _item(kind, tags)
    lost = {name: item.get(name) for name in sorted(item.keys() | back.keys()) if item.get(name) != back.get(name)}
    if lost:
        tags.append(("N1", f"{{:csl-json: {json.dumps(lost, ensure_ascii=False, sort_keys=True)}}}"))
    return "".join(f"{tag}  - {value}\n" for tag, value in [("TY", kind), *tags, ("ER", "")])


def _tags(item: Item, old: Item, before: Tags) -> Tags:
    """The tags as they were where they still say what the item says; the others anew, at the end."""
    same = {name for name in item if old.get(name) == item[name]}
    tags = [(tag, value) for tag, value in before if _variable(tag, old) in same and not _WHOLE.fullmatch(value)]
    for name, value in item.items():
        if name not in same:
            tags += _fresh(name, value, item)
    return tags


def _variable(tag: str, item: Item) -> str:
    """The variable a tag says, `custom` for those that none does."""
    known = {**TEXTS, **NAMES, **LISTS, "SP": "page", "EP": "page", "Y2": "accessed", **dict.fromkeys(_DATES, "issued")}
    if tag == "SN":
        return "ISBN" if "ISBN" in item else "ISSN"
    return known.get(tag, "custom")


def _fresh(name: str, value: Any, item: Item) -> Tags:
    if name in ("issued", "accessed"):
        return _date_tags(name, value)
    if name == "page" and isinstance(value, str):
        first, _, last = value.partition("-")
        return _sound([("SP", first), ("EP", last)] if last else [("SP", first)])
    if name == "custom" and isinstance(value, dict):
        kept = [(tag, text) for tag, text in _pairs(value.get("ris")) if tag != "TY"]
        translated = value.get("title-translated")
        return _sound([*kept, *([("TT", translated)] if isinstance(translated, str) else [])])
    tag = next((tag for tag, each in {**NAMES, **LISTS, **TEXTS, "SN": "ISBN" if item.get("type") in BOOKS else "ISSN"}.items() if each == name), None)
    if tag is None:
        return []
    if tag in NAMES:
        return _sound([(tag, names_to_text([each])) for each in value if isinstance(each, dict)] if isinstance(value, list) else [])
    if tag in LISTS:
        return _sound([(tag, part) for part in str(value).split(JOINTS[name])])
    return _sound([(tag, str(value))] if isinstance(value, str | int) else [])


def _date_tags(name: str, value: Any) -> Tags:
    edtf, words = edtf_of(value), literal_of(value)
    if edtf is None:
        return _sound([("PY" if name == "issued" else "Y2", words)]) if words else []
    parts = edtf.split("-") if edtf.replace("-", "").isdecimal() and edtf[0] != "-" else []
    if not parts or len(parts) > 1 and int(parts[1]) > 12:
        written = f"///{edtf}"
    else:
        written = "/".join([*parts, *[""] * (4 - len(parts))])
    if name == "accessed":
        return [("Y2", written)]
    return [*([("PY", edtf[:4])] if edtf[:4].isdecimal() else []), ("DA", written)]


def _kind(item: Item) -> str:
    custom = item.get("custom")
    kept = dict(_pairs(custom.get("ris"))) if isinstance(custom, dict) else {}
    unknown = str(kept.get("TY", ""))
    return unknown if unknown.isalnum() and unknown.isascii() and unknown.isupper() else TO_RIS.get(str(item.get("type")), "GEN")


def _pairs(value: Any) -> Tags:
    if not isinstance(value, list):
        return []
    return [
        (each[0], each[1])
        for each in value
        if isinstance(each, list) and len(each) == 2 and all(isinstance(part, str) for part in each)
    ]


def _sound(tags: Tags) -> Tags:
    """Without what would be read as something else: empty values, lines that look like a tag, ends of a reference."""
    return [
        (tag, value)
        for tag, value in tags
        if re.fullmatch("[A-Z][A-Z0-9]", tag) and value.strip() and not any(map(_TAGGED.match, value.split("\n")[1:]))
        and tag not in ("TY", "ER")
    ]  # fmt: skip
