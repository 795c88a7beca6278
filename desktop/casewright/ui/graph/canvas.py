"""The canvas of the link chart: answers the pointer and the keyboard, says what was chosen and moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from casewright.ui.graph import choosing
from casewright.ui.graph.bundles import MOST_FANNED
from casewright.ui.graph.keyboard import Keyboard
from casewright.ui.graph.pointer import Pointer
from casewright.ui.graph.records import GraphEdge, GraphNode
from casewright.ui.graph.scene import Scene
from casewright.ui.graph.sight import Sight
from casewright.ui.graph.spoken import describe_chart, tell_focus
from casewright.ui.graph.surface import ChartSurface
from casewright.ui.widgets.hand_driven import HandDriven


class GraphCanvas(HandDriven, ChartSurface):
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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Link chart")
        self._sight = Sight()
        self._by_degree = False
        self._shares: Mapping[str, float] | None = None
        self._pointer: Pointer = Pointer(self)
        self._keyboard: Keyboard = Keyboard(self)

    # --- what others call -------------------------------------------------------------------------------------------

    def set_graph(
        self, nodes: Sequence[GraphNode], edges: Sequence[GraphEdge], *, keep_view: bool = False
    ) -> None:
        """Show another graph. What is chosen stays chosen where it still exists; so does the view, when asked."""
        chosen, opened = self.selected_ids(), self.scene.opened_ids()
        scene = Scene(nodes, edges)
        self._size(scene)
        self._sight.apply(scene)
        scene.open_bundles(opened)
        self.take_scene(scene)
        self.selection.set(self._numbers(chosen))
        if keep_view and not self._fit_when_shown:
            self.scene.unit = self.camera.unit
            self.redraw()
        else:
            self.fit()
        self._describe()

    def select(self, ids: Iterable[str]) -> None:
        """Choose nodes from outside; sends no signal."""
        self.selection.set(self._numbers(ids))
        self._describe()
        self.update()

    def select_link(self, link_id: str) -> None:
        """Choose an edge from outside, taking it out of its bundle; sends no signal. One that is not here chooses nothing."""
        edge = next((number for number, each in enumerate(self.scene.edges) if each.id == link_id), None)
        if edge is None:
            self.select(())
            return
        if self.scene.drawn.count[edge] > 1:
            self.scene.open_bundle(self.scene.pair_of(edge))
        self.selection.set_edge(edge)
        self._describe()
        self.redraw()

    def set_shown(
        self,
        nodes: Set[str] | None,
        edges: Set[str] | None,
        faint_nodes: Set[str] = frozenset(),
        faint_edges: Set[str] = frozenset(),
    ) -> None:
        """Show only these nodes and edges, by id, None being all; nothing moves, and what is hidden is chosen no more.

        Holds for the graphs that follow too, until it is called again.

        Args:
            faint_nodes, faint_edges: of these, those to be drawn pale, since they may not belong.
        """
        self._sight.nodes, self._sight.edges = nodes, edges
        self._sight.faint_nodes, self._sight.faint_edges = faint_nodes, faint_edges
        self._look_again()

    def size_by_degree(self, wanted: bool) -> None:
        """Draw nodes the larger the more edges meet at them; holds for the graphs that follow too."""
        self._by_degree = wanted
        self._size(self.scene)
        self.redraw()

    def size_by(self, shares: Mapping[str, float] | None) -> None:
        """Draw nodes by numbers from 0 to 1, by id, whatever their degree; None ends that. Holds for the graphs that follow too."""
        self._shares = shares
        self._size(self.scene)
        self.redraw()

    def show_citable_only(self, wanted: bool) -> None:
        """Hide edges that rest on nothing that can be cited, and nodes that hang on such edges alone."""
        self._sight.citable_only = wanted
        self._look_again()

    @property
    def citable_only(self) -> bool:
        """Whether only what can be cited is shown."""
        return self._sight.citable_only

    def left_out_as_uncited(self) -> tuple[int, int]:
        """How many nodes and edges are not shown because nothing can be cited for them."""
        return self._sight.left_out

    def set_origins(self, origins: Mapping[str, int]) -> None:
        """Draw edges as wide as their independent origins, by id, are many."""
        self.scene.set_origins(origins)
        self.redraw()

    def selected_ids(self) -> list[str]:
        """The ids of the chosen nodes, in the order in which they were chosen."""
        return [self.scene.nodes[number].id for number in self.selection.nodes]

    def selected_link(self) -> str | None:
        """The id of the chosen edge."""
        return None if self.selection.edge is None else self.scene.edges[self.selection.edge].id

    def select_neighbours(self) -> None:
        """Add the neighbours of all chosen nodes to what is chosen; again widens it."""
        self.choose(choosing.with_neighbours(self.scene, self.selection.nodes))

    def select_all(self) -> None:
        """Choose everything that is shown."""
        self.choose(choosing.every(self.scene))

    def select_rest(self) -> None:
        """Choose what is not chosen, and nothing else."""
        self.choose(choosing.all_but(self.scene, self.selection.nodes))

    def select_kind(self) -> None:
        """Choose all nodes of the kinds that are chosen."""
        self.choose(choosing.of_the_same_kind(self.scene, self.selection.nodes))

    def toggle_bundles(self) -> None:
        """Fan out the bundles at what is chosen, or bundle them again when none is left to fan out."""
        edges = self.scene.edges_of_all(self.selection.nodes).tolist()
        edges += [self.selection.edge] if self.selection.edge is not None else []
        pairs = {self.scene.pair_of(edge) for edge in edges}
        many = {pair for pair in pairs if len(self.scene.between(pair)) > MOST_FANNED}
        closed = many - self.scene.opened
        for pair in closed or many:
            self.scene.open_bundle(pair, opened=bool(closed))
        self.redraw()

    def reveal(self, node_id: str) -> None:
        """Bring a node into sight, moving the view only when it is not there yet."""
        number = self.scene.index.get(node_id)
        if number is None or not self.scene.shown[number]:
            return
        px, py = self.camera.point_to_screen(self.scene.x[number], self.scene.y[number])
        if not self.rect().adjusted(60, 60, -60, -60).contains(round(px), round(py)):
            self.set_camera(self.camera.panned(self.width() / 2 - px, self.height() / 2 - py))

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
        """Choose an edge by hand; a bundle is fanned out instead."""
        if self.scene.drawn.count[edge] > 1:
            self.scene.open_bundle(self.scene.pair_of(edge))
            self.redraw()
        elif self.selection.set_edge(edge):
            self._said()
            self.link_selected.emit(self.scene.edges[edge].id)

    def shift_nodes(self, nodes: Iterable[int], dx: float, dy: float) -> None:
        """Move nodes by so many scene units, without saying so yet."""
        some = np.fromiter(nodes, np.int64)
        self.scene.x[some] += dx
        self.scene.y[some] += dy
        self.px[some], self.py[some] = self.camera.to_screen(self.scene.x[some], self.scene.y[some])
        self.update()

    def say_moved(self, nodes: Iterable[int]) -> None:
        """Say where nodes are after they were moved by hand."""
        scene = self.scene
        self.nodes_moved.emit([(scene.nodes[n].id, float(scene.x[n]), float(scene.y[n])) for n in nodes])

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def leaveEvent(self, _event: QEvent) -> None:
        self.hovered = None
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._keyboard.tab(forward) or super().focusNextPrevChild(forward)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _size(self, scene: Scene) -> None:
        if self._shares is None:
            scene.size_by_degree(self._by_degree)
        else:
            scene.size_by(self._shares)

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

    def _said(self) -> None:
        self._describe()
        self.selection_changed.emit(self.selected_ids())
        self.update()

    def _describe(self) -> None:
        said = describe_chart(self.scene, self.selection)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            tell_focus(self)
