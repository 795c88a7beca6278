"""The quality of information check: how well the sources behind a judgement carry it (tradecraft, section 4.2).

The labels are the reference's; no standard says where one ends and the next begins. `DEFINITIONS` is that in words, and
`support_label` in code: the only place where it is decided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.backing import Backing, backing_of
from casewright.casefile.queries.information_checks import SaidRow, said_of
from casewright.casefile.readers import Readable

DEFINITIONS: Mapping[str, tuple[str, str]] = {
    "corroborated": (
        "Corroborated",
        "Two or more independent origins even at worst, and at least one supporting item rated C3 or better.",
    ),
    "thin": (
        "Thin",
        "Two or more independent origins at best, but fewer than two at worst, or no supporting item rated C3 or better.",
    ),
    "single_source": ("Single source", "One source, or several that have one origin even at best."),
    "unsupported": ("Unsupported", "No source supports it."),
    "conflicting": (
        "Conflicting",
        "It is supported, and at least one source contradicts it or what it rests on.",
    ),
}
_GOOD_LETTERS, _GOOD_DIGITS = frozenset("ABC"), frozenset("123")


@dataclass(frozen=True)
class JudgementQuality:
    """How well one judgement is supported.

    Args:
        support: `corroborated`, `thin`, `single_source` or `unsupported`, whatever speaks against it.
        says: of each source that says anything, `supports`, `contradicts` or `both`; all others are silent.
        relays: for each supporting source, those that it passes on by confirmed links.
        weak_points: sources whose failure together would remove all support, at worst.
    """

    judgement: UUID
    support: str
    optimistic: int
    pessimistic: int
    says: Mapping[UUID, str]
    relays: Mapping[UUID, frozenset[UUID]]
    weak_points: tuple[frozenset[UUID], ...]

    @property
    def status(self) -> str:
        """The label: `conflicting` where it is both supported and contradicted, otherwise that of its support."""
        contradicted = any(each != "supports" for each in self.says.values())
        return "conflicting" if contradicted and self.support != "unsupported" else self.support

    @property
    def origins_words(self) -> str:
        """`3 independent origins`, `1 to 3 independent origins`."""
        least, most = self.pessimistic, self.optimistic
        return (
            f"{most if least == most else f'{least} to {most}'} independent origin{'' if most == 1 else 's'}"
        )


def quality_of(case: Readable, judgement_id: UUID) -> JudgementQuality:
    """Reads what stands behind one judgement and says how good it is. Takes as long as counting its origins."""
    said, backing = said_of(case, judgement_id), backing_of(case, "judgement", judgement_id)
    best, worst = backing.origins.optimistic, backing.origins.pessimistic
    return JudgementQuality(
        judgement_id,
        support_label(len(backing.cited), best, worst, has_good_item(said)),
        best,
        worst,
        _says(said),
        {source: backing.leads_to[source] for source in backing.cited if backing.leads_to[source]},
        _weak_points(backing),
    )


def support_label(sources: int, optimistic: int, pessimistic: int, good_item: bool) -> str:
    """The label of what supports a judgement: so many cited sources with so many independent origins (`DEFINITIONS`)."""
    if sources == 0:
        return "unsupported"
    if optimistic < 2:
        return "single_source"
    return "corroborated" if pessimistic >= 2 and good_item else "thin"


def has_good_item(said: Sequence[SaidRow]) -> bool:
    """Whether a supporting item is rated C3 or better: source A to C, information 1 to 3. What is not rated is not."""
    return any(
        row.stance == "supports" and row.reliability in _GOOD_LETTERS and row.credibility in _GOOD_DIGITS
        for row in said
    )


def _says(said: Sequence[SaidRow]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for row in said:
        before = found.setdefault(row.source_id, row.stance)
        if before != row.stance:
            found[row.source_id] = "both"
    return found


def _weak_points(backing: Backing) -> tuple[frozenset[UUID], ...]:
    """The groups of sources whose failure removes all support; none worth naming where each source stands for itself."""
    points = [
        frozenset(each for each in group if isinstance(each, UUID)) for group in backing.origins.weak_points
    ]
    return tuple(points)
