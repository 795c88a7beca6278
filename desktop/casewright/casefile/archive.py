"""Archived bytes: kept once per content under their SHA-256, in one-mebibyte chunks, never changed.

The archive is outside the journal: what was archived stays, also when the ingest is undone.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from casewright.casefile.driver import Connection
from casewright.model.errors import CaseError, DamagedCase, NoSuchObject

CHUNK = 1024 * 1024
Read = Callable[[str, tuple[object, ...]], list[tuple[object, ...]]]


def put_bytes(connection: Connection, data: bytes | BinaryIO, media_type: str) -> tuple[str, int]:
    """Archives bytes, or a seekable stream from where it stands, without holding it in memory.

    Returns its SHA-256 (hex) and size in bytes.

    Raises:
        CaseError: the stream gave other bytes when it was read again.
    """
    stream = io.BytesIO(data) if isinstance(data, bytes) else data
    start = stream.tell()
    sha256, size = _digest(_chunks(stream))
    if connection.execute("SELECT 1 FROM archive WHERE sha256 = ?", (sha256,)).fetchone() is None:
        connection.execute("INSERT INTO archive VALUES (?, ?, ?)", (sha256, size, media_type))
        stream.seek(start)
        kept = _digest(_keep(connection, sha256, _chunks(stream)))
        if kept != (sha256, size):
            raise CaseError("The file changed while it was being archived; take it in again.")
    return sha256, size


def _digest(chunks: Iterable[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def _keep(connection: Connection, sha256: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    for n, chunk in enumerate(chunks):
        connection.execute("INSERT INTO archive_chunk VALUES (?, ?, ?)", (sha256, n, chunk))
        yield chunk


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk


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
