"""`casewright score`: one analyst's own scores, and what has come due; the case is only read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import casewright
from casewright.operations.assessments import add_assessment
from casewright.operations.judgements import judge
from casewright.operations.outcomes import record_outcome

Command = Callable[..., Any]
ME = "M. Example"


def test_it_scores_the_analysts_own_judgements_and_writes_nothing(new_case: Path, command: Command) -> None:
    with casewright.open(new_case, ME) as case:
        assessment = case.run(add_assessment, title="Closure of Vell")
        first = case.run(judge, assessment, text="Vell closes.", likelihood="likely", point=0.6)
        second = case.run(judge, assessment, text="Talks begin.", likelihood="unlikely")
        late = case.run(judge, assessment, text="A pact follows.", likelihood="likely", horizon="2020")
        case.run(record_outcome, first, outcome="happened")
        case.run(record_outcome, second, outcome="did_not_happen")
        theirs = case.run(judge, assessment, text="Theirs.", likelihood="likely", judged_by="T. Sample")
        case.run(record_outcome, theirs, outcome="did_not_happen")
    before = new_case.read_bytes()
    found = command("score", new_case, "--analyst", ME, "--json").document
    assert new_case.read_bytes() == before
    assert found["scheme"] == "icd203"
    assert [round(each["brier"], 4) for each in found["judgements"]] in ([0.16, 0.1056], [0.1056, 0.16])
    assert round(found["brier"], 4) == round((0.16 + 0.325**2) / 2, 4)
    assert (found["count"], found["without_point"]) == (2, 1)
    likely = next(each for each in found["bands"] if each["term"] == "likely")
    assert (likely["count"], likely["happened"], likely["verdict"]) == (1, 1, "too_few")
    assert [each["id"] for each in found["due"]] == [str(late)]
    said = command("score", new_case, "--analyst", ME).out
    assert "Brier score 0.133" in said
    assert "1 without a point" in said
    assert "Due since 2020: A pact follows." in said


def test_without_a_decided_judgement_it_says_so(new_case: Path, command: Command) -> None:
    assert "No judgement of" in command("score", new_case).out
    assert command("score", new_case, "--json").document["brier"] is None


def test_a_scheme_that_is_not_known_is_refused(new_case: Path, command: Command) -> None:
    ran = command("score", new_case, "--scheme", "kent")
    assert ran.code == 2
    assert "kent" in ran.err
