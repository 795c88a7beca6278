"""Writing BibTeX: what was imported and still holds stays as it was written, everything else is written anew.

Each entry is read back in thought; what would be lost stands in a field of its own, as CSL-JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from casewright.bibliography.csl_record import Item, custom_of
from casewright.bibliography.formats.bibtex import WHOLE, bibtex_item, item_of, lower_names
from casewright.bibliography.formats.bibtex_fields import GROUPS, TRANSLATED_TITLE
from casewright.bibliography.formats.bibtex_types import entry_type
from casewright.bibliography.formats.latex import encode_latex

_KEY = re.compile(r"[^\s{}(),=#%~\\\"']+")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_:.+-]*")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
Native = Mapping[str, Any]


def write_bibtex(items: Iterable[tuple[Item, Native | None]]) -> str:
    """Items as a BibTeX file, each with the entry it was imported from, if it was."""
    taken: set[str] = set()
    return "\n".join(_written(item, native, taken) for item, native in items)


def _written(item: Item, native: Native | None, taken: set[str]) -> str:
    if native is None or native.get("format") != "bibtex":
        native = {"type": "", "key": "", "fields": []}
    before = {str(name): str(value) for name, value in native["fields"]}
    old = item_of(native) if before else {}
    kind = str(native["type"]) if before and old.get("type") == item.get("type") else _kind(item)
    fields = _as_read(_fields(item, old, before), before)
    key = _key(item, taken)
    back = bibtex_item(kind, key, lower_names(fields))
    names = sorted(item.keys() | back.keys())
    lost = {name: item.get(name) for name in names if item.get(name) != back.get(name)}
    if lost:
        fields[WHOLE] = _balanced(json.dumps(lost, ensure_ascii=False, sort_keys=True))
    lines = "".join(f"  {name} = {_delimited(name, value)},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}}}\n"


def _fields(item: Item, old: Item, before: dict[str, str]) -> dict[str, str]:
    """The fields of an item: as they were where they still say what the item says, and anew where they do not."""
    lower = lower_names(before)
    named = {name.lower(): name for name in before}
    fields: dict[str, str] = {}
    for group in GROUPS:
        _, used = group.read(lower, str(old.get("type")))
        if used and all(old.get(name) == item.get(name) for name in group.variables):
            fields |= {named[name]: lower[name] for name in used}
        else:
            fields |= group.write(item, lower)
    translated = custom_of(item).get("title-translated")
    if isinstance(translated, str):
        same = translated == custom_of(old).get("title-translated")
        fields[TRANSLATED_TITLE] = lower[TRANSLATED_TITLE] if same else encode_latex(translated)
    unknown = custom_of(item).get("bibtex")
    for name, value in (unknown if isinstance(unknown, dict) else {}).items():
        if _NAME.fullmatch(name) and isinstance(value, str):
            fields.setdefault(str(named.get(name, name)), value)
    fields |= {named[name]: lower[name] for name in ("crossref", "xdata") if name in lower}
    order = {name: place for place, name in enumerate(before)}
    return dict(sorted(fields.items(), key=lambda pair: order.get(pair[0], len(order))))


def _as_read(fields: dict[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """New values as reading will have them; without those whose braces do not close."""
    found = {}
    for name, value in fields.items():
        new = value if before.get(name) == value else " ".join(value.split("\n")).strip()
        if _balances(new) and (new or name in before):
            found[name] = new
    return found


def _kind(item: Item) -> str:
    """The entry type; one that CSL does not know is kept under the empty name."""
    fields = custom_of(item).get("bibtex")
    unknown = fields.get("") if isinstance(fields, dict) else None
    if isinstance(unknown, str) and unknown.isalpha() and unknown.isascii():
        return unknown
    return entry_type(item.get("type"))


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
    """JSON whose strings hold no braces, so that BibTeX counts only those of the objects."""
    return _STRING.sub(lambda each: each[0].replace("{", "\\u007b").replace("}", "\\u007d"), text)


def _balances(value: str) -> bool:
    depth = 0
    for sign in re.findall(r"\\.|[{}]", value, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0 and not value.endswith("\\")
