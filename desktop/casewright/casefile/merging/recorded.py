"""What the journal tells of some rows: every write to them in the steps that count, those in packs included.

Packs are dear to open. One that was here before, and that all other writes to a row knew of, decides nothing: what they
left alone, the row still holds, and what they changed, they say what it was before.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from casewright.casefile.driver import Connection
from casewright.casefile.images import unpack_rows
from casewright.casefile.merging.fold import Write
from casewright.casefile.merging.lineage import Lineage, View
from casewright.casefile.schema import id_columns
from casewright.model.errors import DamagedCase

DERIVED = "merge_conflict"
"""The table that follows from the fold, and so is never folded itself."""
Which = tuple[str, bytes]
_SELECT = (
    "SELECT c.tbl, c.row_id, s.id, c.seq, c.op, c.before, c.after FROM temp.told i "
    "CROSS JOIN change c ON c.row_id = i.id AND c.tbl = i.tbl CROSS JOIN change_set s ON s.seq = c.cs"
)


class Pack(NamedTuple):
    """Where many rows were inserted or deleted at once."""

    seq: int
    step: bytes
    op: str
    min_id: bytes
    max_id: bytes


class Recorded:
    """The journal of a case, as far as the steps of a view reach; of these the `new` are not in its rows yet."""

    def __init__(
        self, connection: Connection, lineage: Lineage, view: View, new: Collection[bytes] = ()
    ) -> None:
        self._connection, self._lineage, self._new = connection, lineage, frozenset(new)
        self.counting = set(lineage.authored(view))
        self._taken_back = lineage.taken_back(view)
        self._packs: dict[str, list[Pack]] = defaultdict(list)
        for table, *pack in connection.execute(
            "SELECT c.tbl, p.seq, s.id, c.op, p.min_id, p.max_id FROM change_pack p JOIN change c ON c.seq = p.seq "
            "JOIN change_set s ON s.seq = c.cs ORDER BY p.seq"
        ).fetchall():
            if pack[1] in self.counting:
                self._packs[table].append(Pack(*pack))

    def touched_by(self, steps: Collection[bytes]) -> set[Which]:
        """The rows that these steps wrote one by one."""
        found: set[Which] = set()
        for seq in self._numbers(steps):
            rows = self._connection.execute(
                "SELECT tbl, row_id FROM change WHERE cs = ? AND row_id IS NOT NULL", (seq,)
            )
            found.update((table, row_id) for table, row_id in rows.fetchall())
        return {each for each in found if each[0] != DERIVED}

    def packs_of(self, steps: Collection[bytes]) -> Iterator[tuple[str, Pack]]:
        """The packs of these steps."""
        for table, packs in self._packs.items():
            yield from ((table, pack) for pack in packs if pack.step in steps)

    def rows_of(self, pack: Pack, table: str) -> dict[bytes, dict[str, Any]]:
        """What a pack holds, by id, as the journal writes it."""
        payload = self._connection.execute(
            "SELECT payload FROM change_pack WHERE seq = ?", (pack.seq,)
        ).fetchone()[0]
        return {row.pop("id"): _in_hex(table, row) for row in unpack_rows(table, payload)}

    def stands(self, step: bytes) -> bool:
        """Whether a step authors what it wrote: it was not taken back, and is no taking back itself."""
        return step not in self._taken_back and self._lineage.steps[step].undo_of is None

    def is_taken_back(self, step: bytes) -> bool:
        """Whether an undo that stands took it back."""
        return step in self._taken_back

    def write(
        self, step: bytes, seq: int, op: str, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> Write:
        """One recorded change. Taking back an insert deletes; whatever else an undo writes was there before."""
        stands = step not in self._taken_back and (op == "D" or self.stands(step))
        return Write((self._lineage.steps[step].hlc, step, seq), op, before, after, stands)

    def of_rows(self, rows: Collection[Which]) -> dict[Which, list[Write]]:
        """Every write to these rows that counts."""
        found: dict[Which, list[Write]] = {each: [] for each in rows}
        self._choose(rows)
        for table, row_id, step, seq, op, before, after in self._connection.execute(_SELECT).fetchall():
            if step in self.counting:
                found[table, row_id].append(self.write(step, seq, op, _read(before), _read(after)))
        self._add_from_packs(found)
        return {which: self._with_undone(writes) for which, writes in found.items()}

    def is_news(self, write: Write, step: bytes) -> bool:
        """Whether a write stands that a step did not know of."""
        return write.stands and write.step != step and not self._lineage.knew(step, write.step)

    def _with_undone(self, writes: list[Write]) -> list[Write]:
        """Writes to one row as they count; what was undone after somebody else wrote to it stands, and so does the undo.

        Of what an undo did to a row only that it is gone afterwards is news.
        """
        last = {each.step: each.order for each in sorted(writes, key=lambda each: each.order)}
        counting = [
            each._replace(stands=each.stands and (self.stands(each.step) or each.order == last[each.step]))
            for each in writes
        ]
        standing = set()
        for step in last.keys() & self._taken_back.keys():
            for taker in self._taken_back[step]:
                if any(
                    self.is_news(each, step) and self._lineage.knew(taker, each.step) for each in counting
                ):
                    standing |= {step, taker}
        return [each._replace(stands=each.stands or each.step in standing) for each in counting]

    def written_apart(self, table: str, ids: Iterable[bytes], but: Pack) -> set[bytes]:
        """Those of these ids that the journal tells of outside one pack, or that are in the case."""
        chosen = [(table, each) for each in ids]
        self._choose(chosen)
        found = {
            row[0]
            for sql in (
                "SELECT i.id FROM temp.told i CROSS JOIN change c ON c.row_id = i.id AND c.tbl = i.tbl",
                f'SELECT i.id FROM temp.told i CROSS JOIN "{table}" t ON t.id = i.id',
            )
            for row in self._connection.execute(sql).fetchall()
        }
        wanted = {each for _, each in chosen}
        for pack in self._packs[table]:
            if pack.seq != but.seq and pack.max_id >= but.min_id and pack.min_id <= but.max_id:
                found |= wanted & self.rows_of(pack, table).keys()
        return found

    def _add_from_packs(self, found: dict[Which, list[Write]]) -> None:
        """Opens each pack that not every other write to one of these rows knew of, once."""
        by_table: dict[str, list[bytes]] = defaultdict(list)
        for table, row_id in found:
            if self._packs.get(table):
                by_table[table].append(row_id)
        for table, ids in by_table.items():
            writers = self._lineage.earliest({each.step for row_id in ids for each in found[table, row_id]})
            opened: list[tuple[Pack, dict[bytes, dict[str, Any]]]] = []
            for pack in self._packs[table]:
                if all(self._knew(each, pack) for each in writers) and all(
                    found[table, each] for each in ids
                ):
                    continue
                wanted = [
                    each for each in ids
                    if pack.min_id <= each <= pack.max_id
                    and not (found[table, each] and all(self._knew(one.step, pack) for one in found[table, each]))
                ]  # fmt: skip
                if wanted:
                    rows = self.rows_of(pack, table)
                    opened.append((pack, {each: rows[each] for each in wanted if each in rows}))
            for pack, rows in opened:
                for row_id, values in rows.items():
                    images = (values, {}) if pack.op == "BD" else ({}, values)
                    found[table, row_id].append(self.write(pack.step, pack.seq, pack.op[1], *images))

    def _knew(self, step: bytes, pack: Pack) -> bool:
        """Whether a step was made on the rows of a pack, and these rows are here."""
        return step != pack.step and pack.step not in self._new and self._lineage.knew(step, pack.step)

    def _choose(self, rows: Iterable[Which]) -> None:
        self._connection.execute("CREATE TEMP TABLE IF NOT EXISTS told (tbl TEXT, id BLOB)")
        self._connection.execute("DELETE FROM temp.told")
        self._connection.executemany("INSERT INTO temp.told VALUES (?, ?)", rows)

    def _numbers(self, steps: Iterable[bytes]) -> list[int]:
        return [
            row[0]
            for step in steps
            for row in self._connection.execute("SELECT seq FROM change_set WHERE id = ?", (step,)).fetchall()
        ]


def _read(image: str | None) -> dict[str, Any]:
    try:
        return json.loads(image) if image else {}
    except (ValueError, RecursionError) as error:
        raise DamagedCase("The journal of this case is damaged: a recorded change cannot be read.") from error


def _in_hex(table: str, values: dict[str, Any]) -> dict[str, Any]:
    for column in id_columns()[table]:
        if isinstance(values.get(column), bytes):
            values[column] = values[column].hex().upper()
    return values
