"""Estimative language: ladders of likelihood terms with their bands, read from `resources/scales/ladders`.

A product keeps to one ladder and nothing maps a term of one onto another: 'unlikely' is 20–45% in ICD 203, 25–35% in
the PHIA yardstick and 0–33% with the IPCC. Bands are fractions; labels and bands are facts of the standards named there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from casewright.model.data_files import read_mappings
from casewright.model.errors import InvalidValue
from casewright.model.nearby import quoted, unknown
from casewright.model.ontology import OntologyAddition


@dataclass(frozen=True)
class Term:
    """One rung: `lo` to `hi`, an open end being outside the band, an 'about' end printed with ≈."""

    scheme: str
    key: str
    rank: int
    text: str
    synonym: str | None
    forms: tuple[str, ...]
    lo: float
    hi: float
    lo_open: bool = False
    hi_open: bool = False
    lo_about: bool = False
    hi_about: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Every way of saying the term, its own words first."""
        return tuple(word for word in (self.text, self.synonym, *self.forms) if word)

    @property
    def band(self) -> str:
        """As printed beside the term: `55–80%`, `≈40–<50%`."""
        lo = f"{'>' if self.lo_open else ''}{'≈' if self.lo_about else ''}{round(self.lo * 100)}"
        hi = f"{'<' if self.hi_open else ''}{'≈' if self.hi_about else ''}{round(self.hi * 100)}"
        return f"{lo}–{hi}%"

    def holds(self, point: float) -> bool:
        """Whether a probability lies in the band."""
        above = point > self.lo if self.lo_open else point >= self.lo
        return above and (point < self.hi if self.hi_open else point <= self.hi)


@dataclass(frozen=True, eq=False)
class Ladder:
    """The terms of one scheme, lowest first. `verify`: nobody here could confirm the bands; `nested`: bands overlap."""

    key: str
    title: str
    issuer: str
    edition: str
    note: str
    verify: bool
    nested: bool
    terms: tuple[Term, ...]

    def term(self, name: str) -> Term:
        """The term of that key, text, synonym or form, in any case. Raises InvalidValue naming the terms."""
        wanted = _folded(name)
        for term in self.terms:
            if wanted == _folded(term.key) or wanted in map(_folded, term.words):
                return term
        raise unknown(f"likelihood in {self.title}", name, [term.text for term in self.terms])

    def terms_at(self, point: float) -> tuple[Term, ...]:
        """Every term whose band holds the probability: none in a gap, two where bands touch, several when nested."""
        return tuple(term for term in self.terms if term.holds(point))

    def term_at(self, point: float) -> Term | None:
        """The one term to propose: the upper of two bands that touch, the narrowest of nested ones; None in a gap."""
        held = self.terms_at(point)
        if self.nested:
            return min(held, key=lambda term: (round(term.hi - term.lo, 9), -term.rank), default=None)
        return held[-1] if held else None


@cache
def load_ladders() -> Mapping[str, Ladder]:
    """The ladders as shipped, by key."""
    return {each["key"]: build_ladder(each) for each in read_mappings("scales", "ladders")}


def ladders_with(items: Iterable[OntologyAddition]) -> Mapping[str, Ladder]:
    """Ours and those that a case defines itself (`ontology_item` rows of part `ladder`, JSON shaped as in the YAML)."""
    return _extended(tuple((item.key, item.definition) for item in items if item.part == "ladder"))


def ladder(key: str, ladders: Mapping[str, Ladder] | None = None) -> Ladder:
    """The ladder of that key; raises InvalidValue naming those there are."""
    known = load_ladders() if ladders is None else ladders
    if key not in known:
        raise unknown("estimative scheme", key, known)
    return known[key]


def build_ladder(definition: Mapping[str, Any]) -> Ladder:
    """A ladder from its definition; raises InvalidValue when it has no terms, a band that cannot be, or terms out of order."""
    key = str(definition.get("key") or "")
    terms = tuple(_term(key, rank, each) for rank, each in enumerate(definition.get("terms") or (), start=1))
    if not key or not terms:
        raise InvalidValue("An estimative scheme needs a key and at least one term.")
    words = [_folded(word) for term in terms for word in (term.text, term.synonym) if word]
    if len(set(words)) < len(words):
        raise InvalidValue(f"The estimative scheme {quoted(key)} uses the same words for two terms.")
    _check_order(terms, nested=bool(definition.get("nested")))
    text = {name: str(definition.get(name) or "") for name in ("title", "issuer", "edition", "note")}
    text["title"] = text["title"] or key
    return Ladder(
        key, **text, verify=bool(definition.get("verify")), nested=bool(definition.get("nested")), terms=terms
    )


def _check_order(terms: tuple[Term, ...], *, nested: bool) -> None:
    """From the lowest to the highest; unless they are nested, bands may touch and not overlap."""
    for lower, upper in pairwise(terms):
        if lower.lo + lower.hi >= upper.lo + upper.hi:
            raise InvalidValue(
                f"The term {quoted(upper.text)} stands above {quoted(lower.text)} and its band does not."
            )
        if not nested and upper.lo < lower.hi:
            raise InvalidValue(
                f"The bands of {quoted(lower.text)} and {quoted(upper.text)} overlap: part them, or say that the bands are nested."
            )


@lru_cache(maxsize=8)
def _extended(own: tuple[tuple[str, str], ...]) -> Mapping[str, Ladder]:
    return {**load_ladders(), **{key: build_ladder({**json.loads(text), "key": key}) for key, text in own}}


def _term(scheme: str, rank: int, definition: Mapping[str, Any]) -> Term:
    text = str(definition.get("text") or definition.get("key", "")).replace("_", " ")
    try:
        lo, hi = float(definition["lo"]), float(definition["hi"])
    except (KeyError, TypeError, ValueError):
        lo, hi = 0.0, 0.0
    if not text or not 0 <= lo < hi <= 1:
        raise InvalidValue(
            f"The term {quoted(text)} of {quoted(scheme)} needs 'lo' below 'hi', both between 0 and 1."
        )
    key = str(definition.get("key") or _folded(text).replace(" ", "_"))
    ends = [bool(definition.get(end)) for end in ("lo_open", "hi_open", "lo_about", "hi_about")]
    return Term(
        scheme,
        key,
        rank,
        text,
        definition.get("synonym"),
        tuple(definition.get("forms") or ()),
        lo,
        hi,
        *ends,
    )


def _folded(words: str) -> str:
    return " ".join(str(words).replace("_", " ").replace("-", " ").casefold().split())
