"""Filters and play on a case of 10,000 entities and 20,000 links, as the main thread feels them. By hand:

    .venv/bin/python tests/bench/filters.py

CPU milliseconds, median and worst of 40 steps. The baseline of the same run is one frame of the chart, drawn anew.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

import casewright
from casewright.analysis.case_filter.facts import read_facts
from casewright.analysis.case_filter.passing import passing
from casewright.casefile.case import Case
from casewright.casefile.queries import graph
from casewright.model.case_filter import CaseFilter
from casewright.model.entity import Entity
from casewright.model.ids import new_id
from casewright.model.link import Link
from casewright.ui.filters.chart_filter import ChartFilter
from casewright.ui.graph.view import GraphView
from casewright.ui.pages.graph.records import as_edges, as_nodes
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme import apply_theme
from casewright.ui.window.session import CaseSession

ENTITIES, LINKS, STEPS = 10_000, 20_000, 40
chance = random.Random(1)


def make(path: Path) -> Case:
    """Links last from some months to some years between 1990 and 2024; one in ten is undated."""
    case = casewright.create(path, "Bench", analyst="B")
    kinds = ("person", "company", "place", "state")
    people = [
        {"id": new_id(), "kind": chance.choice(kinds), "name": f"E{n}", "name_key": f"e{n}"}
        for n in range(ENTITIES)
    ]
    links = []
    for _ in range(LINKS):
        first = chance.randrange(1990, 2024)
        last = min(first + chance.randrange(6), 2024)
        dated = chance.random() < 0.9
        links.append(
            {
                "id": new_id(), "kind": "related_to", "from_id": chance.choice(people)["id"],
                "to_id": chance.choice(people)["id"], "status": "asserted", "directed": True,
                "valid": f"{first}-{chance.randrange(1, 13):02}/{last}-12" if dated else None,
                "valid_lo": f"{first}-01-01" if dated else None, "valid_hi": f"{last}-12-31" if dated else None,
            }
        )  # fmt: skip
    with case.edit("apply_recipe") as tx:
        tx.bulk_insert(Entity, people)
        tx.bulk_insert(Link, links)
    return case


def cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def report(what: str, times: list[float], baseline: float = 0.0) -> None:
    ratio = f"  {statistics.median(times) / baseline:5.2f} x a frame" if baseline else ""
    print(
        f"{what:<58} median {statistics.median(times):7.1f} ms   worst {max(times):7.1f} ms{ratio}",
        flush=True,
    )


def main() -> None:
    app = QApplication(sys.argv)
    apply_theme(app, "light", 1.0)
    with tempfile.TemporaryDirectory() as folder:
        case = make(Path(folder) / "bench.casewright")
        session, tasks = CaseSession(case), TaskRunner()
        report("reading what filters ask (on a thread)", [cpu(lambda: read_facts(case)) for _ in range(3)])
        facts = read_facts(case)
        steps = [f"{1990 + n * 34 // STEPS}-{1 + n % 12:02}" for n in range(STEPS)]
        report(
            "a range of dates applied",
            [cpu(lambda each=each: passing(facts, CaseFilter(held=each))) for each in steps],
        )
        every = CaseFilter(
            entity_kinds=frozenset({"person"}),
            text="e1",
            held="2001",
            reliability="C",
            statuses=frozenset({"asserted"}),
        )
        report("five criteria applied", [cpu(lambda: passing(facts, every)) for _ in range(STEPS)])

        view = GraphView()
        view.resize(1000, 700)
        view.show()
        nodes, edges = graph.case_nodes(case), graph.case_edges(case)
        places = {each.entity_id: (chance.gauss(0, 3000), chance.gauss(0, 3000)) for each in nodes}
        view.set_graph(as_nodes(nodes, session.ontology, places), as_edges(edges, session.ontology, {}))
        shown = ChartFilter(session, tasks, view.canvas)
        shown.show_within({each.entity_id for each in nodes}, len(edges))
        while shown.facts is None:
            QCoreApplication.processEvents()
        frames = []
        for _ in range(10):
            view.canvas.redraw()
            frames.append(cpu(QCoreApplication.processEvents))
            view.canvas.settle()
        report("one frame of all, drawn anew", frames)
        base = statistics.median(frames)
        applied, painted = [], []
        for each in steps:
            applied.append(cpu(lambda each=each: session.filters.narrow(held=each)))
            painted.append(cpu(QCoreApplication.processEvents))
        report("a step of play: filter and hand over", applied, base)
        report("a step of play: paint", painted, base)
        tasks.close()
        session.close()


main()
