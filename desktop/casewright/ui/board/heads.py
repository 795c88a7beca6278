"""The heads of a board: what each row is and how it is weighed, and each hypothesis with its rank."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from casewright.analysis.ach.study import Board
from casewright.analysis.ach.words import figure
from casewright.casefile.queries.hypotheses import EvidenceRow, HypothesisRow
from casewright.model.choices import choice
from casewright.ui.board.state import BoardState
from casewright.ui.board.words import offered_to, rank_words
from casewright.ui.theme import colour, draw_glyph, font, medium, px
from casewright.ui.theme.tokens import CAPTION, RADIUS_CHIP, SMALL, TONES
from casewright.ui.widgets.badges import rating_tone
from casewright.ui.widgets.plain_text import isolate, one_line

COLUMN_HEAD, ROW = 96, 46  # heights at text scale 1
_GRADE, _WEIGHT, _APART, _SIGN, _EDGE = 38, 48, 32, 18, 12
_Align = Qt.AlignmentFlag
_KINDS = {"argument": "message-square", "absence": "circle-help", "assumption": "lightbulb"}


class _Head(QHeaderView):
    """A head that knows which of its sections is in hand."""

    current = -1

    def go(self, section: int) -> None:
        """Marks another section."""
        before, self.current = self.current, section
        for each in {before, section} if before != section else ():
            if 0 <= each < self.count():
                self.updateSection(each)


class RowHead(_Head):
    """Stays where it is while the columns scroll: evidence, grade, weights and diagnosticity of each row."""

    def __init__(self, state: BoardState, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._state = state
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section >= len(self._state.rows):
            return
        row = self._state.rows[section]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colour("soft" if section == self.current else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))
        places = places_in(rect, self.isRightToLeft())
        self._paint_words(painter, places[0], row)
        self._paint_kind(painter, places[4], row)
        self._paint_grade(painter, places[1], row)
        self._paint_weight(painter, places[2], row)
        self._paint_apart(painter, places[3], row)
        painter.fillRect(_far_edge(rect, self.isRightToLeft()), colour("line2"))
        painter.restore()

    def _paint_words(self, painter: QPainter, where: QRect, row: EvidenceRow) -> None:
        """What the row says, on two lines where it needs them; otherwise where it is from, or what it is, below."""
        figures = self._state.row_figures(row.id)
        is_faint = figures is not None and figures.is_non_diagnostic
        ink, words = "text3" if is_faint else "text", isolate(one_line(row.text))
        upper, below = font(SMALL), font(CAPTION)
        high, low = QFontMetrics(upper).height(), QFontMetrics(below).height()
        fits = QFontMetrics(upper).horizontalAdvance(words) <= where.width()
        if not fits and not is_faint:
            top = where.top() + (where.height() - 2 * high) // 2
            _draw_lines(painter, QRect(where.left(), top, where.width(), 2 * high), words, upper, ink, self)
            return
        top = where.top() + (where.height() - high - low - 1) // 2
        _draw(painter, QRect(where.left(), top, where.width(), high), words, upper, ink, self)
        kind = choice("ach_row_kind", row.kind).label
        said = isolate(one_line(row.source)) if row.source and row.kind == "evidence" else kind
        under = QRect(where.left(), top + high + 1, where.width(), low)
        _draw(
            painter,
            under,
            "Not diagnostic – left out" if is_faint else said,
            below,
            "warn" if is_faint else "text3",
            self,
        )

    def _paint_kind(self, painter: QPainter, where: QRect, row: EvidenceRow) -> None:
        """A sign for what is no evidence, and one below it for a note."""
        icons = [each for each in (_KINDS.get(row.kind), "sticky-note" if row.note else None) if each]
        for place, icon in enumerate(icons):
            top = where.center().y() - 7 * len(icons) + 15 * place
            draw_glyph(painter, QRectF(where.center().x() - 6, top, 13, 13), icon, "text3")

    def _paint_grade(self, painter: QPainter, where: QRect, row: EvidenceRow) -> None:
        grades = row.grades.split(",") if row.grades else []
        if not grades:
            return
        ink, ground = TONES[rating_tone(*(None if each == "–" else each for each in grades[0]))]
        face = font(CAPTION, QFont.Weight.DemiBold)
        wide = QFontMetrics(face).horizontalAdvance("B2") + 10
        chip = QRect(where.center().x() - wide // 2, where.center().y() - 9, wide, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(chip, RADIUS_CHIP, RADIUS_CHIP)
        _draw(painter, chip, grades[0], face, ink, self, centre=True)
        if len(grades) > 1:
            more = QRect(where.left(), where.bottom() - 13, where.width(), 12)
            _draw(
                painter, more, isolate(f"+{len(grades) - 1}"), font(CAPTION - 1), "text3", self, centre=True
            )

    def _paint_weight(self, painter: QPainter, where: QRect, row: EvidenceRow) -> None:
        """Credibility and relevance; an arrow where the ratings suggest more or less, a mark where nobody could judge them."""
        offered = offered_to(row)
        mark = ""
        if offered is not None and offered.weight != row.credibility:
            mark = "↑" if "LMH".index(offered.weight) > "LMH".index(row.credibility) else "↓"
        elif offered is not None and offered.unjudged:
            mark = "?"
        _draw(
            painter,
            where,
            isolate(f"{row.credibility}{mark} · {row.relevance}"),
            font(SMALL, medium()),
            "text2",
            self,
            centre=True,
        )

    def _paint_apart(self, painter: QPainter, where: QRect, row: EvidenceRow) -> None:
        figures = self._state.row_figures(row.id)
        if figures is None or figures.spread is None:
            return
        words = f"{figures.weighted:.1f}".removesuffix(".0")
        _draw(painter, where, words, font(SMALL), "text2" if figures.spread else "text3", self, centre=True)


class ColumnHead(_Head):
    """Label, words and rank of each hypothesis, with a bar of what speaks against it."""

    def __init__(self, state: BoardState, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._state = state
        self.setSectionsClickable(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(COLUMN_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section >= len(self._state.hypotheses):
            return
        hypothesis = self._state.hypotheses[section]
        found = self._state.standing(hypothesis.id)
        leads = found is not None and found.rank == 1
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colour("soft" if section == self.current else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line2"))
        painter.fillRect(_far_edge(rect, self.isRightToLeft()), colour("line"))
        inner = rect.adjusted(10, 8, -10, -8)
        high = QFontMetrics(font(SMALL, medium())).height()
        self._paint_label(painter, QRect(inner.left(), inner.top(), inner.width(), high), hypothesis, leads)
        room = QRect(inner.left(), inner.top() + high + 3, inner.width(), inner.height() - 2 * high - 6)
        _draw_lines(painter, room, isolate(one_line(hypothesis.text)), font(CAPTION), "text", self)
        if found is not None and found.normalised is not None:
            foot = QRect(inner.left(), inner.bottom() - high + 1, inner.width(), high)
            self._paint_score(painter, foot, found.normalised, leads)
        painter.restore()

    def _paint_label(self, painter: QPainter, where: QRect, hypothesis: HypothesisRow, leads: bool) -> None:
        """The label, a sign for the null and the deception, with the word where there is room, and the rank."""
        bold, small, rank = (
            font(SMALL, QFont.Weight.DemiBold),
            font(CAPTION),
            rank_words(self._state, hypothesis),
        )
        label = isolate(one_line(hypothesis.label, 20))
        room = where.width() - QFontMetrics(small).horizontalAdvance(rank) - 8
        used = min(QFontMetrics(bold).horizontalAdvance(label) + 2, room)
        _draw(painter, _near(where, 0, used, self), label, bold, "accent" if leads else "text2", self)
        kind, icon = (
            ("null", "circle")
            if hypothesis.is_null
            else ("deception", "eye-off")
            if hypothesis.is_deception
            else ("", "")
        )
        if icon and room - used >= 18:
            draw_glyph(
                painter,
                QRectF(_near(where, used + 4, 12, self)).adjusted(0, 2, 0, 2 - where.height() + 12),
                icon,
                "text3",
            )
            word = QFontMetrics(small).horizontalAdvance(kind) + 2
            if room - used >= 22 + word:
                _draw(painter, _near(where, used + 20, word, self), kind, small, "text3", self)
        if rank:
            _draw(
                painter, where, rank, font(CAPTION, medium()), "accent" if leads else "text3", self, far=True
            )

    def _paint_score(self, painter: QPainter, where: QRect, score: float, leads: bool) -> None:
        """A bar from the near edge, as long as what speaks against it, and the figure beside it."""
        words, face = isolate(figure(score)), font(CAPTION, medium())
        width = QFontMetrics(face).horizontalAdvance("−0.00") + 6
        _draw(painter, where, words, face, "accent" if leads else "text2", self, far=True)
        track = QRectF(where.left(), where.center().y() - 2, where.width() - width, 5)
        if self.isRightToLeft():
            track.moveRight(where.right() + 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("line"))
        painter.drawRoundedRect(track, 2.5, 2.5)
        bar = QRectF(track)
        bar.setWidth(track.width() * min(1.0, -score))
        if self.isRightToLeft():
            bar.moveRight(track.right())
        if bar.width() > 0:
            painter.setBrush(colour("bad"))
            painter.drawRoundedRect(bar, 2.5, 2.5)


class Corner(QWidget):
    """The question of the board, and below it what the parts of the row head are."""

    def __init__(self, state: BoardState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), colour("line2"))
        painter.fillRect(_far_edge(self.rect(), self.isRightToLeft()), colour("line2"))
        area = self.rect().adjusted(0, self.height() - px(30), 0, 0)
        places = places_in(area, self.isRightToLeft())[:4]
        for where, words in zip(places, ("Evidence", "Grade", "Weight", "D"), strict=True):
            face = font(SMALL, QFont.Weight.DemiBold)
            _draw(painter, where, words, face, "text2", self, centre=words != "Evidence")
        if self._state.board is not None:
            room = self.rect().adjusted(_EDGE, 8, -_EDGE, -px(30))
            _draw_lines(painter, room, self._above(self._state.board), font(SMALL), "text", self)

    def _above(self, board: Board) -> str:
        """The question; or whose ratings stand side by side, in their order."""
        if not self._state.compares:
            return isolate(one_line(board.card.question))
        return "Side by side: " + " | ".join(isolate(one_line(name, 30)) for name in board.ratings)


def places_in(rect: QRect, mirrored: bool) -> tuple[QRect, QRect, QRect, QRect, QRect]:
    """Where words, grade, weight, diagnosticity and the signs of a row go."""
    right, found = rect.right() - 4, []
    for width in (px(_APART), px(_WEIGHT), px(_GRADE), _SIGN):
        found.append(QRect(right - width, rect.top(), width, rect.height()))
        right -= width
    found.append(QRect(rect.left() + _EDGE, rect.top(), right - rect.left() - _EDGE - 2, rect.height()))
    apart, weight, grade, signs, words = (_mirror(each, rect) if mirrored else each for each in found)
    return words, grade, weight, apart, signs


def _mirror(part: QRect, whole: QRect) -> QRect:
    return QRect(whole.left() + whole.right() - part.right(), part.top(), part.width(), part.height())


def _near(whole: QRect, before: int, width: int, widget: QWidget) -> QRect:
    """A stretch of a line, so far from its near edge."""
    part = QRect(whole.left() + before, whole.top(), width, whole.height())
    return _mirror(part, whole) if widget.isRightToLeft() else part


def _far_edge(rect: QRect, mirrored: bool) -> QRect:
    return QRect(rect.left() if mirrored else rect.right(), rect.top(), 1, rect.height())


def _draw(
    painter: QPainter, where: QRect, words: str, face: QFont, ink: str, widget: QWidget, *, centre: bool = False, far: bool = False,
) -> None:  # fmt: skip
    """One line, elided; at the near edge, at the far one, or in the middle."""
    side = (
        _Align.AlignHCenter
        if centre
        else _Align.AlignRight
        if far != widget.isRightToLeft()
        else _Align.AlignLeft
    )
    shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, where.width())
    painter.setFont(face)
    painter.setPen(colour(ink))
    painter.drawText(where, int(side | _Align.AlignVCenter | _Align.AlignAbsolute), shown)


def _draw_lines(painter: QPainter, where: QRect, words: str, face: QFont, ink: str, widget: QWidget) -> None:
    """As many lines as there is room for; what is left over is told by the tooltip."""
    metrics = QFontMetrics(face)
    lines = max(1, where.height() // metrics.height())
    side = _Align.AlignRight if widget.isRightToLeft() else _Align.AlignLeft
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(where.width() * (lines - 0.25)))
    painter.setFont(face)
    painter.setPen(colour(ink))
    painter.drawText(
        where, int(side | _Align.AlignTop | _Align.AlignAbsolute | Qt.TextFlag.TextWordWrap), shown
    )
