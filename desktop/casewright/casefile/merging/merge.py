"""Merging other copies into a case: one transaction, one step of its history, which undo takes back.

The steps of the other copies come into the journal as they are; the step of the merge holds what it did to the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from casewright.casefile.access import Access
from casewright.casefile.case import Case
from casewright.casefile.change_set import CaseChanged
from casewright.casefile.clock import moment
from casewright.casefile.driver import Connection
from casewright.casefile.merging.applying import Applied, apply_fold
from casewright.casefile.merging.brought import bring_steps, check_values, refuse
from casewright.casefile.merging.contents import (
    archive_deposited,
    deposited,
    log_unsaid,
    missing_contents,
    unite_logs,
)
from casewright.casefile.merging.lineage import Lineage, read_heads, read_parents, read_steps
from casewright.casefile.merging.look_alikes import look_alikes
from casewright.casefile.merging.other_copy import other_copy
from casewright.casefile.merging.recorded import Recorded
from casewright.casefile.merging.report import Came, MergeReport
from casewright.casefile.queries.merge_conflicts import open_conflicts
from casewright.casefile.readers import ByConnection
from casewright.casefile.writer import MergeStep, Writer
from casewright.model.errors import CaseError
from casewright.model.ids import analyst_id
from casewright.model.progress import Progress, stage, unheard

_STAGES = 3  # archived bytes, steps, rows


def merge_copies(
    case: Case,
    writer: Writer,
    others: Sequence[str | Path | Access],
    done: list[CaseChanged],
    progress: Progress | None = None,
    dry_run: bool = False,
) -> MergeReport:
    """Merges other copies into a case that is open for writing; none of them is written.

    Args:
        done: gets the event to tell listeners once it is committed.
        progress: may raise to stop, which leaves the case as it was.
        dry_run: find out and roll back.

    Raises:
        CaseError: a copy is refused; nothing is changed then.
    """
    told = progress or unheard
    with ExitStack() as stack:
        copies = [stack.enter_context(other_copy(case, each)) for each in others]
        theirs = [stack.enter_context(_snapshot(each)) for each in copies]
        contents = [] if dry_run else _contents(writer, theirs)
        for connection, missing in contents:
            size, copied = sum(each[1] for each in missing), 0

            def tell(more: int, size: int = size) -> None:
                nonlocal copied
                copied += more
                stage(told, 0, _STAGES)(copied, size)

            stack.enter_context(deposited(writer, connection, missing, tell))
        with writer.merging(done) as step:
            step.keep = not dry_run
            archived = [each for _, missing in contents for each in missing]
            report = _Merge(case, writer, step, theirs, told).run(archived)
        return report if step.id is None else report.of_change_set(UUID(bytes=step.id))


class _snapshot:  # noqa: N801  a context manager used as a function
    """A read transaction on another copy, so that all that is read of it is of one moment."""

    def __init__(self, copy: Case) -> None:
        self._connection = copy.reading()

    def __enter__(self) -> Connection:
        self._connection.execute("BEGIN")
        return self._connection

    def __exit__(self, *_: object) -> None:
        self._connection.execute("ROLLBACK")


def _contents(writer: Writer, theirs: Sequence[Connection]) -> list[tuple[Connection, list[Any]]]:
    """What each copy has archived that is new, each content once."""
    seen: set[str] = {row[0] for row in writer.read("SELECT sha256 FROM archive")}
    found = []
    for connection in theirs:
        missing = missing_contents(connection, seen)
        seen |= {each[0] for each in missing}
        if missing:
            found.append((connection, missing))
    return found


class _Merge:
    """One merge under way."""

    def __init__(
        self, case: Case, writer: Writer, step: MergeStep, theirs: Sequence[Connection], told: Progress
    ) -> None:
        self._case, self._writer, self._step, self._theirs, self._told = case, writer, step, theirs, told
        self._connection = step.connection
        self._lineage = Lineage()
        self._missing: list[tuple[Connection, list[bytes]]] = []

    def run(self, contents: Sequence[Any]) -> MergeReport:
        """Does it, within its transaction."""
        connection, lineage = self._connection, self._lineage
        if all(self._is_known(each) for each in self._theirs):
            return self._nothing_new()
        self._read_history()
        heads = read_heads(connection)
        mine = lineage.view(heads)
        their_heads = list(dict.fromkeys(head for each in self._theirs for head in read_heads(each)))
        new = set(lineage.authored(lineage.view([*heads, *their_heads]), beyond=mine))
        if not new:
            return self._nothing_new()
        count = sum(len(steps) for _, steps in self._missing)
        first, number = self._step.begin(
            [each for each in their_heads if each not in heads], count, self._their_analysts()
        )
        self._add_own_steps()  # an analyst may have joined
        for other, steps in self._missing:
            for n in bring_steps(connection, other, steps, first, number):
                stage(self._told, 1, _STAGES)(n, len(steps))
            first += len(steps)
        archive_deposited(connection, contents)
        logged = sum(unite_logs(connection, each) for each in self._theirs)
        log_unsaid(connection, self._writer.signer, contents)
        everything = lineage.view([*read_heads(connection), *their_heads])
        recorded = Recorded(connection, lineage, everything, new)
        applied = apply_fold(
            connection, self._case.case_id, lineage, recorded, new, stage(self._told, 2, _STAGES)
        )
        return self._report(applied, new, mine, their_heads, len(contents), logged, number)

    def _is_known(self, other: Connection) -> bool:
        """Whether all of another copy is in this one for certain, seen at a glance: its latest step is, and no merge was undone.

        A digest covers everything before it.
        """
        undone = (
            "SELECT 1 FROM change_set u JOIN change_set m ON m.id = u.undo_of WHERE m.kind = 'merge' LIMIT 1"
        )
        if self._connection.execute(undone).fetchone() is not None:
            return False
        same = "SELECT 1 FROM change_set WHERE id = ? AND digest = ?"
        latest = "SELECT s.id, s.digest FROM head h JOIN change_set s ON s.id = h.cs"
        heads = other.execute(latest).fetchall()
        return bool(heads) and all(
            self._connection.execute(same, each).fetchone() is not None for each in heads
        )

    def _nothing_new(self) -> MergeReport:
        logged = sum(unite_logs(self._connection, each) for each in self._theirs)
        return MergeReport(logged=logged, conflicts=tuple(open_conflicts(ByConnection(self._connection))))

    def _read_history(self) -> None:
        """The steps of all copies, each after what it follows; which of them are missing here."""
        self._add_own_steps()
        own = read_steps(self._connection)
        known = set(own)
        for other in self._theirs:
            steps, parents = read_steps(other), read_parents(other)
            shared = own.keys() & steps.keys()
            if not shared:
                raise CaseError(
                    "The other copy has no history in common with this case, so it cannot be merged."
                )
            for each in shared:
                if own[each][1] != steps[each][1]:
                    refuse(f"it tells step {UUID(bytes=each)} of the history otherwise")
            for each, (step, _) in steps.items():
                self._lineage.add(step, parents.get(each, ()))
            missing = [each for each in steps if each not in known]
            known.update(missing)
            self._missing.append((other, missing))

    def _their_analysts(self) -> list[str]:
        """The names of those whose steps come in."""
        found = []
        for other, steps in self._missing:
            authors = {self._lineage.steps[each].author for each in steps}
            for row_id, name in other.execute("SELECT id, name FROM analyst ORDER BY id").fetchall():
                if row_id in authors:
                    check_values("analyst", {"name": name})
                    if analyst_id(name).bytes != row_id:
                        refuse("it has an analyst under an id that is not the name's")
                    found.append(name)
        return found

    def _add_own_steps(self) -> None:
        parents = read_parents(self._connection)
        for each, (step, _) in read_steps(self._connection).items():
            self._lineage.add(step, parents.get(each, ()))

    def _report(
        self,
        applied: Applied,
        new: set[bytes],
        mine: dict[int, int],
        their_heads: list[bytes],
        contents: int,
        logged: int,
        number: int,
    ) -> MergeReport:
        within = ByConnection(self._connection)
        counts: dict[str, dict[str, int]] = {"I": {}, "U": {}, "D": {}}
        for table, op, n in within.read(
            "SELECT c.tbl, substr(c.op, -1), sum(coalesce(p.n, 1)) FROM change c LEFT JOIN change_pack p ON p.seq = c.seq "
            "WHERE c.cs = ? AND c.tbl <> 'merge_conflict' GROUP BY 1, 2 ORDER BY 1",
            (number,),
        ):
            counts[op][table] = n
        own = set(self._lineage.authored(mine, beyond=self._lineage.view(their_heads)))
        return MergeReport(
            came=tuple(self._came(new)),
            added=counts["I"],
            changed=counts["U"],
            deleted=counts["D"],
            contents=contents,
            logged=logged,
            conflicts=tuple(open_conflicts(within)),
            stricter=tuple(applied.stricter),
            look_alikes=tuple(look_alikes(self._connection, own, new)),
            kept=applied.kept,
        )

    def _came(self, new: Iterable[bytes]) -> Iterable[Came]:
        names = {
            row[0]: row[1] for row in self._connection.execute("SELECT id, name FROM analyst").fetchall()
        }
        by: dict[bytes, list[int]] = {}
        for each in new:
            step = self._lineage.steps[each]
            by.setdefault(step.author, []).append(step.hlc)
        for author, clocks in sorted(by.items(), key=lambda each: min(each[1])):
            times = [_iso(moment(each)) for each in (min(clocks), max(clocks))]
            yield Came(names.get(author, ""), len(clocks), *times)


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")
