"""without, origins."""

from __future__ import annotations

from typing import Annotated, Any

import typer

import casewright
from casewright.casefile.queries.source_texts import find_source
from casewright.cli.output import CaseFile, Json, emit


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("without", help="Ask what a case would be without some sources; nothing is changed.")(without)


def without(
    case: CaseFile,
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE…", help="Ids or titles.")],
    json: Json = False,
) -> None:
    """Lists what would lose support: claims, judgements, boards, links and entities, briefs. A question: it reads only."""
    from casewright.brief.without import as_text, headline, without_sources

    with casewright.open(case, read_only=True) as opened:
        found = without_sources(opened, list(dict.fromkeys(find_source(opened, each) for each in sources)))
    dropped = found.dropped
    document: dict[str, Any] = {
        "sources": [{"id": each.id, "title": each.title} for each in dropped.sources],
        "headline": headline(found),
        "claims": [
            {"id": each.id, "text": each.text, "state": each.state, "citations_before": each.citations_before,
             "citations_after": each.citations_after, "origins_before": each.origins_before, "origins_after": each.origins_after}
            for each in dropped.claims
        ],
        "judgements": [
            {"id": each.id, "text": each.text, "confidence": each.confidence, "origins_before": each.origins_before,
             "origins_after": each.origins_after, "ceiling_before": each.ceiling_before, "ceiling_after": each.ceiling_after,
             "must_be_lowered": each.must_be_lowered, "why": each.why, "claims_lost": each.claims_lost,
             "alternatives": each.alternatives}
            for each in dropped.judgements
        ],
        "boards": [
            {"id": each.id, "title": each.title, "rows_lost": each.rows_lost, "rows_left": each.rows_left,
             "leader_changes": each.leader_changes,
             "before": [{"label": one.label, "inconsistency": one.inconsistency} for one in each.before],
             "after": [{"label": one.label, "inconsistency": one.inconsistency} for one in each.after]}
            for each in dropped.boards
        ],
        "briefs": [
            {"id": each.brief_id, "title": each.title, "status": each.status, "version": each.version,
             "numbers": sorted(each.numbers.values()), "sections": [{"id": row, "title": title} for row, title in each.sections]}
            for each in found.briefs
        ],
        **{name: [{"type": each.type, "id": each.id, "title": each.title} for each in getattr(dropped, name)]
           for name in ("left_bare", "observations", "unopposed", "relays")},
    }  # fmt: skip
    emit(document, json, lambda: as_text(found).splitlines())
