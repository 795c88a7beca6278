"""Independent origins of many objects of one case: what rests on the same sources in the same way is counted once."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from casewright.analysis.origins import Derivation, Origins
from casewright.analysis.support import Cited, Support

_Key = tuple[frozenset[UUID], frozenset[UUID], frozenset[Derivation], frozenset[tuple[UUID, UUID]]]


class OriginCounts:
    """Counts over one reading of the support of a case."""

    def __init__(self, support: Support) -> None:
        self._support = support
        self._known: dict[_Key, Origins] = {}

    def of(self, claims: Collection[UUID]) -> Origins | None:
        """The origins of these claims together; None where no passage supports them."""
        citations = self._support.supporting(claims)
        if not citations:
            return None
        key = self._key(citations, set(claims))
        if key not in self._known:
            self._known[key] = self._support.origins(claims)
        return self._known[key]

    def has_one(self, claims: Collection[UUID]) -> bool:
        """Whether these claims are supported and have one origin at worst, or none but a circle.

        Not counted where it is plain: one source is one origin, and two that derive from nothing are two.
        """
        cited = {each.source for each in self._support.supporting(claims)}
        if len(cited) < 2:
            return bool(cited)
        first = [each for each in cited if not self._support.derivations_of(each)]
        controllers, unknown = self._support.owners(first)
        if len({controllers.get(each, each) for each in first if each not in unknown}) > 1:
            return False
        origins = self.of(claims)
        return origins is not None and origins.pessimistic <= 1

    def _key(self, citations: Collection[Cited], claims: Collection[UUID]) -> _Key:
        """Two groups of claims of one key have the same origins."""
        sources = frozenset(each.source for each in citations)
        first_hand = frozenset(each.source for each in citations if each.first_hand)
        derivations = frozenset(self._support.derivations(sources, claims))
        limited = any(
            each.claim is not None for each in derivations
        )  # then it matters what is cited for which claim
        cited_for = frozenset((each.claim, each.source) for each in citations) if limited else frozenset()
        return sources, first_hand, derivations, cited_for
