"""What a releasable version leaves out of its brief, for the author: each with why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.scope import objects_of_brief
from casewright.analysis.release.portions import Portion
from casewright.analysis.release.withholding import Withholding
from casewright.casefile.queries.places import stated_coordinates
from casewright.casefile.queries.records import title_of
from casewright.casefile.queries.rows import ids, marks
from casewright.model.short_text import shorten

if TYPE_CHECKING:
    from casewright.brief.release.released_case import ReleasedCase
    from casewright.casefile.case import Case

# In the order in which a reader would miss them.
LISTED = (
    "brief_section", "judgement", "alternative", "assumption", "scenario_set", "scenario", "driver", "indicator", "gap",
    "implication", "challenge", "premortem", "premortem_reason", "ach_board", "ach_hypothesis", "ach_row", "observation",
    "information_check", "claim", "passage", "source", "entity", "link",
)  # fmt: skip
_INSIDE = (
    "scenario",
    "driver",
    "premortem_reason",
    "ach_hypothesis",
    "ach_row",
    "observation",
    "information_check",
)
_TITLE = 90


class LeftOut(NamedTuple):
    """A row, or (as `paragraph`, with the id of its section or brief) a paragraph, that a version leaves out."""

    kind: str
    id: UUID
    title: str
    why: str


def left_out(case: Case, brief_id: UUID, released: ReleasedCase) -> tuple[LeftOut, ...]:
    """Everything that the whole brief shows, cites or rests on and the version does not, in the order of `LISTED`."""
    shown = _shown(case, brief_id, released.withholding)
    paragraphs = [
        LeftOut("paragraph", each.section or brief_id, *_said(each.portion)) for each in released.paragraphs
    ]
    rows = [
        LeftOut(table, row_id, _title(case, table, row_id), why.why)
        for table in LISTED
        for row_id, why in released.withholding.withheld(table).items()
        if row_id in shown
    ]
    return (*paragraphs, *rows)


def counts(found: Sequence[LeftOut]) -> dict[str, int]:
    """How many of each kind are left out."""
    return dict(Counter(each.kind for each in found))


def _said(portion: Portion) -> tuple[str, str]:
    return shorten(portion.text, _TITLE), portion.why.why


def _title(case: Case, table: str, row_id: UUID) -> str:
    return shorten(title_of(case, table, row_id) or table.replace("_", " "), _TITLE)


def _shown(case: Case, brief_id: UUID, withholding: Withholding) -> set[UUID]:
    """The ids of all that the whole brief shows and rests on, with the parts of its boards, scenarios and figures."""
    shown = set(objects_of_brief(Facts(case), brief_id))
    for table in _INSIDE:
        shown |= {
            row_id for row_id, goes_with in withholding.goes_with(table) if shown.intersection(goes_with)
        }
    shown |= set(_in_figures(case, brief_id))
    within = withholding.goes_with
    shown |= {
        one
        for table in ("ach_row", "observation")
        for row, refs in within(table)
        if row in shown
        for one in refs
    }
    claims = shown & {row_id for row_id, _ in within("claim")}
    shown |= {one for _, refs in within("citation") if claims.intersection(refs) for one in refs}
    passages = shown & {row_id for row_id, _ in within("passage")}
    return shown | {one for row, refs in within("passage") if row in passages for one in refs}


def _in_figures(case: Case, brief_id: UUID) -> Iterator[UUID]:
    """The entities and links of graph views, timelines and maps."""
    for kind, row_id in case.read(
        "SELECT kind, object_id FROM brief_section WHERE brief_id = ? AND kind IN ('link_chart', 'timeline', 'map')",
        (brief_id.bytes,),
    ):
        views = (
            [row_id]
            if row_id
            else [each.bytes for each in ids(case, "SELECT id FROM graph_view ORDER BY id LIMIT 1")]
        )
        if kind == "timeline" and not row_id:
            yield from ids(case, "SELECT id FROM link WHERE valid IS NOT NULL")
        elif kind == "map" and not row_id:
            yield from (row.entity_id for row in stated_coordinates(case))
        else:
            nodes = ids(
                case,
                f"SELECT entity_id FROM graph_node WHERE view_id IN ({marks(views)}) AND NOT hidden",
                views,
            )
            yield from nodes
            inside = set(nodes)
            for link, one, other in case.read("SELECT id, from_id, to_id FROM link"):
                if {UUID(bytes=one), UUID(bytes=other)} <= inside:
                    yield UUID(bytes=link)
