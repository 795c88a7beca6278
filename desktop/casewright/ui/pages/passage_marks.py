"""The passages of a text as marks for the reader, and what to say of one of them."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.queries import reading
from casewright.casefile.queries.reading import PassageInText
from casewright.casefile.readers import Readable
from casewright.ui.reader.marks import PassageMark, in_words
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.words import choice_label

_SOUND = ("exact", "normalised", "moved")
_MOST_CLAIMS = 8


def mark_of(row: PassageInText) -> PassageMark:
    """A passage as a mark; one that is changed or lost says so, and so does one from another version."""
    state = choice_label("passage", "state", row.state)
    flag = "" if row.state in _SOUND else f"{state}: please look."
    carried = (
        ""
        if row.anchor_id is None
        else f"Quoted from another version, carried over to this one ({state.lower()})."
    )
    return PassageMark(str(row.id), row.start, row.end, row.claims, flag, carried)


def explain(case: Readable, passage: PassageMark) -> str:
    """What is known of a passage, with the claims that rest on it, as plain lines."""
    claims = reading.claims_on(case, UUID(passage.id))
    lines = [f"• {isolate(one_line(claim, 160))}" for claim in claims[:_MOST_CLAIMS]]
    if len(claims) > _MOST_CLAIMS:
        lines.append(f"… and {len(claims) - _MOST_CLAIMS} more")
    return "\n".join([in_words(passage), *lines])
