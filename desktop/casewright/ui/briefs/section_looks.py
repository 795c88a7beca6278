"""What the kinds of sections look like in an outline, and what one prints while it is bound to nothing."""

from __future__ import annotations

from casewright.operations.briefs import SHOWS

_ICONS = {
    "text": "file-text", "key_judgements": "scale", "judgement": "scale", "alternatives": "split", "assumptions": "lightbulb",
    "indicators": "eye", "gaps": "circle-help", "implications": "target", "link_chart": "workflow", "timeline": "clock", "map": "map",
    "changes": "history", "ach": "grid-3x3", "table": "table", "words": "info", "sources": "book-open", "scenarios": "waypoints",
    "challenges": "swords", "premortem": "hourglass", "information": "file-search", "scope_note": "crosshair", "chronology": "list",
    "entity_profile": "user", "source_summary": "gauge", "source_review": "file-search", "method": "sliders-horizontal",
}  # fmt: skip
CAPTIONED = frozenset({"link_chart", "timeline", "chronology", "map", "ach"})
"""The kinds that print a caption."""
UNBOUND = {
    **{
        kind: "Shows the assessment of the brief."
        for kind, tables in SHOWS.items()
        if tables == ("assessment",)
    },
    "link_chart": "Shows the oldest graph view of the case until you choose one, or an entity.",
    "timeline": "Shows the whole case until you choose a graph view or an entity.",
    "chronology": "Covers the whole case until you choose a graph view or an entity.",
    "map": "Shows all places of the case until you choose a graph view.",
    "ach": "Shows the first board of the case until you choose one.",
    "judgement": "Shows the judgements of the assessment that are not key until you choose one.",
    "scenarios": "Shows all sets of scenarios of the assessment until you choose one.",
    "entity_profile": "Choose the entity; without one nothing is printed.",
    "source_review": "Reviews all sources of the case until you choose one source, or an assessment.",
}
"""What a section prints while it is bound to nothing, by its kind."""


def icon_of_kind(kind: str) -> str:
    """The icon that stands for a kind of section."""
    return _ICONS.get(kind, "file-text")
