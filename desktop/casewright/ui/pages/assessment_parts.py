"""The parts of an assessment below its judgements, each as an item: alternatives, assumptions, indicators, gaps, implications."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from casewright.casefile.queries import judging
from casewright.casefile.readers import Readable
from casewright.model.scales import Ladder
from casewright.ui.pages.data_label import SerifLabel, data_label
from casewright.ui.pages.item import Item
from casewright.ui.pages.judgement_card import likelihood_bar, titled
from casewright.ui.theme import colour
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.badges import Chip
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import choice_label, date_words

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


class BottomLine(QWidget):
    """The one paragraph a hurried reader takes away, with an accent beside it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        words = SerifLabel(15)
        words.setText(isolate(text))
        self.setLayout(column(PlainLabel("BOTTOM LINE", "section"), words, margins=(18, 8, 0, 8), spacing=4))

    def paintEvent(self, event: QPaintEvent) -> None:
        x = self.width() - 3 if self.isRightToLeft() else 0
        QPainter(self).fillRect(x, 4, 3, self.height() - 8, colour("accent"))


def _alternative(part: judging.AlternativeRow, ladder: Ladder | None) -> Item:
    item = _item("alternative", part.id, part.text)
    if part.likelihood:
        item.body.addWidget(likelihood_bar(part.likelihood, part.point, ladder))
    _add_lines(
        item,
        ("Less favoured because", part.why_less_favoured),
        ("Signs of it", part.signs),
        ("Would mean", part.implication),
    )
    return item


def _assumption(part: judging.AssumptionRow) -> Item:
    chips = [
        (choice_label("assumption", "category", part.category), _CATEGORY_TONES.get(part.category, "plain"))
    ]
    if part.linchpin:
        chips.insert(0, ("Linchpin", "info"))
    item = _item("assumption", part.id, part.text, chips)
    _add_lines(
        item, ("Held because", part.why), ("Could fail if", part.could_fail_if), ("If wrong", part.if_wrong)
    )
    return item


def _indicator(part: judging.IndicatorRow) -> Item:
    chips = [
        (choice_label("indicator", "direction", part.direction), "plain"),
        (choice_label("indicator", "status", part.status), _STATUS_TONES.get(part.status, "plain")),
    ]
    item = _item("indicator", part.id, part.text, chips)
    _add_lines(
        item, ("Threshold", part.threshold), ("Where to see it", part.where_seen), ("Expected", date_words(part.expected)),
        ("Watched by", part.owner),
    )  # fmt: skip
    return item


def _gap(part: judging.GapRow) -> Item:
    chips = [(choice_label("gap", "status", part.status), _STATUS_TONES.get(part.status, "plain"))]
    if part.critical:
        chips.insert(0, ("Critical", "bad"))
    item = _item("gap", part.id, part.question, chips)
    _add_lines(
        item,
        ("Matters because", part.why),
        ("Effect", part.effect),
        ("Could be closed by", part.collection_idea),
    )
    return item


def _implication(part: judging.ImplicationRow) -> Item:
    item = Item(ObjectRef("implication", part.id), f"{part.reader}: {part.text}")
    item.body.addWidget(data_label(part.reader, "strong"))
    item.body.addWidget(data_label(part.text))
    return item


def _item(table: str, row_id: Any, text: str, chips: Sequence[tuple[str, str]] = ()) -> Item:
    item = Item(ObjectRef(table, row_id), text)
    line = row(spacing=8)
    line.addWidget(data_label(text), 1)
    for words, tone in chips:
        line.addWidget(Chip(words, tone), 0, Qt.AlignmentFlag.AlignTop)
    item.body.addLayout(line)
    return item


def _add_lines(item: Item, *lines: tuple[str, str | None]) -> None:
    for title, words in lines:
        if words:
            item.body.addLayout(titled(title, words))
