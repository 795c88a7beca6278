"""Structural balance: in a triangle of friends and enemies, is the friend of my friend my friend? (Heider 1946;
Cartwright and Harary 1956.)

The sign of a tie follows from the polarity of its links: cooperative, hostile, or mixed when there are both. Ties without
either have no sign. A triangle is balanced when its hostile sides are none or two. Three enemies are unbalanced in the
strong sense only (Davis 1967); they are counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from casewright.analysis.network.network import Network

COOPERATIVE, HOSTILE, MIXED = 1, -1, 0
Pair = tuple[int, int]
KINDS: dict[tuple[int, ...], str] = {
    (1, 1, 1): "three friends",
    (-1, -1, 1): "two friends with a common enemy",
    (-1, 1, 1): "a friend of two enemies",
    (-1, -1, -1): "three enemies",
}


@dataclass(frozen=True)
class Triangle:
    """Three nodes, ascending, with the signs of their ties (first and second, first and third, second and third)."""

    nodes: tuple[int, int, int]
    signs: tuple[int, int, int]

    @property
    def kind(self) -> str:
        """Which of the four kinds, or `ambivalent` where a side is both cooperative and hostile."""
        return KINDS.get(tuple(sorted(self.signs)), "ambivalent")

    @property
    def balanced(self) -> bool | None:
        """None where a side is both cooperative and hostile."""
        product = self.signs[0] * self.signs[1] * self.signs[2]
        return None if product == 0 else product > 0


def signs(network: Network) -> dict[Pair, int]:
    """The sign of every tie that has one, by (smaller number, larger number)."""
    found: dict[Pair, int] = {}
    for pair, links in network.between.items():
        polarities = {link.polarity for link in links} & {"cooperative", "hostile"}
        if pair[0] != pair[1] and polarities:
            found[pair] = MIXED if len(polarities) == 2 else (1 if "cooperative" in polarities else -1)
    return found


def triangles(signed: dict[Pair, int]) -> Iterator[Triangle]:
    """Every triangle of ties with a sign, once."""
    above: dict[int, set[int]] = {}
    for a, b in signed:
        above.setdefault(a, set()).add(b)
    for a, b in sorted(signed):
        for c in sorted(above[a] & above.get(b, set())):
            yield Triangle((a, b, c), (signed[a, b], signed[a, c], signed[b, c]))


def camps(signed: dict[Pair, int]) -> dict[int, int] | None:
    """Two camps (0 and 1) such that all friends are in one and no enemies are, part by part; None where there are no such.

    Ambivalent ties bind nobody. The smallest node of each part is in camp 0.
    """
    near: dict[int, list[tuple[int, int]]] = {}
    for (a, b), sign in signed.items():
        if sign != MIXED:
            near.setdefault(a, []).append((b, sign))
            near.setdefault(b, []).append((a, sign))
    camp: dict[int, int] = {}
    for start in sorted(near):
        if start in camp:
            continue
        camp[start] = 0
        waiting = [start]
        while waiting:
            node = waiting.pop()
            for other, sign in near[node]:
                wanted = camp[node] if sign == COOPERATIVE else 1 - camp[node]
                if other not in camp:
                    camp[other] = wanted
                    waiting.append(other)
                elif camp[other] != wanted:
                    return None
    return camp


def counted(found: list[Triangle]) -> dict[str, int]:
    """How many triangles there are of each kind."""
    numbers = Counter(each.kind for each in found)
    return {kind: numbers[kind] for kind in (*KINDS.values(), "ambivalent")}
