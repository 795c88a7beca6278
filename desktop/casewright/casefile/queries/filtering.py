"""Everything that a filter asks of entities and links, read for a whole case at once."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable


class FilteredEntity(NamedTuple):
    """An entity; `names` are the keys of all its names, one a line."""

    id: UUID
    kind: str
    marking: str | None
    names: str


class FilteredLink(NamedTuple):
    """A link between two entities."""

    id: UUID
    kind: str
    from_id: UUID
    to_id: UUID
    status: str
    polarity: str | None
    marking: str | None
    valid: str | None
    valid_lo: str | None
    valid_hi: str | None


class EvidenceRow(NamedTuple):
    """A supporting citation behind an entity or link, or a mention of an entity, of a source that is not withdrawn.

    A mention is no citation: it has no credibility.
    """

    object_id: UUID
    source_id: UUID
    reliability: str | None
    credibility: str | None
    claim_marking: str | None
    passage_marking: str | None
    source_marking: str | None


class ClaimMarks(NamedTuple):
    """A claim with the marks of one supporting citation behind it; of none, where nothing is cited."""

    claim_id: UUID
    claim_marking: str | None
    passage_marking: str | None
    source_marking: str | None


class SourceMark(NamedTuple):
    """A source with its mark."""

    source_id: UUID
    marking: str


class HeldRow(NamedTuple):
    """When something about an entity or link held, as a claim says."""

    object_id: UUID
    date: str


class TaggedRow(NamedTuple):
    """A tag on an entity or link."""

    object_id: UUID
    tag_id: UUID


class TagRow(NamedTuple):
    """A tag of the case."""

    id: UUID
    name: str


_EVIDENCE = (
    "SELECT a.object_id, s.id, s.reliability, x.credibility, c.marking, p.marking, s.marking FROM claim_about a "
    "JOIN claim c ON c.id = a.claim_id JOIN citation x ON x.claim_id = a.claim_id AND x.stance = 'supports' "
    "JOIN passage p ON p.id = x.passage_id JOIN source s ON s.id = p.source_id AND s.withdrawn IS NULL "
    "WHERE a.object_type IN ('entity', 'link') "
    "UNION ALL SELECT m.entity_id, s.id, s.reliability, NULL, NULL, p.marking, s.marking FROM mention m "
    "JOIN passage p ON p.id = m.passage_id JOIN source s ON s.id = p.source_id AND s.withdrawn IS NULL"
)


def filtered_entities(case: Readable) -> list[FilteredEntity]:
    """Every entity, oldest first."""
    return select(
        case,
        FilteredEntity,
        "SELECT e.id, e.kind, e.marking, e.name_key || coalesce(char(10) || n.keys, '') FROM entity e LEFT JOIN "
        "(SELECT entity_id, group_concat(name_key, char(10)) AS keys FROM entity_name GROUP BY entity_id) n "
        "ON n.entity_id = e.id ORDER BY e.id",
    )


def filtered_links(case: Readable) -> list[FilteredLink]:
    """Every link, oldest first."""
    return select(
        case,
        FilteredLink,
        "SELECT id, kind, from_id, to_id, status, polarity, marking, valid, valid_lo, valid_hi FROM link ORDER BY id",
    )


def evidence_rows(case: Readable) -> list[EvidenceRow]:
    """All evidence behind entities and links."""
    return select(case, EvidenceRow, _EVIDENCE)


def claim_marks(case: Readable) -> list[ClaimMarks]:
    """The marks of all claims and of what they rest on."""
    return select(
        case,
        ClaimMarks,
        "SELECT c.id, c.marking, p.marking, s.marking FROM claim c "
        "LEFT JOIN citation x ON x.claim_id = c.id AND x.stance = 'supports' "
        "LEFT JOIN passage p ON p.id = x.passage_id LEFT JOIN source s ON s.id = p.source_id",
    )


def source_marks(case: Readable) -> list[SourceMark]:
    """The sources that have a mark."""
    return select(case, SourceMark, "SELECT id, marking FROM source WHERE marking IS NOT NULL")


def held_rows(case: Readable) -> list[HeldRow]:
    """All dates that claims give to entities and links."""
    return select(
        case,
        HeldRow,
        "SELECT a.object_id, c.held FROM claim_about a JOIN claim c ON c.id = a.claim_id AND c.held IS NOT NULL "
        "WHERE a.object_type IN ('entity', 'link')",
    )


def tagged_rows(case: Readable) -> list[TaggedRow]:
    """Every tag on an entity or link."""
    return select(
        case,
        TaggedRow,
        "SELECT object_id, tag_id FROM tagging WHERE object_type IN ('entity', 'link')",
    )


def tags(case: Readable) -> list[TagRow]:
    """Every tag, by name."""
    return select(case, TagRow, "SELECT id, name FROM tag ORDER BY name COLLATE NOCASE, id")


def link_kind_counts(case: Readable) -> dict[str, int]:
    """How many links there are of each kind in use."""
    return dict(case.read("SELECT kind, count(*) FROM link GROUP BY kind ORDER BY kind"))


def saved_style(case: Readable, view_id: UUID) -> str:
    """What a graph view keeps as its style, as `saved_filters`."""
    rows = case.read("SELECT style FROM graph_view WHERE id = ?", (view_id.bytes,))
    return str(rows[0][0]) if rows else "{}"


def saved_filters(case: Readable, view_id: UUID) -> str:
    """What a graph view keeps as its filters, as it stands there; an empty object when the view is gone."""
    rows = case.read("SELECT filters FROM graph_view WHERE id = ?", (view_id.bytes,))
    return str(rows[0][0]) if rows else "{}"
