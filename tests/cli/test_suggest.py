"""`casewright suggest`: read-only unless it is told to accept, and then one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
TEXT = "Jon Sorby met Ada Calder on 2025-03-14. The Basin League includes Varenia. 😀 Jon Sorby left."


@pytest.fixture
def source(new_case: Path, tmp_path: Path, command: Command) -> str:
    document = tmp_path / "notice.txt"
    document.write_text(TEXT, "utf-8")
    return str(command("ingest", new_case, document, "--json").document["sources"][0]["id"])


def test_every_place_is_listed_and_nothing_is_changed(new_case: Path, source: str, command: Command) -> None:
    before = new_case.read_bytes()
    ran = command("suggest", new_case, source, "--json")
    assert ran.code == 0, ran.err
    rows = ran.document["suggestions"]
    assert all({"id", "kind", "text", "start", "end", "score", "entity_id"} <= row.keys() for row in rows)
    named = [row for row in rows if row["kind"] not in ("date", "pair")]
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in named)
    assert [row["text"] for row in named].count("Jon Sorby") == 2
    assert ("2025-03-14", "2025-03-14") in [
        (row["text"], row["edtf"]) for row in rows if row["kind"] == "date"
    ]
    pairs = {(row["from"]["name"], row["link"], row["to"]["name"]) for row in rows if row["kind"] == "pair"}
    assert ("Jon Sorby", "met_with", "Ada Calder") in pairs
    assert new_case.read_bytes() == before


def test_only_asks_for_a_part(new_case: Path, source: str, command: Command) -> None:
    rows = command("suggest", new_case, source, "--only", "dates", "--json").document["suggestions"]
    assert {row["kind"] for row in rows} == {"date"}


def test_accepting_says_how_many_and_is_one_step_to_undo(
    new_case: Path, source: str, command: Command
) -> None:
    ran = command("suggest", new_case, source, "--accept-above", "0.5", "--json")
    assert ran.code == 0
    count = ran.document["accepted"]
    assert count >= 2
    assert f"{count} accepted" in ran.err
    assert command("info", new_case, "--json").document["counts"]["entities"] == count
    texts = [row["text"] for row in command("suggest", new_case, source, "--json").document["suggestions"]]
    assert "Jon Sorby" not in texts
    assert command("undo", new_case).code == 0
    assert command("info", new_case, "--json").document["counts"]["entities"] == 0


def test_pairs_are_accepted_only_when_asked_for_and_only_between_known_names(
    new_case: Path, source: str, command: Command
) -> None:
    command("suggest", new_case, source, "--accept-above", "0.01", "--only", "pairs")
    assert command("info", new_case, "--json").document["counts"]["links"] == 0
    command("suggest", new_case, source, "--accept-above", "0.3", "--only", "names", "--only", "pairs")
    assert command("info", new_case, "--json").document["counts"]["links"] >= 1


@pytest.mark.parametrize("score", ["2", "-1", "high"])
def test_a_score_that_is_none_is_refused(new_case: Path, source: str, command: Command, score: str) -> None:
    ran = command("suggest", new_case, source, "--accept-above", score)
    assert (ran.code, ran.out) == (2, "")


def test_a_source_that_is_not_there_is_refused_in_one_sentence(new_case: Path, command: Command) -> None:
    ran = command("suggest", new_case, "No such title")
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1


def test_a_language_model_that_is_not_installed_is_said_in_one_sentence(
    new_case: Path, source: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casewright.ingest.suggestions.suggest.find_spec", lambda _name: None)
    ran = command("suggest", new_case, source, "--nlp")
    assert (ran.code, ran.out) == (2, "")
    assert "[nlp]" in ran.err
