"""GEXF of any version as others write it."""

from __future__ import annotations

from typing import NamedTuple

from casewright.exchange.formats import Skipped
from casewright.exchange.graph_files.found import FoundEdge, FoundGraph, FoundNode, Texts, number
from casewright.exchange.graph_files.xml_reading import read_elements
from casewright.model.errors import InvalidValue


class _Attribute(NamedTuple):
    title: str
    scope: str


def read_gexf(data: bytes) -> FoundGraph:
    """Nodes and edges, nested nodes too. Of a value that changes over time, the last that is given is taken.

    Raises:
        InvalidValue: it is no XML, or no GEXF.
    """
    reader = _Reader()
    read_elements(data, reader.start, reader.end)
    if not reader.is_gexf:
        raise InvalidValue("The file is XML and no GEXF: there is no element 'gexf' in it.")
    return reader.graph


class _Reader:
    def __init__(self) -> None:
        self.graph = FoundGraph()
        self.is_gexf = False
        self._attributes: dict[tuple[str, str], _Attribute] = {}
        self._defaults: dict[tuple[str, str], str] = {}
        self._scope, self._declared = "node", ""
        self._directed = True
        self._open: list[FoundNode | FoundEdge] = []
        self._spells: list[list[Texts]] = []
        self._varying: set[str] = set()

    def start(self, name: str, attributes: Texts) -> None:
        about = self._open[-1] if self._open else None
        if name == "gexf":
            self.is_gexf = True
        elif name == "graph":
            self._directed = attributes.get("defaultedgetype") == "directed"
        elif name == "attributes":
            self._scope = attributes.get("class", "node")
        elif name == "attribute":
            self._declared = attributes.get("id", "")
            titled = attributes.get("title") or self._declared
            self._attributes[self._scope, self._declared] = _Attribute(titled, self._scope)
        elif name == "node":
            self._begin(
                FoundNode(attributes.get("id", ""), attributes.get("label"), self._by_default("node")),
                attributes,
            )
        elif name == "edge":
            self._begin(self._edge(attributes), attributes)
        elif name == "attvalue" and about is not None:
            self._value(about, attributes)
        elif name == "position" and isinstance(about, FoundNode):
            about.x, about.y = number(attributes.get("x")), number(attributes.get("y"))
        elif name == "spell" and self._spells:
            self._spells[-1].append(attributes)

    def end(self, name: str, text: str) -> None:
        if name == "default":
            self._defaults[self._scope, self._declared] = text
        elif name in ("node", "edge"):
            about = self._open.pop()
            self._join_spells(about, self._spells.pop())
            if isinstance(about, FoundNode):
                self.graph.nodes.append(about)
            else:
                self.graph.edges.append(about)

    def _begin(self, about: FoundNode | FoundEdge, attributes: Texts) -> None:
        said = ("start", "end", "kind") if isinstance(about, FoundEdge) else ("start", "end")
        about.attributes.update({key: attributes[key] for key in said if attributes.get(key)})
        self._open.append(about)
        self._spells.append([])

    def _value(self, about: FoundNode | FoundEdge, attributes: Texts) -> None:
        scope = "node" if isinstance(about, FoundNode) else "edge"
        key = attributes.get("for") or attributes.get("id") or ""
        known = self._attributes.get((scope, key))
        title = known.title if known else key
        if ("start" in attributes or "end" in attributes) and title not in self._varying:
            self._varying.add(title)
            self.graph.skipped.append(
                Skipped(title, "It changes over time; only the last value given is taken.")
            )
        about.attributes[title] = attributes.get("value", "")

    def _join_spells(self, about: FoundNode | FoundEdge, spells: list[Texts]) -> None:
        """Several spells become one, from the first start to the last end."""
        for key, choose in (("start", min), ("end", max)):
            bounds = [spell.get(key) or "" for spell in spells]
            if bounds and all(bounds):
                about.attributes[key] = choose(bounds)
        if len(spells) > 1:
            said = Skipped(
                about.id or f"edge {len(self.graph.edges) + 1}", "Its spells are taken as one, gaps included."
            )
            self.graph.skipped.append(said)

    def _by_default(self, scope: str) -> Texts:
        return {self._attributes[key].title: text for key, text in self._defaults.items() if key[0] == scope}

    def _edge(self, attributes: Texts) -> FoundEdge:
        direction = attributes.get("type")
        return FoundEdge(
            len(self.graph.edges) + 1,
            attributes.get("id"),
            attributes.get("source", ""),
            attributes.get("target", ""),
            self._directed if direction is None else direction == "directed",
            attributes.get("label"),
            self._by_default("edge"),
        )
