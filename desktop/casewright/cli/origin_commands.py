"""origins, without."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

import typer

from casewright.casefile.queries.reading import find_source
from casewright.cli.opening import open_case
from casewright.cli.output import CaseFile, Json, emit, progress_bar
from casewright.model.choices import choice
from casewright.model.short_text import shorten


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command(
        "origins", help="Propose which sources derive from which, and count origins; nothing is changed."
    )(origins)
    app.command("without", help="Ask what a case would be without some sources; nothing is changed.")(without)


def origins(
    case: CaseFile,
    counts_only: Annotated[
        bool, typer.Option("--counts-only", help="Only count; do not compare the texts.")
    ] = False,
    json: Json = False,
) -> None:
    """Lists sources that may derive from others, for a person to confirm in the window, and the origins of each judgement."""
    from casewright.analysis.backing import backing_of
    from casewright.analysis.concentration import effective_origins
    from casewright.analysis.derivation.look import look_for_relays
    from casewright.analysis.origin_words import against, headline, warnings
    from casewright.analysis.support import Support

    with open_case(case, read_only=True) as opened:
        found = [] if counts_only else look_for_relays(opened, _telling())
        titles = {UUID(bytes=row[0]): row[1] for row in opened.read("SELECT id, title FROM source")}
        judged = [
            (UUID(bytes=row[0]), row[1], backing_of(opened, "judgement", UUID(bytes=row[0])))
            for row in opened.read("SELECT id, text FROM judgement ORDER BY assessment_id, position, id")
        ]
        support = Support(opened)
        effective = {
            row_id: effective_origins(support.spread(support.claims_of(row_id))) for row_id, _, _ in judged
        }
    proposals = [
        {
            "child": each.child,
            "child_title": titles[each.child],
            "parent": each.parent,
            "parent_title": titles[each.parent],
            "kind": each.kind,
            "detector": each.detector,
            "score": each.score,
            "evidence": each.evidence,
        }
        for each in found
    ]
    judgements = [
        {"id": row_id, "text": text, "optimistic": backing.origins.optimistic, "pessimistic": backing.origins.pessimistic,
         "circles": [[str(one) for one in circle] for circle in backing.origins.circles],
         "weak_points": [[str(one) for one in group] for group in backing.origins.weak_points],
         "effective": round(effective[row_id], 2), "against": {"optimistic": backing.against.optimistic, "pessimistic": backing.against.pessimistic},
         "warnings": [line.words for line in [*warnings(backing), *against(backing)]]}
        for row_id, text, backing in judged
    ]  # fmt: skip
    emit({"proposals": proposals, "judgements": judgements}, json, lambda: [
        *(f"“{shorten(titles[each.child], 60)}” may derive from “{shorten(titles[each.parent], 60)}” "
          f"({choice('derivation', each.kind).label}): {each.evidence}" for each in found),
        *(words for _, text, backing in judged
          for words in (f"{headline(backing)}: {shorten(text, 100)}", *(f"  {line.words}" for line in against(backing)))),
    ])  # fmt: skip


def _telling() -> Callable[[float, str], object]:
    bar = progress_bar()
    return (
        (lambda fraction, words: bar(round(100 * fraction), 100, words))
        if bar
        else lambda _fraction, _words: None
    )


def without(
    case: CaseFile,
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE…", help="Ids or titles.")],
    json: Json = False,
) -> None:
    """Lists what would lose support: claims, judgements, boards, links and entities, briefs. A question: it reads only."""
    from casewright.brief.without import as_text, headline, without_sources

    with open_case(case, read_only=True) as opened:
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
            {"id": each.id, "title": each.title, "rated_by": each.rated_by, "rows_lost": each.rows_lost, "rows_left": each.rows_left,
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
