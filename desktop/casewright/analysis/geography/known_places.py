"""Cities and countries by name, to put an entity on the map; a person picks, nothing is placed by likeness."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from casewright.analysis.geography.countries import known_countries
from casewright.model.data_files import read_lines
from casewright.model.names import name_key

CITY_PRECISION_KM = 10.0
"""How far a city reaches from its middle, as offered to the person who places something in it."""


class KnownPlace(NamedTuple):
    """A city of 50,000 people or more, or a country. `people` is in thousands, 0 for countries."""

    name: str
    country: str
    latitude: float
    longitude: float
    people: int

    @property
    def is_city(self) -> bool:
        """Whether it is a city and no country."""
        return self.people > 0


def places_called(text: str, limit: int = 12) -> list[KnownPlace]:
    """Places whose name, in one of its languages, begins with these words: exact names first, then the largest."""
    wanted = name_key(text)
    if not wanted.strip():
        return []
    keys, places = _index()
    found: dict[KnownPlace, bool] = {}
    for n in range(bisect_left(keys, wanted), len(keys)):
        if not keys[n].startswith(wanted):
            break
        found[places[n]] = found.get(places[n], False) or keys[n] == wanted
    order = sorted(found, key=lambda place: (not found[place], place.is_city, -place.people))
    return order[:limit]


@cache
def cities() -> tuple[KnownPlace, ...]:
    """All cities, most people first."""
    return tuple(place for place, _ in _cities())


def _cities() -> list[tuple[KnownPlace, list[str]]]:
    countries = known_countries()
    found = []
    for line in read_lines("gazetteer", "cities.txt"):
        code, people, at, names = line.split("|")
        latitude, _, longitude = at.partition(",")
        name, *others = names.split(";")
        country = countries[code].name if code in countries else code
        found.append(
            (KnownPlace(name, country, float(latitude), float(longitude), int(people)), [name, *others])
        )
    return found


@cache
def _index() -> tuple[list[str], list[KnownPlace]]:
    pairs = [(name_key(name), place) for place, names in _cities() for name in names]
    for country in known_countries().values():
        pairs.append(
            (name_key(country.name), KnownPlace(country.name, "", country.latitude, country.longitude, 0))
        )
    pairs.sort(key=lambda pair: pair[0])
    return [key for key, _ in pairs], [place for _, place in pairs]
