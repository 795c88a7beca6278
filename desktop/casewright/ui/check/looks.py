"""How findings look and what their weights are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding


class Look(NamedTuple):
    """An icon, the colour of its tile in lists, its tone elsewhere, and the words for one and several."""

    icon: str
    colour: str
    tone: str
    one: str
    many: str


LOOKS = {
    "blocker": Look("circle-x", "event", "bad", "Blocker", "Blockers"),
    "warning": Look("triangle-alert", "account", "warn", "Warning", "Warnings"),
    "note": Look("info", "person", "accent", "Note", "Notes"),
    "waived": Look("shield-check", "document", "ok", "Waived", "Waived"),
}


def weight_of(finding: Finding) -> str:
    """The key of its look: its severity, or that it is waived."""
    return "waived" if finding.waived else finding.severity
