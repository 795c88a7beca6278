"""How wide the columns of a table are: as their shares say, unless words would be cut or the table be higher than it need be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

_MOST = 0.45  # of the table: a word without end does not take the room of all other columns
_STEPS = (16.0, 8.0, 4.0)  # points that are taken from one column for another at a time
_ROUNDS = 60
_CELL, _CROWDED, _FARTHER = 0.15, 0.5, 0.0002
"""What a line of a cell, a line's length of words that break, and a point away from a share cost, in lines of the table."""
_ROWS = 40  # looked at; of a longer table, every second, third …
_HEADS = 3  # rows that a broken header counts for


class CellWords:
    """The words of a cell's paragraphs, each as the gap before it and its own width; `padding` is beside them."""

    def __init__(self, paragraphs: Sequence[Sequence[tuple[float, float]]], padding: float) -> None:
        self._paragraphs, self._padding = paragraphs, padding
        self._lines: dict[float, int] = {}
        self.least = max((word for one in paragraphs for _, word in one), default=0.0) + padding
        self.whole = max((sum(gap + word for gap, word in one) for one in paragraphs), default=0.0)
        self.fewest = len(paragraphs)

    @property
    def needed(self) -> float:
        """The width at which no line breaks."""
        return self.whole + self._padding

    def crowding(self, width: float) -> float:
        """How far the longest paragraph is from standing on one line."""
        return self.whole / max(width - self._padding, 1.0)

    def lines(self, width: float) -> int:
        """How many lines there are at a width."""
        if width not in self._lines:
            self._lines[width] = sum(_broken(words, width - self._padding) for words in self._paragraphs)
        return self._lines[width]


def _broken(words: Sequence[tuple[float, float]], room: float) -> int:
    count, used = 1, 0.0
    for gap, word in words:
        if used and used + gap + word > room + 0.01:
            count, used = count + 1, word
        else:
            used += gap + word if used else word
    return count


Row = Sequence[CellWords]


def fitted_widths(shares: Sequence[float], rows: Sequence[Row], available: float) -> list[float]:
    """Of rows with the header first, the widths of all columns, which add up to `available`.

    No word is cut that need not be, and there are few lines. Where no line breaks, the shares stand.
    """
    total = sum(shares) or 1.0
    shared = [available * share / total for share in shares]
    columns = list(zip(*rows, strict=True))
    whole = [max(cell.needed for cell in column) for column in columns]
    if all(most <= width for most, width in zip(whole, shared, strict=False)):
        return shared
    widest = _MOST * available if len(shared) > 1 else available
    least = [min(max(cell.least for cell in column), widest) for column in columns]
    looked_at = [*[rows[0]] * _HEADS, *rows[1 :: -(-len(rows) // _ROWS)]]
    widths = _uncut(shared, least)
    cost = _cost(widths, shared, looked_at)
    for step in _STEPS:
        for _ in range(_ROUNDS):
            costs = [(_cost(tried, shared, looked_at), tried) for tried in _moves(widths, least, whole, step)]
            found, tried = min(costs, default=(cost, widths))
            if found >= cost - 1e-6:
                break
            widths, cost = tried, found
    return widths


def _moves(
    widths: Sequence[float], least: Sequence[float], whole: Sequence[float], step: float
) -> Iterator[list[float]]:
    """What can be tried: each column takes a step from all that have more than they need, or from one other."""
    spare = [max(width - most, 0.0) for width, most in zip(widths, whole, strict=True)]
    for taker in range(len(widths)):
        others = sum(spare) - spare[taker]
        if others >= step:
            tried = [width - one * step / others for width, one in zip(widths, spare, strict=True)]
            tried[taker] = widths[taker] + step
            yield tried
    for giver, taker in permutations(range(len(widths)), 2):
        if widths[giver] - step >= least[giver]:
            tried = [*widths]
            tried[giver] -= step
            tried[taker] += step
            yield tried


def _uncut(shared: Sequence[float], least: Sequence[float]) -> list[float]:
    """The shares, with what columns lack for their widest words taken from those that have more."""
    lacking = [max(one - width, 0.0) for width, one in zip(shared, least, strict=True)]
    spare = [max(width - one, 0.0) for width, one in zip(shared, least, strict=True)]
    part = min(sum(lacking) / (sum(spare) or 1.0), 1.0)
    given = sum(spare) * part / (sum(lacking) or 1.0)
    return [
        width + lack * given - more * part for width, lack, more in zip(shared, lacking, spare, strict=True)
    ]


def _cost(widths: Sequence[float], shared: Sequence[float], rows: Sequence[Row]) -> float:
    """Lines of the table; a little for the lines and the crowding of each cell, so that a step on the way to fewer lines counts;
    a very little for each point that columns are away from their shares."""
    cost = _FARTHER * sum(abs(width - share) for width, share in zip(widths, shared, strict=True))
    for row in rows:
        lines = [cell.lines(width) for cell, width in zip(row, widths, strict=True)]
        crowded = sum(
            cell.crowding(width)
            for cell, width, count in zip(row, widths, lines, strict=True)
            if count > cell.fewest
        )
        cost += max(lines) + _CELL * sum(lines) + _CROWDED * crowded
    return cost
