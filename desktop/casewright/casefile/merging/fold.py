"""The fold: what a row holds, worked out from everything that was ever written to it, in whatever order it became known.

A unit of columns holds what the latest write gave it (hybrid clock, then id). Writes that knew nothing of each other
and differ are a conflict. A row is there if some write to it was unknown to every deletion: an edit beats a deletion
made apart from it, and that is a conflict too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from casewright.casefile.merging.lineage import Lineage
from casewright.casefile.merging.units import is_silent, units_of
from casewright.model.errors import InvalidValue
from casewright.model.markings import Marking, strictest

Values = Mapping[str, Any]
"""Columns of a row as the journal writes them: ids in hexadecimal."""
FIELD, DELETION, REFERENCE = "field", "deletion", "reference"


class Write(NamedTuple):
    """One recorded change of one row. `order` is clock, step and place in the journal; `stands`: it was not taken back."""

    order: tuple[int, bytes, int]
    op: str
    before: Values
    after: Values
    stands: bool

    @property
    def step(self) -> bytes:
        """The step it is part of."""
        return self.order[1]


class Conflict(NamedTuple):
    """What people have to look at in one row. `field` names the unit of columns; `sides` are writes with what they gave it."""

    kind: str
    field: str
    base: Values | None
    sides: tuple[tuple[Write, Values | None], ...]


@dataclass(frozen=True)
class Folded:
    """A row as all writes leave it; `values` also where it is not there, in case something refers to it."""

    alive: bool
    values: dict[str, Any]
    conflicts: list[Conflict] = field(default_factory=list)
    stricter: tuple[str | None, ...] = ()  # marks that gave way to a stricter one
    deletions: tuple[Write, ...] = ()


class Fold:
    """Folds rows of one history. `markings` are those of the case, its own included."""

    def __init__(self, lineage: Lineage, markings: Mapping[str, Marking]) -> None:
        self._lineage, self._markings = lineage, markings

    def row(self, table: str, writes: Iterable[Write], now: Values | None) -> Folded:
        """One row. `now` is what it holds in this copy, for columns that no write tells of; None where it is not there."""
        told = sorted(writes, key=lambda each: each.order)
        standing = [each for each in told if each.stands and each.op != "D"]
        deletions = [each for each in told if each.stands and each.op == "D"]
        surviving = [one for one in standing if not any(self._before(one, each) for each in deletions)]
        alive = bool(surviving) if deletions else True
        found = Folded(alive, dict(now or {}), deletions=tuple(self._maximal(deletions)))
        stricter: tuple[str | None, ...] = ()
        for unit in units_of(table):
            if (passed := self._unit(table, unit, told, standing, found)) is not None:
                stricter = passed
        if alive and deletions:
            unknown = [each for each in deletions if not any(self._before(each, one) for one in standing)]
            if unknown:
                edits = [
                    (each, dict(each.after))
                    for each in self._maximal(surviving)
                    if not all(self._before(each, one) for one in unknown)
                ]
                sides = [(each, None) for each in self._maximal(unknown)]
                found.conflicts.append(Conflict(DELETION, "", None, (*sides, *edits)))
        return Folded(alive, found.values, found.conflicts, stricter, found.deletions)

    def _unit(
        self, table: str, unit: tuple[str, ...], told: list[Write], standing: list[Write], found: Folded
    ) -> tuple[str | None, ...] | None:
        """Sets the columns of one unit; returns the marks that gave way to a stricter one."""
        base = {column: value for column in unit if (value := _first_told(told, column)) is not _UNTOLD}
        found.values.update(base)
        writes = [each for each in standing if any(column in each.after for column in unit)]
        if not writes:
            return None
        latest = writes[-1]
        found.values.update(self._completed(unit, latest, writes, base))
        apart = self._maximal(writes)
        if len(apart) < 2 or is_silent(table, unit):
            return None
        given = [(each, self._completed(unit, each, writes, base)) for each in apart]
        if all(values == given[0][1] for _, values in given):
            return None
        if unit == ("marking",):
            marks = [values["marking"] for _, values in given]
            try:
                strict = strictest(marks, self._markings)
            except InvalidValue:  # of two ladders, or unknown: they do not compare, so a person decides
                pass
            else:
                found.values["marking"] = strict
                return tuple(each for each in marks if each != strict)
        found.conflicts.append(
            Conflict(FIELD, unit[0], self._common(unit, writes, apart, base), tuple(given))
        )
        return None

    def _completed(
        self, unit: tuple[str, ...], write: Write, writes: list[Write], base: Values
    ) -> dict[str, Any]:
        """The whole unit as one write left it: what it did not set is what it found."""
        values = {**base}
        for each in writes:
            if each is write or self._before(each, write):
                values.update((column, each.after[column]) for column in unit if column in each.after)
        return values

    def _common(
        self, unit: tuple[str, ...], writes: list[Write], apart: list[Write], base: Values
    ) -> dict[str, Any] | None:
        """What all of these writes found."""
        shared = [each for each in writes if all(self._before(each, one) for one in apart)]
        if not shared and all(each.op == "I" for each in apart):
            return None
        return self._completed(unit, shared[-1], writes, base) if shared else dict(base)

    def _maximal(self, writes: list[Write]) -> list[Write]:
        """Those that none of the others knew of."""
        found: list[Write] = []
        for each in reversed(
            writes
        ):  # whoever knew of it, if anybody, is known by one of the later ones found
            if not any(self._before(each, one) for one in found):
                found.append(each)
        return found[::-1]

    def _before(self, one: Write, other: Write) -> bool:
        if one.step == other.step:
            return one.order < other.order
        return self._lineage.knew(other.step, one.step)


_UNTOLD = object()


def _first_told(told: list[Write], column: str) -> Any:
    """What a column held before anybody wrote it, as far as the journal of the row tells; of a new row, what its step gave it."""
    for each in told:
        if column in each.before:
            return each.before[column]
        if column in each.after:
            same = [one.after[column] for one in told if one.step == each.step and column in one.after]
            return same[-1]
    return _UNTOLD
