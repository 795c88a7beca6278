"""Archived bytes: kept once per content under their SHA-256, in one-mebibyte chunks, never changed.

The archive is outside the journal: what was archived stays, also when the ingest is undone.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from casewright.casefile.driver import Connection
from casewright.model.errors import NoSuchObject

CHUNK = 1024 * 1024
Read = Callable[[str, tuple[object, ...]], list[tuple[object, ...]]]


def put_bytes(connection: Connection, data: bytes | BinaryIO, media_type: str) -> tuple[str, int]:
    """Archives bytes or a seekable stream without holding it in memory; returns its SHA-256 (hex) and size in bytes."""
    stream = io.BytesIO(data) if isinstance(data, bytes) else data
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(stream):
        digest.update(chunk)
        size += len(chunk)
    sha256 = digest.hexdigest()
    if connection.execute("SELECT 1 FROM archive WHERE sha256 = ?", (sha256,)).fetchone() is None:
        connection.execute("INSERT INTO archive VALUES (?, ?, ?)", (sha256, size, media_type))
        stream.seek(0)
        for n, chunk in enumerate(_chunks(stream)):
            connection.execute("INSERT INTO archive_chunk VALUES (?, ?, ?)", (sha256, n, chunk))
    return sha256, size


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk


def read_chunks(read: Read, sha256: str) -> Iterator[bytes]:
    """The archived bytes, chunk by chunk.

    Raises:
        NoSuchObject: nothing is archived under this hash.
    """
    if not read("SELECT 1 FROM archive WHERE sha256 = ?", (sha256,)):
        raise NoSuchObject(f"Nothing is archived under {sha256[:12]}….")
    n = 0
    while rows := read("SELECT data FROM archive_chunk WHERE sha256 = ? AND n = ?", (sha256, n)):
        yield rows[0][0]  # type: ignore[misc]
        n += 1
