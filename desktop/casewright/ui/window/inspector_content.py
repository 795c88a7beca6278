"""What the citation panel shows for each kind of object."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from casewright.casefile.queries import evidence, judging, objects, reading, records
from casewright.casefile.queries.bearing import BORNE_ON, bearings_on
from casewright.casefile.queries.claims import used_by
from casewright.casefile.queries.derivations import derivations_of
from casewright.casefile.queries.evidence import CitedPassage
from casewright.model.parted_text import joined_title
from casewright.ui.citations.content import CitationCard, PanelContent, RestingItem
from casewright.ui.window.judgement_words import likelihood_words, said_by
from casewright.ui.window.mention_content import mention_cards, mentioned_items
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.origins_content import COUNTED, is_counted_at_once, origins_content
from casewright.ui.window.property_rows import property_rows
from casewright.ui.window.session import CaseSession, shortened
from casewright.ui.window.words import (
    choice_label,
    date_words,
    icon_of,
    joined,
    label_of_kind,
    source_kind,
    type_word,
)

Rows = tuple[tuple[str, str], ...]
_MOST_NAMES = 6
_USED = {"supports": "Supports", "contradicts": "Stands against", "context": "Context of"}
_RELATED_BY = {"contradicts": "Contradicted by", "repeats": "Repeated by", "updates": "Updated by"}
_DERIVED = {"same_release": "Same release as"}  # it holds both ways
_CITABLE = frozenset({"entity", "link", "claim", "judgement", *BORNE_ON})
_OPPOSITE = {"supports": "contradicts", "contradicts": "supports"}


def panel_content(session: CaseSession, ref: ObjectRef) -> PanelContent | None:
    """All that the panel shows for an object; None when it is gone."""
    found = _BUILDERS.get(ref.type, _anything)(session, ref)
    if found is None or found.resting is not None:
        return found
    cited = evidence.citations_of(session.case, ref.type, ref.id)
    stances = _stances(session, ref)
    cards = tuple(
        _card(row, stances.get(row.claim_id, "supports"), of_claim=ref.type == "claim")
        for row in cited
        if row.passage_id is not None
    )
    bare = sum(row.passage_id is None for row in cited)
    note = found.note or (_bare_note(cited, bare) if bare and not cards else "")
    counted = ref.type in COUNTED and bool(cards)
    at_once = counted and is_counted_at_once(cited)
    heading = _cited_from(len({row.claim_id for row in cited})) if ref.type == "source" else ""
    return PanelContent(
        found.title, found.subtitle, found.icon, found.colour, found.kind_label, found.marking,
        (*found.rows, *_tags_and_notes(session, ref.id)), cards, len({row.source_id for row in cited if row.source_id}), note,
        can_cite=ref.type in _CITABLE and not session.read_only, can_edit=not session.read_only,
        origins=origins_content(session.case, ref.type, ref.id) if at_once else None, origins_later=counted and not at_once,
        mentions=mention_cards(session.case, ref), heading=heading,
    )  # fmt: skip


def _entity(session: CaseSession, ref: ObjectRef) -> PanelContent | None:
    card = objects.entity_card(session.case, ref.id)
    if card is None:
        return None
    kind = session.ontology.entity_kind_shown(card.kind)
    rows = [("Also", name.text) for name in objects.names_of(session.case, ref.id)[:_MOST_NAMES]]
    rows += property_rows(session, card)
    rows += _identity(session, ref.id)
    rows += [_link_row(session, ref.id, link) for link in objects.links_of(session.case, ref.id)[:12]]
    return PanelContent(
        card.name,
        joined(kind.label, card.summary),
        kind.icon,
        kind.colour,
        kind.label,
        card.marking or "",
        tuple(rows),
    )


def _link(session: CaseSession, ref: ObjectRef) -> PanelContent | None:
    card = objects.link_card(session.case, ref.id)
    if card is None:
        return None
    kind = session.ontology.link_kind_shown(card.kind)
    rows = _pairs(
        ("When", date_words(card.valid)), ("As stated", card.valid_stated), ("Polarity", choice_label("link", "polarity", card.polarity)),
        ("Status", choice_label("link", "status", card.status)), ("Summary", card.summary),
    )  # fmt: skip
    title = joined_title(card.from_name, card.label or kind.label, card.to_name)
    return PanelContent(
        title, "Link", "link-2", _link_colour(card.polarity), "Link", card.marking or "", rows
    )


def _claim(session: CaseSession, ref: ObjectRef) -> PanelContent | None:
    card = objects.claim_card(session.case, ref.id)
    if card is None:
        return None
    relations = objects.claim_relations_of(session.case, ref.id)
    related = [
        (
            choice_label("claim_relation", "kind", each.kind).capitalize()
            if each.outward
            else _RELATED_BY.get(each.kind, f"{label_of_kind(each.kind)} by"),
            each.text,
        )
        for each in relations
    ]
    preferred = (
        f"Yes: {card.preferred_reason}"
        if card.preferred and card.preferred_reason
        else "Yes"
        if card.preferred
        else ""
    )
    rows = _pairs(
        ("Held", date_words(card.held)),
        ("As stated", card.held_stated),
        ("Hedge", card.hedge),
        ("Preferred", preferred),
        *related,
        *((_USED[each.stance], each.text) for each in used_by(session.case, ref.id)),
    )
    note = (
        "Analyst knowledge: it rests on no passage, and says so." if card.basis == "analyst_knowledge" else ""
    )
    return PanelContent(
        card.text, "Claim", icon_of("claim"), "document", "Claim", card.marking or "", rows, note=note
    )


def _judgement(session: CaseSession, ref: ObjectRef) -> PanelContent | None:
    card = judging.judgement_card(session.case, ref.id)
    if card is None:
        return None
    likelihood = likelihood_words(said_by(card), session.ladders.get(card.scheme))
    rows = _pairs(
        ("Likelihood", likelihood), ("Confidence", choice_label("judgement", "confidence", card.confidence)),
        ("Basis", card.confidence_basis), ("By", date_words(card.horizon)), ("Dissent", card.dissent),
        ("Judged by", joined(card.judged_by, date_words(card.reviewed_on)) if card.judged_by else ""),
    )  # fmt: skip
    title = "Key judgement" if card.is_key else "Judgement"
    return PanelContent(card.text, title, "scale", "organisation", title, card.marking or "", rows)


def _source(session: CaseSession, ref: ObjectRef) -> PanelContent | None:
    card = reading.source_card(session.case, ref.id)
    if card is None:
        return None
    rating = joined(card.reliability, choice_label("source", "reliability", card.reliability))
    captures = reading.captures_of(session.case, ref.id)
    archived = f"{captures[0].file_name}, SHA-256 {captures[0].sha256[:12]}…" if captures else ""
    derived = [
        (
            _DERIVED.get(each.kind) or choice_label("source_link", "kind", each.kind).capitalize()
            if each.outward or each.kind == "same_release"
            else "Passed on by",
            f"{each.title} (suspected)" if each.status == "suspected" else each.title,
        )
        for each in derivations_of(session.case, ref.id)
        if each.status != "rejected"
    ]
    rows = _pairs(
        ("Author", card.author), ("Publisher", card.publisher), ("Published", date_words(card.published)), ("Reliability", rating),
        ("Because", card.reliability_reason), ("Provenance", choice_label("source", "provenance", card.provenance)), *derived,
        ("Address", card.address), ("Archived", archived), ("Withdrawn", card.withdrawn),
    )  # fmt: skip
    kind = source_kind(card.kind) or "Source"
    note = "Select words in it and press C to quote them; K then states a claim."
    return PanelContent(
        card.title, kind, icon_of("source"), "document", kind, card.marking or "", rows, note=note
    )


def _passage(session: CaseSession, ref: ObjectRef) -> PanelContent | None:
    found = reading.passage(session.case, ref.id)
    source_id = reading.source_of_passage(session.case, ref.id)
    source = reading.source_card(session.case, source_id) if source_id else None
    if found is None or source is None:
        return None
    resting = tuple(_resting(session, each) for each in evidence.resting_on(session.case, ref.id))
    resting += mentioned_items(session, ref.id, {each.id for each in resting})
    rows = _pairs(
        ("Page", str(found.page) if found.page else ""), ("Translation", found.translation), ("Note", found.note),
        ("Anchor", choice_label("passage", "state", found.state)),
    )  # fmt: skip
    subtitle = joined(source.publisher, date_words(source.published))
    return PanelContent(
        source.title,
        subtitle,
        "quote",
        "account",
        "Passage",
        rows=rows,
        quotation=found.exact,
        resting=resting,
    )


def _anything(session: CaseSession, ref: ObjectRef) -> PanelContent | None:
    title = records.title_of(session.case, ref.type, ref.id)
    if title is None:
        return None
    kind = type_word(ref.type).capitalize()
    return PanelContent(title, kind, icon_of(ref.type), "document", kind)


_Builder = Callable[[CaseSession, ObjectRef], PanelContent | None]
_BUILDERS: dict[str, _Builder] = {
    "entity": _entity, "link": _link, "claim": _claim, "judgement": _judgement, "source": _source, "passage": _passage,
}  # fmt: skip


def _stances(session: CaseSession, ref: ObjectRef) -> dict[UUID, str]:
    """How claims bear on the object shown, where they do not simply speak for it."""
    if ref.type == "judgement":
        owner = judging.assessment_of(session.case, *ref)
        support = judging.support_of(session.case, owner) if owner else []
        return {
            each.claim_id: each.stance for each in support if each.judgement_id == ref.id and each.claim_id
        }
    return (
        {each.claim_id: each.stance for each in bearings_on(session.case, ref.id)}
        if ref.type in BORNE_ON
        else {}
    )


def _card(row: CitedPassage, bearing: str, of_claim: bool) -> CitationCard:
    """`bearing`: what the claim does to the object shown; what speaks against a claim against it speaks for it."""
    stance = row.stance or "supports"
    if bearing != "supports":
        stance = bearing if bearing == "context" else _OPPOSITE.get(stance, stance)
    flag = f"Withdrawn by its publisher: {row.withdrawn}" if row.withdrawn else ""
    if row.state not in (None, "exact", "normalised", "moved"):
        flag = f"The passage is {choice_label('passage', 'state', row.state).lower()} in the archived text."
    return CitationCard(
        passage_id=str(row.passage_id), source=row.source or "", quotation=row.exact or "",
        locator=joined(row.publisher, f"page {row.page}" if row.page else None), date=date_words(row.published),
        reliability=row.reliability, credibility=row.credibility, stance=stance,
        claim="" if of_claim else row.claim, translation=row.translation or "", flag=flag, is_preferred=row.preferred,
        claim_id=str(row.claim_id),
    )  # fmt: skip


def _resting(session: CaseSession, each: evidence.Dependant) -> RestingItem:
    through = (
        records.title_of(session.case, "claim", each.through)
        if each.through and each.type != "claim"
        else None
    )
    words = type_word(each.type).capitalize()
    return RestingItem(
        each.type,
        str(each.id),
        each.title,
        words,
        icon_of(each.type),
        "document",
        shortened(through or "", 120),
    )


def _cited_from(claims: int) -> str:
    """A source rests on nothing: others rest on it."""
    if not claims:
        return "NO CLAIM CITES IT YET"
    return f"{claims:,} CLAIMS CITE IT" if claims != 1 else "ONE CLAIM CITES IT"


def _bare_note(cited: list[CitedPassage], bare: int) -> str:
    known = sum(row.basis == "analyst_knowledge" for row in cited)
    if known == bare:
        return (
            "It rests on analyst knowledge alone."
            if bare == 1
            else f"{bare} claims of analyst knowledge; no passage is cited."
        )
    return (
        "A claim speaks for it that cites nothing yet."
        if bare == 1
        else f"{bare} claims speak for it that cite nothing yet."
    )


def _tags_and_notes(session: CaseSession, object_id: UUID) -> Rows:
    tags = ", ".join(tag.name for tag in objects.tags_on(session.case, object_id))
    notes = [("Note", note.text) for note in objects.notes_on(session.case, object_id)]
    return _pairs(("Tags", tags), *notes)


def _identity(session: CaseSession, entity_id: UUID) -> list[tuple[str, str]]:
    words = {"same": "Same as", "different": "Not the same as"}
    return [
        (words.get(each.verdict, each.verdict), each.name)
        for each in objects.sameness_of(session.case, entity_id)
    ]


def _link_row(session: CaseSession, entity_id: UUID, link: objects.LinkRow) -> tuple[str, str]:
    kind = session.ontology.link_kind_shown(link.kind)
    if link.from_id == entity_id:
        return (link.label or kind.label).capitalize(), link.to_name
    return (link.label or kind.reverse).capitalize(), link.from_name


def _link_colour(polarity: str | None) -> str:
    return {"hostile": "event", "cooperative": "place"}.get(polarity or "", "document")


def _pairs(*pairs: tuple[str, str | None]) -> Rows:
    return tuple((name, value) for name, value in pairs if value)
