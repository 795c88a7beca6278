"""Running the check over a case or one brief, once or again and again as the case changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

import casewright.analysis.check.argument_rules
import casewright.analysis.check.board_rules
import casewright.analysis.check.brief_rules
import casewright.analysis.check.confidence_rules
import casewright.analysis.check.date_form_rules
import casewright.analysis.check.date_rules
import casewright.analysis.check.evidence_rules
import casewright.analysis.check.indicator_rules
import casewright.analysis.check.judgement_rules
import casewright.analysis.check.marking_rules
import casewright.analysis.check.network_rules
import casewright.analysis.check.origin_rules
import casewright.analysis.check.quotation_rules
import casewright.analysis.check.source_rules
import casewright.analysis.check.term_rules
import casewright.analysis.check.wording_rules  # noqa: F401  all register their rules
from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import RULES, Finding, Rule
from casewright.analysis.check.rows import (
    TABLE_OF,
    BriefRow,
)
from casewright.analysis.check.scope import objects_of_assessment, objects_of_brief
from casewright.analysis.check.subject_kinds import subjects
from casewright.analysis.check.waivers import with_waivers
from casewright.analysis.check.work_rows import (
    AssessmentRow,
)
from casewright.casefile.following import JournalFollower, Touched
from casewright.model.errors import InvalidValue
from casewright.model.keeping_all import keeping_all
from casewright.model.nearby import unknown

if TYPE_CHECKING:
    from casewright.casefile.case import Case

_ORDER = {"blocker": 0, "warning": 1, "note": 2}


class Evaluation(NamedTuple):
    """One rule looks at one subject of a kind, which a row of `shape` stands for; or at the whole case."""

    rule: str
    kind: type[Any] | None = None
    shape: type[Any] | None = None
    subject: UUID | None = None


class Check:
    """The findings of a case, brought up to date by `refresh` at the cost of what changed."""

    def __init__(
        self,
        case: Case,
        thresholds: Mapping[str, str] | None = None,
        rules: Iterable[str] | None = None,
        on: date | None = None,
    ) -> None:
        """Nothing is looked at before `refresh`.

        Args:
            thresholds: values that hold in place of the case's own, by key.
            rules: the ids of those that look; all without this.
            on: the day that rules which follow the calendar take it to be; today (UTC) without this.

        Raises:
            InvalidValue: there is no such threshold or rule, or a threshold cannot have that value.
        """
        self._rules = list(RULES.values()) if rules is None else [_rule(each) for each in rules]
        self._facts = Facts(case, thresholds, on)
        self._follower = JournalFollower(case)
        self._found: dict[Evaluation, tuple[Finding, ...]] = {}
        self._pending: dict[Evaluation, None] = dict.fromkeys(self._all())

    def refresh(self, breathe: Callable[[], None] = lambda: None) -> None:
        """Takes in what was changed since.

        What is written meanwhile is taken in as well: until then the rows that were read may not fit together.

        Args:
            breathe: called every few steps; what it raises stops the work, and the next call goes on with it.
        """
        while True:
            touched = self._follower.touched()
            try:
                with keeping_all():
                    self._follow(touched)
                    self._work_off(breathe)
            except LookupError:
                if not self._follower.is_behind():
                    raise
            if not self._follower.is_behind():
                return

    def findings(self, brief: UUID | None = None) -> list[Finding]:
        """All findings as of the last `refresh`, blockers first; of one brief, those on what it shows and cites.

        Raises:
            NoSuchObject: there is no such brief.
        """
        off = {rule.id for rule in self._rules if self._facts.holds(f"off.{rule.id}")}
        found: Iterable[Finding] = (
            each
            for evaluation, several in self._found.items()
            if evaluation.rule not in off
            for each in several
        )
        if brief is not None:
            shown = objects_of_brief(self._facts, brief)
            found = [each for each in found if each.object_id in shown]
        return sorted(with_waivers(self._facts, dict.fromkeys(found)), key=_order)

    def shown(self) -> dict[UUID, frozenset[UUID]]:
        """For each brief and assessment, as of the last `refresh`, the ids of all that belongs to it."""
        briefs = {each: objects_of_brief(self._facts, each) for each in self._facts.table(BriefRow).ids()}
        ids = self._facts.table(AssessmentRow).ids()
        return briefs | {each: objects_of_assessment(self._facts, each) for each in ids}

    def _all(self) -> Iterator[Evaluation]:
        for rule in self._rules:
            for kind in rule.looks:
                if kind is None:
                    yield Evaluation(rule.id)
                for shape in subjects(kind):
                    ids = self._facts.table(shape).ids()
                    yield from (Evaluation(rule.id, kind, shape, each) for each in ids)

    def _follow(self, touched: Touched) -> None:
        gone, came_or_went = self._facts.follow(touched)
        self._pending.update(dict.fromkeys(each for each in gone if isinstance(each, Evaluation)))
        for rule in self._rules:
            for kind in rule.looks:
                for shape in subjects(kind).keys() & came_or_went.keys():
                    new = (Evaluation(rule.id, kind, shape, each) for each in came_or_went[shape])
                    self._pending.update(dict.fromkeys(new))

    def _work_off(self, breathe: Callable[[], None]) -> None:
        while self._pending:
            evaluation, _ = self._pending.popitem()
            try:
                found = self._facts.memory.recall(evaluation, self._evaluate, evaluation)
            except BaseException:
                self._pending[evaluation] = None
                raise
            if found:
                self._found[evaluation] = found
            else:
                self._found.pop(evaluation, None)
            breathe()

    def _evaluate(self, evaluation: Evaluation) -> tuple[Finding, ...]:
        rule, (_, kind, shape, row_id) = RULES[evaluation.rule], evaluation
        if shape is None or row_id is None:
            return tuple(rule.findings(self._facts, None))
        if self._facts.table(shape).get(row_id) is None:
            return ()
        try:
            subject = subjects(kind)[shape](self._facts, row_id)
            return tuple(rule.findings(self._facts, kind, subject)) if subject is not None else ()
        except InvalidValue as error:
            return (rule.could_not_look(TABLE_OF[shape], row_id, str(error)),)


def check_case(
    case: Case,
    brief: UUID | None = None,
    thresholds: Mapping[str, str] | None = None,
    rules: Iterable[str] | None = None,
    on: date | None = None,
) -> list[Finding]:
    """All findings, blockers first; of one brief, those on what it shows and cites.

    A finding that somebody waived is marked as waived, until its text changes or the waiver expires.

    Args:
        thresholds: values that hold in place of the case's own, by key.
        rules: the ids of those that look; all without this.
        on: the day that rules which follow the calendar take it to be; today (UTC) without this.

    Raises:
        NoSuchObject: there is no such brief.
        InvalidValue: there is no such threshold or rule, or a threshold cannot have that value.
    """
    check = Check(case, thresholds, rules, on)
    check.refresh()
    return check.findings(brief)


def _rule(rule_id: str) -> Rule:
    if rule_id not in RULES:
        raise unknown("rule", rule_id, sorted(RULES))
    return RULES[rule_id]


def _order(finding: Finding) -> tuple[object, ...]:
    return (
        finding.waived,
        _ORDER[finding.severity],
        finding.rule,
        finding.object_type,
        finding.object_id,
        finding.message,
    )
