"""Applying a recipe, third part: passages, claims, the quotes they rest on and what they are about."""

from __future__ import annotations

from uuid import UUID

from casewright.exchange.recipe.items import Item
from casewright.exchange.recipe.making import Making
from casewright.exchange.recipe.result import Adapted
from casewright.model.claim import Citation, ClaimAbout
from casewright.model.passage import Passage
from casewright.model.source import SourceText
from casewright.operations import claims, passages
from casewright.operations.rows import exists

_OF_PASSAGE = ("exact", "prefix", "suffix", "page", "start", "end", "language", "translation", "translator",
               "translation_state", "marking")  # fmt: skip
Subject = tuple[UUID | None, str, UUID, str | None]
_OF_CITATION = ("stance", "credibility", "credibility_reason", "first_hand", "note")


def apply_passages(making: Making) -> None:
    """Quotes the passages that stand by themselves."""
    for item in making.recipe.section("passages"):
        _quote(making, item, (*_OF_PASSAGE, "note"))


def apply_claims(making: Making) -> None:
    """States claims, with the passages they cite."""
    for item in making.recipe.section("claims"):
        making.make(item, "claim", claims.state_claim, **item.values)
        for quote in item.nested.get("quotes", []):
            _cite(making, quote, making.id_of(item))


def apply_subjects(making: Making) -> None:
    """Says what claims are about, the links they are the evidence of included, and how claims relate."""
    seen: set[Subject] = set()  # a recipe may say the same from the claim's side and from the link's
    for item in making.recipe.section("claims"):
        for about in item.nested.get("about", []):
            named = making.references(about)
            subject = making.id_of(item), named["object_type"], named["object_id"], about.values.get("role")
            _about(making, about, subject, seen)
    for link in making.recipe.section("links"):
        for evidence in link.nested.get("claims", []):
            _about(
                making,
                evidence,
                (making.reference(evidence, "claim"), "link", making.id_of(link), None),
                seen,
            )
    for item in making.recipe.section("claim_relations"):
        ends = making.reference(item, "claim"), making.reference(item, "other")
        making.make(item, "claim_relation", claims.relate_claims, *ends, **item.values)


def _about(making: Making, item: Item, subject: Subject, seen: set[Subject]) -> None:
    claim_id, table, object_id, role = subject
    if subject in seen:
        return
    seen.add(subject)
    if making.tx.find(ClaimAbout, claim_id=claim_id, object_id=object_id, role=role):
        making.count(making.result.unchanged, "claim_about")
    elif exists(making.tx, table, object_id):  # a passage may not have been found
        making.make(item, "claim_about", claims.about, claim_id, table, object_id, role=role)


def _cite(making: Making, item: Item, claim_id: UUID) -> None:
    if "passage" in item.refers:
        passage_id = making.reference(item, "passage")
    else:
        passage_id = _quote(making, item, _OF_PASSAGE, part="passage")
        if passage_id is None:
            return
    if passage_id is None or not exists(making.tx, "passage", passage_id):
        making.fail(item, f"The passage {item.refers['passage']} was not found in its source.")
    elif making.tx.find(Citation, claim_id=claim_id, passage_id=passage_id):
        making.count(making.result.unchanged, "citation")
    else:
        fields = {name: item.values[name] for name in _OF_CITATION if name in item.values}
        making.make(item, "citation", claims.cite, claim_id, passage_id, **fields)


def _quote(making: Making, item: Item, names: tuple[str, ...], part: str = "") -> UUID | None:
    """The passage of an item, made unless it is there; None when its words are not in the source, which is listed."""
    source_text_id = _text_of(making, making.target(item, "source"))
    if source_text_id is None:
        making.fail(item, "This source has no text to quote from.")
        return None
    fields = {name: item.values[name] for name in names if name in item.values}
    new = not exists(making.tx, "passage", making.identities.of(item, part))
    if not making.try_to(item, "passage", passages.quote, source_text_id, part=part, **fields):
        return None
    passage_id = making.passage_id(item)
    if new:
        _note_setting(making, item, passage_id)
    return passage_id


def _note_setting(making: Making, item: Item, passage_id: UUID) -> None:
    """Lists a quotation that the source has in another setting, such as with a line break for a space."""
    kept = making.tx.get(Passage, passage_id).exact
    if item.values.get("exact", kept) != kept:
        line = making.recipe.reading.line_of(item.place)
        making.result.normalised.append(Adapted(item.place, line, making.identities.path(item), kept))


def _text_of(making: Making, source: Item) -> UUID | None:
    """The text that the recipe itself brought, or else the latest of the source; None when none could be read."""
    texts = [
        each.id for each in making.tx.find(SourceText, source_id=making.id_of(source)) if each.text_sha256
    ]
    own = making.identities.of(source, "text")
    return own if own in texts else texts[-1] if texts else None
