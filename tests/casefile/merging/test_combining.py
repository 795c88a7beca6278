"""Another case is taken in as a copy would be merged: undone in one step, again without doubling, conflicts kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

import casewright
from casewright.casefile.access import Access
from casewright.casefile.case import Case
from casewright.casefile.doctor import examine
from casewright.casefile.protection import set_passphrase
from casewright.model.errors import CaseError
from casewright.operations.entities import add_entity, delete_entity, edit_entity
from casewright.operations.links import add_link

State = dict[str, list[tuple[Any, ...]]]
StateOf = Callable[[Case], State]


@pytest.fixture
def other(tmp_path: Path, sample_case: Path) -> Path:
    """A whole case of somebody else's."""
    path = tmp_path / "other.casewright"
    path.write_bytes(sample_case.read_bytes())
    return path


@pytest.fixture
def mine(path: Path) -> Iterator[Case]:
    with casewright.open(path, analyst="M. Example") as case:
        case.run(add_entity, kind="company", name="Orsola Trading House")
        yield case


def sound(case: Case) -> list[str]:
    return [check.detail for check in examine(case) if not check.ok]


def names(case: Case) -> set[str]:
    return {row[0] for row in case.read("SELECT name FROM entity")}


def test_everything_of_it_comes_as_one_step_and_goes_again_with_undo(
    mine: Case, other: Path, state: StateOf
) -> None:
    before = state(mine)
    report = mine.combine(Access(other))
    with casewright.open(other, read_only=True) as given:
        for table in (
            "entity",
            "link",
            "source",
            "passage",
            "claim",
            "citation",
            "judgement",
            "brief",
            "capture",
        ):
            here = set(mine.read(f'SELECT * FROM "{table}"'))
            assert set(given.read(f'SELECT * FROM "{table}"')) <= here, table
        assert report.added["claim"] == len(given.read("SELECT 1 FROM claim"))
        assert given.read("SELECT count(*) FROM archive")[0][0] == report.contents
    assert mine.read("SELECT title FROM case_info") == [("Harbour",)]
    assert sound(mine) == []
    assert mine.history(1)[0].kind == "merge"
    mine.undo()
    assert {table: rows for table, rows in state(mine).items() if table != "analyst"} == {
        table: rows for table, rows in before.items() if table != "analyst"
    }
    mine.redo()
    assert sound(mine) == []
    assert not list(other.parent.glob(".combining-*"))


def test_again_brings_only_what_is_new_and_keeps_what_was_changed_here(mine: Case, other: Path) -> None:
    mine.combine(Access(other))
    steps = len(mine.history(1000))
    assert mine.combine(Access(other)).is_empty
    assert len(mine.history(1000)) == steps
    one, two = (
        UUID(bytes=row[0])
        for row in mine.read("SELECT id FROM entity WHERE kind = 'person' ORDER BY id LIMIT 2")
    )
    mine.run(edit_entity, one, name="Renamed here")
    with casewright.open(other, "Ana") as given:
        given.run(edit_entity, two, summary="Changed there.")
        given.run(add_entity, kind="place", name="New there")
    report = mine.combine(Access(other))
    assert (report.conflicts, report.added.get("entity"), report.changed.get("entity")) == ((), 1, 1)
    assert {"Renamed here", "New there"} <= names(mine)
    assert sound(mine) == []


def test_what_both_changed_is_a_conflict_and_what_went_there_goes_here(mine: Case, other: Path) -> None:
    with casewright.open(other, "Ana") as given:
        place = given.run(add_entity, kind="place", name="Short-lived")
        town = given.run(add_entity, kind="place", name="Town")
    mine.combine(Access(other))
    mine.run(edit_entity, town, name="Town of mine")
    with casewright.open(other, "Ana") as given:
        given.run(edit_entity, town, name="Town of theirs")
        given.run(delete_entity, place)
    report = mine.combine(Access(other))
    (conflict,) = report.conflicts
    assert {each.value["name"] for each in conflict.sides if each.value} == {"Town of mine", "Town of theirs"}
    assert "Short-lived" not in names(mine)
    assert sound(mine) == []


def test_what_rests_on_something_deleted_there_keeps_it(mine: Case, other: Path) -> None:
    with casewright.open(other, "Ana") as given:
        place = given.run(add_entity, kind="place", name="Short-lived")
    mine.combine(Access(other))
    house = UUID(
        bytes=mine.read("SELECT id FROM entity WHERE name_key = 'orsola trading house' ORDER BY id DESC")[0][
            0
        ]
    )
    mine.run(add_link, kind="located_in", from_id=house, to_id=place)
    with casewright.open(other, "Ana") as given:
        given.run(delete_entity, place)
    report = mine.combine(Access(other))
    assert [each.kind for each in report.conflicts] == ["reference"]
    assert "Short-lived" in names(mine)
    assert sound(mine) == []


def test_names_alike_are_listed_and_never_joined(mine: Case, other: Path) -> None:
    report = mine.combine(Access(other))
    alike = [each for each in report.look_alikes if "Orsola Trading House" in each.reason]
    assert alike
    assert mine.read("SELECT count(*) FROM entity WHERE name = 'Orsola Trading House'") == [(2,)]


def test_a_copy_of_the_case_is_to_be_merged_and_an_encrypted_case_is_read_with_its_own_key(
    mine: Case, other: Path, tmp_path: Path
) -> None:
    mine.save_copy(tmp_path / "copy.casewright")
    with pytest.raises(CaseError, match="merge it"):
        mine.combine(Access(tmp_path / "copy.casewright"))
    access = set_passphrase(Access(other), "correct horse").access
    before = other.read_bytes()
    assert mine.combine(access).added["claim"] > 50
    assert other.read_bytes() == before
