"""custody and original: what they print, what they write down, and when they refuse."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
TEXT = "The port of Vell opens on Monday."


@pytest.fixture
def ingested(new_case: Path, tmp_path: Path, command: Command) -> tuple[Path, str]:
    document = tmp_path / "notice.txt"
    document.write_text(TEXT, "utf-8")
    ran = command("ingest", new_case, document, "--analyst", "Ana", "--json")
    assert ran.code == 0, ran.err
    return new_case, ran.document["sources"][0]["id"]


def test_the_log_is_listed_for_a_source_and_for_the_case(
    ingested: tuple[Path, str], command: Command
) -> None:
    case, source = ingested
    document = command("custody", case, source, "--json").document
    assert document["ok"] is True
    assert document["faults"] == []
    assert {(event["action"], event["actor"], event["in_use"]) for event in document["events"]} == {
        ("import", "Ana", True)
    }
    assert document["head"] == command("custody", case, "--json").document["events"][-1]["entry_hash"]
    assert "notice.txt" in command("custody", case).out
    assert command("custody", case, "no such source").code == 2


def test_verifying_writes_events_and_listing_does_not(ingested: tuple[Path, str], command: Command) -> None:
    case, source = ingested
    before = case.read_bytes()
    command("custody", case)
    assert case.read_bytes() == before
    document = command("custody", case, source, "--verify", "--json").document
    assert {one["result"] for one in document["verified"]} == {"match"}
    assert "verify" in {event["action"] for event in document["events"]}


def test_after_undo_the_log_says_that_no_source_refers_to_the_bytes(
    ingested: tuple[Path, str], command: Command
) -> None:
    case, _ = ingested
    assert command("undo", case).code == 0
    ran = command("custody", case)
    assert ran.code == 0
    assert "no source refers to it any more; the bytes stay" in ran.out
    assert {event["in_use"] for event in command("custody", case, "--json").document["events"]} == {False}


def test_an_altered_log_and_altered_bytes_end_with_1(ingested: tuple[Path, str], command: Command) -> None:
    case, _ = ingested
    connection = sqlite3.connect(case)
    connection.execute("UPDATE archive_chunk SET data = zeroblob(length(data))")
    connection.commit()
    assert command("custody", case).code == 0
    ran = command("custody", case, "--verify")
    assert ran.code == 1
    assert "not as they were archived" in ran.out
    connection.execute("UPDATE custody SET actor = 'Nobody' WHERE seq = 1")
    connection.commit()
    connection.close()
    ran = command("custody", case, "--json")
    assert ran.code == 1
    assert "altered after it was written" in ran.document["faults"][0]


def test_an_original_is_saved_and_never_over_a_file_unasked(
    ingested: tuple[Path, str], tmp_path: Path, command: Command
) -> None:
    case, source = ingested
    out = tmp_path / "out.txt"
    document = command("original", case, source, "-o", out, "--json").document
    assert out.read_text("utf-8") == TEXT
    assert document["size"] == len(TEXT)
    ran = command("original", case, source, "-o", out)
    assert ran.code == 2
    assert "exists already" in ran.err
    assert command("original", case, source, "-o", out, "--replace").code == 0
    assert command("original", case, source, "-o", case, "--replace").code == 2
    assert command("original", case, source, "-o", tmp_path / "x", "--capture", "nonsense").code == 2
    actions = [event["action"] for event in command("custody", case, source, "--json").document["events"]]
    assert actions.count("export") == 2
