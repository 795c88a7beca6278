"""Having the rows of a case hold what the fold says: only rows that a new step touched are looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from casewright.casefile import bulk
from casewright.casefile.driver import Connection
from casewright.casefile.merging.brought import refuse
from casewright.casefile.merging.fold import Fold, Folded
from casewright.casefile.merging.lineage import Lineage
from casewright.casefile.merging.open_conflicts import Row, conflict_rows, kept_rows, put_conflicts, supported
from casewright.casefile.merging.recorded import Recorded, Which
from casewright.casefile.merging.reference_columns import absent_targets, referred_to, was_there
from casewright.casefile.merging.report import Stricter
from casewright.casefile.merging.rows import as_tuple, put_row, remove_row, rows_now
from casewright.model.errors import CaseError
from casewright.model.markings import Marking, load_markings, markings_with
from casewright.model.progress import Progress

_OWN_KINDS = "ontology_item"
_PAGE = 2_000


@dataclass
class Applied:
    """What is left to say of it."""

    stricter: list[Stricter] = field(default_factory=list)
    kept: int = 0


def apply_fold(
    connection: Connection,
    case_id: UUID,
    lineage: Lineage,
    recorded: Recorded,
    new: set[bytes],
    told: Progress,
) -> Applied:
    """Writes the rows that new steps touched as all steps together leave them, and the conflicts about them.

    Raises:
        DamagedCase: a row refers to one that never was.
    """
    return _Applying(connection, case_id, lineage, recorded, told).run(new)


class _Item(NamedTuple):
    part: str
    key: str
    definition: str


class _Applying:
    def __init__(
        self, connection: Connection, case_id: UUID, lineage: Lineage, recorded: Recorded, told: Progress
    ) -> None:
        self._connection, self._case_id, self._lineage = connection, case_id, lineage
        self._recorded, self._told = recorded, told
        self._folded: dict[Which, Folded] = {}
        self._written: dict[str, list[bytes]] = defaultdict(list)
        self._fold = Fold(lineage, load_markings())

    def run(self, new: set[bytes]) -> Applied:
        touched = self._recorded.touched_by(new) | self._insert_packs(new)
        kinds = {each for each in touched if each[0] == _OWN_KINDS}
        self._fold_and_write(kinds)
        self._fold = Fold(self._lineage, self._markings())
        self._fold_and_write(touched - kinds)
        kept = self._settle_dead()
        self._put_conflicts(kept)
        stricter = [
            Stricter(table, str(UUID(bytes=row_id)), folded.values.get("marking"), folded.stricter)
            for (table, row_id), folded in sorted(self._folded.items())
            if folded.alive and folded.stricter
        ]
        return Applied(stricter, len(kept))

    def _insert_packs(self, new: set[bytes]) -> set[Which]:
        """Inserts by the pack what nothing else tells of; returns the rows of packs that have to be folded."""
        left: set[Which] = set()
        for table, pack in self._recorded.packs_of(new):
            rows = self._recorded.rows_of(pack, table)
            if pack.op == "BI" and (
                self._recorded.stands(pack.step) or self._recorded.is_taken_back(pack.step)
            ):
                apart = self._recorded.written_apart(table, rows, pack)
            else:
                apart = set(rows)
            left |= {(table, each) for each in apart}
            if pack.op == "BI" and self._recorded.stands(pack.step):
                plain = [each for each in rows if each not in apart]
                bulk.insert_tuples(
                    self._connection, table, [as_tuple(table, each, rows[each]) for each in plain]
                )
                self._written[table] += plain
            self._told(0, 1)
        return left

    def _fold_and_write(self, touched: Iterable[Which]) -> None:
        ordered = sorted(touched)
        for start in range(0, len(ordered), _PAGE):
            page = ordered[start : start + _PAGE]
            for which, folded in self._look_at(page).items():
                if folded.alive and put_row(self._connection, which, folded.values, self._now.get(which)):
                    self._written[which[0]].append(which[1])
            self._told(min(start + _PAGE, len(ordered)), len(ordered))

    def _look_at(self, rows: Iterable[Which]) -> Mapping[Which, Folded]:
        chosen = list(rows)
        writes, self._now = self._recorded.of_rows(chosen), rows_now(self._connection, chosen)
        found = {each: self._fold.row(each[0], writes[each], self._now.get(each)) for each in chosen}
        for which in chosen:
            if which not in self._now and not writes[which]:
                refuse(
                    f"it refers to the {which[0].replace('_', ' ')} {UUID(bytes=which[1])}, which never was"
                )
        self._folded |= found
        return found

    def _settle_dead(self) -> set[Which]:
        """Removes dead rows, but those that something refers to: they are kept, and what they refer to as well."""
        dead = {which for which, folded in self._folded.items() if not folded.alive}
        dead |= {which for which in kept_rows(self._connection) if which not in self._folded}
        fresh: Mapping[str, Iterable[bytes]] = self._written
        there = set(rows_now(self._connection, dead))
        required: set[Which] = set()
        while True:
            absent = (absent_targets(self._connection, fresh) | self._unmet(required)) - self._folded.keys()
            self._look_at(absent)
            dead |= absent
            values = {each: self._folded[each].values for each in dead if each in self._folded}
            required = supported(self._connection, dead, values)
            missing = required - there
            if not missing and not self._unmet(required):
                break
            for which in sorted(missing):
                put_row(self._connection, which, self._folded[which].values, None)
            fresh = {table: [each[1] for each in missing if each[0] == table] for table, _ in missing}
            there |= missing
        for which in sorted(there - required):
            remove_row(self._connection, which)
            self._folded.setdefault(which, Folded(False, {}))
        for which, now in rows_now(self._connection, required & self._folded.keys()).items():
            put_row(self._connection, which, self._folded[which].values, now)
        return required

    def _unmet(self, required: set[Which]) -> set[Which]:
        """What rows that stay will refer to, is not there, and was not looked at yet."""
        wanted = {
            target
            for which in required & self._folded.keys()
            for target in referred_to(which[0], self._folded[which].values)
            if was_there(self._connection, target)
        } - self._folded.keys()
        return wanted - rows_now(self._connection, wanted).keys()

    def _put_conflicts(self, kept: set[Which]) -> None:
        wanted: dict[bytes, Row] = {}
        for which, folded in self._folded.items():
            wanted |= conflict_rows(self._case_id, self._lineage, which, folded, which in kept)
        put_conflicts(self._connection, sorted(self._folded), wanted)

    def _markings(self) -> Mapping[str, Marking]:
        rows = self._connection.execute(f"SELECT part, key, definition FROM {_OWN_KINDS}").fetchall()
        try:
            return markings_with(_Item(*row) for row in rows)
        except (CaseError, ValueError, TypeError):  # a ladder that is none marks nothing
            return load_markings()
