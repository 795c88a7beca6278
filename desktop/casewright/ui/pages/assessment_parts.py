"""The parts of an assessment below its judgements, each as an item: alternatives, assumptions, indicators, gaps, implications."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from PySide6.QtGui import QPainter, QPaintEvent

from casewright.casefile.queries import judging
from casewright.casefile.readers import Readable
from casewright.model.scales import Ladder
from casewright.ui.pages.item import Item
from casewright.ui.pages.judgement_card import MARGIN, likelihood_bar, titled
from casewright.ui.painted.arrangement import Gutter, Row, Stack, trailed
from casewright.ui.painted.block import PaintedBlock
from casewright.ui.painted.glyphs import RuledLine
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Pill, Way, Words
from casewright.ui.theme import colour
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import choice_label, date_words

_GAP, _FACTS_A_ROW = 6, 3
_CHIPS_BESIDE = 520  # pixels wide at text scale 1
_CATEGORY_TONES = {"S": "ok", "C": "warn", "U": "bad"}
_STATUS_TONES = {"seen": "bad", "emerging": "warn", "closed": "ok", "partly_closed": "warn"}


class PartList(NamedTuple):
    """One section: its rows, what makes an item of a row and its number, what to say when it is empty.

    Args:
        hint: empty: the section is left out while it is empty.
        numbers: of the judgements, which the items point to.
        technique: key of the structured technique in which these are worked on; empty for none.
        can_add: whether one is added here, with a form.
    """

    table: str
    title: str
    hint: str
    rows: Sequence[Any]
    make: Callable[[Any, int], Item]
    numbers: Mapping[UUID, int]
    technique: str = ""
    can_add: bool = True


def part_lists(
    case: Readable, card: judging.AssessmentCard, ladders: Mapping[str, Ladder], numbers: Mapping[UUID, int]
) -> Iterator[PartList]:
    """The sections below the judgements, in the order in which a brief prints them."""
    ladder = ladders.get(card.scheme)
    for table, title, hint, read, make, technique in (
        ("alternative", "Alternatives", "What else could explain this, or happen instead?",
         judging.alternatives_of, partial(_alternative, ladder), ""),
        ("indicator", "Indicators to watch", "What would be seen if this went one way or the other?",
         judging.indicators_of, _indicator, "watch"),
        ("implication", "Implications", "What does it mean for each reader?", judging.implications_of, _implication, ""),
        ("assumption", "Key assumptions", "What is taken for granted, and what falls if it is wrong?",
         judging.assumptions_of, _assumption, "assumptions"),
        ("gap", "Gaps", "What is not known that would matter?", judging.gaps_of, _gap, "gaps"),
    ):  # fmt: skip
        rows: Sequence[Any] = read(case, card.id)
        yield PartList(table, title, hint, rows, partial(make, numbers), numbers, technique)


def head_item(card: judging.AssessmentCard, ladder: Ladder | None) -> Item:
    """Title and question, and under a rule what there is to say of the assessment as a whole."""
    words: list[Part] = [Words(isolate(card.title), "headline")]
    if card.question:
        words.append(Words(isolate(card.question), "standfirst"))
    facts = [
        Stack(Words(title, "caption"), Words(isolate(value), "small"), spacing=1)
        for title, value in (
            ("Status", choice_label("assessment", "status", card.status)),
            ("Information to", date_words(card.cut_off)),
            ("For", card.customer),
            ("Prepared by", card.author),
            ("Words", ladder.title if ladder else card.scheme),
            ("Handling", card.marking),
        )
        if value
    ]
    rows = [facts[start : start + _FACTS_A_ROW] for start in range(0, len(facts), _FACTS_A_ROW)]
    words += [RuledLine(), *(Row(*each, spacing=16, top=True) for each in rows)]
    name = f"Assessment: {card.title}"
    return Item(ObjectRef("assessment", card.id), name, Stack(*words, spacing=8), card=False)


def scope_item(card: judging.AssessmentCard) -> Item:
    """What the assessment covers and leaves out."""
    words = Stack(Words("SCOPE", "section"), Words(isolate(card.scope_note or ""), "print"), spacing=4)
    line = Row(Gutter(Words(""), MARGIN), words)
    return Item(ObjectRef("assessment", card.id), f"Scope: {card.scope_note}", line, card=False)


def summary_item(card: judging.AssessmentCard) -> Item:
    """The source summary statement in its four parts (ICD 206), as far as they are written."""
    lines = _lines(
        ("Strengths and weaknesses", card.source_strengths), ("Most important sources", card.source_key),
        ("Agreement and conflict", card.source_conflicts), ("Expertise relied on", card.source_expertise),
    )  # fmt: skip
    line = Row(Gutter(Words(""), MARGIN), Stack(*lines, spacing=_GAP))
    return Item(ObjectRef("assessment", card.id), "Source summary statement", line, card=False)


def has_summary(card: judging.AssessmentCard) -> bool:
    """Whether any part of the source summary statement is written."""
    return any((card.source_strengths, card.source_key, card.source_conflicts, card.source_expertise))


class BottomLine(PaintedBlock):
    """The one paragraph a hurried reader takes away, with an accent beside it."""

    def __init__(self, text: str) -> None:
        words = Stack(Words("BOTTOM LINE", "section"), Words(isolate(text), "lead"), spacing=4)
        super().__init__(words, (8 + MARGIN, 12, 16, 14))
        self.setAccessibleName(f"Bottom line: {text}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("canvas"))
        painter.fillRect(
            self.width() - 3 if self.isRightToLeft() else 0, 0, 3, self.height(), colour("accent")
        )
        painter.end()
        super().paintEvent(event)


def _alternative(
    ladder: Ladder | None, numbers: Mapping[UUID, int], part: judging.AlternativeRow, number: int
) -> Item:
    bar = [likelihood_bar(part.likelihood, part.point, ladder)] if part.likelihood else []
    lines = _lines(
        ("Less favoured because", part.why_less_favoured),
        ("Signs of it", part.signs),
        ("Would mean", part.implication),
    )
    return _item("alternative", part, f"A{number}", part.text, (), [*bar, *lines], numbers)


def _assumption(numbers: Mapping[UUID, int], part: judging.AssumptionRow, number: int) -> Item:
    chips = [
        (choice_label("assumption", "category", part.category), _CATEGORY_TONES.get(part.category, "plain"))
    ]
    if part.linchpin:
        chips.insert(0, ("Linchpin", "info"))
    lines = _lines(
        ("Held because", part.why), ("Could fail if", part.could_fail_if), ("If wrong", part.if_wrong)
    )
    return _item("assumption", part, f"K{number}", part.text, chips, lines, numbers)


def _indicator(numbers: Mapping[UUID, int], part: judging.IndicatorRow, number: int) -> Item:
    chips = [
        (choice_label("indicator", "direction", part.direction), "plain"),
        (choice_label("indicator", "status", part.status), _STATUS_TONES.get(part.status, "plain")),
    ]
    lines = _lines(
        ("Threshold", part.threshold), ("Where to see it", part.where_seen), ("Expected", date_words(part.expected)),
        ("Watched by", part.owner),
    )  # fmt: skip
    return _item("indicator", part, f"I{number}", part.text, chips, lines, numbers)


def _gap(numbers: Mapping[UUID, int], part: judging.GapRow, number: int) -> Item:
    chips = [(choice_label("gap", "status", part.status), _STATUS_TONES.get(part.status, "plain"))]
    if part.critical:
        chips.insert(0, ("Critical", "bad"))
    lines = _lines(
        ("Matters because", part.why), ("Effect", part.effect), ("Could be closed by", part.collection_idea)
    )
    return _item("gap", part, f"G{number}", part.question, chips, lines, numbers)


def _implication(numbers: Mapping[UUID, int], part: judging.ImplicationRow, number: int) -> Item:
    lines = [Words(isolate(part.text), "print")]
    item = _item("implication", part, "", part.reader, (), lines, numbers, "title")
    item.setAccessibleName(f"{part.reader}: {part.text}")
    return item


def _item(
    table: str,
    row: Any,
    label: str,
    text: str,
    chips: Sequence[tuple[str, str]],
    lines: Sequence[Part],
    numbers: Mapping[UUID, int],
    role: str = "print",
) -> Item:
    """The text as it will be printed, its label in the margin; at the end of the line what it is, and of which judgement."""
    beside: list[Part] = [Pill(words, tone) for words, tone in chips]
    number = numbers.get(row.judgement_id)
    if number is not None:
        beside.append(Way(f"Judgement {number}"))
    body = Words(isolate(text), role)
    head = trailed(body, *beside, least=_CHIPS_BESIDE) if beside else body
    line = Row(Gutter(Words(label, "caption"), MARGIN), Stack(head, *lines, spacing=_GAP), top=True)
    way = ObjectRef("judgement", row.judgement_id) if number is not None else None
    return Item(ObjectRef(table, row.id), text, line, card=False, way=way)


def _lines(*lines: tuple[str, str | None]) -> list[Part]:
    return [titled(title, words) for title, words in lines if words]
