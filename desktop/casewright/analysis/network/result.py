"""What a measure answers: a table that can be sorted, values to paint a graph by, and what it all rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from casewright.analysis.network.coverage import Coverage


class Column(NamedTuple):
    """One column of a table. `decimals` is how many a person wants to see; None: no number."""

    key: str
    label: str
    decimals: int | None = 0


def shown(value: Any, decimals: int | None) -> str:
    """A value of a table for a person: `0.1250`, `1,204`, `yes`, `–` where there is none."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.{decimals or 0}f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


@dataclass(frozen=True)
class Row:
    """One line: the entities it is about (one, or those of a tie or a triangle), and a value for each column."""

    entities: tuple[UUID, ...]
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    values: dict[str, Any]


@dataclass(frozen=True)
class Result:
    """The answer of one measure.

    Args:
        measure, title: its key and what to call it.
        method: one sentence on how it is computed, and after whom.
        columns, rows: the table, what counts most first.
        paint: for each entity the number to colour or size it by, those judged the same alike; empty where there is none.
        summary: figures about the network as a whole.
        sampled: how many nodes paths were followed from; None: from all, it is exact.
        parameters: everything that the result depends on.
        notes: what else a reader has to know, in sentences.
    """

    measure: str
    title: str
    method: str
    columns: tuple[Column, ...]
    rows: list[Row]
    coverage: Coverage
    parameters: dict[str, Any]
    paint: dict[UUID, float] = field(default_factory=dict)
    summary: dict[str, Any] = field(default_factory=dict)
    sampled: int | None = None
    notes: tuple[str, ...] = ()

    @property
    def caveat(self) -> str:
        """What is printed wherever the result is: coverage, and whether it is exact."""
        how = (
            f" Estimated from paths of {self.sampled:,} sampled entities." if self.sampled is not None else ""
        )
        return f"{self.coverage.sentence}{how}"
