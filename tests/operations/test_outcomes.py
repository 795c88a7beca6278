"""Outcomes: what became of a judgement, when, and how it is known."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.casefile.queries.objects import notes_on
from casewright.casefile.queries.outcomes import resolved_judgements
from casewright.model.errors import InvalidValue
from casewright.operations.assessments import add_assessment
from casewright.operations.judgements import judge
from casewright.operations.outcomes import record_outcome, withdraw_outcome


@pytest.fixture
def judgement(case: Case) -> UUID:
    assessment = case.run(add_assessment, title="Closure of Vell")
    made: UUID = case.run(judge, assessment, text="The port closes.", likelihood="likely")
    return made


def test_an_outcome_has_a_day_and_a_note_and_is_undone_in_one_step(case: Case, judgement: UUID) -> None:
    case.run(
        record_outcome, judgement, outcome="happened", on="2026-06-04", note="Notice of the harbour master"
    )
    (row,) = resolved_judgements(case)
    assert (row.outcome, row.resolved_on) == ("happened", "2026-06-04")
    assert [each.text for each in notes_on(case, judgement)] == ["Notice of the harbour master"]
    case.undo()
    assert resolved_judgements(case) == []
    assert notes_on(case, judgement) == []


def test_without_a_day_it_is_today_and_without_words_there_is_no_note(case: Case, judgement: UUID) -> None:
    case.run(record_outcome, judgement, outcome="undecidable", note="  ")
    (row,) = resolved_judgements(case)
    assert row.resolved_on == datetime.now(UTC).date().isoformat()
    assert notes_on(case, judgement) == []


def test_an_outcome_is_taken_back(case: Case, judgement: UUID) -> None:
    case.run(record_outcome, judgement, outcome="did_not_happen")
    case.run(withdraw_outcome, judgement)
    assert resolved_judgements(case) == []


@pytest.mark.parametrize(
    ("given", "sentence"),
    [({"outcome": "perhaps"}, "outcome"), ({"outcome": "happened", "on": "2999-01-01"}, "has not come yet"), ({"outcome": "happened", "on": "soon"}, "soon")],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_one_sentence(
    case: Case, judgement: UUID, given: dict[str, str], sentence: str
) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        case.run(record_outcome, judgement, **given)
    assert resolved_judgements(case) == []


def test_a_reported_fact_has_no_outcome(case: Case, judgement: UUID) -> None:
    assessment = case.run(add_assessment, title="Facts")
    fact = case.run(judge, assessment, text="The notice is dated 11 May.", kind="fact_reported")
    with pytest.raises(InvalidValue, match="reported fact"):
        case.run(record_outcome, fact, outcome="happened")
