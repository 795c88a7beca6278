"""Rules on markings: never below what is cited, and never a label that does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.check.facts import Facts, remembered
from casewright.analysis.check.finding import Found, rule, rule_on
from casewright.analysis.check.marked import Marked
from casewright.analysis.check.rows import (
    BriefRow,
    SectionRow,
)
from casewright.model.errors import InvalidValue
from casewright.model.markings import allows, checked_marking
from casewright.model.short_text import shorten

_SHORTEST_NAME = 4  # letters: shorter ones stand within ordinary words and dates
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
    """A brief, assessment, judgement or claim carries a lower marking than something it quotes, cites or shows."""
    for cited in marked.cites:
        if is_above(facts, marked.marking, cited.marking):
            message = f"{marked.name} is {marked.marking}, below {cited.marking} of “{shorten(cited.name, 80)}”, which it cites."
            yield Found(marked.object_type, marked.object_id, message, f"{marked.marking} {cited.marking}")
            return


@rule("MK03", "blocker", "Choose a label from the list; TLP labels are written without spaces.")
def invalid_marking(facts: Facts) -> Iterator[Found]:
    """A marking is no label of any ladder."""
    for table, column in (*((table, "marking") for table in _MARKED), ("brief", "max_marking")):
        for row_id, marking in facts.case.read(
            f"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL"
        ):
            try:
                checked_marking(marking, facts.markings)
            except InvalidValue as error:
                yield Found(table, UUID(bytes=row_id), str(error), marking)


@rule_on(SectionRow, "MK02", "blocker", "Mark the section, or take portion marking off the brief.")
def unmarked_portion(facts: Facts, section: SectionRow) -> Iterator[Found]:
    """A section of a brief with portion marking has no marking of its own."""
    brief = facts.row(BriefRow, section.brief_id)
    if brief is not None and brief.portion_marked and not section.marking:
        name = section.title or section.kind.replace("_", " ")
        message = f"The section “{shorten(name, 80)}” of “{shorten(brief.title, 80)}” is not marked."
        yield Found("brief_section", section.id, message, name)


@rule_on(
    BriefRow, "MK04", "blocker", "Make a releasable version: leave out what the customer may not receive."
)
def above_the_customer(facts: Facts, brief: BriefRow) -> Iterator[Found]:
    """A brief, or a section of it, is marked higher than its customer may receive."""
    marking = brief.marking or facts.case_marking()
    if brief.max_marking and is_above(facts, brief.max_marking, marking):
        message = f"“{shorten(brief.title, 80)}” is {marking}, and its customer may receive no more than {brief.max_marking}."
        yield Found("brief", brief.id, message, f"{marking} {brief.max_marking}")


@above_the_customer.also_on(SectionRow)
def _(facts: Facts, section: SectionRow) -> Iterator[Found]:
    brief = facts.row(BriefRow, section.brief_id)
    if brief is None or not brief.max_marking or not section.marking:
        return
    if is_above(facts, brief.max_marking, section.marking):
        name = shorten(section.title or section.kind.replace("_", " "), 80)
        message = f"The section “{name}” is {section.marking}, and its customer may receive no more than {brief.max_marking}."
        yield Found("brief_section", section.id, message, f"{section.marking} {brief.max_marking}")


@rule_on(
    BriefRow,
    "MK05",
    "warning",
    "Word it without that name: titles go into file names, metadata and lists of products.",
)
def marked_name_in_a_title(facts: Facts, brief: BriefRow) -> Iterator[Found]:
    """The title, standfirst, customer or a heading of a brief names something that is marked higher than the brief."""
    marking = brief.marking or facts.case_marking()
    texts = [brief.title, brief.standfirst, brief.customer]
    texts += [section.title for section in facts.of(SectionRow, "brief_id", brief.id)]
    for text in filter(None, texts):
        for name, label in _marked_names(facts):
            if is_above(facts, marking, label) and re.search(
                rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE
            ):
                message = f"“{shorten(text, 80)}” names “{shorten(name, 60)}”, which is {label}."
                yield Found("brief", brief.id, message, f"{text} {name} {label}")


@remembered
def _marked_names(facts: Facts) -> tuple[tuple[str, str], ...]:
    """The names of entities, sources and views that carry a marking."""
    rows = [
        row
        for table, name in (("entity", "name"), ("source", "title"), ("graph_view", "title"))
        for row in facts.case.read(f"SELECT {name}, marking FROM {table} WHERE marking IS NOT NULL")
    ]
    return tuple(sorted((name, label) for name, label in rows if len(name) >= _SHORTEST_NAME))


def is_above(facts: Facts, ceiling: str, label: str) -> bool:
    """Whether `label` is stricter than `ceiling`; labels that are invalid or of another ladder do not compare."""
    try:
        checked_marking(label, facts.markings)
        return not allows(ceiling, label, facts.markings)
    except InvalidValue:
        return False
