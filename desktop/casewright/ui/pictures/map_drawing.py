"""The map as a drawing: the part of the world in sight, with what is shown there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from casewright.analysis.geography.basemap import CREDIT
from casewright.analysis.geography.camera import MapCamera
from casewright.model.ontology import Ontology
from casewright.ui.map.ground import Ground
from casewright.ui.map.marks import Marks
from casewright.ui.map.outlines import Outlines
from casewright.ui.map.painter import MapPainter, MapState, draw_scale
from casewright.ui.map.ways import Ways
from casewright.ui.pictures.allowed import Allowed, Subject
from casewright.ui.pictures.drawing import Drawing, Fitted, Sign, plain
from casewright.ui.theme import colour, draw_glyph, kind_colours
from casewright.ui.window.words import counted

_MOST_KINDS = 14


def map_drawing(
    marks: Marks, ways: Ways, camera: MapCamera, outlines: Outlines, ontology: Ontology, allowed: Allowed
) -> Drawing:
    """What is shown of the spots and links, without what may not be in the picture."""
    kept = [
        number
        for number in np.flatnonzero(marks.shown).tolist()
        if allowed.entity(marks.spots[number].entity_id)
        and marks.spots[number].claim_id not in allowed.withheld
        and _may_lead(marks.spots[number].link_id, allowed)
    ]
    place = {number: new for new, number in enumerate(kept)}
    possible = {place[number] for number in kept if number in marks.possible}
    lines = [
        number
        for number in ways.visible().tolist()
        if {int(ways.start[number]), int(ways.end[number])} <= place.keys()
    ]
    first_move = len(ways.ways)
    links = [
        ways.ways[number]
        for number in lines
        if number < first_move and allowed.link(ways.ways[number].link.id)
    ]
    moves = [ways.moves[number - first_move] for number in lines if number >= first_move]
    part = Marks([marks.spots[number] for number in kept])
    part.show(None, possible)
    ties = Ways(
        part,
        [replace(each, start=place[each.start], end=place[each.end]) for each in links],
        [replace(each, start=place[each.start], end=place[each.end]) for each in moves],
    )
    vias = {spot.link_id for spot in part.spots if spot.link_id is not None}
    subject = Subject(
        frozenset(spot.entity_id for spot in part.spots),
        frozenset(each.link.id for each in links) | vias,
        frozenset(spot.claim_id for spot in part.spots if spot.claim_id is not None),
    )
    tinted = {spot.country for spot in part.spots if spot.country}

    def fit(width: float, height: float) -> Fitted:
        scale = camera.scale * min(width / camera.width, height / camera.height)
        shown = replace(camera, scale=scale, width=int(width), height=int(height)).panned(0, 0)
        return Fitted(partial(_draw, part, ties, shown, outlines, tinted, ontology))

    legend = tuple(_legend(part, ties, ontology))
    shown = counted(len(subject.entities), "entity"), counted(len(links), "link")
    return Drawing("Map", subject, legend, fit, f"{shown[0]} on the map, {shown[1]} between them", CREDIT)


def _may_lead(link: object, allowed: Allowed) -> bool:
    """A place that follows from a link goes with it."""
    return link is None or allowed.links is None or link in allowed.links


def _draw(
    marks: Marks,
    ways: Ways,
    camera: MapCamera,
    outlines: Outlines,
    tinted: set[str],
    ontology: Ontology,
    painter: QPainter,
) -> Iterator[None]:
    painter.save()
    painter.setClipRect(QRectF(0, 0, camera.width, camera.height))
    yield from Ground(outlines).draw(painter, camera, tinted)
    state = MapState(camera, marks, ways, outlines.names, frozenset(), None, None)
    MapPainter(ontology).paint(painter, state)
    draw_scale(painter, camera)
    painter.restore()
    painter.setPen(QPen(colour("line2"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(0, 0, camera.width, camera.height))
    yield


def _legend(marks: Marks, ways: Ways, ontology: Ontology) -> Iterator[Sign]:
    kinds = Counter(spot.kind for spot in marks.spots)
    for key, count in kinds.most_common(_MOST_KINDS):
        kind = ontology.entity_kind_shown(key)
        yield Sign(f"{kind.label} {count:,}", partial(_draw_kind, kind.icon, kind.colour))
    if len(kinds) > _MOST_KINDS:
        yield plain(f"{len(kinds) - _MOST_KINDS} more kinds")
    if any(spot.how == "linked" for spot in marks.spots):
        yield Sign("where a link puts it", _draw_linked)
    if any(spot.precision_km for spot in marks.spots):
        yield Sign("somewhere within", _draw_circle)
    if any(each.link.citations for each in ways.ways):
        yield Sign("link, the wider the more sources", partial(_draw_line, "ctl", ()))
    if any(not each.link.citations for each in ways.ways):
        yield Sign("nothing to cite", partial(_draw_line, "ctl", (4.0, 3.0)))
    if ways.hostile.any():
        yield Sign("hostile", partial(_draw_line, "bad", ()))
    if ways.moves:
        yield Sign("moved", partial(_draw_line, "text2", (1.0, 3.0)))


def _draw_kind(icon: str, group: str, painter: QPainter, where: QRectF, *, dashed: bool = False) -> None:
    ink, tint = kind_colours(group)
    pen = QPen(QColor(ink), 1.2)
    if dashed:
        pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.setBrush(QColor(tint))
    painter.drawEllipse(where.center(), 8, 8)
    if icon:
        draw_glyph(painter, QRectF(where.center().x() - 5, where.center().y() - 5, 10, 10), icon, ink)


def _draw_linked(painter: QPainter, where: QRectF) -> None:
    _draw_kind("", "document", painter, where, dashed=True)


def _draw_circle(painter: QPainter, where: QRectF) -> None:
    ink = QColor(kind_colours("place").ink)
    painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
    ink = QColor(ink)
    ink.setAlpha(22)
    painter.setBrush(ink)
    painter.drawEllipse(where.center(), 8, 8)


def _draw_line(ink: str, dashes: tuple[float, ...], painter: QPainter, where: QRectF) -> None:
    pen = QPen(colour(ink), 1.4)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern(list(dashes))
    painter.setPen(pen)
    painter.drawLine(QLineF(where.left(), where.center().y(), where.right(), where.center().y()))
