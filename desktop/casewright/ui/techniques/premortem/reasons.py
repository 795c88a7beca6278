"""The columns of the table of reasons, and the head above it."""

from __future__ import annotations

from collections.abc import Sequence

from casewright.casefile.queries.bearing import NO_BEARING, bearing_counts
from casewright.casefile.queries.premortems import TOP, PremortemRow, ReasonRow
from casewright.casefile.readers import Readable
from casewright.model.choices import choice
from casewright.ui.pages.item import Item
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Pill, Words
from casewright.ui.techniques import cell_parts as cells
from casewright.ui.techniques.sheet import Column
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import date_words, joined

_THIRDS = {1: ("Low", "plain"), 2: ("Medium", "warn"), 3: ("High", "bad")}


def head_item(row: PremortemRow, judgement: str) -> Item:
    """What has gone wrong; `judgement` is what the judgement is called."""
    status = choice("premortem_status", row.status)
    tone = "warn" if row.is_collecting else "ok"
    about = f"{judgement}: {isolate(row.judgement)}" if row.judgement else "The assessment as a whole"
    line = joined(f"wrong by {date_words(row.failed_on)}" if row.failed_on else None, about)
    parts: list[Part] = [
        Row(
            Words(isolate(row.text), "heading"), Pill(status.label, tone, status.meaning), spacing=8, top=True
        ),
        Words(line, "caption"),
    ]
    return Item(
        ObjectRef("premortem", row.id), f"Premortem: {row.text}", Stack(*parts, spacing=4), card=False
    )


def collecting_words(row: PremortemRow, own: int) -> str:
    """What is said while reasons are collected: who sees what, and what no window can keep."""
    others = row.reasons - own
    count = f"You gave {own} reason{'' if own == 1 else 's'}; {others} of others {'is' if others == 1 else 'are'} kept back until you share them all."
    return (
        f"Give your reasons before you hear those of others: each analyst sees only his or her own here. {count} "
        "The case file holds all of them: who opens it under another name, or with other tools, can read them."
    )


def reason_columns(case: Readable, rows: Sequence[ReasonRow], is_collecting: bool) -> Sequence[Column]:
    """The columns for these reasons, which come gravest first."""
    counts = bearing_counts(case, "premortem_reason")
    top = () if is_collecting else tuple(row.id for row in rows[:TOP] if row.weight is not None)

    def text(row: ReasonRow) -> Part:
        by = joined(row.contributor, row.domain)
        return cells.under(
            Words(isolate(row.text)),
            Words(isolate(by), "caption"),
            cells.pills(("Top 3", "info") if row.id in top else None),
        )

    return (
        Column("It was wrong because", text, 170, 4),
        Column("Likely", lambda row: _third(row.chance), 82),
        Column("Grave", lambda row: _third(row.severity), 82),
        Column("1–9", lambda row: cells.said(f"{row.weight}" if row.weight else "–"), 46, tip="How likely times how grave"),
        Column("Signs and remedies", _signs, 150, 4),
        Column("Made of it", _made, 96),
        Column(
            "Claims", lambda row: cells.bearing(counts.get(row.id, NO_BEARING)), 68,
            tip="Claims that bear on it, for and against: Ctrl+Shift+C adds one",
            said=lambda row: cells.bearing_said(counts.get(row.id, NO_BEARING)),
        ),
    )  # fmt: skip


def _third(rank: int | None) -> Part:
    return cells.pill(*_THIRDS[rank]) if rank in _THIRDS else Words("–", "caption")


def _signs(row: ReasonRow) -> Part:
    return cells.titled_lines(("Early sign", row.early_sign), ("Against it", row.mitigation))


def _made(row: ReasonRow) -> Part:
    shown = [
        cells.pill("Indicator", "ok") if row.indicator_id else None,
        cells.pill("Assumption", "ok") if row.assumption_id else None,
    ]
    return cells.under(*shown)
