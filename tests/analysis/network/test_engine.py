"""An engine that is installed as a backend of networkx is used, and networkx where it declines."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BACKEND = """
import networkx as nx
ran = []
class Interface:
    @staticmethod
    def convert_from_nx(graph, *args, **kwargs):
        return graph
    @staticmethod
    def convert_to_nx(result, *args, **kwargs):
        return result
    @staticmethod
    def core_number(graph):
        ran.append("core_number")
        return {node: 7 for node in graph}
    @staticmethod
    def clustering(graph, nodes=None, weight=None):
        raise NotImplementedError("not this one")
    @staticmethod
    def betweenness_centrality(graph, k=None, normalized=True, weight=None, endpoints=False, seed=None):
        ran.append("betweenness")
        return {node: 0.5 for node in graph}
def info():
    return {"functions": {"core_number": {}, "clustering": {}, "betweenness_centrality": {}}}
"""
PROGRAM = """
import sys
import networkx as nx
import quick
sys.path.insert(0, {here!r})
from conftest import network_of
from casewright.analysis.network import settings
from casewright.analysis.network.measures import measure
network = network_of(3, [(0, 1, True, None), (1, 2, True, None), (2, 0, True, None)])
cores = measure(network, "cores")
print([row.values["core"] for row in cores.rows], cores.parameters["engine"])
print([row.values["clustering"] for row in measure(network, "clustering").rows])
print(measure(network, "components").parameters["engine"])
print([row.values["betweenness"] for row in measure(network, "betweenness").rows])
settings.EXACT_BETWEENNESS = 2
result = measure(network, "betweenness")
print([row.values["betweenness"] for row in result.rows], result.sampled)
print(quick.ran)
"""


def test_a_backend_is_used_for_what_it_computes_and_left_alone_for_what_it_does_not(tmp_path: Path) -> None:
    (tmp_path / "quick.py").write_text(BACKEND, "utf-8")
    about = tmp_path / "quick-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: quick\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text(
        "[networkx.backends]\nquick = quick:Interface\n[networkx.backend_info]\nquick = quick:info\n", "utf-8"
    )
    path = os.pathsep.join([str(tmp_path), *sys.path])
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(here=str(Path(__file__).parent))],
        env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.splitlines() == [
        "[7, 7, 7] networkx, through quick where it can",
        "[1.0, 1.0, 1.0]",
        "networkx",
        "[0.0, 0.0, 0.0]",
        "[0.5, 0.5, 0.5] None",
        "['core_number', 'betweenness']",
    ]
