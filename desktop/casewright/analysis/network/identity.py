"""Entities that were judged the same count as one. Nothing is rewritten: this is a way of reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from casewright.casefile.queries.network import IdentityRow


def one_each(entities: Sequence[UUID], judged: Iterable[IdentityRow]) -> tuple[dict[UUID, UUID], int]:
    """For each entity the one that stands for it: the oldest of those that a chain of judgements makes the same.

    Also how many pairs were judged different and are one by such a chain.
    """
    stands = {each: each for each in entities}

    def root(each: UUID) -> UUID:
        while stands[each] != each:
            stands[each] = stands[stands[each]]
            each = stands[each]
        return each

    rows = list(judged)
    for row in rows:
        if row.verdict == "same":
            one, other = sorted((root(row.entity_id), root(row.other_id)))
            stands[other] = one
    disputed = sum(row.verdict == "different" and root(row.entity_id) == root(row.other_id) for row in rows)
    return {each: root(each) for each in entities}, disputed


def members(stands: dict[UUID, UUID]) -> dict[UUID, tuple[UUID, ...]]:
    """For each that stands for some, all of them, in the order given."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for each, one in stands.items():
        found[one].append(each)
    return {one: tuple(each) for one, each in found.items()}
