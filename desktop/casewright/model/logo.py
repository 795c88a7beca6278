"""A logo as the case keeps it: one plain kind of PNG, written and read by us, so that no decoder of pictures meets a stranger's.

Signature, IHDR (8 bits, RGB, not interlaced), one IDAT of unfiltered rows, IEND: nothing else is a logo. What a person
brings in is turned into it in the child process (`ingest/logo.py`), laid on white paper.
"""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

from casewright.model.errors import InvalidValue

WIDEST, HIGHEST = 1200, 600
"""Pixels: sharp on paper at the size that briefs print a logo."""
MOST_BYTES = 512 * 1024
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB = b"\x08\x02\x00\x00\x00"
_NONE = "This is not a logo as Casewright keeps them."


class Logo(NamedTuple):
    """Rows of RGB, three bytes a pixel."""

    width: int
    height: int
    pixels: bytes


def written_logo(logo: Logo) -> bytes:
    """The PNG of a logo. Raises InvalidValue when it is too large."""
    across = 3 * logo.width
    rows = b"".join(
        b"\0" + logo.pixels[start : start + across] for start in range(0, across * logo.height, across)
    )
    head = struct.pack(">II", logo.width, logo.height) + _RGB
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    data = _SIGNATURE + b"".join(_chunk(kind, body) for kind, body in parts)
    if len(data) > MOST_BYTES:
        raise InvalidValue(
            f"The logo takes {len(data) // 1024} KB as it is kept; more than {MOST_BYTES // 1024} KB are too much. A drawing "
            "with few colours, or a smaller picture, takes less."
        )
    return data


def read_logo(data: bytes) -> Logo:
    """The logo that `written_logo` made. Raises InvalidValue for anything else, whatever it is."""
    if len(data) > MOST_BYTES or not data.startswith(_SIGNATURE):
        raise InvalidValue(_NONE)
    chunks: list[tuple[bytes, bytes]] = []
    at = len(_SIGNATURE)
    while at < len(data) and len(chunks) < 3:
        size = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if data[at : at + 12 + size] != _chunk(kind, body):
            raise InvalidValue(_NONE)
        chunks.append((kind, body))
        at += 12 + size
    if [kind for kind, _ in chunks] != [b"IHDR", b"IDAT", b"IEND"] or at != len(data):
        raise InvalidValue(_NONE)
    return _unpacked(chunks[0][1], chunks[1][1])


def _unpacked(head: bytes, packed: bytes) -> Logo:
    if len(head) != 13 or head[8:] != _RGB:
        raise InvalidValue(_NONE)
    width, height = struct.unpack(">II", head[:8])
    if not (0 < width <= WIDEST and 0 < height <= HIGHEST):
        raise InvalidValue(_NONE)
    across = 1 + 3 * width
    unpacking = zlib.decompressobj()
    try:
        rows = unpacking.decompress(packed, across * height + 1)
    except zlib.error as error:
        raise InvalidValue(_NONE) from error
    if len(rows) != across * height or not unpacking.eof or any(rows[::across]):
        raise InvalidValue(_NONE)
    pixels = b"".join(rows[start + 1 : start + across] for start in range(0, len(rows), across))
    return Logo(width, height, pixels)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
