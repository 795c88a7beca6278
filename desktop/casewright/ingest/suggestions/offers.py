"""What is offered to a person for one text of a source."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class NamePlace:
    """One place where a name stands, [start, end) in code points; `sentence` is what would be quoted."""

    id: str
    start: int
    end: int
    words: str
    reading: str
    score: float
    sentence: Span


@dataclass(frozen=True, slots=True)
class OtherOffer:
    """Another way to take the same words: as another kind, or as the government that sits there."""

    kind: str
    reading: str
    name: str
    entity_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity of the case that may be meant; offered and never taken by itself. `why` in a few words."""

    entity_id: UUID
    name: str
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class NameOffer:
    """All places of one name. `entity_id`: the entity of the case that it surely is; `settled`: it is noted in this text.

    `name` and `kind` are those that a new entity would get.
    """

    key: str
    name: str
    kind: str
    score: float
    entity_id: UUID | None
    settled: bool
    places: tuple[NamePlace, ...]
    others: tuple[OtherOffer, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class DateOffer:
    """A date and the sentence that it stands in."""

    id: str
    start: int
    end: int
    words: str
    edtf: str
    score: float
    sentence: Span


@dataclass(frozen=True, slots=True)
class PairOffer:
    """Two names of one sentence; `source` and `target` are keys of names, with the places they have in it.

    `polarity` and `directed` are those of the kind of link. `check`: a word for which to read the sentence again.
    """

    id: str
    sentence: Span
    source: str
    source_place: NamePlace
    target: str
    target_place: NamePlace
    link: str
    directed: bool
    polarity: str | None
    status: str
    hedge: str | None
    trigger: str | None
    check: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Offers:
    """Names by rank (settled ones too: pairs need them), dates and pairs by rank; `rejected`: how many are held back."""

    names: tuple[NameOffer, ...]
    dates: tuple[DateOffer, ...]
    pairs: tuple[PairOffer, ...]
    rejected: int = 0


def draft_pair(one: NameOffer, other: NameOffer) -> PairOffer | None:
    """Two names as a pair that nothing in the text proposes, in the first sentence that holds both; None when none does."""
    sentences = {place.sentence: place for place in reversed(other.places)}
    for place in one.places:
        match = sentences.get(place.sentence)
        if match is not None:
            key = f"draft {one.key} {other.key}"
            return PairOffer(
                key,
                place.sentence,
                one.key,
                place,
                other.key,
                match,
                "related_to",
                False,
                None,
                "reported",
                None,
                None,
                None,
                0.0,
            )
    return None


def offer_id(text_sha256: str, kind: str, start: int, end: int, key: str) -> str:
    """The same suggestion has the same id wherever and whenever it is made."""
    return hashlib.sha256("\x1f".join([text_sha256, kind, str(start), str(end), key]).encode()).hexdigest()[
        :32
    ]
