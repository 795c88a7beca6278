"""Challenges, premortems and checks of information."""

from __future__ import annotations

from uuid import UUID

import pytest

import casewright
from casewright.casefile.case import Case
from casewright.casefile.queries import challenges as shown
from casewright.casefile.queries import premortems as read
from casewright.casefile.queries.evidence import resting_on
from casewright.casefile.queries.information_checks import checks_of
from casewright.casefile.queries.records import title_of
from casewright.model.errors import InvalidValue
from casewright.operations import (
    assessments,
    bearing,
    captures,
    challenges,
    claims,
    information_checks,
    judgements,
    passages,
    premortems,
    sources,
)


@pytest.fixture
def assessment(case: Case) -> UUID:
    return case.run(assessments.add_assessment, title="Will the port close?", author="T. Hale")


@pytest.fixture
def judgement(case: Case, assessment: UUID) -> UUID:
    return case.run(judgements.judge, assessment, text="The port closes.", likelihood="likely")


def test_a_contrary_case_is_against_a_judgement_and_has_no_likelihood_of_its_own(
    case: Case, assessment: UUID, judgement: UUID
) -> None:
    with pytest.raises(InvalidValue, match="which judgement"):
        case.run(challenges.add_challenge, assessment, method="team_ab", text="No")
    with pytest.raises(InvalidValue, match="Only a what-if"):
        case.run(
            challenges.add_challenge, assessment, method="devils_advocacy", text="No", judgement_id=judgement,
            likelihood="unlikely",
        )  # fmt: skip
    event = case.run(
        challenges.add_challenge,
        assessment,
        method="What if",
        text="The army runs the port.",
        likelihood="Improbable",
    )
    row = shown.challenge(case, event)
    assert row is not None
    assert (row.method, row.likelihood) == ("what_if", "unlikely")
    with pytest.raises(InvalidValue, match="Only a what-if"):
        case.run(challenges.edit_challenge, event, method="team_ab", judgement_id=judgement)


def test_a_challenge_is_settled_only_with_an_answer(case: Case, assessment: UUID, judgement: UUID) -> None:
    found = case.run(
        challenges.add_challenge,
        assessment,
        method="devils_advocacy",
        text="A bluff.",
        judgement_id=judgement,
        advocate=" m.  example ",
    )
    with pytest.raises(InvalidValue, match="what the answer to this is"):
        case.run(challenges.edit_challenge, found, outcome="sustained")
    case.run(challenges.edit_challenge, found, outcome="sustained", response="The filing number is real.")
    with pytest.raises(InvalidValue, match="what the answer to this is"):
        case.run(challenges.edit_challenge, found, response=None)
    (row,) = shown.challenges_of(case, assessment)
    assert row.argued_by_its_author
    case.run(challenges.edit_challenge, found, advocate="M. Ors")
    assert not shown.challenges_of(case, assessment)[0].argued_by_its_author


def test_the_challenges_of_a_judgement_go_with_it_and_other_assessments_have_their_own(
    case: Case, assessment: UUID, judgement: UUID
) -> None:
    other = case.run(assessments.add_assessment, title="Other")
    with pytest.raises(InvalidValue, match="belongs to another assessment"):
        case.run(challenges.add_challenge, other, method="team_ab", text="No", judgement_id=judgement)
    case.run(challenges.add_challenge, assessment, method="team_ab", text="No", judgement_id=judgement)
    case.run(judgements.delete_judgement, judgement)
    assert shown.challenges_of(case, assessment) == []


def test_while_reasons_are_collected_each_analyst_reads_and_changes_only_his_own(
    case: Case, assessment: UUID, judgement: UUID
) -> None:
    found = case.run(premortems.add_premortem, assessment, text="It stayed open.", judgement_id=judgement)
    mine = case.run(premortems.add_reason, found, text="A deal.", chance=2, severity=3)
    case.work_as("T. Hale")
    theirs = case.run(premortems.add_reason, found, text="Nobody voted.", chance="3", severity=3)

    def texts(analyst: str) -> list[str]:
        return [each.text for each in read.reasons_of(case, found, analyst)]

    assert (texts("M. Example"), texts("T. Hale"), texts("Nobody")) == (["A deal."], ["Nobody voted."], [])
    assert read.shared_reasons_of(case, found) == []
    assert [(each.reasons, each.contributors) for each in read.premortems_of(case, assessment)] == [(2, 2)]
    assert title_of(case, "premortem_reason", mine) == "A reason not shared yet"
    for verb, more in (
        (premortems.edit_reason, {"text": "X"}),
        (premortems.delete_reason, {}),
        (premortems.move_reason, {"after": None}),
    ):
        with pytest.raises(InvalidValue, match="another analyst's"):
            case.run(verb, mine, **more)
    with pytest.raises(InvalidValue, match="Share the reasons first"):
        case.run(premortems.indicator_from_reason, theirs)
    case.run(premortems.share_premortem, found)
    assert texts("Nobody") == ["Nobody voted.", "A deal."], "the gravest first"
    assert title_of(case, "premortem_reason", mine) == "A deal."
    case.run(premortems.edit_reason, mine, severity=1)
    with pytest.raises(InvalidValue, match="shared already"):
        case.run(premortems.share_premortem, found)
    with pytest.raises(InvalidValue, match="begin another premortem"):
        case.run(premortems.edit_premortem, found, status="collecting")


def test_a_passage_does_not_tell_the_words_of_a_reason_before_they_are_shared(
    case: Case, assessment: UUID
) -> None:
    found = case.run(premortems.add_premortem, assessment, text="It stayed open.")
    reason = case.run(premortems.add_reason, found, text="A deal.")
    source = case.run(sources.add_source, title="Notice")
    with case.edit("quote") as tx:
        capture = captures.add_capture(
            tx, source, data=b"A deal.", media_type="text/plain", file_name="n.txt"
        )
        text = captures.add_source_text(tx, capture, text="A deal.", tool="test", tool_version="1")
        passage = passages.quote(tx, text, exact="A deal.")
        claim = claims.state_claim(tx, text="They made a deal.")
        claims.cite(tx, claim, passage)
        bearing.bear_on(tx, claim, "premortem_reason", reason)

    def titles() -> list[str]:
        return [each.title for each in resting_on(case, passage) if each.type == "premortem_reason"]

    assert titles() == ["A reason not shared yet"]
    case.run(premortems.share_premortem, found)
    assert titles() == ["A deal."]


def test_chance_and_severity_go_from_1_to_3(case: Case, assessment: UUID) -> None:
    found = case.run(premortems.add_premortem, assessment, text="It stayed open.")
    for given in ({"chance": 0}, {"severity": 4}):
        with pytest.raises(InvalidValue, match="is 1, 2 or 3"):
            case.run(premortems.add_reason, found, text="X", **given)
    reason = case.run(premortems.add_reason, found, text="X", chance=3)
    assert read.reasons_of(case, found, case.analyst)[0].weight is None
    case.run(premortems.edit_reason, reason, severity=3)
    assert read.reasons_of(case, found, case.analyst)[0].weight == 9


def test_a_reason_becomes_an_indicator_and_an_assumption_and_remembers_them(
    case: Case, assessment: UUID, judgement: UUID
) -> None:
    found = case.run(
        premortems.add_premortem, assessment, text="Open.", judgement_id=judgement, status="shared"
    )
    reason = case.run(
        premortems.add_reason, found, text="The council conceded.", early_sign="A new pay table"
    )
    indicator = case.run(premortems.indicator_from_reason, reason)
    assumption = case.run(premortems.assumption_from_reason, reason)
    assert case.read("SELECT text, direction, judgement_id FROM indicator") == [
        ("A new pay table", "against", judgement.bytes)
    ]
    assert case.read("SELECT text, category, could_fail_if FROM assumption") == [
        ("It does not come about that: The council conceded.", "U", "A new pay table")
    ]
    (row,) = read.reasons_of(case, found, case.analyst)
    assert (row.indicator_id, row.assumption_id) == (indicator, assumption)
    for verb in (premortems.indicator_from_reason, premortems.assumption_from_reason):
        with pytest.raises(InvalidValue, match="already"):
            case.run(verb, reason)
    case.undo()
    case.undo()
    assert read.reasons_of(case, found, case.analyst)[0].indicator_id is None
    assert case.read("SELECT count(*) FROM indicator") == [(0,)]


def test_a_check_of_information_keeps_what_was_said_and_one_source_is_the_most_compelling(
    case: Case, judgement: UUID
) -> None:
    notice, wire = (case.run(sources.add_source, title=title) for title in ("Notice", "Wire"))
    first = case.run(information_checks.check_information, judgement, notice, most_compelling=True)
    again = case.run(
        information_checks.check_information, judgement, notice, note="Filed.", checked_on="2026-05-13"
    )
    assert first == again
    case.run(information_checks.check_information, judgement, wire, most_compelling=True)
    found = checks_of(case, judgement)
    assert [(found[each].most_compelling, found[each].note) for each in (notice, wire)] == [
        (False, "Filed."),
        (True, None),
    ]
    assert found[notice].checked_by == "M. Example"
    case.run(information_checks.uncheck_information, first)
    assert notice not in checks_of(case, judgement)
    case.undo()
    assert checks_of(case, judgement)[notice].note == "Filed."


def test_two_checks_that_a_merge_brought_together_become_one(case: Case, judgement: UUID) -> None:
    from casewright.operations.rows import add_row

    source = case.run(sources.add_source, title="Notice")
    pair = {"judgement_id": judgement, "source_id": source}
    with case.edit("check_information") as tx:
        add_row(tx, "information_check", None, **pair, note="One.")
        add_row(tx, "information_check", None, **pair, note="Two.", corrections="Withdrawn.")
    case.run(information_checks.check_information, judgement, source, deception="None seen.")
    assert case.read("SELECT note, corrections, deception FROM information_check") == [
        ("One.", "Withdrawn.", "None seen.")
    ]


def test_another_copy_of_the_case_hides_the_same_reasons(case: Case, assessment: UUID) -> None:
    found = case.run(premortems.add_premortem, assessment, text="It stayed open.")
    case.run(premortems.add_reason, found, text="A deal.")
    path = case.path
    case.close()
    with casewright.open(path, analyst="T. Hale") as again:
        assert read.reasons_of(again, found, again.analyst) == []
