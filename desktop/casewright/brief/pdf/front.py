"""What a reader sees first: kicker, title, standfirst, facts, and the bottom line in a panel."""

from __future__ import annotations

from copy import copy
from itertools import accumulate
from typing import Any

from reportlab.platypus import Flowable

from casewright.brief.blocks import Brief
from casewright.brief.capitals import capitals
from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.dress import look_in_force
from casewright.brief.pdf.flow import Rule, Stack
from casewright.brief.pdf.masthead import masthead
from casewright.brief.pdf.prose import Prose
from casewright.brief.pdf.style import (
    ACCENT,
    FACT,
    INDENT,
    KICKER,
    LABEL,
    LEAD,
    MARGIN_COLUMN,
    NOTICE,
    PANEL,
    STANDFIRST,
    TITLE,
)
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.typesetting import Text, shortened
from casewright.brief.status_words import notice_words

_COLUMNS = 4
_PADDING = 11.0


def title_block(brief: Brief, root: Tag) -> list[Any]:
    """Kicker, title, standfirst, and the facts in columns under a rule."""
    language = brief.language
    kicker, marking = capitals(shortened(brief.product, 100), language), brief.marking
    title, standfirst = shortened(brief.title, 300), shortened(brief.standfirst, 800)
    story: list[Any] = [
        *masthead(look_in_force(), root, language),
        Prose(
            [Text(f"{kicker} · {marking}" if marking else kicker, KICKER, language)],
            KICKER,
            root.add("P"),
            after=5,
        ),
        Prose([Text(title, TITLE, language)], TITLE, root.add("H1"), after=7, language=language),
    ]
    if standfirst:
        story.append(Prose([Text(standfirst, STANDFIRST, language)], STANDFIRST, root.add("P")))
    if told := notice_words(brief):
        lead, words = told
        texts = [Text(f"{lead}: ", NOTICE.but(weight="semibold")), Text(words, NOTICE, language)]
        story.append(
            Stack(
                [Prose(texts, NOTICE, root.add("P"), language=language, directed_by=words)],
                indent=0,
                before=10,
            )
        )
    if brief.facts:
        story += [Rule(14, 9), Facts(brief.facts, root, language)]
    return story


class Facts(Flowable):
    """Pairs of label and value, four to a row; the second column stands on the text column."""

    canv: BriefCanvas

    def __init__(self, facts: tuple[tuple[str, str], ...], root: Tag, language: str) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = 9.0, 20.0
        self.pairs = [
            Stack(
                [
                    Prose(
                        [Text(capitals(shortened(label, 60), language), LABEL, language)],
                        LABEL,
                        tag := root.add("P"),
                        after=1.5,
                    ),
                    Prose([Text(shortened(value, 400), FACT, language)], FACT, tag, language=language),
                ],
                indent=0,
            )
            for label, value in facts
        ]

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Rows as high as their longest value."""
        third = (available - INDENT) / 3
        self._lefts = [0.0, INDENT, INDENT + third, INDENT + 2 * third]
        widths = [MARGIN_COLUMN, third - 12, third - 12, third - 4]
        self._rows: list[float] = []
        for start in range(0, len(self.pairs), _COLUMNS):
            row = self.pairs[start : start + _COLUMNS]
            self._rows.append(
                max(pair.wrap(wide, height)[1] for pair, wide in zip(row, widths, strict=False))
            )
        self.width, self.height = available, sum(self._rows) + 9 * (len(self._rows) - 1)
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """Between rows."""
        self.wrap(available, height)
        count = sum(high - 9 <= height + 0.01 for high in accumulate(high + 9 for high in self._rows))
        if not 0 < count < len(self._rows):
            return []
        self.__dict__.pop("_postponed", None)
        first, second = copy(self), copy(self)
        first.pairs, second.pairs = self.pairs[: count * _COLUMNS], self.pairs[count * _COLUMNS :]
        first.spaceAfter = second.spaceBefore = 0.0
        return [first, second]

    def draw(self) -> None:
        """Row by row."""
        y = self.height
        for number, high in enumerate(self._rows):
            for column, pair in enumerate(self.pairs[number * _COLUMNS : (number + 1) * _COLUMNS]):
                self.canv.put(pair, self._lefts[column], y - pair.height, self.width)
            y -= high + 9


class BottomLine(Flowable):
    """The answer in a panel over the full width."""

    canv: BriefCanvas

    def __init__(self, texts: list[Text], tag: Tag, language: str) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = 20.0, 12.0
        label = Prose([Text("BOTTOM\u00a0LINE UP\u00a0FRONT", KICKER)], KICKER, tag.add("P"))
        label.wrap(MARGIN_COLUMN - 34, 1e6)
        self.label: Prose | None = label
        self.prose = Prose(texts, LEAD, tag.add("P"), language=language)

    @property
    def proses(self) -> list[Prose]:
        """The text."""
        return [self.prose]

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """The text with its padding."""
        high = self.prose.wrap(available - INDENT - 16, height)[1]
        self.width, self.height = available, high + 2 * _PADDING
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """A second panel on the next page for what does not fit on this one."""
        self.wrap(available, height)
        halves = self.prose.parted(available - INDENT - 16, height - 2 * _PADDING)
        if len(halves) < 2:
            return [self] if self.height <= height else []
        self.__dict__.pop("_postponed", None)  # ReportLab's note that it was put off once; the parts were not
        first, second = copy(self), copy(self)
        (first.prose, second.prose), second.label = halves, None
        return [first, second]

    def draw(self) -> None:
        """Panel, bar at the left, label in the margin column, text."""
        with self.canv.marked(None):
            self.canv.setFillColor(PANEL)
            self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
            self.canv.setFillColor(ACCENT)
            self.canv.rect(
                self.width - 2.5 if self.canv.mirrored else 0, 0, 2.5, self.height, stroke=0, fill=1
            )
        if self.label is not None:
            self.canv.put(self.label, 14, self.height - _PADDING - 3 - self.label.height, self.width)
        self.canv.put(self.prose, INDENT, _PADDING, self.width)
