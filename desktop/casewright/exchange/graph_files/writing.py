"""Graph files of a case, and what they cannot say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.queries.graph_files import hidden_in
from casewright.exchange.formats import ExportReport, NotRepresentable
from casewright.exchange.graph_files.content import Content, EdgeRecord, NodeRecord, read_content
from casewright.exchange.graph_files.gexf_writing import gexf_text
from casewright.exchange.graph_files.graphml_writing import graphml_text
from casewright.exchange.graph_files.terms import Attributes
from casewright.exchange.graph_files.xml_text import storable
from casewright.model.case_filter import CaseFilter
from casewright.model.errors import InvalidValue

_STAYS = (
    ("claim", "claims stay in the case, with the passages they cite; a link only says how many there are"),
    ("source", "sources stay in the case"),
    ("assessment", "assessments stay in the case, with their judgements"),
    ("ach_board", "boards of hypotheses stay in the case"),
    ("brief", "briefs stay in the case"),
    ("note", "notes stay in the case"),
    ("ontology_item", "kinds and scales of the case's own stay there; what has them only names them"),
)


def export_graphml(
    case: Case, sources: Sequence[UUID] | None, view: UUID | None = None, asked: CaseFilter | None = None
) -> tuple[bytes, ExportReport]:
    """The case, or what a view shows, as GraphML. Raises InvalidValue when sources are named."""
    return _export(case, sources, view, asked, graphml_text)


def export_gexf(
    case: Case, sources: Sequence[UUID] | None, view: UUID | None = None, asked: CaseFilter | None = None
) -> tuple[bytes, ExportReport]:
    """The case, or what a view shows, as GEXF. Raises InvalidValue when sources are named."""
    return _export(case, sources, view, asked, gexf_text)


def _export(
    case: Case,
    sources: Sequence[UUID] | None,
    view: UUID | None,
    asked: CaseFilter | None,
    write: Callable[[Content], str],
) -> tuple[bytes, ExportReport]:
    if sources is not None:
        raise InvalidValue("A graph is written of the whole case or of a graph view, not of sources.")
    content = read_content(case, view, asked)
    report = ExportReport()
    report.written["entity"], report.written["link"] = len(content.nodes), len(content.edges)
    report.not_representable = [*_made_storable(content), *_left_out(case, content, view)]
    return write(content).encode(), report


def _left_out(case: Case, content: Content, view: UUID | None) -> list[NotRepresentable]:
    found = [
        NotRepresentable("sameness", row_id, "It is about an entity that is not in the view.")
        for row_id in content.leads_out
    ]
    if content.filtered:
        where, what = ("graph_view", view) if view else ("case_info", case.case_id)
        words = "entities and links" if content.filtered > 1 else "entity or link"
        said = f"{content.filtered:,} {words} left out by filters, with what belongs to them."
        found.append(NotRepresentable(where, what, said))
    if content.withheld:
        one = content.withheld == 1
        which = "property is not written: it rests" if one else "properties are not written: they rest"
        words = f"{content.withheld:,} {which} on what is marked higher than the filter allows."
        found.append(NotRepresentable("case_info", case.case_id, words))
    if view is not None:
        if hidden := hidden_in(case, view):
            found.append(NotRepresentable("graph_view", view, f"{hidden:,} hidden entities are not written."))
        found += [
            NotRepresentable(
                "graph_view", view, "Its description, filters, style and marking are not written."
            )
            for _ in case.read(
                "SELECT 1 FROM graph_view WHERE id = ? AND (coalesce(description, marking) IS NOT NULL "
                "OR filters <> '{}' OR style <> '{}')",
                (view.bytes,),
            )
        ]
    for table, words in _STAYS:
        number = int(case.read(f"SELECT count(*) FROM {table}")[0][0])
        if number:
            found.append(NotRepresentable("case_info", case.case_id, f"{number:,} {words}."))
    return found


def _made_storable(content: Content) -> list[NotRepresentable]:
    """Puts stand-ins for characters that XML forbids, and says where."""
    found = []
    for n, node in enumerate(content.nodes):
        label, attributes = storable(node.label), _storable(node.attributes)
        if (label, attributes) != (node.label, node.attributes):
            content.nodes[n] = replace(node, label=label, attributes=attributes)
            found.append(_characters("entity", node))
    for n, edge in enumerate(content.edges):
        label, attributes = storable(edge.label), _storable(edge.attributes)
        if (label, attributes) != (edge.label, edge.attributes):
            content.edges[n] = replace(edge, label=label, attributes=attributes)
            found.append(_characters("link", edge))
    content.title = storable(content.title)
    return found


def _storable(attributes: Attributes) -> Attributes:
    return {key: storable(value) if isinstance(value, str) else value for key, value in attributes.items()}


def _characters(object_type: str, record: NodeRecord | EdgeRecord) -> NotRepresentable:
    return NotRepresentable(
        object_type, UUID(record.id), "XML has no place for some control characters in it."
    )
