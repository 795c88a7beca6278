"""What the colours of a chart stand for, in a corner of it, when they do not stand for kinds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from casewright.analysis.painting import Painting
from casewright.ui.theme import kind_colours, px
from casewright.ui.widgets.arrangement import column, empty_layout, row
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line

_WIDTH, _AWAY = 180, 16


class ChartLegend(QFrame):
    """Lies over the lower corner of a chart, across from the buttons that zoom; hidden where there is nothing to explain."""

    def __init__(self, chart: QWidget) -> None:
        super().__init__(chart)
        self.setObjectName("Float")
        self.setAccessibleName("Legend")
        self._lines = column(margins=(10, 8, 10, 8), spacing=4)
        self.setLayout(self._lines)
        self.setFixedWidth(px(_WIDTH))
        chart.installEventFilter(self)
        self.hide()

    def show_painting(self, painting: Painting | None) -> None:
        """Explains a painting; None leaves nothing to explain."""
        empty_layout(self._lines)
        self.hide()
        if painting is None:
            return
        self._lines.addWidget(PlainLabel(painting.title, "section"))
        for each in painting.legend:
            label = ElidedLabel(isolate(one_line(each.label, 60)), "small")
            line = row(_Swatch(each.colour), label, PlainLabel(f"{each.entities:,}", "caption"), spacing=8)
            line.setStretch(1, 1)
            self._lines.addLayout(line)
        self.show()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        chart = self.parentWidget()
        if chart is not None:
            self._lines.activate()
            self.adjustSize()
            left = chart.width() - self.width() - _AWAY if self.isRightToLeft() else _AWAY
            self.move(left, chart.height() - self.height() - _AWAY)
            self.raise_()


class _Swatch(QWidget):
    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(14), px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink, tint = kind_colours(self._colour)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(ink), 1.5))
        painter.setBrush(QColor(tint))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
