"""The canvas of the link chart: paints the layers, answers the pointer and the keyboard, says what was chosen and moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from casewright.ui.graph.camera import Camera
from casewright.ui.graph.chart_painter import ChartPainter, ChartState
from casewright.ui.graph.edge_layer import EdgeLayer
from casewright.ui.graph.keyboard import Keyboard
from casewright.ui.graph.pointer import Pointer
from casewright.ui.graph.records import GraphEdge, GraphNode
from casewright.ui.graph.scene import Ints, Scene
from casewright.ui.graph.selection import Selection
from casewright.ui.graph.sight import Sight
from casewright.ui.theme import ThemeChanged, colour

_SLICE_SECONDS = 0.007
_FITTING_ROUNDS = 4
_NOTHING: Ints = np.zeros(0, np.int64)


class GraphCanvas(QWidget):
    """Shows nodes and edges.

    Signals:
        selection_changed: ids of the chosen nodes.
        link_selected: id of an edge that was chosen.
        opened: id of a node that was double-clicked, or on which Enter was pressed.
        nodes_moved: (id, x, y) of each node that was moved by hand, in scene units.
    """

    selection_changed = Signal(list)
    link_selected = Signal(str)
    opened = Signal(str)
    nodes_moved = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Link chart")
        self.setMinimumSize(160, 120)
        self.selection, self._sight = Selection(), Sight()
        self.dragged: list[int] = []
        self.band: QRectF | None = None
        self.hovered: int | None = None
        self._fit_when_shown = True
        self._pointer, self._keyboard = Pointer(self), Keyboard(self)
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._draw_slice)
        self._take(Scene())

    # --- what others call -------------------------------------------------------------------------------------------

    def set_graph(
        self, nodes: Sequence[GraphNode], edges: Sequence[GraphEdge], *, keep_view: bool = False
    ) -> None:
        """Show another graph. What is chosen stays chosen where it still exists; so does the view, when asked."""
        chosen = self.selected_ids()
        self._take(Scene(nodes, edges))
        self.selection.set(self._numbers(chosen))
        if keep_view and not self._fit_when_shown:
            unit = self.camera.unit
            self.scene.unit = unit
            self.redraw()
        else:
            self.fit()
        self._describe()

    def select(self, ids: Iterable[str]) -> None:
        """Choose nodes from outside; sends no signal."""
        self.selection.set(self._numbers(ids))
        self._describe()
        self.update()

    def set_shown(self, nodes: Set[str] | None, edges: Set[str] | None) -> None:
        """Show only these nodes and edges, by id, None being all; nothing moves, and what is hidden is chosen no more.

        Holds for the graphs that follow too, until it is called again.
        """
        self._sight.nodes, self._sight.edges = nodes, edges
        self._look_again()

    def selected_ids(self) -> list[str]:
        """The ids of the chosen nodes, in the order in which they were chosen."""
        return [self.scene.nodes[number].id for number in self.selection.nodes]

    def select_neighbours(self) -> None:
        """Add the neighbours of all chosen nodes to what is chosen."""
        around = [each for node in self.selection.nodes for each in self.scene.neighbours(node)]
        if around:
            self.choose([*around, *self.selection.nodes])

    def reveal(self, node_id: str) -> None:
        """Bring a node into sight, moving the view only when it is not there yet."""
        number = self.scene.index.get(node_id)
        if number is None or not self.scene.shown[number]:
            return
        px, py = self.camera.point_to_screen(self.scene.x[number], self.scene.y[number])
        if not self.rect().adjusted(60, 60, -60, -60).contains(round(px), round(py)):
            self.set_camera(self.camera.panned(self.width() / 2 - px, self.height() / 2 - py))

    def fit(self) -> None:
        """Show the whole graph."""
        self._fit_when_shown = not self.isVisible()
        camera = self._sized(self.camera).fitted(self.scene)
        # where names go depends on the zoom, and the zoom on where they go
        for _ in range(_FITTING_ROUNDS):
            reach = self._painter.reach(camera)
            if reach is None:
                break
            camera = camera.fitted(self.scene, reach)
        self.set_camera(camera)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom at a point of the canvas, at its middle when none is given."""
        point = at or QPointF(self.width() / 2, self.height() / 2)
        self.set_camera(self.camera.zoomed_at(factor, point.x(), point.y()))

    def set_camera(self, camera: Camera) -> None:
        """Look at another part of the scene."""
        self.camera = camera
        self.redraw()

    # --- what pointer and keyboard call -----------------------------------------------------------------------------

    def choose(self, nodes: Iterable[int]) -> None:
        """Choose nodes by hand: says so."""
        if self.selection.set(nodes):
            self._said()

    def toggle(self, node: int) -> None:
        """Add a node to what is chosen, or take it away."""
        if self.selection.toggle(node):
            self._said()

    def choose_edge(self, edge: int) -> None:
        """Choose an edge by hand."""
        if self.selection.set_edge(edge):
            self._said()
            self.link_selected.emit(self.scene.edges[edge].id)

    def shift_nodes(self, nodes: Iterable[int], dx: float, dy: float) -> None:
        """Move nodes by so many scene units, without saying so yet."""
        some = np.fromiter(nodes, np.int64)
        self.scene.x[some] += dx
        self.scene.y[some] += dy
        self._place()
        self.update()

    def say_moved(self, nodes: Iterable[int]) -> None:
        """Say where nodes are after they were moved by hand."""
        scene = self.scene
        self.nodes_moved.emit([(scene.nodes[n].id, float(scene.x[n]), float(scene.y[n])) for n in nodes])

    def hold(self, nodes: Iterable[int]) -> None:
        """Take nodes and their edges out of the kept picture while they are dragged; none puts them back."""
        self.dragged = list(nodes)
        self.redraw()

    def redraw(self) -> None:
        """Draw everything again: the camera, the graph or the colours have changed."""
        self._place()
        self._held = self.scene.edges_of_all(self.dragged)
        self._layer.begin(self.camera, self.px, self.py, self.devicePixelRatioF(), self._held)
        self._layer.advance(_SLICE_SECONDS)
        if self._layer.complete:
            self._slices.stop()
        else:
            self._slices.start()
        self.update()

    def visible_edges(self) -> Ints:
        """The edges that may be in sight."""
        return self._layer.visible

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(800, 600)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(0, 0, self._layer.image)
        state = ChartState(self.camera, self.px, self.py, self.selection, self._held, self.hovered, self.band)
        self._painter.paint(painter, state)
        if self.hasFocus() and self._keyboard.in_use:
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.camera = self._sized(self.camera)
        if self._fit_when_shown:
            self.fit()
        else:
            self.redraw()

    def showEvent(self, event: QEvent) -> None:
        if self._fit_when_shown:
            self.fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self._painter.take_look()
            self.redraw()
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom(1 + event.value(), event.position())
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._pointer.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def leaveEvent(self, _event: QEvent) -> None:
        self.hovered = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keyboard.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._keyboard.tab(forward) or super().focusNextPrevChild(forward)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _take(self, scene: Scene) -> None:
        self.scene = scene
        self._sight.apply(scene)
        self.camera = self._sized(getattr(self, "camera", Camera()))
        self.px, self.py = scene.x, scene.y
        self._held = _NOTHING
        self.dragged, self.hovered, self.band = [], None, None
        self._layer = EdgeLayer(scene)
        self._painter = ChartPainter(scene, self._layer)
        self.selection.set(())

    def _look_again(self) -> None:
        """What is shown has changed."""
        self._sight.apply(self.scene)
        self.hovered = None
        kept = [node for node in self.selection.nodes if self.scene.shown[node]]
        edge = self.selection.edge
        if kept != self.selection.nodes or (edge is not None and not self.scene.edge_shown[edge]):
            self.choose(kept)
        self._describe()
        self.redraw()

    def _numbers(self, ids: Iterable[str]) -> list[int]:
        """The nodes with these ids that are shown."""
        found = (self.scene.index.get(each) for each in ids)
        return [number for number in found if number is not None and self.scene.shown[number]]

    def _sized(self, camera: Camera) -> Camera:
        return replace(camera, width=max(1, self.width()), height=max(1, self.height()))

    def _place(self) -> None:
        self.px, self.py = self.camera.to_screen(self.scene.x, self.scene.y)

    def _draw_slice(self) -> None:
        self._layer.advance(_SLICE_SECONDS)
        if self._layer.complete:
            self._slices.stop()
        self.update()

    def _said(self) -> None:
        self._describe()
        self.selection_changed.emit(self.selected_ids())
        self.update()

    def _describe(self) -> None:
        names = [self.scene.nodes[number].label for number in self.selection.nodes[-3:]]
        said = f"{self.scene.shown.sum()} entities, {self.scene.edge_shown.sum()} links"
        self.setAccessibleDescription(f"{said}; selected: {', '.join(names)}" if names else said)
