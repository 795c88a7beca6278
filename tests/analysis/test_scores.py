"""Whose judgements are scored, and what the private ledger keeps of them across cases."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

import casewright
from casewright.analysis.score_ledger import LedgerUnreadable, ScoreLedger
from casewright.analysis.scores import own_forecasts
from casewright.casefile.case import Case
from casewright.casefile.queries.outcomes import due_judgements
from casewright.operations.assessments import add_assessment
from casewright.operations.judgements import judge
from casewright.operations.ontology import define
from casewright.operations.outcomes import record_outcome

ME, OTHER = "M. Example", "T. Sample"
SECRET = "The Federation closes Vell"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with casewright.create(tmp_path / "vell.casewright", title="Harbour of Vell", analyst=ME) as made:
        yield made


def judged(
    case: Case, *, point: float | None = 0.6, outcome: str | None = "happened", **fields: object
) -> UUID:
    assessment = case.run(add_assessment, title="Closure of Vell")
    made: UUID = case.run(
        judge,
        assessment,
        text=SECRET,
        **{"likelihood": "likely", "point": point, "confidence": "moderate", **fields},
    )
    if outcome is not None:
        case.run(record_outcome, made, outcome=outcome)
    return made


def test_only_what_the_analyst_judged_last_is_scored(case: Case) -> None:
    mine = judged(case)
    judged(case, judged_by=OTHER)
    assert set(own_forecasts(case, ME)) == {mine}
    assert own_forecasts(case, "m. example ").keys() == {mine}
    assert len(own_forecasts(case, OTHER)) == 1


def test_a_superseded_judgement_a_reported_fact_and_the_undecidable_are_not_scored(case: Case) -> None:
    first = judged(case)
    second = judged(case, supersedes_id=first)
    judged(case, kind="fact_reported", outcome=None)
    judged(case, outcome="undecidable")
    assert set(own_forecasts(case, ME)) == {second}


def test_a_judgement_comes_due_when_its_last_day_is_over(case: Case) -> None:
    in_june = judged(case, outcome=None, horizon="2026-06")
    judged(case, horizon="2026-06")
    judged(case, outcome=None, horizon="2026-06", kind="fact_reported")
    judged(case, outcome=None)
    assert not due_judgements(case, date(2026, 6, 30))
    assert [each.id for each in due_judgements(case, date(2026, 7, 1))] == [in_june]


def test_the_ledger_gathers_cases_and_takes_back_what_a_case_has_no_more(case: Case, tmp_path: Path) -> None:
    ledger = ScoreLedger(tmp_path / "private" / "scores.json")
    other_case = UUID(int=7)
    judged(case)
    mine = {each: (forecast, "2026-07-01") for each, forecast in own_forecasts(case, ME).items()}
    ledger.replace(case.case_id, ME, mine)
    ledger.replace(case.case_id, ME, mine)
    ledger.replace(other_case, ME, mine)
    ledger.replace(other_case, OTHER, mine)
    assert len(ledger.forecasts(ME)) == 2
    assert len(ledger.forecasts(ME, without=case.case_id)) == 1
    ledger.replace(case.case_id, ME, {})
    assert ledger.forecasts(ME) == [forecast for forecast, _ in mine.values()]
    assert len(ledger.forecasts(OTHER)) == 1
    ledger.forget()
    assert ledger.forecasts(ME) == []


def test_the_ledger_holds_numbers_and_no_word_or_id_of_the_case(case: Case, tmp_path: Path) -> None:
    case.run(
        define, part="ladder", key="harbour_words",
        definition={"title": "Words of the harbour", "terms": [{"key": "surely_so", "text": "surely so", "lo": 0.5, "hi": 0.9}]},
    )  # fmt: skip
    assessment = case.run(add_assessment, title="Closure of Vell", scheme="harbour_words")
    made = case.run(
        judge,
        assessment,
        text=SECRET,
        likelihood="surely_so",
        confidence="high",
        confidence_basis="The notice",
    )
    case.run(record_outcome, made, outcome="happened", note="Seen in the harbour log")
    judged(case)
    ledger = ScoreLedger(tmp_path / "scores.json")
    ledger.replace(
        case.case_id, ME, {each: (one, "2026-07-01") for each, one in own_forecasts(case, ME).items()}
    )
    said = ledger.path.read_text("utf-8").casefold()
    words = (
        "vell",
        "federation",
        "harbour",
        "surely",
        "notice",
        "closure",
        "example",
        str(case.case_id)[:8],
        str(made)[:8],
        made.hex,
    )
    assert [each for each in words if each in said] == []
    allowed = {"icd203", "", "high", "moderate", "2026-07-01"}
    for entry in json.loads(said)["forecasts"]:
        texts = {name: value for name, value in entry.items() if isinstance(value, str)}
        marks = {texts.pop(name) for name in ("case", "judgement", "analyst")}
        assert all(len(mark) == 20 and int(mark, 16) >= 0 for mark in marks)
        assert set(texts.values()) <= allowed
    assert stat.S_IMODE(ledger.path.stat().st_mode) == 0o600


def test_a_ledger_that_cannot_be_read_is_told_and_left_alone(tmp_path: Path) -> None:
    ledger = ScoreLedger(tmp_path / "scores.json")
    for damaged in ("{", '{"forecasts": [{"p": 2}]}', "[]"):
        ledger.path.write_text(damaged)
        with pytest.raises(LedgerUnreadable):
            ledger.forecasts(ME)
        with pytest.raises(LedgerUnreadable):
            ledger.replace(UUID(int=1), ME, {})
        assert ledger.path.read_text() == damaged
