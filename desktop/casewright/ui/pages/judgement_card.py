"""A judgement as a card: the sentence, likelihood and confidence side by side, and what it rests on."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casewright.casefile.queries.judging import JudgementCard, SupportRow
from casewright.model.scales import Ladder
from casewright.ui.pages.data_label import data_label
from casewright.ui.pages.item import Item
from casewright.ui.theme import px
from casewright.ui.widgets.badges import Chip
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.likelihood import ConfidenceBars, LikelihoodBar
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import choice_label, date_words, joined

_STANCES = {
    "supports": ("+", "ok", "Supports"),
    "contradicts": ("−", "bad", "Contradicts"),
    "context": ("○", "plain", "Context"),
}


def judgement_card(
    card: JudgementCard, numbers: dict[UUID, int], rests: list[SupportRow], ladder: Ladder | None
) -> Item:
    """The card of one judgement; `numbers` are those of all judgements of the assessment."""
    item = Item(ObjectRef("judgement", card.id), f"Judgement {numbers[card.id]}: {card.text}")
    item.body.setContentsMargins(18, 14, 18, 14)
    item.body.addLayout(_headline(card, numbers[card.id]))
    item.body.addLayout(_estimates(card, ladder))
    for title, words in (
        ("Confidence rests on", card.confidence_basis),
        ("Uncertain because", card.uncertainty_cause),
        ("Would change if", card.would_change_if),
        ("Dissent", card.dissent),
    ):
        if words:
            item.body.addLayout(titled(title, words))
    if rests:
        item.body.addWidget(Rule())
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for row in rests:
            lines.addWidget(_support_line(row, numbers))
        item.body.addLayout(lines)
    else:
        item.body.addWidget(PlainLabel("Rests on nothing yet.", "problem"))
    return item


def titled(title: str, words: str) -> QHBoxLayout:
    """A narrow title beside a paragraph."""
    row = QHBoxLayout()
    row.setSpacing(12)
    name = PlainLabel(title, "caption")
    name.setFixedWidth(px(128))
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(data_label(words, "small"), 1)
    return row


def term_words(likelihood: str | None, ladder: Ladder | None) -> tuple[str, tuple[float, float] | None]:
    """The term as its scheme writes it, with its band."""
    term = next((each for each in ladder.terms if each.key == likelihood), None) if ladder else None
    return (term.text, (term.lo, term.hi)) if term else ((likelihood or "").replace("_", " "), None)


def likelihood_bar(likelihood: str | None, point: float | None, ladder: Ladder | None) -> LikelihoodBar:
    """The term on its scale, with the point estimate where one was given."""
    words, band = term_words(likelihood, ladder)
    term = next((each for each in ladder.terms if each.key == likelihood), None) if ladder else None
    printed = joined(term.band if term else "", f"{point:.0%}" if point is not None else "")
    steps = sorted({each.lo for each in ladder.terms} | {each.hi for each in ladder.terms}) if ladder else ()
    bar = LikelihoodBar(words[:1].upper() + words[1:], band, printed, steps)
    bar.setMinimumWidth(px(210))
    return bar


def _headline(card: JudgementCard, number: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    mark = PlainLabel(str(number), "title")
    mark.setFixedWidth(px(18))
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(data_label(card.text, "title"), 1)
    if card.change_kind and card.change_kind != "new":
        row.addWidget(
            Chip(choice_label("judgement", "change_kind", card.change_kind), "info"),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
    if card.is_key:
        row.addWidget(Chip("Key", "plain"), 0, Qt.AlignmentFlag.AlignTop)
    return row


def _estimates(card: JudgementCard, ladder: Ladder | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(30, 0, 0, 0)
    row.setSpacing(32)
    row.addWidget(likelihood_bar(card.likelihood, card.point, ladder), 3)
    row.addWidget(ConfidenceBars(card.confidence or ""), 0)
    until = f"by {date_words(card.horizon)}" if card.horizon else ""
    row.addWidget(PlainLabel(until, "caption"), 1, Qt.AlignmentFlag.AlignVCenter)
    return row


def _support_line(row: SupportRow, numbers: dict[UUID, int]) -> QWidget:
    sign, tone, word = _STANCES.get(row.stance, _STANCES["context"])
    ref = ObjectRef("claim", row.claim_id) if row.claim_id else ObjectRef("judgement", row.other_id or row.id)
    item = Item(ref, f"{word}: {row.text}", card=False)
    line = QHBoxLayout()
    line.setSpacing(10)
    mark = Chip(sign, tone, word)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(data_label(row.text, "small"), 1)
    if row.claim_id is None:
        words = f"judgement {numbers.get(ref.id, '')}".strip()
    else:
        words = (
            "not cited" if row.sources == 0 else "1 source" if row.sources == 1 else f"{row.sources} sources"
        )
    line.addWidget(
        PlainLabel(words, "problem" if row.claim_id and not row.sources else "caption"),
        0,
        Qt.AlignmentFlag.AlignTop,
    )
    item.body.addLayout(line)
    return item
