"""GEXF 1.2 (gexf.net), the version that both Gephi and networkx read: attributes, spans as dynamics, places and colours as viz."""

from __future__ import annotations

from collections.abc import Iterator

from casewright.exchange.graph_files.content import Content, EdgeRecord, NodeRecord, Span
from casewright.exchange.graph_files.terms import EDGE_TYPES, NODE_TYPES, WHOLE, Attributes
from casewright.exchange.graph_files.xml_text import in_attribute

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">\n'
    "  <meta><creator>Casewright</creator></meta>\n"
)


def gexf_text(content: Content) -> str:
    """The whole file."""
    return "".join(_pieces(content))


def _pieces(content: Content) -> Iterator[str]:
    spans = [*(node.span for node in content.nodes), *(edge.span for edge in content.edges)]
    dated = any(spans)
    mode = 'mode="dynamic" timeformat="date"' if dated else 'mode="static"'
    yield f'{_HEAD}  <graph defaultedgetype="directed" {mode} name="{in_attribute(content.title)}">\n'
    for scope, types in (("node", NODE_TYPES), ("edge", EDGE_TYPES)):
        yield f'    <attributes class="{scope}" mode="static">\n'
        for name, kind in types.items():
            yield f'      <attribute id="{name}" title="{name}" type="{"integer" if kind == WHOLE else kind}"/>\n'
        yield "    </attributes>\n"
    yield "    <nodes>\n"
    for node in content.nodes:
        head = f'id="{node.id}" label="{in_attribute(node.label)}"{_span(node.span)}'
        yield f"      <node {head}>{_values(node.attributes)}{_viz(node)}</node>\n"
    yield "    </nodes>\n    <edges>\n"
    for edge in content.edges:
        yield f"      <edge {_of_edge(edge)}>{_values(edge.attributes)}</edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _of_edge(edge: EdgeRecord) -> str:
    ends = f'source="{in_attribute(edge.source)}" target="{in_attribute(edge.target)}"'
    return f'id="{edge.id}" {ends} label="{in_attribute(edge.label)}"{_span(edge.span)}'


def _span(span: Span | None) -> str:
    return "".join(
        f' {key}="{day}"' for key, day in (span._asdict() if span else {}).items() if day is not None
    )


def _values(attributes: Attributes) -> str:
    values = "".join(
        f'<attvalue for="{name}" value="{in_attribute(_plain(value))}"/>'
        for name, value in attributes.items()
    )
    return f"<attvalues>{values}</attvalues>"


def _viz(node: NodeRecord) -> str:
    red, green, blue = (int(node.colour[at : at + 2], 16) for at in (1, 3, 5))
    colour = f'<viz:color r="{red}" g="{green}" b="{blue}" a="1.0"/>'
    if node.place is None:
        return colour
    return f'{colour}<viz:position x="{node.place[0]}" y="{node.place[1]}" z="0.0"/>'


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
