"""What the sections of techniques share: prose and cells in the language of the brief, with the claims that bear on an object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.brief.blocks import Inline, Paragraph, Run, Table
from casewright.brief.evidence import Evidence
from casewright.casefile.queries.bearing import bearings_on
from casewright.model.scales import Ladder

if TYPE_CHECKING:
    from casewright.casefile.case import Case

Cell = tuple[Inline, ...]


@dataclass(frozen=True)
class Printing:
    """One brief under way."""

    case: Case
    evidence: Evidence
    ladder: Ladder
    language: str

    def said(self, text: str | None, style: str = "plain") -> Cell:
        """A text of the case with its citations; nothing for none."""
        return self.evidence.inlines(text.strip(), style) if text and text.strip() else ()

    def bearing(self, object_id: UUID) -> list[Inline]:
        """Marks of the claims for an object, and after them of those against it."""
        rows = bearings_on(self.case, object_id)
        against = self.evidence.mark(row.claim_id for row in rows if row.stance == "contradicts")
        marks = self.evidence.mark(row.claim_id for row in rows if row.stance == "supports")
        return [*marks, *([Run(" Reporting to the contrary:"), *against] if against else [])]

    def line(self, lead: str, text: str | None, *more: Inline) -> Iterator[Paragraph]:
        """A paragraph that begins with a few words of ours in bold; none where there is no text."""
        if text and text.strip():
            yield Paragraph((Run(f"{lead} ", "strong"), *self.said(text), *more), language=self.language)

    def estimate(self, likelihood: str | None, point: float | None) -> str:
        """Term, band and, where one was made, the point estimate; a point alone with the term that it lies in."""
        term = self.ladder.term(likelihood) if likelihood else None
        if term is None and point is not None:
            term = self.ladder.term_at(point)
        shown = f"{point:.0%}" if point is not None else ""
        if term is None:
            return shown
        if likelihood is None:
            return f"{shown} ({term.text}, {term.band})"
        return f"{term.text} ({term.band})" + (f", estimate {shown}" if shown else "")


def table(
    headers: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[float], alt: str
) -> Iterator[Table]:
    """A table, or nothing where it would have no rows."""
    cells = tuple(tuple(row) for row in rows)
    if cells:
        count = f"{len(cells)} row{'' if len(cells) == 1 else 's'}"
        yield Table(tuple(headers), cells, tuple(widths), f"{alt}: {count}.")
