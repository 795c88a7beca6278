"""What a merge did and found, for a person to read and for a program."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Came:
    """Steps of one analyst that were new here; times are ISO, UTC."""

    analyst: str
    steps: int
    first: str
    last: str


@dataclass(frozen=True)
class Side:
    """What one step made of a place: `value` None is a deletion. `at` is ISO, UTC; `is_mine`: it was made in this copy."""

    change_set: str
    analyst: str
    at: str
    is_mine: bool
    value: dict[str, Any] | None


@dataclass(frozen=True)
class OpenConflict:
    """A place that copies changed apart: a unit of columns that `field` names, or the row as a whole where it is empty.

    Values are columns, ids in hexadecimal. `sides` begin with mine, the latest of theirs is last; of a row that is kept
    because something refers to it they are its deletions.
    """

    id: str
    object_type: str
    object_id: str
    kind: str
    field: str
    base: dict[str, Any] | None
    sides: tuple[Side, ...]

    @property
    def mine(self) -> Side:
        """What this copy made of it last; the earliest where that is none."""
        own = [each for each in self.sides if each.is_mine]
        return own[-1] if own else self.sides[0]

    @property
    def theirs(self) -> Side:
        """What the others made of it last."""
        return next((each for each in reversed(self.sides) if each is not self.mine), self.sides[-1])

    @property
    def newer(self) -> Side:
        """What was made of it last."""
        return max(self.sides, key=lambda each: (each.at, each.change_set))


@dataclass(frozen=True)
class Stricter:
    """A mark that was made apart: the strictest holds, and these gave way."""

    object_type: str
    object_id: str
    marking: str | None
    gave_way: tuple[str | None, ...]


@dataclass(frozen=True)
class LookAlike:
    """Two rows, made apart, that may be the same; they are listed and never joined. `reason` is a sentence."""

    object_type: str
    first: str
    second: str
    kind: str
    reason: str


@dataclass(frozen=True)
class MergeReport:
    """What came, what became of it, and what is left to look at. `change_set` is the step it made, if any."""

    change_set: str | None = None
    came: tuple[Came, ...] = ()
    added: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    deleted: dict[str, int] = field(default_factory=dict)
    contents: int = 0
    logged: int = 0
    conflicts: tuple[OpenConflict, ...] = ()
    stricter: tuple[Stricter, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    kept: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether the other copies held nothing new."""
        return not self.came

    def of_change_set(self, change_set: UUID) -> MergeReport:
        """The same, of a step that was committed."""
        return replace(self, change_set=str(change_set))

    def as_document(self) -> dict[str, Any]:
        """All of it as JSON can hold it."""
        return asdict(self)

    def as_lines(self) -> list[str]:
        """All of it in sentences."""
        if self.is_empty:
            return ["The other copy holds nothing new.", *self.to_look_at()]
        came = [
            f"{_count(each.steps, 'step')} of {each.analyst}, {each.first[:10]} to {each.last[:10]}"
            for each in self.came
        ]
        rows = [
            f"{word} {_listed(counts)}"
            for word, counts in (("Added", self.added), ("Changed", self.changed), ("Deleted", self.deleted))
            if counts
        ]
        contents = [f"Archived {_count(self.contents, 'content')} of the other copy"] if self.contents else []
        return [f"{each}." for each in (*came, *rows, *contents)] + self.to_look_at()

    def to_look_at(self) -> list[str]:
        """What is left for people, in sentences."""
        lines = []
        if self.conflicts:
            lines.append(f"{_count(len(self.conflicts), 'conflict')} to decide:")
            lines += [f"  {_place(each)}" for each in self.conflicts]
        if self.kept:
            lines.append(f"{_count(self.kept, 'deleted row')} kept, because something refers to it.")
        for each in self.stricter:
            lines.append(f"Marked {each.marking}, the stricter: {each.object_type} {each.object_id}.")
        if self.look_alikes:
            lines.append(f"{_count(len(self.look_alikes), 'pair')} made apart that may be the same:")
            lines += [
                f"  {each.reason} ({each.object_type} {each.first}, {each.second})"
                for each in self.look_alikes
            ]
        return lines


def _place(one: OpenConflict) -> str:
    words = f"{one.object_type.replace('_', ' ')} {one.object_id}"
    if one.kind == "deletion":
        return f"{words}: deleted in one copy, changed in the other"
    if one.kind == "reference":
        return f"{words}: deleted in one copy, referred to in the other"
    return f"{words}: {one.field.replace('_', ' ')}"


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{n} × {table.replace('_', ' ')}" for table, n in counts.items())


def _count(n: int, word: str) -> str:
    return f"{n:,} {word}{'' if n == 1 else 's'}"
