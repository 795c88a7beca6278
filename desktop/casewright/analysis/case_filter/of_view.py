"""What a graph view shows, its filters included, for whoever draws or measures it outside the window."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from casewright.analysis.network.scope import Scope
from casewright.casefile.queries import filtering
from casewright.casefile.readers import Readable
from casewright.model.case_filter import CaseFilter, read_filter


def scope_of_view(case: Readable, view_id: UUID, entities: Iterable[UUID]) -> Scope:
    """Of the entities in a view and the links among them, those that its filters let through.

    Raises:
        InvalidValue: the filters of the view cannot be applied.
    """
    return scope_of_filter(case, read_filter(filtering.saved_filters(case, view_id)), entities)


def scope_of_filter(case: Readable, asked: CaseFilter, entities: Iterable[UUID]) -> Scope:
    """Of some entities and the links among them, those that a filter lets through.

    Raises:
        InvalidValue: the filter cannot be applied in this case.
    """
    held = frozenset(entities)
    if asked.keeps_all:
        return Scope(entities=held)
    # numpy loads only for a view that has filters
    from casewright.analysis.case_filter.facts import read_facts
    from casewright.analysis.case_filter.passing import passing

    facts = read_facts(case)
    return passing(facts, asked, facts.members(held)).scope(facts)
