"""Suggestions as rows of a list."""

from __future__ import annotations

from casewright.ingest.suggestions.offers import DateOffer, NameOffer, PairOffer
from casewright.model.ontology import Ontology
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.plain_text import one_line
from casewright.ui.window.words import choice_label, date_words, joined

_AROUND = 90
_COLOURS = {"hostile": "event", "cooperative": "place"}


def date_row(date: DateOffer, text: str) -> ListRow:
    """One date: as it is written, its sentence, and what it means."""
    below, means = snippet(text, date.start, date.end, date.sentence), date_words(date.edtf)
    return ListRow(
        date.id,
        one_line(date.words, 60),
        below,
        "calendar",
        "event",
        means if means != date.words else "",
        said=f"{date.words}, {means}, {below}",
    )


def pair_row(
    pair: PairOffer, names: dict[str, NameOffer], ontology: Ontology, text: str, sentences: int = 1
) -> ListRow:
    """One pair: who, how, whom, and what in the sentence says so; `sentences` propose the same."""
    kind = ontology.link_kind_shown(pair.link)
    one, other = (one_line(names[key].name, 60) for key in (pair.source, pair.target))
    why = joined(
        f"“{pair.trigger}”" if pair.trigger else "", pair.hedge, snippet(text, *pair.sentence, pair.sentence)
    )
    trailing = joined(f"check: {pair.check}" if pair.check else "", f"{sentences}×" if sentences > 1 else "")
    return ListRow(
        pair.id, f"{one} – {kind.label} – {other}", why, "link-2", _COLOURS.get(pair.polarity or "", "document"),
        trailing, said=f"{one} {kind.label} {other}, {choice_label('link', 'status', pair.status)}, {trailing}",
    )  # fmt: skip


def snippet(text: str, start: int, end: int, sentence: tuple[int, int]) -> str:
    """The words with what stands around them in their sentence, on one line."""
    first, last = max(sentence[0], start - _AROUND // 3), min(sentence[1], end + _AROUND)
    words = " ".join(text[first:last].split())
    return f"{'…' if first > sentence[0] else ''}{words}{'…' if last < sentence[1] else ''}"


def name_row_id(offer: NameOffer) -> str:
    """The id of its row: another once it is noted, so that the row does not take the current one along to the end of the list."""
    return f"noted {offer.key}" if offer.settled else offer.key


def name_row(offer: NameOffer, ontology: Ontology, text: str) -> ListRow:
    """One name: its kind, where it first stands, and how often."""
    kind = ontology.entity_kind_shown(offer.kind)
    place = offer.places[0]
    count = f"{len(offer.places)}×" if len(offer.places) > 1 else ""
    known = "in the case" if offer.entity_id else ("who?" if offer.candidates else "")
    if offer.settled:
        known, count = "noted", f"{len(offer.places)} more"
    trailing = joined(known, count)
    below = snippet(text, place.start, place.end, place.sentence)
    said = ", ".join(
        each
        for each in (offer.name, kind.label, known, count and f"{len(offer.places)} places", below)
        if each
    )
    return ListRow(
        name_row_id(offer),
        one_line(offer.name, 80),
        below,
        kind.icon,
        kind.colour,
        trailing,
        said=said,
    )
