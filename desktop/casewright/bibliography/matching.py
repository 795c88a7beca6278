"""Which source of the case an entry of a bibliography is: by id, DOI or citation key, never by a title that looks alike."""

from __future__ import annotations

import json
from collections.abc import Iterable

from casewright.bibliography.csl_record import Item
from casewright.bibliography.formats.native import imported_item
from casewright.bibliography.records import SourceRecord

_DOI_STARTS = ("https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:")


class Known:
    """The sources of a case, found by what an entry says of itself."""

    def __init__(self, records: Iterable[SourceRecord]) -> None:
        self._ids: dict[str, SourceRecord] = {}
        self._dois: dict[str, SourceRecord] = {}
        self._keys: dict[str, SourceRecord] = {}
        self._entries: dict[str, SourceRecord] = {}
        for record in records:
            self._ids[str(record.id)] = record
            if doi := doi_of(record.item):
                self._dois.setdefault(doi, record)
            for native in record.imported.values():
                self._entries.setdefault(_exact(native), record)
            self._keys.setdefault(str(record.item["id"]), record)

    def find(self, item: Item, native: dict[str, object]) -> SourceRecord | None:
        """The source that the entry is.

        The same key is not enough where the two have different DOIs, or neither title nor date in common: `smith2020`
        is a key in many files.
        """
        key, doi = str(item.get("id", "")), doi_of(item)
        if found := self._ids.get(key):
            return found
        if doi and key and (found := self._keys.get(key)) and doi_of(found.item) == doi:
            return found
        if doi and (found := self._dois.get(doi)):
            return found
        if key and (found := self._keys.get(key)):
            return found if _may_be_same(found, item) else None
        return None if key else self._entries.get(_exact(native))


def doi_of(item: Item) -> str:
    """A DOI as it is compared: without its address, in lower case."""
    doi = str(item.get("DOI") or "").strip().lower()
    return next((doi.removeprefix(start) for start in _DOI_STARTS if doi.startswith(start)), doi)


def _may_be_same(record: SourceRecord, item: Item) -> bool:
    """Whether nothing speaks against it, in what the case says now or what the entry said when it was imported."""
    first, second = doi_of(record.item), doi_of(item)
    if first and second and first != second:
        return False
    said = [record.item, *map(imported_item, record.imported.values())]
    return any(item.get(name) == each.get(name) for name in ("title", "issued") for each in said)


def _exact(native: dict[str, object]) -> str:
    return json.dumps(native, sort_keys=True, ensure_ascii=False)
