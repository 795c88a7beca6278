"""The parts of an assessment below its judgements, each as an item: alternatives, assumptions, indicators, gaps, implications."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtGui import QPainter, QPaintEvent

from casewright.casefile.queries import judging
from casewright.casefile.readers import Readable
from casewright.model.scales import Ladder
from casewright.ui.pages.item import Item
from casewright.ui.pages.judgement_card import likelihood_bar, titled
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.block import PaintedBlock
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Pill, Words
from casewright.ui.theme import colour
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import choice_label, date_words, joined

_GAP = 8
PartList = tuple[str, str, str, Sequence[Any], Callable[[Any], Item]]
_CATEGORY_TONES = {"S": "ok", "C": "warn", "U": "bad"}
_STATUS_TONES = {"seen": "bad", "emerging": "warn", "closed": "ok", "partly_closed": "warn"}


def part_lists(
    case: Readable, card: judging.AssessmentCard, ladders: Mapping[str, Ladder]
) -> Iterator[PartList]:
    """Table, title, what to say when empty, rows, and what makes an item of one."""
    ladder = ladders.get(card.scheme)
    yield (
        "alternative", "Alternatives", "What else could explain this, or happen instead?",
        judging.alternatives_of(case, card.id), lambda part: _alternative(part, ladder),
    )  # fmt: skip
    yield (
        "assumption", "Key assumptions", "What is taken for granted, and what falls if it is wrong?",
        judging.assumptions_of(case, card.id), _assumption,
    )  # fmt: skip
    yield (
        "indicator", "Indicators", "What would be seen if this went one way or the other?",
        judging.indicators_of(case, card.id), _indicator,
    )  # fmt: skip
    yield "gap", "Gaps", "What is not known that would matter?", judging.gaps_of(case, card.id), _gap
    yield (
        "implication", "Implications", "What does it mean for each reader?",
        judging.implications_of(case, card.id), _implication,
    )  # fmt: skip


def head_item(card: judging.AssessmentCard, ladder: Ladder | None) -> Item:
    """Title, question and what there is to say of the assessment as a whole."""
    line = joined(
        choice_label("assessment", "status", card.status),
        f"for {card.customer}" if card.customer else None,
        f"information to {date_words(card.cut_off)}" if card.cut_off else None,
        ladder.title if ladder else None,
        card.marking,
    )
    words = [Words(isolate(card.title), "heading")]
    if card.question:
        words.append(Words(isolate(card.question), "muted"))
    words.append(Words(isolate(line), "caption"))
    name = f"Assessment: {card.title}"
    return Item(ObjectRef("assessment", card.id), name, Stack(*words, spacing=4), card=False)


class BottomLine(PaintedBlock):
    """The one paragraph a hurried reader takes away, with an accent beside it."""

    def __init__(self, text: str) -> None:
        words = Stack(Words("BOTTOM LINE", "section"), Words(isolate(text), "lead"), spacing=4)
        super().__init__(words, (18, 8, 0, 8))
        self.setAccessibleName(f"Bottom line: {text}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        x = self.width() - 3 if self.isRightToLeft() else 0
        QPainter(self).fillRect(x, 4, 3, self.height() - 8, colour("accent"))


def _alternative(part: judging.AlternativeRow, ladder: Ladder | None) -> Item:
    bar = [likelihood_bar(part.likelihood, part.point, ladder)] if part.likelihood else []
    lines = _lines(
        ("Less favoured because", part.why_less_favoured),
        ("Signs of it", part.signs),
        ("Would mean", part.implication),
    )
    return _item("alternative", part.id, part.text, (), [*bar, *lines])


def _assumption(part: judging.AssumptionRow) -> Item:
    chips = [
        (choice_label("assumption", "category", part.category), _CATEGORY_TONES.get(part.category, "plain"))
    ]
    if part.linchpin:
        chips.insert(0, ("Linchpin", "info"))
    lines = _lines(
        ("Held because", part.why), ("Could fail if", part.could_fail_if), ("If wrong", part.if_wrong)
    )
    return _item("assumption", part.id, part.text, chips, lines)


def _indicator(part: judging.IndicatorRow) -> Item:
    chips = [
        (choice_label("indicator", "direction", part.direction), "plain"),
        (choice_label("indicator", "status", part.status), _STATUS_TONES.get(part.status, "plain")),
    ]
    lines = _lines(
        ("Threshold", part.threshold), ("Where to see it", part.where_seen), ("Expected", date_words(part.expected)),
        ("Watched by", part.owner),
    )  # fmt: skip
    return _item("indicator", part.id, part.text, chips, lines)


def _gap(part: judging.GapRow) -> Item:
    chips = [(choice_label("gap", "status", part.status), _STATUS_TONES.get(part.status, "plain"))]
    if part.critical:
        chips.insert(0, ("Critical", "bad"))
    lines = _lines(
        ("Matters because", part.why), ("Effect", part.effect), ("Could be closed by", part.collection_idea)
    )
    return _item("gap", part.id, part.question, chips, lines)


def _implication(part: judging.ImplicationRow) -> Item:
    words = Stack(Words(isolate(part.reader), "strong"), Words(isolate(part.text)), spacing=_GAP)
    return Item(ObjectRef("implication", part.id), f"{part.reader}: {part.text}", words)


def _item(
    table: str, row_id: UUID, text: str, chips: Sequence[tuple[str, str]], lines: Sequence[Part]
) -> Item:
    pills = [Pill(words, tone) for words, tone in chips]
    head = Row(Words(isolate(text)), *pills, spacing=8, top=True)
    return Item(ObjectRef(table, row_id), text, Stack(head, *lines, spacing=_GAP))


def _lines(*lines: tuple[str, str | None]) -> list[Row]:
    return [titled(title, words) for title, words in lines if words]
