"""The names that a case knows its entities by, and which entity a name surely is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from casewright.casefile.readers import Readable
from casewright.ingest.suggestions.found import OwnName
from casewright.ingest.suggestions.offers import Candidate
from casewright.ingest.suggestions.usual_ends import is_a
from casewright.model.names import name_key

_ALIKE = 88  # of 100: how alike the names of two persons must be for one to be offered for the other
_MOST_CANDIDATES = 5
_SHORTEST = 5  # shorter keys are too alike by chance


@dataclass
class CaseNames:
    """Names by key. Entities judged the same count as one: the one that was added first stands for them."""

    kinds: dict[UUID, str] = field(default_factory=dict)
    titles: dict[UUID, str] = field(default_factory=dict)
    by_key: dict[str, tuple[UUID, ...]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)  # each name as it is written, and its key

    def own(self) -> list[OwnName]:
        """What the recogniser is told. A name of several entities comes once: which of them is meant is no matter of finding."""
        return [
            OwnName(self.by_key[key][0].hex, self.kinds[self.by_key[key][0]], text)
            for text, key in self.written.items()
        ]

    def known(self, *names: str) -> UUID | None:
        """The one entity that goes by the first of these names that is known; None for none or several."""
        for name in names:
            found = self.by_key.get(name_key(name), ())
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def namesakes(self, *names: str) -> list[Candidate]:
        """The entities that go by these names, where there are several."""
        found = dict.fromkeys(each for name in names for each in self.by_key.get(name_key(name), ()))
        return [self.candidate(each, "has this name") for each in found] if len(found) > 1 else []

    def alike(self, name: str) -> list[Candidate]:
        """Persons whose name is nearly this one. Nothing but persons: Iran is not Iraq."""
        key, persons = name_key(name), self._persons
        if len(key) < _SHORTEST or not persons:
            return []
        from rapidfuzz import fuzz, process

        found = process.extract(
            key, persons, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=_MOST_CANDIDATES
        )
        entities = dict.fromkeys(each for key_found, *_ in found for each in self.by_key[key_found])
        return [
            self.candidate(each, "a similar name") for each in entities if is_a(self.kinds[each], "person")
        ]

    def candidate(self, entity_id: UUID, why: str) -> Candidate:
        """An entity as something to choose."""
        return Candidate(entity_id, self.titles[entity_id], self.kinds[entity_id], why)

    @cached_property
    def _persons(self) -> list[str]:
        return [
            key for key, entities in self.by_key.items()
            if len(key) >= _SHORTEST and any(is_a(self.kinds[each], "person") for each in entities)
        ]  # fmt: skip


def case_names(case: Readable) -> CaseNames:
    """All names of all entities, as plain rows."""
    names = CaseNames()
    alias: dict[UUID, UUID] = {}
    by_key: dict[str, dict[UUID, None]] = defaultdict(dict)
    head = _heads(case.read("SELECT entity_id, other_id FROM sameness WHERE verdict = 'same'"))
    for row_id, kind, name, key in case.read("SELECT id, kind, name, name_key FROM entity ORDER BY id"):
        entity = UUID(bytes=row_id)
        alias[entity] = head.get(entity, entity)
        names.kinds[entity], names.titles[entity] = kind, name
        by_key[key].setdefault(alias[entity])
        names.written.setdefault(name, key)
    for row_id, text, key in case.read("SELECT entity_id, text, name_key FROM entity_name ORDER BY id"):
        entity = UUID(bytes=row_id)
        by_key[key].setdefault(alias.get(entity, entity))
        names.written.setdefault(text, key)
    names.by_key = {key: tuple(entities) for key, entities in by_key.items()}
    return names


def _heads(pairs: Iterable[tuple[Any, ...]]) -> dict[UUID, UUID]:
    """For entities judged the same, the one added first among all that are tied together."""
    parent: dict[UUID, UUID] = {}

    def root(entity: UUID) -> UUID:
        while parent.setdefault(entity, entity) != entity:
            entity = parent[entity]
        return entity

    for one, other in pairs:
        first, second = sorted((root(UUID(bytes=one)), root(UUID(bytes=other))))
        parent[second] = first
    return {entity: root(entity) for entity in parent}
