"""Which colour and icon stand for an item or a lane, and what a kind is called."""

from __future__ import annotations

from collections.abc import Sequence

from casewright.analysis.timeline.lanes import Lane
from casewright.analysis.timeline.reading import TimelineReading
from casewright.model.ontology import Ontology
from casewright.ui.timeline.chart import Sign
from casewright.ui.window.words import icon_of, source_kind, type_word

# Claims and links have no kind of their own colour: one each, apart from those of entities that are often dated.
_COLOURS = {"claim": "person", "link": "vessel", "source": "document"}
_TAG = Sign("document", "tag")


def sign_of(ontology: Ontology, table: str, kind: str) -> Sign:
    """How an item is drawn."""
    if table == "entity":
        found = ontology.entity_kind_shown(kind)
        return Sign(found.colour, found.icon)
    return Sign(_COLOURS.get(table, "document"), icon_of(table))


def kind_name(ontology: Ontology, table: str, kind: str) -> str:
    """What a kind of item is called, as the name of a lane."""
    if table == "entity":
        return ontology.entity_kind_shown(kind).label
    if table == "link":
        return ontology.link_kind_shown(kind).label.capitalize()
    if table == "source":
        return source_kind(kind) or "Source"
    return f"{type_word(table).capitalize()}s"


def lane_signs(
    ontology: Ontology, lanes: Sequence[Lane], reading: TimelineReading, signs: Sequence[Sign]
) -> dict[str, Sign]:
    """The sign of each lane: of its actor or source, its tag, or the items in it."""
    found: dict[str, Sign] = {}
    for lane in lanes:
        if lane.ref is not None and lane.ref[0] == "entity":
            found[lane.key] = sign_of(ontology, "entity", reading.entities[lane.ref[1]].kind)
        elif lane.ref is not None:
            found[lane.key] = sign_of(ontology, *lane.ref[:1], "")
        elif lane.key.startswith("tag:") and not lane.rest:
            found[lane.key] = _TAG
        elif lane.key.startswith("kind:"):
            found[lane.key] = signs[lane.items[0]]
    return found
