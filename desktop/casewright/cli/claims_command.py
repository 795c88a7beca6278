"""claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any
from uuid import UUID

import typer

from casewright.analysis.claim_ledger import SINGLE_ORIGIN, OriginSpan
from casewright.casefile.queries.claims import ORDERS, ClaimsAsked, LedgerRow
from casewright.casefile.queries.records import find_object
from casewright.casefile.readers import Readable
from casewright.cli.opening import open_case
from casewright.cli.output import CaseFile, Json, emit
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.nearby import quoted, unknown
from casewright.model.short_text import shorten

_AT_ONCE = 500  # claims whose lines are read in one query


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "claims", help="The claims of a case with their sources, ratings and origins; nothing is changed."
    )(claims)


def claims(
    case: CaseFile,
    text: Annotated[str, typer.Option(help="Only claims with these words.")] = "",
    about: Annotated[
        str | None, typer.Option(metavar="ID", help="Only claims of this entity, link, source, judgement …")
    ] = None,
    uncited: Annotated[
        bool, typer.Option("--uncited", help="Only those said to be cited that cite nothing.")
    ] = False,
    knowledge: Annotated[bool, typer.Option("--knowledge", help="Only analyst knowledge.")] = False,
    unrated: Annotated[
        bool, typer.Option("--unrated", help="Only with a source or an item that is not rated.")
    ] = False,
    contradicted: Annotated[bool, typer.Option("--contradicted", help="Only contradicted ones.")] = False,
    single_origin: Annotated[
        bool, typer.Option("--single-origin", help="Only with one independent origin at worst.")
    ] = False,
    preferred: Annotated[bool, typer.Option("--preferred", help="Only preferred ones.")] = False,
    unused: Annotated[bool, typer.Option("--unused", help="Only those no judgement rests on.")] = False,
    order: Annotated[str, typer.Option(help=", ".join(ORDERS))] = ORDERS[0],
    limit: Annotated[
        int, typer.Option(min=1, help="Claims to print for a person; --json prints all.")
    ] = 50,
    json: Json = False,
) -> None:  # fmt: skip
    """Prints a line for each claim: the pair of each citation, what is claimed, origins at worst and at best."""
    from casewright.analysis.claim_ledger import claims_asked

    if order not in ORDERS:
        raise unknown("order of claims", order, ORDERS)
    conditions = {
        "uncited": uncited, "knowledge": knowledge, "unrated": unrated, "contradicted": contradicted,
        SINGLE_ORIGIN: single_origin, "preferred": preferred, "unused": unused,
    }  # fmt: skip
    only = frozenset(key for key, asked in conditions.items() if asked)
    with open_case(case, read_only=True) as opened:
        asked = ClaimsAsked(text, _object(opened, about) if about else None, only, order)
        found = [UUID(bytes=each) for each in claims_asked(opened, asked)]
        lines = list(_lines(opened, found if json else found[:limit]))
    document = {"claims": [_claim(row, span) for row, span in lines], "total": len(found)}
    emit(document, json, lambda: _printed(lines, len(found)))


def _object(case: Readable, given: str) -> tuple[str, UUID]:
    try:
        row_id = UUID(given)
    except ValueError:
        raise InvalidValue(
            f"{quoted(given)} is no id; casewright search CASE WORDS --json prints ids."
        ) from None
    known = find_object(case, row_id)
    if known is None:
        raise NoSuchObject(f"There is nothing with the id {given} in this case.")
    return known[0], row_id


def _lines(case: Readable, claims: list[UUID]) -> Iterator[tuple[LedgerRow, OriginSpan | None]]:
    from casewright.analysis.origin_counts import OriginCounts
    from casewright.analysis.support import Support
    from casewright.casefile.queries.claims import ledger_rows

    counts = OriginCounts(Support(case))
    for start in range(0, len(claims), _AT_ONCE):
        for row in ledger_rows(case, claims[start : start + _AT_ONCE]):
            origins = counts.of([row.id])
            yield row, OriginSpan(origins.pessimistic, origins.optimistic) if origins else None


def _claim(row: LedgerRow, span: OriginSpan | None) -> dict[str, Any]:
    return {
        "id": row.id, "text": row.text, "basis": row.basis, "held": row.held, "preferred": bool(row.preferred),
        "preferred_reason": row.preferred_reason,
        "about": [{"type": each.object_type, "id": each.object_id, "title": each.title, "role": each.role} for each in row.about],
        "citations": [
            {"source_id": each.source_id, "source": each.source, "reliability": each.reliability, "credibility": each.credibility,
             "stance": each.stance}
            for each in row.grades
        ],
        "origins": {"pessimistic": span.worst, "optimistic": span.best} if span else None,
        "against": row.against, "judgements": row.judgements,
    }  # fmt: skip


def _printed(lines: list[tuple[LedgerRow, OriginSpan | None]], total: int) -> Iterator[str]:
    for row, span in lines:
        pairs = " ".join(f"{each.reliability or '–'}{each.credibility or '–'}" for each in row.grades)
        rests = pairs or ("knowledge" if row.basis == "analyst_knowledge" else "uncited")
        counted = (
            ""
            if span is None
            else str(span.worst)
            if span.worst == span.best
            else f"{span.worst}–{span.best}"
        )
        facts = [
            f"origins {counted}" if counted else "",
            f"{row.against} against" if row.against else "",
            f"used {row.judgements}" if row.judgements else "",
            "preferred" if row.preferred else "",
        ]
        said = ", ".join(each for each in facts if each)
        yield f"{rests}: {shorten(row.text, 160)}{f'  ({said})' if said else ''}"
    if len(lines) < total:
        yield f"… and {total - len(lines):,} more; --limit shows them."
