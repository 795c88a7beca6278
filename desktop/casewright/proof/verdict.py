"""What can be said of one quotation or citation of a finished brief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Outcome = Literal["exact", "altered", "other source", "not found", "source changed"]


@dataclass(frozen=True)
class Verdict:
    """What became of one quotation or citation.

    Args:
        number: the citation number that it is printed under.
        passage_id: the passage, where the brief names one.
        verdict: `exact`; `altered` (the printed words, or those of the manifest, differ from the source's);
            `other source` (the words are in the case, and cited to another source than they are from); `not found`;
            `source changed` (archived bytes or text no longer hash to what the brief recorded).
        detail: one sentence.
        part: `sources` for a quotation of the annex, `text` for one in the running text, `citation` for a citation mark.
        page: where it is printed, counted from 1; None where that is unknown.
        words: the words it is about.
    """

    number: int
    passage_id: UUID | None
    verdict: Outcome
    detail: str
    part: Literal["sources", "text", "citation"] = "sources"
    page: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Proof:
    """All verdicts on one brief, and whether the case's log of custody still holds what the brief names (None: untold)."""

    verdicts: tuple[Verdict, ...]
    custody: bool | None

    @property
    def ok(self) -> bool:
        """Whether there is something to prove, and all of it holds."""
        return (
            bool(self.verdicts)
            and all(each.verdict == "exact" for each in self.verdicts)
            and self.custody is not False
        )
