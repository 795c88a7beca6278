"""The command merge: reads copies, writes a new case, and says what came, what is open and what looks alike."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import casewright
from casewright.operations.entities import add_entity, edit_entity

Command = Callable[..., Any]


@pytest.fixture
def copies(new_case: Path, tmp_path: Path) -> list[Path]:
    """Three copies of a case in which one name was given three times."""
    with casewright.open(new_case, analyst="Ana") as case:
        entity = case.run(add_entity, kind="person", name="X")
    copies = [Path(shutil.copy(new_case, tmp_path / f"{name}.casewright")) for name in ("ana", "bo", "cy")]
    for path in copies:
        with casewright.open(path, analyst=path.stem) as case:
            case.run(edit_entity, entity, name=f"Name of {path.stem}")
            case.run(add_entity, kind="person", name="Anna Weber" if path.stem != "cy" else "Only one")
    return copies


def test_several_copies_come_together_in_a_new_case(
    copies: list[Path], tmp_path: Path, command: Command
) -> None:
    before = [path.read_bytes() for path in copies]
    out = tmp_path / "merged.casewright"
    ran = command("merge", *copies, "-o", out, "--analyst", "Dee", "--json")
    assert ran.code == 1, ran.err
    document = ran.document
    assert [each["analyst"] for each in document["applied"]["came"]] == ["bo", "cy"]
    ((conflict),) = document["conflicts"]
    assert (conflict["object_type"], conflict["field"], conflict["base"]["name"]) == ("entity", "name", "X")
    assert (conflict["mine"]["name"], conflict["theirs"]["name"]) == ("Name of ana", "Name of cy")
    assert [each["kind"] for each in document["possible_duplicates"]] == ["name"]
    assert command("info", out, "--json").document["counts"]["entities"] == 4
    assert command("doctor", out, "--json").document["ok"]
    assert [path.read_bytes() for path in copies] == before
    assert {path.name for path in tmp_path.iterdir() if "merging" in path.name} == set()


def test_the_other_way_round_gives_the_same_counts_and_again_gives_nothing(
    copies: list[Path], tmp_path: Path, command: Command
) -> None:
    one, other, again = (tmp_path / f"{n}.casewright" for n in range(3))
    command("merge", *copies, "-o", one)
    command("merge", *copies[::-1], "-o", other)
    counts = [command("info", path, "--json").document["counts"] for path in (one, other)]
    assert counts[0] == counts[1]
    assert command("merge", one, *copies, "-o", again, "--json").document["applied"] == {}


def test_a_dry_run_says_the_same_and_writes_nothing(
    copies: list[Path], tmp_path: Path, command: Command
) -> None:
    there = set(tmp_path.iterdir())
    ran = command("merge", *copies, "--dry-run")
    assert ran.code == 1
    assert "1 conflict to decide" in ran.out
    assert "Two entities of one kind are called Anna Weber" in ran.out
    assert set(tmp_path.iterdir()) == there


def test_what_cannot_be_merged_is_refused_in_one_sentence(
    copies: list[Path], new_case: Path, tmp_path: Path, command: Command
) -> None:
    other, empty, out = (
        tmp_path / "other.casewright",
        tmp_path / "empty.casewright",
        tmp_path / "out.casewright",
    )
    casewright.create(other, title="Another", analyst="Bo").close()
    empty.touch()
    for arguments in (
        (copies[0], other, "-o", out), (copies[0], empty, "-o", out), (empty, copies[0], "-o", out), (copies[0], copies[1]),
        (copies[0], tmp_path / "none.casewright", "-o", out), (copies[0], copies[1], "-o", new_case),
        (copies[0], copies[1], "-o", tmp_path / "no folder" / "out.casewright"),
    ):  # fmt: skip
        ran = command("merge", *arguments)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1), ran.err
        assert not out.exists()


def test_another_case_is_taken_in_and_its_conflicts_are_decided_by_a_rule(
    copies: list[Path], tmp_path: Path, command: Command
) -> None:
    other = tmp_path / "other.casewright"
    with casewright.create(other, title="Another", analyst="Eve") as case:
        place = case.run(add_entity, kind="place", name="Orsa")
    assert command("merge", copies[0], other, "--dry-run").code == 2
    both, again = tmp_path / "both.casewright", tmp_path / "again.casewright"
    ran = command("combine", copies[0], other, "-o", both, "--json")
    assert (ran.code, ran.document["applied"]["added"]["entity"]) == (0, 1)
    assert command("combine", both, other, "--dry-run", "--json").document["applied"] == {}
    for path, name in ((other, "Orsa of theirs"), (both, "Orsa of mine")):
        with casewright.open(path, analyst="Eve") as case:
            case.run(edit_entity, place, name=name)
    assert command("combine", both, other, "-o", again).code == 1
    (conflict,) = command("conflicts", again, "--json").document["conflicts"]
    assert command("conflicts", again, "--take", "nonsense").code == 2
    ran = command(
        "conflicts", again, "--take", "theirs", "--id", conflict["id"], "--reason", "They were there"
    )
    assert (ran.code, "Decided 1" in ran.out) == (0, True)
    with casewright.open(again, read_only=True) as case:
        assert case.read("SELECT name FROM entity WHERE kind = 'place'") == [("Orsa of theirs",)]
    assert command("doctor", again).code == 0
