"""What has a place on the map, and what says so."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.analysis.geography.located import Spot, located
from casewright.casefile.case import Case
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.ids import new_id
from casewright.operations import claims, entities, links, locations


def _entity(case: Case, kind: str, name: str) -> UUID:
    return case.run(entities.add_entity, kind=kind, name=name)


def _only(case: Case, entity_id: UUID) -> Spot:
    (spot,) = located(case).of(entity_id)
    return spot


def test_a_port_is_where_its_coordinates_are_as_precisely_as_was_said(case: Case) -> None:
    port = _entity(case, "port", "Port of Varnhaven")
    case.run(locations.place_entity, port, 58.1234567, -9.41, 2.5)
    spot = _only(case, port)
    assert (spot.latitude, spot.longitude, spot.precision_km, spot.how) == (58.1234567, -9.41, 2.5, "stated")


def test_placing_anew_replaces_and_taking_it_off_the_map_leaves_nothing(case: Case) -> None:
    port = _entity(case, "port", "Port of Varnhaven")
    case.run(locations.place_entity, port, 58, 9, 2.5)
    case.run(locations.place_entity, port, 59, 10)
    assert (_only(case, port).latitude, _only(case, port).precision_km) == (59, None)
    case.run(locations.unplace_entity, port)
    assert located(case).of(port) == []
    case.undo()
    assert _only(case, port).latitude == 59
    case.undo()
    assert (_only(case, port).latitude, _only(case, port).precision_km) == (58, 2.5)


def test_coordinates_that_two_claims_state_stand_side_by_side(case: Case) -> None:
    incident = _entity(case, "incident", "Seizure of the Calder Star")
    stated = [case.run(claims.state_claim, text=f"It happened at {n}.") for n in (1, 2)]
    for n, claim in enumerate(stated):
        case.run(locations.place_entity, incident, 25 + n, 55, claim_id=claim)
    assert [(each.latitude, each.claim_id) for each in located(case).of(incident)] == [
        (25, stated[0]),
        (26, stated[1]),
    ]


def test_a_state_is_where_its_name_is_on_the_map_unless_it_was_placed(case: Case) -> None:
    iran, other = _entity(case, "state", "Iran"), _entity(case, "state", "Varenia")
    assert (_only(case, iran).how, _only(case, iran).country) == ("named", "IR")
    assert located(case).of(other) == []
    case.run(entities.add_name, other, text="Serbia")
    assert _only(case, other).country == "RS"
    case.run(locations.place_entity, iran, 35.7, 51.4)
    assert _only(case, iran).how == "stated"


def test_an_event_is_at_the_place_it_took_place_at_on_its_date(case: Case) -> None:
    city, event = _entity(case, "city", "Oslo"), _entity(case, "meeting", "Talks")
    case.run(locations.place_entity, city, 59.9, 10.7, 10)
    link = case.run(links.add_link, kind="took_place_at", from_id=event, to_id=city)
    case.run(entities.set_property, event, key="date", value="2024-05")
    spot = _only(case, event)
    assert (spot.how, spot.via, spot.link_id, spot.precision_km, spot.valid) == (
        "linked",
        city,
        link,
        10,
        "2024-05",
    )


def test_a_link_that_does_not_locate_puts_nothing_on_the_map(case: Case) -> None:
    person, state = _entity(case, "person", "Marek Halvorsen"), _entity(case, "state", "Norway")
    case.run(links.add_link, kind="citizen_of", from_id=person, to_id=state)
    assert located(case).of(person) == []
    case.run(links.add_link, kind="lives_in", from_id=person, to_id=state, valid="2020/2022")
    assert (_only(case, person).country, _only(case, person).valid) == ("NO", "2020/2022")


def test_places_without_coordinates_and_values_that_are_none_are_told(case: Case) -> None:
    city, port = _entity(case, "city", "Montebrac"), _entity(case, "port", "Port of Karsel")
    person = _entity(case, "person", "Marek Halvorsen")
    case.run(entities.set_property, port, key="latitude", value="91")
    case.run(entities.set_property, port, key="longitude", value="7")
    found = located(case)
    assert [each.id for each in found.missing] == [city, port]
    assert found.unreadable == [port]
    assert person not in {each.id for each in found.missing}


@pytest.mark.parametrize(
    ("latitude", "longitude", "precision", "sentence"),
    [(91, 0, None, "between -90 and 90"), (0, 200, None, "between -180"), (float("nan"), 0, None, "latitude"), (0, 0, 0, "above 0"), (0, 0, -1, "above 0")],
)  # fmt: skip
def test_impossible_places_are_refused_and_nothing_changes(
    case: Case, latitude: float, longitude: float, precision: float | None, sentence: str
) -> None:
    port = _entity(case, "port", "Port of Varnhaven")
    case.run(locations.place_entity, port, 58, 9)
    with pytest.raises(InvalidValue, match=sentence):
        case.run(locations.place_entity, port, latitude, longitude, precision)
    assert _only(case, port).latitude == 58


def test_nobody_who_is_not_in_the_case_is_placed(case: Case) -> None:
    with pytest.raises(NoSuchObject):
        case.run(locations.place_entity, new_id(), 1, 2)
    port = _entity(case, "port", "Port of Varnhaven")
    with pytest.raises(InvalidValue, match="no coordinates of its own"):
        case.run(locations.unplace_entity, port)
