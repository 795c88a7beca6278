"""Sources against judgements, as the check of information shows them: one line a source that says anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.information_quality import JudgementQuality, quality_of
from casewright.casefile.queries.information_checks import (
    CheckRow,
    SourceFactsRow,
    checks_of,
    facts_of_sources,
)
from casewright.casefile.queries.judging import JudgementCard, judgements_of
from casewright.casefile.readers import Readable


@dataclass(frozen=True)
class SourceLine:
    """One source. `says` and `checks` by judgement; judgements that are not among them it is silent on, or not checked for.

    `relay_of`: titles of the sources that it passes on.
    """

    facts: SourceFactsRow
    says: Mapping[UUID, str]
    relay_of: tuple[str, ...]
    checks: Mapping[UUID, CheckRow]

    @property
    def id(self) -> UUID:
        """The id of the source."""
        return self.facts.id


@dataclass(frozen=True)
class InformationTable:
    """The judgements of an assessment in their order, the quality of each, and the sources, those with most to say first."""

    judgements: tuple[JudgementCard, ...]
    qualities: Mapping[UUID, JudgementQuality]
    sources: tuple[SourceLine, ...]
    titles: Mapping[UUID, str]


def information_table(
    case: Readable, assessment_id: UUID, breathe: Callable[[], None] = lambda: None
) -> InformationTable:
    """Reads it all. Takes as long as counting the origins of every judgement.

    Args:
        breathe: called before each judgement; what it raises stops the work.
    """
    judgements = tuple(judgements_of(case, assessment_id))
    qualities = {}
    for each in judgements:
        breathe()
        qualities[each.id] = quality_of(case, each.id)
    checks = {each.id: checks_of(case, each.id) for each in judgements}
    said = dict.fromkeys(source for each in qualities.values() for source in each.says)
    said |= dict.fromkeys(source for each in checks.values() for source in each)
    behind = {parent for each in qualities.values() for parents in each.relays.values() for parent in parents}
    weak = {source for each in qualities.values() for group in each.weak_points for source in group}
    facts = facts_of_sources(case, list({*said, *behind, *weak}))
    titles = {row.id: row.title for row in facts.values()}
    lines = [_line(facts[source], qualities, checks, titles) for source in said if source in facts]
    lines.sort(key=lambda line: (-len(line.says), line.facts.title, line.id))
    return InformationTable(judgements, qualities, tuple(lines), titles)


def _line(
    facts: SourceFactsRow,
    qualities: Mapping[UUID, JudgementQuality],
    checks: Mapping[UUID, Mapping[UUID, CheckRow]],
    titles: Mapping[UUID, str],
) -> SourceLine:
    passed_on = {parent for each in qualities.values() for parent in each.relays.get(facts.id, ())}
    return SourceLine(
        facts,
        {judgement: each.says[facts.id] for judgement, each in qualities.items() if facts.id in each.says},
        tuple(sorted(titles[parent] for parent in passed_on if parent in titles)),
        {judgement: rows[facts.id] for judgement, rows in checks.items() if facts.id in rows},
    )
