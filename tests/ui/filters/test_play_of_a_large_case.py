"""Time is played through 10,000 entities and 20,000 links without holding up the window, and nothing moves."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.casefile.case import Case
from casewright.casefile.queries import graph
from casewright.model.entity import Entity
from casewright.model.ids import new_id
from casewright.model.link import Link
from casewright.ui.filters.chart_filter import ChartFilter
from casewright.ui.graph.view import GraphView
from casewright.ui.pages.graph.records import as_edges, as_nodes
from casewright.ui.tasks import TaskRunner
from casewright.ui.window.session import CaseSession

pytestmark = pytest.mark.deep  # a case of ten thousand entities


@pytest.fixture
def large(case: Case) -> Case:
    """Links that last for some years each, between 1990 and 2019."""
    chance = random.Random(3)
    ids = [new_id() for _ in range(10_000)]
    links = []
    for _ in range(20_000):
        ends, first = chance.sample(ids, 2), chance.randrange(1990, 2015)
        last = first + chance.randrange(5)
        dates = {"valid": f"{first}/{last}", "valid_lo": f"{first}-01-01", "valid_hi": f"{last}-12-31"}
        tie = {
            "kind": "related_to",
            "from_id": ends[0],
            "to_id": ends[1],
            "status": "asserted",
            "directed": True,
        }
        links.append({"id": new_id(), **tie, **dates})
    with case.edit("apply_recipe") as tx:
        tx.bulk_insert(
            Entity,
            [
                {"id": each, "kind": "person", "name": f"P {n}", "name_key": f"p {n}"}
                for n, each in enumerate(ids)
            ],
        )
        tx.bulk_insert(Link, links)
    return case


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.close()


def test_ten_thousand_entities_are_played_through_the_years_without_a_halt(
    large: Case, tasks: TaskRunner, light: QApplication, qtbot: QtBot, no_freeze: Any
) -> None:
    chance = random.Random(4)
    session, view = CaseSession(large), GraphView()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    nodes, edges = graph.case_nodes(large), graph.case_edges(large)
    places = {each.entity_id: (chance.gauss(0, 3000), chance.gauss(0, 3000)) for each in nodes}
    view.set_graph(as_nodes(nodes, session.ontology, places), as_edges(edges, session.ontology))
    shown = ChartFilter(session, tasks, view.canvas)
    shown.show_within({each.entity_id for each in nodes}, len(edges))
    qtbot.waitUntil(lambda: shown.facts is not None and view.canvas.at_rest, timeout=20_000)
    scene = view.canvas.scene
    before, counts = scene.x.tolist(), set()
    no_freeze._beat()
    no_freeze.found.clear()  # until here everything was made
    for year in range(1990, 2020, 2):
        session.filters.narrow(held=str(year), undated=False)
        counts.add(int(scene.edge_shown.sum()))
        qtbot.wait(20)
    assert len(counts) > 10
    assert 0 < min(counts) < max(counts) < 10_000
    assert scene.x.tolist() == before
