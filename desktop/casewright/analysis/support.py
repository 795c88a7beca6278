"""What the claims and judgements of a case rest on: citations, sources, independent origins."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.backing import controller_key
from casewright.analysis.concentration import Share, spread
from casewright.analysis.origins import SHARED, Derivation, Origins, count_origins
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
    def derivations_of(self, source: Hashable) -> Sequence[tuple[Derivation, UUID | None]]:
        """What a source derives from, by links that nobody rejected, with the claim that each is limited to."""

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

    def supporting(self, claims: Iterable[UUID]) -> list[Cited]:
        """The supporting citations of these claims."""
        return [cited for claim in claims for cited in self.citations_of(claim) if cited.stance == "supports"]

    def origins(self, claims: Iterable[UUID], failed: Collection[UUID] = ()) -> Origins:
        """Independent origins of these claims together, as if the sources that `failed` were shown to be false."""
        claims = set(claims)
        citations = self.supporting(claims)
        cited = {citation.source for citation in citations}
        derivations = self.derivations(cited, claims)
        controllers, unknown = self._owners_behind(cited, derivations)
        return count_origins(
            cited,
            derivations,
            controllers,
            {citation.source for citation in citations if citation.first_hand},
            unknown,
            failed,
        )

    def spread(self, claims: Iterable[UUID]) -> list[Share]:
        """How the support of these claims is spread over its origins, the largest share first."""
        claims = set(claims)
        citations = self.supporting(claims)
        by_claim: dict[UUID, list[UUID]] = defaultdict(list)
        for citation in citations:
            by_claim[citation.claim].append(citation.source)
        cited = {citation.source for citation in citations}
        derivations = self.derivations(cited, claims)
        controllers, unknown = self._owners_behind(cited, derivations)
        return spread(
            by_claim.values(),
            derivations,
            controllers,
            {citation.source for citation in citations if citation.first_hand},
            unknown,
        )

    def circles_behind(self, source: UUID, claims: Collection[UUID]) -> Sequence[frozenset[Hashable]]:
        """The circles of reporting that a source leads back to, as it is cited for these claims."""
        derivations = self.derivations([source], claims)
        controllers, unknown = self._owners_behind([source], derivations)
        return count_origins([source], derivations, controllers, (), unknown).circles if claims else ()

    def derivations(self, cited: Iterable[UUID], claims: Collection[UUID]) -> list[Derivation]:
        """The derivations that lead back from these sources, as far as they concern these claims."""
        found: list[Derivation] = []
        reached: dict[Hashable, None] = dict.fromkeys(cited)
        waiting = list(reached)
        while waiting:
            for link, claim in self.derivations_of(waiting.pop()):
                if claim is None or claim in claims:
                    found.append(link)
                    if link.parent not in reached:
                        reached[link.parent] = None
                        waiting.append(link.parent)
        return found

    def _owners_behind(
        self, cited: Iterable[UUID], derivations: Iterable[Derivation]
    ) -> tuple[dict[UUID, str], set[UUID]]:
        """Those of the cited sources and of all that they derive from: no other owner makes anything depend."""
        return self.owners({*cited, *(link.parent for link in derivations)})


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
        self._parents: dict[Hashable, list[tuple[Derivation, UUID | None]]] = defaultdict(list)
        for child, parent, status, kind, claim in case.read(
            "SELECT child_id, parent_id, status, kind, claim_id FROM source_link WHERE status <> 'rejected' ORDER BY id"
        ):
            link = Derivation(UUID(bytes=child), UUID(bytes=parent), status == "confirmed", kind in SHARED)
            self._parents[link.child].append((link, UUID(bytes=claim) if claim else None))
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

    def derivations_of(self, source: Hashable) -> Sequence[tuple[Derivation, UUID | None]]:
        return self._parents.get(source, ())

    def supports_of(self, judgement: UUID) -> Sequence[tuple[UUID | None, UUID | None, str]]:
        return self._supports[judgement]

    def owners(self, sources: Iterable[Hashable]) -> tuple[dict[UUID, str], set[UUID]]:
        known = [source for source in sources if isinstance(source, UUID)]
        controllers = {source: self._controllers[source] for source in known if source in self._controllers}
        return controllers, self._unknown.intersection(known)
