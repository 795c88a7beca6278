"""The title block and the bottom line: what a reader sees first."""

from __future__ import annotations

from reportlab.platypus import Flowable

from casewright.brief.pdf.furniture import put_line
from casewright.brief.pdf.prose import Prose
from casewright.brief.pdf.style import (
    ACCENT,
    FACT,
    FULL_WIDTH,
    HAIRLINE,
    INDENT,
    INK,
    KICKER,
    LABEL,
    LEAD,
    PANEL,
)
from casewright.brief.pdf.typesetting import Text, break_lines, words


class Rule(Flowable):
    """A hair line over the full width."""

    def __init__(
        self, before: float = 0, after: float = 8, weight: float = 0.5, colour: object = INK
    ) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = before, after
        self.weight, self.colour = weight, colour
        self.keepWithNext = 1

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """As wide as the frame."""
        self.width, self.height = available, self.weight
        return available, self.weight

    def draw(self) -> None:
        """The line."""
        self.canv.setStrokeColor(self.colour)
        self.canv.setLineWidth(self.weight)
        self.canv.line(0, 0, self.width, 0)


class FactRow(Flowable):
    """Label and value pairs in up to four columns, one row for every four."""

    def __init__(self, facts: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.facts = facts
        self.spaceAfter = 22

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Rows as high as their longest value."""
        self.width = available
        self.columns = min(4, max(1, len(self.facts)))
        self.column = available / self.columns
        self.values = [break_lines(words([Text(value, FACT)]), self.column - 12) for _, value in self.facts]
        groups = [self.values[i : i + self.columns] for i in range(0, len(self.values), self.columns)]
        self.rows = [13 + max(len(lines) for lines in group) * FACT.leading + 8 for group in groups]
        self.height = sum(self.rows)
        return available, self.height

    def draw(self) -> None:
        """Labels in small capitals' place, values below."""
        from casewright.brief.pdf.prose import draw_line

        y = self.height
        for row, high in enumerate(self.rows):
            for column in range(self.columns):
                index = row * self.columns + column
                if index >= len(self.facts):
                    break
                x = column * self.column
                put_line(self.canv, self.facts[index][0].upper(), x, y - 9, LABEL, self.column - 8)
                for offset, line in enumerate(self.values[index]):
                    draw_line(self.canv, line, x, y - 22 - offset * FACT.leading, False)
            y -= high


class BottomLine(Flowable):
    """The answer in a panel over the full width."""

    def __init__(self, texts: list[Text], language: str) -> None:
        super().__init__()
        self.prose = Prose(texts, LEAD, language=language, measure=FULL_WIDTH - INDENT - 16)
        self.spaceAfter = 24

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """The text with its padding."""
        _, high = self.prose.wrap(available - INDENT - 16, height)
        self.width, self.height = available, high + 24
        return available, self.height

    def draw(self) -> None:
        """Panel, bar at the left, label in the margin column, text."""
        canvas = self.canv
        canvas.setFillColor(PANEL)
        canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        canvas.setFillColor(ACCENT)
        canvas.rect(0, 0, 3, self.height, stroke=0, fill=1)
        put_line(canvas, "BOTTOM LINE", 14, self.height - 22, KICKER)
        put_line(canvas, "UP FRONT", 14, self.height - 32, KICKER)
        self.prose.drawOn(canvas, INDENT, 12)


class Separator(Rule):
    """A light rule between entries."""

    def __init__(self, before: float = 4, after: float = 6) -> None:
        super().__init__(before, after, 0.5, HAIRLINE)
