"""What a rule has to say, and how rules are registered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from uuid import UUID

if TYPE_CHECKING:
    from casewright.analysis.check.facts import Facts

Severity = Literal["blocker", "warning", "note"]


@dataclass(frozen=True)
class Finding:
    """One thing to look at. `fingerprint` changes with the offending text, so that a waiver lapses with it."""

    rule: str
    severity: Severity
    object_type: str
    object_id: UUID
    message: str
    hint: str
    fingerprint: str
    waived: bool = False


@dataclass(frozen=True)
class Found:
    """What a rule yields: the object, the sentence, and the text that offends."""

    object_type: str
    object_id: UUID
    message: str
    offending: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule of the tradecraft reference, under its id there."""

    id: str
    severity: Severity
    hint: str
    find: Callable[[Facts], Iterator[Found]]

    @property
    def finds(self) -> str:
        """What it looks for, in a sentence."""
        return " ".join((self.find.__doc__ or "").split("\n\n")[0].split())

    def findings(self, facts: Facts) -> Iterator[Finding]:
        """Everything this rule finds, with fingerprints."""
        for found in self.find(facts):
            mark = f"{self.id}\0{found.object_id}\0{found.offending}"
            yield Finding(self.id, self.severity, found.object_type, found.object_id, found.message, self.hint,
                          hashlib.sha256(mark.encode()).hexdigest()[:16])  # fmt: skip


RULES: dict[str, Rule] = {}


def rule(rule_id: str, severity: Severity, hint: str) -> Callable[[Callable[[Facts], Iterator[Found]]], Rule]:
    """Registers a function as the rule `rule_id`."""

    def register(find: Callable[[Facts], Iterator[Found]]) -> Rule:
        RULES[rule_id] = Rule(rule_id, severity, hint, find)
        return RULES[rule_id]

    return register
