"""How the ratings of a case lie on the two axes of the Admiralty scale, and how many of them lie on its diagonal.

Where A goes with 1, B with 2 and so on, the axes were hardly judged apart: 87 % of some 1,400 army reports lay so (Baker et al.
1968; tradecraft, section 3, guard 1). F and 6 say that nothing could be judged, and belong to no diagonal. Nothing is reckoned
with the pair beyond counting how often it occurs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casewright.casefile.readers import Readable
from casewright.model.choices import choices

ENOUGH, TOO_MANY = 20, 0.7  # ratings on both axes, and the share of them on the diagonal (house rule)
Pair = tuple[str, str]

_RATED = (
    "SELECT s.reliability, x.credibility, x.id FROM citation x JOIN passage p ON p.id = x.passage_id "
    "JOIN source s ON s.id = p.source_id WHERE s.reliability IS NOT NULL AND x.credibility IS NOT NULL"
)
# Who set the digit last, by the journal (a merge sets none itself); rows of a pack were brought in by nobody in particular.
_RATERS = (
    "SELECT h.row_id, a.name FROM change h JOIN change_set s ON s.seq = h.cs JOIN analyst a ON a.id = s.author "
    "WHERE h.tbl = 'citation' AND h.op IN ('I', 'U') AND json_extract(h.after, '$.credibility') IS NOT NULL "
    "AND s.kind <> 'merge' ORDER BY s.hlc, h.seq"
)


@dataclass(frozen=True)
class RatingSpread:
    """How often each pair of letter and digit occurs, one for each citation rated on both axes."""

    counts: Mapping[Pair, int]

    @property
    def rated(self) -> int:
        """Citations with a letter and a digit, F and 6 among them."""
        return sum(self.counts.values())

    @property
    def judged(self) -> int:
        """Those of them that were judged on both axes: neither F nor 6."""
        judged = _judged("reliability"), _judged("credibility")
        return sum(
            n for (letter, digit), n in self.counts.items() if letter in judged[0] and digit in judged[1]
        )

    @property
    def on_diagonal(self) -> int:
        """How many are A1, B2, C3, D4 or E5."""
        return sum(self.counts.get(pair, 0) for pair in diagonal())

    @property
    def share(self) -> float | None:
        """The share of the diagonal among the judged, from 0 to 1; None while nothing is judged."""
        return self.on_diagonal / self.judged if self.judged else None

    @property
    def is_suspicious(self) -> bool:
        """Whether there are ratings enough, and too many of them on the diagonal."""
        return self.judged >= ENOUGH and self.on_diagonal > TOO_MANY * self.judged


def rating_spread(case: Readable) -> RatingSpread:
    """The spread of all citations of a case; the letter is the one in force in general."""
    return spread_of((letter, digit) for letter, digit, _ in case.read(_RATED))


def spread_by_rater(case: Readable) -> dict[str | None, RatingSpread]:
    """The same by who rated the item last, the most ratings first; None for what came in bulk."""
    raters = dict(case.read(_RATERS))
    pairs: dict[str | None, list[Pair]] = defaultdict(list)
    for letter, digit, citation in case.read(_RATED):
        pairs[raters.get(citation)].append((letter, digit))
    return {name: spread_of(found) for name, found in sorted(pairs.items(), key=lambda each: -len(each[1]))}


def spread_of(pairs: Iterable[tuple[str, str]]) -> RatingSpread:
    """The spread of these pairs of letter and digit."""
    return RatingSpread(Counter((letter, digit) for letter, digit in pairs))


def diagonal() -> tuple[Pair, ...]:
    """The pairs of the same rank on both axes: A1 to E5."""
    return tuple(zip(_judged("reliability"), _judged("credibility"), strict=True))


def _judged(axis: str) -> tuple[str, ...]:
    return tuple(each.key for each in choices(axis) if not each.unjudged)
