"""The link chart as a view: the canvas, its floating zoom buttons, and what it says when there is nothing to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from casewright.ui.graph.canvas import GraphCanvas
from casewright.ui.graph.records import GraphEdge, GraphNode
from casewright.ui.widgets.arrangement import panel, row
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.empty_state import EmptyState


class GraphView(QWidget):
    """`canvas` has the signals and the rest; `set_graph` also switches to the empty state and back."""

    def __init__(self, on_add: Callable[[], object] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Centre")
        self.canvas = GraphCanvas()
        self._empty = EmptyState(
            "waypoints",
            "Nothing on this chart yet",
            "Entities and the links between them appear here as soon as the case has some.",
            "Add entity" if on_add else "",
            on_add,
        )
        self._stack = QStackedLayout()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self._empty)
        self.setLayout(self._stack)
        self._float = self._zoom_buttons()
        self.set_graph((), ())

    def set_graph(
        self, nodes: Sequence[GraphNode], edges: Sequence[GraphEdge], *, keep_view: bool = False
    ) -> None:
        """Show a graph, or say that there is none."""
        self.canvas.set_graph(nodes, edges, keep_view=keep_view)
        self._stack.setCurrentWidget(self.canvas if nodes else self._empty)
        self._float.setVisible(bool(nodes))
        self._float.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._float.adjustSize()
        self._float.move(self.width() - self._float.width() - 16, self.height() - self._float.height() - 16)
        self._float.raise_()

    def _zoom_buttons(self) -> QWidget:
        buttons = row(
            icon_button("minus", "Zoom out", lambda: self.canvas.zoom(0.8), "−"),
            icon_button("plus", "Zoom in", lambda: self.canvas.zoom(1.25), "+"),
            icon_button("maximize-2", "Show the whole chart", self.canvas.fit, "F"),
            margins=(4, 3, 4, 3),
            spacing=2,
        )
        floating = panel("Float", buttons)
        floating.setParent(self)
        return floating
