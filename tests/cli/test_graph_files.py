"""import and export of graphs by the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

Command = Callable[..., Any]
RECIPE = """
recipe: 1
name: graph
entities: [{key: a, kind: person, name: Ana}, {key: b, kind: company, name: Line}, {key: c, kind: person, name: Cem}]
links: [{key: ab, kind: controls, from: a, to: b}]
graph_views: [{key: v, title: Owners, entities: [{entity: a, x: 1, y: 2}, {entity: b, x: 3, y: 4}]}]
"""


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_a_graph_goes_out_whole_or_as_a_view_and_comes_in_once(
    new_case: Path, tmp_path: Path, command: Command, ending: str
) -> None:
    recipe, out = tmp_path / "r.yaml", tmp_path / f"g.{ending}"
    recipe.write_text(RECIPE, "utf-8")
    ran = command("apply", new_case, recipe)
    assert ran.code == 0, ran.err
    assert command("export", new_case, "-o", out, "--json").document["written"] == {"entity": 3, "link": 1}
    assert len((nx.read_graphml if ending == "graphml" else nx.read_gexf)(out)) == 3
    ran = command("export", new_case, "-o", out, "--view", "owners", "--json")
    assert ran.document["written"] == {"entity": 2, "link": 1}
    other = tmp_path / "other.casewright"
    assert command("new", other).code == 0
    ran = command("import", other, out, "--json")
    assert (ran.code, ran.document["created"]) == (
        0,
        {"entity": 2, "link": 1, "graph_view": 1, "graph_node": 2},
    )
    again = command("import", other, out, "--json").document
    assert (again["created"], again["updated"], again["skipped"]) == ({}, {}, [])


def test_what_does_not_fit_together_is_refused_in_one_sentence(
    new_case: Path, tmp_path: Path, command: Command
) -> None:
    broken = tmp_path / "x.graphml"
    broken.write_bytes(b"<graphml>")
    for arguments in (
        ("export", new_case, "-o", tmp_path / "g.gexf", "--view", "none"),
        ("import", new_case, broken),
    ):
        ran = command(*arguments)
        assert (ran.code, ran.out, len(ran.err.strip().splitlines())) == (2, "", 1)
    assert not (tmp_path / "g.gexf").exists()
