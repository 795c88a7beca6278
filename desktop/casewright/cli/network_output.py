"""How paths and measures are printed: as JSON, and as lines for a person. The coverage is always with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.analysis.network.result import shown
from casewright.cli.output import table
from casewright.model.dates import show_date
from casewright.model.short_text import shorten

if TYPE_CHECKING:
    from casewright.analysis.network.coverage import Coverage
    from casewright.analysis.network.network import Node
    from casewright.analysis.network.paths import Paths, Step, StepLink
    from casewright.analysis.network.result import Column, Result, Row
    from casewright.casefile.queries.evidence import CitedPassage


def path_document(
    one: Sequence[UUID], other: Sequence[UUID], found: Paths, linking: Result, common: Result
) -> dict[str, Any]:
    """The paths, each step with its links, claims and passages; who links the two, and their common neighbours."""
    return {
        "a": list(one),
        "b": list(other),
        "paths": [
            {"length": len(path.steps), "uncited_steps": path.uncited, "steps": [_step(each) for each in path.steps]}
            for path in found.paths
        ],
        "more": found.more,
        "linking": [_row(each) for each in linking.rows],
        "common": [_row(each) for each in common.rows],
        "summary": linking.summary,
        "parameters": found.parameters,
        "coverage": coverage_document(found.coverage),
    }  # fmt: skip


def result_document(result: Result) -> dict[str, Any]:
    """The table with all that is needed to read it."""
    return {
        "measure": result.measure,
        "title": result.title,
        "method": result.method,
        "columns": [{"key": each.key, "label": each.label} for each in result.columns],
        "rows": [_row(each) for each in result.rows],
        "summary": result.summary,
        "parameters": result.parameters,
        "sampled": result.sampled,
        "notes": list(result.notes),
        "coverage": coverage_document(result.coverage),
    }


def coverage_document(coverage: Coverage) -> dict[str, Any]:
    """Its figures, and the sentence to print with any result."""
    return {**asdict(coverage), "sentence": coverage.sentence}


def path_lines(found: Paths, linking: Result, common: Result) -> Iterator[str]:
    """Each path as a chain of steps with what they rest on."""
    if not found.paths:
        yield "No path between the two is in what was looked at."
    for number, path in enumerate(found.paths, start=1):
        steps = f"{len(path.steps)} step{'s' * (len(path.steps) != 1)}"
        yield f"{number}. {' – '.join(node.name for node in path.nodes)} ({steps}, {path.uncited} uncited)"
        for step in path.steps:
            for each in step.links:
                yield f"     {_link_words(step, each)}"
                yield from (f"       {line}" for line in _evidence_lines(each.evidence))
    if found.more:
        yield "There are more; --most shows them."
    if linking.rows:
        yield "Who links the two:"
        yield from (f"  {line}" for line in _table_lines(linking, 10))
    if common.rows:
        yield "Common neighbours:"
        yield from (f"  {line}" for line in _table_lines(common, 10))
    yield found.coverage.sentence


def result_lines(result: Result, limit: int) -> Iterator[str]:
    """The first rows, the figures about the whole, the caveat."""
    yield f"{result.title}. {result.method}"
    yield from _table_lines(result, limit)
    if len(result.rows) > limit:
        yield f"… {len(result.rows) - limit:,} more rows; --limit or --json shows them."
    for key, value in result.summary.items():
        if not isinstance(value, dict | list):
            yield f"{key.replace('_', ' ').capitalize()}: {shown(value, 4)}"
    yield from result.notes
    yield result.caveat


def _table_lines(result: Result, limit: int) -> Iterator[str]:
    shown = result.rows[:limit]
    if not shown:
        yield "Nothing."
        return
    head = ("", *(column.label for column in result.columns))
    yield from table([head, *(_cells(row, result.columns) for row in shown)])


def _cells(row: Row, columns: Sequence[Column]) -> tuple[str, ...]:
    name = " – ".join(shorten(name, 40) for name in row.names)
    return (name, *(shown(row.values.get(column.key), column.decimals) for column in columns))


def _row(row: Row) -> dict[str, Any]:
    if len(row.entities) == 1:
        return {"id": row.entities[0], "name": row.names[0], "kind": row.kinds[0], **row.values}
    ends = zip(row.entities, row.names, row.kinds, strict=True)
    values = {
        key: [str(each) for each in value] if isinstance(value, list) else value
        for key, value in row.values.items()
    }
    return {"entities": [{"id": one, "name": name, "kind": kind} for one, name, kind in ends], **values}


def _step(step: Step) -> dict[str, Any]:
    return {
        "from": _node(step.start),
        "to": _node(step.end),
        "cited": step.cited,
        "links": [_link(each) for each in step.links],
    }


def _node(node: Node) -> dict[str, Any]:
    return {"id": node.id, "name": node.name, "kind": node.kind, "judged_the_same": list(node.members[1:])}


def _link(each: StepLink) -> dict[str, Any]:
    link = each.link
    claims: dict[UUID, dict[str, Any]] = {}
    for row in each.evidence:
        claim = claims.setdefault(
            row.claim_id,
            {"id": row.claim_id, "text": row.claim, "basis": row.basis, "held": row.held, "passages": []},
        )
        if row.passage_id is not None:
            claim["passages"].append(_passage(row))
    return {
        "id": link.id, "kind": link.kind, "label": link.label, "from_id": link.from_id, "to_id": link.to_id,
        "directed": bool(link.directed), "along": each.along, "status": link.status, "polarity": link.polarity,
        "valid": link.valid, "cited": each.cited, "claims": list(claims.values()),
    }  # fmt: skip


def _passage(row: CitedPassage) -> dict[str, Any]:
    return {
        "id": row.passage_id, "stance": row.stance, "exact": row.exact, "page": row.page, "state": row.state,
        "source_id": row.source_id, "source": row.source, "withdrawn": row.withdrawn is not None,
    }  # fmt: skip


def _link_words(step: Step, each: StepLink) -> str:
    link = each.link
    words = link.label or link.kind.replace("_", " ")
    one, other = (step.start, step.end) if each.along else (step.end, step.start)
    held = f", {show_date(link.valid)}" if link.valid else ""
    flag = "" if each.cited else " – UNCITED"
    return f"{one.name} {'→' if link.directed else '–'} {words} {'→' if link.directed else '–'} {other.name} ({link.status}{held}){flag}"


def _evidence_lines(evidence: Sequence[CitedPassage]) -> Iterator[str]:
    for row in evidence:
        if row.exact is None:
            yield f"{shorten(row.claim, 100)} ({row.basis.replace('_', ' ')})"
        else:
            withdrawn = ", withdrawn" if row.withdrawn is not None else ""
            yield f"{row.stance}: “{shorten(row.exact, 100)}” – {shorten(row.source or '', 60)}{withdrawn}"
