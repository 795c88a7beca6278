"""GraphML as others write it, yEd's labels and places included."""

from __future__ import annotations

from typing import NamedTuple

from casewright.exchange.formats import Skipped
from casewright.exchange.graph_files.found import FoundEdge, FoundGraph, FoundNode, Texts, number
from casewright.exchange.graph_files.xml_reading import read_elements
from casewright.model.errors import InvalidValue


class _Key(NamedTuple):
    name: str
    scope: str


def read_graphml(data: bytes) -> FoundGraph:
    """Nodes and edges of all graphs in the file, nested ones too.

    Raises:
        InvalidValue: it is no XML, or no GraphML.
    """
    reader = _Reader()
    read_elements(data, reader.start, reader.end)
    if not reader.is_graphml:
        raise InvalidValue("The file is XML and no GraphML: there is no element 'graphml' in it.")
    return reader.graph


class _Reader:
    def __init__(self) -> None:
        self.graph = FoundGraph()
        self.is_graphml = False
        self._keys: dict[str, _Key] = {}
        self._defaults: dict[str, str] = {}
        self._directed = [True]
        self._open: list[FoundNode | FoundEdge | None] = []
        self._key: str | None = None

    def start(self, name: str, attributes: Texts) -> None:
        if name == "graphml":
            self.is_graphml = True
        elif name == "key":
            self._key = attributes.get("id", "")
            named = attributes.get("attr.name") or attributes.get("yfiles.type") or self._key
            self._keys[self._key] = _Key(named, attributes.get("for", "all"))
        elif name == "data":
            self._key = attributes.get("key", "")
        elif name == "graph":
            self._directed.append(attributes.get("edgedefault") != "undirected")
        elif name == "node":
            self._open.append(FoundNode(attributes.get("id", ""), attributes=self._by_default("node")))
        elif name == "edge":
            self._open.append(self._edge(attributes))
        elif name in ("hyperedge", "port"):
            self.graph.skipped.append(
                Skipped(
                    attributes.get("id") or attributes.get("name") or name,
                    f"A case has no place for a {name}.",
                )
            )
            self._open.append(None)
        elif name == "Geometry" and self._open and isinstance(self._open[-1], FoundNode):
            node, y = self._open[-1], number(attributes.get("y"))
            node.x, node.y = number(attributes.get("x")), None if y is None else -y  # yEd's y grows downwards

    def end(self, name: str, text: str) -> None:
        about = self._open[-1] if self._open else None
        if name == "default" and self._key is not None:
            self._defaults[self._key] = text
        elif name == "data" and about is not None and self._key in self._keys:
            if text.strip() or about.attributes.get(self._keys[self._key].name) is None:
                self._set(about, self._keys[self._key].name, text)
        elif (
            name in ("NodeLabel", "EdgeLabel") and about is not None and about.label is None and text.strip()
        ):
            about.label = text.strip()
        elif name == "graph":
            self._directed.pop()
        elif name == "node":
            node = self._open.pop()
            assert isinstance(node, FoundNode)
            if node.x is None and node.y is None:
                node.x, node.y = number(node.attributes.get("x")), number(node.attributes.get("y"))
            self.graph.nodes.append(node)
        elif name == "edge":
            edge = self._open.pop()
            assert isinstance(edge, FoundEdge)
            self.graph.edges.append(edge)
        elif name in ("hyperedge", "port"):
            self._open.pop()

    def _set(self, about: FoundNode | FoundEdge, name: str, text: str) -> None:
        if name == "label":
            about.label = text
        elif name not in ("nodegraphics", "edgegraphics"):
            about.attributes[name] = text

    def _by_default(self, scope: str) -> Texts:
        return {
            self._keys[key].name: text
            for key, text in self._defaults.items()
            if key in self._keys and self._keys[key].scope in (scope, "all")
        }

    def _edge(self, attributes: Texts) -> FoundEdge:
        directed = attributes.get("directed")
        return FoundEdge(
            len(self.graph.edges) + 1,
            attributes.get("id"),
            attributes.get("source", ""),
            attributes.get("target", ""),
            self._directed[-1] if directed is None else directed == "true",
            attributes=self._by_default("edge"),
        )
