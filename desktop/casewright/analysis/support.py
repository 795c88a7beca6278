"""What the claims and judgements of a case rest on: citations, sources, independent origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
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


class Support:
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
            for claim, other, how in self._supports[one]:
                if claim is not None and how == stance:
                    found.setdefault(claim)
                if other is not None and how == "supports":
                    waiting.append(other)
        return list(found)

    def supporting(self, claims: Iterable[UUID]) -> list[Cited]:
        """The supporting citations of these claims."""
        return [cited for claim in claims for cited in self.citations[claim] if cited.stance == "supports"]

    def origins(self, claims: Iterable[UUID], failed: Collection[UUID] = ()) -> Origins:
        """Independent origins of these claims together, as if the sources that `failed` were shown to be false."""
        claims = set(claims)
        citations = self.supporting(claims)
        cited = {citation.source for citation in citations}
        derivations = self.derivations(cited, claims)
        return count_origins(
            cited,
            derivations,
            self._controllers,
            {citation.source for citation in citations if citation.first_hand},
            self._unknown,
            failed,
        )

    def spread(self, claims: Iterable[UUID]) -> list[Share]:
        """How the support of these claims is spread over its origins, the largest share first."""
        claims = set(claims)
        citations = self.supporting(claims)
        by_claim: dict[UUID, list[UUID]] = defaultdict(list)
        for citation in citations:
            by_claim[citation.claim].append(citation.source)
        return spread(
            by_claim.values(),
            self.derivations({citation.source for citation in citations}, claims),
            self._controllers,
            {citation.source for citation in citations if citation.first_hand},
            self._unknown,
        )

    def derivations(self, cited: Iterable[UUID], claims: Collection[UUID]) -> list[Derivation]:
        """The derivations that lead back from these sources, as far as they concern these claims."""
        found: list[Derivation] = []
        reached: dict[Hashable, None] = dict.fromkeys(cited)
        waiting = list(reached)
        while waiting:
            for link, claim in self._parents.get(waiting.pop(), ()):
                if claim is None or claim in claims:
                    found.append(link)
                    if link.parent not in reached:
                        reached[link.parent] = None
                        waiting.append(link.parent)
        return found
