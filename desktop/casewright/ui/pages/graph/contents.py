"""Reading what a chart holds: at once while it is small, on a thread when it is large, so that nothing halts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from casewright.casefile.case import Case
from casewright.casefile.queries import graph
from casewright.model.graph_groups import GraphGroup
from casewright.model.ontology import Ontology
from casewright.ui.graph.records import GraphEdge
from casewright.ui.pages.graph.records import as_edges
from casewright.ui.tasks import Progress, Task, TaskRunner
from casewright.ui.window.session import CaseSession

AT_ONCE = 1000
"""Entities and links up to which a chart is read on the main thread."""


class ChartContents(NamedTuple):
    """What a view, or the whole case for None, holds now; `hidden` entities are in the view and not shown."""

    view_id: UUID | None
    nodes: list[graph.NodeRow]
    edges: list[graph.EdgeRow]
    drawn: list[GraphEdge]
    groups: tuple[GraphGroup, ...]
    hidden: int


class ContentsReader(QObject):
    """`arrived` brings `ChartContents` and whether the camera stays; of two readings only the later one arrives."""

    arrived = Signal(object, bool)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._task: Task | None = None
        self._keep = True

    @property
    def is_reading(self) -> bool:
        """Whether what is shown is not yet what was asked for."""
        return self._task is not None

    def read(self, view_id: UUID | None, origins: Mapping[UUID, int], *, keep: bool) -> None:
        """Read a view. What is still being read is not wanted any more, but if it was to move the camera, this is too."""
        if self._task is not None:
            self._task.cancel()
            keep, self._task = keep and self._keep, None
        self._keep = keep
        case, ontology = self._session.case, self._session.ontology
        if graph.count_of(case, view_id) <= AT_ONCE:
            self.arrived.emit(read_contents(case, view_id, ontology, origins), keep)
            return
        self._task = self._tasks.run(
            "Reading the chart", _read, case, view_id, ontology, dict(origins), on_done=self._take
        )

    def _take(self, contents: ChartContents) -> None:
        self._task = None
        self.arrived.emit(contents, self._keep)


def read_contents(
    case: Case, view_id: UUID | None, ontology: Ontology, origins: Mapping[UUID, int]
) -> ChartContents:
    """What a view holds, its links ready to be drawn."""
    if view_id is None:
        nodes, edges = graph.case_nodes(case), graph.case_edges(case)
        return ChartContents(None, nodes, edges, as_edges(edges, ontology, origins), (), 0)
    nodes, edges = graph.view_nodes(case, view_id), graph.view_edges(case, view_id)
    hidden = len(graph.hidden_entities(case, view_id))
    drawn = as_edges(edges, ontology, origins)
    return ChartContents(view_id, nodes, edges, drawn, graph.view_groups(case, view_id), hidden)


def _read(
    progress: Progress, case: Case, view_id: UUID | None, ontology: Ontology, origins: Mapping[UUID, int]
) -> ChartContents:
    progress.check()
    return read_contents(case, view_id, ontology, origins)
