"""Accepting and rejecting what was suggested for a source: the only way from a suggestion into the case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.entity import Entity, EntityName
from casewright.model.errors import InvalidValue
from casewright.model.link import Link
from casewright.model.names import name_key
from casewright.model.suggestion import RejectedSuggestion
from casewright.operations.claims import about, cite, state_claim
from casewright.operations.deletion import delete_object
from casewright.operations.entities import add_entity, add_name
from casewright.operations.links import add_link
from casewright.operations.mentions import Place, Quoting, entities_mentioned, mention
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, vocabulary


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as a text names it: one of the case, or a new one of this kind and name. Its `places` become mentions."""

    places: tuple[Place, ...]
    entity_id: UUID | None = None
    kind: str = ""
    name: str = ""


@operation("Accepted {object}")
def accept_entity(tx: Transaction, /, source_text_id: UUID, named: Named) -> UUID:
    """Makes the entity, or joins the one that is given, and notes where the text names it.

    Joined by a name of another wording, the entity gets that wording as an alias, so that the next document is read with it.
    """
    if named.entity_id is None:
        entity_id = add_entity(tx, kind=named.kind, name=named.name)
        mention(tx, entity_id, source_text_id, named.places)
        return entity_id
    tx.get(Entity, named.entity_id)
    tx.subject = tx.subject or named.entity_id
    mention(tx, named.entity_id, source_text_id, named.places)
    if named.name and any(place.reading == "name" for place in named.places):
        _know_as(tx, named.entity_id, named.name)
    return named.entity_id


@operation("Accepted a date: {object}")
def accept_date(
    tx: Transaction,
    /,
    source_text_id: UUID,
    place: Place,
    *,
    held: str,
    text: str | None = None,
    entity_ids: Sequence[UUID] = (),
) -> UUID:
    """States a claim that held then: the sentence around the date, cited to it, about the entities mentioned there.

    `held` is EDTF; `text` in place of the sentence; `entity_ids` beside those already mentioned in the sentence.
    """
    quoting = Quoting(tx, source_text_id)
    words = quoting.words(place)
    claim_id = state_claim(tx, text=text or quoting.sentence(place), held=held, held_stated=words)
    passage_id = quoting.passage(place)
    cite(tx, claim_id, passage_id)
    for entity_id in dict.fromkeys([*entity_ids, *entities_mentioned(tx, [passage_id])]):
        about(tx, claim_id, "entity", entity_id)
    return claim_id


@operation("Accepted the link {object}")
def accept_pair(
    tx: Transaction,
    /,
    source_text_id: UUID,
    sentence: tuple[int, int],
    source: Named,
    target: Named,
    *,
    kind: str,
    status: str = "reported",
    hedge: str | None = None,
    text: str | None = None,
    held: str | None = None,
    **fields: Any,
) -> UUID:
    """Links two entities, both accepted first where they are new, with a claim that is the sentence (or `text`), cited to it.

    A link of this kind between them that is there already is taken again, and the claim speaks for it as well. Further
    fields: `polarity`, `directed`, `label` of a new link.

    Raises:
        InvalidValue: both ends are the same entity.
    """
    ends = [accept_entity(tx, source_text_id, each) for each in (source, target)]
    if ends[0] == ends[1]:
        raise InvalidValue("Both ends are the same entity: choose two.")
    link_id = _standing_link(tx, kind, ends[0], ends[1]) or add_link(
        tx, kind=kind, from_id=ends[0], to_id=ends[1], status=status, **fields
    )
    tx.subject = link_id
    quoting, place = Quoting(tx, source_text_id), Place(*sentence, sentence=sentence)
    claim_id = state_claim(tx, text=text or quoting.sentence(place), hedge=hedge, held=held)
    cite(tx, claim_id, quoting.passage(place))
    about(tx, claim_id, "link", link_id)
    return link_id


@operation("Rejected a suggestion")
def reject_suggestion(
    tx: Transaction,
    /,
    *,
    kind: str,
    key: str,
    words: str,
    source_id: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """This is not suggested again: for one source, or nowhere in the case (`source_id` None)."""
    standing = tx.find(RejectedSuggestion, kind=kind, key=key, source_id=source_id)
    if standing:
        return standing[0].id
    return add_row(tx, "rejected_suggestion", id, kind=kind, key=key, words=words, source_id=source_id)


@operation("Took back a rejection")
def unreject_suggestion(tx: Transaction, /, rejected_id: UUID) -> None:
    """This may be suggested again."""
    delete_object(tx, "rejected_suggestion", rejected_id)


def _know_as(tx: Transaction, entity_id: UUID, words: str) -> None:
    """Adds a name the entity is not known by yet, unless it is only a part of one (a surname may be another's too)."""
    held = [tx.get(Entity, entity_id).name, *(each.text for each in tx.find(EntityName, entity_id=entity_id))]
    wanted = name_key(words)
    if not any(f" {wanted} " in f" {name_key(each)} " for each in held):
        add_name(tx, entity_id, text=words)


def _standing_link(tx: Transaction, kind: str, from_id: UUID, to_id: UUID) -> UUID | None:
    found = tx.find(Link, kind=kind, from_id=from_id, to_id=to_id)
    if not found and not vocabulary(tx).ontology.link_kind(kind).directed:
        found = tx.find(Link, kind=kind, from_id=to_id, to_id=from_id)
    return found[0].id if found else None
