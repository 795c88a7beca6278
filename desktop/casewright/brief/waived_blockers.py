"""Blockers of the tradecraft check that somebody waived: readers are told who did, why and when (tradecraft: waivers)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.brief.blocks import Block, Bullets, Heading, Inline, Paragraph, Run
from casewright.casefile.clock import moment
from casewright.casefile.queries.briefing import BriefCard
from casewright.casefile.queries.waivers import changed_last, waived_at, waived_rules
from casewright.model.dates import show_date

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding
    from casewright.casefile.case import Case

TITLE = "Blockers of the check that were waived"
_WHAT = "The tradecraft check stops a brief from being issued for what stands here. It was accepted, by name and with a reason."


def waived_blocks(case: Case, card: BriefCard, level: int) -> list[Block]:
    """A heading of this level and a line for each; nothing where none was waived. What was not waived is not printed."""
    lines = [_line(case, finding, card.language) for finding in _waived(case, card)]
    if not lines:
        return []
    return [Heading(TITLE, level), Paragraph((Run(_WHAT, "plain", "en"),)), Bullets(tuple(lines))]


def _waived(case: Case, card: BriefCard) -> Iterator[Finding]:
    """Those whose waiver held on the day of issue; of a draft, on the day of the latest step, so that no clock changes its bytes."""
    rules = waived_rules(case)
    if not rules:
        return
    from casewright.analysis.check.finding import RULES
    from casewright.analysis.check.run import check_case

    blocking = [rule for rule in rules if rule in RULES and RULES[rule].severity == "blocker"]
    if blocking:
        day = date.fromisoformat(card.issued_on[:10]) if card.issued_on else moment(changed_last(case)).date()
        found = check_case(case, card.id, rules=blocking, on=day)
        yield from (each for each in found if each.waiver is not None)


def _line(case: Case, finding: Finding, language: str) -> tuple[Inline, ...]:
    assert finding.waiver is not None
    waiver = finding.waiver
    at = waived_at(case, waiver.id)
    on = f" on {show_date(moment(at).date().isoformat())}" if at is not None else ""
    until = f", until {show_date(waiver.expires)}" if waiver.expires else ""
    return (
        Run(f"{finding.rule}. ", "strong", "en"),
        Run(f"{finding.message} ", "plain", "en"),
        Run(f"Waived by {waiver.analyst}{on}{until}: ", "muted", "en"),
        Run(_sentence(waiver.reason), "plain", language),
    )


def _sentence(reason: str) -> str:
    said = reason.strip()
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def with_waived(
    case: Case, card: BriefCard, owned: list[tuple[UUID | None, str, Block]]
) -> list[tuple[UUID | None, Block]]:
    """The blocks of a brief, each with its section and that section's kind, and in them the waived blockers.

    They end the section on method; without one they have a section of their own in front of the sources.
    """
    methods = [place for place, (_, kind, _) in enumerate(owned) if kind == "method"]
    annexes = [place for place, (_, kind, _) in enumerate(owned) if kind == "sources"]
    place = methods[-1] + 1 if methods else annexes[0] if annexes else len(owned)
    section = owned[methods[-1]][0] if methods else None
    blocks = [(section, block) for block in waived_blocks(case, card, 2 if methods else 1)]
    plain = [(section, block) for section, _, block in owned]
    return [*plain[:place], *blocks, *plain[place:]]
