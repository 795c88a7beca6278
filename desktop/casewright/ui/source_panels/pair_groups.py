"""The same link proposed by several sentences comes once; the next sentence is one key away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from casewright.ingest.suggestions.offers import PairOffer

Same = tuple[str, str, str]


class PairGroups:
    """Pairs by who, how and whom. Of each group one is in front: the strongest, until `turn` puts the next there."""

    def __init__(self) -> None:
        self._groups: dict[Same, list[PairOffer]] = {}
        self._turned: dict[Same, int] = {}

    def show(self, pairs: Iterable[PairOffer]) -> None:
        """Groups these, which come by rank."""
        groups: dict[Same, list[PairOffer]] = defaultdict(list)
        for pair in pairs:
            groups[_same(pair)].append(pair)
        self._groups = dict(groups)

    def front(self) -> list[PairOffer]:
        """One of each group, by the rank of the group."""
        return [self._in_front(same) for same in self._groups]

    def group_of(self, pair: PairOffer) -> list[PairOffer]:
        """All sentences that propose the same."""
        return self._groups.get(_same(pair), [pair])

    def turn(self, pair: PairOffer) -> PairOffer:
        """Puts the next sentence of the group in front, and returns it."""
        same = _same(pair)
        self._turned[same] = self._turned.get(same, 0) + 1
        return self._in_front(same)

    def _in_front(self, same: Same) -> PairOffer:
        group = self._groups[same]
        return group[self._turned.get(same, 0) % len(group)]


def _same(pair: PairOffer) -> Same:
    ends = (pair.source, pair.target) if pair.directed else tuple(sorted((pair.source, pair.target)))
    return ends[0], pair.link, ends[1]
