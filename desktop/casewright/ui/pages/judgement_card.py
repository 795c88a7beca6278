"""A judgement as a card: the sentence, likelihood and confidence side by side, and what it rests on."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent

from casewright.casefile.queries.judging import JudgementCard, SupportRow
from casewright.model.scales import Ladder
from casewright.ui.pages.item import Item
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.glyphs import RuledLine
from casewright.ui.painted.likelihood import ConfidenceBars, LikelihoodBar
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import OneLine, Pill, Words
from casewright.ui.widgets.long_column import LongColumn
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import choice_label, date_words, joined

_MARGINS = (19, 15, 19, 15)
_GAP = 8
_STANCES = {
    "supports": ("+", "ok", "Supports"),
    "contradicts": ("−", "bad", "Contradicts"),
    "context": ("○", "plain", "Context"),
}


class JudgementItem(Item):
    """The card of one judgement, with a line for each claim or judgement it rests on.

    Args:
        numbers: of all judgements of the assessment.
        rests: what this one rests on.
    """

    def __init__(
        self, card: JudgementCard, numbers: dict[UUID, int], rests: list[SupportRow], ladder: Ladder | None
    ) -> None:
        number = numbers[card.id]
        parts: list[Part] = [_headline(card, number), _estimates(card, ladder)]
        for title, words in (
            ("Confidence rests on", card.confidence_basis),
            ("Uncertain because", card.uncertainty_cause),
            ("Would change if", card.would_change_if),
            ("Dissent", card.dissent),
        ):
            if words:
                parts.append(titled(title, words))
        parts.append(RuledLine() if rests else Words("Rests on nothing yet.", "problem"))
        name = f"Judgement {number}: {card.text}"
        super().__init__(ObjectRef("judgement", card.id), name, Stack(*parts, spacing=_GAP), margins=_MARGINS)
        self.lines = [_support_line(row, numbers) for row in rests]
        self._below = LongColumn(parent=self)
        self._below.put(*self.lines)

    def heightForWidth(self, width: int) -> int:
        below = self._below.heightForWidth(width - _MARGINS[0] - _MARGINS[2]) if self.lines else 0
        return super().heightForWidth(width) + below

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left, _top, right, bottom = _MARGINS
        top = super().heightForWidth(self.width()) - bottom
        self._below.setGeometry(QRect(left, top, self.width() - left - right, self.height() - bottom - top))


def titled(title: str, words: str) -> Row:
    """A narrow title beside a paragraph."""
    return Row(Words(title, "caption", width=128), Words(isolate(words), "small"), spacing=12, top=True)


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
    return LikelihoodBar(words[:1].upper() + words[1:], band, printed, steps)


def _headline(card: JudgementCard, number: int) -> Row:
    parts: list[Part] = [Words(str(number), "title", width=18), Words(isolate(card.text), "title")]
    if card.change_kind and card.change_kind != "new":
        parts.append(Pill(choice_label("judgement", "change_kind", card.change_kind), "info"))
    if card.is_key:
        parts.append(Pill("Key", "plain"))
    return Row(*parts, spacing=12, top=True)


def _estimates(card: JudgementCard, ladder: Ladder | None) -> Row:
    until = f"by {date_words(card.horizon)}" if card.horizon else ""
    return Row(
        Words("", width=18),  # under the words of the headline
        Row(
            likelihood_bar(card.likelihood, card.point, ladder),
            ConfidenceBars(card.confidence or ""),
            OneLine(until, "caption"),
            spacing=32,
        ),
        spacing=12,
    )


def _support_line(row: SupportRow, numbers: dict[UUID, int]) -> Item:
    sign, tone, word = _STANCES.get(row.stance, _STANCES["context"])
    ref = ObjectRef("claim", row.claim_id) if row.claim_id else ObjectRef("judgement", row.other_id or row.id)
    if row.claim_id is None:
        words = f"judgement {numbers.get(ref.id, '')}".strip()
    else:
        words = (
            "not cited" if row.sources == 0 else "1 source" if row.sources == 1 else f"{row.sources} sources"
        )
    role = "problem" if row.claim_id and not row.sources else "caption"
    line = Row(
        Pill(sign, tone, word),
        Words(isolate(row.text), "small"),
        OneLine(words, role, stretch=0),
        spacing=10,
        top=True,
    )
    return Item(ref, f"{word}: {row.text}", line, card=False)
