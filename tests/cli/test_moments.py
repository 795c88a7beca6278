"""`as-known`, `compare`, `restore`, and the history by person and time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import casewright
from casewright.operations.entities import add_entity, edit_entity

Command = Callable[..., Any]


@pytest.fixture
def then(new_case: Path) -> str:
    """A moment between two steps of the case: Ana added a port before it, Boris renamed it and added a town after it."""
    with casewright.open(new_case, "Ana") as case:
        port = case.run(add_entity, kind="place", name="Port of Vell")
        moment = case.history(1)[0].at
        while datetime.now().astimezone().timestamp() <= moment.timestamp() + 0.002:
            pass
        case.work_as("Boris")
        case.run(edit_entity, port, name="Harbour")
        case.run(add_entity, kind="place", name="Orsa")
    return moment.isoformat(timespec="milliseconds")


def names(path: Path) -> list[str]:
    with casewright.open(path, read_only=True) as case:
        return [row[0] for row in case.read("SELECT name FROM entity ORDER BY id")]


def test_the_case_as_known_then_is_a_whole_case_of_its_own(
    new_case: Path, then: str, tmp_path: Path, command: Command
) -> None:
    before = new_case.read_bytes()
    ran = command("as-known", new_case, then, "-o", tmp_path / "then.casewright", "--json")
    assert (ran.code, ran.document["later_steps"]) == (0, 3)  # Boris joined, too
    assert names(tmp_path / "then.casewright") == ["Port of Vell"]
    assert command("doctor", tmp_path / "then.casewright").code == 0
    assert new_case.read_bytes() == before
    assert command("as-known", new_case, then, "-o", tmp_path / "then.casewright").code == 2
    assert command("as-known", new_case, "1999-01-01", "-o", tmp_path / "never.casewright").code == 2
    assert not list(tmp_path.glob("*never*")) + list(tmp_path.glob(".*rewinding"))


def test_two_moments_and_two_files_are_compared_field_by_field(
    new_case: Path, then: str, tmp_path: Path, command: Command
) -> None:
    since = command("compare", new_case, "--from", then, "--json")
    assert since.code == 1
    listed = [
        (each["what"], each["title"])
        for each in since.document["differences"]
        if each["object_type"] == "entity"
    ]
    assert listed == [("changed", "Harbour"), ("added", "Orsa")]
    changed = since.document["differences"][1]
    assert (changed["before"]["name"], changed["after"]["name"]) == ("Port of Vell", "Harbour")
    command("as-known", new_case, then, "-o", tmp_path / "then.casewright")
    files = command("compare", tmp_path / "then.casewright", new_case, "--json")
    assert files.document == since.document
    assert command("compare", new_case, new_case).code == 0
    assert "name: Port of Vell → Harbour" in command("compare", new_case, "--from", then).out


def test_one_field_or_the_whole_case_is_restored_and_that_is_undone(
    new_case: Path, then: str, command: Command
) -> None:
    with casewright.open(new_case, read_only=True) as case:
        port = command("history", new_case, "--json").document  # reading beside a reader
        assert port["change_sets"]
        (row_id,) = case.read("SELECT hex(id) FROM entity WHERE name = 'Harbour'")[0]
    ran = command("restore", new_case, then, "--object", row_id, "--field", "name", "--json")
    assert (ran.code, ran.document["fields"]) == (0, {"name": "Port of Vell"})
    assert names(new_case) == ["Port of Vell", "Orsa"]
    assert command("restore", new_case, then).code == 0
    assert names(new_case) == ["Port of Vell"]
    command("undo", new_case)
    assert names(new_case) == ["Port of Vell", "Orsa"]


def test_the_history_is_narrowed_by_person_and_time(new_case: Path, then: str, command: Command) -> None:
    def labels(*options: str) -> list[str]:
        return [
            each["label"] for each in command("history", new_case, *options, "--json").document["change_sets"]
        ]

    assert labels("--by", "boris") == ["Added Orsa", "Edited Harbour", "Joined the case"]
    assert labels("--until", then)[0] == "Added Harbour"
    assert labels("--since", "2999-01-01") == []
    assert len(labels("--since", "2000-01-01")) == 6


@pytest.mark.parametrize(
    "arguments",
    [("as-known", "yesterday", "-o", "x.casewright"), ("compare",), ("compare", "--to", "2026-01-01"),
     ("restore", "2026-01-01", "--field", "name"), ("history", "--since", "soon")],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_in_one_sentence(
    new_case: Path, command: Command, arguments: tuple[str, ...]
) -> None:
    name, *rest = arguments
    ran = command(name, new_case, *rest)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
