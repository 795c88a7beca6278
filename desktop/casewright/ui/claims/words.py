"""How a line of the ledger is said: in its cells, and aloud."""

from __future__ import annotations

from casewright.analysis.claim_ledger import OriginSpan
from casewright.casefile.queries.claims import LedgerRow
from casewright.model.parted_text import PartedText
from casewright.ui.widgets.badges import rating_text, rating_words
from casewright.ui.window.words import date_words

UNCITED, KNOWLEDGE = "Cites nothing yet", "Analyst knowledge"


def about_words(row: LedgerRow, most: int = 40) -> str:
    """What a claim is about, as far as there is room."""
    titles = list(dict.fromkeys(each.title for each in row.about))
    more = [f"{len(titles) - most} more"] if len(titles) > most else []
    return PartedText((*titles[:most], *more), " · ")


def rests_on(row: LedgerRow) -> str:
    """The sources of a claim in a line; what it says of itself where it cites none."""
    if row.grades:
        return PartedText(dict.fromkeys(each.source for each in row.grades), " · ")
    return KNOWLEDGE if row.basis == "analyst_knowledge" else UNCITED


def grades_text(row: LedgerRow, most: int) -> str:
    """The pairs of its citations one by one, as far as there is room: `B2 D4 +3`. They are shown, never reckoned with."""
    shown = [rating_text(each.reliability, each.credibility) for each in row.grades[:most]]
    more = len(row.grades) - len(shown)
    return " ".join([*shown, *([f"+{more}"] if more else [])])


def origins_text(span: OriginSpan) -> str:
    """Independent origins at worst and at best: `1–3`, or `2` where both are the same."""
    return str(span.worst) if span.worst == span.best else f"{span.worst}–{span.best}"


def origins_words(span: OriginSpan | None) -> str:
    """The same in words."""
    if span is None:
        return "no supporting source"
    if span.worst == span.best:
        return f"{span.worst} independent origin{'' if span.worst == 1 else 's'}"
    return f"{span.best} independent origins at best, {span.worst} at worst"


def spoken(row: LedgerRow, span: OriginSpan | None, counted: bool) -> str:
    """A whole line aloud."""
    rated = "; ".join(
        f"{'contradicted by ' if each.stance == 'contradicts' else ''}{each.source}, "
        f"{rating_words(each.reliability, each.credibility)}"
        for each in row.grades
    )
    parts = [
        row.text.rstrip("."),
        "preferred" if row.preferred else "",
        f"about {about_words(row)}" if row.about else "",
        date_words(row.held),
        f"rests on {rated}" if rated else rests_on(row),
        origins_words(span) if counted else "",
        f"{row.against} against it" if row.against else "",
        f"used in {row.judgements} judgement{'' if row.judgements == 1 else 's'}"
        if row.judgements
        else "used in no judgement",
    ]
    return ". ".join(part for part in parts if part)
