"""What the entities of a chart have in common, as the number of a group for each."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from uuid import UUID

import numpy as np

from casewright.analysis.layouts.case_chart import CaseChart
from casewright.analysis.layouts.chart_graph import Ints
from casewright.analysis.network.communities import communities
from casewright.casefile.queries.graph_files import tag_names
from casewright.casefile.readers import Readable


def kinds_of(chart: CaseChart) -> Ints:
    """Entities of one kind are a group."""
    return _numbered([node.kind for node in chart.nodes])


def tags_of(case: Readable, chart: CaseChart) -> Ints:
    """Entities with the same tag are a group; of several tags the first by name counts, and those without are one too."""
    first: dict[UUID, str] = {}
    for each in tag_names(case, "entity"):
        first.setdefault(each.object_id, each.name)
    return _numbered([first.get(node.entity_id) for node in chart.nodes])


def communities_of(chart: CaseChart) -> Ints:
    """Louvain's communities; entities without a link are one group, not one each."""
    near = chart.graph.ties
    found = communities(near)
    return _numbered(np.where(near.degree > 0, found, -1).tolist())


def _numbered(keys: Sequence[Hashable]) -> Ints:
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], np.int64)
