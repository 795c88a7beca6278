"""The part of a recipe that adds kinds, scales and markings of a case's own."""

from __future__ import annotations

from casewright.exchange.recipe.shape import Field, Shape, list_of

_PROPERTY_TYPE = Shape(
    "property",
    None,
    {each: Field(each) for each in ("label", "type", "unit", "description")},
    keyed=True,
    named=True,
)
_ENTITY_KIND = Shape(
    "entity kind",
    "ontology_item",
    {each: Field(each) for each in ("label", "plural", "parent", "icon", "colour", "description")}
    | {"properties": list_of("properties", _PROPERTY_TYPE)},
    keyed=True,
    named=True,
)
_END = Shape("end", None, {"kind": Field("kind", required=True)}, identity=("kind",))
_LINK_KIND = Shape(
    "link kind",
    "ontology_item",
    {each: Field(each) for each in ("label", "reverse", "directed", "polarity", "description")}
    | {each: list_of(each, _END, short="kind") for each in ("from", "to")},
    keyed=True,
    named=True,
)
_TERM = Shape(
    "term",
    None,
    {each: Field(each) for each in ("text", "synonym", "lo_open", "hi_open", "lo_about", "hi_about")}
    | {each: Field(each, required=True) for each in ("lo", "hi")},
    keyed=True,
    named=True,
)
_LADDER = Shape(
    "estimative scheme",
    "ontology_item",
    {each: Field(each) for each in ("title", "issuer", "edition", "note", "nested")}
    | {"terms": list_of("terms", _TERM)},
    keyed=True,
    named=True,
)
_LABEL = Shape(
    "label",
    None,
    {each: Field(each, required=True) for each in ("label", "rank")}
    | {each: Field(each) for each in ("colour", "meaning")},
)
_MARKINGS = Shape("markings", "ontology_item", {"labels": list_of("labels", _LABEL)}, keyed=True, named=True)
# The part of the ontology that each list fills; their keys are words of the case, not keys of the recipe.
ONTOLOGY_PARTS = {
    "entity_kinds": "entity_kind",
    "link_kinds": "link_kind",
    "ladders": "ladder",
    "markings": "markings",
}
ONTOLOGY = Shape(
    "ontology",
    None,
    {
        "entity_kinds": list_of("entity_kinds", _ENTITY_KIND),
        "link_kinds": list_of("link_kinds", _LINK_KIND),
        "ladders": list_of("ladders", _LADDER),
        "markings": list_of("markings", _MARKINGS),
    },
)
