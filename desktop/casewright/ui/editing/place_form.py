"""Putting an entity on the map: coordinates as people write them, or a city or country found by its name."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.analysis.geography.known_places import CITY_PRECISION_KM, KnownPlace, places_called
from casewright.casefile.queries import records
from casewright.casefile.queries.places import stated_coordinates
from casewright.model.coordinates import Coordinates, parse_coordinates, show_coordinates
from casewright.model.errors import InvalidValue
from casewright.ui.editing.find_field import FindField
from casewright.ui.editing.finding import find_rows
from casewright.ui.editing.object_field import ObjectField
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.ui.editing.editor import Editor

_FEWEST_LETTERS = 2


class PlaceField(FindField):
    """`value()` is what stands in the line: coordinates, once a place found was taken."""

    def __init__(self, name: str) -> None:
        super().__init__(name, self._rows)
        self.line.setPlaceholderText("58.12, 9.41   ·   58°07′N 9°25′E   ·   name of a city or country")
        self._taken = ""
        self.row_taken.connect(self._accept)
        self.typing.connect(self._forget)
        self.given_up.connect(lambda: self.set_value(self._taken))
        Thread(
            target=places_called, args=("a",), daemon=True
        ).start()  # reads the gazetteer before anybody has typed

    def value(self) -> str:
        """The text of the line."""
        return self.line.text().strip()

    def set_value(self, text: object) -> None:
        """Shows coordinates."""
        self._taken = str(text or "")
        self.show_text(self._taken)

    def _accept(self, row_id: str) -> None:
        latitude, _, longitude = row_id.partition(" ")
        self.set_value(show_coordinates(float(latitude), float(longitude)))
        self.changed.emit()

    def _forget(self) -> None:
        self._taken = ""

    def _rows(self, text: str) -> list[ListRow]:
        words = text.strip()
        if len(words) < _FEWEST_LETTERS or any(each.isdigit() for each in words):
            return []
        return [_row(each) for each in places_called(words)]


def place_on_map(
    editor: Editor, session: CaseSession, entity_id: UUID | None, at: Coordinates | None = None
) -> None:
    """Asks where an entity is; which one, too, when it is not known yet."""
    values: dict[str, Any] = {"where": show_coordinates(*at) if at else ""}
    name = ""
    if entity_id is not None:
        values |= _known(session, entity_id) if at is None else {}
        name = records.title_of(session.case, "entity", entity_id) or ""
        values["where"] = values["where"] or name

    def save(typed: dict[str, Any]) -> None:
        chosen = entity_id or (typed["entity"].id if typed["entity"] else None)
        if chosen is None:
            raise InvalidValue("Choose what to put here.")
        at = parse_coordinates(typed["where"])
        session.run("locations.place_entity", chosen, at.latitude, at.longitude, typed["precision"])
        session.select(ObjectRef("entity", chosen))

    editor.ask(
        "Put on the map", _fields(session, entity_id is None), save, values=values, submit="Put there",
        text=name,
    )  # fmt: skip


def _fields(session: CaseSession, ask_entity: bool) -> list[FieldSpec]:
    def entity() -> ObjectField:
        return ObjectField("What", session, lambda typed: find_rows(session, ("entity",), typed))

    which = [FieldSpec("entity", "What", "object", required=True, make=entity)] if ask_entity else []
    return [
        *which,
        FieldSpec("where", "Where", "place", required=True, check=parse_coordinates, make=lambda: PlaceField("Where")),
        FieldSpec(
            "precision", "Precision in kilometres", "number",
            help=f"How far from this point it may be; about {CITY_PRECISION_KM:g} for somewhere in a city. Empty: not said.",
        ),
    ]  # fmt: skip


def _known(session: CaseSession, entity_id: UUID) -> dict[str, Any]:
    """Where it stands so far, from values that no claim states."""
    found = {
        row.key: row.value
        for row in stated_coordinates(session.case, entity_id)
        if row.claim_id is None and row.valid is None
    }
    try:
        where = show_coordinates(float(found["latitude"]), float(found["longitude"]), 6)
    except (KeyError, ValueError):
        return {"where": ""}
    return {"where": where, "precision": found.get("precision", "")}


def _row(place: KnownPlace) -> ListRow:
    where = show_coordinates(place.latitude, place.longitude, 2)
    return ListRow(
        f"{place.latitude} {place.longitude}", f"{place.name}, {place.country}" if place.country else place.name, "",
        "building-2" if place.is_city else "flag", "place", where,
    )  # fmt: skip
