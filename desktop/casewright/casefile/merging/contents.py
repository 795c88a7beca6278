"""What lies outside the journal, united: archived bytes, the custody log, signing keys and signatures. All only grow."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import groupby
from typing import Any
from uuid import UUID

from casewright.casefile import custody, deposit
from casewright.casefile.archive import CHUNK, DEPOSIT
from casewright.casefile.custody import Event, chain_faults
from casewright.casefile.driver import Connection
from casewright.casefile.merging.brought import refuse
from casewright.casefile.signing.examination import holds, signature_fault
from casewright.casefile.signing.own_key import vouching
from casewright.casefile.signing.signer import CHANGE_SET, CUSTODY, Signer
from casewright.casefile.writer import Writer

_STEP = 8 * CHUNK  # bytes a transaction, as where a large content is deposited
Told = Callable[[int], None]
"""Called with the bytes that were copied since the last call."""
Content = tuple[str, int, str]
"""SHA-256, size in bytes, media type."""


def missing_contents(other: Connection, held: Collection[str]) -> list[Content]:
    """What the other copy has archived and is not among these hashes."""
    rows = other.execute("SELECT sha256, size, media_type FROM archive ORDER BY rowid").fetchall()
    return [(sha256, size, media_type) for sha256, size, media_type in rows if sha256 not in held]


@contextmanager
def deposited(writer: Writer, other: Connection, contents: Sequence[Content], told: Told) -> Iterator[None]:
    """Brings the bytes of contents into the file ahead of the merge, some megabytes a step, each hashed on its way.

    What is not archived when the block is left goes out of the file again.

    Raises:
        DamagedCase: bytes are not those of their hash, or not all there.
    """
    with ExitStack() as stack:
        stack.enter_context(writer.depositing)
        size = sum(each[1] for each in contents)
        deposit.refuse_without_room(writer, size)
        chunks = _chunks(other, contents)
        for _, step in groupby(_in_steps(chunks), key=lambda each: each[0]):
            pieces = list(step)
            with writer.aside() as connection:
                for _, sha256, n, data in pieces:
                    if n == 0:
                        stack.callback(deposit.sweep, writer, sha256)
                        connection.execute("DELETE FROM archive_chunk WHERE sha256 = ?", (sha256,))
                        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, '')", (DEPOSIT + sha256,))
                    connection.execute("INSERT INTO archive_chunk VALUES (?, ?, ?)", (sha256, n, data))
            told(sum(len(data) for *_, data in pieces))
            time.sleep(deposit.PAUSE if size > _STEP else 0)  # readers get in between
        yield


def archive_deposited(connection: Connection, contents: Sequence[Content]) -> None:
    """Archives what was deposited, as part of the merge."""
    for content in contents:
        connection.execute("INSERT OR IGNORE INTO archive VALUES (?, ?, ?)", content)
        connection.execute("DELETE FROM meta WHERE key = ?", (DEPOSIT + content[0],))


def unite_logs(connection: Connection, other: Connection) -> int:
    """Takes in events of custody, signing keys and signatures that are new here; returns how many of all.

    The chain of custody forks where both copies went on.

    Raises:
        DamagedCase: the other copy's log was altered, or a signature in it does not hold.
    """
    known = {row[0] for row in connection.execute("SELECT entry_hash FROM custody").fetchall()}
    log = [Event(*row) for row in other.execute(_EVENTS).fetchall()]
    fresh = [event for event in log if event.entry_hash not in known]
    if fresh and (faults := chain_faults(_readable(log))):
        refuse(faults[0].rstrip("."))
    for event in fresh:
        connection.execute(
            "INSERT INTO custody (id, at, actor, action, sha256, result, note, prev_hash, entry_hash) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            tuple(event[1:]),
        )
    return len(fresh) + _unite_signatures(connection, other)


def log_unsaid(connection: Connection, signer: Signer, contents: Sequence[Content]) -> None:
    """Logs contents whose way into a copy nobody wrote down, as before its log began, as brought in by this merge."""
    told_of = {
        row[0] for row in connection.execute("SELECT sha256 FROM custody WHERE action = 'import'").fetchall()
    }
    unsaid = [sha256 for sha256, _, _ in contents if sha256 not in told_of]
    acts = (custody.Act("import", each, custody.ARCHIVED, "brought in by a merge") for each in unsaid)
    custody.append(connection, signer, *acts)


def _unite_signatures(connection: Connection, other: Connection) -> int:
    """Keys and signatures, each checked on its way in: what is in the file is there for good."""
    keys = _fresh(connection, other, "signing_key", "key")
    for key, name, made_on, vouched in keys:
        if not holds(key, vouched, vouching(name, made_on)):
            refuse("a key in it does not vouch for the name it stands under")
    connection.executemany("INSERT INTO signing_key VALUES (?, ?, ?, ?)", keys)
    signatures = _fresh(connection, other, "signature", "digest, key")
    if not signatures:
        return len(keys)
    names = {
        key: (name, made_on)
        for key, name, made_on in connection.execute("SELECT key, name, made_on FROM signing_key").fetchall()
    }
    signed: dict[bytes, tuple[bytes, str]] = {
        bytes.fromhex(entry): (CUSTODY, actor)
        for entry, actor in connection.execute("SELECT entry_hash, actor FROM custody").fetchall()
    }
    signed |= {
        digest: (CHANGE_SET, name)
        for digest, name in connection.execute(
            "SELECT s.digest, a.name FROM change_set s JOIN analyst a ON a.id = s.author"
        ).fetchall()
    }
    told = [each for each in signatures if each[0] in signed]  # the others are of what did not come in
    for digest, key, value in told:
        purpose, by = signed[digest]
        if fault := signature_fault(names, key, value, purpose + digest, by):
            refuse(f"what {by} did {fault.rstrip('.')}")
    connection.executemany("INSERT INTO signature VALUES (?, ?, ?)", told)
    return len(keys) + len(told)


_EVENTS = (
    "SELECT seq, id, at, actor, action, sha256, result, note, prev_hash, entry_hash FROM custody ORDER BY seq"
)


def _readable(log: Sequence[Event]) -> list[Event]:
    try:
        return [event._replace(id=UUID(bytes=bytes(event.id))) for event in log]  # type: ignore[call-overload]
    except (TypeError, ValueError):
        refuse("its custody log holds an event without an id")


def _fresh(connection: Connection, other: Connection, table: str, key: str) -> list[tuple[Any, ...]]:
    """The rows of the other copy whose key is not here."""
    known = set(connection.execute(f"SELECT {key} FROM {table}").fetchall())
    width = key.count(",") + 1
    rows = other.execute(f"SELECT {key}, * FROM {table}").fetchall()
    return [row[width:] for row in rows if row[:width] not in known]


def _chunks(other: Connection, contents: Sequence[Content]) -> Iterator[tuple[str, int, bytes]]:
    for sha256, stated, _ in contents:
        found, size, n = hashlib.sha256(), 0, 0
        while row := other.execute(
            "SELECT data FROM archive_chunk WHERE sha256 = ? AND n = ?", (sha256, n)
        ).fetchone():
            data: Any = row[0]
            found.update(data)
            size += len(data)
            if size > stated:
                break
            yield sha256, n, data
            n += 1
        if found.hexdigest() != sha256 or size != stated:
            refuse(f"its archived bytes {sha256[:12]}… are not those that were archived")


def _in_steps(chunks: Iterator[tuple[str, int, bytes]]) -> Iterator[tuple[int, str, int, bytes]]:
    """The chunks with the number of the step they are written in."""
    step = size = 0
    for sha256, n, data in chunks:
        size += len(data)
        if size > _STEP:
            step, size = step + 1, len(data)
        yield step, sha256, n, data
