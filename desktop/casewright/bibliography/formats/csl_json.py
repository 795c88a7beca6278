"""CSL-JSON: a list of items, which is what the case itself goes by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from casewright.bibliography.csl_record import IMPORTED, Item
from casewright.bibliography.formats.reading import MOST_ENTRIES, Bibliography, Entry, Skipped, decoded
from casewright.model.errors import InvalidValue
from casewright.model.progress import Progress, unheard


def read_csl_json(data: bytes, progress: Progress = unheard) -> Bibliography:
    """All items of a file; the row of an item is its place, from 1.

    Raises:
        InvalidValue: the file is no CSL-JSON, or too large.
    """
    try:
        content = json.loads(decoded(data), parse_constant=_no_constant)
    except RecursionError as error:
        raise InvalidValue("The file is nested too deeply.") from error
    except ValueError as error:
        raise InvalidValue(f"The file is no JSON: {str(error)[:120]}.") from error
    items = content.get("items", [content]) if isinstance(content, dict) else content
    if not isinstance(items, list):
        raise InvalidValue("The file holds no list of CSL-JSON items.")
    if len(items) > MOST_ENTRIES:
        raise InvalidValue(f"The file has more than {MOST_ENTRIES:,} entries.")
    found = Bibliography()
    seen: set[str] = set()
    for row, item in enumerate(items, start=1):
        progress(row - 1, len(items))
        if not isinstance(item, dict) or not item:
            found.skipped.append(Skipped(row, "It is no CSL-JSON item."))
        elif "id" in item and str(item["id"]) in seen:
            found.skipped.append(Skipped(row, f"The id {str(item['id'])[:80]!r} is that of an earlier item."))
        else:
            item.pop(IMPORTED, None)
            seen.add(str(item.get("id"))) if "id" in item else None
            found.entries.append(Entry(row, item, {"format": "csl-json", "item": item}))
    return found


def item_of(native: Mapping[str, Any]) -> Item:
    """The item as it was kept."""
    return dict(native["item"])


def write_csl_json(items: Iterable[tuple[Item, Mapping[str, Any] | None]]) -> str:
    """Items as a CSL-JSON file."""
    return json.dumps([item for item, _ in items], ensure_ascii=False, indent=1) + "\n"


def corrected(item: Item, whole: str | None, where: str) -> Item:
    """An item of another format with the variables it cannot say, which stand beside the rest as JSON; null takes one away.

    Raises:
        InvalidValue: it is no JSON object; `where` says where it stood.
    """
    if not whole:
        return item
    try:
        said = json.loads(whole)
    except (ValueError, RecursionError) as error:
        raise InvalidValue(f"Its {where} is no JSON.") from error
    if not isinstance(said, dict):
        raise InvalidValue(f"Its {where} is no JSON object.")
    return {name: value for name, value in {**item, **said}.items() if value is not None}


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")
