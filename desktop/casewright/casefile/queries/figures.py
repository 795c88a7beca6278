"""What a figure is based on: the marks of what it shows, and the sources behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import AMONG, listed, select
from casewright.casefile.readers import Readable


class Marked(NamedTuple):
    """An object with its own mark."""

    id: UUID
    marking: str | None


class BehindRow(NamedTuple):
    """A supporting citation behind an entity, link or claim, or a mention of an entity, of a source not withdrawn."""

    object_id: UUID
    source_id: UUID
    published: str | None
    published_hi: str | None
    claim_marking: str | None
    passage_marking: str | None
    source_marking: str | None


_MARKED = ("entity", "link", "claim", "source", "graph_view")
_SOURCE = "s.id, s.published, s.published_hi, "
_CITED = (
    "JOIN citation x ON x.claim_id = c.id AND x.stance = 'supports' JOIN passage p ON p.id = x.passage_id "
    "JOIN source s ON s.id = p.source_id AND s.withdrawn IS NULL "
)
_BEHIND = (
    f"SELECT a.object_id, {_SOURCE} c.marking, p.marking, s.marking FROM claim_about a "
    f"JOIN claim c ON c.id = a.claim_id {_CITED} WHERE a.object_type IN ('entity', 'link') "
    f"UNION ALL SELECT c.id, {_SOURCE} c.marking, p.marking, s.marking FROM claim c {_CITED} "
    f"UNION ALL SELECT m.entity_id, {_SOURCE} NULL, p.marking, s.marking FROM mention m "
    "JOIN passage p ON p.id = m.passage_id JOIN source s ON s.id = p.source_id AND s.withdrawn IS NULL "
    f"UNION ALL SELECT s.id, {_SOURCE} NULL, NULL, s.marking FROM source s"
)


def marks_of(case: Readable, ids: Iterable[UUID]) -> list[Marked]:
    """The own marks of those of these objects that are marked."""
    wanted = set(ids)
    rows = select(
        case,
        Marked,
        " UNION ALL ".join(f"SELECT id, marking FROM {each} WHERE marking IS NOT NULL" for each in _MARKED),
    )
    return [row for row in rows if row.id in wanted]


def behind(case: Readable, ids: Iterable[UUID]) -> list[BehindRow]:
    """What stands behind these objects; a source stands behind itself."""
    return select(case, BehindRow, f"SELECT * FROM ({_BEHIND}) WHERE object_id {AMONG}", (listed(ids),))
