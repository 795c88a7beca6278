"""What depends on a source, on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

import casewright
from casewright.operations import claims, passages

Command = Callable[..., Any]  # runs a command; answers with code, out, err and document (see conftest.py)


@pytest.fixture
def two_sources(new_case: Path, tmp_path: Path, command: Command) -> Path:
    for name, words in (("wire", "The ministers met in Orsa."), ("log", "The envoy was seen in Vell.")):
        (tmp_path / f"{name}.txt").write_text(words, "utf-8")
        assert command("ingest", new_case, tmp_path / f"{name}.txt", "--title", name).code == 0
    with casewright.open(new_case) as case, case.edit("state_claim") as tx:
        text = tx.read(
            "SELECT t.id FROM source_text t JOIN source s ON s.id = t.source_id WHERE s.title = 'wire'"
        )[0][0]

        claim = claims.state_claim(tx, text="They met.")
        claims.cite(tx, claim, passages.quote(tx, UUID(bytes=text), exact="The ministers met in Orsa."))
    return new_case


def test_without_says_what_would_be_lost_and_changes_no_byte(two_sources: Path, command: Command) -> None:
    before = two_sources.read_bytes()
    ran = command("without", two_sources, "wire", "--json")
    assert ran.code == 0
    assert [(each["text"], each["state"]) for each in ran.document["claims"]] == [("They met.", "lost")]
    assert ran.document["headline"].startswith("1 claim loses all support")
    assert "They met." in command("without", two_sources, "wire", "log").out
    assert two_sources.read_bytes() == before


def test_without_refuses_a_source_that_is_not_there(two_sources: Path, command: Command) -> None:
    ran = command("without", two_sources, "wyre")
    assert ran.code == 2
    assert "wire" in ran.err


def test_origins_proposes_what_one_text_takes_from_another_and_changes_no_byte(
    new_case: Path, tmp_path: Path, command: Command
) -> None:
    words = " ".join(
        f"Line {n} of the railway is closed until week {n + 3} for repairs of bridge {n * 7}."
        for n in range(30)
    )
    for name, day, text in (("release", "2026-03-01", words), ("copy", "2026-03-02", f"Local news. {words}")):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        published = ("--published", day, "--publisher", name)
        assert command("ingest", new_case, tmp_path / f"{name}.txt", "--title", name, *published).code == 0
    before = new_case.read_bytes()
    ran = command("origins", new_case, "--json")
    assert ran.code == 0
    assert [
        (each["child_title"], each["parent_title"], each["kind"]) for each in ran.document["proposals"]
    ] == [("copy", "release", "republishes")]
    assert "may derive from" in command("origins", new_case).out
    assert command("origins", new_case, "--counts-only", "--json").document == {
        "proposals": [],
        "judgements": [],
    }
    assert new_case.read_bytes() == before
