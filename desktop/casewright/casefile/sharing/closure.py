"""The closure rule: a row goes only where its own marking may, and all that it rests on goes too.

- Whatever a row is a part of, joins, or rests on must go: a link needs both ends; a citation its claim and its passage; a
  passage its source and text; a text its capture; a cell its row and hypothesis; a section what it shows.
- A claim that cites must keep a supporting citation, a judgement that rests on something a support; a link or entity that
  is not marked itself must keep a claim about it (an entity: or a mention) where it has any. What is known only from what
  is withheld stays at home. One that goes is enough.
- Reasons of a premortem go only once they were shared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from casewright.casefile.sharing.graph import CaseGraph, Node
from casewright.casefile.sharing.policy import Tie

Reasons = dict[str, dict[bytes, str]]
Kept = dict[str, set[bytes]]
NEEDS, EVIDENCE, PRIVATE = "needs", "evidence", "private"
_SUPPORTED = {  # table → the rows that speak for it, and the table they lead to
    "claim": ("citation", "claim"),
    "judgement": ("judgement_support", "judgement"),
}


def close(graph: CaseGraph, kept: Kept, reasons: Reasons, with_evidence: bool = True) -> None:
    """Takes out of `kept` whatever may not stay, until nothing changes, and notes why."""
    supports = _supports(graph) if with_evidence else {}
    changed = True
    while changed:
        changed = False
        for table, nodes in graph.nodes.items():
            gone = {row_id: why for row_id in kept[table] if (why := _why_not(graph, kept, nodes[row_id]))}
            gone |= {
                row_id: EVIDENCE
                for row_id in kept[table] - gone.keys()
                if (found := supports.get((table, row_id)))
                and not any(each in kept[of] for of, each in found)
            }
            if gone:
                changed = True
                kept[table] -= gone.keys()
                reasons[table].update(gone)


def _why_not(graph: CaseGraph, kept: Kept, node: Node) -> str | None:
    for tie, target, target_id in node.targets:
        if tie is Tie.LOOSE or target_id in kept.get(target, ()):
            continue
        if target == "case_info" and target_id == graph.case_id:
            continue
        return NEEDS
    return None


def _supports(graph: CaseGraph) -> Mapping[tuple[str, bytes], list[tuple[str, bytes]]]:
    """For each row that rests on evidence: the rows that bring it."""
    found: dict[tuple[str, bytes], list[tuple[str, bytes]]] = defaultdict(list)
    for table, (support, _) in _SUPPORTED.items():
        for row_id, node in graph.nodes[support].items():
            if node.says == "supports":
                owner = next(
                    each for tie, target, each in node.targets if target == table and tie is Tie.PART
                )
                found[table, owner].append((support, row_id))
    for table, of in (("claim_about", ("entity", "link")), ("mention", ("entity",))):
        for row_id, node in graph.nodes[table].items():
            for _, target, each in node.targets:
                if target in of and each in graph.nodes[target] and graph.nodes[target][each].marking is None:
                    found[target, each].append((table, row_id))
    return found


def private_reasons(graph: CaseGraph, note: Callable[[str, bytes, str], None]) -> None:
    """Notes the reasons of premortems that are still being collected."""
    for row_id, node in graph.nodes["premortem_reason"].items():
        for _, target, each in node.targets:
            if target == "premortem" and graph.nodes["premortem"][each].says != "shared":
                note("premortem_reason", row_id, PRIVATE)
