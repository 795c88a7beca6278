"""Entities, names, properties, identity and links."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.ids import new_id
from casewright.operations import entities, links, sameness
from casewright.operations.ontology import define, undefine


def counts(case: Case, *tables: str) -> list[int]:
    return [case.read(f"SELECT count(*) FROM {table}")[0][0] for table in tables]


def two_entities(case: Case) -> tuple[UUID, UUID]:
    first = case.run(entities.add_entity, kind="state", name="Varenia")
    return first, case.run(entities.add_entity, kind="person", name="Ђорђе  Јовановић ")


def test_a_name_is_one_line_and_gets_a_key_to_be_found_by(case: Case) -> None:
    _, person = two_entities(case)
    rows = case.read("SELECT name, name_key FROM entity WHERE id = ?", (person.bytes,))
    assert rows == [("Ђорђе Јовановић", "djordje jovanovic")]
    case.run(entities.edit_entity, person, name="Tomas Ekdal")
    assert case.read("SELECT name_key FROM entity WHERE id = ?", (person.bytes,)) == [("tomas ekdal",)]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"kind": "sate", "name": "X"}, "did you mean state"),
        ({"kind": "state", "name": "  "}, "The name of an entity is missing"),
        ({"kind": "state", "name": "X", "marking": "TLP:WHITE"}, "is written TLP:CLEAR"),
        ({"kind": "state", "name": "X" * 1001}, "too long"),
        ({"kind": "state", "name": "a\0b"}, "characters that are none"),
        ({"kind": "state", "name": "a\ud800"}, "characters that are none"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_changes(
    case: Case, given: dict[str, str], sentence: str
) -> None:
    before = len(case.history())
    with pytest.raises(InvalidValue, match=sentence):
        case.run(entities.add_entity, **given)
    assert counts(case, "entity") == [0]
    assert len(case.history()) == before


def test_unknown_fields_and_fields_that_follow_from_others_cannot_be_set(case: Case) -> None:
    state, _ = two_entities(case)
    with pytest.raises(InvalidValue, match="no field of an entity 'nme'; did you mean name"):
        case.run(entities.edit_entity, state, nme="X")
    with pytest.raises(InvalidValue, match="no field of an entity 'name_key'"):
        case.run(entities.edit_entity, state, name_key="x")
    with pytest.raises(NoSuchObject, match="no entity"):
        case.run(entities.edit_entity, new_id(), name="X")


def test_contradicting_values_of_a_property_stand_side_by_side(case: Case) -> None:
    state, _ = two_entities(case)
    case.run(entities.set_property, state, key="population", value="4.1 million", valid="2024")
    case.run(entities.set_property, state, key="population", value="3.9 million", valid="2024~")
    assert counts(case, "entity_property") == [2]
    with pytest.raises(InvalidValue):
        case.run(entities.set_property, state, key="population", value="4", valid="some day")


def test_deleting_an_entity_takes_its_parts_and_undo_brings_everything_back(case: Case) -> None:
    state, person = two_entities(case)
    case.run(entities.add_name, state, text="Republic of Varenia", role="formal", language="en")
    case.run(entities.set_property, state, key="capital", value="Orsa")
    case.run(links.add_link, kind="leads", from_id=person, to_id=state, valid="2021/..")
    case.run(sameness.judge_different, state, person, reason="One is a state.")
    full = counts(case, "entity", "entity_name", "entity_property", "link", "sameness")
    case.run(entities.delete_entity, state)
    assert counts(case, "entity", "entity_name", "entity_property", "link", "sameness") == [1, 0, 0, 0, 0]
    case.undo()
    assert counts(case, "entity", "entity_name", "entity_property", "link", "sameness") == full


def test_a_link_takes_direction_and_polarity_from_its_kind_and_bounds_from_its_date(case: Case) -> None:
    state, person = two_entities(case)
    link = case.run(
        links.add_link, kind="met_with", from_id=person, to_id=state, valid="2025-03", status="reported"
    )
    row = case.read("SELECT directed, polarity, valid_lo, valid_hi FROM link WHERE id = ?", (link.bytes,))
    assert row == [(0, "cooperative", "2025-03-01", "2025-03-31")]
    case.run(links.edit_link, link, valid=None, polarity="hostile")
    row = case.read("SELECT polarity, valid, valid_lo, valid_hi FROM link WHERE id = ?", (link.bytes,))
    assert row == [("hostile", None, None, None)]


def test_a_link_to_nothing_is_refused(case: Case) -> None:
    state, _ = two_entities(case)
    with pytest.raises(NoSuchObject, match="no entity"):
        case.run(links.add_link, kind="leads", from_id=new_id(), to_id=state)


def test_identity_is_judged_once_and_can_be_taken_back(case: Case) -> None:
    state, person = two_entities(case)
    judged = case.run(sameness.judge_same, state, person, reason="Same passport.")
    with pytest.raises(InvalidValue, match="already judged same"):
        case.run(sameness.judge_different, person, state, reason="No.")
    with pytest.raises(InvalidValue, match="choose two"):
        case.run(sameness.judge_same, state, state, reason="x")
    case.run(sameness.take_back_sameness, judged)
    assert counts(case, "sameness", "entity") == [0, 2]


def test_a_case_defines_a_kind_uses_it_and_cannot_drop_it_while_it_is_used(case: Case) -> None:
    item = case.run(
        define, "entity_kind", key="militia", definition={"label": "Militia", "parent": "armed_group"}
    )
    entity = case.run(entities.add_entity, kind="militia", name="Coast Guards of Vell")
    with pytest.raises(InvalidValue, match="'militia' is in use: 1 entity is of this kind"):
        case.run(undefine, item)
    case.run(entities.delete_entity, entity)
    case.run(undefine, item)
    with pytest.raises(InvalidValue, match="no kind of entity 'militia'"):
        case.run(entities.add_entity, kind="militia", name="X")


def test_a_case_brings_its_own_markings(case: Case) -> None:
    labels = [{"label": "HARBOUR-OPEN", "rank": 1}, {"label": "HARBOUR-CLOSED", "rank": 2}]
    case.run(define, "markings", key="house", definition={"labels": labels})
    entity = case.run(entities.add_entity, kind="state", name="Varenia", marking="HARBOUR-CLOSED")
    assert case.read("SELECT marking FROM entity WHERE id = ?", (entity.bytes,)) == [("HARBOUR-CLOSED",)]
