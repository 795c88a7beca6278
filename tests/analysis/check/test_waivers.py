"""Waivers: who accepted a finding and why, until when, and that one which holds no more is told."""

from __future__ import annotations

from typing import Any

import pytest

from casewright import Case
from casewright.analysis.check.finding import Finding
from casewright.analysis.check.run import check_case
from casewright.model.errors import InvalidValue
from casewright.model.tables import TABLES
from casewright.operations import waivers


def only(case: Case) -> Finding:
    (finding,) = check_case(case)
    return finding


@pytest.fixture
def judged(case: Case, builder: Any) -> Any:
    """A sound case, which has one finding."""
    with case.edit("build") as tx:
        return builder(tx)


def waive(case: Case, **more: object) -> None:
    finding = only(case)
    given = {"reason": "Said in the text.", **more}
    case.run(waivers.waive, rule=finding.rule, object_type=finding.object_type, object_id=finding.object_id,
             fingerprint=finding.fingerprint, **given)  # fmt: skip


def test_a_waived_finding_says_who_accepted_it_and_why(case: Case, judged: Any) -> None:
    waive(case)
    found = only(case)
    assert found.waived
    assert found.waiver is not None
    assert (found.waiver.analyst, found.waiver.reason) == ("M. Example", "Said in the text.")
    case.undo()
    assert not only(case).waived


def test_a_waiver_lapses_when_the_text_changes_and_that_is_told(case: Case, judged: Any) -> None:
    waive(case)
    with case.edit("reword") as tx:
        tx.edit(tx.get(TABLES["judgement"], judged.judgement), text="Talks will end in a signed treaty.")
    found = only(case)
    assert not found.waived
    assert found.lapsed is not None
    assert found.lapse == "A waiver of M. Example lapsed: the text has changed."
    case.undo()
    assert only(case).waived


def test_a_waiver_lapses_when_it_expires_and_that_is_told(case: Case, judged: Any) -> None:
    waive(case, expires="2020-01")
    assert not only(case).waived
    assert only(case).lapse == "A waiver of M. Example lapsed: it held until January 2020."


def test_a_waiver_given_anew_holds_again(case: Case, judged: Any) -> None:
    waive(case, expires="2020-01")
    waive(case, expires="2100")
    assert only(case).waived


@pytest.mark.parametrize("missing", [{"reason": " "}, {"analyst": " "}])
def test_a_waiver_takes_a_reason_and_a_name(case: Case, judged: Any, missing: dict[str, str]) -> None:
    with pytest.raises(InvalidValue):
        waive(case, **missing)
    assert not only(case).waived
