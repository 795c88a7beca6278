"""Pictures as pages: turned upright as the camera says, on white, no larger than can be shown. A TIFF may have several."""

from __future__ import annotations

import io
from array import array

from PIL import Image, ImageOps

from casewright.ingest.page_answer import MOST_PIXELS, PageAnswer, PageRefused, affordable, clamped

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")  # EPS would start another program
MOST_DECODED = 120_000_000
"""Pixels of a picture that is decoded at all."""

_MOST_FRAMES = 2_000
_POINTS_A_PIXEL = 0.75  # at 100 % one pixel of the picture is one of the window
_ORIENTATION = 274  # the EXIF tag
_ON_THE_SIDE = (5, 6, 7, 8)

Image.MAX_IMAGE_PIXELS = None  # our own cap, below, is asked before anything is decoded


class PictureLeaves:
    """An open picture; the frame drawn last is kept decoded, at `MOST_PIXELS` or less."""

    def __init__(self, data: bytes) -> None:
        self._picture = Image.open(io.BytesIO(data), formats=FORMATS)
        several = self._picture.format == "TIFF"
        self._frames = min(getattr(self._picture, "n_frames", 1), _MOST_FRAMES) if several else 1
        self._decoded: tuple[int, Image.Image] | None = None

    def sizes(self) -> list[tuple[float, float]]:
        """The sides of all frames in points."""
        return [self._size(number) for number in range(self._frames)]

    def draw(self, number: int, scale: float, letters: bool) -> PageAnswer:
        """One frame. A picture has no letters of its own: those that were recognised are kept with its text."""
        if scale <= 0:
            return PageAnswer()
        points = self._size(number)
        scale = affordable(*points, scale)
        frame = self._frame(number)
        sides = [
            max(1, min(round(side * scale), limit)) for side, limit in zip(points, frame.size, strict=True)
        ]
        if tuple(sides) != frame.size:
            frame = frame.resize((sides[0], sides[1]), Image.Resampling.LANCZOS, reducing_gap=2.0)
        return PageAnswer(
            "", array("f"), frame.width, frame.height, frame.convert("RGBA").tobytes("raw", "BGRA")
        )

    def _size(self, number: int) -> tuple[float, float]:
        width, height = self._pixels(number)
        return clamped(width * _POINTS_A_PIXEL, height * _POINTS_A_PIXEL)

    def _pixels(self, number: int) -> tuple[int, int]:
        self._picture.seek(number)
        width, height = self._picture.size
        is_seen_so = self._picture.format == "TIFF"  # whose size Pillow gives as it is seen
        turned = not is_seen_so and self._picture.getexif().get(_ORIENTATION) in _ON_THE_SIDE
        return (height, width) if turned else (width, height)

    def _frame(self, number: int) -> Image.Image:
        if self._decoded is None or self._decoded[0] != number:
            self._decoded = None
            self._picture.seek(number)
            self._decoded = number, _upright(self._picture)
        return self._decoded[1]


def _upright(picture: Image.Image) -> Image.Image:
    if picture.width * picture.height > MOST_DECODED:
        raise PageRefused(
            f"The picture has {picture.width * picture.height // 1_000_000:,} million pixels; "
            f"more than {MOST_DECODED // 1_000_000} million are not drawn."
        )
    copy = ImageOps.exif_transpose(picture)
    over = copy.width * copy.height / MOST_PIXELS
    if over > 1:
        copy.thumbnail((round(copy.width / over**0.5), round(copy.height / over**0.5)))
    if copy.mode.startswith(("I", "F")):
        copy = _in_eight_bits(copy)
    if copy.has_transparency_data:
        ground = Image.new("RGBA", copy.size, "white")
        copy = Image.alpha_composite(ground, copy.convert("RGBA"))
    return copy.convert("RGB")


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """A picture of many greys, spread from its darkest to its lightest."""
    many = picture.convert("F")
    low, high = (float(str(end)) for end in many.getextrema())
    factor = 255 / max(high - low, 1.0)
    return many.point(lambda value: value * factor + -low * factor).convert("L")
