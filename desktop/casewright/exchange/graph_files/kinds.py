"""Kinds of entities and links as other tools name them."""

from __future__ import annotations

from collections.abc import Mapping

from casewright.exchange.graph_files.found import FoundEdge, Texts
from casewright.exchange.graph_files.terms import KINDS
from casewright.model.ontology import EntityKind, LinkKind, Ontology

UNKNOWN_ENTITY = "topic"
UNKNOWN_LINK = "related_to"


def entity_kind_of(attributes: Texts, ontology: Ontology) -> tuple[str, str | None]:
    """The kind by key or label, and what the file says where that is no kind of this case."""
    said = [attributes[key] for key in _keys(attributes) if attributes[key].strip()]
    for each in said:
        if known := _named(each, ontology.entity_kinds):
            return known, None
    return UNKNOWN_ENTITY, said[0] if said else None


def link_kind_of(edge: FoundEdge, ontology: Ontology) -> tuple[str, str | None]:
    """As `entity_kind_of`; the label of an edge may also name its kind."""
    said = [edge.attributes[key] for key in _keys(edge.attributes) if edge.attributes[key].strip()]
    for each in [*said, edge.label or ""]:
        if known := _named(each, ontology.link_kinds):
            return known, None
    return UNKNOWN_LINK, said[0] if said else None


def _keys(attributes: Texts) -> list[str]:
    named = {key.lower(): key for key in reversed(list(attributes))}
    return [named[key] for key in KINDS if key in named]


def _named(given: str, kinds: Mapping[str, EntityKind] | Mapping[str, LinkKind]) -> str | None:
    plain = " ".join(given.replace("_", " ").casefold().split())
    if given in kinds:
        return given
    return next(
        (
            key
            for key, kind in kinds.items()
            if plain and plain in (kind.label.casefold(), key.replace("_", " "))
        ),
        None,
    )
