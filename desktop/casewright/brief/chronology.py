"""A chronology: dated links, dates of entities and dated claims as a table, each line with its sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from casewright.analysis.timeline.facts import read_facts
from casewright.analysis.timeline.items import Clock, TimelineItem, timeline_items
from casewright.brief.blocks import Block, Inline, Run, Table
from casewright.brief.figures_from_case import shown_of_view
from casewright.brief.grounds import Grounds, left_out
from casewright.brief.techniques.printing import Printing
from casewright.casefile.queries.figures import marks_of
from casewright.casefile.queries.grounds import claimed_properties
from casewright.casefile.queries.overview import case_ontology
from casewright.model.dates import show_date
from casewright.model.periods import Period

if TYPE_CHECKING:
    from casewright.casefile.case import Case

_MOST = 400
_WIDTHS = (0.24, 0.76)
_ORDER = {"link": 0, "entity": 1, "claim": 2}


class _Line(NamedTuple):
    """Something with a date, and the claims it rests on."""

    item: TimelineItem
    when: Period
    claims: tuple[UUID, ...]


def chronology(
    printing: Printing, grounds: Grounds, object_type: str | None, object_id: UUID | None, caption: str
) -> Iterator[Block]:
    """Of an entity, of a graph view as its filters leave it, or of the whole case; nothing where nothing has a date.

    A claim about a link that is listed stands behind that line, and not on one of its own. With more than 400 lines those
    with the most sources are listed.

    Raises:
        InvalidValue: the filters of the view cannot be applied; what they should hide is not printed.
    """
    found = list(_lines(printing.case, grounds, object_type, object_id))
    concerned = {each for line in found for each in (line.item.id, *line.item.actors)}
    marks = {each.id: each.marking for each in marks_of(printing.case, concerned)}
    kept = [line for line in found if _may(grounds, marks, line)]
    shown = sorted(kept, key=lambda line: -grounds.sources(line.claims))[:_MOST]
    shown.sort(key=lambda line: (line.when.sort_key, _ORDER[line.item.type], line.item.title))
    if shown:
        rows = tuple(((Run(show_date(line.when.edtf)),), _said(printing, grounds, line)) for line in shown)
        more = (
            f"{len(kept) - len(shown):,} further dated entries are not listed."
            if len(kept) > len(shown)
            else ""
        )
        words = " ".join(each for each in (caption, more) if each)
        count = f"{len(rows)} line{'' if len(rows) == 1 else 's'}"
        yield Table(("When", "What happened"), rows, _WIDTHS, f"Chronology: {count}.", words)
    yield from left_out(len(found) - len(kept))


def _lines(case: Case, grounds: Grounds, object_type: str | None, object_id: UUID | None) -> Iterator[_Line]:
    facts = read_facts(case, case_ontology(case))
    values: dict[UUID, list[tuple[str, UUID]]] = defaultdict(list)
    for each in claimed_properties(case):
        values[each.entity_id].append((each.value, each.claim_id))
    about = facts.about_links()
    links = {each.id for each in facts.links if each.valid}
    within = _within(case, object_type, object_id)
    listed: set[UUID] = set()  # claims that stand behind a link
    for item in sorted(timeline_items(facts), key=lambda each: _ORDER.get(each.type, 9)):
        when = item.periods.get(Clock.HELD)
        if when is None or item.type not in _ORDER or (within is not None and not within(item)):
            continue
        if item.type == "link":
            claims = tuple(about.get(item.id, ()))
            listed.update(claims if item.id in links else ())
        elif item.type == "entity":
            claims = tuple(claim for value, claim in values[item.id] if value in when.edtf.split("/"))
        elif item.id in listed:
            continue
        else:
            claims = (item.id,)
        yield _Line(item, when, claims)


class _Within:
    """Whether an item belongs to what the chronology is of."""

    def __init__(self, entities: frozenset[UUID], links: frozenset[UUID] | None) -> None:
        self._entities, self._links = entities, links

    def __call__(self, item: TimelineItem) -> bool:
        """A link by itself or its ends; all else by the entities it is about."""
        if item.type == "link" and self._links is not None:
            return item.id in self._links
        return not self._entities.isdisjoint(item.actors)


def _within(case: Case, object_type: str | None, object_id: UUID | None) -> _Within | None:
    if object_id is None:
        return None
    if object_type == "entity":
        return _Within(frozenset([object_id]), None)
    nodes, edges, _ = shown_of_view(case, object_id)
    return _Within(frozenset(row.entity_id for row in nodes), frozenset(row.id for row in edges))


def _may(grounds: Grounds, marks: Mapping[UUID, str | None], line: _Line) -> bool:
    if line.item.type == "claim":
        return grounds.may_claim(line.item.id)
    own = not line.claims or any(map(grounds.may_claim, line.claims))
    return own and grounds.may(marks.get(line.item.id), *(marks.get(each) for each in line.item.actors))


def _said(printing: Printing, grounds: Grounds, line: _Line) -> tuple[Inline, ...]:
    words = Run(" ".join(line.item.parts), "plain", printing.language)
    if line.item.type == "link":
        return (words, *grounds.of_object(line.item.id))
    return (words, *grounds.of_claims(line.claims))
