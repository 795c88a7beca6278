"""What a result of link analysis rests on. It is part of every result (tradecraft reference, 4.2 and rule GR03)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casewright.casefile.queries.network import NetworkLink


@dataclass(frozen=True)
class Coverage:
    """The links that were looked at.

    Args:
        entities: after those judged the same are counted as one; `merged` is how many fewer that makes.
        links, uncited, undated: all links, those that no citation supports, those that say nothing of when they held.
        held_from, held_to: the first and the last day of what the dated links say (ISO), as far as they have a bound.
        published_from, published_to: of the sources that support them.
        left_out: links of the case that the scope leaves out.
        disputed: entities that were judged different and are yet one by a chain of other judgements.
    """

    entities: int
    merged: int
    links: int
    uncited: int
    undated: int
    held_from: str | None
    held_to: str | None
    published_from: str | None
    published_to: str | None
    left_out: int
    disputed: int

    @property
    def sentence(self) -> str:
        """`Observed network only; 214 links, 31 uncited, coverage 2019-03-01 – 2024-11-30, 12 undated.`"""
        dates = f"{self.held_from or '…'} – {self.held_to or '…'}"
        parts = [
            f"{self.links:,} link{'s' * (self.links != 1)}",
            f"{self.uncited:,} uncited",
            f"coverage {dates}" if self.held_from or self.held_to else "no coverage dates",
        ]
        parts += [f"{self.undated:,} undated"] if self.undated else []
        parts += [f"{self.left_out:,} left out"] if self.left_out else []
        parts += [f"{self.disputed:,} disputed identities"] if self.disputed else []
        return f"Observed network only; {', '.join(parts)}."


def coverage_of(
    links: Iterable[NetworkLink], *, entities: int, merged: int, left_out: int, disputed: int
) -> Coverage:
    """Counts and dates of these links."""
    held = list(links)
    return Coverage(
        entities=entities,
        merged=merged,
        links=len(held),
        uncited=sum(not link.citations for link in held),
        undated=sum(link.valid is None for link in held),
        held_from=min((link.valid_lo for link in held if link.valid_lo), default=None),
        held_to=max((link.valid_hi for link in held if link.valid_hi), default=None),
        published_from=min((link.published_lo for link in held if link.published_lo), default=None),
        published_to=max((link.published_hi for link in held if link.published_hi), default=None),
        left_out=left_out,
        disputed=disputed,
    )
