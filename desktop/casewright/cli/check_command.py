"""check."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casewright.casefile.queries.briefing import find_brief
from casewright.casefile.queries.check_settings import thresholds_set
from casewright.cli.opening import open_case
from casewright.cli.output import Json, emit, finish, table
from casewright.model.errors import CaseError, InvalidValue
from casewright.model.nearby import quoted
from casewright.model.thresholds import THRESHOLDS, checked_setting, threshold_of

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding


class Severity(StrEnum):
    """How much weight a finding has."""

    blocker = "blocker"
    warning = "warning"
    note = "note"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("check", help="Check the tradecraft of a case or of one brief.")(check)


def check(
    case: Annotated[
        Path | None,
        typer.Argument(metavar="CASE", help="A case file; not needed with --rules.", show_default=False),
    ] = None,
    brief_name: Annotated[str | None, typer.Option("--brief", help="Id or title of a brief.")] = None,
    rule: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Only this rule; may be given several times.")
    ] = None,
    severity: Annotated[
        list[Severity] | None, typer.Option(help="Only this weight; may be given several times.")
    ] = None,
    threshold: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY=VALUE", help="For this run; off.JL10=yes leaves a rule out."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day for rules that follow the calendar; today otherwise."),
    ] = None,
    list_rules: Annotated[
        bool, typer.Option("--rules", help="List the rules, and the thresholds as the case has them.")
    ] = False,
    json: Json = False,
) -> None:
    """Checks the tradecraft; exit 1 when there are findings that nobody waived."""
    from casewright.analysis.check.run import check_case

    day = _day(on) if on is not None else None
    said = dict(_pair(each) for each in threshold or [])
    if list_rules:
        return _list_rules(case, said, json)
    if case is None:
        raise CaseError("Missing argument CASE; casewright check --help lists what there is.")
    with open_case(case, read_only=True) as opened:
        chosen = find_brief(opened, brief_name) if brief_name else None
        findings = check_case(opened, chosen, said, rule, day)
    wanted = {each.value for each in severity or Severity}
    findings = [each for each in findings if each.severity in wanted]
    emit({"findings": [_document(each) for each in findings]}, json,
         lambda: table([_line(each) for each in findings]) if findings else ["Nothing found."])  # fmt: skip
    finish(1 if any(not each.waived for each in findings) else 0)


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said.strip())
    except ValueError as error:
        raise InvalidValue(f"A day is written as 2026-05-14, and not as {quoted(said)}.") from error


def _pair(said: str) -> tuple[str, str]:
    key, equals, value = said.partition("=")
    if not equals:
        raise InvalidValue(
            f"A threshold is set as KEY=VALUE, such as bottom_line_words=80, and not as {quoted(said)}."
        )
    return key.strip(), checked_setting(key.strip(), value)


def _document(finding: Finding) -> dict[str, object]:
    waiver = finding.waiver
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "object_type": finding.object_type,
        "object_id": finding.object_id,
        "message": finding.message,
        "hint": finding.hint,
        "waived": finding.waived,
        "waiver": waiver and {"analyst": waiver.analyst, "reason": waiver.reason, "expires": waiver.expires},
        "lapse": finding.lapse or None,
    }


def _line(finding: Finding) -> tuple[str, ...]:
    if finding.waiver is not None:
        by = f"Waived by {finding.waiver.analyst}: {finding.waiver.reason}"
        return "waived", finding.rule, f"{finding.message} {by}"
    return (
        finding.severity,
        finding.rule,
        f"{finding.message} {finding.lapse} {finding.hint}".replace("  ", " "),
    )


def _list_rules(case: Path | None, said: dict[str, str], json: bool) -> None:
    from casewright.analysis.check.finding import RULES

    own: dict[str, str] = {}
    if case is not None:
        with open_case(case, read_only=True) as opened:
            own = thresholds_set(opened)
    values = {key: each.shown(each.usual) for key, each in THRESHOLDS.items()} | own | said
    rules = sorted(RULES.values(), key=lambda each: each.id)
    document = {
        "rules": [
            {"rule": each.id, "severity": each.severity, "finds": each.finds, "hint": each.hint} for each in rules
        ],
        "thresholds": [
            {"key": key, "value": value, "unit": threshold_of(key).unit, "meaning": threshold_of(key).meaning,
             "rules": threshold_of(key).rules} for key, value in values.items()
        ],
    }  # fmt: skip
    lines: list[tuple[str, ...]] = [(each.id, each.severity, each.finds) for each in rules]
    numbers: list[tuple[str, ...]] = [
        (
            key,
            f"{value} {threshold_of(key).unit}".strip(),
            f"{threshold_of(key).meaning} ({', '.join(threshold_of(key).rules)})",
        )
        for key, value in values.items()
    ]
    emit(document, json, lambda: [*table(lines), "", *table(numbers)])
