"""The names of attributes in graph files. Both formats use the same ones, so that either reads what the other says.

Each is a single value. What is a list in a case (names, properties, tags, judgements of identity) is one JSON text, since
neither format has lists that other tools keep. Every link is a directed edge with an attribute `directed`: networkx, for one,
refuses files that mix directed and undirected edges.
"""

from __future__ import annotations

from typing import Any

Attributes = dict[str, Any]

STRING, WHOLE, REAL, YES_NO = "string", "int", "double", "boolean"

NODE_TYPES: dict[str, str] = {
    "kind": STRING,
    "kind_label": STRING,
    "summary": STRING,
    "marking": STRING,
    "names": STRING,
    "properties": STRING,
    "tags": STRING,
    "sameness": STRING,
    "date": STRING,
    "colour": STRING,
    "view_id": STRING,
    "view_title": STRING,
    "place_id": STRING,
    "pinned": YES_NO,
}
EDGE_TYPES: dict[str, str] = {
    "link_id": STRING,
    "kind": STRING,
    "kind_label": STRING,
    "link_label": STRING,
    "directed": YES_NO,
    "status": STRING,
    "polarity": STRING,
    "valid": STRING,
    "valid_stated": STRING,
    "valid_lo": STRING,
    "valid_hi": STRING,
    "summary": STRING,
    "marking": STRING,
    "tags": STRING,
    "claims": WHOLE,
    "citations": WHOLE,
    "sources": WHOLE,
}
"""`claims`, `citations` and `sources` say how much evidence there is; the evidence itself stays in the case."""

ENTITY_FIELDS = ("kind", "name", "summary", "marking")
LINK_FIELDS = (
    "kind",
    "directed",
    "label",
    "status",
    "polarity",
    "valid",
    "valid_stated",
    "summary",
    "marking",
)
LABELS = ("label", "name", "title")
"""What other tools call the name of a node or edge; the first that is there is taken."""
KINDS = ("kind", "type", "category", "class", "relation", "relationship")
"""What other tools call the kind of a node or edge."""
WRITTEN_BY_OTHERS = frozenset(
    {"id", "key", "networkx_key", "weight", "label", "x", "y", "z", "viz", "r", "g", "b", "size"}
)
"""Attributes of files from other tools that are how a graph is drawn or kept, not what it says."""
