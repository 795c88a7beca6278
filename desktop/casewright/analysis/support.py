"""What the claims and judgements of a case rest on: citations, sources, independent origins."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Container, Hashable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.backing import controller_key, derivation
from casewright.analysis.concentration import Share, spread
from casewright.analysis.origins import Derivation, Origins, circles_behind, count_origins
from casewright.casefile.readers import Readable


@dataclass(frozen=True)
class Cited:
    """One citation of a claim."""

    claim: UUID
    passage: UUID
    source: UUID
    stance: str
    credibility: str | None
    first_hand: bool


class AnySupport(ABC):
    """What claims and judgements rest on, wherever the rows come from."""

    @abstractmethod
    def citations_of(self, claim: UUID) -> Sequence[Cited]:
        """The citations of a claim, oldest first."""

    @abstractmethod
    def derivations_of(self, source: Hashable) -> Sequence[Derivation]:
        """By what links, that nobody rejected, a source derives from others or has something in common with them."""

    @abstractmethod
    def supports_of(self, judgement: UUID) -> Sequence[tuple[UUID | None, UUID | None, str]]:
        """What bears on a judgement: a claim or another judgement, and its stance."""

    @abstractmethod
    def owners(self, sources: Iterable[Hashable]) -> tuple[dict[UUID, str], set[UUID]]:
        """Of these sources, those with a controller (by its key), and those of unknown provenance."""

    def claims_of(self, judgement: UUID, stance: str = "supports") -> list[UUID]:
        """The claims a judgement rests on, also through other judgements; each once, in order."""
        found: dict[UUID, None] = {}
        seen: set[UUID] = set()
        waiting = [judgement]
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.add(one)
            for claim, other, how in self.supports_of(one):
                if claim is not None and how == stance:
                    found.setdefault(claim)
                if other is not None and how == "supports":
                    waiting.append(other)
        return list(found)

    def supporting(self, claims: Iterable[UUID], stance: str = "supports") -> list[Cited]:
        """The supporting citations of these claims, or those of another stance."""
        return [cited for claim in claims for cited in self.citations_of(claim) if cited.stance == stance]

    def origins(
        self, claims: Iterable[UUID], failed: Collection[UUID] = (), stance: str = "supports"
    ) -> Origins:
        """Independent origins of these claims together, as if the sources that `failed` were shown to be false.

        `stance`: of what contradicts them instead.
        """
        citations = self.supporting(dict.fromkeys(claims), stance)
        cited_for = _by_claim(citations)
        cited = dict.fromkeys(citation.source for citation in citations)
        derivations = self.derivations(cited, cited_for)
        controllers, unknown = self._owners_behind(cited, derivations)
        return count_origins(
            cited,
            derivations,
            controllers,
            {citation.source for citation in citations if citation.first_hand},
            unknown,
            failed,
            cited_for,
        )

    def circles(self, claims: Iterable[UUID]) -> Sequence[frozenset[Hashable]]:
        """The circles of reporting behind these claims, as `origins` names them, without counting."""
        citations = self.supporting(dict.fromkeys(claims))
        cited_for = _by_claim(citations)
        cited = dict.fromkeys(citation.source for citation in citations)
        derivations = self.derivations(cited, cited_for)
        if not derivations:
            return ()
        first_hand = {citation.source for citation in citations if citation.first_hand}
        controllers, _ = self._owners_behind(cited, derivations)
        return circles_behind(cited, derivations, controllers, first_hand, cited_for)

    def spread(self, claims: Iterable[UUID]) -> list[Share]:
        """How the support of these claims is spread over its origins, the largest share first."""
        citations = self.supporting(dict.fromkeys(claims))
        cited_for = _by_claim(citations)
        cited = {citation.source for citation in citations}
        derivations = self.derivations(cited, cited_for)
        controllers, unknown = self._owners_behind(cited, derivations)
        return spread(
            cited_for,
            derivations,
            controllers,
            {citation.source for citation in citations if citation.first_hand},
            unknown,
        )

    def derivations(self, cited: Iterable[UUID], claims: Container[Hashable]) -> list[Derivation]:
        """The derivations that lead back from these sources, as far as they concern these claims."""
        found: dict[Derivation, None] = {}
        reached: dict[Hashable, None] = dict.fromkeys(cited)
        waiting = list(reached)
        while waiting:
            for link in self.derivations_of(waiting.pop()):
                if link.claim is None or link.claim in claims:
                    found[link] = None
                    for end in (link.parent, link.child):
                        if end not in reached:
                            reached[end] = None
                            waiting.append(end)
        return list(found)

    def _owners_behind(
        self, cited: Iterable[UUID], derivations: Iterable[Derivation]
    ) -> tuple[dict[UUID, str], set[UUID]]:
        """Those of the cited sources and of all that they derive from: no other owner makes anything depend."""
        return self.owners({*cited, *(end for link in derivations for end in (link.parent, link.child))})


class Support(AnySupport):
    """The support of every claim and judgement of a case, read once."""

    def __init__(self, case: Readable) -> None:
        self.citations: dict[UUID, list[Cited]] = defaultdict(list)
        rows = case.read(
            "SELECT c.claim_id, c.passage_id, p.source_id, c.stance, c.credibility, c.first_hand "
            "FROM citation c JOIN passage p ON p.id = c.passage_id ORDER BY c.id"
        )
        for claim, passage, source, stance, credibility, first_hand in rows:
            cited = Cited(
                UUID(bytes=claim),
                UUID(bytes=passage),
                UUID(bytes=source),
                stance,
                credibility,
                bool(first_hand),
            )
            self.citations[cited.claim].append(cited)
        self._links: dict[Hashable, list[Derivation]] = defaultdict(list)
        for child, parent, status, kind, claim in case.read(
            "SELECT child_id, parent_id, status, kind, claim_id FROM source_link WHERE status <> 'rejected' ORDER BY id"
        ):
            limit = UUID(bytes=claim) if claim else None
            link = derivation(UUID(bytes=child), UUID(bytes=parent), status, kind, limit)
            self._links[link.child].append(link)
            if link.shared:
                self._links[link.parent].append(link)
        sources = case.read("SELECT id, controller, provenance FROM source")
        self._controllers = {UUID(bytes=row[0]): controller_key(row[1]) for row in sources if row[1]}
        self._unknown = {UUID(bytes=row[0]) for row in sources if row[2] == "unknown"}
        self._supports: dict[UUID, list[tuple[UUID | None, UUID | None, str]]] = defaultdict(list)
        for judgement, claim, other, stance in case.read(
            "SELECT judgement_id, claim_id, other_id, stance FROM judgement_support ORDER BY id"
        ):
            self._supports[UUID(bytes=judgement)].append(
                (UUID(bytes=claim) if claim else None, UUID(bytes=other) if other else None, stance)
            )

    def citations_of(self, claim: UUID) -> Sequence[Cited]:
        return self.citations[claim]

    def derivations_of(self, source: Hashable) -> Sequence[Derivation]:
        return self._links.get(source, ())

    def supports_of(self, judgement: UUID) -> Sequence[tuple[UUID | None, UUID | None, str]]:
        return self._supports[judgement]

    def owners(self, sources: Iterable[Hashable]) -> tuple[dict[UUID, str], set[UUID]]:
        known = [source for source in sources if isinstance(source, UUID)]
        controllers = {source: self._controllers[source] for source in known if source in self._controllers}
        return controllers, self._unknown.intersection(known)


def _by_claim(citations: Iterable[Cited]) -> dict[Hashable, list[Hashable]]:
    found: dict[Hashable, list[Hashable]] = defaultdict(list)
    for citation in citations:
        found[citation.claim].append(citation.source)
    return found
