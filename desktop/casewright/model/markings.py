"""Handling marks: Traffic Light Protocol 2.0 (FIRST, August 2022) and ladders of marks that a case defines itself.

Marks of one ladder compare by rank; marks of different ladders never do. Nothing here confers authority to classify.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from casewright.model.data_files import read_mappings
from casewright.model.errors import InvalidValue
from casewright.model.nearby import quoted, unknown
from casewright.model.ontology import OntologyAddition


@dataclass(frozen=True)
class Marking:
    """One label, exactly as written. A higher `rank` is stricter within its `ladder`. `colour` is text on black."""

    ladder: str
    label: str
    rank: int
    colour: str = "#FFFFFF"
    meaning: str = ""
    stix: str | None = None


@cache
def load_markings() -> Mapping[str, Marking]:
    """The marks as shipped, by label, mildest first."""
    return {
        mark.label: mark for ladder in read_mappings("scales", "markings") for mark in build_markings(ladder)
    }


def markings_with(items: Iterable[OntologyAddition]) -> Mapping[str, Marking]:
    """Ours and those a case defines itself (`ontology_item` rows of part `markings`, JSON shaped as in the YAML)."""
    return _extended(tuple((item.key, item.definition) for item in items if item.part == "markings"))


def build_markings(definition: Mapping[str, Any]) -> tuple[Marking, ...]:
    """The marks of one ladder; raises InvalidValue when a label is missing or ranks are not whole numbers."""
    key, labels = str(definition.get("key") or ""), definition.get("labels") or ()
    if not key or not labels:
        raise InvalidValue("A ladder of marks needs a key and at least one label.")
    try:
        return tuple(
            Marking(
                key,
                str(each["label"]),
                int(each["rank"]),
                each.get("colour", "#FFFFFF"),
                each.get("meaning", ""),
                each.get("stix"),
            )
            for each in sorted(labels, key=lambda each: int(each["rank"]))
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidValue(
            f"Each label of the marks {quoted(key)} needs a 'label' and a whole-number 'rank'."
        ) from error


def checked_marking(label: str, markings: Mapping[str, Marking] | None = None) -> str:
    """The label, when it is one, letter for letter. Raises InvalidValue, with the right spelling where it is near."""
    known = load_markings() if markings is None else markings
    if label in known:
        return label
    squeezed = {_squeezed(each): each for each in known}
    if _squeezed(label) in squeezed:
        raise InvalidValue(f"The marking {quoted(label)} is written {squeezed[_squeezed(label)]}.")
    raise unknown("marking", label, known)


def strictest(labels: Iterable[str | None], markings: Mapping[str, Marking] | None = None) -> str | None:
    """The strictest of some marks of one ladder; None when nothing is marked.

    Raises InvalidValue when they are of two ladders (they do not compare), or when one is unknown.
    """
    by_ladder = strictest_by_ladder(labels, markings)
    if len(by_ladder) > 1:
        raise InvalidValue(f"Marks of different ladders do not compare: {', '.join(by_ladder.values())}.")
    return next(iter(by_ladder.values()), None)


def strictest_by_ladder(
    labels: Iterable[str | None], markings: Mapping[str, Marking] | None = None
) -> dict[str, str]:
    """For each ladder that occurs, its strictest mark."""
    known = load_markings() if markings is None else markings
    found: dict[str, Marking] = {}
    for label in {label for label in labels if label}:
        mark = known[checked_marking(label, known)]
        if mark.ladder not in found or mark.rank > found[mark.ladder].rank:
            found[mark.ladder] = mark
    return {ladder: found[ladder].label for ladder in sorted(found)}


def allows(ceiling: str, label: str | None, markings: Mapping[str, Marking] | None = None) -> bool:
    """Whether something so marked may go where at most `ceiling` may. Unmarked may; another ladder's mark may not."""
    if label is None:
        return True
    known = load_markings() if markings is None else markings
    top, mark = known[checked_marking(ceiling, known)], known.get(label)
    return mark is not None and mark.ladder == top.ladder and mark.rank <= top.rank


@lru_cache(maxsize=8)
def _extended(own: tuple[tuple[str, str], ...]) -> Mapping[str, Marking]:
    added = {
        mark.label: mark for key, text in own for mark in build_markings({**json.loads(text), "key": key})
    }
    return {**load_markings(), **added}


def _squeezed(label: str) -> str:
    return "".join(str(label).split()).upper().replace("WHITE", "CLEAR")
