"""The grid of a 2 × 2: four futures in the quadrants that two drivers span."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from casewright.casefile.queries.scenarios import ScenarioRow
from casewright.model.scenario_layout import Axes, Future
from casewright.ui.pages.item import Item
from casewright.ui.painted.arrangement import Stack
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Words
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, held
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import shortened

_BEGINNING = 110  # characters of a narrative
_SIDE = 132  # pixels at text scale 1 for the ends of the axis that goes up


class FuturesGrid(QWidget):
    """Quadrants are items, or buttons where nothing is written yet; the ends of the axes stand at the left and below.

    Args:
        said: how likely a future is, in a few words.
        write: begins the future of an empty quadrant; None where nothing may be changed.
    """

    def __init__(
        self,
        axes: Axes,
        names: tuple[str, str],
        scenarios: Sequence[ScenarioRow],
        said: Callable[[ScenarioRow], str],
        write: Callable[[Future], None] | None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(f"Grid: {names[0]} across, {names[1]} up")
        self.items: list[Item] = []
        self._said, self._write = said, write
        layout = QGridLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        by_logic = {each.logic: each for each in reversed(scenarios)}
        for place, quadrant in enumerate(axes.quadrants()):
            layout.addWidget(
                self._quadrant(quadrant, by_logic.get(quadrant.logic)), place // 2, 1 + place % 2
            )
        for place, end in enumerate(reversed(axes.up)):
            label = _end(end, names[1] if place == 0 else "", Qt.AlignmentFlag.AlignTrailing)
            label.setFixedWidth(px(_SIDE))
            layout.addWidget(label, place, 0)
        for place, end in enumerate(axes.across, start=1):
            label = _end(end, names[0] if place == 1 else "", Qt.AlignmentFlag.AlignLeading)
            layout.addWidget(label, 2, place)
        layout.setColumnStretch(1, 1)
        layout.setColumnStretch(2, 1)
        self.setLayout(layout)

    def _quadrant(self, quadrant: Future, row: ScenarioRow | None) -> QWidget:
        if row is None:
            if self._write is None:
                return PlainLabel("Not written", "muted")
            write = self._write
            button = text_button("Write this future", lambda: write(quadrant), icon="plus", look="outline")
            button.setAccessibleName(f"Write this future: {quadrant.logic}")
            return button
        words: list[Part] = [Words(isolate(row.title), "strong")]
        if said := self._said(row):
            words.append(Words(isolate(said), "caption"))
        if row.narrative:
            words.append(Words(isolate(shortened(row.narrative, _BEGINNING)), "small"))
        name = f"In the grid: {row.title}, where {quadrant.logic}"
        item = Item(ObjectRef("scenario", row.id), name, Stack(*words, spacing=4))
        self.items.append(item)
        return item


def _end(words: str, axis: str, side: Qt.AlignmentFlag) -> QWidget:
    """An end of an axis, and with its first end what the axis is."""
    labels = [PlainLabel(isolate(axis), "caption", wrap=True)] if axis else []
    labels.append(PlainLabel(isolate(words), "strong", wrap=True))
    for label in labels:
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    upright = side == Qt.AlignmentFlag.AlignTrailing
    return held(column(*((None, *labels, None) if upright else labels), spacing=2))
