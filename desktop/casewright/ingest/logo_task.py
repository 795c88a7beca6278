"""The task "logo", in the child process: a picture that a person brought, decoded, laid on white and made small enough."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from PIL import Image, ImageOps

from casewright.ingest.extraction import Caps
from casewright.ingest.logo import REFUSED
from casewright.model.errors import InvalidValue
from casewright.model.logo import HIGHEST, WIDEST, Logo, written_logo

FORMATS = ("PNG", "JPEG")
MOST_PIXELS = 25_000_000


def logo(header: Mapping[str, Any], data: bytes, caps: Caps) -> bytes:
    """The PNG that the case is to keep; or `REFUSED` and a sentence."""
    try:
        return _made(data)
    except InvalidValue as refused:
        return REFUSED + str(refused).encode()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return REFUSED + b"The picture is damaged and cannot be shown."


def _made(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        width, height = picture.size
        if width * height > MOST_PIXELS:
            raise InvalidValue(
                f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels; a logo needs far fewer."
            )
        upright = ImageOps.exif_transpose(picture) or picture
        shown = upright.convert("RGBA")
    shown.thumbnail((WIDEST, HIGHEST), Image.Resampling.LANCZOS)
    paper = Image.new("RGBA", shown.size, "white")
    paper.alpha_composite(shown)
    return written_logo(Logo(*paper.size, paper.convert("RGB").tobytes()))
