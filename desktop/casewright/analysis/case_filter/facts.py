"""What a filter asks of a case, as arrays: read once, asked many times, also several times a second."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar
from uuid import UUID

import numpy as np

from casewright.analysis.case_filter.spans import Bools, Ints, Spans, spans_of
from casewright.analysis.event_dates import event_dates
from casewright.analysis.link_origins import origins_of_links
from casewright.casefile.queries import filtering
from casewright.casefile.queries.overview import case_markings, case_ontology
from casewright.casefile.readers import Readable
from casewright.model.choices import choice
from casewright.model.errors import InvalidValue
from casewright.model.markings import Marking

EVENT = "event"
UNJUDGED = 99
"""Rank of what is not graded, or cannot be judged: worse than every grade."""


V = TypeVar("V", bound=Hashable)


class Coded(Generic[V]):
    """A column of values that repeat, as numbers."""

    def __init__(self, values: Iterable[V]) -> None:
        self.values: dict[V, int] = {}
        self.codes = np.fromiter(
            (self.values.setdefault(each, len(self.values)) for each in values), np.int64
        )

    def among(self, wanted: Collection[V]) -> Bools:
        """Which rows have one of these values."""
        return self.where(lambda value: value in wanted)

    def where(self, passes: Callable[[V], bool]) -> Bools:
        """Which rows have a value that passes; each value is asked about once."""
        keeps = np.array([passes(value) for value in self.values], np.bool_)
        found: Bools = keeps[self.codes] if len(keeps) else np.zeros(len(self.codes), np.bool_)
        return found


@dataclass(frozen=True)
class Evidence:
    """Citations behind entities or links, and mentions of entities; `owner` is the number of what each is behind."""

    owner: Ints
    source: Coded[UUID]
    marks: Coded[tuple[str | None, str | None, str | None]]
    reliability: Ints
    credibility: Ints

    def owners(self, passing: Bools, count: int) -> Bools:
        """Which of `count` owners have a row that passes."""
        found = np.zeros(count, np.bool_)
        found[self.owner[passing]] = True
        return found


class Facts:
    """Entities and links by number, in the order of their ids. Made by `read_facts`.

    `event_spans` and `claim_spans` are owned by entities, `link_spans` by links. A link is dated by its own validity; where
    it has none, by the claims about it. An event is dated by its property `date` alone.
    """

    def __init__(self, case: Readable) -> None:
        ontology = case_ontology(case)
        entities, links = filtering.filtered_entities(case), filtering.filtered_links(case)
        self.entities = [each.id for each in entities]
        self.links = [each.id for each in links]
        self.entity_number = {each: number for number, each in enumerate(self.entities)}
        self.link_number = {each: number for number, each in enumerate(self.links)}
        self.entity_kind = Coded(each.kind for each in entities)
        self.link_kind = Coded(each.kind for each in links)
        self.status = Coded(each.status for each in links)
        self.polarity = Coded(each.polarity for each in links)
        self.entity_marking = Coded(each.marking for each in entities)
        self.link_marking = Coded(each.marking for each in links)
        self.names = [each.names for each in entities]
        self.source = np.array([self.entity_number[each.from_id] for each in links], np.int64)
        self.target = np.array([self.entity_number[each.to_id] for each in links], np.int64)
        self.markings: dict[str, Marking] = case_markings(case)
        self._read_dates(case, ontology.descendants(EVENT), links)
        self._read_evidence(case)
        self._read_tags(case)
        self._case = case

    @property
    def has_origins(self) -> bool:
        """Whether the origins were counted."""
        return "origins" in self.__dict__

    @cached_property
    def origins(self) -> Ints:
        """Independent origins of each link, counted cautiously. The first time takes long in a large case."""
        counts = origins_of_links(self._case)
        return np.array([counts.get(link, 0) for link in self.links], np.int64)

    def members(self, entities: Iterable[UUID]) -> Bools:
        """Which entities are among these; what the case does not hold is passed over."""
        found = np.zeros(len(self.entities), np.bool_)
        found[[self.entity_number[each] for each in entities if each in self.entity_number]] = True
        return found

    def _read_dates(
        self, case: Readable, event_kinds: Sequence[str], links: Sequence[filtering.FilteredLink]
    ) -> None:
        events = event_dates(case, event_kinds)
        own = [(self.entity_number[event], said) for event, said in events if event in self.entity_number]
        claimed: list[tuple[int, str]] = []
        dated = [(number, each.valid) for number, each in enumerate(links) if each.valid]
        says_itself = {number for number, _ in dated}
        for row in filtering.held_rows(case):
            entity, link = self.entity_number.get(row.object_id), self.link_number.get(row.object_id)
            if entity is not None:
                claimed.append((entity, row.date))
            elif link is not None and link not in says_itself:
                dated.append((link, row.date))
        self.event_spans: Spans = spans_of(own)
        self.claim_spans: Spans = spans_of(claimed)
        self.link_spans: Spans = spans_of(dated)

    def _read_evidence(self, case: Readable) -> None:
        rows = filtering.evidence_rows(case)
        self.entity_evidence = _evidence(rows, self.entity_number)
        self.link_evidence = _evidence(rows, self.link_number)

    def _read_tags(self, case: Readable) -> None:
        rows = filtering.tagged_rows(case)
        self.entity_tags = _owned(rows, self.entity_number)
        self.link_tags = _owned(rows, self.link_number)


def read_facts(case: Readable) -> Facts:
    """Reads the whole case; some 0.3 s for 10,000 entities and 20,000 links: not on the main thread."""
    return Facts(case)


def grade_rank(scale: str, key: str | None) -> int:
    """Place on the Admiralty scale `reliability` or `credibility`, 1 the best; UNJUDGED for none."""
    if key is None:
        return UNJUDGED
    try:
        found = choice(scale, key)
    except InvalidValue:
        return UNJUDGED
    return UNJUDGED if found.unjudged else found.rank


def _evidence(rows: Sequence[filtering.EvidenceRow], number: dict[UUID, int]) -> Evidence:
    own = [row for row in rows if row.object_id in number]
    return Evidence(
        np.array([number[row.object_id] for row in own], np.int64),
        Coded(row.source_id for row in own),
        Coded((row.claim_marking, row.passage_marking, row.source_marking) for row in own),
        np.array([grade_rank("reliability", row.reliability) for row in own], np.int64),
        np.array([grade_rank("credibility", row.credibility) for row in own], np.int64),
    )


def _owned(rows: Sequence[filtering.TaggedRow], number: dict[UUID, int]) -> tuple[Ints, Coded[UUID]]:
    own = [row for row in rows if row.object_id in number]
    return np.array([number[row.object_id] for row in own], np.int64), Coded(row.tag_id for row in own)
