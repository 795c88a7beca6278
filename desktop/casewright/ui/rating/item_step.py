"""The second step: the credibility of an item, 1 to 6: what one passage says for or against one claim.

Nothing is filled in beforehand. The letter of the source is not shown, since the item is judged by what else is known and not by
who says it; what contradicts it is shown beside the box (tradecraft, section 3, guards 1 and 6).
"""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from casewright.analysis.backing import backing_of
from casewright.analysis.confirmation import CONFIRMED, why_not_confirmed
from casewright.analysis.origin_words import headline
from casewright.casefile.queries import reading
from casewright.casefile.queries.rating_steps import Item, item, opposing
from casewright.model.errors import InvalidValue
from casewright.ui.citations.cards import shortened
from casewright.ui.painted.words import Words
from casewright.ui.rating.beside import Beside
from casewright.ui.rating.relays import relay_warning
from casewright.ui.rating.scale_field import ScaleField
from casewright.ui.rating.step import Step
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import choice_label, date_words

_GUARD = (
    "Judge what is said by what else is known of the matter, not by who says it. That is the reliability of the source, "
    "a judgement of its own; its letter is not shown here."
)
_MOST = 12


def item_step(session: CaseSession, citation_id: UUID) -> Step | None:
    """What is asked for an item; None when it is gone."""
    rated = item(session.case, citation_id)
    if rated is None:
        return None
    refusal = why_not_confirmed(session.case, rated.claim_id)

    def scale() -> ScaleField:
        field = ScaleField("Credibility", "credibility")
        if refusal:
            field.close_grade(CONFIRMED, refusal)
        return field

    def check(grade: str) -> None:
        if grade == CONFIRMED and refusal:
            raise InvalidValue(refusal)

    def save(typed: dict[str, Any]) -> None:
        session.run("claims.rate_item", citation_id, credibility=typed["credibility"], reason=typed["reason"])

    fields = [
        FieldSpec("credibility", "Credibility", "digit", True, check=check, make=scale),
        FieldSpec("reason", "Why", "lines", True, placeholder="What it fits, and what it does not fit"),
    ]
    return Step("Rate the item", _GUARD, fields, save, {}, _beside(session, rated))


def _beside(session: CaseSession, rated: Item) -> Beside:
    case, beside = session.case, Beside("The item, and what speaks against it")
    beside.head("The claim")
    beside.title(rated.claim)
    said = choice_label("citation", "stance", rated.stance)
    beside.head(f"What {said} it" if rated.stance != "context" else "What gives context to it")
    beside.quotation(rated.exact)
    if rated.translation:
        beside.line(f"Translation: {one_line(rated.translation, 600)}")
    page = f"page {rated.page}" if rated.page else None
    beside.line(rated.source, rated.publisher, date_words(rated.published), page)
    card = reading.source_card(case, rated.source_id)
    beside.warn(relay_warning(case, rated.source_id, card.provenance) if card else "")
    if rated.credibility:
        beside.head("So far")
        beside.line(
            f"{rated.credibility}  {choice_label('citation', 'credibility', rated.credibility)}",
            rated.credibility_reason,
        )
    against = opposing(case, rated)
    nothing = "Nothing in this case. That may only mean that nobody has looked."
    beside.head("What speaks against it", None if against else nothing)
    for (claim_id, claim), passages in groupby(against[:_MOST], key=lambda each: each[:2]):
        parts = [] if claim_id == rated.claim_id else [Words(isolate(shortened(claim, 240)), "strong")]
        for each in passages:
            if each.exact:
                parts.append(Words(f"“{isolate(shortened(each.exact, 300))}”", "quotation"))
            parts.append(Words(isolate(one_line(each.source or "It cites nothing yet.", 160)), "caption"))
        beside.card(*parts)
    if len(against) > _MOST:
        beside.line(f"{len(against) - _MOST} more are not shown here.")
    beside.head("Independent origins of the claim")
    beside.line(headline(backing_of(case, "claim", rated.claim_id)))
    return beside
