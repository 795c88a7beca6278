"""Everything in a case that could be shared, as a net: rows, what they refer to, and how they are marked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from casewright.casefile.readers import Readable
from casewright.casefile.schema import journalled_columns
from casewright.exchange.sharing.policy import POLICY, Tie
from casewright.exchange.sharing.tables import pages_of, shape
from casewright.model.citation_tokens import cited_in

Which = tuple[str, bytes]


@dataclass(frozen=True)
class Node:
    """A row: `marking` is None where it has none, or its table none; `targets` are its references, as the policy ties them.

    `says` is a column of its own that decides something: the status of a premortem.
    """

    marking: str | None
    targets: tuple[tuple[Tie, str, bytes], ...]
    says: str | None = None


_SAYS = {"premortem": "status"}


@dataclass
class CaseGraph:
    """All rows by table and id. `cited` are the objects that a section of a brief names in its text."""

    case_id: bytes
    nodes: dict[str, dict[bytes, Node]]
    cited: dict[bytes, tuple[Which, ...]] = field(default_factory=dict)

    def has(self, table: str, row_id: bytes) -> bool:
        """Whether there is such a row, the case itself among them."""
        return row_id in self.nodes.get(table, ()) or (table == "case_info" and row_id == self.case_id)


def read_graph(case: Readable) -> CaseGraph:
    """Reads all rows without their words; some hundred bytes of memory a row."""
    case_id: bytes = case.read("SELECT id FROM case_info")[0][0]
    graph = CaseGraph(case_id, {})
    for table in POLICY:
        graph.nodes[table] = {}
        for page in pages_of(case, table, _columns(table)):
            for row in page:
                graph.nodes[table][row[0]] = _node(table, row)
    sections = case.read("SELECT id, body FROM brief_section WHERE body LIKE '%[[%'")
    graph.cited = {row_id: tuple(_cited(body)) for row_id, body in sections}
    return graph


def _columns(table: str) -> list[str]:
    columns = [each.column for each in shape(table).references]
    columns += ["object_type"] if "object_type" in journalled_columns()[table] else []
    columns += ["marking"] if "marking" in journalled_columns()[table] else []
    return [*columns, *([_SAYS[table]] if table in _SAYS else [])] or ["id"]


def _node(table: str, row: tuple[Any, ...]) -> Node:
    values = dict(zip(_columns(table), row[1:], strict=True))
    targets = tuple(
        (each.tie, each.target or values["object_type"], values[each.column])
        for each in shape(table).references
        if values[each.column] is not None
    )
    return Node(values.get("marking"), targets, values.get(_SAYS.get(table, "")))


def _cited(body: str) -> list[Which]:
    return [(table, row_id.bytes) for table, row_id in cited_in(body)]
