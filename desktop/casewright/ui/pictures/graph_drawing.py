"""The link chart as a drawing: all of what is shown, as shapes and letters instead of pixels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from casewright.analysis.painting import Painting
from casewright.ui.graph.art import Art
from casewright.ui.graph.bundles import SOLID, UNCITED, WEAK
from casewright.ui.graph.camera import Camera
from casewright.ui.graph.discs import nodes_in
from casewright.ui.graph.ink import PAPER
from casewright.ui.graph.legend import Draw, bundle_sign, kind_sign, line_sign, mark_sign, polarity_sign
from casewright.ui.graph.lettering import Caption
from casewright.ui.graph.marks import COOPERATIVE, DISPUTED, HOSTILE
from casewright.ui.graph.pens import draw_plain, draw_shaped
from casewright.ui.graph.picture import DETAIL_LIMIT
from casewright.ui.graph.records import GraphNode
from casewright.ui.graph.scene import Scene
from casewright.ui.graph.strokes import Strokes, edges_in_sight, shaped, straight
from casewright.ui.pictures.allowed import Allowed, Subject
from casewright.ui.pictures.drawing import SIGN_WIDE, Drawing, Fitted, Sign, plain
from casewright.ui.window.words import counted

_DETAILED_SLICE, _SLICE, _NODE_SLICE = 100, 1000, 100
_FITTING_ROUNDS = 2
_MOST_KINDS = 14
_LINE = 42.0


def graph_drawing(scene: Scene, title: str, view: UUID | None, painting: Painting | None) -> Drawing:
    """A chart; `scene` is not to be changed any more (`Scene.shown_part`).

    Args:
        painting: what colours stand for; None is the kind.
    """
    entities = frozenset(UUID(each) for node in scene.nodes for each in node.members or (node.id,))
    subject = Subject(entities, frozenset(map(UUID, scene.edge_ids)), frozenset(), view)
    counts = f"{counted(len(entities), 'entity')}, {counted(len(scene.edges), 'link')}"
    return Drawing(
        title, subject, tuple(_legend(scene, painting)), partial(_fit, scene), counts, is_graph=True
    )


def allowed_part(scene: Scene, allowed: Allowed) -> Scene:
    """A scene without what may not be in the picture; of a closed group its other members stay."""
    nodes = [kept for each in scene.nodes if (kept := _kept(each, allowed)) is not None]
    edges = [each for each in scene.edges if allowed.link(UUID(each.id))]
    if nodes == list(scene.nodes) and len(edges) == len(scene.edges):
        return scene
    part = Scene(nodes, edges)
    part.unit = scene.unit
    return part


def _kept(node: GraphNode, allowed: Allowed) -> GraphNode | None:
    if not node.members:
        return node if allowed.entity(UUID(node.id)) else None
    members = tuple(each for each in node.members if allowed.entity(UUID(each)))
    if not members:
        return None
    label = node.label if members == node.members else f"{node.label.rpartition(' (')[0]} ({len(members)})"
    return replace(node, label=label, members=members)


def _fit(scene: Scene, width: float, height: float) -> Fitted:
    art = Art(scene, PAPER)
    camera = Camera(width=int(width), height=int(height)).fitted(scene)
    for _ in range(_FITTING_ROUNDS):
        reach = art.captions.reach(camera)
        if reach is None:
            break
        camera = camera.fitted(scene, reach)
    return Fitted(partial(_draw, art, camera))


def _draw(art: Art, camera: Camera, painter: QPainter) -> Iterator[None]:
    """Edges, then signs and labels on them, nodes, names."""
    scene = art.scene
    if not len(scene):
        return
    x, y = camera.to_screen(scene.x, scene.y)
    edges = edges_in_sight(scene, x, y, camera)
    detailed = len(edges) <= DETAIL_LIMIT
    lines: list[Strokes] = []
    size = _DETAILED_SLICE if detailed else _SLICE
    opacity = int(np.clip(190 * (3000 / max(len(edges), 1)) ** 0.5, 30, 170))
    for first in range(0, len(edges), size):
        some = edges[first : first + size]
        if detailed:
            parts = shaped(scene, x, y, some, camera)
            draw_shaped(painter, scene, camera, art.ink, parts)
            lines += parts
        else:
            draw_plain(painter, scene, art.ink, straight(scene, x, y, some), opacity)
        yield
    nodes = nodes_in(scene.shown, x, y, camera.width, camera.height, 0)
    placed = art.captions.place(camera, x, y, nodes, tuple(lines))
    yield
    for mark in placed.marks:
        art.marks.draw_one(painter, mark.kind, QPointF(mark.x, mark.y))
    _write(art, painter, placed.labels)
    yield
    for first in range(0, len(nodes), _NODE_SLICE):
        art.discs.write(painter, camera, x, y, nodes[first : first + _NODE_SLICE])
        yield
    _write(art, painter, placed.names)


def _write(art: Art, painter: QPainter, captions: Sequence[Caption]) -> None:
    """None fades, as those of less linked nodes do on the screen: paper cannot be zoomed."""
    for each in captions:
        art.lettering.write(painter, each.words, each.area.topLeft())


def _legend(scene: Scene, painting: Painting | None) -> Iterator[Sign]:
    """What occurs on the chart."""

    def sign(words: str, draw: Draw, wide: float = SIGN_WIDE) -> Sign:
        return Sign(words, lambda painter, where: draw(painter, Art(scene, PAPER), where.center()), wide)

    kinds = Counter(
        (node.kind, node.icon, node.colour if painting is None else "document", node.shape or node.colour)
        for node in scene.nodes
    )
    for (kind, icon, colour, shape), count in kinds.most_common(_MOST_KINDS):
        yield sign(f"{kind} {count:,}", kind_sign(shape, colour, icon))
    if len(kinds) > _MOST_KINDS:
        yield plain(f"{len(kinds) - _MOST_KINDS} more kinds")
    shown = set(scene.node_ids)
    counts = Counter(
        c for entity, c in (painting.colours if painting else {}).items() if str(entity) in shown
    )
    title, entries = (painting.title, painting.legend) if painting is not None else ("", ())
    for each in entries:
        if counts[each.colour]:
            yield sign(f"{title}: {each.label}", kind_sign("person", each.colour))
    drawn, here = scene.drawn, scene.drawn.here
    width, dash, many, polarity = (
        each[here] for each in (drawn.width, drawn.dash, drawn.count, drawn.polarity)
    )
    lines = [
        ((dash == SOLID) & (width == 1), "one origin", line_sign(1, SOLID, 0), _LINE),
        (
            (dash == SOLID) & (width > 1),
            "wider: two or more independent origins",
            line_sign(3, SOLID, 0),
            _LINE,
        ),
        (dash == WEAK, "graded doubtful", line_sign(1, WEAK, 0), _LINE),
        (dash == UNCITED, "nothing to cite", line_sign(1, UNCITED, 0), _LINE),
        (many > 1, "so many links", bundle_sign, SIGN_WIDE),
        (polarity < 0, "hostile", polarity_sign(-1, HOSTILE), _LINE),
        (polarity > 0, "cooperative", polarity_sign(1, COOPERATIVE), _LINE),
        (drawn.disputed[here], "disputed", mark_sign(DISPUTED), SIGN_WIDE),
    ]
    for occurs, words, draw, wide in lines:
        if occurs.any():
            yield sign(words, draw, wide)
    if scene.faint.any() or drawn.faint[here].any():
        yield plain("pale: perhaps in this time, or undated")
