"""Which kinds of entities a kind of link usually joins, quickly and for kinds that only a case knows."""

from __future__ import annotations

from functools import cache

from casewright.model.ontology import load_ontology


@cache
def fits(link: str, from_kind: str, to_kind: str) -> bool:
    """Whether a link of this kind usually leads from and to such kinds; a case's own kinds always fit."""
    ontology = load_ontology()
    if from_kind not in ontology.entity_kinds or to_kind not in ontology.entity_kinds:
        return True
    return ontology.unusual_ends(link, from_kind, to_kind) is None


@cache
def is_undirected(link: str) -> bool:
    """Whether both ends of such a link are alike."""
    return not load_ontology().link_kind_shown(link).directed


@cache
def is_a(kind: str, *ancestors: str) -> bool:
    """Whether a kind is or descends from one of these."""
    ontology = load_ontology()
    return kind in ontology.entity_kinds and any(ontology.is_a(kind, each) for each in ancestors)


def is_place(kind: str) -> bool:
    """Whether something can be in an entity of this kind."""
    return is_a(kind, "place", "state", "facility", "infrastructure")
