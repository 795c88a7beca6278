"""Claims that bear on parts of an assessment: cited, counted, and found again from the words and the source."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from casewright.analysis.backing import backing_of
from casewright.analysis.dropping import drop_sources
from casewright.casefile.queries.bearing import BORNE_ON, bearing_counts, bearings_on
from casewright.casefile.queries.evidence import citations_of, resting_on
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.operations import assessment_parts
from casewright.operations.assessments import add_assessment
from casewright.operations.bearing import bear_on
from casewright.operations.claims import about, not_about

Evidence = Any  # see conftest.py


@pytest.fixture
def assumption(evidence: Evidence) -> UUID:
    owner = evidence.case.run(add_assessment, title="Ties", scheme="icd203")
    return evidence.case.run(
        assessment_parts.add_assumption, owner, text="The log is complete.", category="C"
    )


def test_a_claim_bears_on_a_part_once_and_its_stance_can_change(evidence: Evidence, assumption: UUID) -> None:
    run, claim = evidence.case.run, evidence.claim("The log has no gaps.", evidence.source("Log"))
    first = run(bear_on, claim, "assumption", assumption)
    assert run(bear_on, claim, "assumption", assumption, stance="contradicts") == first
    assert [(row.text, row.stance, row.sources) for row in bearings_on(evidence.case, assumption)] == [
        ("The log has no gaps.", "contradicts", 1)
    ]
    run(not_about, first)
    assert bearings_on(evidence.case, assumption) == []


def test_what_a_claim_was_about_without_a_stance_speaks_for_it_and_takes_one(
    evidence: Evidence, assumption: UUID
) -> None:
    claim = evidence.claim("The log has no gaps.")
    row = evidence.case.run(about, claim, "assumption", assumption)
    assert [each.stance for each in bearings_on(evidence.case, assumption)] == ["supports"]
    assert evidence.case.run(bear_on, claim, "assumption", assumption, stance="context") == row


def test_rows_that_a_merge_doubled_become_one(evidence: Evidence, assumption: UUID) -> None:
    claim = evidence.claim("The log has no gaps.")
    evidence.case.run(about, claim, "assumption", assumption, role="supports")
    evidence.case.run(about, claim, "assumption", assumption, role="contradicts")
    assert bearing_counts(evidence.case, "assumption") == {assumption: (1, 1)}
    evidence.case.run(bear_on, claim, "assumption", assumption, stance="contradicts")
    assert bearing_counts(evidence.case, "assumption") == {assumption: (0, 1)}


def test_claims_bear_on_parts_only_and_with_a_stance_there_is(evidence: Evidence, assumption: UUID) -> None:
    claim = evidence.claim("The log has no gaps.")
    with pytest.raises(InvalidValue, match="bear on one of"):
        evidence.case.run(bear_on, claim, "source", evidence.source("Log"))
    with pytest.raises(InvalidValue, match="stance"):
        evidence.case.run(bear_on, claim, "assumption", assumption, stance="perhaps")
    with pytest.raises(NoSuchObject):
        evidence.case.run(bear_on, claim, "assumption", UUID(int=7))


def test_parts_are_found_from_the_passage_and_their_origins_are_those_that_speak_for_them(
    evidence: Evidence, assumption: UUID
) -> None:
    run, log, denial = evidence.case.run, evidence.source("Log"), evidence.source("Denial")
    full, torn = evidence.claim("It is full.", log), evidence.claim("Pages are torn out.", denial)
    run(bear_on, full, "assumption", assumption)
    run(bear_on, torn, "assumption", assumption, stance="contradicts")
    assert {row.source for row in citations_of(evidence.case, "assumption", assumption)} == {"Log", "Denial"}
    assert backing_of(evidence.case, "assumption", assumption).cited == (log,)
    assert [(each.type, each.id) for each in resting_on(evidence.case, evidence.passages[denial])] == [
        ("claim", torn),
        ("assumption", assumption),
    ]


def test_a_part_is_left_bare_by_the_source_that_spoke_for_it_alone(
    evidence: Evidence, assumption: UUID
) -> None:
    run, log, denial = evidence.case.run, evidence.source("Log"), evidence.source("Denial")
    run(bear_on, evidence.claim("It is full.", log), "assumption", assumption)
    run(bear_on, evidence.claim("Torn.", denial), "assumption", assumption, stance="contradicts")
    assert [each.title for each in drop_sources(evidence.case, [log]).left_bare] == ["The log is complete."]
    assert drop_sources(evidence.case, [denial]).left_bare == ()


def test_an_observation_leads_from_its_words_to_the_indicator(evidence: Evidence, assumption: UUID) -> None:
    run, log = evidence.case.run, evidence.source("Log")
    (owner,) = evidence.case.read("SELECT assessment_id FROM assumption")[0]
    indicator = run(assessment_parts.add_indicator, UUID(bytes=owner), text="A call at Vell.")
    claim = evidence.claim("A ship called.", log)
    run(assessment_parts.observe, indicator, observed_on="2026-01-02", note="It called.", claim_id=claim)
    assert ("indicator", indicator) in {
        (each.type, each.id) for each in resting_on(evidence.case, evidence.passages[log])
    }


def test_every_table_that_claims_bear_on_has_the_words_it_is_called_by(evidence: Evidence) -> None:
    for table, title in BORNE_ON.items():
        assert evidence.case.read(f"SELECT {title} FROM {table} t") == []
