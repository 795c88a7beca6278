"""What the carry-over panel computes in a process of its own: no Qt here, and everything can be pickled."""

from __future__ import annotations

from typing import NamedTuple, Protocol
from uuid import UUID

from casewright.analysis.carry_over import Proposal, propose_anchors
from casewright.casefile.access import Access
from casewright.casefile.opening import open_unlocked

Span = tuple[int, int]


class Progress(Protocol):
    """Hears how far the work is."""

    def report(self, fraction: float, text: str = "") -> None: ...


class Found(NamedTuple):
    """A proposal with the places in its old words that are gone and in its new words that are new, in code points."""

    proposal: Proposal
    gone: tuple[Span, ...]
    new: tuple[Span, ...]


def find_places(progress: Progress, access: Access, source_text_id: UUID) -> list[Found]:
    """The proposals for a text, read from the file beside whoever has it open."""
    with open_unlocked(access, read_only=True) as case:
        return [_compared(each) for each in propose_anchors(case, source_text_id, progress.report)]


def _compared(proposal: Proposal) -> Found:
    from casewright.analysis.version_difference import compare  # loads numpy, which the window need not

    changes = compare(proposal.old_words, proposal.new_words).changes if proposal.new_words else ()
    return Found(
        proposal,
        tuple(span for change in changes for span in change.old_words),
        tuple(span for change in changes for span in change.new_words),
    )
