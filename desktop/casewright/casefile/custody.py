"""The custody log: what was done with archived bytes, by whom, when; append-only, outside the journal as they are.

Events form a chain as in the Berkeley Protocol's record of custody (OHCHR/UC Berkeley, HR/PUB/20/2):
`entry_hash` = SHA-256(`prev_hash` ‖ canonical JSON of the event), both in hexadecimal. A merge of two copies may fork
it. The chain shows tampering only where a head of it was kept elsewhere, so briefs print one (`head`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.driver import Connection
from casewright.casefile.readers import Readable
from casewright.casefile.signing.signer import CUSTODY, Signer
from casewright.model.ids import new_id

FIRST = "0" * 64
"""`prev_hash` of the first event."""
ARCHIVED, HELD = "archived", "held already"
"""Results of an import: new to the case, or the same bytes once more."""
MATCH, MISMATCH, MISSING = "match", "mismatch", "missing"
"""Results of hashing archived bytes anew."""
_BRINGING = frozenset({"import", "redact", "transfer", "dispose"})
_LONGEST_NOTE = 200


class Act(NamedTuple):
    """Something done with the bytes of one hash. `action` is a key of the set `custody_action`."""

    action: str
    sha256: str
    result: str
    note: str | None = None


class Event(NamedTuple):
    """One line of the log; `at` is UTC."""

    seq: int
    id: UUID
    at: str
    actor: str
    action: str
    sha256: str
    result: str
    note: str | None
    prev_hash: str
    entry_hash: str


def append(connection: Connection, signer: Signer, *acts: Act) -> None:
    """Writes events at the end of the log, signed, within the transaction under way."""
    last = connection.execute("SELECT entry_hash FROM custody ORDER BY seq DESC LIMIT 1").fetchone()
    previous = last[0] if last else FIRST
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for act in acts:
        row_id, note = new_id(), _one_line(act.note)
        values = (row_id, at, _one_line(signer.analyst) or "", act.action, act.sha256, act.result, note)
        entry = entry_hash(previous, *values)
        connection.execute(
            "INSERT INTO custody (id, at, actor, action, sha256, result, note, prev_hash, entry_hash) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (row_id.bytes, *values[1:], previous, entry),
        )
        signer.sign(connection, CUSTODY, bytes.fromhex(entry))
        previous = entry


def entry_hash(
    prev_hash: str, row_id: UUID, at: str, actor: str, action: str, sha256: str, result: str, note: str | None
) -> str:
    """What ties an event to all before it."""
    event = {"id": row_id.hex, "at": at, "actor": actor, "action": action, "sha256": sha256, "result": result,
             "note": note}  # fmt: skip
    canonical = json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256((prev_hash + canonical).encode()).hexdigest()


def events(case: Readable, contents: Iterable[str] | None = None) -> list[Event]:
    """The log in its order; of all contents, or of those with these hashes."""
    chosen = None if contents is None else json.dumps(list(contents))
    rows = case.read(
        "SELECT seq, id, at, actor, action, sha256, result, note, prev_hash, entry_hash FROM custody "
        "WHERE ?1 IS NULL OR sha256 IN (SELECT value FROM json_each(?1)) ORDER BY seq",
        (chosen,),
    )
    return [Event(row[0], UUID(bytes=row[1]), *row[2:]) for row in rows]


def custody_head(case: Readable) -> str | None:
    """What a brief prints: the hash of the latest event that brought bytes in, or changed or removed some.

    Looking at bytes (verify, open, copy, export) does not move it, so that exporting a brief twice gives the same
    bytes. Where a merge forked the chain it is the SHA-256 of the branches' hashes, sorted and joined.
    """
    holding: dict[str, str] = {FIRST: FIRST}  # an event -> the latest of its line that brought something
    followed: set[str] = set()
    for entry, previous, action in case.read(
        "SELECT entry_hash, prev_hash, action FROM custody ORDER BY seq"
    ):
        before = holding.get(previous, FIRST)
        holding[entry] = entry if action in _BRINGING else before
        if action in _BRINGING:
            followed.add(before)
    heads = sorted(set(holding.values()) - followed - {FIRST})
    if len(heads) > 1:
        return hashlib.sha256("".join(heads).encode()).hexdigest()
    return heads[0] if heads else None


def chain_faults(log: Iterable[Event]) -> list[str]:
    """What is wrong with the events of a whole log, in its order; empty when all is well."""
    faults, known = [], {FIRST}
    for event in log:
        name = f"Event {event.seq} of the custody log ({event.action} of {event.sha256[:12]}…)"
        if event.prev_hash not in known:
            faults.append(f"{name} follows an event that is not there.")
        if entry_hash(event.prev_hash, *event[1:8]) != event.entry_hash:
            faults.append(f"{name} was altered after it was written.")
        known.add(event.entry_hash)
    return faults


def _one_line(text: str | None) -> str | None:
    """As it can be stored and read: one line, no half characters as file names may have, not too long."""
    if text is None:
        return None
    line = " ".join(text.encode("utf-8", "replace").decode().split())
    return line if len(line) <= _LONGEST_NOTE else f"{line[: _LONGEST_NOTE - 1]}…"
