"""Archived bytes as they are and opened: members of ZIP packages, streams of PDFs, gzip. Piece by piece, within limits.

Only to look for words. Nothing is parsed beyond finding compressed streams; what cannot be opened is passed over.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, cast

from casewright.casefile.archive import chunks_of

PIECE = 1 << 20
MOST = 64 << 20
"""Bytes that one content may inflate to; what lies beyond is not looked at."""
_DEPTH = 3
_PDF_STREAM = re.compile(rb"stream\r?\n")


def opened(chunks: Callable[[], Iterable[bytes]], size: int) -> Iterator[Iterable[bytes]]:
    """Streams of pieces: the bytes themselves first, then everything found compressed in them.

    Args:
        chunks: gives the content from its beginning, each time it is called.
        size: its bytes; a content of more than `MOST` is not opened, which would take as much memory.
    """
    yield chunks()
    if size <= MOST:
        yield from _within(b"".join(chunks()), _DEPTH, _Budget(MOST))


class _Budget:
    def __init__(self, left: int) -> None:
        self.left = left

    def along(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The pieces, until what may be inflated is used up."""
        for piece in pieces:
            self.left -= len(piece)
            if self.left < 0:
                return
            yield piece


def _within(data: bytes, depth: int, budget: _Budget) -> Iterator[Iterable[bytes]]:
    if not depth:
        return
    if data[:2] == b"PK":
        yield from _members(data, depth, budget)
    elif data[:2] == b"\x1f\x8b":
        yield from _both(b"".join(budget.along(_inflated(data, 31))), depth, budget)
    elif b"%PDF-" in data[:1024]:
        for found in _PDF_STREAM.finditer(data):
            yield budget.along(_inflated(memoryview(data)[found.end() :], 15))


def _members(data: bytes, depth: int, budget: _Budget) -> Iterator[Iterable[bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for member in package.infolist():
                yield [member.filename.encode("utf-8", "replace"), member.comment]
                with package.open(member) as stream:
                    content = b"".join(budget.along(chunks_of(cast(BinaryIO, stream))))
                yield from _both(content, depth, budget)
    except (zipfile.BadZipFile, OSError, zlib.error, RuntimeError, ValueError, NotImplementedError, EOFError):
        return


def _both(content: bytes, depth: int, budget: _Budget) -> Iterator[Iterable[bytes]]:
    yield _pieces(content)
    yield from _within(content, depth - 1, budget)


def _inflated(data: bytes | memoryview, window: int) -> Iterator[bytes]:
    inflater = zlib.decompressobj(window)
    place = 0
    try:
        while not inflater.eof and (inflater.unconsumed_tail or place < len(data)):
            given = inflater.unconsumed_tail or bytes(data[place : place + PIECE])
            place += 0 if inflater.unconsumed_tail else len(given)
            yield inflater.decompress(given, PIECE)
    except zlib.error:
        return


def _pieces(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), PIECE):
        yield data[start : start + PIECE]
