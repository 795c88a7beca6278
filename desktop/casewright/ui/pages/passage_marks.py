"""The passages of a text as marks for the reader, and what to say of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from casewright.casefile.queries import reading
from casewright.casefile.queries.reading import PassageInText
from casewright.casefile.queries.source_texts import TextRow
from casewright.casefile.readers import Readable
from casewright.model.anchors import page_of
from casewright.ui.reader.marks import PassageMark, in_words
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.words import choice_label

if TYPE_CHECKING:
    from casewright.ui.reader.page_shelf import LinesByPage

_SOUND = ("exact", "normalised", "moved")
_MOST_CLAIMS = 8


def lines_by_page(case: Readable, text: TextRow) -> LinesByPage | None:
    """Where the lines of a recognised text stand on its pages; None of a text that was not recognised."""
    found = reading.recognised_lines(case, text.id)
    if found is None:
        return None
    by_page: dict[int, list[tuple[float, ...]]] = {number: [] for number in range(len(found.sizes))}
    for line in found.lines:
        by_page.setdefault((page_of(text.pages, round(line[0])) or 1) - 1, []).append(line)
    return {number: (by_page[number], width) for number, (width, _) in enumerate(found.sizes)}


def mark_of(row: PassageInText) -> PassageMark:
    """A passage as a mark; one that is changed or lost says so, and so does one from another version."""
    state = choice_label("passage", "state", row.state)
    flag = "" if row.state in _SOUND else f"{state}: please look."
    carried = (
        ""
        if row.anchor_id is None
        else f"Quoted from another version, carried over to this one ({state.lower()})."
    )
    return PassageMark(
        str(row.id), row.start, row.end, row.claims, flag, carried, not row.claims and bool(row.mentions)
    )


def explain(case: Readable, passage: PassageMark) -> str:
    """What is known of a passage, with the claims that rest on it, as plain lines."""
    claims = reading.claims_on(case, UUID(passage.id))
    lines = [f"• {isolate(one_line(claim, 160))}" for claim in claims[:_MOST_CLAIMS]]
    if len(claims) > _MOST_CLAIMS:
        lines.append(f"… and {len(claims) - _MOST_CLAIMS} more")
    return "\n".join([in_words(passage), *lines])
