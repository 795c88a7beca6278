"""The first step: the reliability of a source, A to F, with its reason, in general or on a topic; earlier ratings stay in sight.

Nothing is filled in beforehand, neither from an earlier rating nor from the credibility of what the source said: the two
axes are judged apart (tradecraft, section 3).
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from casewright.casefile.queries import reading, records
from casewright.casefile.queries.ratings import ratings_of
from casewright.ui.rating.beside import Beside
from casewright.ui.rating.history import rating_line
from casewright.ui.rating.relays import relay_warning
from casewright.ui.rating.scale_field import ScaleField
from casewright.ui.rating.step import Step
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import choice_label, date_words, source_kind

_GUARD = (
    "Judge whoever it comes from by their record, not by whether you believe what is said here: that is the "
    "credibility of the item, a judgement of its own."
)


def source_step(session: CaseSession, source_id: UUID) -> Step | None:
    """What is asked for a source; None when it is gone. The rating is kept beside the earlier ones."""
    card = reading.source_card(session.case, source_id)
    if card is None:
        return None

    def save(typed: dict[str, Any]) -> None:
        session.run(
            "sources.rate_source",
            source_id,
            reliability=typed["reliability"],
            reason=typed["reason"],
            on=typed["on"] or None,
            topic=typed["topic"] or None,
        )

    fields = [
        FieldSpec(
            "reliability",
            "Reliability",
            "letter",
            True,
            make=lambda: ScaleField("Reliability", "reliability"),
        ),
        FieldSpec("reason", "Why", "lines", True, placeholder="Its record, its access, its interest"),
        FieldSpec("topic", "On which topic", placeholder="In general"),
        FieldSpec("on", "Rated on", "date"),
    ]
    values = {"on": date.today().isoformat()}
    return Step("Rate the source", _GUARD, fields, save, values, _beside(session, card))


def _beside(session: CaseSession, card: reading.SourceCard) -> Beside:
    record = records.record(session.case, "source", card.id)
    beside = Beside("What is known of the source")
    beside.title(card.title)
    beside.line(source_kind(card.kind), card.publisher or card.author, date_words(card.published))
    beside.warn(relay_warning(session.case, card.id, card.provenance))
    beside.pairs(
        ("Provenance", choice_label("source", "provenance", card.provenance)),
        ("Access", choice_label("source", "access", record["access"])),
        ("Controlled by", card.controller),
        ("Motive or bias", record["motive"]),
        ("Signs of deception", record["deception"]),
        ("Withdrawn", card.withdrawn),
    )
    earlier = ratings_of(session.case, card.id)
    beside.head("Ratings so far", None if earlier else "It has not been rated yet.")
    for each in earlier:
        beside.put(rating_line(each))
    return beside
