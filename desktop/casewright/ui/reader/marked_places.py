"""What of a text is marked, and how: passages, direction controls, and what a search has found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtGui import QTextCharFormat

from casewright.ui.reader.display_text import DisplayText
from casewright.ui.reader.mark_looks import control_look, found_look, other_found_look, passage_look
from casewright.ui.reader.marks import PassageMarks

Place = tuple[int, int]
_MOST_FOUND = 400  # places of a search that are marked at once


def marked_places(
    span: Place,
    display: DisplayText,
    marks: PassageMarks,
    chosen: str,
    found: Place | None,
    others: Sequence[Place],
) -> Iterator[tuple[Place, QTextCharFormat]]:
    """The [start, end) of all marks within a span, in code points, each with its look; a later one lies over an earlier one.

    Args:
        chosen: id of the passage that stands out.
        found: the place that a search is at; `others` are all its places, in order.
    """
    start, end = span
    for run in marks.runs(start, end, chosen):
        yield (run.start, run.end), passage_look(run.depth, run.chosen)
    first, last = bisect_left(display.controls, start), bisect_left(display.controls, end)
    for point in display.controls[first:last]:
        yield (point, point + 1), control_look()
    first, last = bisect_right(others, (start, 0)), bisect_left(others, (end, 0))
    for place in others[first : min(last, first + _MOST_FOUND)]:
        if place != found:
            yield place, other_found_look()
    if found is not None:
        yield found, found_look()
