"""Random histories of several copies of one case: edits, undo, redo and merges, on real files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

import casewright
from casewright.casefile import clock, sealing
from casewright.casefile.case import Case
from casewright.casefile.doctor import examine
from casewright.casefile.driver import connect_writer
from casewright.casefile.merging.fold import Fold, Folded
from casewright.casefile.merging.lineage import Lineage, read_heads, read_parents, read_steps
from casewright.casefile.merging.open_conflicts import conflict_rows
from casewright.casefile.merging.recorded import Recorded
from casewright.casefile.merging.rows import as_tuple
from casewright.casefile.schema import journalled_columns
from casewright.casefile.transaction import Transaction
from casewright.model.entity import Entity
from casewright.model.errors import CaseError, UndoDeclined
from casewright.model.markings import load_markings
from casewright.operations.deletion import delete_object
from casewright.operations.rows import add_row, edit_fields

State = dict[str, list[tuple[Any, ...]]]
NAMES = "abc"
_SPACE = UUID("00000000-0000-4000-8000-000000000000")
_ENTITIES = [uuid5(_SPACE, f"entity {n}") for n in range(4)]
_LINKS = [uuid5(_SPACE, f"link {n}") for n in range(3)]
_NOTES = [uuid5(_SPACE, f"note {n}") for n in range(3)]

_entity = st.sampled_from(_ENTITIES)
_word = st.sampled_from(["x", "y", "z"])
_values = st.fixed_dictionaries(
    {},
    optional={
        "name": _word,
        "summary": _word,
        "marking": st.sampled_from(["TLP:GREEN", "TLP:AMBER", "TLP:RED", None]),
    },
)
_change = st.one_of(
    st.tuples(st.just("add_entity"), _entity, _word),
    st.tuples(st.just("edit_entity"), _entity, _values),
    st.tuples(st.just("edit_entity"), _entity, _values),
    st.tuples(st.just("delete"), st.just("entity"), _entity),
    st.tuples(st.just("bulk"), st.lists(_entity, min_size=1, max_size=3, unique=True), _word),
    st.tuples(st.just("add_link"), st.sampled_from(_LINKS), _entity, _entity),
    st.tuples(st.just("add_link"), st.sampled_from(_LINKS), _entity, _entity),
    st.tuples(st.just("date_link"), st.sampled_from(_LINKS), st.sampled_from(["2024", "2025-03", None])),
    st.tuples(st.just("delete"), st.just("link"), st.sampled_from(_LINKS)),
    st.tuples(st.just("add_note"), st.sampled_from(_NOTES), _entity),
    st.tuples(st.just("delete"), st.just("note"), st.sampled_from(_NOTES)),
)  # fmt: skip
_copy = st.integers(0, 2)
_step = st.one_of(
    st.tuples(st.just("edit"), _copy, st.lists(_change, min_size=1, max_size=3)),
    st.tuples(st.just("edit"), _copy, st.lists(_change, min_size=1, max_size=3)),
    st.tuples(st.sampled_from(["undo", "undo", "redo"]), _copy, st.none()),
    st.tuples(st.sampled_from(["take_back", "return_to"]), _copy, st.integers(0, 6)),
    st.tuples(st.just("merge"), _copy, _copy),
)
histories = st.tuples(
    st.lists(_step, min_size=4, max_size=18), st.tuples(*[st.integers(-3_600_000, 3_600_000)] * 3)
)


def random_histories(examples: int) -> Any:
    """How many, and how they are made small when one fails."""
    phases = [Phase.explicit, Phase.reuse, Phase.generate] if examples < 50 else list(Phase)
    return settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=phases,
        derandomize=True,
    )


def make_base(template: Path, path: Path) -> Path:
    """A case that the copies have in common."""
    shutil.copy(template, path)
    with casewright.open(path, analyst="M. Example") as case, case.edit("add_entity") as tx:
        for n in range(3):
            add_row(tx, "entity", _ENTITIES[n], kind="person", name=f"base {n}")
        add_row(
            tx,
            "link",
            _LINKS[0],
            kind="family_of",
            directed=False,
            status="asserted",
            from_id=_ENTITIES[0],
            to_id=_ENTITIES[1],
        )
        add_row(tx, "note", _NOTES[0], object_type="entity", object_id=_ENTITIES[2], text="base")
    return path


class Copies:
    """Three copies of a case whose clocks are wrong, each open for writing by an analyst of its own."""

    def __init__(self, base: Path, folder: Path, drift: Sequence[int], patch: pytest.MonkeyPatch) -> None:
        self.paths = [Path(shutil.copy(base, folder / f"{name}.casewright")) for name in NAMES]
        self._drift = 0
        now = clock.tick
        patch.setattr(sealing, "tick", lambda latest: max(now(0) + (self._drift << 16), latest + 1))
        self._drifts = drift
        self.merges = 0

    def take(self, steps: Sequence[tuple[Any, ...]]) -> None:
        """All of these steps."""
        with ExitStack() as stack:
            cases = [
                stack.enter_context(casewright.open(path, analyst=f"analyst {path.stem}"))
                for path in self.paths
            ]
            for kind, which, what in steps:
                self._drift = self._drifts[which]
                self._step(cases, kind, which, what)
        self._drift = 0

    def _step(self, cases: list[Case], kind: str, which: int, what: Any) -> None:
        case = cases[which]
        if kind == "merge":
            if what != which:
                case.merge([cases[what].path])
                self.merges += 1
                assert_is_its_fold(case)
            return
        try:
            if kind == "edit":
                with case.edit("edit_entity") as tx:
                    for change in what:
                        _make(tx, *change)
            elif kind in ("undo", "redo"):
                getattr(case, kind)()
            else:
                step = next(iter(case.history(1 + what)[what:]), None)
                if step is not None and kind == "take_back":
                    case.take_back(step)
                elif step is not None and step.seq > 6:  # the steps of the base
                    case.return_to(step.seq)
        except UndoDeclined:
            pass
        except CaseError:
            assert kind in ("edit", "return_to")
        assert_is_its_fold(case)


def _make(tx: Transaction, kind: str, *arguments: Any) -> None:
    if kind == "add_entity":
        row_id, name = arguments
        if not tx.find(Entity, id=row_id):
            add_row(tx, "entity", row_id, kind="person", name=name)
    elif kind == "edit_entity":
        edit_fields(tx, "entity", *arguments)
    elif kind == "delete":
        delete_object(tx, *arguments, with_dependents=True)
    elif kind == "bulk":
        ids, name = arguments
        fresh = [each for each in ids if not tx.find(Entity, id=each)]
        rows = [{"id": each, "kind": "person", "name": name, "name_key": name} for each in fresh]
        tx.bulk_insert(Entity, rows)
    elif kind == "add_link":
        row_id, one, other = arguments
        add_row(
            tx, "link", row_id, kind="family_of", directed=False, status="asserted", from_id=one, to_id=other
        )
    elif kind == "date_link":
        edit_fields(tx, "link", arguments[0], {"valid": arguments[1]})
    elif kind == "add_note":
        row_id, about = arguments
        add_row(tx, "note", row_id, object_type="entity", object_id=about, text="note")


def state(case: Case) -> State:
    """Every row of every table that the journal covers, but the analysts, whose introductions no undo reaches."""
    return {
        table: case.read(f'SELECT * FROM "{table}" ORDER BY id')
        for table in journalled_columns()
        if table != "analyst"
    }


def merged(folder: Path, mine: Path, *theirs: Path) -> Path:
    """A copy of the first with the others merged into it one after another, each merge checked."""
    path = folder / f"{mine.stem}+{'+'.join(each.stem for each in theirs)}.casewright"
    shutil.copy(mine, path)
    with casewright.open(path, analyst="merger") as case:
        for each in theirs:
            case.merge([each])
    return path


@contextmanager
def reading(path: Path) -> Iterator[Case]:
    """A case, open read-only."""
    with casewright.open(path, read_only=True) as case:
        yield case


def state_of(path: Path) -> State:
    """The rows of a closed case."""
    with reading(path) as case:
        return state(case)


def assert_whole(path: Path) -> None:
    """Everything that the file promises."""
    assert [check.detail for check in examine(path) if not check.ok] == []


def assert_is_its_fold(case: Case) -> None:
    """The rows and the open conflicts are what the journal alone says when all of it is folded at once."""
    connection = connect_writer(case.access)
    try:
        rows, conflicts = _whole_fold(connection, case.case_id)
        there = {table: {row[0]: row for row in case.read(f'SELECT * FROM "{table}"')} for table in rows}
        assert there == rows
        found = {row[0]: row[1:] for row in case.read("SELECT * FROM merge_conflict")}
        assert found == conflicts
    finally:
        connection.close()


def _whole_fold(connection: Any, case_id: UUID) -> tuple[dict[str, Any], dict[bytes, Any]]:
    lineage, parents = Lineage(), read_parents(connection)
    for each, (step, _) in read_steps(connection).items():
        lineage.add(step, parents.get(each, ()))
    recorded = Recorded(connection, lineage, lineage.view(read_heads(connection)))
    which = recorded.touched_by(recorded.counting)
    for table, pack in recorded.packs_of(recorded.counting):
        which |= {(table, each) for each in recorded.rows_of(pack, table)}
    writes, fold = recorded.of_rows(which), Fold(lineage, load_markings())
    folded: dict[Any, Folded] = {}
    for one in which:
        _open_all_packs(recorded, one, writes[one])
        folded[one] = fold.row(one[0], writes[one], None)
    kept = _kept(folded)
    rows: dict[str, Any] = {table: {} for table in journalled_columns() if table != "merge_conflict"}
    conflicts: dict[bytes, Any] = {}
    for (table, row_id), one in folded.items():
        if one.alive or (table, row_id) in kept:
            rows[table][row_id] = as_tuple(table, row_id, one.values)
        conflicts |= conflict_rows(case_id, lineage, (table, row_id), one, (table, row_id) in kept)
    return rows, conflicts


def _open_all_packs(recorded: Recorded, which: Any, writes: list[Any]) -> None:
    table, row_id = which
    seen = {each.order[2] for each in writes}
    for of_table, pack in recorded.packs_of(recorded.counting):
        rows = recorded.rows_of(pack, table) if of_table == table and pack.seq not in seen else {}
        if row_id in rows:
            images = (rows[row_id], {}) if pack.op == "BD" else ({}, rows[row_id])
            writes.append(recorded.write(pack.step, pack.seq, pack.op[1], *images))


def _kept(folded: dict[Any, Folded]) -> set[Any]:
    """Dead rows that a living one refers to, or a kept one: here by the columns of these few tables."""
    refers = {"link": ("from_id", "to_id"), "note": ("object_id",)}
    wanted = {which for which, one in folded.items() if one.alive}
    kept: set[Any] = set()
    while True:
        needed = {
            ("entity", bytes.fromhex(folded[which].values[column]))
            for which in wanted | kept for column in refers.get(which[0], ()) if folded[which].values.get(column)
        } - wanted - kept  # fmt: skip
        if not needed:
            return kept
        kept |= needed
