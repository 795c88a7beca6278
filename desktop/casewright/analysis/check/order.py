"""Dates that cannot all be right, asked of one claim, source or link at a time with no more around it than it takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from casewright.analysis.check.evidence_rows import (
    CaptureRow,
    ClaimRelationRow,
    ClaimRow,
    SourceLinkRow,
    SourceRow,
)
from casewright.analysis.check.facts import Facts, remembered
from casewright.analysis.check.network_rows import AboutRow, DatedLinkRow, EntityRow
from casewright.analysis.timeline import order_rules
from casewright.analysis.timeline.facts import TimelineFacts, date_keys
from casewright.casefile.queries.overview import case_ontology
from casewright.casefile.queries.timeline import (
    About,
    Cited,
    ClaimDate,
    LinkDate,
    Pair,
    PropertyDate,
    SourceDate,
    property_dates,
)
from casewright.model.ontology import Ontology


class Ordered(NamedTuple):
    """The dates around one object, and the rules of order that are put to them."""

    facts: TimelineFacts
    rules: tuple[order_rules.Rule, ...]


def around_claim(facts: Facts, row_id: UUID) -> Ordered | None:
    """A dated claim with the sources that speak for it."""
    claim = facts.row(ClaimRow, row_id)
    if claim is None or not claim.held:
        return None
    about = [About(row_id, row.object_type, row.object_id) for row in facts.of(AboutRow, "claim_id", row_id)]
    planned = [_planned(each.object_id) for each in about if each.object_id in _planned_links(facts)]
    given = {**_sources_of(facts, [row_id]), "claims": [_claim(claim)], "about": about, "links": planned}
    return Ordered(_only(facts, given), (order_rules.published_before_it_happened,))


def around_relation(facts: Facts, row_id: UUID) -> Ordered | None:
    """Two claims that bear on each other, with their sources and the links that both are about."""
    relation = facts.row(ClaimRelationRow, row_id)
    if relation is None:
        return None
    both = [relation.claim_id, relation.other_id]
    about = [
        About(each, row.object_type, row.object_id)
        for each in both
        for row in facts.of(AboutRow, "claim_id", each)
    ]
    given = {
        **_sources_of(facts, both),
        "claims": [_claim(row) for each in both if (row := facts.row(ClaimRow, each))],
        "about": about,
        "links": _links(facts, dict.fromkeys(each.object_id for each in about)),
        "related": [Pair(relation.kind, *both)],
    }
    return Ordered(_only(facts, given), (order_rules.rival_claims, order_rules.update_before_what_it_updates))


def around_source(facts: Facts, row_id: UUID) -> Ordered | None:
    """A source by itself."""
    given = {"sources": [_source(facts, row_id)]}
    rules = (order_rules.published_before_it_happened, order_rules.captured_before_published)
    return Ordered(_only(facts, given), rules)


def around_source_link(facts: Facts, row_id: UUID) -> Ordered | None:
    """Two sources of which one derives from the other."""
    link = facts.row(SourceLinkRow, row_id)
    if link is None or link.status != "confirmed":
        return None
    both = [link.child_id, link.parent_id]
    given = {"sources": [_source(facts, each) for each in both], "derived": [Pair(link.kind, *both)]}
    return Ordered(_only(facts, given), (order_rules.copy_before_original,))


def around_link(facts: Facts, row_id: UUID) -> Ordered | None:
    """A dated link with the claims about it and the dates of both its ends."""
    link = facts.row(DatedLinkRow, row_id)
    if link is None:
        return None
    about = [About(row.claim_id, "link", row_id) for row in facts.of(AboutRow, "object_id", row_id)]
    properties = _properties(facts)
    given = {
        "links": _links(facts, [row_id]),
        "about": about,
        "claims": [_claim(row) for each in about if (row := facts.row(ClaimRow, each.claim_id))],
        "properties": [
            one for end in dict.fromkeys((link.from_id, link.to_id)) for one in properties.get(end, ())
        ],
    }
    rules = (
        order_rules.link_outside_a_life,
        order_rules.link_apart_from_its_claims,
        order_rules.effect_before_cause,
    )
    return Ordered(_only(facts, given), rules)


def around_entities(facts: Facts, case_id: UUID) -> Ordered | None:
    """The dates of all entities, without their links."""
    given = {"properties": [each for several in _properties(facts).values() for each in several]}
    return Ordered(
        _only(facts, given), (order_rules.two_values_of_one_date, order_rules.ended_before_it_began)
    )


def _only(facts: Facts, given: dict[str, Any]) -> TimelineFacts:
    empty: dict[str, Any] = {name: [] for name in TimelineFacts.__dataclass_fields__}
    return TimelineFacts(**(empty | given | {"ontology": _ontology(facts)}))


def _sources_of(facts: Facts, claims: Iterable[UUID]) -> dict[str, Any]:
    cited = facts.support.supporting(claims)
    sources = dict.fromkeys(one.source for one in cited)
    return {
        "cited": [
            Cited(*pair, "supports") for pair in dict.fromkeys((one.claim, one.source) for one in cited)
        ],
        "sources": [_source(facts, each) for each in sources],
    }


def _claim(row: ClaimRow) -> ClaimDate:
    return ClaimDate(row.id, row.text, row.held)


@remembered
def _source(facts: Facts, row_id: UUID) -> SourceDate:
    row = facts.row(SourceRow, row_id)
    if row is None:
        raise KeyError(row_id)
    captured = min(
        (each.captured_at for each in facts.of(CaptureRow, "source_id", row_id)), default=row.accessed
    )
    return SourceDate(row_id, row.title, row.kind, row.published, row.information_date, captured)


def _links(facts: Facts, ids: Iterable[UUID]) -> list[LinkDate]:
    found = []
    for row in (facts.row(DatedLinkRow, each) for each in ids):
        one, other = (
            facts.row(EntityRow, each) if row else None for each in (row and row.from_id, row and row.to_id)
        )
        if row is not None and one is not None and other is not None:
            found.append(
                LinkDate(
                    row.id, row.kind, row.label, one.id, other.id, one.name, other.name, row.status, row.valid
                )
            )
    return found


def _planned(link: UUID) -> LinkDate:
    return LinkDate(link, "", None, link, link, "", "", "planned", None)


@remembered
def _planned_links(facts: Facts) -> frozenset[UUID]:
    rows = facts.case.read(
        "SELECT id FROM link WHERE status = 'planned' AND id IN (SELECT object_id FROM claim_about)"
    )
    return frozenset(UUID(bytes=row[0]) for row in rows)


@remembered
def _properties(facts: Facts) -> dict[UUID, list[PropertyDate]]:
    found: dict[UUID, list[PropertyDate]] = {}
    for each in property_dates(facts.case, date_keys(_ontology(facts))):
        found.setdefault(each.entity_id, []).append(each)
    return found


@remembered
def _ontology(facts: Facts) -> Ontology:
    return case_ontology(facts.case)
