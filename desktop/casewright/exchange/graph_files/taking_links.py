"""Edges into links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from uuid import UUID, uuid5

from casewright.casefile.transaction import Transaction
from casewright.exchange.formats import ImportReport, Skipped
from casewright.exchange.graph_files.found import FoundEdge, FoundGraph
from casewright.exchange.graph_files.kinds import link_kind_of
from casewright.exchange.graph_files.putting import Row, Wanted, as_id, put_rows, words_in
from casewright.exchange.graph_files.tags import put_tags
from casewright.exchange.graph_files.terms import EDGE_TYPES, KINDS, WRITTEN_BY_OTHERS
from casewright.model.dates import parse_edtf
from casewright.model.errors import InvalidValue
from casewright.model.ontology import Ontology
from casewright.model.short_text import shorten
from casewright.operations.rows import vocabulary

_STATED = ("status", "polarity", "valid", "valid_stated", "summary", "marking")
_SPAN = ("start", "end")


def take_links(tx: Transaction, graph: FoundGraph, entities: dict[str, UUID], report: ImportReport) -> None:
    """Takes in the edges between nodes that were taken in."""
    taking = _Taking(tx, report, entities)
    wanted = list(taking.wanted(graph))
    known = put_rows(tx, "link", [link for link, _ in wanted], report)
    put_tags(
        tx,
        "link",
        {link.id: words_in(edge.attributes.get("tags")) for link, edge in wanted if link.id in known},
        report,
    )
    taking.tell_of_the_rest(known)


class _Taking:
    """The edges of one file on their way in."""

    def __init__(self, tx: Transaction, report: ImportReport, entities: dict[str, UUID]) -> None:
        self._tx, self._report, self._entities = tx, report, entities
        self._ontology: Ontology = vocabulary(tx).ontology
        self._standing = {UUID(bytes=row[0]) for row in tx.read("SELECT id FROM link")}
        self._nowhere: Counter[str] = Counter()
        self._evidence: dict[UUID, int] = {}
        self._alike: Counter[tuple[UUID, str]] = Counter()

    def wanted(self, graph: FoundGraph) -> Iterator[tuple[Wanted, FoundEdge]]:
        for edge in graph.edges:
            ends = [self._entities.get(each) for each in (edge.source, edge.target)]
            name = f"edge {edge.id or edge.row}"
            if ends[0] is None or ends[1] is None:
                self._report.skipped.append(Skipped(name, "One of its ends is no node that was taken in."))
                continue
            values = self._values(edge, name)
            values |= {"from_id": ends[0], "to_id": ends[1]}
            link = self._id(edge, ends[0], ends[1], values)
            self._note_evidence(edge, link)
            yield Wanted(link, values, name), edge

    def tell_of_the_rest(self, known: set[UUID]) -> None:
        """What edges say that links have no place for, and evidence that did not come along."""
        for key, number in self._nowhere.items():
            said = f"Links have no place for it; {number:,} value{'s' * (number != 1)} left out."
            self._report.skipped.append(Skipped(f"edge attribute {shorten(key, 60)}", said))
        new = [
            count for link, count in self._evidence.items() if link in known and link not in self._standing
        ]
        if new:
            self._report.notes.append(
                f"{len(new):,} links had evidence in the case they come from ({sum(new):,} claims); it is not in the file."
            )

    def _values(self, edge: FoundEdge, name: str) -> Row:
        said = edge.attributes
        kind, was = link_kind_of(edge, self._ontology)
        if was is not None:
            reason = f"There is no kind of link '{shorten(was, 60)}' in this case; taken in as {kind}."
            self._report.skipped.append(Skipped(name, reason))
        values: Row = {"kind": kind, "directed": _is_directed(edge), "status": "asserted"}
        values |= {each: said[each] for each in _STATED if said.get(each)}
        if is_ours(edge):
            return values | {"label": said.get("link_label")}
        usual = self._ontology.link_kinds[kind]
        values |= {"polarity": usual.polarity} if usual.polarity and "polarity" not in values else {}
        label = edge.label or was
        if label and label.casefold() != usual.label.casefold() and label != kind:
            values["label"] = label
        if "valid" not in values and (span := self._span(edge)):
            values["valid"] = span
        for key in said:
            if (
                key.lower() not in WRITTEN_BY_OTHERS
                and key not in EDGE_TYPES
                and key.lower() not in (*KINDS, *_SPAN)
            ):
                self._nowhere[key] += 1
        return values

    def _span(self, edge: FoundEdge) -> str | None:
        """The start and end of an edge as EDTF; a number is no date."""
        bounds = [(edge.attributes.get(key) or "").partition("T")[0] for key in _SPAN]
        if not any(bounds):
            return None
        edtf = "/".join(bound or ".." for bound in bounds)
        try:
            return parse_edtf(bounds[0] if bounds[0] == bounds[1] else edtf).edtf
        except InvalidValue:
            self._nowhere["start and end"] += 1
            return None

    def _id(self, edge: FoundEdge, start: UUID, end: UUID, values: Row) -> UUID:
        """A link's own id; else one that follows from the ends, and from the edge's id where it has one."""
        own = as_id(edge.attributes.get("link_id")) or as_id(edge.id)
        if own is not None:
            return own
        told = f"graph edge\0{end}\0{edge.id or ''}\0{values['kind']}\0{values.get('label') or ''}"
        self._alike[start, told] += 1
        return uuid5(start, f"{told}\0{self._alike[start, told]}")

    def _note_evidence(self, edge: FoundEdge, link: UUID) -> None:
        claims = edge.attributes.get("claims", "0")
        if is_ours(edge) and claims.isdecimal() and int(claims):
            self._evidence[link] = int(claims)


def is_ours(edge: FoundEdge) -> bool:
    """Whether Casewright wrote it."""
    return "link_id" in edge.attributes and "kind_label" in edge.attributes


def _is_directed(edge: FoundEdge) -> bool:
    said = edge.attributes.get("directed", "").lower()
    return said in ("true", "1") if said in ("true", "false", "1", "0") else edge.directed
