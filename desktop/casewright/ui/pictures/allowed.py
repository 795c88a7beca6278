"""What may be in a picture: asked of the case anew when it is exported, whatever the screen shows at that moment."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.figure_facts import FigureFacts, figure_facts
from casewright.casefile.case import Case
from casewright.model.case_filter import CaseFilter
from casewright.ui.tasks import Progress


@dataclass(frozen=True)
class Allowed:
    """What the filter lets through: None is all. `withheld` are claims and sources above its marking."""

    entities: Collection[UUID] | None = None
    links: Collection[UUID] | None = None
    withheld: Collection[UUID] = ()

    def entity(self, entity_id: UUID) -> bool:
        """Whether an entity may be in it."""
        return self.entities is None or entity_id in self.entities

    def link(self, link_id: UUID) -> bool:
        """Whether a link may be in it."""
        return self.links is None or link_id in self.links


@dataclass(frozen=True)
class Subject:
    """What a picture shows, by id; `others` are claims and sources, `view` the graph view whose title it bears."""

    entities: frozenset[UUID] = frozenset()
    links: frozenset[UUID] = frozenset()
    others: frozenset[UUID] = frozenset()
    view: UUID | None = None


def ask_what_is_allowed(
    progress: Progress, case: Case, asked: CaseFilter, within: Collection[UUID] | None
) -> Allowed:
    """On a thread. `within` None is the whole case. Raises InvalidValue when the filter cannot be applied."""
    progress.check()
    if asked.keeps_all:
        return Allowed()
    # numpy loads with these
    from casewright.analysis.case_filter.above import claims_above, sources_above
    from casewright.analysis.case_filter.of_view import scope_of_filter

    every = (
        within if within is not None else [UUID(bytes=each) for (each,) in case.read("SELECT id FROM entity")]
    )
    scope = scope_of_filter(case, asked, every)
    if asked.marking is None:
        return Allowed(scope.entities, scope.links)
    above = claims_above(case, asked.marking) | sources_above(case, asked.marking)
    return Allowed(scope.entities, scope.links, above)


def ask_for_facts(progress: Progress, case: Case, subject: Subject, ceiling: str | None) -> FigureFacts:
    """On a thread: what the picture says of itself."""
    progress.check()
    shown = subject.entities | subject.links | subject.others
    return figure_facts(case, shown, subject.links, subject.view, ceiling)
