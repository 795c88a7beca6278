"""An entry as a file had it, read again as a CSL item."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from casewright.bibliography.csl_record import Item
from casewright.bibliography.formats import bibtex, csl_json, ris

_READERS: dict[str, Callable[[Mapping[str, Any]], Item]] = {
    "bibtex": bibtex.item_of,
    "ris": ris.item_of,
    "csl-json": csl_json.item_of,
}


def imported_item(native: Mapping[str, Any]) -> Item:
    """What the entry said; nothing when its format is not known (any more)."""
    read = _READERS.get(str(native.get("format")))
    return read(native) if read else {}
