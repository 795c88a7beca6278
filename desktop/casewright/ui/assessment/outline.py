"""The outline beside an assessment: where you are, and a way to everywhere else."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from casewright.ui.assessment.outline_rows import OutlineRow, section_of
from casewright.ui.painted.badge import Badge
from casewright.ui.painted.likelihood import draw_band, draw_confidence
from casewright.ui.theme import colour, px
from casewright.ui.theme.label_roles import LABEL_ROLES
from casewright.ui.widgets.list_rows import RowRole
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.widgets.row_list import RowList
from casewright.ui.widgets.row_painter import draw_ground

_SECTION, _JUDGEMENT = 28, 44  # pixels high at text scale 1
_NUMBER, _BAND = 20, 64
Index = QModelIndex | QPersistentModelIndex


class Outline(RowList):
    """A list of `OutlineRow`s. `asked` brings the place of the part that was chosen by hand, and whether to go and stay there."""

    asked = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Outline", parent=parent)
        self.outline: list[OutlineRow] = []
        self.setItemDelegate(_OutlinePainter(self))
        self.setUniformItemSizes(False)
        self.rows.set_fetch(self._fetch)
        self.chosen.connect(lambda row_id: self._ask(row_id, False))
        self.opened.connect(lambda row_id: self._ask(row_id, True))

    def show_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Shows other lines; the marked one stays marked if it is still there."""
        if list(rows) != self.outline:
            self.outline = list(rows)
            self.reload()

    def mark(self, place: Hashable) -> None:
        """Marks the line that leads to a part of the page, or to the section it stands in; nothing is asked for."""
        row = self._leading_to(place) or self._leading_to(section_of(place))
        if row is not None and row.id != self.current_id():
            self.blockSignals(True)
            self.choose(row.id)
            self.blockSignals(False)

    def _leading_to(self, place: Hashable) -> OutlineRow | None:
        return next((each for each in self.outline if each.place == place), None)

    def _fetch(self, after: Any, limit: int) -> Sequence[OutlineRow]:
        return self.outline if after is None else ()

    def _ask(self, row_id: str, stay: bool) -> None:
        row = next((each for each in self.outline if each.id == row_id), None)
        if row is not None:
            self.asked.emit(row.place, stay)


class _OutlinePainter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(RowRole)
        return QSize(120, px(_JUDGEMENT if isinstance(row, OutlineRow) and row.number else _SECTION))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(RowRole)
        if not isinstance(row, OutlineRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect.adjusted(6, 1, -6, -1)
        draw_ground(painter, QRectF(area), option.state)
        line = _Line(painter, option, area.adjusted(8, 0, -8, 0))
        if row.number:
            _draw_judgement(line, row)
        else:
            line.write(line.area, isolate(row.title), "strong", "text")
            line.write(line.area, row.trailing, "caption", "text3", at_end=True)
        painter.restore()


class _Line:
    """Writes within one line of the list, mirrored where languages run from right to left."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
        self.painter, self.area = painter, area
        self._option = option

    def write(self, area: QRect, words: str, role: str, ink: str, *, at_end: bool = False) -> None:
        """Words on one line of an area that is given from left to right."""
        face = LABEL_ROLES[role].font()
        shown = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        flags = QStyle.visualAlignment(self._option.direction, side | Qt.AlignmentFlag.AlignVCenter)
        self.painter.setFont(face)
        self.painter.setPen(colour(ink))
        self.painter.drawText(self.placed(area), int(flags | Qt.AlignmentFlag.AlignAbsolute), shown)

    def placed(self, area: QRect) -> QRect:
        """An area on the side where it belongs."""
        return QStyle.visualRect(self._option.direction, self.area, area)


def _draw_judgement(line: _Line, row: OutlineRow) -> None:
    area, half = line.area, line.area.height() // 2
    upper = QRect(area.left(), area.top() + 3, area.width(), half - 2)
    lower = QRect(area.left() + px(_NUMBER), area.top() + half, area.width() - px(_NUMBER), half - 4)
    line.write(
        QRect(upper.left(), upper.top(), px(_NUMBER), upper.height()), str(row.number), "caption", "text3"
    )
    room = area.width() - px(_NUMBER) - _draw_problems(line, upper, row.problems)
    line.write(
        QRect(upper.left() + px(_NUMBER), upper.top(), room, upper.height()),
        isolate(one_line(row.title)),
        "small",
        "text",
    )
    band = QRect(lower.left(), lower.center().y() - 2, px(_BAND), 5)
    draw_band(line.painter, QRectF(line.placed(band)), row.band)
    bars = QRect(band.right() + 10, lower.center().y() - 7, 20, 14)
    draw_confidence(line.painter, QRectF(line.placed(bars)), row.confidence)
    left = bars.right() + 8
    line.write(
        QRect(left, lower.top(), lower.right() - left, lower.height()), row.subtitle, "caption", "text3"
    )


def _draw_problems(line: _Line, area: QRect, problems: tuple[int, int]) -> int:
    """The number of findings, in the colour of the worst; how much room it takes."""
    if not any(problems):
        return 0
    badge = Badge(str(sum(problems)), "bad" if problems[0] else "warn")
    wide, high = badge.size()
    chip = QRect(
        area.right() - round(wide) + 1, area.center().y() - round(high) // 2, round(wide), round(high)
    )
    badge.paint(line.painter, QRectF(line.placed(chip)))
    return round(wide) + 6
