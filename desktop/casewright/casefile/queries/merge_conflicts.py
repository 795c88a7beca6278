"""The places that a merge left open, each with what this copy made of it and what the others did."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from uuid import UUID

from casewright.casefile.merging.report import OpenConflict, Side
from casewright.casefile.readers import Readable


def open_conflicts(case: Readable, conflict_id: UUID | None = None) -> Iterator[OpenConflict]:
    """The open conflicts by table and object, or one of them."""
    names = {row[0]: row[1] for row in case.read("SELECT id, name FROM analyst")}
    rows = case.read(
        "SELECT id, object_type, object_id, kind, field, base, sides FROM merge_conflict WHERE ?1 IS NULL OR id = ?1 "
        "ORDER BY object_type, object_id, kind, field",
        (conflict_id.bytes if conflict_id else None,),
    )
    for row_id, object_type, object_id, kind, field, base, sides in rows:
        given = [_side(case, names, **each) for each in json.loads(sides)]
        yield OpenConflict(
            str(UUID(bytes=row_id)),
            object_type,
            str(UUID(bytes=object_id)),
            kind,
            field,
            json.loads(base) if base else None,
            tuple(sorted(given, key=lambda each: (not each.is_mine, each.at, each.change_set))),
        )


def _side(
    case: Readable,
    names: Mapping[bytes, str],
    set: str,
    analyst: str,
    at: str,
    value: dict[str, object] | None,
) -> Side:
    made_here = case.read("SELECT brought_by IS NULL FROM change_set WHERE id = ?", (UUID(set).bytes,))
    return Side(set, names.get(UUID(analyst).bytes, ""), at, bool(made_here[0][0]), value)
