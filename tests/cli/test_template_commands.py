"""Briefs from templates at the command line: made, bound, exported, and refused in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


@pytest.fixture
def case(sample_case: Path, tmp_path: Path) -> Path:
    path = tmp_path / "sample.casewright"
    path.write_bytes(sample_case.read_bytes())
    return path


def test_a_brief_is_made_about_what_is_named_and_can_be_exported(
    case: Path, tmp_path: Path, command: Command
) -> None:
    made = command("new-brief", case, "--template", "entity_dossier", "--entity", "Tirazan", "--json")
    assert made.code == 0, made.err
    assert made.document["title"] == "Tirazan: entity dossier"
    out = tmp_path / "tirazan.md"
    assert command("brief", case, made.document["id"], "-o", out).code == 0
    assert "Tirazan" in out.read_text("utf-8")
    titled = command("new-brief", case, "-t", "Estimate", "--title", "The ties last", "--json").document
    assert (titled["title"], titled["template"]) == ("The ties last", "estimate")


def test_without_a_template_those_there_are_are_listed(case: Path, command: Command) -> None:
    listed = command("new-brief", case, "--json").document["templates"]
    assert {"key": "entity_dossier", "needs": ["entity"]}.items() <= listed[3].items()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["-t", "dossier"], "There is no template 'dossier'"),
        (["-t", "entity_dossier"], "“Entity dossier” needs an entity"),
        (["-t", "short_note", "--entity", "Tirazan"], "“Short note” is not bound to an entity"),
        (["-t", "entity_dossier", "--entity", "Nobody"], "no entity called 'Nobody'"),
        (["-t", "chronology", "--view", "Nothing"], "There is no graph view 'Nothing'"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_changes(
    case: Path, command: Command, given: list[str], said: str
) -> None:
    before = command("info", case, "--json").document["counts"]["briefs"]
    ran = command("new-brief", case, *given)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert said in ran.err
    assert command("info", case, "--json").document["counts"]["briefs"] == before
