"""Entries of a bibliography as sources of the case: new ones added, known ones brought up to date.

What somebody changed in the case stays: of a known source only those variables are set that differ from what the same
entry said when it last brought something. An entry that says what an export of the case would say brings nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from casewright.bibliography.csl_record import (
    IMPORTED,
    from_csl,
    stored_object,
    to_csl,
)
from casewright.bibliography.editing import changes_to
from casewright.bibliography.formats.native import imported_item
from casewright.bibliography.formats.reading import Bibliography, Entry, Skipped
from casewright.bibliography.matching import Known
from casewright.bibliography.records import SourceRecord, records_of
from casewright.casefile.transaction import Transaction
from casewright.model.errors import InvalidValue
from casewright.model.progress import Progress, stage, unheard
from casewright.operations.sources import add_sources, edit_source


@dataclass
class Outcome:
    """What became of the entries: the sources added and updated, how many were as before, and what was refused."""

    added: list[UUID] = field(default_factory=list)
    updated: list[UUID] = field(default_factory=list)
    unchanged: int = 0
    skipped: list[Skipped] = field(default_factory=list)


def take_in(tx: Transaction, read: Bibliography, progress: Progress = unheard) -> Outcome:
    """Takes all entries into the case. An entry whose values do not fit is left out whole and listed."""
    outcome = Outcome(skipped=list(read.skipped))
    known = Known(records_of(tx))
    fresh: list[Entry] = []
    met: set[UUID] = set()
    for n, entry in enumerate(read.entries):
        progress(n, 2 * len(read.entries))
        record = known.find(entry.item, entry.native)
        if record is None:
            fresh.append(entry)
        elif record.id in met:
            outcome.skipped.append(Skipped(entry.row, "An earlier entry of the file is the same source."))
        else:
            met.add(record.id)
            _update(tx, record, entry, outcome)
    rows = _new_rows(fresh, stage(progress, 1, 2))
    for entry, added in zip(fresh, add_sources(tx, rows), strict=True):
        if isinstance(added, UUID):
            outcome.added.append(added)
        else:
            outcome.skipped.append(Skipped(entry.row, added))
    outcome.skipped.sort(key=lambda each: each.row)
    return outcome


def _new_rows(entries: list[Entry], progress: Progress) -> Iterator[dict[str, Any]]:
    for n, entry in enumerate(entries):
        progress(n, len(entries))
        row = from_csl(entry.item)
        yield {**row, "bibliography": {**(row["bibliography"] or {}), IMPORTED: {entry.format: entry.native}}}


def _update(tx: Transaction, record: SourceRecord, entry: Entry, outcome: Outcome) -> None:
    changes = changes_by(record, entry)
    if not changes:
        outcome.unchanged += 1
        return
    try:
        edit_source(tx, record.id, **changes)
    except InvalidValue as error:
        outcome.skipped.append(Skipped(entry.row, str(error)))
        return
    outcome.updated.append(record.id)


def changes_by(record: SourceRecord, entry: Entry) -> dict[str, Any]:
    """The columns of a known source that an entry changes."""
    if record.imported.get(entry.format) == entry.native:
        return {}
    if entry.item == record.item:
        return {}
    current = to_csl(record.row)
    before = _before(record, entry)
    changed = {name for name in entry.item.keys() | before.keys() if entry.item.get(name) != before.get(name)}
    merged = {**current, **{name: entry.item[name] for name in changed if name in entry.item}}
    for name in changed - entry.item.keys():
        merged.pop(name, None)
    changes = changes_to(record.row, merged)
    if not changes and entry.format not in record.imported:
        return {}
    kept = changes.get("bibliography", stored_object(record.row)) or {}
    return {**changes, "bibliography": {**kept, IMPORTED: {**record.imported, entry.format: entry.native}}}


def _before(record: SourceRecord, entry: Entry) -> Mapping[str, Any]:
    """What the entry said when it was imported last; where it never was, whatever an export would say stands."""
    if entry.format in record.imported:
        return imported_item(record.imported[entry.format])
    return {**entry.item, **dict.fromkeys(entry.item.keys() - record.item.keys())}
