"""GraphML (graphml.graphdrawing.org), the part of it that every tool reads: keys, nodes, edges, data."""

from __future__ import annotations

from collections.abc import Iterator

from casewright.exchange.graph_files.content import Content, EdgeRecord, NodeRecord, Span
from casewright.exchange.graph_files.terms import EDGE_TYPES, NODE_TYPES, REAL, STRING, Attributes
from casewright.exchange.graph_files.xml_text import in_attribute, in_text

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_SPAN = {"start": STRING, "end": STRING}
_NODES = {"label": STRING, **NODE_TYPES, **_SPAN, "x": REAL, "y": REAL}
_EDGES = {"label": STRING, **EDGE_TYPES, **_SPAN}


def graphml_text(content: Content) -> str:
    """The whole file."""
    return "".join(_pieces(content))


def _pieces(content: Content) -> Iterator[str]:
    yield _HEAD
    for letter, scope, types in (("n", "node", _NODES), ("e", "edge", _EDGES)):
        for name, kind in types.items():
            yield f'  <key id="{letter}_{name}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <key id="g_title" for="graph" attr.name="title" attr.type="string"/>\n'
    yield f'  <graph edgedefault="directed">\n    <data key="g_title">{in_text(content.title)}</data>\n'
    for node in content.nodes:
        yield f'    <node id="{node.id}">{_data("n", _of_node(node))}</node>\n'
    for edge in content.edges:
        ends = f'source="{in_attribute(edge.source)}" target="{in_attribute(edge.target)}"'
        yield f'    <edge id="{edge.id}" {ends}>{_data("e", _of_edge(edge))}</edge>\n'
    yield "  </graph>\n</graphml>\n"


def _of_node(node: NodeRecord) -> Attributes:
    place = {"x": node.place[0], "y": node.place[1]} if node.place else {}
    return {"label": node.label, **node.attributes, **_of_span(node.span), **place}


def _of_edge(edge: EdgeRecord) -> Attributes:
    return {"label": edge.label, **edge.attributes, **_of_span(edge.span)}


def _of_span(span: Span | None) -> Attributes:
    return {key: value for key, value in (span._asdict() if span else {}).items() if value is not None}


def _data(letter: str, attributes: Attributes) -> str:
    return "".join(
        f'<data key="{letter}_{name}">{in_text(_plain(value))}</data>' for name, value in attributes.items()
    )


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
