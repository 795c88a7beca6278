"""Reading the journal: history for all and per object, and which change set undo and redo would take back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from casewright.casefile.change_set import Change, ChangeSet
from casewright.casefile.clock import hlc_at, hlc_from, moment
from casewright.casefile.images import decode_image, unpack_rows
from casewright.model.ids import analyst_id

Read = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]

_SELECT = (
    "SELECT s.seq, s.id, s.kind, s.label_key, s.label_ref, coalesce(a.name, ''), s.hlc, s.undo_of, "
    "(SELECT coalesce(sum(coalesce(p.n, 1)), 0) FROM change c LEFT JOIN change_pack p ON p.seq = c.seq WHERE c.cs = s.seq) "
    "FROM change_set s LEFT JOIN analyst a ON a.id = s.author "
)


@dataclass(frozen=True)
class Wanted:
    """Which steps of a history: of one person (a name as the journal has it), made from and until these times."""

    analyst: str | None = None
    since: datetime | None = None
    until: datetime | None = None


def analysts(read: Read) -> list[str]:
    """Everybody who made a step, in order of their names."""
    return [
        row[0]
        for row in read(
            "SELECT name FROM analyst WHERE id IN (SELECT author FROM change_set) ORDER BY name", ()
        )
    ]


def change_sets(
    read: Read,
    limit: int,
    before_seq: int | None = None,
    object_id: UUID | None = None,
    wanted: Wanted | None = None,
) -> list[ChangeSet]:
    """The latest change sets first, at most `limit`; only those before `before_seq`, only those that touched an object."""
    where = ["1"]
    params: list[object] = []
    if wanted is not None:
        for test, value in (
            ("s.author = ?", analyst_id(wanted.analyst).bytes if wanted.analyst else None),
            ("s.hlc >= ?", hlc_from(wanted.since) if wanted.since else None),
            ("s.hlc <= ?", hlc_at(wanted.until) if wanted.until else None),
        ):
            if value is not None:
                where.append(test)
                params.append(value)
    if before_seq is not None:
        where.append("s.seq < ?")
        params.append(before_seq)
    if object_id is not None:
        where.append("s.seq IN (SELECT cs FROM change WHERE row_id = ? UNION SELECT c.cs FROM change_pack p "
                     "JOIN change c ON c.seq = p.seq WHERE p.min_id <= ? AND p.max_id >= ?)")  # fmt: skip
        params += [object_id.bytes] * 3
    sql = f"{_SELECT} WHERE {' AND '.join(where)} ORDER BY s.seq DESC LIMIT ?"
    found = [_change_set(row) for row in read(sql, (*params, limit))]
    return found if object_id is None else [one for one in found if _touches(read, one, object_id)]


def one_change_set(read: Read, change_set_id: bytes) -> ChangeSet:
    """The change set with this id, which must exist."""
    return _change_set(read(f"{_SELECT} WHERE s.id = ?", (change_set_id,))[0])


def changes(read: Read, change_set_seq: int) -> list[Change]:
    """Every change of a change set in order; packs are opened into single rows."""
    rows = read(
        "SELECT c.seq, c.tbl, c.row_id, c.op, c.before, c.after, p.payload FROM change c "
        "LEFT JOIN change_pack p ON p.seq = c.seq WHERE c.cs = ? ORDER BY c.seq",
        (change_set_seq,),
    )
    found: list[Change] = []
    for seq, table, row_id, op, before, after, payload in rows:
        if payload is None:
            images = [decode_image(table, image) if image is not None else None for image in (before, after)]
            found.append(Change(seq, table, UUID(bytes=row_id), op, images[0], images[1]))
            continue
        for row in unpack_rows(table, payload):
            one = UUID(bytes=row.pop("id"))
            found.append(
                Change(seq, table, one, op[1], None if op == "BI" else row, row if op == "BI" else None)
            )
    return found


def undo_target(read: Read) -> ChangeSet | None:
    """The latest edit, merge or redo that is not taken back yet."""
    taken_back: set[bytes] = set()
    for row_id, kind, undo_of in _backwards(read):
        if kind == "undo":
            taken_back.add(undo_of)
        elif kind in ("edit", "merge", "redo") and row_id not in taken_back:
            return one_change_set(read, row_id)
    return None


def redo_target(read: Read) -> ChangeSet | None:
    """The latest undo that is not taken back yet, unless an edit or a merge came after it."""
    taken_back: set[bytes] = set()
    for row_id, kind, undo_of in _backwards(read):
        if row_id in taken_back:
            continue
        if kind in ("edit", "merge"):
            return None
        if kind == "redo":
            taken_back.add(undo_of)
        elif kind == "undo":
            return one_change_set(read, row_id)
    return None


def is_taken_back(read: Read, step: ChangeSet) -> bool:
    """Whether a step, or for an undo what it took back, stands as if it had not been made."""
    answers = read(
        "SELECT id FROM change_set WHERE undo_of = ? AND brought_by IS NULL ORDER BY seq DESC LIMIT 1",
        (step.id.bytes,),
    )
    if not answers:
        return False
    return not is_taken_back(read, one_change_set(read, answers[0][0]))


def _backwards(read: Read) -> Any:
    last: int | None = None
    while True:
        rows = read(
            "SELECT seq, id, kind, undo_of FROM change_set WHERE (? IS NULL OR seq < ?) AND brought_by IS NULL "
            "ORDER BY seq DESC LIMIT 200",
            (last, last),
        )
        if not rows:
            return
        for seq, row_id, kind, undo_of in rows:
            last = seq
            yield row_id, kind, undo_of


def _touches(read: Read, change_set: ChangeSet, object_id: UUID) -> bool:
    if read("SELECT 1 FROM change WHERE cs = ? AND row_id = ? LIMIT 1", (change_set.seq, object_id.bytes)):
        return True
    return any(change.row_id == object_id for change in changes(read, change_set.seq))


def _change_set(row: tuple[Any, ...]) -> ChangeSet:
    seq, row_id, kind, label_key, label_ref, analyst, hlc, undo_of, count = row
    subject = UUID(bytes=label_ref) if label_ref else None
    origin = UUID(bytes=undo_of) if undo_of else None
    return ChangeSet(seq, UUID(bytes=row_id), kind, label_key, subject, analyst, moment(hlc), origin, count)
