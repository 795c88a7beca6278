"""The pointer on the chart: click and drag nodes, drag the ground to pan, Shift and drag for a rubber band, wheel to zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from casewright.ui.graph.hits import edge_at, node_at, nodes_within

if TYPE_CHECKING:
    from casewright.ui.graph.canvas import GraphCanvas

_NOTCH = 120
_ZOOM_PER_NOTCH = 1.2
_ADDING = Qt.KeyboardModifier.ControlModifier


class Pointer:
    """What one press, its moves and its release mean together."""

    def __init__(self, canvas: GraphCanvas) -> None:
        self._canvas = canvas
        self._start = QPointF()
        self._last = QPointF()
        self._doing = ""
        self._node: int | None = None

    def press(self, event: QMouseEvent) -> None:
        """Begin something; what it is shows with the first move."""
        self._start = self._last = event.position()
        self._node = self._node_at(event.position())
        button, shift = event.button(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if button == Qt.MouseButton.MiddleButton:
            self._doing = "pan"
        elif button == Qt.MouseButton.LeftButton:
            self._doing = (
                "press node" if self._node is not None else "press band" if shift else "press ground"
            )
        elif button == Qt.MouseButton.RightButton:
            self._point_out(self._node)

    def move(self, event: QMouseEvent) -> None:
        """Go on with it, or show what lies below the pointer."""
        if not event.buttons():
            self._hover(event.position())
            return
        far = (event.position() - self._start).manhattanLength() >= QApplication.startDragDistance()
        if self._doing.startswith("press ") and far:
            self._begin_drag()
        step, self._last = event.position() - self._last, event.position()
        if self._doing == "pan":
            self._canvas.set_camera(self._canvas.camera.panned(step.x(), step.y()))
        elif self._doing == "drag":
            camera = self._canvas.camera
            dx, dy = step.x() / camera.scale, step.y() / camera.scale_down
            self._canvas.shift_nodes(self._canvas.dragged, dx, dy)
        elif self._doing == "band":
            self._canvas.band = QRectF(self._start, event.position()).normalized()
            self._canvas.update()

    def release(self, event: QMouseEvent) -> None:
        """End it."""
        doing, self._doing = self._doing, ""
        canvas = self._canvas
        if doing == "press node" and self._node is not None:
            self._click_node(event, self._node)
        elif doing in ("press ground", "press band"):
            self._click_ground(event)
        elif doing == "drag":
            moved = list(canvas.dragged)
            canvas.hold(())
            canvas.say_moved(moved)
        elif doing == "band" and canvas.band is not None:
            band, canvas.band = canvas.band, None
            found = nodes_within(
                canvas.scene.shown, canvas.px, canvas.py, band.left(), band.top(), band.right(), band.bottom()
            )
            adding = canvas.selection.nodes if event.modifiers() & _ADDING else []
            canvas.choose([*adding, *found.tolist()])
            canvas.update()
        self._hover(event.position())

    def double_click(self, event: QMouseEvent) -> None:
        """Open a node; on the ground, show everything."""
        node = self._node_at(event.position())
        if node is not None:
            self._canvas.opened.emit(self._canvas.scene.nodes[node].id)

    def wheel(self, event: QWheelEvent) -> None:
        """A wheel zooms at the pointer; two fingers on a touchpad pan, with Ctrl they zoom."""
        pixels = event.pixelDelta()
        if not pixels.isNull() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._canvas.set_camera(self._canvas.camera.panned(pixels.x(), pixels.y()))
        else:
            self._canvas.zoom(_ZOOM_PER_NOTCH ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    def _begin_drag(self) -> None:
        canvas = self._canvas
        if self._doing == "press node" and self._node is not None:
            self._point_out(self._node)
            canvas.hold(canvas.selection.nodes)
            self._doing = "drag"
        else:
            self._doing = "band" if self._doing == "press band" else "pan"
        canvas.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _point_out(self, node: int | None) -> None:
        """Choose a node unless it is among those chosen already."""
        if node is not None and node not in self._canvas.selection.nodes:
            self._canvas.choose([node])

    def _click_node(self, event: QMouseEvent, node: int) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._canvas.choose([*self._canvas.scene.neighbours(node), node])
        elif event.modifiers() & (_ADDING | Qt.KeyboardModifier.ShiftModifier):
            self._canvas.toggle(node)
        else:
            self._canvas.choose([node])

    def _click_ground(self, event: QMouseEvent) -> None:
        canvas, at = self._canvas, event.position()
        edge = edge_at(canvas.scene, canvas.px, canvas.py, canvas.camera, at.x(), at.y())
        if edge is not None:
            canvas.choose_edge(edge)
        elif not event.modifiers() & _ADDING:
            canvas.choose(())

    def _node_at(self, at: QPointF) -> int | None:
        canvas = self._canvas
        return node_at(canvas.scene, canvas.px, canvas.py, canvas.camera, at.x(), at.y())

    def _hover(self, at: QPointF) -> None:
        found = self._node_at(at)
        if found != self._canvas.hovered:
            self._canvas.hovered = found
            self._canvas.update()
        over_node = found is not None
        self._canvas.setCursor(Qt.CursorShape.PointingHandCursor if over_node else Qt.CursorShape.ArrowCursor)
