"""The graph as arrays: places, kinds, ends of edges, and which edges meet at a node."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from casewright.ui.graph.arrays import Bools, Floats, Ints, Shorts
from casewright.ui.graph.bundles import EdgeFacts, Pair, drawn_edges
from casewright.ui.graph.records import GraphEdge, GraphNode

if TYPE_CHECKING:
    from casewright.ui.graph.camera import Camera


class Look(NamedTuple):
    """How a node is drawn: its icon, the colour groups of its colour and of its shape, and whether it is a closed group."""

    icon: str
    colour: str
    shape: str
    is_group: bool


_POLARITY = {"hostile": -1, "cooperative": 1}
_SIZES = (1.0, 1.25, 1.6, 2.0)
"""Sizes of nodes, from the least to the most linked: few, so that each is drawn from an atlas."""

_SPACING = 120.0
"""Pixels between linked nodes at zoom 1: whatever units a layout uses, its usual link is then this long."""


class Scene:
    """Nodes and edges by index. Edges lie in random order, so that the first n of them are a fair sample of all."""

    def __init__(self, nodes: Sequence[GraphNode] = (), edges: Sequence[GraphEdge] = ()) -> None:
        self.nodes = tuple(nodes)
        self.index = {node.id: number for number, node in enumerate(self.nodes)}
        known = [e for e in edges if e.source in self.index and e.target in self.index]
        order = np.random.default_rng(0).permutation(len(known))
        self.edges = tuple(known[number] for number in order)
        self.node_ids = tuple(node.id for node in self.nodes)
        self.edge_ids = tuple(edge.id for edge in self.edges)
        self.x = np.array([node.x for node in self.nodes], np.float64)
        self.y = np.array([node.y for node in self.nodes], np.float64)
        self._index_looks()
        self.pinned = np.array([node.pinned for node in self.nodes], np.bool_)
        self.source = np.fromiter((self.index[e.source] for e in self.edges), np.int64, len(self.edges))
        self.target = np.fromiter((self.index[e.target] for e in self.edges), np.int64, len(self.edges))
        self._facts = _facts(self.source, self.target, self.edges)
        self.opened: set[Pair] = set()
        self._index_ends()
        self.size = np.ones(len(self.nodes))
        self.show_only(np.ones(len(self.nodes), np.bool_), np.ones(len(self.edges), np.bool_))
        self.unit = self._spacing()

    def __len__(self) -> int:
        return len(self.nodes)

    def show_only(
        self, nodes: Bools, edges: Bools, faint_nodes: Bools | None = None, faint_edges: Bools | None = None
    ) -> None:
        """Show some of the nodes, and of the edges between them some, and some of these pale; nothing moves."""
        self.shown: Bools = nodes
        self.edge_shown: Bools = edges & nodes[self.source] & nodes[self.target]
        self.faint: Bools = np.zeros(len(nodes), np.bool_) if faint_nodes is None else faint_nodes
        if faint_edges is not None:
            self._facts = replace(self._facts, faint=faint_edges)
        self._draw_anew()

    def shown_part(self) -> Scene:
        """What is shown now as a scene of its own: nothing hidden is in it, and nothing that happens later changes it."""
        nodes, edges = np.flatnonzero(self.shown), np.flatnonzero(self.edge_shown)
        places = zip(nodes.tolist(), self.x[nodes].tolist(), self.y[nodes].tolist(), strict=True)
        origins = self._facts.origins[edges].tolist()
        part = Scene(
            [replace(self.nodes[number], x=x, y=y) for number, x, y in places],
            [replace(self.edges[n], origins=many) for n, many in zip(edges.tolist(), origins, strict=True)],
        )
        part.unit, part.size = self.unit, self.size[nodes]
        place = np.full(len(self.nodes), -1, np.int64)
        place[nodes] = np.arange(len(nodes))
        ends = ((int(place[a]), int(place[b])) for a, b in self.opened)
        part.opened = {(min(pair), max(pair)) for pair in ends if min(pair) >= 0}
        faint = {self.edges[n].id for n in edges[self._facts.faint[edges]].tolist()}
        part.show_only(
            part.shown,
            part.edge_shown,
            self.faint[nodes],
            np.array([e.id in faint for e in part.edges], np.bool_),
        )
        return part

    def recolour(self, colours: Mapping[str, str]) -> None:
        """Give nodes, by id, another colour group; their shapes stay."""
        self.nodes = tuple(
            node
            if colours.get(node.id, node.colour) == node.colour
            else replace(node, colour=colours[node.id], shape=node.shape or node.colour)
            for node in self.nodes
        )
        self._index_looks()

    def size_by_degree(self, wanted: bool) -> None:
        """Draw nodes the larger the more edges meet at them, as the square root of their number; or all alike."""
        share = np.sqrt(self.degree / max(int(self.degree.max(initial=0)), 1))
        self._size_by(share if wanted else np.zeros(len(self.nodes)))

    def size_by(self, shares: Mapping[str, float]) -> None:
        """Draw nodes, by id, the larger the nearer a number is to 1; those without one as small as with 0."""
        found = (shares.get(node, 0.0) for node in self.node_ids)
        self._size_by(np.fromiter(found, np.float64, len(self.nodes)))

    def _size_by(self, share: Floats) -> None:
        level = np.minimum((share * len(_SIZES)).astype(np.int64), len(_SIZES) - 1)
        self.size = np.array(_SIZES)[level]

    def radius(self, camera: Camera) -> Floats:
        """Of each disc, in pixels."""
        return np.asarray(camera.node_size() / 2 * self.size, np.float64)

    def open_bundle(self, pair: Pair, opened: bool = True) -> None:
        """Fan out all edges between two nodes, the lower number first, however many; or draw them as one again."""
        self.opened = self.opened | {pair} if opened else self.opened - {pair}
        self._draw_anew()

    def opened_ids(self) -> list[tuple[str, str]]:
        """The pairs of nodes whose edges are fanned out however many, by id."""
        return [(self.nodes[a].id, self.nodes[b].id) for a, b in self.opened]

    def open_bundles(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Fan out the edges between pairs of nodes given by id, as far as they are here."""
        known = [(self.index[a], self.index[b]) for a, b in pairs if a in self.index and b in self.index]
        self.opened = {(min(pair), max(pair)) for pair in known}
        self._draw_anew()

    def set_origins(self, origins: Mapping[str, int]) -> None:
        """The independent origins of edges by id, for edges that rest on anything; the others stay as they are."""
        found = (min(origins.get(edge.id, 1), 99) if edge.origins else 0 for edge in self.edges)
        self._facts = replace(self._facts, origins=np.fromiter(found, np.int16, len(self.edges)))
        self._draw_anew()

    @property
    def origins(self) -> Shorts:
        """Independent origins of edges, 0 where nothing can be cited."""
        return self._facts.origins

    @property
    def cited(self) -> Bools:
        """Which edges rest on something that can be cited."""
        return np.asarray(self._facts.origins > 0, np.bool_)

    def pair_of(self, edge: int) -> Pair:
        """The two nodes of an edge, the lower number first."""
        a, b = int(self.source[edge]), int(self.target[edge])
        return min(a, b), max(a, b)

    def between(self, pair: Pair) -> Ints:
        """The edges shown between two nodes."""
        found = self.edges_of(pair[0])
        if pair[0] == pair[1]:
            return np.flatnonzero(self.edge_shown & (self.source == pair[0]) & (self.target == pair[0]))
        other: Bools = (self.source[found] == pair[1]) | (self.target[found] == pair[1])
        return np.asarray(found[other], np.int64)

    def drawn_among(self, edge: Ints) -> Ints:
        """Of some edges those that are drawn; for one in a bundle, the bundle."""
        hidden = edge[~self.drawn.here[edge] & self.edge_shown[edge]]
        heads = [self._head_of(each) for each in hidden.tolist()]
        return np.unique(np.concatenate([edge[self.drawn.here[edge]], np.array(heads, np.int64)]))

    def edges_of(self, node: int) -> Ints:
        """The edges shown that meet at a node."""
        meeting: Ints = self._meeting[self._first[node] : self._first[node + 1]]
        found: Ints = meeting[self.edge_shown[meeting]]
        return found

    def edges_of_all(self, nodes: Iterable[int]) -> Ints:
        """The edges that meet at any of these nodes, each once."""
        found = [self.edges_of(node) for node in nodes]
        return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)

    def neighbours(self, node: int) -> list[int]:
        """The nodes one link away, clockwise from the top, each once."""
        meeting = self.edges_of(node)
        ends = np.concatenate([self.source[meeting], self.target[meeting]])
        found = np.unique(ends[ends != node])
        angle = np.arctan2(self.x[found] - self.x[node], self.y[node] - self.y[found]) % (2 * np.pi)
        return [int(each) for each in found[np.argsort(angle, kind="stable")]]

    def first(self) -> int | None:
        """The node shown at which most edges meet."""
        return next((int(node) for node in self.by_degree if self.shown[node]), None)

    def _draw_anew(self) -> None:
        self.drawn = drawn_edges(self._facts, self.edge_shown, self.opened)

    def _head_of(self, edge: int) -> int:
        found = self.between(self.pair_of(edge))
        return int(found[self.drawn.here[found]][0])

    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the places shown, of all when none is; the scene must not be empty."""
        x, y = (self.x[self.shown], self.y[self.shown]) if self.shown.any() else (self.x, self.y)
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())

    def _index_looks(self) -> None:
        self.looks, self.look = _distinct(
            Look(node.icon, node.colour, node.shape or node.colour, bool(node.members)) for node in self.nodes
        )

    def _index_ends(self) -> None:
        count, ends = len(self.nodes), np.concatenate([self.source, self.target])
        number = np.tile(np.arange(len(self.edges), dtype=np.int64), 2)
        loops = np.concatenate([np.zeros(len(self.edges), np.bool_), self.source == self.target])
        ends, number = ends[~loops], number[~loops]
        self._meeting = number[np.argsort(ends, kind="stable")]
        self.degree = np.bincount(ends, minlength=count) if count else np.zeros(0, np.int64)
        self._first = np.concatenate([[0], np.cumsum(self.degree)]).astype(np.int64)
        self.by_degree = np.argsort(-self.degree, kind="stable")
        self.rank = np.empty(count, np.int64)
        self.rank[self.by_degree] = np.arange(count)

    def _spacing(self) -> float:
        """Scene units that make `_SPACING` pixels at zoom 1."""
        if len(self.nodes) < 2:
            return 1.0
        left, top, right, bottom = self.bounds()
        extent = max(right - left, bottom - top, 1e-9)
        room = float(
            np.sqrt(max(right - left, extent / 10) * max(bottom - top, extent / 10) / len(self.nodes))
        )
        long = np.hypot(self.x[self.source] - self.x[self.target], self.y[self.source] - self.y[self.target])
        long = long[long > 0]
        # in a tangle links are far longer than nodes lie apart
        return min(float(np.median(long)), 1.25 * room) / _SPACING if len(long) else room / _SPACING


def _distinct(looks: Iterable[Look]) -> tuple[list[Look], Ints]:
    seen: dict[Look, int] = {}
    numbers = [seen.setdefault(look, len(seen)) for look in looks]
    return list(seen), np.array(numbers, np.int64)


def _facts(source: Ints, target: Ints, edges: Sequence[GraphEdge]) -> EdgeFacts:
    return EdgeFacts(
        source,
        target,
        np.fromiter((min(edge.origins, 99) for edge in edges), np.int16, len(edges)),
        np.fromiter((edge.weak for edge in edges), np.bool_, len(edges)),
        np.fromiter((_POLARITY.get(edge.polarity, 0) for edge in edges), np.int16, len(edges)),
        np.fromiter((edge.disputed for edge in edges), np.bool_, len(edges)),
        np.fromiter((edge.directed for edge in edges), np.bool_, len(edges)),
        np.zeros(len(edges), np.bool_),
    )
