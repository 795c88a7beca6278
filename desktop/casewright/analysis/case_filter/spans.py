"""Dates as arrays of days, and how they stand to a range: certainly within, possibly, or out.

A date that is known to the month lies on some day of it: it is certainly within a range only if the whole month is. An
interval lasts: it is certainly within as soon as one day on which it certainly held is. What is about or perhaps so is never
certain (tradecraft reference, section 7).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casewright.model.errors import InvalidValue
from casewright.model.periods import Period, period_of

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

OUT, UNDATED, POSSIBLE, CERTAIN = 0, 1, 2, 3
EARLIEST, LATEST = -(2**40), 2**40
"""Days before and after all there are: where an open or unknown end lies."""


@dataclass(frozen=True)
class Spans:
    """Days by their numbers (see `model/day_numbers.py`).

    Args:
        owner: what each span is about, by number.
        lo, hi: first and last possible day; an end that is open or unknown is EARLIEST or LATEST.
        sure_lo, sure_hi: the days on which it certainly held; `sure_lo` > `sure_hi` where there is none.
        firm: whether it is certain once all of it is within a range.
    """

    owner: Ints
    lo: Ints
    hi: Ints
    sure_lo: Ints
    sure_hi: Ints
    firm: Bools

    def states(self, begins: int, ends: int, owners: int) -> Ints:
        """For each owner its best span's state against a range of days: CERTAIN, POSSIBLE or OUT; UNDATED without a span."""
        found = np.full(owners, UNDATED, np.int64)
        found[self.owner] = OUT
        possible = (self.lo <= ends) & (self.hi >= begins)
        whole = self.firm & (self.lo >= begins) & (self.hi <= ends)
        lasting = (self.sure_lo <= self.sure_hi) & (self.sure_lo <= ends) & (self.sure_hi >= begins)
        found[self.owner[possible]] = POSSIBLE
        found[self.owner[whole | lasting]] = CERTAIN
        return found


def spans_of(dated: Iterable[tuple[int, str]]) -> Spans:
    """Spans of (owner, EDTF); text that is not EDTF is left out, as if undated."""
    rows = []
    for owner, text in dated:
        try:
            rows.append((owner, *_span(period_of(text))))
        except InvalidValue:
            continue
    columns: Ints = np.array(rows, np.int64).reshape(-1, 6).T.copy()
    return Spans(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5].astype(np.bool_))


def range_of(held: str) -> tuple[int, int]:
    """First and last day of an EDTF expression. Raises InvalidValue when it is none."""
    asked = period_of(held)
    return _day(asked.start.first, EARLIEST), _day(asked.end.last, LATEST)


def _span(when: Period) -> tuple[int, int, int, int, bool]:
    firm = not (when.uncertain or when.approximate)
    core = when.core if firm else None
    sure = (_day(core[0], EARLIEST), _day(core[1], LATEST)) if core else (1, 0)
    return _day(when.start.first, EARLIEST), _day(when.end.last, LATEST), *sure, firm


def _day(day: int | None, otherwise: int) -> int:
    return otherwise if day is None else day
