"""`casewright check`: findings and what can be asked of them, from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import casewright
from casewright.analysis.check.run import check_case
from casewright.operations import assessments, briefs, judgements, waivers
from casewright.operations.check_settings import set_thresholds

Command = Callable[..., Any]


@pytest.fixture
def judged(new_case: Path) -> Path:
    """A case with a key judgement that rests on nothing, and a brief of another matter."""
    with casewright.open(new_case, "Ana") as case:
        of = case.run(assessments.add_assessment, title="Outlook", bottom_line="word " * 61)
        case.run(judgements.judge, of, text="Talks end in a text.", is_key=True)
        case.run(briefs.add_brief, title="Elsewhere", product_type="note")
    return new_case


def rules(ran: Any) -> set[str]:
    return {each["rule"] for each in ran.document["findings"]}


def test_findings_are_listed_with_what_to_do_and_end_with_1(judged: Path, command: Command) -> None:
    ran = command("check", judged)
    assert ran.code == 1
    assert "blocker  JL02  Key judgement 1 has no likelihood. Pick a band of the scheme" in ran.out
    document = command("check", judged, "--json").document
    keys = {"rule", "severity", "object_type", "object_id", "message", "hint", "waived", "waiver", "lapse"}
    assert all(each.keys() == keys for each in document["findings"])


def test_only_one_brief_one_rule_or_one_weight(judged: Path, command: Command) -> None:
    assert "JL02" not in rules(command("check", judged, "--brief", "Elsewhere", "--json"))
    assert rules(command("check", judged, "--rule", "JL02", "--rule", "JL03", "--json")) == {"JL02", "JL03"}
    notes = command("check", judged, "--severity", "note", "--json").document["findings"]
    assert {each["severity"] for each in notes} == {"note"}


def test_what_is_waived_says_by_whom_and_ends_with_0(judged: Path, command: Command) -> None:
    with casewright.open(judged, "Ana") as case:
        (found,) = check_case(case, rules=["JL02"])
        case.run(waivers.waive, rule="JL02", object_type=found.object_type, object_id=found.object_id,
                 fingerprint=found.fingerprint, reason="Still open.")  # fmt: skip
    ran = command("check", judged, "--rule", "JL02")
    assert (ran.code, ran.out) == (
        0,
        "waived  JL02  Key judgement 1 has no likelihood. Waived by Ana: Still open.\n",
    )


def test_a_threshold_holds_for_one_run(judged: Path, command: Command) -> None:
    asked = ("check", judged, "--rule", "BR02", "--json")
    assert command(*asked).code == 1
    assert command(*asked, "--threshold", "bottom_line_words=61").code == 0
    assert command(*asked).code == 1


def test_the_rules_are_listed_with_thresholds_as_the_case_has_them(judged: Path, command: Command) -> None:
    with casewright.open(judged, "Ana") as case:
        case.run(set_thresholds, {"concentration": "75", "off.JL10": "yes"})
    listed = command("check", judged, "--rules", "--json").document
    assert {"rule": "JL02", "severity": "blocker"}.items() <= listed["rules"][
        [each["rule"] for each in listed["rules"]].index("JL02")
    ].items()
    values = {each["key"]: each["value"] for each in listed["thresholds"]}
    assert (values["concentration"], values["off.JL10"], values["bottom_line_words"]) == ("75", "yes", "60")
    assert command("check", "--rules").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("--rule", "JL99"), "There is no rule 'JL99'"), (("--threshold", "words=3"), "There is no threshold 'words'"),
     (("--threshold", "bottom_line_words"), "KEY=VALUE"), (("--threshold", "bottom_line_words=few"), "no whole number"),
     (("--brief", "Nowhere"), "Nowhere")],
)  # fmt: skip
def test_what_cannot_be_asked_is_said_in_one_sentence(
    judged: Path, command: Command, arguments: tuple[str, ...], words: str
) -> None:
    ran = command("check", judged, *arguments)
    assert ran.code == 2
    assert words in ran.err
    assert ran.err.count("\n") == 1


def test_without_a_case_there_is_nothing_to_check(command: Command) -> None:
    assert command("check").code == 2


def test_rules_that_follow_the_calendar_take_the_day_that_is_given(new_case: Path, command: Command) -> None:
    with casewright.open(new_case, "Ana") as case:
        of = case.run(assessments.add_assessment, title="Outlook")
        case.run(judgements.judge, of, text="Talks end in a text.", horizon="2030-06-30")
    at = ("check", new_case, "--rule", "DT05", "--json")
    assert rules(command(*at, "--on", "2030-06-30")) == set()
    assert rules(command(*at, "--on", "2030-07-01")) == {"DT05"}
    refused = command("check", new_case, "--on", "1 July")
    assert (refused.code, refused.err) == (
        2,
        "casewright: A day is written as 2026-05-14, and not as '1 July'.\n",
    )
