"""Logos as the case keeps them: one plain kind of PNG; whatever else a stranger put there is refused before any decoder sees it."""

from __future__ import annotations

import io
import random
import struct
import zlib

import pytest
from PIL import Image

from casewright.model.errors import InvalidValue
from casewright.model.logo import HIGHEST, WIDEST, Logo, read_logo, written_logo

SMALL = Logo(3, 2, bytes(range(18)))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, rows: bytes, form: bytes = b"\x08\x02\0\0\0", extra: bytes = b"") -> bytes:
    head = chunk(b"IHDR", struct.pack(">II", width, height) + form)
    return b"\x89PNG\r\n\x1a\n" + head + extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_a_logo_is_a_png_that_others_read_too() -> None:
    data = written_logo(SMALL)
    assert read_logo(data) == SMALL
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size, picture.tobytes()) == ("PNG", (3, 2), SMALL.pixels)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        written_logo(SMALL)[:-1],
        written_logo(SMALL) + b"x",
        written_logo(SMALL).replace(b"IHDR", b"IHDX"),
        bytes([*written_logo(SMALL)[:60], 255, *written_logo(SMALL)[61:]]),
        png(3, 2, bytes(20), form=b"\x08\x06\0\0\0"),  # with an alpha channel
        png(3, 2, bytes(20), form=b"\x08\x02\0\0\1"),  # interlaced
        png(3, 2, b"\1" * 20),  # filtered rows
        png(3, 2, bytes(19)),
        png(3, 2, bytes(21)),
        png(3, 2, bytes(20), extra=chunk(b"iCCP", b"x")),
        png(WIDEST + 1, 1, bytes(3 * (WIDEST + 1) + 1)),
        png(0, 2, b""),
        png(WIDEST, HIGHEST, bytes(50_000_000)),  # unpacks to more than it says
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidValue):
        read_logo(data)


def test_a_logo_that_takes_too_much_room_says_so() -> None:
    pixels = random.Random(1).randbytes(3 * 700 * 500)
    with pytest.raises(InvalidValue, match="512 KB"):
        written_logo(Logo(700, 500, pixels))
