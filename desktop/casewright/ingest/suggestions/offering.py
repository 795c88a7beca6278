"""From what was found in a text to what is offered: held against the case as it is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from math import log1p
from uuid import UUID

from casewright.ingest.suggestions.answer import FoundInText
from casewright.ingest.suggestions.case_names import CaseNames
from casewright.ingest.suggestions.found import FoundName
from casewright.ingest.suggestions.offers import (
    Candidate,
    DateOffer,
    NameOffer,
    NamePlace,
    Offers,
    OtherOffer,
    PairOffer,
    offer_id,
)
from casewright.ingest.suggestions.settled import Settled
from casewright.ingest.suggestions.usual_ends import is_a
from casewright.model.ontology import Ontology

_NEAREST = 5  # entities named shortly before a description


def offers_for(
    found: FoundInText, text_sha256: str, names: CaseNames, settled: Settled, ontology: Ontology
) -> Offers:
    """What is new: without places that are noted already, and without what was rejected. Never a decision of its own."""
    grouped = _names(found, text_sha256, names, settled)
    turned_down = {key for key in grouped if ("entity", key) in settled.rejected}
    kept = {
        key: replace(offer, places=()) if key in turned_down else offer  # what is noted stays, for its pairs
        for key, offer in grouped.items()
        if offer.settled or key not in turned_down
    }
    dates = list(_dates(found, text_sha256, settled))
    pairs = list(_pairs(found, text_sha256, kept, settled, ontology))
    open_dates = tuple(each for each in dates if ("date", each.id) not in settled.rejected)
    open_pairs = tuple(each for each in pairs if ("pair", each.id) not in settled.rejected)
    held_back = len(turned_down) + len(dates) - len(open_dates) + len(pairs) - len(open_pairs)
    return Offers(tuple(sorted(kept.values(), key=_rank)), open_dates, open_pairs, held_back)


def _rank(offer: NameOffer) -> tuple[bool, float, str]:
    return offer.settled, -offer.score * (1 + log1p(len(offer.places)) / 4), offer.key


def _names(found: FoundInText, sha: str, names: CaseNames, settled: Settled) -> dict[str, NameOffer]:
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(found.names):
        by_key[name.key].append(number)
    return {key: _name(found, sha, key, numbers, names, settled) for key, numbers in by_key.items()}


def _name(
    found: FoundInText, sha: str, key: str, numbers: list[int], names: CaseNames, settled: Settled
) -> NameOffer:
    mentions = [settled.mentioned(found.names[n].start, found.names[n].end) for n in numbers]
    accepted = next((each for each in mentions if each is not None), None)
    best = max((found.names[n] for n in numbers), key=lambda each: (each.score, len(each.name), -each.start))
    title = best.name or best.text
    is_description = best.reading == "description"
    entity = accepted or (None if is_description else names.known(title, best.text))
    places = tuple(_place(found, n, sha) for n, taken in zip(numbers, mentions, strict=True) if taken is None)
    offer = NameOffer(
        key, title, best.kind, best.score, entity, accepted is not None, places, _others(best, names)
    )
    if entity is not None:
        return replace(offer, name=names.titles.get(entity, title), kind=names.kinds.get(entity, best.kind))
    return replace(offer, candidates=tuple(_candidates(found, numbers[0], best, names, settled)))


def _place(found: FoundInText, number: int, sha: str) -> NamePlace:
    name = found.names[number]
    made = offer_id(sha, "entity", name.start, name.end, name.key)
    return NamePlace(
        made, name.start, name.end, name.text, name.reading, name.score, found.name_sentences[number]
    )


def _others(best: FoundName, names: CaseNames) -> tuple[OtherOffer, ...]:
    return tuple(
        OtherOffer(each.kind, each.reading, each.name or best.name, names.known(each.name))
        for each in best.also
    )


def _candidates(
    found: FoundInText, first: int, best: FoundName, names: CaseNames, settled: Settled
) -> Iterator[Candidate]:
    """Who may be meant: namesakes, persons of a similar name, and for a description what was named shortly before."""
    if best.reading == "description":
        yield from _named_before(found, first, names, settled)
        return
    namesakes = names.namesakes(best.name or best.text)
    yield from namesakes
    if not namesakes and is_a(best.kind, "person"):
        yield from names.alike(best.name or best.text)


def _named_before(found: FoundInText, first: int, names: CaseNames, settled: Settled) -> Iterator[Candidate]:
    seen: set[UUID] = set()
    for name in reversed(found.names[max(0, first - 50) : first]):
        entity = settled.mentioned(name.start, name.end) or names.known(name.name or name.text, name.text)
        if entity is None or entity in seen or entity not in names.kinds:
            continue
        if is_a(names.kinds[entity], "state", "organisation") and len(seen) < _NEAREST:
            seen.add(entity)
            yield names.candidate(entity, "named shortly before")


def _dates(found: FoundInText, sha: str, settled: Settled) -> Iterator[DateOffer]:
    for date, sentence in zip(found.dates, found.date_sentences, strict=True):
        if not settled.is_dated(sentence, date.edtf):
            made = offer_id(sha, "date", date.start, date.end, date.edtf)
            yield DateOffer(made, date.start, date.end, date.text, date.edtf, date.score, sentence)


def _pairs(
    found: FoundInText, sha: str, names: dict[str, NameOffer], settled: Settled, ontology: Ontology
) -> Iterator[PairOffer]:
    """Pairs of names that are not rejected; the child has put the strongest first."""
    for pair in found.pairs:
        ends = found.names[pair.source], found.names[pair.target]
        one, other = (names.get(end.key) for end in ends)
        sentence = pair.start, pair.end
        if one is None or other is None or (one.entity_id is not None and one.entity_id == other.entity_id):
            continue
        if settled.is_linked(sentence, one.entity_id, other.entity_id):
            continue
        kind = ontology.link_kind_shown(pair.link)
        key = f"{ends[0].start}-{ends[1].start}"
        yield PairOffer(
            offer_id(sha, "pair", *sentence, key), sentence, one.key, _place(found, pair.source, sha), other.key,
            _place(found, pair.target, sha), pair.link, kind.directed, kind.polarity, pair.status, pair.hedge, pair.trigger,
            pair.check, pair.score,
        )  # fmt: skip
