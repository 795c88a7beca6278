"""From an offer to what the operations take; and taking many names in as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from casewright.casefile.case import Case
from casewright.ingest.suggestions.offers import (
    DateOffer,
    NameOffer,
    NamePlace,
    Offers,
    OtherOffer,
    PairOffer,
)
from casewright.model.errors import InvalidValue
from casewright.operations.mentions import Place
from casewright.operations.suggestions import (
    Named,
    accept_date,
    accept_entity,
    accept_pair,
    reject_suggestion,
)

Progress = Callable[[int, int], None]
"""Called with how many are done, of how many; may raise to give up, and nothing is changed then."""


def named(
    offer: NameOffer,
    places: Sequence[NamePlace] | None = None,
    *,
    other: OtherOffer | None = None,
    kind: str | None = None,
    join: UUID | None = None,
) -> Named:
    """An offer as an entity with its places (None: all that are left).

    Args:
        other: taken in this other way.
        kind: as a new entity of this kind.
        join: as this entity of the case.
    """
    chosen = offer.places if places is None else places
    if other is not None:
        taken = tuple(replace(_place(each), reading=other.reading) for each in chosen)
        return Named(taken, other.entity_id, other.kind, other.name)
    plain = tuple(_place(each) for each in chosen)
    if join is not None:
        return Named(plain, join, name=offer.name)
    if kind is not None and kind != offer.kind:
        return Named(plain, None, kind, offer.name)
    return Named(plain, offer.entity_id, offer.kind, offer.name)


def place_of(offer: DateOffer) -> Place:
    """Where a date stands."""
    return Place(offer.start, offer.end, sentence=offer.sentence)


def is_certain(offer: NameOffer) -> bool:
    """Whether nobody has to choose whom it means: it is known, or a name with no candidates in the case."""
    return offer.entity_id is not None or (
        not offer.candidates and all(place.reading != "description" for place in offer.places)
    )


def accept_all(
    case: Case,
    source_text_id: UUID,
    offers: Offers,
    *,
    names: Iterable[NameOffer] = (),
    dates: Iterable[DateOffer] = (),
    pairs: Iterable[PairOffer] = (),
    progress: Progress | None = None,
) -> int:
    """Takes these in as one step; how many it were. Names come first, so that pairs find their entities."""
    chosen = [*names], [*dates], [*pairs]
    total, done = len(chosen[0]) + len(chosen[1]) + len(chosen[2]), 0
    if not total:
        return 0
    by_key = {each.key: each for each in offers.names}
    with case.edit("accept_suggestions") as tx:
        for name in chosen[0]:
            entity_id = accept_entity(tx, source_text_id, named(name))
            by_key[name.key] = replace(name, entity_id=entity_id)
            done = _told(progress, done, total)
        for date in chosen[1]:
            accept_date(tx, source_text_id, place_of(date), held=date.edtf)
            done = _told(progress, done, total)
        for pair in chosen[2]:
            one, other = by_key[pair.source], by_key[pair.target]
            if one.entity_id is None or other.entity_id is None:
                raise InvalidValue("A pair is taken in when both of its names are.")
            accept_pair(
                tx, source_text_id, pair.sentence, Named((), one.entity_id), Named((), other.entity_id),
                kind=pair.link, status=pair.status, hedge=pair.hedge,
            )  # fmt: skip
            done = _told(progress, done, total)
    return total


def reject_all(
    case: Case,
    source_id: UUID | None,
    *,
    names: Iterable[NameOffer] = (),
    others: Iterable[DateOffer | PairOffer] = (),
    progress: Progress | None = None,
) -> int:
    """Turns these down as one step: names for one source or for the whole case, dates and pairs at their place. How many."""
    chosen = [*names], [*others]
    total, count = len(chosen[0]) + len(chosen[1]), 0
    with case.edit("reject_suggestion") as tx:
        for name in chosen[0]:
            reject_suggestion(tx, kind="entity", key=name.key, words=name.name, source_id=source_id)
            count = _told(progress, count, total)
        for each in chosen[1]:
            kind, words = ("date", each.words) if isinstance(each, DateOffer) else ("pair", each.link)
            reject_suggestion(tx, kind=kind, key=each.id, words=words, source_id=source_id)
            count = _told(progress, count, total)
    return count


def _place(place: NamePlace) -> Place:
    return Place(place.start, place.end, place.reading, place.sentence)


def _told(progress: Progress | None, done: int, total: int) -> int:
    if progress is not None:
        progress(done + 1, total)
    return done + 1
