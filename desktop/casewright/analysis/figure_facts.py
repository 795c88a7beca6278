"""What a figure has to say of itself: how much it rests on, how far its data go, how it is to be handled.

A figure without source line and data date is a fault of tradecraft (rule BR05).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from casewright.casefile.queries.figures import BehindRow, behind, marks_of
from casewright.casefile.queries.overview import case_markings
from casewright.casefile.readers import Readable
from casewright.model.dates import show_date
from casewright.model.markings import Marking, allows, strictest_by_ladder


@dataclass(frozen=True)
class FigureFacts:
    """Counts of what is shown and of what stands behind it.

    `until` is when the latest of these sources was published, in words; empty where none has a date. `markings` are the
    strictest of what is shown, one of each ladder that occurs.
    """

    sources: int = 0
    links: int = 0
    uncited: int = 0
    until: str = ""
    markings: tuple[str, ...] = ()

    @property
    def marking(self) -> str:
        """All of them as they are written on a page; empty where nothing is marked."""
        return " · ".join(self.markings)

    @property
    def source_line(self) -> str:
        """`Source: 12 sources in this case; 3 of 40 links uncited; observed network only.`"""
        found = [_counted(self.sources, "source", "sources")]
        if self.links:
            found.append(f"{self.uncited:,} of {_counted(self.links, 'link', 'links')} uncited")
        return f"Based on {'; '.join(found)}; observed network only."

    @property
    def data_date(self) -> str:
        """`Data to 12 May 2024`, or that no source says."""
        return f"Data to {self.until}" if self.until else "Undated: no source behind it has a date"


def figure_facts(
    case: Readable,
    shown: Collection[UUID],
    links: Collection[UUID] = (),
    view: UUID | None = None,
    ceiling: str | None = None,
) -> FigureFacts:
    """The facts of a figure that shows these objects.

    Args:
        shown: entities, claims and sources, and the links too.
        links: which of them are links.
        view: the graph view whose title is shown.
        ceiling: what is marked higher than this is not counted, since a filter leaves it out.
    """
    markings = case_markings(case)
    rows = [row for row in behind(case, shown) if _may(row, ceiling, markings)]
    cited = {row.object_id for row in rows}
    dated = [row for row in rows if row.published_hi]
    latest = max(dated, key=lambda row: row.published_hi or "", default=None)
    own = [each.marking for each in marks_of(case, [*shown, *([view] if view else ())])]
    found = strictest_by_ladder([*own, *_of_evidence(rows, markings)], markings)
    return FigureFacts(
        len({row.source_id for row in rows}),
        len(links),
        sum(each not in cited for each in links),
        show_date(latest.published_hi) if latest is not None and latest.published_hi else "",
        tuple(found.values()),
    )


def _may(row: BehindRow, ceiling: str | None, markings: dict[str, Marking]) -> bool:
    return ceiling is None or all(allows(ceiling, mark, markings) for mark in _marks(row))


def _marks(row: BehindRow) -> tuple[str | None, ...]:
    return row.claim_marking, row.passage_marking, row.source_marking


def _of_evidence(rows: Iterable[BehindRow], markings: dict[str, Marking]) -> list[str]:
    """What each object is to be marked for its evidence: as the mildest of it, which already says as much."""
    by_object: dict[UUID, set[tuple[str, ...]]] = defaultdict(set)
    for row in rows:
        by_object[row.object_id].add(
            tuple(strictest_by_ladder(_marks(row), markings).values()) if any(_marks(row)) else ()
        )
    mildest: set[tuple[str, ...]] = {
        min(each, key=lambda labels: (len(labels), [markings[label].rank for label in labels]))
        for each in by_object.values()
    }
    return [label for labels in mildest for label in labels]


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
