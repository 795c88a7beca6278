"""States and territories by name, and a point in the middle of each."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

from casewright.analysis.geography.mercator import project_point
from casewright.model.data_files import read_lines


class KnownCountry(NamedTuple):
    """`code` as in the gazetteer and on the basemap; the point lies well inside its largest part."""

    code: str
    name: str
    latitude: float
    longitude: float

    @property
    def point(self) -> tuple[float, float]:
        """The point on the Mercator plane."""
        return project_point(self.longitude, self.latitude)


@cache
def known_countries() -> dict[str, KnownCountry]:
    """Those on the basemap that have a name, by code."""
    names = {line.split("|")[0]: line.split("|")[1] for line in read_lines("gazetteer", "states.txt")}
    points = (line.split("|") for line in read_lines("map", "middles.txt"))
    return {
        code: KnownCountry(code, names[code], float(latitude), float(longitude))
        for code, latitude, longitude in points
        if code in names
    }


def country_named(name: str) -> KnownCountry | None:
    """The country that is called exactly so in the gazetteer, in one of its languages; likeness does not count."""
    code = _codes_by_name().get(_key(name))
    return known_countries().get(code) if code else None


def _key(name: str) -> str:
    """Letters of other scripts stay what they are: written in Latin ones, two names could become alike."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@cache
def _codes_by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in read_lines("gazetteer", "states.txt"):
        code, name, others, *_ = line.split("|")
        for each in filter(None, [name, *others.split(";")]):
            found.setdefault(_key(each), code)
    for line in read_lines("gazetteer", "state_names.txt"):
        code, _, abroad = line.partition("|")
        for each in abroad.split(";"):
            found.setdefault(_key(each), code)
    return found
