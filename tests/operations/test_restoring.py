"""An object is brought back to what it was, as an edit of today."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.model.errors import InvalidValue, NoSuchObject, UndoDeclined
from casewright.operations import entities, judgements
from casewright.operations.assessments import add_assessment
from casewright.operations.entities import add_entity, delete_entity, edit_entity
from casewright.operations.judgement_revisions import revise_judgement
from casewright.operations.restoring import restore_object


@pytest.fixture
def port(case: Case) -> UUID:
    return case.run(add_entity, kind="place", name="Port of Vell", summary="A port.")


def latest(case: Case) -> int:
    return case.history(1)[0].seq


def row(case: Case, entity_id: UUID) -> tuple[object, ...]:
    return case.read("SELECT name, name_key, summary, marking FROM entity WHERE id = ?", (entity_id.bytes,))[
        0
    ]


def test_one_field_goes_back_and_the_others_stay(case: Case, port: UUID) -> None:
    then = latest(case)
    case.run(edit_entity, port, name="Harbour", summary="Closed.", marking="TLP:RED")
    assert case.run(restore_object, "entity", port, step=then, fields=["name"]) == {"name": "Port of Vell"}
    assert row(case, port) == ("Port of Vell", "port of vell", "Closed.", "TLP:RED")
    case.run(restore_object, "entity", port, step=then)
    assert row(case, port) == ("Port of Vell", "port of vell", "A port.", None)
    case.undo()
    assert row(case, port)[2] == "Closed."


def test_what_the_same_edit_did_before_is_taken_into_account(case: Case, port: UUID) -> None:
    then = latest(case)
    with case.edit("both") as tx:
        edit_entity(tx, port, name="Harbour")
        restore_object(tx, "entity", port, step=then)
    assert row(case, port)[0] == "Port of Vell"


def test_a_judgement_that_stands_goes_back_only_with_a_reason_which_is_kept(case: Case) -> None:
    assessment = case.run(add_assessment, title="Vell", scheme="icd203")
    judgement = case.run(
        judgements.judge,
        assessment,
        text="It will close.",
        kind="judgement",
        likelihood="likely",
        confidence="low",
    )
    case.run(entities.add_entity, kind="place", name="Vell")
    then = latest(case)
    case.run(revise_judgement, judgement, reason="New evidence", likelihood="unlikely")
    with pytest.raises(InvalidValue):
        case.run(restore_object, "judgement", judgement, step=then)
    case.run(restore_object, "judgement", judgement, step=then, reason="The evidence was withdrawn")
    assert case.read("SELECT likelihood FROM judgement") == [("likely",)]
    reasons = [row[0] for row in case.read("SELECT reason FROM judgement_revision ORDER BY id")]
    assert reasons == ["New evidence", "The evidence was withdrawn"]


def test_what_was_not_there_then_or_is_not_there_now_is_refused(case: Case, port: UUID) -> None:
    with pytest.raises(NoSuchObject, match="not there yet"):
        case.run(restore_object, "entity", port, step=1)
    then = latest(case)
    case.run(delete_entity, port)
    with pytest.raises(NoSuchObject, match="no longer"):
        case.run(restore_object, "entity", port, step=then)


def test_a_step_of_any_age_is_taken_back_as_long_as_nothing_it_touched_has_changed(
    case: Case, port: UUID
) -> None:
    other = case.run(add_entity, kind="place", name="Orsa")
    case.run(delete_entity, port)
    deletion = case.history(1)[0]
    case.run(edit_entity, other, summary="Inland.")
    case.take_back(deletion)
    assert row(case, port)[0] == "Port of Vell"
    with pytest.raises(UndoDeclined, match="cannot be taken back"):
        case.take_back(deletion)
    case.undo()  # the latest step that is not taken back: the edit of the other
    assert row(case, other)[2] is None
