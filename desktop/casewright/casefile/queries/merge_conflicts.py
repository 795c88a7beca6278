"""The places that a merge left open, each with what this copy made of it and what the others did."""

from __future__ import annotations

import json
from collections.abc import Iterator
from uuid import UUID

from casewright.casefile.merging.report import OpenConflict, Side
from casewright.casefile.readers import Readable


def open_conflicts(case: Readable, conflict_id: UUID | None = None) -> Iterator[OpenConflict]:
    """The open conflicts by table and object, or one of them."""
    rows = case.read(
        "SELECT id, object_type, object_id, kind, field, base, sides FROM merge_conflict WHERE ?1 IS NULL OR id = ?1 "
        "ORDER BY object_type, object_id, kind, field",
        (conflict_id.bytes if conflict_id else None,),
    )
    for row_id, object_type, object_id, kind, field, base, sides in rows:
        given = [_side(case, **each) for each in json.loads(sides)]
        yield OpenConflict(
            str(UUID(bytes=row_id)),
            object_type,
            str(UUID(bytes=object_id)),
            kind,
            field,
            json.loads(base) if base else None,
            tuple(sorted(given, key=lambda each: (not each.is_mine, each.at, each.change_set))),
        )


def _side(case: Readable, set: str, analyst: str, at: str, value: dict[str, object] | None) -> Side:
    name = case.read("SELECT name FROM analyst WHERE id = ?", (UUID(analyst).bytes,))
    brought = case.read("SELECT brought_by IS NOT NULL FROM change_set WHERE id = ?", (UUID(set).bytes,))
    return Side(set, name[0][0] if name else "", at, not brought[0][0], value)
