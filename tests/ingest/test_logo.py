"""Pictures as logos: decoded in the child process, laid on white, within limits; what is wrong is said in a sentence."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from casewright.ingest.logo import MOST_FILE, make_logo
from casewright.model.errors import InvalidValue
from casewright.model.logo import HIGHEST, WIDEST, read_logo


def encoded(picture: Image.Image, kind: str, **more: object) -> bytes:
    made = io.BytesIO()
    picture.save(made, kind, **more)
    return made.getvalue()


def test_what_shines_through_is_white_and_what_is_large_is_made_smaller() -> None:
    picture = Image.new("RGBA", (2400, 300), (0, 0, 0, 0))
    picture.paste((200, 0, 0, 255), (0, 0, 1200, 300))
    logo = read_logo(make_logo(encoded(picture, "PNG")))
    assert (logo.width, logo.height) == (WIDEST, 150)
    assert logo.pixels[:3] == bytes((200, 0, 0))
    assert logo.pixels[-3:] == b"\xff\xff\xff"


def test_a_photograph_is_turned_as_its_camera_says_and_keeps_none_of_its_statements() -> None:
    picture = Image.new("RGB", (40, 20), "navy")
    exif = picture.getexif()
    exif[0x0112] = 6  # to be turned by a quarter
    exif[0x010F] = "Secret Camera"
    made = make_logo(encoded(picture, "JPEG", exif=exif))
    assert (read_logo(made).width, read_logo(made).height) == (20, 40)
    assert b"Secret" not in made


def bomb() -> bytes:
    """A few kilobytes that say they are 60,000 by 60,000 pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">II", 60_000, 60_000) + b"\x08\x02\0\0\0"
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<svg onload='x'/>", "PNG or JPEG"),
        (b"GIF89a" + bytes(50), "PNG or JPEG"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "damaged"),
        (encoded(Image.new("RGB", (200, 200)), "JPEG")[:200], "damaged"),
        (bomb(), "damaged|million pixels"),
        (b"\x89PNG\r\n\x1a\n" + bytes(MOST_FILE), "8 MB"),
    ],
)
def test_what_is_no_logo_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(InvalidValue, match=said):
        make_logo(data)


def test_a_logo_fits_its_box() -> None:
    logo = read_logo(make_logo(encoded(Image.new("L", (100, 4000), 90), "PNG")))
    assert logo.height == HIGHEST
