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

from casewright.analysis.origins import Derivation, behind, counted_against
from casewright.analysis.source_groups import merged, source_components


@dataclass(frozen=True)
class Share:
    """The part of all support (0 to 1) that leads back to one origin; `sources` are those that count as one there."""

    sources: frozenset[Hashable]
    part: float


def spread(
    cited: Iterable[Collection[Hashable]],
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
    claims = [sources for each in cited if (sources := list(each))]
    parents: dict[Hashable, list[Hashable]] = defaultdict(list)
    for each in counted_against(list(derivations)):
        parents[each.child].append(each.parent)
    sources = behind([source for claim in claims for source in claim], parents)
    group = merged(sources, controllers or {}, [source for source in sources if source in unknown])
    node, above = source_components(sources, parents, group)
    witnesses = {node[source] for source in first_hand if source in node}
    further: dict[Hashable, set[int]] = {n: set() if n in witnesses else over for n, over in above.items()}
    direct = [{node[source] for source in claim} for claim in claims]
    origins = [{each for each in behind(nodes, further) if not further[each]} for nodes in direct]
    cited_themselves = set().union(*direct)
    counted = [
        ends
        for nodes, ends in zip(direct, origins, strict=True)
        if nodes & ends or not ends <= cited_themselves
    ]
    parts: dict[Hashable, float] = defaultdict(float)
    for ends in counted:
        for origin in ends:
            parts[origin] += 1 / (len(counted) * len(ends))
    return [
        Share(frozenset(source for source in sources if node[source] == origin), part)
        for origin, part in sorted(parts.items(), key=lambda each: -each[1])
    ]
