"""The kinds of entities and links a case can hold, read from `resources/ontology` and added to by the case itself.

Any kind may be linked to any kind: usual ends bring a warning, never a ban.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Protocol

from casewright.model.data_files import read_data, read_lists
from casewright.model.errors import InvalidValue
from casewright.model.nearby import any_of, quoted, unknown

PROPERTY_TYPES = ("text", "date", "number", "place", "entity", "money", "address", "id")
POLARITIES = ("cooperative", "hostile", "neutral")
PARTS = ("entity_kind", "link_kind", "property")
_DEFAULT_ICON = "circle-dot"
_DEFAULT_COLOUR = "document"


@dataclass(frozen=True)
class ColourGroup:
    """Ink on tint for one family of kinds, as `#RRGGBB`, for light and for dark backgrounds."""

    key: str
    label: str
    ink: str
    tint: str
    dark_ink: str
    dark_tint: str


@dataclass(frozen=True)
class PropertyType:
    """A property entities of a kind may have. `type` is one of PROPERTY_TYPES; `unit` goes with numbers."""

    key: str
    label: str
    type: str = "text"
    unit: str | None = None
    description: str = ""


@dataclass(frozen=True)
class EntityKind:
    """A kind of entity. `properties` are its own; `Ontology.properties_of` adds those of its parents."""

    key: str
    label: str
    plural: str
    parent: str | None
    icon: str
    colour: str
    description: str = ""
    properties: tuple[PropertyType, ...] = ()


@dataclass(frozen=True)
class LinkKind:
    """A kind of link: how it reads from either end, what a new one starts with, and the usual kinds of its ends.

    `locates`: it says where its first end is, namely where its second end is.
    """

    key: str
    label: str
    reverse: str
    directed: bool = True
    polarity: str | None = None
    from_kinds: tuple[str, ...] = ()
    to_kinds: tuple[str, ...] = ()
    locates: bool = False
    description: str = ""


class OntologyAddition(Protocol):
    """What a case's own `ontology_item` row looks like. `definition` is a JSON object shaped as in the YAML."""

    @property
    def part(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def definition(self) -> str: ...


@dataclass(frozen=True, eq=False)
class Ontology:
    """All kinds by key, in the order of their files."""

    entity_kinds: Mapping[str, EntityKind]
    link_kinds: Mapping[str, LinkKind]
    colour_groups: Mapping[str, ColourGroup]

    def entity_kind(self, key: str) -> EntityKind:
        """Raises InvalidValue, naming near matches, when there is no such kind."""
        if key not in self.entity_kinds:
            raise _unknown_kind("kind of entity", key, self.entity_kinds)
        return self.entity_kinds[key]

    def link_kind(self, key: str) -> LinkKind:
        """Raises InvalidValue, naming near matches, when there is no such kind."""
        if key not in self.link_kinds:
            raise _unknown_kind("kind of link", key, self.link_kinds)
        return self.link_kinds[key]

    def entity_kind_shown(self, key: str) -> EntityKind:
        """The kind, or a plain stand-in for one this case no longer defines: a display never fails over it."""
        known = self.entity_kinds.get(key)
        return known or _entity_kind(self, key, {})

    def link_kind_shown(self, key: str) -> LinkKind:
        """The kind, or a plain stand-in, as `entity_kind_shown`."""
        known = self.link_kinds.get(key)
        return known or _link_kind(self, key, {})

    def ancestors(self, key: str) -> tuple[str, ...]:
        """The kind itself, its parent, and so on up."""
        line: list[str] = []
        step: str | None = key
        while step is not None and step not in line:
            line.append(step)
            step = self.entity_kind(step).parent
        return tuple(line)

    def is_a(self, key: str, ancestor: str) -> bool:
        """Whether a kind is, or descends from, another."""
        return ancestor in self.ancestors(key)

    def descendants(self, key: str) -> tuple[str, ...]:
        """The kind itself and every kind below it."""
        self.entity_kind(key)
        return tuple(each for each in self.entity_kinds if self.is_a(each, key))

    def properties_of(self, key: str) -> tuple[PropertyType, ...]:
        """The properties of a kind: its parents' first, a kind's own overriding those of the same key."""
        merged: dict[str, PropertyType] = {}
        for each in reversed(self.ancestors(key)):
            merged.update({item.key: item for item in self.entity_kinds[each].properties})
        return tuple(merged.values())

    def property_of(self, kind: str, key: str) -> PropertyType | None:
        """The property of that key, or None: a value under a key of its own is welcome too."""
        return next((item for item in self.properties_of(kind) if item.key == key), None)

    def unusual_ends(self, link: str, from_kind: str, to_kind: str) -> str | None:
        """A plain warning when a link joins kinds it does not usually join; None when all is as usual."""
        kind = self.link_kind(link)
        for given, usual, side in ((from_kind, kind.from_kinds, "starts"), (to_kind, kind.to_kinds, "ends")):
            if usual and not any(self.is_a(given, each) for each in usual):
                labels = any_of(self.entity_kinds[each].label.lower() for each in usual)
                return f"'{kind.label}' usually {side} at {labels}, not at {self.entity_kind(given).label.lower()}."
        return None

    def with_items(self, items: Iterable[OntologyAddition]) -> Ontology:
        """This ontology with a case's own kinds and properties added, or put in place of ours of the same key."""
        return _extended(self, tuple((item.part, item.key, item.definition) for item in items))


@cache
def load_ontology() -> Ontology:
    """The ontology as shipped."""
    groups = {group["key"]: ColourGroup(**group) for group in read_data("ontology", "colour_groups.yaml")}
    ontology = Ontology({}, {}, groups)
    for definition in _parents_first(list(read_lists("ontology", "entities"))):
        ontology = _with_part(ontology, "entity_kind", definition["key"], definition)
    for definition in read_lists("ontology", "links"):
        ontology = _with_part(ontology, "link_kind", definition["key"], definition)
    return ontology


def with_addition(ontology: Ontology, part: str, key: str, definition: Mapping[str, Any]) -> Ontology:
    """The ontology with one definition added; raises InvalidValue with the reason when the definition is not sound."""
    if part not in PARTS:
        raise unknown("part of the ontology", part, PARTS)
    if not key or not all(word.isidentifier() for word in key.split(".")):
        raise InvalidValue(f"{quoted(key)} cannot be a key: use letters, digits and underscores.")
    return _with_part(ontology, part, key, definition)


@lru_cache(maxsize=16)
def _extended(ontology: Ontology, items: tuple[tuple[str, str, str], ...]) -> Ontology:
    definitions = {
        part: [{**json.loads(text), "key": key} for p, key, text in items if p == part] for part in PARTS
    }
    definitions["entity_kind"] = _parents_first(definitions["entity_kind"])
    for part in PARTS:
        for each in definitions[part]:
            # Each was sound when it was added; a merge may since have brought the deletion of its parent.
            with suppress(InvalidValue):
                ontology = _with_part(ontology, part, each["key"], each)
    return ontology


def _parents_first(definitions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """So that a child finds the icon and colour it inherits; whoever stands in a circle keeps its place."""
    by_key = {each["key"]: each for each in definitions}

    def depth(key: str | None, seen: tuple[str, ...] = ()) -> int:
        return (
            0
            if key is None or key not in by_key or key in seen
            else 1 + depth(by_key[key].get("parent"), (*seen, key))
        )

    return sorted(definitions, key=lambda each: depth(each["key"]))


def _with_part(ontology: Ontology, part: str, key: str, definition: Mapping[str, Any]) -> Ontology:
    if part == "entity_kind":
        return replace(
            ontology, entity_kinds={**ontology.entity_kinds, key: _entity_kind(ontology, key, definition)}
        )
    if part == "link_kind":
        return replace(
            ontology, link_kinds={**ontology.link_kinds, key: _link_kind(ontology, key, definition)}
        )
    kind = ontology.entity_kind(key.partition(".")[0])
    added = _property(key.partition(".")[2], definition)
    kept = tuple(item for item in kind.properties if item.key != added.key)
    return replace(
        ontology, entity_kinds={**ontology.entity_kinds, kind.key: replace(kind, properties=(*kept, added))}
    )


def _entity_kind(ontology: Ontology, key: str, definition: Mapping[str, Any]) -> EntityKind:
    parent = definition.get("parent")
    above = ontology.entity_kind(parent) if parent is not None else None
    if above is not None and key in ontology.ancestors(above.key):
        raise InvalidValue(f"The kind {quoted(key)} cannot be its own ancestor.")
    colour = definition.get("colour") or (above.colour if above else _DEFAULT_COLOUR)
    if colour not in ontology.colour_groups:
        raise unknown("colour group", colour, ontology.colour_groups)
    label = definition.get("label") or key.replace("_", " ").capitalize()
    return EntityKind(
        key=key,
        label=label,
        plural=definition.get("plural") or f"{label}s",
        parent=parent,
        icon=definition.get("icon") or (above.icon if above else _DEFAULT_ICON),
        colour=colour,
        description=definition.get("description") or "",
        properties=tuple(_property(item.get("key", ""), item) for item in definition.get("properties") or ()),
    )


def _link_kind(ontology: Ontology, key: str, definition: Mapping[str, Any]) -> LinkKind:
    label = definition.get("label") or key.replace("_", " ")
    polarity = definition.get("polarity")
    if polarity is not None and polarity not in POLARITIES:
        raise unknown("polarity", polarity, POLARITIES)
    ends = {side: tuple(definition.get(side) or ()) for side in ("from", "to")}
    for end in (*ends["from"], *ends["to"]):
        ontology.entity_kind(end)
    directed = bool(definition.get("directed", True))
    return LinkKind(
        key=key,
        label=label,
        reverse=definition.get("reverse") or (f"is the other end of: {label}" if directed else label),
        directed=directed,
        polarity=polarity,
        from_kinds=ends["from"],
        to_kinds=ends["to"],
        locates=bool(definition.get("locates", False)),
        description=definition.get("description") or "",
    )


def _property(key: str, definition: Mapping[str, Any]) -> PropertyType:
    kind = definition.get("type") or "text"
    if kind not in PROPERTY_TYPES:
        raise unknown("type of property", kind, PROPERTY_TYPES)
    if not key:
        raise InvalidValue("A property needs a key.")
    label = definition.get("label") or key.replace("_", " ").capitalize()
    return PropertyType(key, label, kind, definition.get("unit"), definition.get("description") or "")


def _unknown_kind(
    what: str, key: str, kinds: Mapping[str, EntityKind] | Mapping[str, LinkKind]
) -> InvalidValue:
    """Names the kinds whose words hold `key`, such as government_body for `ministry`, before those spelt like it."""
    wanted = key.replace("_", " ").casefold()
    told = [
        kind.key
        for kind in kinds.values()
        if len(wanted) > 3 and wanted in f"{kind.label} {kind.description}".casefold()
    ]
    return unknown(what, key, told) if told else unknown(what, key, kinds)
