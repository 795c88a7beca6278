"""The lines of an evidence drawer: claims, the exact words behind each, and what hangs on a judgement."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from casewright.analysis.judgement_origins import OriginRange
from casewright.casefile.queries.evidence import CitedPassage
from casewright.casefile.queries.judgement_evidence import HangingRow
from casewright.ui.assessment.content import Evidence
from casewright.ui.citations.cards import shortened, source_line
from casewright.ui.pages.item import Item
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.card import Card
from casewright.ui.painted.glyphs import Glyph
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import OneLine, Pill, Words
from casewright.ui.theme import colour
from casewright.ui.widgets.arrangement import Margins
from casewright.ui.widgets.badges import rating_words
from casewright.ui.widgets.plain_text import isolate, one_line, show_controls
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import (
    choice_label,
    counted,
    date_words,
    icon_of,
    joined,
    type_word,
)

STANCES = {
    "supports": ("+", "ok", "Supports"),
    "contradicts": ("−", "bad", "Contradicts"),
    "context": ("○", "plain", "Context"),
}
_INDENT = 34  # pixels: under the words of the claim
_QUOTE = (_INDENT + 12, 4, 8, 6)


class EvidenceLine(Item):
    """A line that leads to a passage: by O or →, and `by_enter` by Enter or a double click too. `read_asked` brings its id."""

    read_asked = Signal(object)

    def __init__(
        self, ref: ObjectRef, name: str, part: Part, margins: Margins, passage: UUID | None, by_enter: bool
    ) -> None:
        super().__init__(ref, name, part, card=False, margins=margins)
        self.passage, self._by_enter = passage, by_enter

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        forward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        reads = key in (Qt.Key.Key_O, forward)
        if self._by_enter:
            reads = reads or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.passage is not None and plain and reads:
            self.read_asked.emit(self.passage)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._by_enter and self.passage is not None:
            event.accept()
            self.read_asked.emit(self.passage)
        else:
            super().mouseDoubleClickEvent(event)


class QuoteLine(EvidenceLine):
    """The exact words, beside a rule, with their source and its rating; how they stand to the claim where they contradict it."""

    def __init__(self, row: CitedPassage) -> None:
        assert row.passage_id is not None
        word = STANCES.get(row.stance or "supports", STANCES["supports"])
        where = joined(
            row.publisher, date_words(row.published), f"page {row.page}" if row.page else None,
            "first-hand" if row.first_hand else None,
        )  # fmt: skip
        below: list[Part] = [OneLine(isolate(where), "caption")]
        if row.stance not in (None, "supports"):
            below.append(Pill(word[2], word[1]))
        parts: list[Part] = [
            Words(show_controls(f"“{shortened(row.exact or '')}”"), "quotation"),
            *(
                [Words(f"Translation: {isolate(shortened(row.translation))}", "small")]
                if row.translation
                else []
            ),
            source_line(row.source or "", row.reliability, row.credibility),
            Row(*below, spacing=8),
        ]
        flag = _flag(row)
        if flag:
            parts.append(Row(Glyph("triangle-alert", "bad", 14), Words(flag, "problem"), spacing=6))
        rated = rating_words(row.reliability, row.credibility)
        name = f"{word[2]}: {one_line(row.exact or '', 160)} – {one_line(row.source or '')}, rated {rated}"
        ref = ObjectRef("passage", row.passage_id)
        super().__init__(ref, name, Stack(*parts, spacing=3), _QUOTE, row.passage_id, by_enter=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        x = self.width() - _INDENT - 2 if self.isRightToLeft() else _INDENT
        QPainter(self).fillRect(x, 4, 2, self.height() - 8, colour("line2"))


def drawer_head(evidence: Evidence, origins: OriginRange | None, is_open: bool) -> Card:
    """What is behind a judgement in one line; opening it opens or closes the drawer."""
    words = _summary(evidence, origins)
    line: list[Part] = [Glyph("chevron-down" if is_open else "chevron-right", "text2", 16)]
    for stance, (sign, tone, word) in STANCES.items():
        count = sum(each.stance == stance for each in evidence.rests)
        if count:
            line.append(Pill(f"{sign} {count}", tone, f"{word}: {count}"))
    line.append(Words(words, "small" if evidence.rests else "problem"))
    head = Card(f"Evidence: {words}", Row(*line, spacing=8), can_open=True, framed=False)
    head.setAccessibleDescription("open" if is_open else "closed")
    return head


def _summary(evidence: Evidence, origins: OriginRange | None) -> str:
    """`3 claims · 4 sources · 2 to 3 independent origins`."""
    claims = sum(each.claim_id is not None for each in evidence.rests)
    others = len(evidence.rests) - claims
    if not evidence.rests:
        return "Rests on nothing yet"
    return joined(
        counted(claims, "claim") if claims else None,
        counted(others, "judgement") if others else None,
        counted(evidence.sources, "source") if evidence.sources else "nothing cited",
        _origin_words(origins) if origins else None,
    )


def _origin_words(origins: OriginRange) -> str:
    worst, best = origins
    number = str(best) if worst == best else f"{worst} to {best}"
    return f"{number} independent origin{'s' if best != 1 else ''}"


def hanging_line(row: HangingRow, number: int | None) -> Card:
    """Something that hangs on the judgement; opening it leads there."""
    word = f"Judgement {number}" if number else type_word(row.type).capitalize()
    parts = (
        Glyph(icon_of(row.type), "text3", 15),
        OneLine(word, "caption", stretch=0),
        OneLine(isolate(one_line(row.text)), "small"),
    )
    return Card(f"{word}: {row.text}", Row(*parts, spacing=10), can_open=True, framed=False)


def _flag(row: CitedPassage) -> str:
    if row.withdrawn:
        return f"Withdrawn by its publisher: {row.withdrawn}"
    if row.state not in (None, "exact", "normalised", "moved"):
        return f"The passage is {choice_label('passage', 'state', row.state).lower()} in the archived text."
    return ""
