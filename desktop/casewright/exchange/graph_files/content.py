"""What a graph file holds: entities and links of a case, each with its attributes under the names of `terms`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from casewright.analysis.case_filter.above import claims_above
from casewright.analysis.case_filter.of_view import scope_of_filter
from casewright.casefile.queries.filtering import saved_filters
from casewright.casefile.queries.graph import view_rows
from casewright.casefile.queries.graph_files import (
    FileEntity,
    FileLink,
    PlaceRow,
    file_entities,
    file_links,
    identity_rows,
    marking_of,
    name_rows,
    property_rows,
    tag_names,
    view_places,
)
from casewright.casefile.queries.overview import case_markings, case_ontology
from casewright.casefile.readers import Readable
from casewright.exchange.graph_files.terms import Attributes
from casewright.model.case_filter import CaseFilter, read_filter
from casewright.model.dates import parse_edtf
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.markings import allows
from casewright.model.ontology import Ontology


class Span(NamedTuple):
    """First and last day (ISO); None where there is no bound."""

    start: str | None
    end: str | None


@dataclass(frozen=True)
class NodeRecord:
    """An entity. `place` is where it stands in the view, as other tools draw: y grows upwards."""

    id: str
    label: str
    colour: str
    attributes: Attributes
    span: Span | None = None
    place: tuple[float, float] | None = None


@dataclass(frozen=True)
class EdgeRecord:
    """A link."""

    id: str
    source: str
    target: str
    label: str
    attributes: Attributes
    span: Span | None = None


@dataclass
class Content:
    """All of it; `leads_out` are judgements of identity with an entity that the file does not hold.

    `filtered` counts the entities and links that a filter leaves out, `withheld` the properties that rest on nothing that
    its marking allows.
    """

    title: str
    nodes: list[NodeRecord] = field(default_factory=list)
    edges: list[EdgeRecord] = field(default_factory=list)
    leads_out: list[UUID] = field(default_factory=list)
    filtered: int = 0
    withheld: int = 0


def read_content(case: Readable, view_id: UUID | None = None, asked: CaseFilter | None = None) -> Content:
    """The whole case, or what a view shows with its places there.

    Args:
        asked: what it is narrowed to; None: to what the filters kept in the view let through.

    Raises:
        NoSuchObject: there is no such view.
        InvalidValue: the filter cannot be applied; what it should leave out is not written.
    """
    ontology = case_ontology(case)
    if asked is None:
        asked = read_filter(saved_filters(case, view_id)) if view_id is not None else CaseFilter()
    places, title = _places(case, view_id, asked)
    held = [each for each in file_entities(case) if places is None or each.id in places]
    ends = {each.id for each in held}
    among = [each for each in file_links(case) if each.from_id in ends and each.to_id in ends]
    scope = scope_of_filter(case, asked, ends)
    entities = [each for each in held if scope.entities is None or each.id in scope.entities]
    links = [each for each in among if scope.links is None or each.id in scope.links]
    shown = {each.id for each in entities}
    secret = claims_above(case, asked.marking) if asked.marking is not None else frozenset[UUID]()
    lists, leads_out, withheld = _lists(case, shown, secret)
    left_out = len(held) + len(among) - len(entities) - len(links)
    content = Content(title, leads_out=leads_out, filtered=left_out, withheld=withheld)
    for each in entities:
        place = places.get(each.id) if places is not None else None
        content.nodes.append(_node(each, ontology, lists.get(each.id, {}), place, view_id, title))
    tags = _by_object(tag_names(case, "link"))
    counts_evidence = asked.marking is None  # how much there is above the mark is not said either
    for link in links:
        content.edges.append(_edge(link, ontology, tags.get(link.id, []), counts_evidence))
    return content


def _places(
    case: Readable, view_id: UUID | None, asked: CaseFilter
) -> tuple[dict[UUID, PlaceRow] | None, str]:
    """Where entities stand, None for the whole case; and the title, unless it is marked higher than the filter allows."""
    if view_id is None:
        return None, str(case.read("SELECT title FROM case_info")[0][0])
    view = next((each for each in view_rows(case) if each.id == view_id), None)
    if view is None:
        raise NoSuchObject(f"There is no graph view {view_id} in this case.")
    may = asked.marking is None or allows(asked.marking, marking_of(case, view_id), case_markings(case))
    return {each.entity_id: each for each in view_places(case, view_id)}, view.title if may else ""


Lists = dict[str, list[dict[str, object]]]


def _lists(
    case: Readable, shown: set[UUID], secret: Collection[UUID]
) -> tuple[dict[UUID, Lists], list[UUID], int]:
    """Names, properties, tags and judgements of identity, by entity; and how many properties rest on a `secret` claim."""
    found: dict[UUID, Lists] = defaultdict(lambda: defaultdict(list))
    for name in name_rows(case):
        found[name.entity_id]["names"].append(_object(name._asdict(), "entity_id"))
    withheld = 0
    for value in property_rows(case):
        if value.claim_id in secret:
            withheld += value.entity_id in shown
            continue
        found[value.entity_id]["properties"].append(_object(value._asdict(), "entity_id"))
    leads_out = []
    for row in identity_rows(case):
        if row.entity_id in shown and row.other_id in shown:
            found[row.entity_id]["sameness"].append(_object(row._asdict(), "entity_id"))
        elif row.entity_id in shown or row.other_id in shown:
            leads_out.append(row.id)
    for entity, tags in _by_object(tag_names(case, "entity")).items():
        found[entity]["tags"] = list(tags)  # type: ignore[arg-type]
    return found, leads_out, withheld


def _by_object(rows: Iterable[tuple[UUID, str]]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for object_id, name in rows:
        found[object_id].append(name)
    return found


def _object(columns: dict[str, object], left_out: str) -> dict[str, object]:
    return {
        key: str(value) if isinstance(value, UUID) else value
        for key, value in columns.items()
        if value is not None and key != left_out
    }


def _node(
    entity: FileEntity, ontology: Ontology, lists: Lists, place: PlaceRow | None, view_id: UUID | None, view_title: str
) -> NodeRecord:  # fmt: skip
    kind = ontology.entity_kind_shown(entity.kind)
    colour = ontology.colour_groups[kind.colour].ink
    attributes: Attributes = {
        "kind": entity.kind,
        "kind_label": kind.label,
        "summary": entity.summary,
        "marking": entity.marking,
    }
    attributes |= {key: json.dumps(values, ensure_ascii=False) for key, values in lists.items() if values}
    date = _date(entity, ontology, lists)
    attributes |= {"date": date, "colour": colour}
    if place is not None:
        attributes |= {
            "view_id": str(view_id), "view_title": view_title, "place_id": str(place.id), "pinned": bool(place.pinned)
        }  # fmt: skip
    return NodeRecord(
        str(entity.id), entity.name, colour, _stated(attributes), _span(date), (place.x, 0.0 - place.y) if place else None
    )  # fmt: skip


def _edge(link: FileLink, ontology: Ontology, tags: list[str], counts_evidence: bool) -> EdgeRecord:
    kind = ontology.link_kind_shown(link.kind)
    attributes: Attributes = {
        "link_id": str(link.id), "kind": link.kind, "kind_label": kind.label, "link_label": link.label,
        "directed": bool(link.directed), "status": link.status, "polarity": link.polarity, "valid": link.valid,
        "valid_stated": link.valid_stated, "valid_lo": link.valid_lo, "valid_hi": link.valid_hi, "summary": link.summary,
        "marking": link.marking, "tags": json.dumps(tags, ensure_ascii=False) if tags else None,
    }  # fmt: skip
    if counts_evidence:
        attributes |= {"claims": link.claims, "citations": link.citations, "sources": link.sources}
    span = Span(link.valid_lo, link.valid_hi) if link.valid_lo or link.valid_hi else None
    label = link.label or kind.label
    return EdgeRecord(str(link.id), str(link.from_id), str(link.to_id), label, _stated(attributes), span)


def _date(entity: FileEntity, ontology: Ontology, lists: Lists) -> str | None:
    """When an event took place, where its properties say so once."""
    if entity.kind not in ontology.entity_kinds or not ontology.is_a(entity.kind, "event"):
        return None
    dates = [str(each["value"]) for each in lists.get("properties", []) if each["key"] == "date"]
    return dates[0] if len(dates) == 1 else None


def _span(date: str | None) -> Span | None:
    if date is None:
        return None
    try:
        read = parse_edtf(date)
    except InvalidValue:
        return None
    return (
        Span(*(day.isoformat() if day else None for day in (read.lo, read.hi)))
        if read.lo or read.hi
        else None
    )


def _stated(attributes: Attributes) -> Attributes:
    return {key: value for key, value in attributes.items() if value is not None}
