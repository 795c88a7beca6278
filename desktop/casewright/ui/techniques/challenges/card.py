"""One challenge as a card."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from casewright.casefile.queries.challenges import AGAINST_A_JUDGEMENT, ChallengeRow
from casewright.model.choices import choice
from casewright.model.scales import Ladder
from casewright.ui.pages.judgement_card import likelihood_bar, titled
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Pill, Words
from casewright.ui.techniques.keyed_item import KeyedItem
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import choice_label

_GAP = 8
_TONES = {"open": "warn", "sustained": "ok", "modified": "info", "reversed": "bad"}


def challenge_item(
    row: ChallengeRow, judgement: str, ladder: Ladder | None, keys: Mapping[str, Callable[[], object]]
) -> KeyedItem:
    """The card; `judgement` is what the judgement is called, such as `Judgement 2`."""
    method, outcome = (
        choice_label("challenge", "method", row.method),
        choice("challenge_outcome", row.outcome),
    )
    against = "Against" if row.method in AGAINST_A_JUDGEMENT else "On"
    parts: list[Part] = [
        Row(
            Words(method, "section"),
            Pill(outcome.label, _TONES[row.outcome], outcome.meaning),
            spacing=8,
            top=True,
        ),
        Words(isolate(row.text), "title"),
    ]
    if row.judgement:
        parts.append(Words(f"{against} {judgement.lower()}: {isolate(row.judgement)}", "caption"))
    if row.likelihood:
        parts.append(likelihood_bar(row.likelihood, row.point, ladder))
    for title, words in (
        ("Comes about by", row.path),
        ("Evidence, re-read", row.evidence_reread),
        ("Weakest link", row.weakest_link),
        ("Would follow", row.consequence),
        ("Argued by", row.advocate),
        ("Answer", row.response),
    ):
        if words:
            parts.append(titled(title, words))
    if warning := advocate_warning(row):
        parts.append(Words(warning, "problem"))
    return KeyedItem(
        ObjectRef("challenge", row.id), f"{method}: {row.text}", Stack(*parts, spacing=_GAP), keys
    )


def advocate_warning(row: ChallengeRow) -> str | None:
    """What is wrong with who argues; None where nothing is."""
    if row.method not in AGAINST_A_JUDGEMENT:
        return None
    if not row.advocate:
        return "Nobody argues this yet: name an advocate who did not make the judgement."
    if row.argued_by_its_author:
        return "The advocate made the judgement too: this is no independent challenge."
    return None
