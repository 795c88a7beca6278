"""Tables without verticals: a rule above, hairlines between rows, headers again on every page."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import cached_property

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.columns import CellWords, fitted_widths
from casewright.brief.pdf.flow import Stack, draw_rule
from casewright.brief.pdf.prose import Prose
from casewright.brief.pdf.style import FRAME_HEIGHT, HAIRLINE, INK, Type
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.typesetting import Text

_TOP, _BOTTOM, _LEFT, _RIGHT = 4.4, 5.0, 5.0, 5.0
_SLACK = 3.4  # what a row can be lower when that keeps a table on one page
_HIGH_ROW = 110.0  # some nine lines; what stands beside so many is looked for at the top


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: one or more paragraphs, on an optional tint."""

    paragraphs: tuple[tuple[Text, ...], ...]
    style: Type
    tint: Color | None = None


class _Row:
    """A row as it is laid out: its cells' paragraphs and its height."""

    def __init__(self, cells: list[Cell], tag: Tag, role: str, language: str) -> None:
        self.cells = cells
        self.parts: list[list[Prose]] = []
        for cell in cells:
            inner = tag.add(role, scope="Column" if role == "TH" else "")
            self.parts.append([_paragraph(texts, cell.style, inner, language) for texts in cell.paragraphs])
        self.height = 0.0
        self.tightened = 0.0
        self.is_header = role == "TH"

    def _padding(self, column: int) -> tuple[float, float]:
        """Where the lines of a cell begin and end; those in the middle of it need little."""
        if self.cells[column].style.align == "centre":
            return 1.0, 1.0
        return (_LEFT if column else 0.0), _RIGHT

    def words(self) -> list[CellWords]:
        """The words of each cell."""
        return [
            CellWords(
                [
                    [(word.space.width if word.space else 0.0, word.width) for word in prose.setting.words]
                    for prose in part
                ],
                sum(self._padding(column)) + 0.1,
            )
            for column, part in enumerate(self.parts)
        ]

    def wrap(self, widths: list[float]) -> float:
        heights = []
        for index, part in enumerate(self.parts):
            room = widths[index] - sum(self._padding(index))
            heights.append(sum(prose.wrap(room, 1e6)[1] for prose in part))
        self.height = max(heights, default=0.0) + _TOP + _BOTTOM - self.tightened
        return self.height

    def torn(self, room: float, widths: list[float]) -> tuple[_Row, _Row] | None:
        """What fits into the room and the rest; None when nothing does."""
        above, below = [], []
        for index, part in enumerate(self.parts):
            fits, rest = _torn_cell(part, widths[index] - sum(self._padding(index)), room)
            above.append(fits)
            below.append(rest)
        if not any(above):
            return None
        first, second = copy(self), copy(self)
        first.parts, second.parts = above, below
        return first, second

    def draw(self, canvas: BriefCanvas, lefts: list[float], widths: list[float], y: float) -> None:
        across = sum(widths)
        for index, (cell, part) in enumerate(zip(self.cells, self.parts, strict=True)):
            if cell.tint is not None:
                with canvas.marked(None):
                    canvas.setFillColor(cell.tint)
                    left = across - lefts[index] - widths[index] if canvas.mirrored else lefts[index]
                    canvas.rect(left, y, widths[index], self.height, stroke=0, fill=1)
            high = sum(prose.height for prose in part)
            at = y + _BOTTOM - self.tightened / 2 + self._spare(high) + high
            for prose in part:
                at -= prose.height
                canvas.put(prose, lefts[index] + self._padding(index)[0], at, across)

    def _spare(self, high: float) -> float:
        """What is left below a cell: headers stand on their rule, cells in the middle, those of a high row at its top."""
        room = self.height - _TOP - _BOTTOM + self.tightened - high
        return 0.0 if self.is_header else room if self.height > _HIGH_ROW else room / 2


class DataTable(Flowable):
    """Rows under headers; `shares` are the columns' parts of the width, which `fixed` ones keep. The last row may be a total."""

    canv: BriefCanvas

    def __init__(
        self,
        headers: list[Cell],
        rows: list[list[Cell]],
        shares: list[float],
        tag: Tag,
        language: str,
        total: bool = False,
        fixed: bool = False,
    ) -> None:
        super().__init__()
        self.total = total
        self._header = _Row(headers, tag.add("TR"), "TH", language)
        self._rows = [_Row(cells, tag.add("TR"), "TD", language) for cells in rows]
        self._repeated = False
        self._shares, self._fixed = shares, fixed
        self._available = 0.0

    @cached_property
    def _words(self) -> list[list[CellWords]]:
        return [] if self._fixed else [line.words() for line in (self._header, *self._rows)]

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Column widths and row heights."""
        if self._available != available:
            self._available = available
            self._widths = fitted_widths(self._shares, self._words, available)
        self._lefts = [sum(self._widths[:index]) for index in range(len(self._widths))]
        rows = sum(row.wrap(self._widths) for row in self._rows)
        self.width, self.height = available, self._header.wrap(self._widths) + rows
        return available, self.height

    @property
    def proses(self) -> list[Prose]:
        """The paragraphs of all cells."""
        return [prose for row in self._rows for part in row.parts for prose in part]

    def tighten(self, by: float) -> bool:
        """Takes so much off the height by setting rows closer; says whether that can be done."""
        each = by / max(len(self._rows), 1) + 0.01
        if each > _SLACK:
            return False
        for row in self._rows:
            row.tightened = each
        return True

    def split(self, available: float, height: float) -> list[Flowable]:
        """Between rows, never leaving one alone above or below, unless two take up most of a page."""
        self.wrap(available, height)
        if self.height <= height + 0.01:
            return [self]
        room, count = height - self._header.height, 0
        for row in self._rows:
            if row.height > room:
                break
            room -= row.height
            count += 1
        if count == 0 and self._rows and self._rows[0].height > FRAME_HEIGHT - self._header.height - 40:
            return self._torn(height - self._header.height)
        least = 1 if height > 0.75 * FRAME_HEIGHT else 2
        count = min(count, len(self._rows) - least)
        return [self._part(0, count), self._part(count, len(self._rows))] if count >= least else []

    def _part(self, start: int, end: int) -> DataTable:
        part = DataTable.__new__(DataTable)
        Flowable.__init__(part)
        part._fixed = self._fixed
        part._shares, part._available, part._widths = self._shares, self._available, self._widths
        part._header, part._rows = self._header, self._rows[start:end]
        part.total = self.total and end == len(self._rows)
        part._repeated = self._repeated or start > 0
        return part

    def _torn(self, room: float) -> list[Flowable]:
        """A row that is higher than any page goes on upon the next."""
        halves = self._rows[0].torn(room - _TOP - _BOTTOM, self._widths)
        if halves is None:
            return []
        first, rest = self._part(0, 1), self._part(0, len(self._rows))
        first._rows, rest._rows, rest._repeated = [halves[0]], [halves[1], *self._rows[1:]], True
        return [first, rest]

    def least_height(self, available: float) -> float:
        """The headers and two rows, or all of a short table."""
        self.wrap(available, 1e6)
        few = self._rows if len(self._rows) < 4 else self._rows[:2]
        return min(self._header.height + sum(row.height for row in few), FRAME_HEIGHT / 2)

    def draw(self) -> None:
        """Rules, headers, rows."""
        y = self.height
        y -= self._header.height
        if self._repeated:
            with self.canv.marked(None):
                self._header.draw(self.canv, self._lefts, self._widths, y)
        else:
            self._header.draw(self.canv, self._lefts, self._widths, y)
        for row in self._rows:
            y -= row.height
            row.draw(self.canv, self._lefts, self._widths, y)
        self._draw_rules()

    def _draw_rules(self) -> None:
        """After the tints, which would cover half of each."""
        y = self.height
        draw_rule(self.canv, 0, self.width, y, 0.9, INK)
        y -= self._header.height
        draw_rule(self.canv, 0, self.width, y, 0.5, INK)
        for row in self._rows[:-1]:
            y -= row.height
            draw_rule(self.canv, 0, self.width, y, 0.4, HAIRLINE)
        draw_rule(self.canv, 0, self.width, 0, *((0.9, INK) if self.total else (0.4, HAIRLINE)))


class CaptionedTable(Stack):
    """A table over the full width and the words below it, which stay with its last rows."""

    def __init__(self, table: DataTable, below: list[Flowable]) -> None:
        super().__init__([table, *below], indent=0, before=10, after=14)

    def split(self, available: float, height: float) -> list[Flowable]:
        """Set closer where that makes it fit, else between rows."""
        table: DataTable = self.parts[0]
        self.wrap(available, height)
        if self.height <= height + 0.01 or table.tighten(self.height - height):
            return [self]
        halves = table.split(available, min(height, table.height - 1))
        if len(halves) < 2:
            return super().split(available, height) if self.height > FRAME_HEIGHT else []
        first, rest = (CaptionedTable(half, []) for half in halves if isinstance(half, DataTable))
        rest.parts += self.parts[1:]
        first.spaceBefore, first.spaceAfter, rest.spaceBefore = self.spaceBefore, 0.0, 0.0
        return [first, rest]


def _torn_cell(part: list[Prose], width: float, room: float) -> tuple[list[Prose], list[Prose]]:
    fits: list[Prose] = []
    rest = list(part)
    while rest and rest[0].height <= room:
        room -= rest[0].height
        fits.append(rest.pop(0))
    halves = rest[0].parted(width, room) if rest else []
    if len(halves) == 2:
        fits.append(halves[0])
        rest[0] = halves[1]
    return fits, rest


def _paragraph(texts: tuple[Text, ...], style: Type, tag: Tag, language: str) -> Prose:
    return Prose(texts, texts[0].style.but(align=style.align) if texts else style, tag, language=language)
