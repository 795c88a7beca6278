"""Where the passages of earlier versions of a source may stand in a newer one. Nothing is moved: a person says yes or no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.queries.carry_over import WaitingPassage, waiting_passages
from casewright.casefile.queries.source_texts import text_row
from casewright.model.anchors import EXACT, MOVED, NORMALISED, Quotation, context, page_of
from casewright.model.reanchoring import reanchor

SURE = frozenset({EXACT, NORMALISED, MOVED})
"""States in which the words are the same but for how they are set: these can be accepted all at once."""


@dataclass(frozen=True)
class Proposal:
    """A passage and the place found for it; "orphaned" has no place, no new words and no score.

    `before` and `after` stand around the new words, `old_before` and `old_after` around those that were quoted.
    """

    passage_id: UUID
    state: str
    score: float | None
    start: int | None
    end: int | None
    page: int | None
    old_words: str
    new_words: str
    old_before: str
    old_after: str
    before: str
    after: str
    claims: int

    @property
    def is_sure(self) -> bool:
        """Whether the very words were found again."""
        return self.state in SURE


def propose_anchors(
    case: Case, source_text_id: UUID, progress: Callable[[float], object] | None = None
) -> list[Proposal]:
    """A proposal for each passage of the source's other texts that was not judged in this one, in the order of their text.

    A passage is a few milliseconds where its words were changed, less where they were not.

    Args:
        progress: called with how much is done, from 0 to 1; may raise to stop.
    """
    target = text_row(case, source_text_id)
    if target is None or target.text_sha256 is None:
        return []
    waiting = waiting_passages(case, source_text_id)
    text = case.text_of(target.text_sha256) if waiting else ""
    proposals = []
    for n, passage in enumerate(waiting):
        if progress is not None:
            progress(n / len(waiting))
        proposals.append(_proposal(text, target.text_sha256, target.pages, passage))
    return proposals


def _proposal(
    text: str, text_sha256: str, pages: tuple[tuple[int, int], ...], passage: WaitingPassage
) -> Proposal:
    quoted = Quotation(
        passage.start,
        passage.end,
        passage.exact,
        passage.prefix,
        passage.suffix,
        passage.text_sha256,
        passage.page,
    )
    found = reanchor(text, text_sha256, quoted, pages)
    was = (passage.exact, passage.prefix, passage.suffix)
    if found.start is None or found.end is None:
        return Proposal(
            passage.id, found.state, None, None, None, None, was[0], "", *was[1:], "", "", passage.claims
        )
    return Proposal(
        passage_id=passage.id,
        state=found.state,
        score=found.score,
        start=found.start,
        end=found.end,
        page=page_of(pages, found.start),
        old_words=passage.exact,
        new_words=text[found.start : found.end],
        old_before=passage.prefix,
        old_after=passage.suffix,
        before=(around := context(text, found.start, found.end))[0],
        after=around[1],
        claims=passage.claims,
    )
