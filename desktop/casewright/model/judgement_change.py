"""What a judgement says, and how two things it said differ: raised, lowered, reversed … (ICD 203, D.6.e(7))."""

from __future__ import annotations

from typing import NamedTuple

_EVEN = 0.5


class Said(NamedTuple):
    """What a judgement says: these fields change with a reason only. Bands and points are fractions, `horizon` is EDTF."""

    text: str
    likelihood: str | None
    band_lo: float | None
    band_hi: float | None
    point: float | None
    confidence: str | None
    horizon: str | None

    @property
    def middle(self) -> float | None:
        """The middle of its band; the point where there is no band; None where no likelihood is given."""
        if self.band_lo is None or self.band_hi is None:
            return self.point
        return (self.band_lo + self.band_hi) / 2

    @property
    def side(self) -> int:
        """1 where it is wholly on the side of yes, -1 on that of no, 0 where it takes neither."""
        lo = self.band_lo if self.band_lo is not None else self.point
        hi = self.band_hi if self.band_hi is not None else self.point
        if lo is None or hi is None or lo < _EVEN < hi or lo == hi == _EVEN:
            return 0
        return 1 if lo >= _EVEN else -1


def kind_of_change(before: Said, after: Said) -> str:
    """The kind of a revision (`revision_kind` in `choices.yaml`): what has changed most, the likelihood first.

    A likelihood that goes from one side of even chance to the other is `reversed`. A new term counts by the middle of its
    band; within one term two points are compared. Bands of different schemes compare as the fractions they are.
    """
    if before == after:
        return "unchanged"
    one, other = before.middle, after.middle
    if one is None or other is None:
        if one is not None or other is not None:
            return "given" if one is None else "withdrawn"
    else:
        if one == other and before.point is not None and after.point is not None:
            one, other = before.point, after.point
        if one != other:
            crosses = before.side * after.side < 0
            return "reversed" if crosses else "raised" if one < other else "lowered"
    if before.confidence != after.confidence:
        return "confidence"
    same = before._replace(horizon=None) == after._replace(horizon=None)
    return "horizon" if same else "reworded"
