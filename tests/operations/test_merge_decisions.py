"""What a merge left open is decided by an edit, and the decision prevails in the other copy after the next merge."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

import casewright
from casewright.casefile.case import Case
from casewright.casefile.doctor import examine
from casewright.casefile.merging.report import OpenConflict
from casewright.casefile.queries.merge_conflicts import open_conflicts
from casewright.model.errors import InvalidValue
from casewright.operations import entities
from casewright.operations.captures import add_capture, add_source_text
from casewright.operations.entities import add_entity, delete_entity, edit_entity, set_property
from casewright.operations.links import add_link
from casewright.operations.merge_decisions import decide_conflict, decide_conflicts
from casewright.operations.passages import edit_passage, quote
from casewright.operations.sources import add_source

Edit = Callable[[Case], object]


@pytest.fixture
def entity(case: Case) -> UUID:
    """An entity with a property and a link, which both copies know."""
    with case.edit("add_entity") as tx:
        one = add_entity(tx, kind="person", name="X")
        set_property(tx, one, key="born", value="1950")
        add_link(tx, kind="family_of", from_id=one, to_id=add_entity(tx, kind="person", name="Y"))
    return one


def merge_apart(case: Case, mine: Edit, theirs: Edit) -> tuple[Path, list[OpenConflict]]:
    """Does one thing in a copy and another here, and merges the copy; returns it and what is open."""
    other = case.path.with_name("other.casewright")
    case.save_copy(other)
    with casewright.open(other, analyst="Bo") as copy:
        theirs(copy)
    mine(case)
    return other, list(case.merge([other]).conflicts)


def assert_agreed(case: Case, other: Path) -> None:
    """After the other copy merges this one, it holds the same and nothing is open there."""
    with casewright.open(other, analyst="Bo") as copy:
        assert copy.merge([case.path]).conflicts == ()
        for table in ("entity", "entity_name", "entity_property", "link", "note", "merge_decision"):
            query = f"SELECT * FROM {table} ORDER BY id"
            assert copy.read(query) == case.read(query)
    assert [check.detail for path in (case.path, other) for check in examine(path) if not check.ok] == []


def _name(case: Case, entity: UUID) -> str | None:
    rows = case.read("SELECT name FROM entity WHERE id = ?", (entity.bytes,))
    return rows[0][0] if rows else None


def _names(entity: UUID) -> tuple[Edit, Edit]:
    return (
        lambda case: case.run(edit_entity, entity, name="Mine"),
        lambda case: case.run(edit_entity, entity, name="Theirs"),
    )


@pytest.mark.parametrize(
    ("choice", "name"), [("mine", "Mine"), ("theirs", "Theirs"), ("newer", "Mine"), ("written", "Both")]
)
def test_a_decision_between_two_names_closes_the_conflict_in_both_copies(
    case: Case, entity: UUID, choice: str, name: str
) -> None:
    other, (conflict,) = merge_apart(case, *_names(entity))
    assert (conflict.mine.value or {})["name"] == "Mine"
    assert (conflict.theirs.value or {})["name"] == "Theirs"
    assert (conflict.base or {})["name"] == "X"
    values = {"name": name} if choice == "written" else None
    case.run(decide_conflict, UUID(conflict.id), choice=choice, values=values, reason="checked")
    assert _name(case, entity) == name
    assert list(open_conflicts(case)) == []
    assert case.read("SELECT decided_by, reason FROM merge_decision") == [("M. Example", "checked")]
    assert_agreed(case, other)
    with casewright.open(other, read_only=True) as copy:
        assert _name(copy, entity) == name


def test_a_decision_can_be_taken_back_and_the_conflict_is_open_again(case: Case, entity: UUID) -> None:
    _, (conflict,) = merge_apart(case, *_names(entity))
    case.run(decide_conflict, UUID(conflict.id), choice="mine")
    case.undo()
    assert list(open_conflicts(case)) == [conflict]


def test_the_name_passed_over_can_be_kept_as_another_name(case: Case, entity: UUID) -> None:
    other, (conflict,) = merge_apart(case, *_names(entity))
    case.run(decide_conflict, UUID(conflict.id), choice="mine", keep_other=True)
    assert case.read("SELECT text FROM entity_name WHERE entity_id = ?", (entity.bytes,)) == [("Theirs",)]
    assert_agreed(case, other)


def test_the_text_passed_over_can_be_kept_as_a_note(case: Case, entity: UUID) -> None:
    other, (conflict,) = merge_apart(
        case,
        lambda case: case.run(edit_entity, entity, summary="mine"),
        lambda case: case.run(edit_entity, entity, summary="theirs"),
    )
    case.run(decide_conflict, UUID(conflict.id), choice="theirs", keep_other=True)
    assert case.read("SELECT text FROM note WHERE object_id = ?", (entity.bytes,)) == [("mine",)]
    assert_agreed(case, other)


def _deleted_and_edited(entity: UUID) -> tuple[Edit, Edit]:
    return (
        lambda case: case.run(delete_entity, entity, with_dependents=True),
        lambda case: case.run(edit_entity, entity, summary="theirs"),
    )


def test_what_was_deleted_here_and_edited_there_stays_with_all_its_parts(case: Case, entity: UUID) -> None:
    other, (conflict,) = merge_apart(case, *_deleted_and_edited(entity))
    assert (conflict.kind, conflict.mine.value) == ("deletion", None)
    case.run(decide_conflict, UUID(conflict.id), choice="keep")
    assert case.read("SELECT value FROM entity_property WHERE entity_id = ?", (entity.bytes,)) == [("1950",)]
    assert case.read("SELECT count(*) FROM link WHERE from_id = ?", (entity.bytes,)) == [(1,)]
    assert_agreed(case, other)


@pytest.mark.parametrize("choice", ["delete", "mine"])
def test_what_was_deleted_here_and_edited_there_can_go(case: Case, entity: UUID, choice: str) -> None:
    other, (conflict,) = merge_apart(case, *_deleted_and_edited(entity))
    case.run(decide_conflict, UUID(conflict.id), choice=choice)
    assert _name(case, entity) is None
    assert_agreed(case, other)


@pytest.mark.parametrize("choice", ["keep", "delete"])
def test_a_row_kept_for_what_refers_to_it_stays_or_goes_with_it(
    case: Case, entity: UUID, choice: str
) -> None:
    other, (conflict,) = merge_apart(
        case,
        lambda case: case.run(delete_entity, entity, with_dependents=True),
        lambda case: case.run(entities.add_name, entity, text="Alias"),
    )
    assert conflict.kind == "reference"
    with pytest.raises(InvalidValue, match="keep or delete"):
        case.run(decide_conflict, UUID(conflict.id), choice="mine")
    case.run(decide_conflict, UUID(conflict.id), choice=choice)
    assert (_name(case, entity) is not None) == (choice == "keep")
    assert case.read("SELECT count(*) FROM entity_name") == [(int(choice == "keep"),)]
    assert_agreed(case, other)


def test_a_kept_row_goes_when_nothing_refers_to_it_any_more(case: Case, entity: UUID) -> None:
    other, _ = merge_apart(
        case,
        lambda case: case.run(delete_entity, entity, with_dependents=True),
        lambda case: case.run(entities.add_name, entity, text="Alias"),
    )
    ((alias,),) = case.read("SELECT id FROM entity_name")
    case.run(entities.remove_name, UUID(bytes=alias))
    assert _name(case, entity) is None
    assert_agreed(case, other)
    case.undo()
    assert _name(case, entity) == "X"
    assert [one.kind for one in open_conflicts(case)] == ["reference"]


def test_an_ordinary_edit_of_the_place_decides_too(case: Case, entity: UUID) -> None:
    other, _ = merge_apart(case, *_names(entity))
    case.run(edit_entity, entity, name="Neither")
    assert list(open_conflicts(case)) == []
    assert_agreed(case, other)


def test_many_are_decided_by_one_rule_as_one_step(case: Case, entity: UUID) -> None:
    with case.edit("add_entity") as tx:
        others = [add_entity(tx, kind="person", name=f"{n}") for n in range(5)]
    other, conflicts = merge_apart(
        case,
        lambda case: [case.run(edit_entity, each, name=f"mine {n}") for n, each in enumerate(others)],
        lambda case: [case.run(edit_entity, each, name=f"theirs {n}") for n, each in enumerate(others)],
    )
    assert case.run(decide_conflicts, [UUID(each.id) for each in conflicts], rule="theirs") == 5
    assert case.read("SELECT count(*) FROM entity WHERE name LIKE 'theirs%'") == [(5,)]
    assert_agreed(case, other)
    case.undo()
    assert len(list(open_conflicts(case))) == 5


def test_two_decisions_made_apart_are_a_conflict_again(case: Case, entity: UUID) -> None:
    other, (conflict,) = merge_apart(case, *_names(entity))
    with casewright.open(other, analyst="Bo") as copy:
        (theirs,) = copy.merge([case.path]).conflicts
        assert theirs.id == conflict.id
        copy.run(decide_conflict, UUID(theirs.id), choice="mine")
    case.run(decide_conflict, UUID(conflict.id), choice="mine")
    assert len(case.merge([other]).conflicts) == 1
    assert case.read("SELECT count(*) FROM merge_decision") == [(2,)]


def test_marks_made_apart_come_to_the_stricter_without_a_conflict(case: Case, entity: UUID) -> None:
    other = case.path.with_name("other.casewright")
    case.save_copy(other)
    with casewright.open(other, analyst="Bo") as copy:
        copy.run(edit_entity, entity, marking="TLP:RED")
    case.run(edit_entity, entity, marking="TLP:GREEN")
    report = case.merge([other])
    assert report.conflicts == ()
    assert [(one.marking, one.gave_way) for one in report.stricter] == [("TLP:RED", ("TLP:GREEN",))]
    assert case.read("SELECT marking FROM entity WHERE id = ?", (entity.bytes,)) == [("TLP:RED",)]
    assert_agreed(case, other)


def test_a_passage_never_points_at_another_text_than_before(case: Case) -> None:
    """One copy marks a passage, the other translates it: its place in the text stays one unit."""
    with case.edit("ingest") as tx:
        source = add_source(tx, title="Text")
        capture = add_capture(tx, source, data=b"One two three.", media_type="text/plain", file_name="t.txt")
        text = add_source_text(tx, capture, text="One two three.", tool="text", tool_version="1")
        passage = quote(tx, text, exact="two")
    merge_apart(
        case,
        lambda case: case.run(edit_passage, passage, marking="TLP:RED"),
        lambda case: case.run(edit_passage, passage, translation="zwei", translator="Bo"),
    )
    columns = 'exact, start, "end", translation, translator, marking'
    assert case.read(f"SELECT {columns} FROM passage") == [("two", 4, 7, "zwei", "Bo", "TLP:RED")]


def test_rows_made_apart_that_look_alike_are_listed_and_not_joined(case: Case, tmp_path: Path) -> None:
    other = Path(shutil.copy(case.path, tmp_path / "other.casewright"))
    with casewright.open(other, analyst="Bo") as copy:
        copy.run(add_entity, kind="person", name="Yusuf al-Khalidi")
        copy.run(add_entity, kind="person", name="Anna Weber")
        copy.run(add_source, title="Report", address="https://example.org/report/")
    case.run(add_entity, kind="person", name="Youssef Al Halidy")
    case.run(add_entity, kind="person", name="anna weber")
    case.run(add_source, title="The report", address="https://example.org/report")
    report = case.merge([other])
    assert sorted((one.object_type, one.kind) for one in report.look_alikes) == [
        ("entity", "name"), ("entity", "spelling"), ("source", "address"),
    ]  # fmt: skip
    assert case.read("SELECT count(*) FROM entity") == [(4,)]
