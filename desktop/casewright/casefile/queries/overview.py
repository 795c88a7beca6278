"""The case as a whole: its card, its counts, its own kinds."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import select, select_columns
from casewright.casefile.readers import Readable
from casewright.model.markings import Marking, markings_with
from casewright.model.ontology import Ontology, load_ontology
from casewright.model.scales import Ladder, ladders_with


class CaseCard(NamedTuple):
    """Title, question and handling of the case."""

    id: UUID
    title: str
    question: str | None
    description: str | None
    marking: str
    default_scheme: str


class Counts(NamedTuple):
    """How much there is; `uncited` are claims that say they are cited and rest on no passage."""

    entities: int
    links: int
    sources: int
    claims: int
    uncited: int
    assessments: int
    judgements: int
    boards: int
    briefs: int
    passages: int
    graph_views: int
    notes: int


class OntologyRow(NamedTuple):
    """A kind, scheme or mark this case adds."""

    part: str
    key: str
    definition: str
    id: UUID


def case_card(case: Readable) -> CaseCard:
    """The one row about the case."""
    return select_columns(case, CaseCard, "case_info")[0]


def counts(case: Readable) -> Counts:
    """All counts in one query."""
    tables = ("entity", "link", "source", "claim")
    later = ("assessment", "judgement", "ach_board", "brief", "passage", "graph_view", "note")
    uncited = "(SELECT count(*) FROM claim c WHERE basis = 'cited' AND NOT EXISTS (SELECT 1 FROM citation WHERE claim_id = c.id))"
    columns = [*map(_count, tables), uncited, *map(_count, later)]
    return select(case, Counts, f"SELECT {', '.join(columns)}")[0]


def ontology_rows(case: Readable) -> list[OntologyRow]:
    """What this case adds to the ontology, its schemes and its marks."""
    return select_columns(case, OntologyRow, "ontology_item", "ORDER BY part, key")


def case_ontology(case: Readable) -> Ontology:
    """The shipped ontology with this case's additions."""
    return load_ontology().with_items(ontology_rows(case))


def case_ladders(case: Readable) -> dict[str, Ladder]:
    """The estimative schemes known to this case."""
    return dict(ladders_with(ontology_rows(case)))


def case_markings(case: Readable) -> dict[str, Marking]:
    """The handling marks known to this case."""
    return dict(markings_with(ontology_rows(case)))


def _count(table: str) -> str:
    return f"(SELECT count(*) FROM {table})"
