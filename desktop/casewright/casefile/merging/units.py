"""What is merged as one: groups of columns that mean something only together, and columns nobody is asked about."""

from __future__ import annotations

from functools import cache

from casewright.casefile.schema import journalled_columns
from casewright.model.field_rules import BOUNDED, NAME_KEYS

_PLACE_IN_TEXT = (
    "source_text_id",
    "text_sha256",
    "start",
    "end",
    "page",
    "exact",
    "prefix",
    "suffix",
    "state",
)
# table -> groups; the first column names the group
_GROUPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "source": (
        ("reliability", "reliability_reason", "reliability_on"),
        ("ai_generated", "ai_tool"),
    ),
    "source_rating": (("reliability", "reason", "topic", "rated_on", "rated_by"),),
    "capture": (("sha256", "size", "media_type"),),
    "source_text": (("text_sha256", "characters", "pages"),),
    "passage": (
        ("exact", "source_id", *(each for each in _PLACE_IN_TEXT if each != "exact")),
        ("translation", "translator", "translation_state"),
    ),
    "passage_anchor": (
        ("exact", "passage_id", "score", "verdict", *(each for each in _PLACE_IN_TEXT if each != "exact")),
    ),
    "mention": (("words", "passage_id", "start"),),
    "link": (("from_id", "to_id", "directed"),),
    "claim": (("preferred", "preferred_reason"),),
    "citation": (("credibility", "credibility_reason"),),
    "judgement": (
        ("likelihood", "scheme", "band_lo", "band_hi", "point"),
        ("outcome", "resolved_on"),
        ("change_kind", "change_reason", "supersedes_id"),
    ),
    "judgement_support": (("claim_id", "other_id"),),
    "alternative": (("likelihood", "point"),),
    "scenario": (("likelihood", "point"),),
    "challenge": (("likelihood", "point"),),
    "scenario_set": (("probability_policy", "independence"),),
    "entity_property": (("key", "value"),),
    "indicator": (("collectable", "valid", "reliable", "stable", "unique_to_it", "validated_on"),),
    "brief_issue": (("snapshot", "snapshot_sha256"),),
    "judgement_revision": (("because_type", "because_id"), ("likelihood", "band_lo", "band_hi", "point")),
}
_SILENT = {
    "graph_node": {"x", "y", "pinned", "hidden"},
    "graph_view": {"style"},
    "source_text": {"suggested"},
    "judgement": {"judged_by", "reviewed_on"},  # they follow what is judged
    "analyst": {"name"},  # one spelling of it or another: the id follows from the name
}


@cache
def unit_of(table: str) -> dict[str, tuple[str, ...]]:
    """Each column of a table, its id left out, with the columns it stands or falls with, itself included."""
    columns = journalled_columns()[table][1:]
    found: dict[str, tuple[str, ...]] = {column: (column,) for column in columns}
    for group in _groups(table, columns):
        found |= dict.fromkeys(group, group)
    return found


@cache
def units_of(table: str) -> tuple[tuple[str, ...], ...]:
    """All that is merged as one in a table, in the order of its columns."""
    return tuple(dict.fromkeys(unit_of(table).values()))


def is_silent(table: str, unit: tuple[str, ...]) -> bool:
    """Whether the later of two values simply holds: where things are drawn, their order, what is worked out anew."""
    return unit == ("position",) or set(unit) <= _SILENT.get(table, set())


def _groups(table: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    groups = list(_GROUPS.get(table, ()))
    if table in NAME_KEYS:
        groups.append((NAME_KEYS[table], "name_key"))
    for where in BOUNDED:
        of, date = where.split(".")
        if of == table:
            ends = (f"{date}_{end}" for end in ("lo", "hi", "stated"))
            groups.append((date, *(each for each in ends if each in columns)))
    if {"object_type", "object_id"} <= set(columns):
        groups.append(("object_id", "object_type"))
    return groups
