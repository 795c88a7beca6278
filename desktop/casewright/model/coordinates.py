"""Reading and writing geographic coordinates (WGS 84) as people do: decimal degrees, or degrees, minutes and seconds."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from casewright.model.errors import InvalidValue
from casewright.model.short_text import shorten

_NUMBER = r"[-+−]?\d+(?:\.\d+)?"
_HALF = re.compile(
    rf"(?P<before>[NSEW])?\s*(?P<degrees>{_NUMBER})\s*(?:[°º]\s*|\s+|(?=[NSEW])|\Z)"
    r"(?:(?P<minutes>\d+(?:\.\d+)?)\s*(?:['′’]\s*|\s+|(?=[NSEW])|\Z))?"
    r"(?:(?P<seconds>\d+(?:\.\d+)?)\s*(?:[\"″”]|''|′′)?\s*)?"
    r"(?P<after>[NSEW])?"
)
_TWO_NUMBERS = re.compile(rf"({_NUMBER})\s*[°º]?\s*[,;\s]\s*({_NUMBER})\s*[°º]?")
_WITH_DECIMAL_COMMAS = re.compile(r"\S*\d,\d\S*\s*[;\s]\s*\S*\d,\d\S*|[^,]*\d,\d[^,]*;.*")
_DECIMAL_COMMA = re.compile(r"(\d),(\d)")
_SIXTY = 60


class Coordinates(NamedTuple):
    """Degrees north and east; south and west are negative."""

    latitude: float
    longitude: float


def parse_coordinates(text: str) -> Coordinates:
    """What a person typed or pasted, latitude first unless the letters N, S, E, W say otherwise.

    Raises:
        InvalidValue: it is no pair of coordinates, or lies outside ±90 and ±180 degrees.
    """
    given = text.strip().upper().replace("−", "-")
    if _WITH_DECIMAL_COMMAS.fullmatch(given):
        given = _DECIMAL_COMMA.sub(r"\1.\2", given)
    plain = _TWO_NUMBERS.fullmatch(given)
    if plain:
        return checked(float(plain[1]), float(plain[2]))
    halves = [_half(each) for each in _parts(given)]
    if len(halves) == 2 and all(halves):
        found = dict(each for each in halves if each)
        if found.keys() == {"latitude", "longitude"}:
            return checked(found["latitude"], found["longitude"])
    raise InvalidValue(
        f"“{shorten(text, 60)}” is no pair of coordinates; write them like 58.12, 9.41 or 58°07′N 9°25′E."
    )


def checked(latitude: float, longitude: float) -> Coordinates:
    """The pair, rounded to a centimetre or so. Raises InvalidValue when one is out of its range."""
    if not (math.isfinite(latitude) and abs(latitude) <= 90):
        raise InvalidValue(f"A latitude lies between -90 and 90 degrees, not at {latitude:g}.")
    if not (math.isfinite(longitude) and abs(longitude) <= 180):
        raise InvalidValue(f"A longitude lies between -180 and 180 degrees, not at {longitude:g}.")
    return Coordinates(round(latitude, 7), round(longitude, 7))


def show_coordinates(latitude: float, longitude: float, decimals: int = 4) -> str:
    """Such as `58.1200° N, 9.4100° E`; four decimals are about ten metres."""
    return (
        f"{abs(latitude):.{decimals}f}° {'N' if latitude >= 0 else 'S'}, "
        f"{abs(longitude):.{decimals}f}° {'E' if longitude >= 0 else 'W'}"
    )


def _parts(given: str) -> list[str]:
    """The two halves of a pair that has letters, at the comma or semicolon, else after or before the first letter."""
    for sign in (";", ","):
        if given.count(sign) == 1:
            return [each.strip() for each in given.split(sign)]
    letters = [each.start() for each in re.finditer("[NSEW]", given)]
    if len(letters) != 2:
        return []
    cut = letters[1] if letters[0] == 0 else letters[0] + 1
    return [given[:cut].strip(), given[cut:].strip()]


def _half(text: str) -> tuple[str, float] | None:
    found = _HALF.fullmatch(text)
    if found is None or bool(found["before"]) == bool(found["after"]):
        return None
    letter = found["before"] or found["after"]
    degrees, minutes, seconds = (float(found[part] or 0) for part in ("degrees", "minutes", "seconds"))
    if minutes >= _SIXTY or seconds >= _SIXTY or degrees < 0:
        return None
    value = degrees + minutes / _SIXTY + seconds / _SIXTY**2
    return ("latitude" if letter in "NS" else "longitude"), -value if letter in "SW" else value
