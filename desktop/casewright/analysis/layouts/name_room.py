"""About how much room a name takes below its disc; a layout needs no more, and no screen to measure it on."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np

from casewright.analysis.layouts.chart_graph import DISC, SPACING, Floats

MOST_NAMED = 2000
"""Nodes up to which names are kept clear of one another; larger charts are read from afar, where few names are shown."""

_UNIT = SPACING / 120  # scene units a pixel, at the zoom at which the usual link is 120 pixels long
_LETTER, _LINE = 6.3 * _UNIT, 14.5 * _UNIT  # of the usual letter of the chart's type
_ONE_LINE, _WIDEST, _SIDES = 112 * _UNIT, 150 * _UNIT, 8 * _UNIT
_HALF = 0.6  # of its length, that of the longer line where a name is broken into two
_GAP = DISC * 0.15
_MOST_LETTERS = 60


def name_room(names: Sequence[str], text_scale: float = 1.0) -> Floats:
    """(names, 3) as in `ChartGraph.room`: a disc with its name below, on one line or on two; discs alone on a large chart."""
    room = np.full((len(names), 3), DISC / 2)
    if len(names) <= MOST_NAMED:
        for at, name in enumerate(names):
            long = _letters(name[:_MOST_LETTERS]) * _LETTER * text_scale
            lines = 1 if long <= _ONE_LINE or " " not in name.strip() else 2
            wide = min(long if lines == 1 else long * _HALF, _WIDEST) + _SIDES
            room[at, 0] = max(DISC, wide) / 2
            room[at, 2] += _GAP + lines * _LINE * text_scale
    return room


def _letters(text: str) -> int:
    """How many letters wide a text is: those of East Asia take two, marks above and below others none."""
    return sum(
        0
        if unicodedata.category(each) in ("Mn", "Cf")
        else 2
        if unicodedata.east_asian_width(each) in "WF"
        else 1
        for each in text
    )
