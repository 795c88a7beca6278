"""Entities gliding from where they were to where a layout has put them; only the picture moves, the case holds the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from casewright.ui.graph.canvas import GraphCanvas

_MILLISECONDS = 260
_MOST_NODES = 2000
_LONGEST_FRAME = 0.03  # seconds; where drawing takes longer, jumping to the end looks better


def where_all_are(canvas: GraphCanvas) -> dict[str, list[float]]:
    """The places that a glide is to begin with; none where there are too many to glide."""
    scene = canvas.scene
    if len(scene) > _MOST_NODES:
        return {}
    return {node.id: at for node, *at in zip(scene.nodes, scene.x.tolist(), scene.y.tolist(), strict=True)}


class Glide(QVariantAnimation):
    """Starts at once, unless the desktop asks for no motion; ends early when the chart shows something else."""

    def __init__(self, canvas: GraphCanvas, before: Mapping[str, Sequence[float]]) -> None:
        super().__init__(canvas)
        self._canvas, self._scene = canvas, canvas.scene
        scene = self._scene
        self._end = scene.x.copy(), scene.y.copy()
        self._start = scene.x.copy(), scene.y.copy()
        for number, node in enumerate(scene.nodes):
            if node.id in before:
                self._start[0][number], self._start[1][number] = before[node.id]
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setDuration(_MILLISECONDS)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._show)
        calm = not canvas.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        if canvas.isVisible() and not calm and len(scene):
            self.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)

    def _show(self, part: Any) -> None:
        if self._canvas.scene is not self._scene:
            self.stop()
            return
        for along, start, end in zip((self._scene.x, self._scene.y), self._start, self._end, strict=True):
            along[:] = end if part >= 1 else start + (end - start) * float(part)
        began = monotonic()
        self._canvas.redraw()
        self._canvas.repaint()
        if part < 1 and monotonic() - began > _LONGEST_FRAME:
            self.setCurrentTime(self.duration())
