"""The closure rule: a row goes only where it may itself, and where all that it rests on goes too.

Whatever a row is a part of, joins, or rests on must go: a link needs both ends; a citation its claim and its passage; a
passage its source and text; a text its capture; a cell its row and hypothesis; a section what it shows. Reasons of a premortem
go only once they were shared. What its marking lets out at all is said in `analysis/release/withholding.py`.
"""

from __future__ import annotations

from collections.abc import Callable

from casewright.exchange.sharing.graph import CaseGraph, Node
from casewright.exchange.sharing.policy import Tie

Reasons = dict[str, dict[bytes, str]]
Kept = dict[str, set[bytes]]
NEEDS, PRIVATE = "needs", "private"


def close(graph: CaseGraph, kept: Kept, reasons: Reasons) -> None:
    """Takes out of `kept` whatever may not stay, until nothing changes, and notes why."""
    changed = True
    while changed:
        changed = False
        for table, nodes in graph.nodes.items():
            gone = {row_id for row_id in kept[table] if not _may_stay(graph, kept, nodes[row_id])}
            if gone:
                changed = True
                kept[table] -= gone
                reasons[table].update(dict.fromkeys(gone, NEEDS))


def _may_stay(graph: CaseGraph, kept: Kept, node: Node) -> bool:
    return all(
        tie is Tie.LOOSE
        or target_id in kept.get(target, ())
        or (target == "case_info" and target_id == graph.case_id)
        for tie, target, target_id in node.targets
    )


def private_reasons(graph: CaseGraph, note: Callable[[str, bytes, str], None]) -> None:
    """Notes the reasons of premortems that are still being collected."""
    for row_id, node in graph.nodes["premortem_reason"].items():
        for _, target, each in node.targets:
            if target == "premortem" and graph.nodes["premortem"][each].says != "shared":
                note("premortem_reason", row_id, PRIVATE)
