"""Alternatives, assumptions, indicators, gaps and implications as briefs print them, each with the claims that bear on it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.brief.blocks import Block, Bullets, Heading, Inline
from casewright.brief.techniques.printing import Cell, Printing, table
from casewright.casefile.queries import judging
from casewright.casefile.queries.indicators import log_of
from casewright.model.choices import choice
from casewright.model.dates import show_date_short


def alternative_blocks(printing: Printing, assessment: UUID) -> Iterator[Block]:
    """What else was considered."""
    rows = [
        (
            _borne(printing, one.id, one.text),
            printing.said(printing.estimate(one.likelihood, one.point)),
            printing.said(one.why_less_favoured),
            printing.said(one.signs),
        )
        for one in judging.alternatives_of(printing.case, assessment)
    ]
    headers = ("Alternative", "Likelihood", "Why it is less favoured", "What would point to it")
    yield from table(headers, rows, (0.27, 0.15, 0.32, 0.26), "Alternatives considered")


def assumption_blocks(printing: Printing, assessment: UUID) -> Iterator[Block]:
    """The key assumptions, linchpins marked, and what is done about them."""
    rows = [
        (
            _borne(printing, one.id, one.text),
            printing.said(_solid(one)),
            printing.said(one.if_wrong),
            printing.said(_done(one)),
        )
        for one in judging.assumptions_of(printing.case, assessment)
    ]
    headers = ("Assumption", "How solid", "If it is wrong", "What is done")
    yield from table(headers, rows, (0.35, 0.16, 0.3, 0.19), "Key assumptions")


def indicator_blocks(printing: Printing, assessment: UUID) -> Iterator[Block]:
    """What to watch, from what threshold on, who watches and until when; the status with what it rests on."""
    rows = [
        (
            _borne(printing, one.id, one.text),
            printing.said(choice("direction", one.direction).label),
            printing.said(one.threshold),
            printing.said(one.owner),
            printing.said(show_date_short(one.expected) if one.expected else one.cadence),
            (*printing.said(_status(one)), *_seen(printing, one.id)),
        )
        for one in judging.indicators_of(printing.case, assessment)
    ]
    headers = ("Indicator", "Points", "Threshold", "Owner", "By", "Status")
    yield from table(headers, rows, (0.29, 0.11, 0.22, 0.11, 0.16, 0.11), "Indicators to watch")


def gap_blocks(printing: Printing, assessment: UUID) -> Iterator[Block]:
    """What is not known, and what knowing it would change."""
    rows = [
        (
            _borne(printing, one.id, _not_known(one)),
            printing.said(one.effect or one.why),
            printing.said("; ".join(each for each in (one.collection_idea, one.owner) if each)),
        )
        for one in judging.gaps_of(printing.case, assessment)
    ]
    headers = ("Not known", "Effect on the judgements", "How to close it")
    yield from table(headers, rows, (0.36, 0.32, 0.32), "Gaps")


def implication_blocks(printing: Printing, assessment: UUID) -> Iterator[Block]:
    """What it means, reader by reader."""
    by_reader: dict[str, list[Cell]] = {}
    for one in judging.implications_of(printing.case, assessment):
        by_reader.setdefault(one.reader, []).append(_borne(printing, one.id, one.text))
    for reader, items in by_reader.items():
        yield Heading(reader, 2)
        yield Bullets(tuple(items))


def _borne(printing: Printing, row_id: UUID, text: str) -> Cell:
    """A text with marks of the claims for it and against it."""
    return (*printing.said(text), *printing.bearing(row_id))


def _solid(assumption: judging.AssumptionRow) -> str:
    """How solid an assumption is, and how much hangs on it."""
    felt = (
        f"{choice('degree', assumption.sensitivity).label.lower()} sensitivity"
        if assumption.sensitivity
        else ""
    )
    said = (
        choice("assumption_category", assumption.category).label,
        "linchpin" if assumption.linchpin else "",
        felt,
    )
    return ", ".join(each for each in said if each)


def _done(assumption: judging.AssumptionRow) -> str:
    """What is done about an assumption, by whom, and when it is looked at again."""
    what = choice("disposition", assumption.disposition).label if assumption.disposition else ""
    again = f"review by {show_date_short(assumption.review_by)}" if assumption.review_by else ""
    return "; ".join(each for each in (what, assumption.owner or "", again) if each)


def _status(indicator: judging.IndicatorRow) -> str:
    """Whether it was seen, as of when."""
    label = choice("indicator_status", indicator.status).label
    return f"{label}, {show_date_short(indicator.last_checked)}" if indicator.last_checked else label


def _seen(printing: Printing, indicator: UUID) -> list[Inline]:
    """The mark of the claim that the latest line of its log cites."""
    line = next(iter(log_of(printing.case, indicator)), None)
    return printing.evidence.mark([line.claim_id]) if line is not None and line.claim_id else []


def _not_known(gap: judging.GapRow) -> str:
    """The question, with what sets it apart from an open gap like others."""
    state = choice("gap_status", gap.status).label.lower() if gap.status != "open" else ""
    marks = ", ".join(each for each in ("critical" if gap.critical else "", state) if each)
    return f"{gap.question} ({marks})" if marks else gap.question
