"""One claim of a comparison: how it stands to the others, its words, dates and sources, and why it is preferred if it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from casewright.analysis.claim_ledger import OriginSpan
from casewright.casefile.queries.claims import LedgerRow
from casewright.casefile.queries.competing import Side, SidePassage
from casewright.ui.citations.cards import shortened, source_line
from casewright.ui.claims import words
from casewright.ui.pages.item import Item
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.glyphs import Glyph, RuledLine
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import OneLine, Pill, Words
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import choice_label, date_words

_HOW = {
    "this": ("This claim", "info", "The claim that the others are held against"),
    "contradicts": ("Contradicts it", "bad", "Somebody marked the two as contradicting"),
    "value": ("Another value", "warn", "It states another value of the same property"),
    "disagrees": ("Disagrees too", "warn", "It disagrees with one of those beside it"),
    "link": ("Same link", "plain", "It is about the same link"),
    "role": ("Same role", "plain", "It is about the same object in the same role"),
    "repeats": ("Repeats it", "plain", "One of the two repeats the other"),
    "updates": ("It updates this", "plain", "The claim looked at is newer and updates this one"),
    "updated_by": ("Updates it", "plain", "This one is newer and updates the claim looked at"),
}
_SIGNS = {
    "supports": ("circle-check", "ok"),
    "contradicts": ("circle-x", "bad"),
    "context": ("info", "text2"),
}
_MOST, _MOST_ABOUT = 6, 3


@dataclass(frozen=True)
class SideContent:
    """All that a card shows; `title` names the property when there is one."""

    side: Side
    title: str
    line: LedgerRow
    passages: tuple[SidePassage, ...]
    cut_offs: tuple[str, ...]
    origins: OriginSpan | None
    counted: bool


class SideCard(Item):
    """The keyboard on it selects the claim, Enter opens the first passage it rests on. `opened` brings the claim's id."""

    opened = Signal(object)

    def __init__(self, content: SideContent) -> None:
        line = content.line
        name = f"{how_words(content.side)}: {one_line(line.text, 200)}"
        super().__init__(ObjectRef("claim", line.id), name, Stack(*_parts(content), spacing=6))
        self.content = content

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self.ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.ref.id)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild((event.key() == Qt.Key.Key_Right) != self.isRightToLeft())
        else:
            super().keyPressEvent(event)


def how_words(side: Side) -> str:
    """How a claim stands to the one looked at."""
    return _HOW[side.how][0]


def _parts(content: SideContent) -> Iterator[Part]:
    line = content.line
    how, tone, meaning = _HOW[content.side.how]
    pills: list[Part] = [Pill(how, tone, meaning)]
    if line.preferred:
        pills.append(Pill("Preferred", "ok", line.preferred_reason or "Without a reason"))
    yield Row(*pills, OneLine("", "caption"), spacing=6)
    if content.side.value is not None:
        yield Words(f"{content.title}: {isolate(one_line(content.side.value, 200))}", "strong")
    yield Words(isolate(shortened(line.text, 400)))
    yield from _facts(content)
    if line.preferred and line.preferred_reason:
        yield Row(
            Glyph("star", "accent", 13),
            Words(isolate(shortened(line.preferred_reason, 300)), "small"),
            spacing=6,
            top=True,
        )
    if not content.passages:
        yield RuledLine()
        yield Words(words.rests_on(line) + ".", "small")
    for passage in content.passages[:_MOST]:
        yield RuledLine()
        yield from _passage(passage)
    if len(content.passages) > _MOST:
        yield Words(f"{len(content.passages) - _MOST} more passages are in the panel.", "caption")


def _facts(content: SideContent) -> Iterator[Part]:
    """When it held, and until when judgements knew of it; where it comes from, counted."""
    facts = [
        ("Held", date_words(content.line.held)),
        ("Cut-off", " · ".join(date_words(each) for each in content.cut_offs)),
        ("About", words.about_words(content.line, _MOST_ABOUT)),
    ]
    for name, value in facts:
        if value:
            yield _pair(name, value)
    yield _pair("Origins", words.origins_words(content.origins) if content.counted else "being counted …")


def _passage(passage: SidePassage) -> Iterator[Part]:
    icon, ink = _SIGNS.get(passage.stance, _SIGNS["context"])
    yield Row(
        Glyph(icon, ink, 13), source_line(passage.source, passage.reliability, passage.credibility), spacing=6
    )
    yield Words(f"“{isolate(shortened(passage.exact, 320))}”", "quotation")
    if passage.translation:
        yield Words(f"Translation: {isolate(shortened(passage.translation, 320))}", "small")
    dates = (
        ("published", passage.published),
        ("information of", passage.information_date),
        ("captured", (passage.captured_at or "")[:10] or None),
    )
    said: Sequence[str] = [f"{name} {date_words(date)}" for name, date in dates if date]
    stance = choice_label("citation", "stance", passage.stance).capitalize()
    yield Words(" · ".join([f"{stance} it" if passage.stance != "context" else "Context", *said]), "caption")
    if passage.withdrawn:
        yield Row(
            Glyph("triangle-alert", "bad", 13),
            Words(f"Withdrawn: {isolate(passage.withdrawn)}", "problem"),
            spacing=6,
        )


def _pair(name: str, value: str) -> Row:
    return Row(Words(name, "caption", width=56), Words(isolate(value), "small"), spacing=6, top=True)
