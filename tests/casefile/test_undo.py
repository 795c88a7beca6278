"""Undo and redo: exact, journalled, refused when they would overwrite something; over random histories on a real file."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import casewright
from casewright.casefile import as_known, comparison, journal_check, moments
from casewright.casefile.case import Case
from casewright.casefile.doctor import examine
from casewright.casefile.transaction import Transaction
from casewright.model.annotation import Note, Tag
from casewright.model.entity import Entity
from casewright.model.errors import CaseReadOnly, InvalidValue, UndoDeclined
from casewright.model.graph_view import GraphNode, GraphView
from casewright.model.ids import new_id
from casewright.model.link import Link
from casewright.model.source import Capture, Source

State = dict[str, list[tuple[Any, ...]]]
StateOf = Callable[[Case], State]

E = [bytes([1, number]).ljust(16, b"\0") for number in range(4)]
R = [bytes([2, number]).ljust(16, b"\0") for number in range(3)]
VIEW, SOURCE = (bytes([3]).ljust(16, b"\0") for _ in range(2))
words = st.one_of(
    st.sampled_from(["", "a", "Вучић 'x\"", "🧭\x7f\n", "NULL"]),
    st.text(max_size=8).filter(lambda t: not _lone(t)),
)
maybe = st.one_of(st.none(), words)
ids, rids = st.sampled_from(E), st.sampled_from(R)
Op = tuple[str, tuple[Any, ...]]


def _lone(text: str) -> bool:
    return any(0xD800 <= ord(c) <= 0xDFFF for c in text)


_ENTITY = "INTO entity (id, kind, name, name_key, summary) VALUES (?, 'state', ?, '', ?)"
operation = st.one_of(
    st.tuples(st.just(f"INSERT OR IGNORE {_ENTITY}"), st.tuples(ids, words, maybe)),
    st.tuples(st.just(f"INSERT OR REPLACE {_ENTITY}"), st.tuples(ids, words, maybe)),
    st.tuples(st.just(f"INSERT {_ENTITY} ON CONFLICT DO UPDATE SET name = excluded.name"), st.tuples(ids, words, maybe)),
    st.tuples(st.just("UPDATE entity SET summary = ?, marking = ? WHERE id = ?"), st.tuples(maybe, maybe, ids)),
    st.tuples(st.just("DELETE entity"), st.tuples(ids)),
    st.tuples(st.just("INSERT OR IGNORE INTO link (id, kind, from_id, to_id, directed, status) VALUES (?, 'met', ?, ?, 1, ?)"), st.tuples(rids, ids, ids, words)),
    st.tuples(st.just("UPDATE link SET to_id = ? WHERE id = ?"), st.tuples(ids, rids)),
    st.tuples(st.just("INSERT OR REPLACE INTO graph_node VALUES (?, ?, ?, ?, ?, 0, 1)"),
              st.tuples(rids, st.just(VIEW), ids, st.floats(allow_nan=False), st.floats(allow_nan=False))),
    st.tuples(st.just("UPDATE capture SET size = ?"), st.tuples(st.integers(-(2**63), 2**63 - 1))),
    st.tuples(st.just("ORM tag"), st.tuples(words, maybe)),
    st.tuples(st.just("bulk notes"), st.lists(words, min_size=1, max_size=4).map(tuple)),
)  # fmt: skip


def _apply(tx: Transaction, op: Op) -> None:
    sql, values = op
    if sql == "DELETE entity":
        tx.read("DELETE FROM link WHERE ?1 IN (from_id, to_id)", values)
        tx.read("DELETE FROM graph_node WHERE entity_id = ?", values)
        tx.read("DELETE FROM entity WHERE id = ?", values)
    elif sql == "ORM tag":
        tx.add(Tag(name=values[0], colour=values[1]))
    elif sql == "bulk notes":
        tx.bulk_insert(Note, [{"text": value} for value in values])
    else:
        tx.read(sql, values)


@pytest.fixture(scope="module")
def prepared(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("prepared") / "p.casewright"))
    with casewright.open(path, analyst="M. Example") as case, case.edit("prepare") as tx:
        view = GraphView(title="v", filters="{}", style="{}")
        tx.add(view)
        source = tx.add(Source(title="s", name_key="s", kind="report", provenance="unknown"))
        tx.add(Capture(source_id=source, sha256="", media_type="", file_name="", captured_at="", method=""))
        tx.read("UPDATE graph_view SET title = 'view' WHERE id = ?", (view.id.bytes,))
        tx.read("INSERT INTO graph_view (id, title, filters, style) VALUES (?, 'w', '', '')", (VIEW,))
    return path


def _histories(examples: int) -> Any:
    return settings(
        max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), print_blob=False
    )


edits = st.lists(st.lists(operation, min_size=1, max_size=5), min_size=2, max_size=7)


@given(edits=edits)
@_histories(12)
def test_random_histories_go_back_and_forth_exactly(
    prepared: Path, state: StateOf, edits: list[list[Op]]
) -> None:
    _check_history(prepared, state, edits)


@pytest.mark.deep
@given(edits=edits)
@_histories(2_000)
def test_many_random_histories_go_back_and_forth_exactly(
    prepared: Path, state: StateOf, edits: list[list[Op]]
) -> None:
    _check_history(prepared, state, edits)


def _check_history(prepared: Path, state: StateOf, edits: list[list[Op]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(prepared, folder))
        with casewright.open(path, analyst="M. Example") as case:
            states, steps = [state(case)], [case.history(1)[0].seq]
            for ops in edits:
                made = _try_edit(case, ops, state)
                states += made
                steps += [case.history(1)[0].seq for _ in made]
            half = len(states) // 2
            for before in reversed(states[half:-1]):
                case.undo()
                assert state(case) == before
        with casewright.open(path, analyst="M. Example") as case:  # undo and redo survive a restart
            assert state(case) == states[half]
            for before in reversed(states[:half]):
                case.undo()
                assert state(case) == before
            for after in states[1:]:
                case.redo()
                assert state(case) == after
            assert case.redo_label() is None
            _check_moments(
                case, dict(zip(steps, states, strict=True)), Path(folder) / "then.casewright", state
            )
            assert journal_check.replay(case)[0] == []
            assert journal_check.chain(case)[0] == []


def _check_moments(case: Case, states: dict[int, State], target: Path, state: StateOf) -> None:
    """Each earlier state can be looked up row by row, compared, written as a case of its own, and returned to."""
    now = state(case)
    for step, known in states.items():
        there = {(table, row[0]): row[1:] for table, rows in known.items() for row in rows}
        for which, row in moments.rows_at(case, step).items():
            assert (row and tuple(row.values())) == there.get(which)
    step = random.Random(str(now)).choice(list(states))
    as_known.write_as_known(case, step, target)
    with casewright.open(target, read_only=True) as then:
        assert state(then) == states[step]
        wrong = {check.name for check in examine(then) if not check.ok}
        assert wrong <= {"archived bytes"}  # the prepared case speaks of a capture that was never archived
        listed = {(each.table, each.id): each for each in comparison.between_moments(case, step)}
        assert {(each.table, each.id): each for each in comparison.between_cases(then, case)} == listed
    if step != max(states):
        case.return_to(step)
        assert state(case) == states[step]
        case.undo()
    assert state(case) == now


def _try_edit(case: Case, ops: list[Op], state: StateOf) -> list[State]:
    """The state after an edit: none when it was refused or changed nothing, which must then leave no trace."""
    before, steps = state(case), len(case.history(1000))
    try:
        with case.edit("random") as tx:
            for op in ops:
                _apply(tx, op)
    except InvalidValue:
        assert (state(case), len(case.history(1000))) == (before, steps)
    return [state(case)] if len(case.history(1000)) > steps else []


def _add(case: Case, **columns: Any) -> Entity:
    with case.edit("add_entity") as tx:
        row = Entity(**{"kind": "state", "name": "Varenia", "name_key": "varenia"} | columns)
        tx.add(row)
    return row


def test_undo_declines_when_a_field_changed_since_and_changes_nothing(case: Case, state: StateOf) -> None:
    first = _add(case)
    with case.edit("rename") as tx:
        tx.edit(tx.get(Entity, first.id), name="A")
    rename = case.history(1)[0]
    with case.edit("rename") as tx:
        tx.edit(tx.get(Entity, first.id), name="B")
    before, steps = state(case), len(case.history())
    with pytest.raises(UndoDeclined, match="changed since"):
        case._writer.take_back(rename, "undo", [])
    assert (state(case), len(case.history())) == (before, steps)


def test_undo_of_another_field_of_the_same_row_is_fine(case: Case) -> None:
    first = _add(case)
    with case.edit("rename") as tx:
        tx.edit(tx.get(Entity, first.id), name="A")
    rename = case.history(1)[0]
    with case.edit("summarise") as tx:
        tx.edit(tx.get(Entity, first.id), summary="s")
    case._writer.take_back(rename, "undo", [])
    assert case.read("SELECT name, summary FROM entity") == [("Varenia", "s")]


def test_undo_declines_when_something_newer_refers_to_what_it_would_remove(
    case: Case, state: StateOf
) -> None:
    first = _add(case)
    step = case.history(1)[0]
    with case.edit("link") as tx:
        tx.add(Link(kind="met", from_id=first.id, to_id=first.id, status="asserted"))
    before = state(case)
    with pytest.raises(UndoDeclined, match="newer refers"):
        case._writer.take_back(step, "undo", [])
    assert state(case) == before


def test_redo_after_a_new_edit_is_refused(case: Case) -> None:
    _add(case)
    case.undo()
    _add(case, name="Other")
    assert case.redo_label() is None
    with pytest.raises(UndoDeclined, match="nothing to redo"):
        case.redo()


def test_undo_reaches_neither_the_creation_nor_a_new_analyst(path: Path) -> None:
    with casewright.open(path, analyst="Somebody Else") as case:
        _add(case)
        assert case.undo().label_key == "add_entity"
        with pytest.raises(UndoDeclined, match="nothing to undo"):
            case.undo()
        labels = [one.label_key for one in case.history()]
        assert [label for label in labels if label != "join_case"] == [
            "add_entity",
            "add_entity",
            "create_case",
        ]
        assert labels.count("join_case") == 2
        assert {name for (name,) in case.read("SELECT name FROM analyst")} == {"M. Example", "Somebody Else"}


def test_undo_and_redo_may_be_told_apart_in_the_history(case: Case) -> None:
    _add(case)
    made = case.history(1)[0]
    case.undo()
    case.redo()
    redone, undone = case.history(2)
    assert (undone.kind, undone.undo_of, redone.kind, redone.undo_of) == ("undo", made.id, "redo", undone.id)
    assert made.subject == undone.subject == redone.subject


def test_a_bulk_import_is_one_step(case: Case, state: StateOf) -> None:
    before = state(case)
    with case.edit("import_file") as tx:
        ids = tx.bulk_insert(
            Entity, [{"kind": "state", "name": f"N {n}", "name_key": f"n {n}"} for n in range(12_345)]
        )
        tx.bulk_insert(
            Link,
            [
                {"kind": "met", "from_id": ids[n], "to_id": ids[n + 1], "status": "asserted"}
                for n in range(6_000)
            ],
        )
    after = state(case)
    assert len(after["entity"]) == 12_345
    assert case.history(1)[0].changes == 18_345
    case.undo()
    assert state(case) == before
    case.redo()
    assert state(case) == after
    assert case.history(object_id=ids[5_001])[-1].label_key == "import_file"
    assert journal_check.replay(case)[0] == []


def test_undo_of_a_bulk_import_declines_when_one_row_has_changed_since(case: Case, state: StateOf) -> None:
    with case.edit("import_file") as tx:
        ids = tx.bulk_insert(
            Entity, [{"kind": "state", "name": f"N {n}", "name_key": ""} for n in range(6_000)]
        )
    step = case.history(1)[0]
    with case.edit("rename") as tx:
        tx.edit(tx.get(Entity, ids[17]), name="changed")
    before = state(case)
    with pytest.raises(UndoDeclined):
        case._writer.take_back(step, "undo", [])
    assert state(case) == before
    case.undo()
    case.undo()
    assert case.read("SELECT count(*) FROM entity") == [(0,)]


def test_a_bulk_insert_that_fails_leaves_nothing_unrecorded_even_when_the_error_is_swallowed(
    case: Case,
) -> None:
    taken = _add(case)
    with case.edit("import_file") as tx:
        tx.add(Tag(name="kept"))
        with pytest.raises(Exception, match="UNIQUE"):
            tx.bulk_insert(
                Entity,
                [
                    {"kind": "k", "name": "n", "name_key": ""},
                    {"id": taken.id, "kind": "k", "name": "n", "name_key": ""},
                ],
            )
        tx.add(Entity(kind="k", name="recorded", name_key=""))
    assert case.read("SELECT count(*) FROM entity") == [(2,)]
    assert [change.table for change in case.changes(case.history(1)[0])] == ["tag", "entity"]
    assert journal_check.replay(case)[0] == []


def test_a_bulk_insert_names_an_unknown_column(case: Case) -> None:
    with pytest.raises(InvalidValue, match="no column 'nam'"), case.edit("import_file") as tx:
        tx.bulk_insert(Entity, [{"nam": "x"}])


def test_an_edit_that_changes_nothing_is_no_step(case: Case) -> None:
    _add(case)
    steps = len(case.history())
    with case.edit("idle") as tx:
        tx.edit(tx.find(Entity)[0], name="Varenia")
    with case.edit("idle"):
        pass
    assert len(case.history()) == steps


def test_an_error_or_the_keyboard_rolls_an_edit_back(case: Case, state: StateOf) -> None:
    before = state(case)
    for error in (KeyboardInterrupt, ValueError, FileNotFoundError):
        with pytest.raises(error), case.edit("broken") as tx:
            tx.add(Tag(name="x"))
            tx.bulk_insert(Note, [{"text": "y"}])
            raise error
        assert state(case) == before
    _add(case)


def test_an_edit_inside_an_edit_is_refused(case: Case) -> None:
    with pytest.raises(RuntimeError, match="already under way"), case.edit("outer"), case.edit("inner"):
        pass


def test_a_read_only_case_refuses_to_change(path: Path) -> None:
    with casewright.open(path, read_only=True) as case:
        with pytest.raises(CaseReadOnly), case.edit("x"):
            pass
        with pytest.raises(CaseReadOnly):
            case.undo()


def test_history_of_one_object_finds_row_and_bulk_changes(case: Case) -> None:
    one = _add(case)
    _add(case, name="Other", id=new_id())
    with case.edit("place") as tx:
        view = tx.add(GraphView(title="v", filters="{}", style="{}"))
        (node,) = tx.bulk_insert(GraphNode, [{"view_id": view, "entity_id": one.id}])
    assert [step.label_key for step in case.history(object_id=one.id)] == ["add_entity"]
    assert [step.label_key for step in case.history(object_id=node)] == ["place"]
