"""The page of the manual on the tradecraft check says what the rules say of themselves."""

from __future__ import annotations

from casewright.analysis.check.run import RULES  # with all rules in it
from casewright.model.resources import resource_path


def test_the_manual_lists_every_rule_as_it_is() -> None:
    page = resource_path("manual", "check.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{each.id}` | {each.severity} | {each.finds} | {each.hint} |"
        for each in sorted(RULES.values(), key=lambda one: one.id)
    ]
