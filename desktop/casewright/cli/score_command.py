"""score."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casewright.cli.opening import open_case
from casewright.cli.output import AnalystName, CaseFile, Json, emit, table
from casewright.model.short_text import shorten

if TYPE_CHECKING:
    from casewright.analysis.scores import ScoreCard

_VERDICTS = {
    "too_few": "too few to conclude", "within": "lies in the band", "chance": "outside, but chance explains it",
    "too_low": "less happened than was given", "too_high": "more happened than was given",
}  # fmt: skip


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("score", help="Score your own judgements of a case; nothing is written anywhere.")(score)


def score(
    case: CaseFile,
    scheme: Annotated[
        str | None, typer.Option(help="The estimative scheme of the bands; the most used one otherwise.")
    ] = None,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Prints Brier scores and the calibration per band of one analyst, and what has come due. Reads only."""
    from datetime import UTC, datetime

    from casewright.analysis.scores import judged_by, most_used, own_forecasts, score_card
    from casewright.casefile.queries.outcomes import due_judgements, resolved_judgements
    from casewright.casefile.queries.overview import case_ladders
    from casewright.model.scales import ladder

    with open_case(case, analyst, read_only=True) as opened:
        ladders, who = case_ladders(opened), opened.analyst
        due = due_judgements(opened, datetime.now(UTC).date())
        resolved = [each for each in resolved_judgements(opened) if judged_by(each, who)]
        own = own_forecasts(opened, who)
    key = scheme or most_used(own.values(), ladders)
    card = score_card(own.values(), ladder(key, ladders) if key else None)
    document: dict[str, Any] = {
        "analyst": who,
        "scheme": key or None,
        "judgements": [
            {"id": row.id, "text": row.text, "p": own[row.id].p, "from_band": own[row.id].from_band, "outcome": row.outcome,
             "resolved_on": row.resolved_on, "confidence": row.confidence, "brier": own[row.id].brier}
            for row in resolved if row.id in own
        ],
        "undecidable": sum(each.outcome == "undecidable" for each in resolved),
        "brier": card.whole.brier,
        "count": card.whole.count,
        "without_point": card.whole.from_band,
        "bands": [
            {"term": term.text, "lo": term.lo, "hi": term.hi, "count": each.count, "happened": each.happened, "share": each.share,
             "interval": list(each.interval) if each.count else None, "mean_given": each.mean, "verdict": each.verdict}
            for term, each in card.terms
        ],
        "confidence": [{"level": level, "count": each.count, "brier": each.brier} for level, each in card.confidence],
        "due": [{"id": row.id, "text": row.text, "horizon": row.horizon, "judged_by": row.judged_by} for row in due],
    }  # fmt: skip
    emit(document, json, lambda: _lines(document, card))


def _lines(document: dict[str, Any], card: ScoreCard) -> Iterator[str]:
    if card.whole.brier is None:
        yield f"No judgement of {document['analyst']} is decided yet."
    else:
        said = (
            f"; {card.whole.from_band} without a point, taken at the middle of the band"
            if card.whole.from_band
            else ""
        )
        yield f"{card.whole.count} judgements of {document['analyst']}: Brier score {card.whole.brier:.3f} (0 is best, always 50% gives 0.25){said}."
    yield from table(
        [(f"{term.text} ({term.band})", f"{each.happened} of {each.count} happened", _VERDICTS[each.verdict]) for term, each in card.terms if each.count]
    )  # fmt: skip
    for row in document["due"]:
        yield f"Due since {row['horizon']}: {shorten(row['text'], 100)}"
