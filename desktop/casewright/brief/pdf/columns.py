"""How wide the columns of a table are: as their shares say, unless words would be cut or lines be wasted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_MOST = 0.45  # of the table: a word without end does not take the room of all other columns
_SHORT = 0.3  # of the table: what is no longer is set on one line where others can give
_KEPT = 0.8  # of its share: what a column of prose keeps


class Need(NamedTuple):
    """What the cells of a column need: the width of the widest word, and of the longest line left unbroken."""

    least: float
    whole: float


def fitted_widths(shares: Sequence[float], needs: Sequence[Need], available: float) -> list[float]:
    """The widths of all columns, which add up to `available`.

    Columns give what they do not need: first to those whose widest word would be cut, then to those that would be on one
    line, the least wanting first. For the first, and for short columns, columns of prose give too. Where no line breaks,
    the shares stand.
    """
    total = sum(shares) or 1.0
    shared = [available * share / total for share in shares]
    if all(need.whole <= width for need, width in zip(needs, shared, strict=True)):
        return shared
    widest = _MOST * available if len(shared) > 1 else available
    least = [min(need.least, widest) for need in needs]
    whole = [max(need.whole, one) for need, one in zip(needs, least, strict=True)]
    widths = [min(width, most) for width, most in zip(shared, whole, strict=True)]
    pool = available - sum(widths)
    pool = _raised(widths, least, pool, floors=least)
    short = [want if want <= _SHORT * available else width for want, width in zip(whole, widths, strict=True)]
    floors = [max(one, _KEPT * share) for one, share in zip(least, shared, strict=True)]
    pool = _raised(widths, short, pool, floors=floors)
    pool = _raised(widths, whole, pool)
    factor = available / (sum(widths) or 1.0)  # what nobody wants goes to all alike
    return [width * factor for width in widths]


def _raised(
    widths: list[float], wanted: Sequence[float], pool: float, floors: Sequence[float] | None = None
) -> float:
    """Raises widths to what is wanted, the least wanting first; what `pool` lacks, columns above their floors give.

    Returns what is left of the pool.
    """
    wants = sorted(
        (want - width, column)
        for column, (want, width) in enumerate(zip(wanted, widths, strict=True))
        if want > width
    )
    lacking = sum(want for want, _ in wants) - pool
    if floors is not None and lacking > 0:
        raised = {column for _, column in wants}
        gives = [
            0.0 if column in raised else max(width - floor, 0.0)
            for column, (width, floor) in enumerate(zip(widths, floors, strict=True))
        ]
        taken = min(lacking / (sum(gives) or 1.0), 1.0)
        for column, give in enumerate(gives):
            widths[column] -= give * taken
        pool += sum(gives) * taken
    for place, (want, column) in enumerate(wants):
        given = min(want, pool / (len(wants) - place))
        widths[column] += given
        pool -= given
    return max(pool, 0.0)
