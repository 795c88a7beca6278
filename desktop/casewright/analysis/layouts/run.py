"""Every layout by its key, and the way in: a wish and a case, and out of them places."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from casewright.analysis.layouts.case_chart import CaseChart, read_chart
from casewright.analysis.layouts.case_days import days_of
from casewright.analysis.layouts.case_groups import communities_of, kinds_of, tags_of
from casewright.analysis.layouts.chart_graph import Floats
from casewright.analysis.layouts.circular import circular
from casewright.analysis.layouts.grouped import by_group
from casewright.analysis.layouts.layered import layered
from casewright.analysis.layouts.organic import organic, without_overlaps
from casewright.analysis.layouts.radial import radial
from casewright.analysis.layouts.telling import Tell, stretch, unheard
from casewright.analysis.layouts.time_axis import along_time
from casewright.analysis.layouts.wish import LayoutWish, Places
from casewright.casefile.readers import Readable
from casewright.model.errors import InvalidValue

_Layout = Callable[[Readable, CaseChart, LayoutWish, Tell], Floats]


def _radial(chart: CaseChart, wish: LayoutWish, tell: Tell) -> Floats:
    centre = chart.number(wish.centre) if wish.centre is not None else None
    if centre is None:
        raise InvalidValue("Choose the entity that the others are to stand around.")
    return radial(chart.graph, centre, tell)


def _along_time(case: Readable, chart: CaseChart, tell: Tell) -> Floats:
    days = days_of(case, chart)
    if not np.isfinite(days).any():
        raise InvalidValue("Nothing on this chart is dated: no link, no event, no claim about either.")
    return along_time(chart.graph, days, tell)


LAYOUTS: dict[str, _Layout] = {
    "organic": lambda _case, chart, _wish, tell: organic(chart.graph, 0.0, tell),
    "clusters": lambda _case, chart, _wish, tell: organic(chart.graph, 1.0, tell),
    "layered": lambda _case, chart, _wish, tell: layered(chart.graph, tell),
    "circular": lambda _case, chart, _wish, tell: circular(chart.graph, tell),
    "radial": lambda _case, chart, wish, tell: _radial(chart, wish, tell),
    "kind": lambda _case, chart, _wish, tell: by_group(chart.graph, kinds_of(chart), tell),
    "tag": lambda case, chart, _wish, tell: by_group(chart.graph, tags_of(case, chart), tell),
    "community": lambda _case, chart, _wish, tell: by_group(chart.graph, communities_of(chart), tell),
    "time": lambda case, chart, _wish, tell: _along_time(case, chart, tell),
}


_HEEDS_THE_REST = ("organic", "clusters")
"""Of what is chosen these make a part of the chart as it stands; the others draw it as a chart of its own, where it was."""


def lay_out_chart(case: Readable, wish: LayoutWish, tell: Tell = unheard) -> Places:
    """Places of the entities that may move, in scene units to a tenth; what is pinned or was not chosen is left out.

    Raises:
        InvalidValue: there is no such layout, or this chart does not have what it needs.
    """
    if wish.layout not in LAYOUTS:
        raise InvalidValue(f"There is no layout {wish.layout!r}.")
    chart = read_chart(case, wish)
    if not chart.nodes:
        return {}
    lay_out = _lay_out if wish.layout in _HEEDS_THE_REST or not wish.only else _lay_out_chosen
    places = np.round(lay_out(case, chart, wish, tell), 1).tolist()
    return {
        each.entity_id: (places[at][0], places[at][1])
        for at, each in enumerate(chart.nodes)
        if not chart.graph.fixed[at]
    }


def _lay_out(case: Readable, chart: CaseChart, wish: LayoutWish, tell: Tell) -> Floats:
    return LAYOUTS[wish.layout](case, chart, wish, tell)


def _lay_out_chosen(case: Readable, chart: CaseChart, wish: LayoutWish, tell: Tell) -> Floats:
    chosen = np.flatnonzero(~chart.graph.fixed)
    places = chart.graph.places.copy()
    if len(chosen):
        apart = _lay_out(case, chart.part(chosen), wish, stretch(tell, 0, 0.9))
        places[chosen] = apart - apart.mean(axis=0) + places[chosen].mean(axis=0)
    return without_overlaps(chart.graph, places, stretch(tell, 0.9, 1))
