"""Nodes into entities with their names, properties, tags and judgements of identity."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID, uuid5

from casewright.casefile.transaction import Transaction
from casewright.exchange.formats import ImportReport, Skipped
from casewright.exchange.graph_files.found import FoundGraph, FoundNode
from casewright.exchange.graph_files.kinds import entity_kind_of
from casewright.exchange.graph_files.putting import Row, Wanted, as_id, objects_in, put_rows, words_in
from casewright.exchange.graph_files.tags import put_tags
from casewright.exchange.graph_files.terms import KINDS, LABELS, NODE_TYPES, WRITTEN_BY_OTHERS
from casewright.model.ontology import Ontology
from casewright.model.short_text import shorten
from casewright.operations.rows import vocabulary

_NAME = ("text", "role", "language", "valid")
_PROPERTY = ("key", "value", "valid")
_IDENTITY = ("verdict", "reason")


def take_entities(tx: Transaction, graph: FoundGraph, report: ImportReport) -> dict[str, UUID]:
    """Returns the entity of each node that was taken in, by the node's id."""
    taking = _Taking(tx, report)
    return taking.take(graph)


def is_ours(node: FoundNode) -> bool:
    """Whether Casewright wrote it: its lists are then whole, and what is derived from them is not read again."""
    return "kind" in node.attributes and "kind_label" in node.attributes and as_id(node.id) is not None


class _Taking:
    """The nodes of one file on their way in."""

    def __init__(self, tx: Transaction, report: ImportReport) -> None:
        self._tx, self._report = tx, report
        self._ontology: Ontology = vocabulary(tx).ontology
        self._claims = {UUID(bytes=row[0]) for row in tx.read("SELECT id FROM claim")}

    def take(self, graph: FoundGraph) -> dict[str, UUID]:
        nodes: dict[UUID, FoundNode] = {}
        wanted = []
        for node in graph.nodes:
            if not node.id:
                self._report.skipped.append(Skipped("node", "It has no id."))
                continue
            entity = as_id(node.id) or uuid5(self._tx.case_id, f"graph node\0{node.id}\0{node.label or ''}")
            nodes.setdefault(entity, node)
            wanted.append(self._entity(entity, node))
        known = put_rows(self._tx, "entity", wanted, self._report)
        taken = {entity: node for entity, node in nodes.items() if entity in known}
        put_rows(self._tx, "entity_name", self._parts(taken, "names", _NAME), self._report, "entity_id")
        put_rows(self._tx, "entity_property", self._properties(taken), self._report, "entity_id")
        put_rows(self._tx, "sameness", self._identities(taken), self._report, "entity_id")
        put_tags(
            self._tx,
            "entity",
            {entity: words_in(node.attributes.get("tags")) for entity, node in taken.items()},
            self._report,
        )
        return {node.id: entity for entity, node in taken.items()}

    def _entity(self, entity: UUID, node: FoundNode) -> Wanted:
        name = node.label or next(
            (node.attributes[each] for each in LABELS if node.attributes.get(each)), node.id
        )
        kind, was = entity_kind_of(node.attributes, self._ontology)
        if was is not None:
            reason = f"There is no kind of entity '{shorten(was, 60)}' in this case; taken in as {kind}."
            self._report.skipped.append(Skipped(shorten(name, 60), reason))
        values: Row = {"kind": kind, "name": name}
        values |= {each: node.attributes[each] for each in ("summary", "marking") if each in node.attributes}
        return Wanted(entity, values, shorten(name, 60))

    def _parts(self, taken: dict[UUID, FoundNode], key: str, columns: tuple[str, ...]) -> Iterator[Wanted]:
        for entity, node in taken.items():
            name = f"{key} of {shorten(node.label or node.id, 60)}"
            for each in objects_in(node.attributes.get(key) if is_ours(node) else None, name, self._report):
                values: Row = {column: each[column] for column in columns if column in each}
                values["entity_id"] = entity
                if "other_id" in each:
                    values["other_id"] = as_id(each["other_id"])
                if as_id(each.get("claim_id")) in self._claims:
                    values["claim_id"] = as_id(each["claim_id"])
                yield Wanted(
                    as_id(each.get("id")) or uuid5(entity, repr(sorted(map(str, each.items())))), values, name
                )

    def _identities(self, taken: dict[UUID, FoundNode]) -> Iterator[Wanted]:
        """One judgement for each pair: that of the case stays where the file has another."""
        judged = {
            frozenset((UUID(bytes=one), UUID(bytes=other))): UUID(bytes=row_id)
            for row_id, one, other in self._tx.read("SELECT id, entity_id, other_id FROM sameness")
        }
        for each in self._parts(taken, "sameness", _IDENTITY):
            pair = frozenset((each.values["entity_id"], each.values.get("other_id")))
            if len(pair) != 2 or judged.setdefault(pair, each.id) != each.id:
                self._report.skipped.append(Skipped(each.name, "The two are judged already, or are one."))
            else:
                yield each

    def _properties(self, taken: dict[UUID, FoundNode]) -> Iterator[Wanted]:
        yield from self._parts(taken, "properties", _PROPERTY)
        for entity, node in taken.items():
            if is_ours(node):
                continue
            for key, value in node.attributes.items():
                if value.strip() and _says_something(key, node):
                    values: Row = {"entity_id": entity, "key": key, "value": value}
                    yield Wanted(
                        uuid5(entity, f"{key}\0{value}"),
                        values,
                        f"{key} of {shorten(node.label or node.id, 60)}",
                    )


def _says_something(key: str, node: FoundNode) -> bool:
    """Whether an attribute of another tool's node is more than how it is drawn, and not its name, kind or summary."""
    plain = key.lower()
    if plain in WRITTEN_BY_OTHERS or key in ("summary", "marking"):
        return False
    if plain in LABELS and not node.label:
        return False
    return key in KINDS or key not in NODE_TYPES or key in ("date", "names", "properties", "tags", "sameness")
