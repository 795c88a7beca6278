"""The bibliographic records of a case: its sources as CSL items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from casewright.bibliography.csl_record import COLUMNS, IMPORTED, Item, Taken, stored_object, to_csl
from casewright.casefile.queries.rows import marks
from casewright.casefile.readers import Readable
from casewright.model.errors import NoSuchObject

_COLUMNS = (*COLUMNS, "bibliography")


class SourceRecord(NamedTuple):
    """A source as a CSL item; `imported` are the entries of files it came from, by format, `row` the columns it is made of."""

    id: UUID
    item: Item
    imported: dict[str, Any]
    row: dict[str, Any]


def records_of(case: Readable, sources: Sequence[UUID] | None = None) -> list[SourceRecord]:
    """These sources in this order; None: all of the case, the oldest first.

    An item gets the id of its source where it has none, or one that an older source of the case has as well.

    Raises:
        NoSuchObject: one of them is not in the case.
    """
    only = f" WHERE id IN ({marks(sources)})" if sources is not None else ""
    rows = case.read(
        f"SELECT id, {', '.join(_COLUMNS)} FROM source{only} ORDER BY id",
        [each.bytes for each in sources or ()],
    )
    taken, own = _captures(case), _own_keys(case)
    found = {}
    for row_id, *values in rows:
        row = dict(zip(_COLUMNS, values, strict=True))
        imported = stored_object(row).get(IMPORTED)
        item = to_csl(row, taken.get(row_id, ()))
        if row_id not in own:
            item["id"] = str(UUID(bytes=row_id))
        found[UUID(bytes=row_id)] = SourceRecord(
            UUID(bytes=row_id), item, imported if isinstance(imported, dict) else {}, row
        )
    for each in sources or ():
        if each not in found:
            raise NoSuchObject(f"There is no source {each} in this case.")
    return [found[each] for each in (found if sources is None else sources)]


def _own_keys(case: Readable) -> set[bytes]:
    """The sources whose item has an id that is theirs alone, or theirs first."""
    first: dict[str, bytes] = {}
    for row_id, stored in case.read(
        "SELECT id, bibliography FROM source WHERE bibliography LIKE '%\"id\"%' ORDER BY id"
    ):
        if (key := stored_object({"bibliography": stored}).get("id")) is not None:
            first.setdefault(str(key), row_id)
    return set(first.values())


def _captures(case: Readable) -> dict[bytes, list[Taken]]:
    found: dict[bytes, list[Taken]] = defaultdict(list)
    for source, at, archived in case.read(
        "SELECT source_id, captured_at, archive_address FROM capture ORDER BY captured_at, id"
    ):
        found[source].append(Taken(at, archived))
    return found
