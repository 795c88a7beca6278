"""The columns of the table of sources against judgements, and the card of a judgement above it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from casewright.analysis.information_quality import DEFINITIONS, JudgementQuality
from casewright.analysis.information_table import InformationTable, SourceLine
from casewright.casefile.queries.information_checks import CheckRow
from casewright.casefile.queries.judging import JudgementCard
from casewright.ui.pages.item import Item
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Pill, Words
from casewright.ui.techniques import cell_parts as cells
from casewright.ui.techniques.sheet import Column
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import shortened
from casewright.ui.window.words import choice_label, date_words, joined

FIRST = 3  # columns before those of the judgements
_TONES = {
    "corroborated": "ok",
    "thin": "warn",
    "single_source": "warn",
    "unsupported": "bad",
    "conflicting": "bad",
}
_SAYS = {
    "supports": ("S", "ok", "supports it"),
    "contradicts": ("C", "bad", "contradicts it"),
    "both": ("S C", "warn", "supports and contradicts it"),
}
_REMARKS = (
    ("Signs of deception", "deception"), ("Set aside before, because", "dismissed"), ("Corrected since", "corrections"), ("Note", "note"),
)  # fmt: skip
_TITLE, _SHORT, _MOST = 70, 42, 2


def judgement_item(
    number: int, card: JudgementCard, quality: JudgementQuality, table: InformationTable
) -> Item:
    """How well one judgement is supported."""
    label, meaning = DEFINITIONS[quality.status]
    shown: list[Part] = [Pill(label, _TONES[quality.status], meaning)]
    if quality.status == "conflicting":
        also, why = DEFINITIONS[quality.support]
        shown.insert(0, Pill(also, "plain", why))
    head = Row(
        Words(f"{number}", "strong", width=18),
        Words(isolate(card.text), "strong"),
        *shown,
        spacing=8,
        top=True,
    )
    said = joined(quality.origins_words if quality.optimistic else None, _weak(quality, table))
    below = [Row(Words("", width=18), Words(isolate(said), "caption"), spacing=8)] if said else []
    name = f"Judgement {number}: {label}. {card.text}"
    return Item(ObjectRef("judgement", card.id), name, Stack(head, *below, spacing=4))


def source_columns(table: InformationTable) -> Sequence[Column]:
    """A source, what is known of its quality, and what it says of each judgement."""
    judgements = [
        Column(
            f"J{number}", partial(_says, judgement=card.id), 54,
            tip=f"{number}  {shortened(card.text, 200)}", said=partial(_said, judgement=card.id),
        )
        for number, card in enumerate(table.judgements, start=1)
    ]  # fmt: skip
    numbers = {card.id: number for number, card in enumerate(table.judgements, start=1)}
    return (
        Column("Source", _source, 160, 4),
        Column("Quality", _quality, 88, 2),
        Column("Passes on", _relay, 104, 2),
        *judgements,
        Column("Noted in the check", lambda line: _noted(line, numbers), 120, 3),
    )


def _source(line: SourceLine) -> Part:
    facts = line.facts
    what = joined(choice_label("source", "kind", facts.kind), facts.publisher, date_words(facts.published))
    withdrawn = ("Withdrawn", "bad") if facts.withdrawn else None
    return cells.under(Words(isolate(facts.title)), Words(isolate(what), "caption"), cells.pills(withdrawn))


def _quality(line: SourceLine) -> Part:
    facts = line.facts
    rated = (facts.reliability, "info") if facts.reliability else ("not rated", "plain")
    access = choice_label("source", "access", facts.access) if facts.access else None
    return cells.under(
        cells.pills(rated),
        Words(f"{access} access", "caption") if access else None,
        cells.titled_lines(("Motive", facts.motive), ("Signs of deception", facts.deception)),
    )


def _relay(line: SourceLine) -> Part:
    if line.relay_of:
        shown = [cells.said(shortened(title, _SHORT)) for title in line.relay_of[:_MOST]]
        more = len(line.relay_of) - _MOST
        return cells.under(*shown, Words(f"and {more} more", "caption") if more > 0 else None)
    return Words(
        {"primary": "", "unknown": "not known"}.get(line.facts.provenance, "a source not linked"), "caption"
    )


def _says(line: SourceLine, judgement: UUID) -> Part:
    found = _SAYS.get(line.says.get(judgement, ""))
    check = line.checks.get(judgement)
    mark = Words("best", "caption") if check is not None and check.most_compelling else None
    if found is None:
        return cells.under(Words("–", "caption"), mark)
    return cells.under(cells.pill(*found), mark)


def _said(line: SourceLine, judgement: UUID) -> str:
    words = _SAYS.get(line.says.get(judgement, ""), ("", "", "is silent"))[2]
    check = line.checks.get(judgement)
    return f"{words}, the most compelling source" if check is not None and check.most_compelling else words


def _noted(line: SourceLine, numbers: dict[UUID, int]) -> Part:
    parts: list[Part] = []
    for judgement, number in numbers.items():
        check = line.checks.get(judgement)
        if check is not None:
            parts += [Words(isolate(_by(check, number)), "caption"), *_remarks(check)]
    return Stack(*parts, spacing=2)


def _by(check: CheckRow, number: int) -> str:
    return joined(f"J{number}", check.checked_by, date_words(check.checked_on))


def _remarks(check: CheckRow) -> list[Part]:
    found = [(title, getattr(check, column)) for title, column in _REMARKS]
    return [cells.said(f"{title}: {words}") for title, words in found if words]


def _weak(quality: JudgementQuality, table: InformationTable) -> str | None:
    """What everything hangs on, where that is one source or one group."""
    if len(quality.weak_points) != 1 or quality.support == "unsupported":
        return None
    titles = [
        f"“{shortened(table.titles[each], _TITLE)}”"
        for each in quality.weak_points[0]
        if each in table.titles
    ]
    return f"everything hangs on {' and '.join(sorted(titles))}" if titles else None
