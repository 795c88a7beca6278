"""Which rows refer to which, and what becomes of a reference when its object is deleted.

The database acts on none of this (no cascades: they would escape the undo of the journal); `deletion.py` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from casewright.model.fields import columns_of
from casewright.model.tables import TABLES


class Fate(Enum):
    """What becomes of a row that refers to a deleted object."""

    GOES = "goes"  # it is a part of the object, or says something of it alone
    CLEARED = "cleared"  # it stays; its reference becomes empty
    RESTS = "rests"  # it stands on the object: the deletion is refused, unless it may go too


@dataclass(frozen=True)
class Reference:
    """Column `column` of `table` refers to `target`; None stands for any kind of object (`object_type` says which)."""

    table: str
    column: str
    target: str | None
    fate: Fate


# Where nothing is said: a required reference makes its row a part of the object, an optional one is cleared.
_FATES = {
    ("citation", "passage_id"): Fate.RESTS,
    ("judgement_support", "claim_id"): Fate.RESTS,
    ("judgement_support", "other_id"): Fate.RESTS,
    ("alternative", "judgement_id"): Fate.GOES,
    ("assumption", "judgement_id"): Fate.GOES,
    ("indicator", "judgement_id"): Fate.GOES,
    ("gap", "judgement_id"): Fate.GOES,
    ("implication", "judgement_id"): Fate.GOES,
    ("premortem", "judgement_id"): Fate.GOES,
    ("challenge", "judgement_id"): Fate.GOES,
    ("brief_issue", "brief_id"): Fate.RESTS,  # what was handed out stays on record
    ("note", "object_id"): Fate.GOES,
    ("rejected_suggestion", "source_id"): Fate.GOES,  # or it would hold in every source
}


@cache
def references_to(target: str) -> tuple[Reference, ...]:
    """Every column that can refer to a row of this table."""
    return tuple(each for each in _all_references() if each.target in (target, None))


# What speaks of objects without referring to them: conflicts close by themselves, decisions stay on record.
_SPEAKING_OF = frozenset({"merge_conflict", "merge_decision"})


def _all_references() -> Iterator[Reference]:
    for table in (each for each in TABLES if each not in _SPEAKING_OF):
        for name, column in columns_of(table).items():
            targets = [key.column.table.name for key in column.foreign_keys]
            if targets or name == "object_id":
                usual = Fate.CLEARED if column.nullable else Fate.GOES
                yield Reference(
                    table, name, targets[0] if targets else None, _FATES.get((table, name), usual)
                )
