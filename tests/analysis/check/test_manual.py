"""The page of the manual on the tradecraft check says what the rules say of themselves."""

from __future__ import annotations

from casewright.analysis.check.run import RULES  # with all rules in it
from casewright.model.resources import resource_path
from casewright.model.thresholds import THRESHOLDS


def test_the_manual_lists_every_rule_as_it_is() -> None:
    page = resource_path("manual", "check.md").read_text("utf-8")
    rows = [line for line in page.partition("## Rules")[2].splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{each.id}` | {each.severity} | {each.finds} | {each.hint} |"
        for each in sorted(RULES.values(), key=lambda one: one.id)
    ]


def test_the_manual_lists_every_threshold_with_what_is_usual() -> None:
    page = resource_path("manual", "check.md").read_text("utf-8")
    rows = [line for line in page.partition("## Rules")[0].splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{each.key}` | {each.shown(each.usual)} {each.unit}".rstrip()
        + f" | {each.meaning}. | {', '.join(each.rules)} |"
        for each in THRESHOLDS.values()
    ]
