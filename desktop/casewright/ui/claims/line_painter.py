"""How the cells of the ledger are painted: two lines each, ratings as pills, what counts against a claim with a sign."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from casewright.analysis.claim_ledger import OriginSpan
from casewright.casefile.queries.claims import LedgerRow
from casewright.ui.claims import ledger, words
from casewright.ui.painted.words import Pill
from casewright.ui.theme import colour, draw_glyph, font, medium, px, text_scale
from casewright.ui.theme.tokens import BODY, CAPTION, SMALL
from casewright.ui.widgets.badges import rating_text, rating_tone
from casewright.ui.widgets.list_rows import Index
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.widgets.row_painter import draw_line
from casewright.ui.window.words import date_words

LINE_HEIGHT = 52  # pixels at text scale 1: two lines of words and some air
_MARGIN, _STAR, _SIGN, _GAP = 10, 14, 12, 4
_STATE = QStyle.StateFlag


class LinePainter(QStyledItemDelegate):
    """Paints the cells of a `Ledger`; mirrors itself in right-to-left languages."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, px(LINE_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & _STATE.State_Selected)
        painter.fillRect(option.rect, colour("soft" if chosen else "surface"))
        painter.setPen(colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        found = index.data(ledger.LineRole)
        if found is not None:
            self._paint_cell(painter, option, index.column(), *found)
        if chosen and index.column() == ledger.CLAIM and option.widget and option.widget.hasFocus():
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(QStyle.visualRect(option.direction, option.rect, bar), colour("accent"))
        painter.restore()

    def _paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        column: int,
        line: LedgerRow,
        span: OriginSpan | None,
        counted: bool,
    ) -> None:
        area = option.rect.adjusted(_MARGIN, 4, -_MARGIN, -4)
        if column == ledger.CLAIM:
            _paint_claim(painter, option, area, line)
        elif column == ledger.ABOUT:
            upper, lower = _halves(area)
            draw_line(
                painter, upper, option, isolate(one_line(words.about_words(line))), font(SMALL), "text2"
            )
            draw_line(painter, lower, option, isolate(date_words(line.held)), font(CAPTION), "text3")
        elif column == ledger.RESTS:
            _paint_grades(painter, option, area, line)
        elif column == ledger.ORIGINS:
            said = "…" if not counted else "–" if span is None else words.origins_text(span)
            _paint_number(painter, area, said, "warn" if span and span.worst == 1 else "text2")
        elif column == ledger.AGAINST and line.against:
            _paint_signed(painter, option, area, str(line.against))
        elif column == ledger.USED:
            _paint_number(painter, area, str(line.judgements or ""), "text2")


def _paint_claim(painter: QPainter, option: QStyleOptionViewItem, area: QRect, line: LedgerRow) -> None:
    if line.preferred:
        star = QRect(area.left(), area.top() + 4, _STAR, _STAR)
        draw_glyph(painter, QRectF(QStyle.visualRect(option.direction, option.rect, star)), "star", "accent")
        area = QStyle.visualRect(option.direction, option.rect, area.adjusted(_STAR + _GAP + 2, 0, 0, 0))
    _paint_two_lines(painter, option, area, one_line(line.text, 600))


def _paint_two_lines(painter: QPainter, option: QStyleOptionViewItem, area: QRect, words_said: str) -> None:
    """Words on up to two lines in the middle of the area; what does not fit ends in an ellipsis."""
    face = font(BODY, medium())
    first, rest = two_lines(words_said, area.width(), text_scale())
    height = QFontMetrics(face).height()
    top = area.top() + (area.height() - height * (2 if rest else 1)) // 2
    draw_line(painter, QRect(area.left(), top, area.width(), height), option, first, face, "text")
    if rest:
        below = QRect(area.left(), top + height, area.width(), height)
        draw_line(painter, below, option, rest, face, "text")


@lru_cache(maxsize=512)
def two_lines(words: str, width: int, _scale: float) -> tuple[str, str]:
    """Words for a first line of some pixels, and all that is left, both in isolates.

    Kept at hand: to break lines is dear, and the same rows are painted over and over.
    """
    layout = QTextLayout(words, font(BODY, medium()))
    layout.setTextOption(_WRAPPED)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    units = words.encode("utf-16-le")  # Qt counts these
    ended = 2 * line.textLength()
    first, rest = units[:ended].decode("utf-16-le", "ignore"), units[ended:].decode("utf-16-le", "ignore")
    return isolate(first.strip()), isolate(rest.strip())


def _paint_grades(painter: QPainter, option: QStyleOptionViewItem, area: QRect, line: LedgerRow) -> None:
    upper, lower = _halves(area)
    if not line.grades:
        known = line.basis == "analyst_knowledge"
        pill = Pill(words.KNOWLEDGE if known else "Uncited", "plain" if known else "warn")
        _place_pill(painter, option, pill, area, 0.0, area)
        return
    at = 0.0
    for number, each in enumerate(line.grades):
        pill = Pill(
            rating_text(each.reliability, each.credibility), rating_tone(each.reliability, each.credibility)
        )
        sign = _SIGN + 2 if each.stance == "contradicts" else 0
        more = f"+{len(line.grades) - number}"
        room = area.width() - (
            QFontMetrics(font(CAPTION)).horizontalAdvance(more) if number + 1 < len(line.grades) else 0
        )
        if at + sign + pill.natural_width() > room:
            words_at = QRect(area.left() + round(at), upper.top(), area.width() - round(at), upper.height())
            draw_line(
                painter,
                QStyle.visualRect(option.direction, area, words_at),
                option,
                more,
                font(CAPTION, medium()),
                "text3",
            )
            break
        if sign:
            where = QRect(area.left() + round(at), upper.center().y() - _SIGN // 2 + 1, _SIGN, _SIGN)
            draw_glyph(painter, QRectF(QStyle.visualRect(option.direction, area, where)), "circle-x", "bad")
        _place_pill(painter, option, pill, upper, at + sign, area)
        at += sign + pill.natural_width() + _GAP
    draw_line(painter, lower, option, isolate(one_line(words.rests_on(line))), font(CAPTION), "text3")


def _place_pill(
    painter: QPainter, option: QStyleOptionViewItem, pill: Pill, line: QRect, at: float, area: QRect
) -> None:
    wide, high = pill.natural_width(), pill.height_for(0)
    where = QRect(area.left() + round(at), round(line.center().y() - high / 2 + 1), round(wide), round(high))
    pill.place(QRectF(QStyle.visualRect(option.direction, area, where)), False)
    pill.paint(painter)


def _paint_number(painter: QPainter, area: QRect, said: str, ink: str) -> None:
    painter.setFont(font(BODY, medium()))
    painter.setPen(colour(ink))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), said)


def _paint_signed(painter: QPainter, option: QStyleOptionViewItem, area: QRect, said: str) -> None:
    face = font(BODY, medium())
    wide = _SIGN + _GAP + QFontMetrics(face).horizontalAdvance(said)
    left = area.left() + (area.width() - wide) // 2
    sign = QRect(left, area.center().y() - _SIGN // 2 + 1, _SIGN, _SIGN)
    draw_glyph(painter, QRectF(QStyle.visualRect(option.direction, area, sign)), "circle-x", "bad")
    number = QRect(left + _SIGN + _GAP, area.top(), wide - _SIGN - _GAP + 2, area.height())
    draw_line(painter, QStyle.visualRect(option.direction, area, number), option, said, face, "bad")


def _halves(area: QRect) -> tuple[QRect, QRect]:
    """The upper and the lower line of a cell."""
    high = QFontMetrics(font(SMALL)).height() + 4
    top = area.top() + (area.height() - 2 * high) // 2
    return QRect(area.left(), top, area.width(), high), QRect(area.left(), top + high, area.width(), high)


_WRAPPED = QTextOption()
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
