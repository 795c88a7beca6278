"""Writing RIS: tags that were imported and still hold stay as they were, everything else is written anew.

Each reference is read back in thought; what would be lost stands in a note of its own, as CSL-JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from casewright.bibliography.csl_record import Item, custom_of
from casewright.bibliography.dates import edtf_of, literal_of
from casewright.bibliography.formats.ris import DATES, WHOLE, Tags, item_of, ris_item
from casewright.bibliography.formats.ris_types import BOOKS, JOINTS, LISTS, NAMES, TEXTS, TO_RIS
from casewright.bibliography.names import names_to_text

_TAGGED = re.compile(r"[A-Z][A-Z0-9]  -")
Native = Mapping[str, Any]


def write_ris(items: Iterable[tuple[Item, Native | None]]) -> str:
    """Items as a RIS file, each with the reference it was imported from, if it was."""
    return "\n".join(_written(item, native) for item, native in items)


def _written(item: Item, native: Native | None) -> str:
    before = (
        [(tag, value) for tag, value in native["tags"]] if native and native.get("format") == "ris" else []
    )
    old = item_of(native) if native and before else {}
    kind = native["type"] if native and before and old.get("type") == item.get("type") else _kind(item)
    tags = _tags(item, old, before)
    back = ris_item(kind, tags)
    lost = {
        name: item.get(name) for name in sorted(item.keys() | back.keys()) if item.get(name) != back.get(name)
    }
    if lost:
        tags.append(("N1", f"{{:csl-json: {json.dumps(lost, ensure_ascii=False, sort_keys=True)}}}"))
    return "".join(f"{tag}  - {value}\n" for tag, value in [("TY", kind), *tags, ("ER", "")])


def _tags(item: Item, old: Item, before: Tags) -> Tags:
    """The tags as they were where they still say what the item says; the others anew, at the end."""
    same = {name for name in item if old.get(name) == item[name]}
    tags = [
        (tag, value)
        for tag, value in before
        if _variable(tag, old) in same and not (tag == "N1" and WHOLE.fullmatch(value))
    ]
    for name, value in item.items():
        if name not in same:
            tags += _fresh(name, value, item)
    return tags


def _variable(tag: str, item: Item) -> str:
    """The variable a tag says, `custom` for those that none does."""
    known = {
        **TEXTS,
        **NAMES,
        **LISTS,
        "SP": "page",
        "EP": "page",
        "Y2": "accessed",
        **dict.fromkeys(DATES, "issued"),
    }
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
    tag = next(
        (
            tag
            for tag, each in {
                **NAMES,
                **LISTS,
                **TEXTS,
                "SN": "ISBN" if item.get("type") in BOOKS else "ISSN",
            }.items()
            if each == name
        ),
        None,
    )
    if tag is None:
        return []
    if tag in NAMES:
        return _sound(
            [(tag, names_to_text([each])) for each in value if isinstance(each, dict)]
            if isinstance(value, list)
            else []
        )
    if tag in LISTS:
        return _sound([(tag, part) for part in str(value).split(JOINTS[name])])
    return _sound([(tag, str(value))] if isinstance(value, str | int) else [])


def _date_tags(name: str, value: Any) -> Tags:
    edtf, words = edtf_of(value), literal_of(value)
    if edtf is None:
        return _sound([("PY" if name == "issued" else "Y2", words)]) if words else []
    parts = edtf.split("-") if edtf.replace("-", "").isdecimal() and edtf[0] != "-" else []
    if not parts or (len(parts) > 1 and int(parts[1]) > 12):
        written = f"///{edtf}"
    else:
        written = "/".join([*parts, *[""] * (4 - len(parts))])
    if name == "accessed":
        return [("Y2", written)]
    return [*([("PY", edtf[:4])] if edtf[:4].isdecimal() else []), ("DA", written)]


def _kind(item: Item) -> str:
    unknown = dict(_pairs(custom_of(item).get("ris"))).get("TY", "")
    return (
        unknown
        if unknown.isalnum() and unknown.isascii() and unknown.isupper()
        else TO_RIS.get(str(item.get("type")), "GEN")
    )


def _pairs(value: Any) -> Tags:
    if not isinstance(value, list):
        return []
    return [
        (each[0], each[1])
        for each in value
        if isinstance(each, list) and len(each) == 2 and all(isinstance(part, str) for part in each)
    ]


def _sound(tags: Tags) -> Tags:
    """As they will be read: without empty values, and without lines that look like a tag of their own."""
    read = [(tag, "\n".join(line.strip() for line in value.split("\n")).strip()) for tag, value in tags]
    return [
        (tag, value)
        for tag, value in read
        if re.fullmatch("[A-Z][A-Z0-9]", tag)
        and tag not in ("TY", "ER")
        and value
        and not any(map(_TAGGED.match, value.split("\n")[1:]))
    ]
