"""path and measure: what they print, what they refuse, and that they change nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import casewright
from casewright.exchange.recipe import apply_recipe

Command = Callable[..., Any]
RECIPE = """
recipe: 1
name: net
sources: [{key: s, title: Paper, text: "Ana met Bor in May. Nothing else is known."}]
entities:
  - {key: a, kind: person, name: Ana}
  - {key: b, kind: person, name: Bor}
  - {key: c, kind: company, name: Cargo Line}
  - {key: d, kind: person, name: Bor}
  - {key: e, kind: person, name: Ena}
links:
  - {key: ab, kind: met_with, from: a, to: b, valid: 2024-05}
  - {key: bc, kind: controls, from: b, to: c}
  - {key: ac, kind: disputes, from: a, to: c}
  - {key: ce, kind: employs, from: c, to: e}
claims:
  - {key: k, text: Ana and Bor met in May., quotes: [{source: s, exact: Ana met Bor in May.}], about: [ab]}
"""


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One case for all: these commands only read."""
    folder = tmp_path_factory.mktemp("network")
    path, recipe = folder / "case.casewright", folder / "net.yaml"
    recipe.write_text(RECIPE, "utf-8")
    with casewright.create(path, title="Net", analyst="Ana") as case:
        apply_recipe(case, recipe)
    return path


def test_path_lists_every_step_with_its_links_claims_and_passages(network: Path, command: Command) -> None:
    before = network.read_bytes()
    ran = command("path", network, "ana", "ena", "--json")
    assert ran.code == 0, ran.err
    (path,) = ran.document["paths"]
    assert [path["length"], path["uncited_steps"]] == [2, 2]
    assert [step["to"]["name"] for step in path["steps"]] == ["Cargo Line", "Ena"]
    assert ran.document["coverage"]["sentence"].startswith(
        "Observed network only; 4 links, 3 uncited, coverage 2024"
    )
    ran = command("path", network, "ana", "ena", "--longer", "--most", "2", "--json")
    _, second = ran.document["paths"]
    link = second["steps"][0]["links"][0]
    assert (link["kind"], link["cited"], link["directed"]) == ("met_with", True, False)
    assert link["claims"][0]["passages"][0]["exact"] == "Ana met Bor in May."
    assert [row["name"] for row in ran.document["linking"]] == ["Cargo Line"]
    assert network.read_bytes() == before


def test_path_names_common_neighbours_with_their_links_to_either_side(
    network: Path, command: Command
) -> None:
    (found,) = command("path", network, "Ana", "Cargo Line", "--json").document["common"]
    assert (found["name"], found["reached"], found["one_links"], found["one_uncited"]) == ("Bor", 2, 1, 0)
    assert (found["other_links"], found["other_uncited"]) == (1, 1)
    lines = command("path", network, "Ana", "Cargo Line").out.splitlines()
    assert "Bor" in lines[lines.index("Common neighbours:") + 2]


def test_path_for_people_flags_what_is_uncited(network: Path, command: Command) -> None:
    out = command("path", network, "Ana", "Cargo Line", "--longer").out
    assert "Ana – disputes – Cargo Line (asserted) – UNCITED" in out
    assert "supports: “Ana met Bor in May.” – Paper" in out
    assert out.splitlines()[-1].startswith("Observed network only; 4 links, 3 uncited")
    none = command("path", network, "Ana", "Ena", "--cited-only")
    assert (none.code, none.out.splitlines()[0]) == (0, "No path between the two is in what was looked at.")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("path", "CASE", "Bor", "Ana"), "2 entities are called 'Bor'; say which by its id"),
        (("path", "CASE", "An", "Ena"), "no entity 'An'"),
        (("path", "CASE", "Ana", "ANA"), "on both sides"),
        (("path", "CASE", "Ana", "Ena", "--most", "0"), "--most"),
        (("path", "CASE", "Ana"), "B"),
        (("path", "CASE", "Ana", "Ena", "--kind", "conrols"), "did you mean controls"),
        (("measure", "CASE", "--measure", "betweeness"), "did you mean betweenness"),
        (("measure", "CASE", "--held", "once"), "EDTF"),
        (("measure", "none.casewright"), "none.casewright"),
    ],
)
def test_a_refusal_is_exit_2_and_one_sentence(
    network: Path, command: Command, arguments: tuple[str, ...], sentence: str
) -> None:
    ran = command(*(str(network) if each == "CASE" else each for each in arguments))
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_measure_gives_rows_for_every_entity_and_says_what_they_rest_on(
    network: Path, command: Command
) -> None:
    document = command("measure", network, "--json").document
    assert [row["name"] for row in document["rows"]][:1] == ["Cargo Line"]
    assert len(document["rows"]) == 5
    keys = {column["key"] for column in document["columns"]}
    assert keys >= {
        "links",
        "betweenness",
        "closeness",
        "pagerank",
        "community",
        "component",
        "core",
        "clustering",
    }
    assert all(keys <= row.keys() for row in document["rows"])
    assert {"links", "uncited", "held_from", "held_to", "sentence"} <= document["coverage"].keys()
    assert document["sampled"] is None


@pytest.mark.parametrize("name", ["degree", "bridges", "cut_points", "balance", "communities"])
def test_each_measure_prints_its_table_and_its_caveat(network: Path, command: Command, name: str) -> None:
    ran = command("measure", network, "--measure", name, "--limit", "2")
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[-1].startswith("Observed network only; 4 links")
    assert command("measure", network, "--measure", name, "--json").document["measure"] == name


def test_measure_follows_direction_and_filters_when_asked(network: Path, command: Command) -> None:
    asked = ("measure", network, "--measure", "components", "--json")
    assert command(*asked).document["summary"]["sizes"] == [4, 1]
    assert command(*asked, "--directed").document["summary"]["sizes"] == [3, 1, 1]
    assert command(*asked, "--cited-only").document["summary"]["sizes"] == [2, 1, 1, 1]
    assert command(*asked, "--kind", "controls").document["coverage"]["left_out"] == 3
