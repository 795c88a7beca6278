"""The text of a source as Qt can show it, and the way back to its code points.

Three things differ between the two. Qt counts UTF-16 units. A line of more than 2,000 characters is broken for display,
because Qt lays out a line as a whole (a paragraph of 1 MB takes half a second for each repaint). And characters that
would steer the display instead of being seen are replaced, one for one, by something visible.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import combining

from casewright.ui.widgets.plain_text import BIDI_CONTROLS, CONTROL_SHOWN

LONGEST_LINE = 2000
"""Code points after which a line is broken for display."""

_LOOK_BACK = 200
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_LONG_LINE = re.compile(rf"[^\n]{{{LONGEST_LINE + 1},}}")
_STEERING = re.compile(
    "[" + "".join(BIDI_CONTROLS) + "\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufdd0\ufdd1\ud800-\udfff]"
)
_BREAKS = "\x0b\x0c\x85\u2028\u2029"


class DisplayText:
    """A source text of `length` code points and `shown`, the same for a Qt document, with the map between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.length = len(text)
        visible = _STEERING.sub(_stand_in, text)
        breaks = list(_breaks(visible))
        self.shown = _with_breaks(visible, breaks)
        # From each of these code points on, everything lies one unit further along in the document.
        self._shifts = sorted([match.start() + 1 for match in _ASTRAL.finditer(visible)] + breaks)
        self._shifted = [point + number + 1 for number, point in enumerate(self._shifts)]

    def to_document(self, point: int) -> int:
        """The position in the Qt document (UTF-16 units) of a code point of the text."""
        point = min(max(point, 0), self.length)
        return point + bisect_right(self._shifts, point)

    def to_text(self, position: int) -> int:
        """The code point of the text at a position in the Qt document."""
        point = position - bisect_right(self._shifted, position)
        return min(max(point, 0), self.length)

    def controls(self) -> Iterator[tuple[int, str]]:
        """Where bidi controls stand in the text, and their names."""
        for match in _STEERING.finditer(self.text):
            if match.group() in BIDI_CONTROLS:
                yield match.start(), BIDI_CONTROLS[match.group()]


def _stand_in(match: re.Match[str]) -> str:
    """One character for one, so that no offset moves."""
    found = match.group()
    if found in BIDI_CONTROLS:
        return CONTROL_SHOWN
    if found in _BREAKS:
        return "\n"
    return " " if found < " " or found == "\x7f" else "\ufffd"


def _breaks(text: str) -> Iterator[int]:
    """Where long lines are broken: after a space if there is one near, never before a combining mark or a joiner."""
    for line in _LONG_LINE.finditer(text):
        at, end = line.start(), line.end()
        while end - at > LONGEST_LINE:
            wanted = at + LONGEST_LINE
            space = text.rfind(" ", wanted - _LOOK_BACK, wanted)
            at = space + 1 if space > at else _whole(text, wanted)
            yield at


def _whole(text: str, at: int) -> int:
    """The nearest place before `at` that does not part a base character from what belongs to it."""
    first = at
    while at > first - _LOOK_BACK and (
        combining(text[at]) or text[at] in "\u200c\u200d" or text[at - 1] == "\u200d"
    ):
        at -= 1
    return at if at > first - _LOOK_BACK else first


def _with_breaks(text: str, breaks: list[int]) -> str:
    ends = [0, *breaks, len(text)]
    return "\n".join(text[start:end] for start, end in pairwise(ends))
