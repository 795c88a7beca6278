"""Suggestions as rows of a list."""

from __future__ import annotations

from casewright.ingest.suggestions.offers import NameOffer, Offers, PairOffer
from casewright.model.ontology import Ontology
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.plain_text import one_line
from casewright.ui.window.words import choice_label, date_words, joined

_AROUND = 90
_COLOURS = {"hostile": "event", "cooperative": "place"}


def name_rows(offers: Offers, ontology: Ontology, text: str) -> list[ListRow]:
    """The names that are open: not settled in this text."""
    return [_name_row(each, ontology, text) for each in offers.names if each.places and not each.settled]


def date_rows(offers: Offers, text: str) -> list[ListRow]:
    """The dates by their place in the text."""
    return [
        ListRow(
            each.id, one_line(each.words, 60), snippet(text, each.start, each.end, each.sentence), "calendar", "event",
            date_words(each.edtf), said=f"{each.words}, {date_words(each.edtf)}",
        )
        for each in sorted(offers.dates, key=lambda each: each.start)
    ]  # fmt: skip


def pair_rows(offers: Offers, ontology: Ontology, text: str) -> list[ListRow]:
    """The pairs by rank."""
    names = {each.key: each for each in offers.names}
    return [pair_row(each, names, ontology, text) for each in offers.pairs]


def pair_row(pair: PairOffer, names: dict[str, NameOffer], ontology: Ontology, text: str) -> ListRow:
    """One pair: who, how, whom, and what in the sentence says so."""
    kind = ontology.link_kind_shown(pair.link)
    one, other = (one_line(names[key].name, 60) for key in (pair.source, pair.target))
    why = joined(
        f"“{pair.trigger}”" if pair.trigger else "", pair.hedge, snippet(text, *pair.sentence, pair.sentence)
    )
    trailing = f"check: {pair.check}" if pair.check else ""
    return ListRow(
        pair.id, f"{one} – {kind.label} – {other}", why, "link-2", _COLOURS.get(pair.polarity or "", "document"),
        trailing, said=f"{one} {kind.label} {other}, {choice_label('link', 'status', pair.status)}, {trailing}",
    )  # fmt: skip


def snippet(text: str, start: int, end: int, sentence: tuple[int, int]) -> str:
    """The words with what stands around them in their sentence, on one line."""
    first, last = max(sentence[0], start - _AROUND // 3), min(sentence[1], end + _AROUND)
    words = " ".join(text[first:last].split())
    return f"{'…' if first > sentence[0] else ''}{words}{'…' if last < sentence[1] else ''}"


def _name_row(offer: NameOffer, ontology: Ontology, text: str) -> ListRow:
    kind = ontology.entity_kind_shown(offer.kind)
    place = offer.places[0]
    count = f"{len(offer.places)}×" if len(offer.places) > 1 else ""
    known = "in the case" if offer.entity_id else ("who?" if offer.candidates else "")
    trailing = joined(known, count)
    below = snippet(text, place.start, place.end, place.sentence)
    said = ", ".join(
        each
        for each in (offer.name, kind.label, known, count and f"{len(offer.places)} places", below)
        if each
    )
    return ListRow(
        offer.key,
        one_line(offer.name, 80),
        below,
        kind.icon,
        kind.colour,
        trailing,
        said=said,
    )
