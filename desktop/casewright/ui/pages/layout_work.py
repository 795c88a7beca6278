"""What a layout needs from the window, and the layout itself in the worker process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtGui import QFontMetricsF

from casewright.analysis.layouts.wish import LayoutWish, Places
from casewright.ui.graph.records import GraphNode
from casewright.ui.theme import font, medium
from casewright.ui.theme.tokens import SMALL
from casewright.ui.widgets.plain_text import isolate

_MOST_NAMED = 2000
"""Nodes up to which names are kept clear of one another; larger charts are read from afar, where few names are shown."""
_SCENE_UNITS = 170 / 120
"""Scene units a pixel, at the zoom at which a link as long as layouts make it is 120 pixels long."""
_ONE_LINE, _WIDEST, _SIDES, _HALF = 112.0, 150.0, 8.0, 0.6
_MOST_WORDS = 60


def name_sizes(nodes: Sequence[GraphNode]) -> dict[UUID, tuple[float, float]]:
    """About what each name covers, width and height in scene units: one line, or two of about half its length."""
    if len(nodes) > _MOST_NAMED:
        return {}
    metrics = QFontMetricsF(font(SMALL, medium()))
    found = {}
    for node in nodes:
        words = node.label[:_MOST_WORDS]
        long = metrics.horizontalAdvance(isolate(words))
        lines = 1 if long <= _ONE_LINE or " " not in words else 2
        wide = min(long if lines == 1 else long * _HALF, _WIDEST) + _SIDES
        found[UUID(node.id)] = wide * _SCENE_UNITS, (lines * metrics.lineSpacing() + 2) * _SCENE_UNITS
    return found


def lay_out_in_worker(progress: Any, case_path: Path, wish: LayoutWish) -> Places:
    """In the worker process: the places that the layout gives. Raises CaseError."""
    from casewright.analysis.layouts.run import lay_out_chart
    from casewright.casefile.opening import open_case

    progress.report(0.0)
    with open_case(case_path, read_only=True) as case:
        return lay_out_chart(case, wish, progress.report)
