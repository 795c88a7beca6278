"""What a judgement hangs on most, in sentences: a draft for who argues against it. Judging it is left to that person."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.backing import Backing, backing_of
from casewright.analysis.origin_words import names, warnings
from casewright.casefile.queries import judging
from casewright.casefile.readers import Readable
from casewright.model.choices import choice
from casewright.model.short_text import shorten

_MOST_POINTS = 3  # groups whose failure together removes all support; beyond that nothing is weak about it
_MOST_WARNINGS = 3


def weakest_link(case: Readable, judgement_id: UUID) -> str:
    """Weak points of its origins, what makes them fewer than they seem, and its linchpins; empty where nothing is weak."""
    backing = backing_of(case, "judgement", judgement_id)
    return " ".join([*_origins(backing), *_linchpins(case, judgement_id)])


def _origins(backing: Backing) -> Iterator[str]:
    if not backing.cited:
        yield "No source supports it."
        return
    points = [names(backing, sorted(group, key=str)) for group in backing.origins.weak_points]
    if len(points) == 1:
        yield f"Everything hangs on {points[0]}."
    elif 1 < len(points) <= _MOST_POINTS:
        yield f"Nothing is left of its support once these fail together: {'; '.join(points)}."
    yield from (line.words for line in warnings(backing)[:_MOST_WARNINGS])


def _linchpins(case: Readable, judgement_id: UUID) -> Iterator[str]:
    assessment_id = judging.assessment_of(case, "judgement", judgement_id)
    rows = judging.assumptions_of(case, assessment_id) if assessment_id else []
    for row in rows:
        if row.linchpin and row.judgement_id in (None, judgement_id):
            solid = choice("assumption_category", row.category).label.lower()
            yield f"It falls with the assumption “{shorten(row.text, 160)}” ({solid})."
