"""Which futures a method asks for, told from its drivers; the four quadrants of a 2 × 2 (tradecraft, section 4.2).

The `logic` of a scenario names the ends it joins, as `joined_ends` writes them: that ties it to its place in the grid.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product
from typing import NamedTuple, Protocol

from casewright.model.choices import choice

_AND = " + "
_CROSSED = 3  # drivers whose pairs are crossed by `multiple`: 12 futures to choose from


class Force(Protocol):
    """What is needed of a driver; a row of the model or of a query is one."""

    @property
    def impact(self) -> str:
        """`L`, `M` or `H`."""

    @property
    def uncertainty(self) -> str:
        """`L`, `M` or `H`."""

    @property
    def low_end(self) -> str | None:
        """One way it may go; in a cone of plausibility the way it is assumed to."""

    @property
    def high_end(self) -> str | None:
        """The other way."""

    @property
    def axis(self) -> int | None:
        """1 (left to right) or 2 (bottom to top)."""


class Future(NamedTuple):
    """A scenario to be written."""

    title: str
    logic: str


class Axes(NamedTuple):
    """The two ends of each axis: across from left to right, up from bottom to top."""

    across: tuple[str, str]
    up: tuple[str, str]

    def quadrants(self) -> tuple[Future, ...]:
        """The four futures in reading order: top left, top right, bottom left, bottom right."""
        return tuple(future(x, y) for y in reversed(self.up) for x in self.across)


def joined_ends(*ends: str) -> str:
    """The logic of a future in which these ends come together."""
    return _AND.join(ends)


def ends_of(logic: str) -> list[str]:
    """The ends that a logic joins."""
    return logic.split(_AND)


def future(*ends: str) -> Future:
    """The future of these ends, called after them."""
    return Future(", ".join(end[:80].rstrip() for end in ends), joined_ends(*ends))


def telling(driver: Force) -> int:
    """How much a driver tells futures apart: impact times uncertainty, 1 to 9."""
    return choice("degree", driver.impact).rank * choice("degree", driver.uncertainty).rank


def axes_of(drivers: Sequence[Force]) -> Axes | None:
    """The grid that the drivers marked as axes span; None while there are not two with both ends."""
    found = {driver.axis: (driver.low_end, driver.high_end) for driver in drivers if driver.axis}
    across, up = found.get(1), found.get(2)
    if across is None or up is None:
        return None
    (left, right), (bottom, top) = across, up
    return Axes((left, right), (bottom, top)) if left and right and bottom and top else None


def futures(method: str, drivers: Sequence[Force]) -> tuple[Future, ...]:
    """The futures that a method asks for, as far as its drivers tell; none where it needs drivers that are not there."""
    if method == "simple":
        return (
            Future("Base case", "The drivers go on as they do."),
            Future("Upside", "The drivers turn for the better."),
            Future("Downside", "The drivers turn for the worse."),
        )
    if method == "two_by_two":
        axes = axes_of(drivers)
        return axes.quadrants() if axes else ()
    with_ends = [(each, (each.low_end, each.high_end)) for each in drivers if each.low_end and each.high_end]
    ranked = sorted(with_ends, key=lambda pair: -telling(pair[0]))
    ends = [(low, high) for _, (low, high) in ranked if low and high]
    return _cone(ends) if method == "cone" else _crossed(ends[:_CROSSED])


def _cone(ends: Sequence[tuple[str, str]]) -> tuple[Future, ...]:
    """All as assumed; each driver otherwise while the rest holds; and what none of them leads one to expect."""
    if not ends:
        return ()
    assumed = [low for low, _ in ends]
    turned = [
        Future(high[:120].rstrip(), joined_ends(*assumed[:n], high, *assumed[n + 1 :]))
        for n, (_, high) in enumerate(ends)
    ]
    wild = Future("Wild card", "Something that none of the drivers leads one to expect.")
    return (Future("Baseline", joined_ends(*assumed)), *turned, wild)


def _crossed(ends: Sequence[tuple[str, str]]) -> tuple[Future, ...]:
    return tuple(future(*pair) for one, other in combinations(ends, 2) for pair in product(one, other))
