"""What a rule has to say, and how rules are registered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from uuid import UUID

from casewright.model.dates import show_date

if TYPE_CHECKING:
    from casewright.analysis.check.facts import Facts
    from casewright.analysis.check.rows import (
        WaiverRow,
    )

Severity = Literal["blocker", "warning", "note"]
S = TypeVar("S")
Look = Callable[["Facts", S], Iterator["Found"]]


@dataclass(frozen=True)
class Finding:
    """One thing to look at. `fingerprint` changes with the offending text, so that a waiver lapses with it.

    `waiver`: who accepted it, and why. `lapsed`: a waiver that holds no more, because the text has changed or its time is over.
    """

    rule: str
    severity: Severity
    object_type: str
    object_id: UUID
    message: str
    hint: str
    fingerprint: str
    waiver: WaiverRow | None = None
    lapsed: WaiverRow | None = None

    @property
    def waived(self) -> bool:
        """Whether somebody accepted it."""
        return self.waiver is not None

    @property
    def lapse(self) -> str:
        """The sentence on the waiver that lapsed; empty where there is none."""
        if self.lapsed is None:
            return ""
        is_over = self.lapsed.fingerprint == self.fingerprint and self.lapsed.expires
        why = f"it held until {show_date(self.lapsed.expires or '')}" if is_over else "the text has changed"
        return f"A waiver of {self.lapsed.analyst} lapsed: {why}."


@dataclass(frozen=True)
class Found:
    """What a rule yields: the object, the sentence, and the text that offends."""

    object_type: str
    object_id: UUID
    message: str
    offending: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule of the tradecraft reference, under its id there.

    `looks`: how it looks at each kind of subject, one by one; under None, at the whole case.
    """

    id: str
    severity: Severity
    hint: str
    finds: str
    looks: dict[type[Any] | None, Callable[..., Iterator[Found]]]

    def also_on(self, subject: type[S]) -> Callable[[Look[S]], Rule]:
        """Registers how the rule looks at a further kind of subject."""

        def register(find: Look[S]) -> Rule:
            self.looks[subject] = find
            return self

        return register

    def findings(self, facts: Facts, kind: type[Any] | None, *subject: object) -> Iterator[Finding]:
        """Everything this rule finds at a subject of that kind, with fingerprints."""
        for found in self.looks[kind](facts, *subject):
            yield self._finding(found)

    def could_not_look(self, object_type: str, object_id: UUID, why: str) -> Finding:
        """Says that something in this object is so wrong that the rule cannot look at it."""
        return self._finding(
            Found(object_type, object_id, f"Rule {self.id} cannot be asked here: {why}", why)
        )

    def _finding(self, found: Found) -> Finding:
        mark = hashlib.sha256(f"{self.id}\0{found.object_id}\0{found.offending}".encode()).hexdigest()[:16]
        return Finding(
            self.id, self.severity, found.object_type, found.object_id, found.message, self.hint, mark
        )


RULES: dict[str, Rule] = {}


def rule(rule_id: str, severity: Severity, hint: str) -> Callable[[Callable[[Facts], Iterator[Found]]], Rule]:
    """Registers a function as the rule `rule_id`, which looks at the whole case: after an edit it looks at all of it again.

    The first paragraph of its docstring says what the rule finds.
    """
    return partial(_register, rule_id, severity, hint, None)


def rule_on(subject: type[S], rule_id: str, severity: Severity, hint: str) -> Callable[[Look[S]], Rule]:
    """Registers a function as the rule `rule_id`, which looks at one subject at a time.

    After an edit it looks again only at those for which something changed that it read. The first paragraph of its docstring
    says what the rule finds.

    Args:
        subject: a shape of `rows`, or a kind of `subject_kinds`.
    """
    return partial(_register, rule_id, severity, hint, subject)


def _register(
    rule_id: str,
    severity: Severity,
    hint: str,
    subject: type[Any] | None,
    find: Callable[..., Iterator[Found]],
) -> Rule:
    finds = " ".join((find.__doc__ or "").split("\n\n")[0].split())
    RULES[rule_id] = Rule(rule_id, severity, hint, finds, {subject: find})
    return RULES[rule_id]
