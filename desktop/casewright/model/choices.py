"""Closed lists of values, and the columns they belong to, read from `resources/scales/choices.yaml`.

Among them the Admiralty ratings (STANAG 2511 / AJP-2.1), levels of confidence, ACH ratings and assumption categories.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from casewright.model.data_files import read_data
from casewright.model.nearby import unknown


@dataclass(frozen=True)
class Choice:
    """One value. `rank` is its place in the list, from 1; an `unjudged` value is no place on the scale at all.

    `score` (ACH ratings) and `weight` (ACH credibility and relevance) are numbers of the method (tradecraft, section 4.1).
    """

    key: str
    label: str
    rank: int
    meaning: str = ""
    unjudged: bool = False
    score: int | None = None
    weight: float | None = None


@cache
def _tables() -> tuple[Mapping[str, tuple[Choice, ...]], Mapping[str, str]]:
    data: dict[str, Any] = read_data("scales", "choices.yaml")
    sets = {
        name: tuple(Choice(rank=rank, **each) for rank, each in enumerate(values, start=1))
        for name, values in data["sets"].items()
    }
    return sets, data["columns"]


def choices(name: str) -> tuple[Choice, ...]:
    """A set by its name, such as `reliability` or `confidence`, in its order."""
    return _tables()[0][name]


def choices_of(table: str, column: str) -> tuple[Choice, ...] | None:
    """The values a column may hold, or None when it is free."""
    name = _tables()[1].get(f"{table}.{column}")
    return None if name is None else choices(name)


def choice(name: str, key: str) -> Choice:
    """One value of a set. Raises InvalidValue naming the values there are."""
    for each in choices(name):
        if each.key == key:
            return each
    raise unknown(name.replace("_", " "), key, [each.key for each in choices(name)])


def checked_choice(table: str, column: str, given: str) -> str:
    """The key of the value that was meant: `Manual save` is `manual_save`, `b` is `B`. Raises InvalidValue otherwise."""
    name = _tables()[1][f"{table}.{column}"]
    wanted = _folded(given)
    for each in choices(name):
        if wanted == _folded(each.key):
            return each.key
    raise unknown(name.replace("_", " "), given, [each.key for each in choices(name)])


def columns_with_choices() -> Mapping[str, str]:
    """`table.column` to the name of its set."""
    return _tables()[1]


def _folded(key: str) -> str:
    return str(key).strip().casefold().replace(" ", "_").replace("-", "_")
