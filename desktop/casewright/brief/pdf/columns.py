"""How wide the columns of a table are: as their shares say, unless words would be cut or lines be wasted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_MOST = 0.45  # of the table: a word without end does not take the room of all other columns


class Need(NamedTuple):
    """What the cells of a column need: the width of the widest word, and of the longest line left unbroken."""

    least: float
    whole: float


def fitted_widths(shares: Sequence[float], needs: Sequence[Need], available: float) -> list[float]:
    """The widths of all columns, which add up to `available`.

    Columns give what they do not need to those whose widest word would be cut, and then to those whose lines break.
    Where no line breaks, the shares stand.
    """
    total = sum(shares) or 1.0
    widths = [available * share / total for share in shares]
    if all(need.whole <= width for need, width in zip(needs, widths, strict=True)):
        return widths
    widest = _MOST * available if len(widths) > 1 else available
    least = [min(need.least, widest) for need in needs]
    spare = [
        max(width - max(need.whole, one), 0.0) for width, need, one in zip(widths, needs, least, strict=True)
    ]
    widths = [width - one for width, one in zip(widths, spare, strict=True)]
    pool = sum(spare)
    short = [max(one - width, 0.0) for one, width in zip(least, widths, strict=True)]
    lacking = sum(short)
    if lacking > pool:  # the rest comes from columns that can break their lines
        give = [max(width - one, 0.0) for width, one in zip(widths, least, strict=True)]
        taken = min((lacking - pool) / (sum(give) or 1.0), 1.0)
        widths = [width - one * taken for width, one in zip(widths, give, strict=True)]
        pool += sum(give) * taken
    filled = min(pool / lacking, 1.0) if lacking else 0.0
    widths = [width + one * filled for width, one in zip(widths, short, strict=True)]
    pool -= lacking * filled
    wanting = [max(need.whole - width, 0.0) for need, width in zip(needs, widths, strict=True)]
    wanted = sum(wanting)
    if wanted:
        part = min(pool / wanted, 1.0)
        widths = [width + one * part for width, one in zip(widths, wanting, strict=True)]
    return _stretched(widths, available)


def _stretched(widths: list[float], available: float) -> list[float]:
    """What is left over goes to all columns alike, in proportion."""
    factor = available / (sum(widths) or 1.0)
    return [width * factor for width in widths]
