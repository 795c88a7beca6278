"""Graph files into a case, as one step: entities, links and what belongs to them keep their ids."""

from __future__ import annotations

from casewright.casefile.case import Case
from casewright.exchange.formats import ImportReport
from casewright.exchange.graph_files.found import FoundGraph
from casewright.exchange.graph_files.gexf_reading import read_gexf
from casewright.exchange.graph_files.graphml_reading import read_graphml
from casewright.exchange.graph_files.taking_entities import take_entities
from casewright.exchange.graph_files.taking_links import take_links
from casewright.exchange.graph_files.taking_places import take_places
from casewright.model.progress import Progress, unheard


def import_graphml(case: Case, data: bytes, progress: Progress = unheard) -> ImportReport:
    """Takes in a GraphML file.

    What is there already is updated where the file says otherwise; nothing is ever deleted, and no place in a view changes.

    Raises:
        InvalidValue: it is none, or not well-formed.
        CaseReadOnly: the case is open read-only.
    """
    return _import(case, read_graphml(data), progress)


def import_gexf(case: Case, data: bytes, progress: Progress = unheard) -> ImportReport:
    """Takes in a GEXF file, as `import_graphml`."""
    return _import(case, read_gexf(data), progress)


def _import(case: Case, graph: FoundGraph, progress: Progress) -> ImportReport:
    report = ImportReport(skipped=list(graph.skipped))
    with case.edit("import_file") as tx:
        progress(0, 3)
        entities = take_entities(tx, graph, report)
        progress(1, 3)
        take_links(tx, graph, entities, report)
        progress(2, 3)
        take_places(tx, graph, entities, report)
    for counts in (report.created, report.updated, report.unchanged):
        for key in [key for key, number in counts.items() if not number]:
            del counts[key]
    return report
