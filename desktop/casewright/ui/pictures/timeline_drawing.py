"""The timeline as a drawing: the days in sight, every lane, in the colours of paper."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from casewright.analysis.timeline.arrangement import Arrangement, LaneBars, Metrics, arrange, lane_bars
from casewright.analysis.timeline.scale import day_words
from casewright.model.ontology import Ontology
from casewright.ui.pictures.allowed import Allowed, Subject
from casewright.ui.pictures.drawing import Drawing, Fitted, Sign, plain
from casewright.ui.theme import draw_glyph
from casewright.ui.theme.tokens import LIGHT
from casewright.ui.timeline.chart import Chart
from casewright.ui.timeline.look import look_of
from casewright.ui.timeline.painter import TimelinePainter
from casewright.ui.timeline.ready import Ready
from casewright.ui.timeline.signs import kind_name

_SMALLER = (1.0, 1.25, 1.5)
"""By how much everything is made smaller until all lanes have room."""

_MOST_KINDS = 14


def timeline_drawing(
    ready: Ready,
    chart: Chart,
    allowed: Allowed,
    ontology: Ontology,
    collapsed: Collection[str],
    whole: Collection[str],
) -> Drawing:
    """The days and lanes of a chart, without what may not be in the picture."""
    may = {number for number in ready.shown if _may(chart, number, allowed)}
    lanes = [
        replace(each.lane, items=tuple(number for number in each.lane.items if number in may))
        for each in ready.lanes
        if _may_be_named(each, allowed)
    ]
    lanes = [each for each in lanes if each.items]
    undated = [number for number in ready.undated if number in may]
    items = [chart.items[number] for number in may]
    subject = Subject(
        frozenset(each.id for each in items if each.type == "entity"),
        frozenset(each.id for each in items if each.type == "link"),
        frozenset(each.id for each in items if each.type in ("claim", "source")),
    )
    kept = replace(chart, selected=None, focus=None, scroll=0.0, titles=dict(chart.titles))
    days = f"{day_words(round(chart.scale.start))} to {day_words(round(chart.scale.end))}"

    def fit(width: float, height: float) -> Fitted:
        look = look_of(LIGHT, dark=False)
        bars = lane_bars(kept.items, lanes, kept.clock, kept.horizon, look.metrics)
        for smaller in _SMALLER:
            wide, high = width * smaller, height * smaller
            kept.scale = chart.scale.resized(wide - look.head)
            kept.scale = replace(
                kept.scale, per_day=chart.scale.per_day * kept.scale.width / chart.scale.width
            )
            kept.arrangement = _arranged(bars, undated, kept, look.metrics, collapsed, whole)
            if kept.arrangement.height <= high - look.axis:
                break
        room = high - look.axis
        boxes = kept.arrangement.boxes
        whole_lanes = tuple(box for box in boxes if box.top + box.height <= room) or boxes[:1]
        more = len(boxes) - len(whole_lanes)
        lowest = max((box.top + box.height for box in whole_lanes), default=0.0)
        kept.arrangement = Arrangement(whole_lanes, lowest)
        shown = min(high, lowest + look.axis)
        note = f"{more} further {'lane has' if more == 1 else 'lanes have'} no room here." if more else ""
        return Fitted(partial(_draw, TimelinePainter(look), kept, wide, shown, 1 / smaller), note)

    return Drawing("Timeline", subject, tuple(_legend(kept, sorted(may), ontology)), fit, days)


def _arranged(
    bars: Sequence[LaneBars],
    undated: Sequence[int],
    chart: Chart,
    metrics: Metrics,
    collapsed: Collection[str],
    whole: Collection[str],
) -> Arrangement:
    return arrange(
        bars, undated, per_day=chart.scale.per_day, width=chart.scale.width, metrics=metrics,
        collapsed=collapsed, whole=whole,
    )  # fmt: skip


def _may(chart: Chart, number: int, allowed: Allowed) -> bool:
    item = chart.items[number]
    if item.type == "entity":
        return allowed.entity(item.id)
    if item.type == "link":
        return allowed.link(item.id)
    speaks_of = allowed.entities is None or any(map(allowed.entity, item.actors))
    return item.id not in allowed.withheld and (item.type == "source" or speaks_of)


def _may_be_named(each: LaneBars, allowed: Allowed) -> bool:
    """A lane bears the name of an entity or source."""
    ref = each.lane.ref
    if ref is None:
        return True
    return allowed.entity(ref[1]) if ref[0] == "entity" else ref[1] not in allowed.withheld


def _draw(
    timeline: TimelinePainter, chart: Chart, width: float, height: float, shrunk: float, painter: QPainter
) -> Iterator[None]:
    painter.save()
    painter.scale(shrunk, shrunk)
    timeline.paint(painter, QRectF(0, 0, width, height), chart)
    painter.restore()
    yield


def _legend(chart: Chart, numbers: Sequence[int], ontology: Ontology) -> Iterator[Sign]:
    counts: dict[tuple[str, str, str], int] = {}
    for number in numbers:
        item, sign = chart.items[number], chart.signs[number]
        is_kind = item.type == "entity"  # links and sources of all kinds look alike
        words = kind_name(ontology, item.type, item.kind) if is_kind else item.type.capitalize()
        key = (words, sign.icon, sign.colour)
        counts[key] = counts.get(key, 0) + 1
    most = sorted(counts, key=lambda key: (-counts[key], key))
    for words, icon, colour in most[:_MOST_KINDS]:
        yield Sign(words, partial(_draw_kind, icon, colour))
    if len(most) > _MOST_KINDS:
        yield plain(f"{len(most) - _MOST_KINDS} more kinds")
    periods = [chart.items[number].periods.get(chart.clock) for number in numbers]
    if any(each is not None and each.is_fuzzy for each in periods):
        yield Sign("hatched: when exactly is not known", _draw_fuzzy)
    if any(chart.items[number].key in chart.faults for number in numbers):
        yield Sign("contradicts another date", _draw_fault)


def _draw_kind(icon: str, colour: str, painter: QPainter, where: QRectF) -> None:
    ink, tint = look_of(LIGHT, dark=False).kind(colour)
    tile = QRectF(where.center().x() - 8, where.center().y() - 8, 16, 16)
    painter.setPen(QPen(tint, 1))
    painter.setBrush(tint)
    painter.drawRoundedRect(tile, 4, 4)
    draw_glyph(painter, tile.adjusted(2.5, 2.5, -2.5, -2.5), icon, ink.name())


def _draw_fuzzy(painter: QPainter, where: QRectF) -> None:
    look = look_of(LIGHT, dark=False)
    pen = QPen(look.text2, 1)
    bar = where.adjusted(1, 3, -1, -3)
    painter.setPen(pen)
    painter.drawRoundedRect(bar, 3, 3)
    for step in range(4, int(bar.width()) - 2, 5):
        painter.drawLine(QLineF(bar.left() + step, bar.bottom() - 1, bar.left() + step + 3, bar.top() + 1))


def _draw_fault(painter: QPainter, where: QRectF) -> None:
    side = 14.0
    square = QRectF(where.center().x() - side / 2, where.center().y() - side / 2, side, side)
    draw_glyph(painter, square, "triangle-alert", look_of(LIGHT, dark=False).bad.name())
