"""Which entities and links pass a filter."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from casewright.analysis.case_filter.facts import UNJUDGED, Evidence, Facts, grade_rank
from casewright.analysis.case_filter.spans import CERTAIN, OUT, POSSIBLE, UNDATED, Bools, Ints, range_of
from casewright.analysis.network.scope import Scope
from casewright.model.case_filter import NO_POLARITY, CaseFilter
from casewright.model.markings import allows, checked_marking
from casewright.model.names import name_key


@dataclass(frozen=True)
class Passing:
    """What is shown, by the numbers of the facts it was asked of.

    Args:
        entities, links: whether each is shown; a link is only where both its ends are.
        entity_states, link_states: how each stands to the range of dates: CERTAIN, POSSIBLE, UNDATED or OUT; all are
            CERTAIN where there is no range.
        entities_of, links_of: how many there are to show at all.
    """

    entities: Bools
    links: Bools
    entity_states: Ints
    link_states: Ints
    entities_of: int
    links_of: int

    @property
    def undated(self) -> int:
        """How many shown links say nothing of when; 0 where no range of dates is asked for."""
        return int(np.count_nonzero(self.links & (self.link_states == UNDATED)))

    @property
    def possible_entities(self) -> Bools:
        """Shown, though they are not known for certain to belong into the range of dates."""
        found: Bools = self.entities & (self.entity_states != CERTAIN)
        return found

    @property
    def possible_links(self) -> Bools:
        """As `possible_entities`."""
        found: Bools = self.links & (self.link_states != CERTAIN)
        return found

    def scope(self, facts: Facts, directed: bool = False) -> Scope:
        """What is shown as the scope of a measure."""
        return Scope(
            directed=directed,
            entities=frozenset(facts.entities[number] for number in np.flatnonzero(self.entities)),
            links=frozenset(facts.links[number] for number in np.flatnonzero(self.links)),
        )


def passing(facts: Facts, asked: CaseFilter, within: Bools | None = None) -> Passing:
    """Applies a filter. The first time that origins are asked of facts takes long in a large case.

    Args:
        within: only these entities and the links among them are looked at, as in a graph view; None is the whole case.
            See `Facts.members`.

    Raises:
        InvalidValue: the filter names a date or a mark that is none in this case.
    """
    member = np.ones(len(facts.entities), np.bool_) if within is None else within
    inside = links_among(facts, member)
    entities, links = member & _entities(facts, asked), inside & _links(facts, asked)
    entity_states, link_states = _states(facts, asked.held, inside)
    if asked.held is not None:
        kept = [CERTAIN] + [POSSIBLE] * (not asked.certain) + [UNDATED] * asked.undated
        links &= np.isin(link_states, kept)
        entities &= np.isin(entity_states, kept)
    links &= entities[facts.source] & entities[facts.target]
    if asked.sources:
        spoken_of = _supported(facts.entity_evidence, asked.sources, len(facts.entities))
        entities &= spoken_of | _ends(facts, links)
    if not asked.unlinked:
        entities &= _ends(facts, links)
    return Passing(
        entities, links, entity_states, link_states, int(member.sum()), int(np.count_nonzero(inside))
    )


def links_among(facts: Facts, member: Bools) -> Bools:
    """Which links join two of some entities."""
    found: Bools = member[facts.source] & member[facts.target]
    return found


def _entities(facts: Facts, asked: CaseFilter) -> Bools:
    found = np.ones(len(facts.entities), np.bool_)
    if asked.entity_kinds:
        found &= facts.entity_kind.among(asked.entity_kinds)
    if asked.marking is not None:
        may = _may_show(facts, asked.marking)
        found &= facts.entity_marking.where(may) & _may_rest(facts.entity_evidence, may, len(found))
    if asked.tags:
        owner, tags = facts.entity_tags
        tagged = np.zeros(len(found), np.bool_)
        tagged[owner[tags.among(asked.tags)]] = True
        link_owner, link_tags = facts.link_tags
        links = np.zeros(len(facts.links), np.bool_)
        links[link_owner[link_tags.among(asked.tags)]] = True
        found &= tagged | _ends(facts, links)
    if asked.text.strip():
        part = name_key(asked.text)
        found &= np.fromiter((part in names for names in facts.names), np.bool_, len(found))
    return found


def _links(facts: Facts, asked: CaseFilter) -> Bools:
    found = np.ones(len(facts.links), np.bool_)
    if asked.link_kinds:
        found &= facts.link_kind.among(asked.link_kinds)
    if asked.statuses:
        found &= facts.status.among(asked.statuses)
    if asked.polarities:
        found &= facts.polarity.where(lambda each: (each or NO_POLARITY) in asked.polarities)
    if asked.marking is not None:
        may = _may_show(facts, asked.marking)
        found &= facts.link_marking.where(may) & _may_rest(facts.link_evidence, may, len(found))
    if asked.sources or asked.reliability is not None or asked.credibility is not None:
        found &= _graded(facts.link_evidence, asked, len(found))
    if asked.min_origins == 1:
        found &= facts.link_evidence.owners(np.ones(len(facts.link_evidence.owner), np.bool_), len(found))
    elif asked.min_origins > 1:
        found &= facts.origins >= asked.min_origins
    return found


def _graded(evidence: Evidence, asked: CaseFilter, count: int) -> Bools:
    """What one and the same citation supports, of a source that is asked for and graded well enough."""
    passes = evidence.source.among(asked.sources) if asked.sources else np.ones(len(evidence.owner), np.bool_)
    for scale, least, ranks in (
        ("reliability", asked.reliability, evidence.reliability),
        ("credibility", asked.credibility, evidence.credibility),
    ):
        if least is not None:
            passes &= (ranks <= grade_rank(scale, least)) & (ranks != UNJUDGED)
    return evidence.owners(passes, count)


def _supported(evidence: Evidence, sources: Collection[UUID], count: int) -> Bools:
    return evidence.owners(evidence.source.among(sources), count)


def _may_show(facts: Facts, ceiling: str) -> Callable[[str | None], bool]:
    checked_marking(ceiling, facts.markings)
    return lambda label: allows(ceiling, label, facts.markings)


def _may_rest(evidence: Evidence, may: Callable[[str | None], bool], count: int) -> Bools:
    """What has evidence that may be shown, or none at all: the name of what only a secret source knows is secret too."""
    open_to = evidence.owners(evidence.marks.where(lambda marks: all(may(mark) for mark in marks)), count)
    return open_to | ~evidence.owners(np.ones(len(evidence.owner), np.bool_), count)


def _ends(facts: Facts, links: Bools) -> Bools:
    found = np.zeros(len(facts.entities), np.bool_)
    found[facts.source[links]] = True
    found[facts.target[links]] = True
    return found


def _states(facts: Facts, held: str | None, inside: Bools) -> tuple[Ints, Ints]:
    """How entities and links stand to a range of dates.

    An event stands as its own date does. Any other entity is there when a claim about it or one of its links is; it is
    undated when it has neither, or when a link of it is undated and no other puts it there.
    """
    if held is None:
        return np.full(len(facts.entities), CERTAIN), np.full(len(facts.links), CERTAIN)
    begins, ends = range_of(held)
    links = facts.link_spans.states(begins, ends, len(facts.links))
    events = facts.event_spans.states(begins, ends, len(facts.entities))
    found = facts.claim_spans.states(begins, ends, len(facts.entities))
    dated = found != UNDATED
    best = np.where(dated, found, OUT)
    for each in (facts.source, facts.target):
        np.maximum.at(best, each[inside], links[inside])
        dated[each[inside]] = True
    best[~dated] = UNDATED
    return np.where(events != UNDATED, events, best), links
