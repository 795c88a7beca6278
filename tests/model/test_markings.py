"""Handling marks: exact labels, rank within a ladder, no comparison across ladders."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from casewright.model.errors import InvalidValue
from casewright.model.markings import (
    allows,
    checked_marking,
    load_markings,
    markings_with,
    strictest,
    strictest_by_ladder,
)


@dataclass(frozen=True)
class Item:
    part: str
    key: str
    definition: str


HOUSE = Item(
    "markings",
    "house",
    json.dumps({"labels": [{"label": "OPEN", "rank": 1}, {"label": "CLOSED", "rank": 2}]}),
)


def test_tlp_2_has_exactly_its_five_labels_in_order() -> None:
    assert list(load_markings()) == ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
    assert [mark.rank for mark in load_markings().values()] == [1, 2, 3, 4, 5]
    assert load_markings()["TLP:RED"].colour == "#FF2B2B"


@pytest.mark.parametrize(
    ("label", "sentence"),
    [("tlp:amber", "is written TLP:AMBER"), ("TLP: RED", "is written TLP:RED"), ("TLP:WHITE", "is written TLP:CLEAR"),
     ("TLP:YELLOW", "no marking 'TLP:YELLOW'"), ("", "no marking")],
)  # fmt: skip
def test_a_label_that_is_not_exact_is_refused_with_the_right_spelling(label: str, sentence: str) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        checked_marking(label)


def test_the_strictest_of_some_marks_wins_and_the_unmarked_do_not_count() -> None:
    assert strictest(["TLP:GREEN", None, "TLP:AMBER+STRICT", "TLP:AMBER"]) == "TLP:AMBER+STRICT"
    assert strictest([None, ""]) is None


def test_marks_of_two_ladders_never_compare() -> None:
    known = markings_with([HOUSE])
    assert strictest(["OPEN", "CLOSED"], known) == "CLOSED"
    with pytest.raises(InvalidValue, match="different ladders do not compare: CLOSED, TLP:RED"):
        strictest(["CLOSED", "TLP:RED", "OPEN"], known)
    assert strictest_by_ladder(["CLOSED", "TLP:RED"], known) == {"house": "CLOSED", "tlp": "TLP:RED"}


def test_a_ceiling_lets_through_what_is_no_stricter_and_of_its_ladder() -> None:
    known = markings_with([HOUSE])
    assert allows("TLP:AMBER", "TLP:GREEN", known)
    assert allows("TLP:AMBER", None, known)
    assert not allows("TLP:AMBER", "TLP:AMBER+STRICT", known)
    assert not allows("TLP:RED", "OPEN", known)
    assert not allows("TLP:RED", "UNKNOWN", known)
