"""The ledger of claims on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]  # runs a command; answers with code, out, err and document (see conftest.py)
RECIPE = """recipe: 1
name: port
entities: [{key: vell, kind: place, name: Port of Vell}]
sources:
  - {key: log, title: Harbour log, text: "The port closed on Monday. The quay is dry.", reliability: A}
  - {key: paper, title: Paper, text: "The port stays open.", reliability: D}
claims:
  - {key: closed, text: The port closed., about: [vell], quotes: [{source: log, exact: The port closed on Monday., credibility: "2"}]}
  - {key: open, text: The port stays open., quotes: [{source: paper, exact: The port stays open., credibility: "4"}]}
  - {key: dry, text: The quay is dry., quotes: [{source: log, exact: The quay is dry.}]}
  - {key: known, text: Ports close in winter., basis: analyst_knowledge}
claim_relations: [{claim: open, other: closed, kind: contradicts}]
"""


@pytest.fixture
def port(new_case: Path, command: Command) -> Path:
    recipe = new_case.with_name("port.yaml")
    recipe.write_text(RECIPE, "utf-8")
    ran = command("apply", new_case, recipe)
    assert ran.code == 0, ran.err
    return new_case


def texts(ran: Any) -> list[str]:
    assert ran.code == 0, ran.err
    return [each["text"] for each in ran.document["claims"]]


def test_each_claim_comes_with_its_sources_ratings_and_origins_and_no_byte_is_changed(
    port: Path, command: Command
) -> None:
    before = port.read_bytes()
    document = command("claims", port, "--order", "reliable", "--json").document
    first = document["claims"][0]
    assert document["total"] == 4
    assert first["text"] in ("The port closed.", "The quay is dry.")
    closed = next(each for each in document["claims"] if each["text"] == "The port closed.")
    assert [(each["source"], each["reliability"], each["credibility"]) for each in closed["citations"]] == [
        ("Harbour log", "A", "2")
    ]
    assert [each["title"] for each in closed["about"]] == ["Port of Vell"]
    assert closed["origins"] == {"pessimistic": 1, "optimistic": 1}
    assert closed["against"] == 1
    assert port.read_bytes() == before


def test_the_ledger_is_narrowed_by_options(port: Path, command: Command) -> None:
    assert texts(command("claims", port, "--unrated", "--json")) == ["The quay is dry."]
    assert texts(command("claims", port, "--knowledge", "--json")) == ["Ports close in winter."]
    assert len(texts(command("claims", port, "--contradicted", "--single-origin", "--json"))) == 2
    assert texts(command("claims", port, "--text", "quay", "--json")) == ["The quay is dry."]
    vell = command("search", port, "Port of Vell", "--kind", "entity", "--json").document["hits"][0]["id"]
    assert texts(command("claims", port, "--about", vell, "--json")) == ["The port closed."]


def test_a_person_reads_one_line_for_each_claim_and_how_many_are_left(port: Path, command: Command) -> None:
    lines = command("claims", port, "--order", "doubtful", "--limit", "1").out.splitlines()
    assert lines == ["D4: The port stays open.  (origins 1, 1 against)", "… and 3 more; --limit shows them."]
    assert "knowledge: Ports close in winter." in command("claims", port).out


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--about", "harbour", "is no id"),
        ("--about", "01890000-0000-7000-8000-000000000000", "There is nothing with the id"),
        ("--order", "reliabel", "did you mean reliable"),
    ],
)
def test_what_is_not_there_is_refused_in_a_sentence(
    port: Path, command: Command, option: str, value: str, said: str
) -> None:
    ran = command("claims", port, option, value)
    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
