"""A page as the child process sends it: what it says of itself as JSON, the boxes of its letters, its pixels."""

from __future__ import annotations

import json
import struct
from array import array
from dataclasses import dataclass, field
from math import isfinite

MOST_PAGES = 20_000
MOST_PIXELS = 12_000_000
"""Of one picture of a page. What asks for more gets a coarser one."""
SMALLEST, LARGEST = 1.0, 20_000.0
"""Of the sides of a page, in points."""

_HEAD = struct.Struct(">I")


class PageRefused(Exception):
    """A page cannot be drawn; `str(error)` is one plain sentence."""


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """One page: its text, four numbers a character (left, top, right, bottom in points; zeros: nowhere), its picture.

    Without letters asked for, `text` and `boxes` are empty. `boxes` may be empty beside a text: then nobody knows where
    its letters are. With a `failure` (one plain sentence) there is no picture. `pixels` are rows of `width` times four bytes, blue green red and one unused, or empty.
    """

    text: str = ""
    boxes: array[float] = field(default_factory=lambda: array("f"))
    width: int = 0
    height: int = 0
    pixels: bytes = b""
    failure: str = ""

    def to_bytes(self) -> bytes:
        """For the way between the processes."""
        said = {name: getattr(self, name) for name in ("text", "failure", "width", "height")}
        head = json.dumps(said).encode()
        return b"".join((_HEAD.pack(len(head)), head, self.boxes.tobytes(), self.pixels))


def page_from_bytes(data: bytes) -> PageAnswer:
    """Read what a child process sent. Raises `ValueError` for anything but a sound `PageAnswer`."""
    try:
        (length,) = _HEAD.unpack_from(data)
        values = json.loads(data[4 : 4 + length])
        text, failure, width, height = (values[name] for name in ("text", "failure", "width", "height"))
        if (
            not (isinstance(text, str) and isinstance(failure, str))
            or type(width) is not int
            or type(height) is not int
        ):
            raise TypeError("values")
    except (struct.error, TypeError, KeyError, RecursionError) as error:
        raise ValueError("The answer is not a page.") from error
    body = memoryview(data)[4 + length :]
    most = 4 * width * height
    if width < 0 or height < 0 or most > 4 * MOST_PIXELS or len(body) < most:
        raise ValueError("The picture of the page is not whole.")
    boxes = array("f")
    boxes.frombytes(body[: len(body) - most])
    if len(boxes) not in (0, 4 * len(text)) or not all(map(isfinite, boxes)):
        raise ValueError("The boxes do not fit the text of the page.")
    return PageAnswer(text, boxes, width, height, bytes(body[len(body) - most :]), failure)


def sizes_to_bytes(sizes: list[tuple[float, float]]) -> bytes:
    """The sides of all pages in points, for the way between the processes."""
    return json.dumps(sizes).encode()


def sizes_from_bytes(data: bytes) -> list[tuple[float, float]]:
    """The sides of all pages in points. Raises `ValueError` for anything else."""
    try:
        sizes = [(float(width), float(height)) for width, height in json.loads(data)]
    except (TypeError, RecursionError) as error:
        raise ValueError("The answer is not a list of pages.") from error
    if len(sizes) > MOST_PAGES or not all(SMALLEST <= side <= LARGEST for size in sizes for side in size):
        raise ValueError("A page has no size that a page can have.")
    return sizes


def clamped(width: float, height: float) -> tuple[float, float]:
    """The sides of a page, held to what can be shown."""
    sides = [min(max(side, SMALLEST), LARGEST) if isfinite(side) else SMALLEST for side in (width, height)]
    return sides[0], sides[1]


def affordable(width: float, height: float, scale: float) -> float:
    """The scale, or the largest one below it at which a page has at most `MOST_PIXELS`."""
    wanted = width * height * scale * scale
    return scale if wanted <= MOST_PIXELS else scale * (MOST_PIXELS / wanted) ** 0.5 * 0.999
