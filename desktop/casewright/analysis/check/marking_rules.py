"""Rules on markings: never below what is cited, and never a label that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule, rule_on
from casewright.analysis.check.marked import Marked
from casewright.model.errors import InvalidValue
from casewright.model.markings import allows, checked_marking
from casewright.model.short_text import shorten

_MARKED = (
    "case_info",
    "entity",
    "link",
    "source",
    "passage",
    "claim",
    "assessment",
    "judgement",
    "brief",
    "brief_section",
    "graph_view",
    "note",
)


@rule_on(Marked, "MK01", "blocker", "Raise the marking, remove what is above it, or record the permission.")
def marking_below_sources(facts: Facts, marked: Marked) -> Iterator[Found]:
    """A brief, assessment, judgement or claim carries a lower marking than something it quotes or cites."""
    for cited in marked.cites:
        if is_above(facts, marked.marking, cited.marking):
            message = f"{marked.name} is {marked.marking}, below {cited.marking} of “{shorten(cited.name, 80)}”, which it cites."
            yield Found(marked.object_type, marked.object_id, message, f"{marked.marking} {cited.marking}")
            return


@rule("MK03", "blocker", "Choose a label from the list; TLP labels are written without spaces.")
def invalid_marking(facts: Facts) -> Iterator[Found]:
    """A marking is no label of any ladder."""
    for table in _MARKED:
        for row_id, marking in facts.case.read(f"SELECT id, marking FROM {table} WHERE marking IS NOT NULL"):
            try:
                checked_marking(marking, facts.markings)
            except InvalidValue as error:
                yield Found(table, UUID(bytes=row_id), str(error), marking)


def is_above(facts: Facts, ceiling: str, label: str) -> bool:
    """Whether `label` is stricter than `ceiling`; labels that are invalid or of another ladder do not compare."""
    try:
        checked_marking(label, facts.markings)
        return not allows(ceiling, label, facts.markings)
    except InvalidValue:
        return False
