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

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from casewright.ui.widgets.plain_text import BIDI_CONTROLS, CONTROL_SHOWN

LONGEST_LINE = 2000
"""Code points after which a line is broken for display."""

MOST_LINES = 300_000
"""Lines after which line ends are shown as signs: Qt needs half a kilobyte for each line, and a file may be nothing else."""

LINE_END_SHOWN = "¶"
_LINES_AT_ONCE = 3_000
_LOOK_BACK = 200
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_LONG_LINE = re.compile(rf"[^\n]{{{LONGEST_LINE + 1},}}")
_STEERING = re.compile(
    "[" + "".join(BIDI_CONTROLS) + "\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufdd0\ufdd1\ud800-\udfff]"
)
_CONTROLS = re.compile("[" + "".join(BIDI_CONTROLS) + "]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_BREAKS = "\x0b\x0c\x85\u2028\u2029"


class DisplayText:
    """A source text of `length` code points, and the map between it and a Qt document.

    It is taken in bit by bit: `grow` gives the next piece for the document, and places up to `reach` are known.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.length = len(text)
        self.reach = 0
        self.has_right_to_left = False
        self.controls: list[int] = []
        """Where bidi controls stand in the text, as far as it was taken in."""
        # From each of these code points on, everything lies one unit further along in the document.
        self._shifts: list[int] = []
        self._shifted: list[int] = []
        self._is_within_line = False
        self._lines = 0

    @property
    def is_whole(self) -> bool:
        """Whether all of it was taken in."""
        return self.reach >= self.length

    def grow(self, most: int = 100_000) -> str:
        """The next piece of the document, of about so many code points; empty at the end."""
        start = self.reach
        end = self._cut(start, start + most)
        visible = _STEERING.sub(_stand_in, self.text[start:end])
        if not visible:
            return ""
        if self._lines > MOST_LINES:
            visible = visible.replace("\n", LINE_END_SHOWN)
        self._lines += visible.count("\n")
        breaks = [start] if self._is_within_line else []
        breaks += [start + at for at in _breaks(visible)]
        if end < self.length and visible[-1] != "\n":
            end = self._end_at_break(breaks, start, end)
            visible = visible[: end - start]
            self._is_within_line = True
        else:
            self._is_within_line = False
        self._map(visible, start, [at for at in breaks if at < end])
        self.reach = end
        return _with_breaks(visible, [at - start for at in breaks if at < end])

    def to_document(self, point: int) -> int:
        """The position in the Qt document (UTF-16 units) of a code point of the text."""
        point = min(max(point, 0), self.reach)
        return point + bisect_right(self._shifts, point)

    def to_text(self, position: int) -> int:
        """The code point of the text at a position in the Qt document."""
        point = position - bisect_right(self._shifted, position)
        return min(max(point, 0), self.reach)

    def _cut(self, start: int, end: int) -> int:
        """Behind the last line end before `end`, if there is one."""
        end = min(end, self.length)
        lines = self.text.count("\n", start, end)
        if lines > _LINES_AT_ONCE and self._lines <= MOST_LINES:
            end = start + max(1, (end - start) * _LINES_AT_ONCE // lines)
        if end >= self.length:
            return self.length
        line_end = self.text.rfind("\n", start, end)
        return line_end + 1 if line_end >= 0 else end

    @staticmethod
    def _end_at_break(breaks: list[int], start: int, end: int) -> int:
        """Within one long line, a piece ends where the line is broken for display anyway."""
        return breaks[-1] if breaks and breaks[-1] > start else end

    def _map(self, visible: str, start: int, breaks: list[int]) -> None:
        shifts = sorted([start + match.start() + 1 for match in _ASTRAL.finditer(visible)] + breaks)
        before = len(self._shifts)
        self._shifts += shifts
        self._shifted += [point + before + number + 1 for number, point in enumerate(shifts)]
        if CONTROL_SHOWN in visible:
            found = _CONTROLS.finditer(self.text, start, start + len(visible))
            self.controls += [match.start() for match in found]
        if not self.has_right_to_left and not visible.isascii():
            self.has_right_to_left = has_right_to_left(visible)


def has_right_to_left(text: str) -> bool:
    """Whether letters of a script written from right to left are in a text."""
    return _RIGHT_TO_LEFT.search(text) is not None


def follow_scripts(document: QTextDocument, *, two_ways: bool) -> None:
    """Let each paragraph run in the direction of its first strong letter.

    Qt's plain layout begins right-to-left lines at the right only when it may justify; so texts with such lines
    (`two_ways`) are justified, and the last line of a paragraph begins where its script does.
    """
    option = document.defaultTextOption()
    wanted = Qt.AlignmentFlag.AlignJustify if two_ways else Qt.AlignmentFlag.AlignLeft
    automatic = Qt.LayoutDirection.LayoutDirectionAuto
    if option.alignment() != wanted or option.textDirection() != automatic:
        option.setAlignment(wanted)
        option.setTextDirection(automatic)
        document.setDefaultTextOption(option)


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
