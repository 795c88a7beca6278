"""What the colours of a chart stand for, on a line above it, when they do not stand for kinds."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from casewright.analysis.painting import Painted, Painting
from casewright.ui.theme import kind_colours, px
from casewright.ui.widgets.arrangement import empty_layout, row
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line, set_plain_tooltip

_HEIGHT, _LONGEST = 28, 16


class ChartLegend(QFrame):
    """Hidden where there is nothing to explain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Bar")
        self.setAccessibleName("Legend")
        self._line = row(margins=(12, 0, 12, 0), spacing=6)
        self.setLayout(self._line)
        self.setFixedHeight(px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_painting(self, painting: Painting | None) -> None:
        """Explains a painting; None leaves nothing to explain."""
        empty_layout(self._line)
        self.setVisible(painting is not None)
        if painting is None:
            return
        self._line.addWidget(PlainLabel(painting.title, "section"))
        for each in painting.legend:
            self._line.addSpacing(6)
            self._line.addWidget(_Swatch(each.colour))
            self._line.addWidget(_label(each))
        self._line.addStretch(1)


def _label(each: Painted) -> PlainLabel:
    made = PlainLabel(f"{isolate(one_line(each.label, _LONGEST))} ({each.entities:,})", "small")
    set_plain_tooltip(made, f"{one_line(each.label)}: {each.entities:,}")
    return made


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
