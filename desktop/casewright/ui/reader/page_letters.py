"""The letters of one page: from places in the text of the source to places on the page, and back."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF

from casewright.model.anchors import Found, context, locate_quote

_NOWHERE: Sequence[float] = (0.0, 0.0, 0.0, 0.0)
_WIDEST_GAP = 3.0  # heights of a line; farther apart, two words of a line are two boxes
_NARROW, _WIDE = frozenset("ijlftrI.,:;'’|!()[] "), frozenset("mwMW@—")
_RIGHT_TO_LEFT = ("R", "AL")


@dataclass(frozen=True, slots=True)
class Line:
    """Letters [first, last] of the page that stand side by side."""

    area: QRectF
    first: int
    last: int


class PageLetters:
    """Offsets are code points of the whole text; places are points from the upper left corner of the page.

    Args:
        start: where this page begins in the text of the source.
        kept: the text of this page as it is kept.
        drawn: the text of this page as it was read just now, with the boxes (left, top, right, bottom) of its letters.
    """

    def __init__(self, start: int, kept: str, drawn: str, boxes: Sequence[float]) -> None:
        self.start = start
        self.end = start + len(kept)
        self.is_same = drawn == kept and len(boxes) == 4 * len(drawn)
        self._drawn = drawn if len(boxes) == 4 * len(drawn) else ""
        self._boxes = boxes if self._drawn else array("f")

    @property
    def can_select(self) -> bool:
        """Whether words can be selected here: only where the page reads as the text does."""
        return self.is_same and any(self._boxes)

    @cached_property
    def _lines(self) -> list[Line]:
        """All letters, line by line; only for whoever points at them."""
        return list(self._joined(0, len(self._drawn)))

    def areas(self, text: str, start: int, end: int) -> list[QRectF]:
        """Where the part of [start, end) that is on this page stands, line by line; nothing when nobody can say for sure.

        On a page that reads otherwise now than when its text was kept, the words are looked for; found twice or not at
        all, they have no place.
        """
        start, end = max(start, self.start), min(end, self.end)
        if start >= end or not self._drawn:
            return []
        first, last = start - self.start, end - self.start
        if not self.is_same:
            found = locate_quote(self._drawn, text[start:end], *context(text, start, end))
            if not isinstance(found, Found):
                return []
            first, last = found.start, found.end
        return [line.area for line in self._joined(first, last)]

    def caret(self, place: QPointF) -> int:
        """The offset between letters that is nearest to a place."""
        line = min(self._lines, key=lambda each: _distance(each.area, place), default=None)
        if line is None:
            return self.start
        letters = [at for at in range(line.first, line.last + 1) if self._has_place(at)]
        nearest = min(letters, key=lambda at: _distance(self._box(at), place))
        behind = place.x() > self._box(nearest).center().x()
        if bidirectional(self._drawn[nearest]) in _RIGHT_TO_LEFT:
            behind = not behind
        return self.start + nearest + behind

    def letter_at(self, place: QPointF) -> int | None:
        """The offset of the letter at a place, or None where there is none."""
        for line in self._lines:
            if line.area.contains(place):
                for at in range(line.first, line.last + 1):
                    if self._box(at).contains(place):
                        return self.start + at
        return None

    def _joined(self, first: int, last: int) -> Iterator[Line]:
        """Letters side by side as one area each."""
        area, begun, ended = _NOWHERE, first, first
        for at in range(first, last):
            left, top, right, bottom = box = self._boxes[4 * at : 4 * at + 4]
            if bottom <= top or right <= left:
                continue
            if area is _NOWHERE:
                area, begun = box, at
            elif _is_beside(area, box):
                area = min(area[0], left), min(area[1], top), max(area[2], right), max(area[3], bottom)
            else:
                yield Line(_rectangle(area), begun, ended)
                area, begun = box, at
            ended = at
        if area is not _NOWHERE:
            yield Line(_rectangle(area), begun, ended)

    def _has_place(self, at: int) -> bool:
        left, top, right, bottom = self._boxes[4 * at : 4 * at + 4]
        return bottom > top and right > left

    def _box(self, at: int) -> QRectF:
        return _rectangle(self._boxes[4 * at : 4 * at + 4])


def letters_of_lines(start: int, kept: str, lines: Sequence[Sequence[float]], scale: float) -> PageLetters:
    """The letters of a picture whose lines [start, end, x, y, width, height] were recognised.

    Where a letter stands in its line is reckoned from how wide such letters usually are.
    """
    boxes = array("f", bytes(16 * len(kept)))
    for first, last, x, y, width, height in lines:
        begun, ended = round(first) - start, round(last) - start
        if not 0 <= begun < ended <= len(kept):
            continue
        edges = list(accumulate(map(_usual_width, kept[begun:ended]), initial=0.0))
        for at in range(begun, ended):
            left, right = (x + width * edge / edges[-1] for edge in edges[at - begun : at - begun + 2])
            box = (left, y, right, y + height)
            boxes[4 * at : 4 * at + 4] = array("f", (side * scale for side in box))
    return PageLetters(start, kept, kept, boxes)


def _usual_width(letter: str) -> float:
    """Of a letter in print, against that of an n."""
    if letter in _NARROW:
        return 0.55
    if letter in _WIDE:
        return 1.6
    return 1.3 if letter.isupper() else 1.0


def _is_beside(area: Sequence[float], box: Sequence[float]) -> bool:
    """Whether a letter goes on with a line: at its height, and not far away. Both are left, top, right, bottom."""
    shared = min(area[3], box[3]) - max(area[1], box[1])
    heights = area[3] - area[1], box[3] - box[1]
    gap = max(box[0] - area[2], area[0] - box[2])
    return shared > 0.4 * min(heights) and gap < _WIDEST_GAP * max(heights)


def _rectangle(box: Sequence[float]) -> QRectF:
    left, top, right, bottom = box
    return QRectF(left, top, right - left, bottom - top)


def _distance(area: QRectF, place: QPointF) -> float:
    """How far a place is from an area; upwards and downwards count more, since words are read along a line."""
    across = max(area.left() - place.x(), place.x() - area.right(), 0.0)
    along = max(area.top() - place.y(), place.y() - area.bottom(), 0.0)
    return across + 4 * along
