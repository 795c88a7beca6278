"""Every layout by its key, and the way in: a wish and a case, and out of them places."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from casewright.analysis.layouts.case_chart import CaseChart, read_chart
from casewright.analysis.layouts.chart_graph import Floats
from casewright.analysis.layouts.organic import organic
from casewright.analysis.layouts.telling import Tell, unheard
from casewright.analysis.layouts.wish import LayoutWish, Places
from casewright.casefile.readers import Readable
from casewright.model.errors import InvalidValue

_Layout = Callable[[CaseChart, LayoutWish, Tell], Floats]


def _organic(tight: float, chart: CaseChart, _wish: LayoutWish, tell: Tell) -> Floats:
    return organic(chart.graph, tight, tell)


LAYOUTS: dict[str, _Layout] = {
    "organic": partial(_organic, 0.0),
    "clusters": partial(_organic, 1.0),
}


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
    places = np.round(LAYOUTS[wish.layout](chart, wish, tell), 1).tolist()
    return {
        each.entity_id: (places[at][0], places[at][1])
        for at, each in enumerate(chart.nodes)
        if not chart.graph.fixed[at]
    }
