"""Archived bytes: kept once per content under their SHA-256, in one-mebibyte chunks, never changed.

The archive is outside the journal: what was archived stays, also when the ingest is undone. The row in `archive` comes
last, so chunks without one were never archived; large contents are brought in ahead of the edit (`deposit`).
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from casewright.casefile.driver import Connection
from casewright.model.errors import ContentChanged, DamagedCase, NoSuchObject

CHUNK = 1024 * 1024
LARGE = 16 * CHUNK
"""Bytes; a stream of more is not archived within an edit, which would hold all of it in memory."""
DEPOSIT = "deposit:"
"""How the keys of `meta` begin that name contents whose chunks are being brought in."""
Read = Callable[[str, tuple[object, ...]], list[tuple[object, ...]]]


@dataclass(frozen=True)
class Deposit:
    """A content ready to be archived: in memory while it is small, otherwise in the file already (`data` None)."""

    sha256: str
    size: int
    data: bytes | None = field(default=None, repr=False)


def put_bytes(
    connection: Connection, data: bytes | BinaryIO | Deposit, media_type: str
) -> tuple[str, int, bool]:
    """Archives bytes, a stream from where it stands, or a deposit.

    Returns its SHA-256 (hex), its size in bytes, and whether it is new to the case.

    Raises:
        ContentChanged: the stream gave other bytes when it was read again.
        RuntimeError: the stream is so long that it has to be deposited first.
    """
    if isinstance(data, Deposit) and data.data is None:
        return data.sha256, data.size, _archive(connection, data.sha256, data.size, media_type)
    content = data.data if isinstance(data, Deposit) else data
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    assert stream is not None
    start = stream.tell()
    sha256, size = digest(chunks_of(stream))
    if _is_archived(connection, sha256):
        return sha256, size, False
    if size > LARGE and not isinstance(stream, io.BytesIO):
        raise RuntimeError("a stream of this size is deposited before the edit: `with case.deposit(stream)`")
    connection.execute("DELETE FROM archive_chunk WHERE sha256 = ?", (sha256,))  # what a crash left of it
    stream.seek(start)
    if digest(keep_chunks(connection, sha256, chunks_of(stream))) != (sha256, size):
        raise ContentChanged("The file changed while it was being archived; take it in again.")
    return sha256, size, _archive(connection, sha256, size, media_type)


def _archive(connection: Connection, sha256: str, size: int, media_type: str) -> bool:
    if _is_archived(connection, sha256):
        return False
    connection.execute("INSERT INTO archive VALUES (?, ?, ?)", (sha256, size, media_type))
    connection.execute("DELETE FROM meta WHERE key = ?", (DEPOSIT + sha256,))
    return True


def _is_archived(connection: Connection, sha256: str) -> bool:
    return connection.execute("SELECT 1 FROM archive WHERE sha256 = ?", (sha256,)).fetchone() is not None


def digest(chunks: Iterable[bytes]) -> tuple[str, int]:
    """SHA-256 (hex) and size of bytes that come piece by piece."""
    found, size = hashlib.sha256(), 0
    for chunk in chunks:
        found.update(chunk)
        size += len(chunk)
    return found.hexdigest(), size


def keep_chunks(
    connection: Connection, sha256: str, chunks: Iterable[bytes], first: int = 0
) -> Iterator[bytes]:
    """Writes chunks, the `first` under this number, and passes each on."""
    for n, chunk in enumerate(chunks, start=first):
        connection.execute("INSERT INTO archive_chunk VALUES (?, ?, ?)", (sha256, n, chunk))
        yield chunk


def chunks_of(stream: BinaryIO, most: int | None = None) -> Iterator[bytes]:
    """A stream from where it stands, in chunks; `most` bytes of it."""
    while chunk := stream.read(CHUNK if most is None else min(CHUNK, most)):
        yield chunk
        most = None if most is None else most - len(chunk)


def read_chunks(read: Read, sha256: str) -> Iterator[bytes]:
    """The archived bytes, chunk by chunk.

    Raises:
        NoSuchObject: nothing is archived under this hash.
        DamagedCase: a chunk is missing or has the wrong length.
    """
    found = read("SELECT size FROM archive WHERE sha256 = ?", (sha256,))
    if not found:
        raise NoSuchObject(f"Nothing is archived under {sha256[:12]}….")
    n = size = 0
    while rows := read("SELECT data FROM archive_chunk WHERE sha256 = ? AND n = ?", (sha256, n)):
        data: Any = rows[0][0]
        size += len(data)
        yield data
        n += 1
    if size != found[0][0]:
        raise DamagedCase(
            f"The archived bytes {sha256[:12]}… are not whole: {size} of {found[0][0]} are there."
        )
