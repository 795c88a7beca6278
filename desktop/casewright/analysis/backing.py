"""What a claim, judgement, link or entity rests on: the sources behind it, and how many of them are independent origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.origins import NO_ORIGINS, Derivation, Origins, behind, count_origins
from casewright.casefile.queries.derivations import (
    CitedSource,
    DerivationRow,
    OriginatorRow,
    cited_sources,
    derivations_behind,
    sources_behind,
)
from casewright.casefile.readers import Readable
from casewright.model.derivation_kinds import SHARED


@dataclass(frozen=True)
class Backing:
    """The supporting sources of one object.

    Args:
        origins: how many independent origins there are, and the chains from each to what is cited.
        cited: the sources that supporting citations lead to, in the order of the citations.
        sources: those and all they derive from, and those cited against it.
        confirmed: derivations behind it that somebody has confirmed.
        suspected: those that nobody has reviewed.
        owners: an owner or publisher that stands behind more than one of the cited sources, with those sources.
        unknown: cited sources whose provenance nobody has judged; at worst they share one root.
        leads_to: for each cited source, all that it derives from by confirmed links.
        against: how many independent origins speak against the object, counted apart; `cited_against`: the sources cited so.
    """

    origins: Origins
    cited: tuple[UUID, ...]
    sources: Mapping[UUID, OriginatorRow]
    confirmed: tuple[DerivationRow, ...]
    suspected: tuple[DerivationRow, ...]
    owners: tuple[tuple[str, tuple[UUID, ...]], ...]
    unknown: tuple[UUID, ...]
    leads_to: Mapping[UUID, frozenset[UUID]]
    against: Origins
    cited_against: tuple[UUID, ...]

    def passing_on(self) -> dict[Hashable, list[UUID]]:
        """For each source, the cited sources that derive from it, in the order of the citations."""
        found: dict[Hashable, list[UUID]] = defaultdict(list)
        for cited in self.cited:
            for origin in self.leads_to[cited]:
                found[origin].append(cited)
        return found


def backing_of(case: Readable, object_type: str, object_id: UUID) -> Backing:
    """Reads what stands behind one object, and no more of the case than that."""
    cited, links, sources, origins = _counted(case, object_type, object_id, against=False)
    cited_against, _, contrary, against = _counted(case, object_type, object_id, against=True)
    return Backing(
        origins,
        cited,
        {**contrary, **sources},
        tuple(each for each in links if each.status == "confirmed"),
        tuple(each for each in links if each.status == "suspected"),
        _owners(sources[each] for each in cited),
        tuple(each for each in cited if sources[each].provenance == "unknown"),
        _leads_to(cited, links),
        against,
        cited_against,
    )


def _counted(
    case: Readable, object_type: str, object_id: UUID, *, against: bool
) -> tuple[tuple[UUID, ...], list[DerivationRow], dict[UUID, OriginatorRow], Origins]:
    """The sources cited for or against an object, the links and sources behind them, and how many origins these have."""
    citations = cited_sources(case, object_type, object_id, against=against)
    if not citations:
        return (), [], {}, NO_ORIGINS
    links = derivations_behind(case, object_type, object_id, against=against)
    sources = {each.id: each for each in sources_behind(case, object_type, object_id, against=against)}
    cited = tuple(dict.fromkeys(each.source_id for each in citations))
    return cited, links, sources, _count(citations, links, sources)


def _count(
    citations: Iterable[CitedSource], links: Iterable[DerivationRow], sources: Mapping[UUID, OriginatorRow]
) -> Origins:
    cited_for: dict[Hashable, list[UUID]] = defaultdict(list)
    for each in citations:
        cited_for[each.claim_id].append(each.source_id)
    return count_origins(
        dict.fromkeys(each.source_id for each in citations),
        [derivation(link.child_id, link.parent_id, link.status, link.kind, link.claim_id) for link in links],
        {each.id: controller_key(each.controller) for each in sources.values() if each.controller},
        {each.source_id for each in citations if each.first_hand},
        {each.id for each in sources.values() if each.provenance == "unknown"},
        cited_for=cited_for,
    )


def derivation(child: UUID, parent: UUID, status: str, kind: str, claim: UUID | None) -> Derivation:
    """A link between sources as the origins are counted by it."""
    return Derivation(child, parent, status == "confirmed", kind if kind in SHARED else None, claim)


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
