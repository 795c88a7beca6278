"""Which of a case's own kinds, schemes and marks something in the copy goes by."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from casewright.analysis.release.withholding import Withholding
from casewright.casefile.queries.overview import case_card, ontology_rows
from casewright.casefile.readers import Readable
from casewright.exchange.sharing.closure import Kept
from casewright.exchange.sharing.graph import CaseGraph

_KINDS = {"entity_kind": "entity", "link_kind": "link"}


def used_kinds(case: Readable, graph: CaseGraph, kept: Kept, withholding: Withholding) -> set[bytes]:
    """The `ontology_item` rows that go: of kinds those that kept entities and links have, with the kinds these name; of
    properties those of such kinds; of schemes those judged by; of ladders of marks those with a mark that is in use."""
    rows = ontology_rows(case)
    definitions = {row.id.bytes: _object(row.definition) for row in rows}
    used = {part: _in_use(case, kept[table], table, "kind") for part, table in _KINDS.items()}
    kinds, schemes = used["entity_kind"], {case_card(case).default_scheme}
    for table in ("assessment", "judgement"):
        schemes |= _in_use(case, kept[table], table, "scheme")
    case_marking = withholding.container("case_info")
    marks = {withholding.ceiling, *_marks(graph, kept)}
    marks |= {case_marking} if withholding.may(case_marking) else set()
    found: set[bytes] = set()
    while True:
        for row in rows:
            definition = definitions[row.id.bytes]
            labels = {
                str(each.get("label")) for each in definition.get("labels") or () if isinstance(each, dict)
            }
            goes = (
                (row.part in _KINDS and row.key in used[row.part])
                or (row.part == "ladder" and row.key in schemes)
                or (row.part == "markings" and labels & marks)
                or (row.part not in (*_KINDS, "ladder", "markings") and row.key.partition(".")[0] in kinds)
            )
            if goes:
                found.add(row.id.bytes)
        named = {
            str(each)
            for row in rows
            if row.id.bytes in found and row.part in _KINDS
            for each in _kinds_named(definitions[row.id.bytes])
        }
        if named <= kinds:
            return found
        kinds |= named


def _kinds_named(definition: dict[str, Any]) -> list[object]:
    ends = [each for side in ("from", "to") for each in definition.get(side) or ()]
    return [definition["parent"], *ends] if definition.get("parent") else ends


def _in_use(case: Readable, kept: set[bytes], table: str, column: str) -> set[str]:
    return {value for row_id, value in case.read(f"SELECT id, {column} FROM {table}") if row_id in kept}


def _marks(graph: CaseGraph, kept: Kept) -> set[str]:
    return {
        mark
        for table, nodes in graph.nodes.items()
        for row_id in kept[table]
        if (mark := nodes[row_id].marking) is not None
    }


def _object(text: str) -> dict[str, Any]:
    with suppress(ValueError, RecursionError):
        found = json.loads(text)
        return found if isinstance(found, dict) else {}
    return {}
