"""What a claim, judgement, link or entity rests on: the sources behind it, and how many of them are independent origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.origins import SHARED, Derivation, Origins, behind, count_origins
from casewright.casefile.queries.derivations import (
    DerivationRow,
    OriginatorRow,
    cited_sources,
    derivations_behind,
    sources_behind,
)
from casewright.casefile.readers import Readable


@dataclass(frozen=True)
class Backing:
    """The supporting sources of one object.

    Args:
        origins: how many independent origins there are, and the chains from each to what is cited.
        cited: the sources that supporting citations lead to, in the order of the citations.
        sources: those and all they derive from.
        suspected: derivations behind it that nobody has reviewed.
        owners: an owner or publisher that stands behind more than one of the cited sources, with those sources.
        unknown: cited sources whose provenance nobody has judged; at worst they share one root.
        leads_to: for each cited source, all that it derives from by confirmed links.
        beside: for each source that passes nothing on and only has something in common with others (`SHARED`), the kinds of
            those confirmed links.
    """

    origins: Origins
    cited: tuple[UUID, ...]
    sources: Mapping[UUID, OriginatorRow]
    suspected: tuple[DerivationRow, ...]
    owners: tuple[tuple[str, tuple[UUID, ...]], ...]
    unknown: tuple[UUID, ...]
    leads_to: Mapping[UUID, frozenset[UUID]]
    beside: Mapping[UUID, frozenset[str]]

    def passing_on(self) -> dict[Hashable, list[UUID]]:
        """For each source, the cited sources that derive from it, in the order of the citations."""
        found: dict[Hashable, list[UUID]] = defaultdict(list)
        for cited in self.cited:
            for origin in self.leads_to[cited]:
                found[origin].append(cited)
        return found


def backing_of(case: Readable, object_type: str, object_id: UUID) -> Backing:
    """Reads what stands behind one object, and no more of the case than that."""
    citations = cited_sources(case, object_type, object_id)
    cited = tuple(dict.fromkeys(each.source_id for each in citations))
    links = derivations_behind(case, object_type, object_id)
    sources = {each.id: each for each in sources_behind(case, object_type, object_id)}
    unknown = {each.id for each in sources.values() if each.provenance == "unknown"}
    origins = count_origins(
        cited,
        [
            Derivation(each.child_id, each.parent_id, each.status == "confirmed", each.kind in SHARED)
            for each in links
        ],
        {each.id: controller_key(each.controller) for each in sources.values() if each.controller},
        {each.source_id for each in citations if each.first_hand},
        unknown,
    )
    suspected = tuple(each for each in links if each.status == "suspected")
    behind_cited = [sources[each] for each in cited]
    not_judged = tuple(each for each in cited if sources[each].provenance == "unknown")
    return Backing(
        origins,
        cited,
        sources,
        suspected,
        _owners(behind_cited),
        not_judged,
        _leads_to(cited, links),
        _beside(links),
    )


def _beside(links: Iterable[DerivationRow]) -> dict[UUID, frozenset[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    for link in links:
        if link.status == "confirmed":
            found[link.child_id].add(link.kind)
    return {source: frozenset(kinds) for source, kinds in found.items() if kinds <= SHARED}


def controller_key(controller: str) -> str:
    """One owner, however the name is spaced or capitalised."""
    return " ".join(controller.casefold().split())


def _owners(sources: Iterable[OriginatorRow]) -> tuple[tuple[str, tuple[UUID, ...]], ...]:
    found: dict[str, list[OriginatorRow]] = defaultdict(list)
    for source in sources:
        if owner := source.controller or source.publisher:
            found[controller_key(owner)].append(source)
    return tuple(
        (each[0].controller or each[0].publisher or "", tuple(source.id for source in each))
        for each in found.values()
        if len(each) > 1
    )


def _leads_to(cited: Iterable[UUID], links: Iterable[DerivationRow]) -> dict[UUID, frozenset[UUID]]:
    parents: dict[Hashable, list[Hashable]] = defaultdict(list)
    for link in links:
        if link.status == "confirmed":
            parents[link.child_id].append(link.parent_id)
    return {
        source: frozenset(each for each in behind([source], parents)[1:] if isinstance(each, UUID))
        for source in cited
    }
