"""A review of sources: a table of all, or of those behind an assessment; or one source in depth with what is drawn from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from casewright.brief.blocks import Block, Bullets, Heading, Inline, Paragraph, Run
from casewright.brief.grounds import Grounds, left_out
from casewright.brief.techniques.printing import Cell, Printing, table
from casewright.casefile.queries import objects
from casewright.casefile.queries.derivations import cited_sources, sources_behind
from casewright.casefile.queries.ratings import ratings_of
from casewright.casefile.queries.source_reviews import (
    RelayRow,
    ReviewedRow,
    claims_from,
    relays,
    reviewed_sources,
)
from casewright.model.choices import choice
from casewright.model.dates import show_date_short
from casewright.model.short_text import shorten

_MOST = 200
_TITLE = 120
_HEADS = ("Source", "Rated", "How it knows", "Drawn from it", "To bear in mind")
_WIDTHS = (0.33, 0.09, 0.26, 0.13, 0.19)


def source_table(printing: Printing, grounds: Grounds, assessment_id: UUID | None) -> Iterator[Block]:
    """The sources behind an assessment, for it and against it, or all of the case; those that most claims cite first."""
    rows = reviewed_sources(printing.case)
    if assessment_id is not None:
        behind = {each.id for each in sources_behind(printing.case, "assessment", assessment_id)}
        behind |= {
            each.source_id
            for against in (False, True)
            for each in cited_sources(printing.case, "assessment", assessment_id, against=against)
        }
        rows = [row for row in rows if row.id in behind]
    kept = [row for row in rows if grounds.may(row.marking)]
    passed = _passed_on(printing, grounds)
    shown = kept[:_MOST]
    lines = [_line(printing, grounds, row, passed[row.id]) for row in shown]
    columns = [n for n in range(len(_HEADS)) if n == 0 or any(line[n] for line in lines)]
    yield from table(
        [_HEADS[n] for n in columns],
        [[line[n] for n in columns] for line in lines],
        [_WIDTHS[n] / sum(_WIDTHS[each] for each in columns) for n in columns],
        "Sources with their ratings",
    )
    if len(kept) > len(shown):
        words = f"{len(kept) - len(shown):,} further sources, from which less is drawn, are not listed here."
        yield Paragraph((Run(words, "muted"),))
    yield from left_out(len(rows) - len(kept))


def source_profile(printing: Printing, grounds: Grounds, source_id: UUID) -> Iterator[Block]:
    """One source: what it is, how it was rated and when, what it passes on, and each statement drawn from it."""
    row = next((each for each in reviewed_sources(printing.case) if each.id == source_id), None)
    if row is None:
        return
    if not grounds.may(row.marking):
        yield from left_out(1)
        return
    drawn = f"Rated {_rated(row)}; {_counted(row.passages, 'passage')} quoted, {_counted(row.claims, 'claim')} drawn from it."
    yield Paragraph((Run(drawn), *grounds.cited_of(row.id)))
    if row.withdrawn:
        yield from printing.line("Withdrawn:", row.withdrawn)
    yield from table(
        ("What", "Found"),
        [((Run(lead),), cell) for lead, cell in _facts(printing, grounds, row) if cell],
        (0.28, 0.72),
        "What is known of the source",
    )
    yield from _ratings(printing, row)
    yield from _statements(printing, grounds, row)


def _line(
    printing: Printing, grounds: Grounds, row: ReviewedRow, passed: Sequence[RelayRow]
) -> tuple[Cell, ...]:
    about = ", ".join(filter(None, (row.publisher or row.author, _date(row.published))))
    title = (
        Run(shorten(row.title, _TITLE), "plain", row.language or printing.language),
        *grounds.cited_of(row.id),
        *((Run(f" {about}", "muted"),) if about else ()),
    )
    drawn = (
        f"{_counted(row.passages, 'passage')}, {_counted(row.claims, 'claim')}" if row.passages else "nothing"
    )
    return (
        title,
        (Run(_rated(row)),),
        printing.said("; ".join(filter(None, (_access(row), _relays(passed))))),
        (Run(drawn),),
        printing.said(_cautions(row)),
    )


def _facts(printing: Printing, grounds: Grounds, row: ReviewedRow) -> Iterator[tuple[str, Cell]]:
    said = printing.said
    yield "Kind", said("" if row.kind == "other" else choice("source_kind", row.kind).label)
    yield "Author", said(row.author)
    yield "Publisher", said(row.publisher)
    yield "Controlled by", said(row.controller)
    yield "Published", said(_date(row.published))
    yield "Information of", said(_date(row.information_date))
    yield "Because", said(row.reliability_reason)
    yield "How it knows", said(_access(row))
    yield "Derives from others", said(_relays(_passed_on(printing, grounds)[row.id]))
    yield "Motive", said(row.motive)
    yield "Signs of deception", said(row.deception)
    yield "In short", said(row.descriptor)
    yield "Made by AI", said("Yes" if row.ai_generated else "")


def _ratings(printing: Printing, row: ReviewedRow) -> Iterator[Block]:
    """How it was rated over time, where that is more than its rating now."""
    rated = ratings_of(printing.case, row.id)
    if len(rated) < 2:
        return
    yield Heading("How it was rated", 2)
    yield from table(
        ("When", "Matter", "Rated", "By", "Because"),
        [
            (
                printing.said(_date(each.rated_on)),
                printing.said(each.topic or "In general"),
                (Run(each.reliability, "strong" if each.in_force else "plain"),),
                printing.said(each.rated_by),
                printing.said(each.reason),
            )
            for each in rated
        ],
        (0.16, 0.18, 0.1, 0.18, 0.38),
        "Ratings over time",
    )


def _statements(printing: Printing, grounds: Grounds, row: ReviewedRow) -> Iterator[Block]:
    claims = claims_from(printing.case, row.id)
    cards = [objects.claim_card(printing.case, each) for each in claims if grounds.may_claim(each)]
    items: list[tuple[Inline, ...]] = [
        (Run(card.text, "plain", printing.language), *grounds.of_source(row.id, card.id))
        for card in cards[:_MOST]
        if card is not None
    ]
    if items:
        yield Heading("What is drawn from it", 2)
        yield Bullets(tuple(items))
    yield from left_out(len(claims) - len(cards))


def _passed_on(printing: Printing, grounds: Grounds) -> dict[UUID, list[RelayRow]]:
    found: dict[UUID, list[RelayRow]] = defaultdict(list)
    for each in relays(printing.case):
        if grounds.may(each.parent_marking):
            found[each.child_id].append(each)
    return found


def _relays(passed: Sequence[RelayRow]) -> str:
    return "; ".join(
        f"{choice('derivation', each.kind).label} “{shorten(each.parent_title, 70)}”"
        f"{' (suspected)' if each.status == 'suspected' else ''}"
        for each in passed
    )


def _access(row: ReviewedRow) -> str:
    """What is known of where it has it from; nothing where nobody has said."""
    access = (
        f"{choice('source_access', row.access).label} access" if row.access not in (None, "unknown") else ""
    )
    told = choice("provenance", row.provenance)
    return ", ".join(filter(None, (access, told.label.lower() if row.provenance != "unknown" else "")))


def _rated(row: ReviewedRow) -> str:
    """The letter of the source and the digits of its items, as in the annex; two axes, never one number."""
    digits = sorted(set(row.digits))
    span = "–" if not digits else digits[0] if len(digits) == 1 else f"{digits[0]}–{digits[-1]}"
    return f"{row.reliability or '–'}{span}" if row.reliability or digits else "not rated"


def _cautions(row: ReviewedRow) -> str:
    found = (
        f"Withdrawn: {row.withdrawn}" if row.withdrawn else "",
        row.motive and f"Motive: {row.motive}",
        row.deception and f"Deception: {row.deception}",
        "Made by AI" if row.ai_generated else "",
    )
    return " ".join(each if each.endswith((".", "!", "?")) else f"{each}." for each in found if each)


def _date(edtf: str | None) -> str:
    return show_date_short(edtf) if edtf else ""


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
