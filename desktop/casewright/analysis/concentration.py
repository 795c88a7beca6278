"""How what supports a judgement is spread over its origins (tradecraft reference, section 6: concentration).

The reference leaves the weight open, and says of a relay that it adds nothing (section 10). Hence here **every claim
weighs the same**, and its weight is shared equally by the origins of the sources that it cites in support. A claim that
only relays support, of origins that are cited themselves, weighs nothing. A source that was itself a witness is an origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from casewright.analysis.origins import Derivation, behind, counted_against, parents_of
from casewright.analysis.source_groups import merged, source_components


@dataclass(frozen=True)
class Share:
    """The part of all support (0 to 1) that leads back to one origin; `sources` are those that count as one there."""

    sources: frozenset[Hashable]
    part: float


def effective_origins(shares: Iterable[Share]) -> float:
    """As many origins of equal weight would concentrate support as much: 1 / Σp²; 0 where nothing is cited."""
    squares = sum(share.part**2 for share in shares)
    return 1 / squares if squares else 0.0


def spread(
    cited: Mapping[Hashable, Collection[Hashable]],
    derivations: Iterable[Derivation],
    controllers: Mapping[Any, str] | None = None,
    first_hand: Collection[Hashable] = (),
    unknown: Collection[Hashable] = (),
) -> list[Share]:
    """The shares of all origins, the largest first; together 1, or none where nothing is cited.

    Origins are told apart as where they are counted at their fewest (`origins.count_origins`).

    Args:
        cited: for each claim, the sources that support it; a claim without any weighs nothing.
    """
    claims = {claim: list(sources) for claim, sources in cited.items() if sources}
    counted = counted_against(list(derivations))
    every = parents_of(counted, first_hand)
    sources = behind([source for each in claims.values() for source in each], every)
    group = merged(sources, controllers or {}, [source for source in sources if source in unknown])
    node, above = source_components(sources, every, group)
    as_one = _further(node, above, first_hand)

    def ends_of(claim: Hashable) -> set[int]:
        """The origins that a claim leads back to, by what derives from what in this claim."""
        if not any(each.claim is not None for each in counted):
            return _ends((node[source] for source in claims[claim]), as_one)
        parents = parents_of([each for each in counted if each.claim in (None, claim)], first_hand)
        here, over = source_components(sources, parents, group)
        last = _ends((here[source] for source in claims[claim]), _further(here, over, first_hand))
        return {node[source] for source in sources if here[source] in last}

    direct = {claim: {node[source] for source in each} for claim, each in claims.items()}
    ends = {claim: ends_of(claim) for claim in claims}
    cited_themselves = set().union(*direct.values())
    weighing = [
        ends[claim] for claim in claims if direct[claim] & ends[claim] or not ends[claim] <= cited_themselves
    ]
    parts: dict[int, float] = defaultdict(float)
    for each in weighing:
        for origin in each:
            parts[origin] += 1 / (len(weighing) * len(each))
    members: dict[int, list[Hashable]] = defaultdict(list)
    for source in sources:
        members[node[source]].append(source)
    return [
        Share(frozenset(members[origin]), part)
        for origin, part in sorted(parts.items(), key=lambda each: -each[1])
    ]


def _further(
    node: Mapping[Hashable, int], above: Mapping[int, set[int]], first_hand: Collection[Hashable]
) -> dict[int, set[int]]:
    """What each node derives from; nothing for witnesses, who are origins."""
    witnesses = {node[source] for source in first_hand if source in node}
    return {n: set() if n in witnesses else over for n, over in above.items()}


def _ends(nodes: Iterable[int], further: Mapping[int, set[int]]) -> set[int]:
    """Where the chains begin that lead to these nodes."""
    return {each for each in _behind(nodes, further) if not further[each]}


def _behind(nodes: Iterable[int], further: Mapping[int, set[int]]) -> set[int]:
    found = set(nodes)
    waiting = list(found)
    while waiting:
        new = further[waiting.pop()] - found
        found |= new
        waiting += new
    return found
