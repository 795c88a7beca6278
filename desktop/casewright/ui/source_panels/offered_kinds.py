"""Which kinds the digits stand for while a name is looked at."""

from __future__ import annotations

from casewright.ingest.suggestions.offers import NameOffer, OtherOffer
from casewright.model.ontology import Ontology

_USUAL = (
    "person", "organisation", "state", "place", "government_body", "company", "armed_group", "event", "agreement", "facility",
)  # fmt: skip
_MOST = 9


def offered_kinds(offer: NameOffer, ontology: Ontology) -> tuple[str, ...]:
    """Up to nine other kinds: what the words can mean besides first, then the usual ones."""
    likely = [each.kind for each in offer.others if each.reading != "government"]
    wanted = dict.fromkeys([*likely, *_USUAL])
    return tuple(kind for kind in wanted if kind != offer.kind and kind in ontology.entity_kinds)[:_MOST]


def government_of(offer: NameOffer) -> OtherOffer | None:
    """The government that sits in a capital; None for other names."""
    return next((each for each in offer.others if each.reading == "government"), None)
