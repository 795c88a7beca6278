"""The tests' own search for what must not be in a file: nothing of the product's scan is used."""

from __future__ import annotations

import gzip
import io
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

WORD = re.compile(rb"zq[a-z]{12}")
WIDE = re.compile(rb"(?:z\x00q\x00(?:[a-z]\x00){12})")
WIDE_BIG = re.compile(rb"(?:\x00z\x00q(?:\x00[a-z]){12})")
HEX = re.compile(rb"7[aA]71(?:[67][0-9a-fA-F]){12}")


def words_in(path: Path) -> set[str]:
    """Every word of the form `zq…` in raw bytes, UTF-16, hexadecimal, compressed streams, contents and the search index."""
    found: set[str] = set()
    for data in _everything(path):
        found |= {each.decode() for each in WORD.findall(data)}
        found |= {each.decode("utf-16-le") for each in WIDE.findall(data)}
        found |= {each.decode("utf-16-be") for each in WIDE_BIG.findall(data)}
        found |= {bytes.fromhex(each.decode()).decode("ascii", "replace") for each in HEX.findall(data)}
    return found


def ids_in(path: Path, ids: Iterable[bytes]) -> set[bytes]:
    """Those of the ids that stand in the file as 16 bytes, in hexadecimal or with hyphens."""
    every = list(_everything(path))
    windows = {data[place : place + 16] for data in every for place in range(len(data) - 15)}
    written = b"\n".join(data.lower() for data in every)
    hexadecimal = set(re.findall(rb"[0-9a-f-]{32,36}", written))
    hexadecimal |= {
        run[n : n + 32] for run in re.findall(rb"[0-9a-f]{33,}", written) for n in range(len(run) - 31)
    }
    return {
        each
        for each in ids
        if each in windows or {each.hex().encode(), str(UUID(bytes=each)).encode()} & hexadecimal
    }


def _everything(path: Path) -> Iterator[bytes]:
    raw = path.read_bytes()
    yield raw
    for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", raw):
        yield _inflated(raw[match.start() :])
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for (payload,) in connection.execute("SELECT payload FROM change_pack"):
        yield zlib.decompress(payload)
    connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search_index, row)")
    yield "\n".join(row[0] for row in connection.execute("SELECT term FROM temp.vocabulary")).encode()
    for table in ("sqlite_stat1", "sqlite_stat4"):
        if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).fetchone():
            yield repr(connection.execute(f"SELECT * FROM {table}").fetchall()).encode()
    for (sha256,) in connection.execute("SELECT DISTINCT sha256 FROM archive_chunk"):
        rows = connection.execute("SELECT data FROM archive_chunk WHERE sha256 = ? ORDER BY n", (sha256,))
        yield from _opened(b"".join(row[0] for row in rows))
    connection.close()


def _opened(data: bytes) -> Iterator[bytes]:
    yield data
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                yield package.read(name)
    for match in re.finditer(rb"stream\n", data):
        yield _inflated(data[match.end() :])


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, 1 << 22)
    except zlib.error:
        return b""
