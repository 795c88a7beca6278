"""The table of open conflicts: it follows from the fold, and what people write afterwards closes it.

A conflict's id follows from its place, so that two copies that merged each other hold the same rows. A row that only
stays because something refers to it is kept as long as its conflict of kind "reference" is open.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID, uuid5

from casewright.casefile.clock import moment
from casewright.casefile.driver import Connection
from casewright.casefile.merging.fold import FIELD, REFERENCE, Conflict, Folded, Write
from casewright.casefile.merging.lineage import Lineage, read_heads, read_parents, read_steps
from casewright.casefile.merging.recorded import Recorded
from casewright.casefile.merging.reference_columns import Which, referred_to, referrers
from casewright.casefile.merging.rows import remove_row, restate, rows_now
from casewright.casefile.merging.units import unit_of

_COLUMNS = ("object_type", "object_id", "kind", "field", "base", "sides")
Row = tuple[Any, ...]


def conflict_rows(
    case_id: UUID, lineage: Lineage, which: Which, folded: Folded, kept: bool
) -> dict[bytes, Row]:
    """The open conflicts of one row by id; `kept`: it is only there because something refers to it."""
    conflicts = list(folded.conflicts) if folded.alive else []
    if kept:
        conflicts.append(Conflict(REFERENCE, "", None, tuple((each, None) for each in folded.deletions)))
    table, row_id = which
    found = {}
    for one in conflicts:
        place = f"{table}/{row_id.hex()}/{one.kind}/{one.field}"
        sides = sorted((_side(lineage, *each) for each in one.sides), key=lambda each: str(each["set"]))
        base = None if one.base is None else _canonical(one.base)
        found[uuid5(case_id, place).bytes] = (table, row_id, one.kind, one.field, base, _canonical(sides))
    return found


def put_conflicts(connection: Connection, rows: Iterable[Which], wanted: Mapping[bytes, Row]) -> None:
    """Has the open conflicts of these rows be the wanted ones."""
    there = {}
    for table, row_id in rows:
        for conflict, *row in connection.execute(
            f"SELECT id, {', '.join(_COLUMNS)} FROM merge_conflict WHERE object_id = ? AND object_type = ?",
            (row_id, table),
        ).fetchall():
            there[conflict] = tuple(row)
    for conflict in there.keys() - wanted.keys():
        remove_row(connection, ("merge_conflict", conflict))
    for conflict, row in wanted.items():
        if conflict not in there:
            connection.execute("INSERT INTO merge_conflict VALUES (?, ?, ?, ?, ?, ?, ?)", (conflict, *row))
        elif there[conflict] != row:
            connection.execute(
                "UPDATE merge_conflict SET base = ?, sides = ? WHERE id = ?", (*row[4:], conflict)
            )


def settle_written(connection: Connection, change_set_seq: int) -> None:
    """After an edit: what it wrote is decided; kept rows that nothing refers to any more go.

    An edit that led back behind a merge, or its undoing, touched conflicts too: it decides them where it led.
    """
    for table, row_id, kind, unit in _conflicts_touched(connection, change_set_seq):
        restate(connection, table, row_id, unit_of(table)[unit] if kind == FIELD else ())
    _close(connection, _decided(connection, change_set_seq))
    _drop_unsupported(connection)


def settle_taken_back(connection: Connection, change_set_seq: int, taken_back: bytes) -> None:
    """After an undo or redo: a conflict about what it wrote is decided where somebody else had written since.

    Otherwise it leads back to where the conflict was open, or closed, and the journal knew of that.
    """
    decided = _decided(connection, change_set_seq)
    if decided:
        lineage = Lineage()
        parents = read_parents(connection)
        for each, (step, _) in read_steps(connection).items():
            lineage.add(step, parents.get(each, ()))
        recorded = Recorded(connection, lineage, lineage.view(read_heads(connection)))
        rows = {which for _, which in decided}
        since = {
            which
            for which, writes in recorded.of_rows(rows).items()
            if any(recorded.is_news(each, taken_back) for each in writes)
        }
        _close(connection, [each for each in decided if each[1] in since])
    _drop_unsupported(connection)


def _conflicts_touched(connection: Connection, change_set_seq: int) -> list[tuple[str, bytes, str, str]]:
    """The places of the conflicts that a step itself opened or closed, whose rows are there."""
    images = connection.execute(
        "SELECT coalesce(after, before) FROM change WHERE cs = ? AND tbl = 'merge_conflict' AND op <> 'U' UNION "
        "SELECT json_object('object_type', m.object_type, 'object_id', hex(m.object_id), 'kind', m.kind, 'field', m.field) "
        "FROM change c JOIN merge_conflict m ON m.id = c.row_id WHERE c.cs = ? AND c.tbl = 'merge_conflict' AND c.op = 'U'",
        (change_set_seq, change_set_seq),
    ).fetchall()
    places = {
        (one["object_type"], bytes.fromhex(one["object_id"]), one["kind"], one["field"])
        for one in (json.loads(image) for (image,) in images)
    }
    there = rows_now(connection, {place[:2] for place in places})
    return sorted(place for place in places if place[:2] in there)


def _decided(connection: Connection, change_set_seq: int) -> list[tuple[bytes, Which]]:
    """The open conflicts about what a step wrote."""
    rows = connection.execute(
        "SELECT m.id, m.object_type, m.object_id, m.kind, m.field, c.op, c.after FROM merge_conflict m "
        "JOIN change c ON c.row_id = m.object_id AND c.tbl = m.object_type WHERE c.cs = ?",
        (change_set_seq,),
    ).fetchall()
    found = {
        conflict: (table, row_id)
        for conflict, table, row_id, kind, unit, op, after in rows
        if op != "U" or kind != FIELD or any(column in json.loads(after) for column in unit_of(table)[unit])
    }
    return sorted(found.items())


def _close(connection: Connection, decided: Iterable[tuple[bytes, Which]]) -> None:
    for conflict, _ in decided:
        remove_row(connection, ("merge_conflict", conflict))


def _drop_unsupported(connection: Connection) -> None:
    kept = kept_rows(connection)
    for which in sorted(kept - supported(connection, kept)):
        remove_row(connection, which)
        put_conflicts(connection, [which], {})


def kept_rows(connection: Connection) -> set[Which]:
    """Rows that were deleted, and stay because something refers to them."""
    rows = connection.execute(
        "SELECT object_type, object_id FROM merge_conflict WHERE kind = ?", (REFERENCE,)
    )
    return {(table, row_id) for table, row_id in rows.fetchall()}


def supported(
    connection: Connection,
    candidates: Collection[Which],
    values: Mapping[Which, Mapping[str, Any]] | None = None,
) -> set[Which]:
    """Those of these rows that something refers to which is none of them, and those that these refer to, and so on.

    `values` says what some of them would hold if they stayed; the others hold what they hold now.
    """
    wanted, told = set(candidates), values or {}
    referring: dict[Which, set[Which]] = {}
    for which in wanted:
        referring[which] = {
            each for each in referrers(connection, *which) if each != which and each not in told
        }
    for which in wanted & told.keys():
        for target in referred_to(which[0], told[which]):
            if target in wanted and target != which:
                referring[target].add(which)
    found = {which for which, by in referring.items() if by - wanted}
    while more := {which for which, by in referring.items() if which not in found and by & found}:
        found |= more
    return found


def _side(lineage: Lineage, write: Write, values: Mapping[str, Any] | None) -> dict[str, Any]:
    """What one write made of the place: `value` None is a deletion."""
    step = lineage.steps[write.step]
    at = moment(step.hlc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {
        "set": str(UUID(bytes=write.step)),
        "analyst": str(UUID(bytes=step.author)),
        "at": at,
        "value": values,
    }


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
