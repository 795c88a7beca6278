"""What a drop would do, shown over the whole window while something is held over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from casewright.ui.theme import colour, draw_glyph, font, token
from casewright.ui.theme.tokens import BODY, TITLE

_EDGE = 12


class DropHint(QWidget):
    """Lies over the window and lets the mouse through; the window itself takes what is dropped."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._title, self._words = "", ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        self.hide()

    def say(self, title: str, words: str) -> None:
        """Shows what a drop would do, in one line and a smaller one."""
        self._title, self._words = title, words
        self.setAccessibleName(f"{title}. {words}")
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
        self.update()

    def title(self) -> str:
        """What it says."""
        return self._title

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window and self.isVisible():
            self.setGeometry(self._window.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colour("canvas"))
        veil.setAlpha(225)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.setPen(QPen(colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 10, 10)
        middle = frame.center()
        width = min(
            frame.width() - 2 * _EDGE, 40 + painter.fontMetrics().horizontalAdvance(self._words) * 1.2
        )
        painter.setPen(QPen(colour("line2"), 1))
        painter.setBrush(colour("raised"))
        painter.drawRoundedRect(QRectF(middle.x() - width / 2, middle.y() - 84, width, 148), 10, 10)
        draw_glyph(painter, QRectF(middle.x() - 20, middle.y() - 64, 40, 40), "archive", token("accent"))
        painter.setPen(colour("text"))
        painter.setFont(font(TITLE))
        painter.drawText(
            QRectF(frame.left(), middle.y() - 12, frame.width(), 28),
            int(Qt.AlignmentFlag.AlignCenter),
            self._title,
        )
        painter.setPen(colour("text2"))
        painter.setFont(font(BODY))
        painter.drawText(
            QRectF(frame.left(), middle.y() + 18, frame.width(), 24),
            int(Qt.AlignmentFlag.AlignCenter),
            self._words,
        )
