"""The link chart as a view: the canvas, what floats over it, and what it says when there is nothing to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QToolButton, QWidget

from casewright.ui.graph.canvas import GraphCanvas
from casewright.ui.graph.legend import LegendPanel
from casewright.ui.graph.overview import Overview
from casewright.ui.graph.records import GraphEdge, GraphNode
from casewright.ui.widgets.arrangement import panel, row
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.words import counted

_ASIDE = 16


class GraphView(QWidget):
    """`canvas` has the signals and the rest; `set_graph` also switches to the empty state and back.

    `show_hidden_asked`: the entities that the view hides are wanted back.
    """

    show_hidden_asked = Signal()

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
        self._hidden = 0
        self.overview = Overview(self.canvas, self)
        self.legend = LegendPanel(self)
        self.legend.hide()
        self._float, self._note = self._buttons(), self._left_out_note()
        self.canvas.camera_moved.connect(self._say_left_out)
        self.set_graph((), ())

    def set_graph(
        self,
        nodes: Sequence[GraphNode],
        edges: Sequence[GraphEdge],
        *,
        keep_view: bool = False,
        hidden: int = 0,
    ) -> None:
        """Show a graph, or say that there is none; `hidden` entities are in the view and not shown."""
        self._hidden = hidden
        self.canvas.set_graph(nodes, edges, keep_view=keep_view)
        self._stack.setCurrentWidget(self.canvas if nodes or hidden else self._empty)
        self._float.setVisible(bool(nodes))
        if self.legend.isVisible():
            self.legend.show_scene(self.canvas.scene)
        self._arrange()

    def recolour(self, colours: Mapping[str, str]) -> None:
        """Give nodes, by id, another colour group."""
        self.canvas.recolour(colours)
        if self.legend.isVisible():
            self.legend.show_scene(self.canvas.scene)

    def toggle_citable(self) -> None:
        """Show only what can be cited, or everything again."""
        self.canvas.show_citable_only(not self.canvas.citable_only)
        self._citable.setChecked(self.canvas.citable_only)

    def toggle_legend(self) -> None:
        """Show or hide what lines and signs mean."""
        if self.legend.isHidden():
            self.legend.show_scene(self.canvas.scene)
        self.legend.setVisible(self.legend.isHidden())
        self._explain.setChecked(not self.legend.isHidden())
        self._arrange()

    def toggle_overview(self) -> None:
        """Show or hide the overview, where it helps."""
        self.overview.wanted = not self.overview.wanted
        self.overview.follow()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Everything that floats in its corner."""
        for each in (self._float, self._note, self.legend):
            each.adjustSize()
        right, bottom = self.width() - _ASIDE, self.height() - _ASIDE
        self._float.move(right - self._float.width(), bottom - self._float.height())
        above = bottom - self._float.height() - 8
        self.overview.move(right - self.overview.width(), above - self.overview.height())
        self.legend.move(_ASIDE, bottom - self.legend.height())
        self._note.move(_ASIDE, 12)
        for each in (self.overview, self.legend, self._note, self._float):
            each.raise_()

    def _buttons(self) -> QWidget:
        self._citable = self._switch("shield-check", "Only what I can cite", self.toggle_citable, "C")
        self._explain = self._switch("circle-help", "What lines and signs mean", self.toggle_legend, "I")
        buttons = row(
            self._citable,
            self._explain,
            icon_button("minus", "Zoom out", lambda: self.canvas.zoom(0.8), "−"),
            icon_button("plus", "Zoom in", lambda: self.canvas.zoom(1.25), "+"),
            icon_button("maximize-2", "Show the whole chart", self.canvas.fit, "F"),
            margins=(4, 3, 4, 3),
            spacing=2,
        )
        floating = panel("Float", buttons)
        floating.setParent(self)
        return floating

    def _switch(self, icon: str, name: str, on_click: Callable[[], object], key: str) -> QToolButton:
        button = icon_button(icon, name, on_click, key)
        button.setCheckable(True)
        return button

    def _left_out_note(self) -> QWidget:
        """Says what is not on the chart, so that nobody takes a part for the whole."""
        self._left_out = PlainLabel("", "caption")
        self._show_all = text_button("Show", self._show_left_out)
        note = panel("Float", row(self._left_out, self._show_all, margins=(12, 4, 6, 4), spacing=6))
        note.setParent(self)
        note.hide()
        return note

    def _say_left_out(self) -> None:
        said = []
        if self.canvas.citable_only:
            nodes, edges = self.canvas.left_out_as_uncited()
            left = [counted(edges, "link")] * bool(edges) + [counted(nodes, "entity")] * bool(nodes)
            said.append(f"Only what can be cited: {' and '.join(left) or 'nothing'} left out")
        if self._hidden:
            said.append(f"{counted(self._hidden, 'entity')} hidden")
        self._left_out.setText(" · ".join(said))
        self._note.setVisible(bool(said))
        self._arrange()
        self.canvas.covered_above = self._note.geometry().bottom() if said else 0

    def _show_left_out(self) -> None:
        if self.canvas.citable_only:
            self.toggle_citable()
        if self._hidden:
            self.show_hidden_asked.emit()
