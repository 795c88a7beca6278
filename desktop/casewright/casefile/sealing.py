"""The end of a step: its row in the journal, signed and chained to what it follows, and the event that tells of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from casewright.casefile import recorder
from casewright.casefile.change_set import CaseChanged, ChangeSet
from casewright.casefile.clock import tick
from casewright.casefile.digest import change_set_digest, parent_digests
from casewright.casefile.driver import Connection
from casewright.casefile.history import one_change_set
from casewright.casefile.merging.taking_back import made_on
from casewright.casefile.readers import ByConnection
from casewright.casefile.signing.signer import CHANGE_SET, Signer
from casewright.model.ids import analyst_id, new_id

_LISTED = 20_000  # rows of one table that an event names one by one


@dataclass(frozen=True)
class Step:
    """What is written of a step beside its changes. `merged` are the latest steps of copies that it brings in."""

    seq: int
    kind: str
    label_key: str
    subject: UUID | None = None
    takes_back: ChangeSet | None = None
    merged: tuple[bytes, ...] = ()


def seal(connection: Connection, signer: Signer, step: Step) -> bytes:
    """Writes the row of a step, last of all, so that the digest covers every change; returns its id."""
    read = ByConnection(connection).read
    row_id, author = new_id().bytes, analyst_id(signer.analyst).bytes
    parents = [row[0] for row in read("SELECT cs FROM head")]
    parents += [each for each in step.merged if each not in parents]
    target = step.takes_back
    if target is not None and (before := made_on(read, target)) is not None:
        parents.append(before)
    clocks = [read("SELECT hlc FROM change_set WHERE id = ?", (each,))[0][0] for each in parents]
    hlc = tick(max(clocks, default=0))
    reference = step.subject.bytes if step.subject is not None else None
    undo_of = target.id.bytes if target is not None else None
    header = (row_id, step.kind, step.label_key, reference, author, hlc, undo_of)
    digest = change_set_digest(connection, step.seq, header, parent_digests(connection, parents))
    connection.execute(
        "INSERT INTO change_set VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)", (step.seq, *header, digest)
    )
    connection.executemany("INSERT INTO change_parent VALUES (?, ?)", [(row_id, each) for each in parents])
    signer.sign(connection, CHANGE_SET, digest)
    connection.execute("DELETE FROM head")
    connection.execute("INSERT INTO head VALUES (?)", (row_id,))
    return row_id


def introduce(connection: Connection, signer: Signer, seq: int, analysts: Iterable[str]) -> None:
    """Writes down who edits, before the first edit's own step, as a step that undo does not reach."""
    recorder.start(connection, seq)
    for name in analysts:
        connection.execute(
            "INSERT OR IGNORE INTO analyst (id, name) VALUES (?, ?)", (analyst_id(name).bytes, name)
        )
    recorder.stop(connection)
    seal(connection, signer, Step(seq, "system", "join_case"))


def event_of(connection: Connection, change_set_id: bytes) -> CaseChanged:
    """What listeners are told of a step that was committed."""
    read = ByConnection(connection).read
    change_set = one_change_set(read, change_set_id)
    rows = read("SELECT DISTINCT tbl, row_id FROM change WHERE cs = ?", (change_set.seq,))
    touched: dict[str, set[UUID]] = {}
    for table, row_id in rows:
        if row_id is not None:
            touched.setdefault(table, set()).add(UUID(bytes=row_id))
    bulk = {table for table, row_id in rows if row_id is None}
    bulk |= {table for table, ids in touched.items() if len(ids) > _LISTED}
    listed = {table: frozenset(ids) for table, ids in touched.items() if len(ids) <= _LISTED}
    return CaseChanged(change_set, listed, frozenset(bulk))
