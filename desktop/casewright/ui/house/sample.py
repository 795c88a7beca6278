"""A small page in a house style, painted while it is chosen. Paper is white in every look of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from casewright.model.house_style import FONTS, INK, PLAIN, SECONDARY, HouseStyle, weak_colours
from casewright.model.logo import Logo
from casewright.ui.house.logo_field import draw_fitted, image_of
from casewright.ui.theme import colour, px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel

_LINES = (
    "The two states signed a protocol on 14 March. Calls",
    "without notice followed in April, as the harbour log",
    "of the port shows; neither side published an annex.",
)
_WIDE, _HIGH = 340, 400


class Sample(QWidget):
    """The page, and below it what is wrong with a colour, with a button that mends it: `mend(name, colour)`."""

    def __init__(self, mend: Callable[[str, str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sample")
        self._mend = mend
        self._enough: tuple[str, str] | None = None
        self.page = SamplePage()
        self._words = PlainLabel("", "problem", wrap=True)
        self._button = text_button("", self._use, look="outline")
        self.setLayout(
            column(
                self.page,
                self._words,
                row(self._button, None),
                None,
                margins=(8, 12, 20, 12),
                spacing=8,
            )
        )
        self.show_style(PLAIN, None)

    def show_style(self, style: HouseStyle, logo: Logo | None) -> None:
        """Shows another style."""
        self.page.show_style(style, logo)
        weak = weak_colours(style)
        name = next(iter(weak), "")
        self._enough = (name, weak[name][0]) if name else None
        self._words.setText(weak[name][1] if name else "")
        self._words.setVisible(bool(name))
        self._button.setVisible(bool(name))
        if name:
            self._button.setText(f"Use {weak[name][0]}")
            self._button.setAccessibleName(f"Use {weak[name][0]}")

    def _use(self) -> None:
        if self._enough is not None:
            self._mend(*self._enough)


class SamplePage(QWidget):
    """The upper part of a first page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = PLAIN
        self._image: QImage | None = None
        self.setFixedSize(px(_WIDE), px(_HIGH))
        self.setAccessibleName("A page in this style")

    def show_style(self, style: HouseStyle, logo: Logo | None) -> None:
        """Shows another style."""
        self._style = style
        self._image = image_of(logo) if logo is not None else None
        self.setAccessibleDescription(
            f"Accent {style.accent}, headings {style.heading}, panels {style.panel}; text in {FONTS[style.text_font]}, "
            f"headings in {FONTS[style.heading_font]}"
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        painter.setPen(QPen(colour("line2"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        scale = self.width() / _WIDE
        painter.scale(scale, scale)
        style = self._style
        y = self._masthead(painter, 20.0)
        self._words(painter, "ASSESSMENT · TLP:AMBER", 22, y, 8, "sans", style.accent, bold=True)
        self._words(
            painter, "Closer ties on the Basin", 22, y + 14, 21, style.text_font, style.heading, bold=True
        )
        self._words(painter, "What the port protocol means", 22, y + 42, 12, style.text_font, SECONDARY)
        panel = QRectF(22, y + 68, _WIDE - 44, 58)
        painter.fillRect(panel, QColor(style.panel))
        painter.fillRect(QRectF(panel.left(), panel.top(), 3, panel.height()), QColor(style.accent))
        self._words(painter, "BOTTOM LINE", 34, y + 76, 7.5, "sans", style.accent, bold=True)
        self._words(painter, "A pact is unlikely this year.", 112, y + 75, 12, style.text_font, INK)
        self._words(painter, "Both wanted the port.", 112, y + 94, 12, style.text_font, INK)
        painter.fillRect(QRectF(22, y + 146, _WIDE - 44, 1), QColor(style.heading))
        self._words(
            painter, "What happened", 112, y + 154, 13.5, style.heading_font, style.heading, bold=True
        )
        for number, line in enumerate(_LINES):
            across = self._words(painter, line, 112, y + 178 + 15 * number, 9, style.text_font, INK)
        self._words(painter, "1,3", 114 + across, y + 205, 6.5, "sans", style.accent, bold=True)
        self._words(painter, "1", 22, y + 236, 20, "sans", style.accent)
        self._words(
            painter,
            "It is unlikely that a pact is signed.",
            112,
            y + 240,
            10,
            style.text_font,
            INK,
            bold=True,
        )
        for number in range(7):
            area = QRectF(112 + 28 * number, y + 264, 26, 4)
            painter.fillRect(
                area.adjusted(0, -2, 0, 2) if number == 2 else area,
                QColor(style.accent if number == 2 else "#C9D3DC"),
            )

    def _masthead(self, painter: QPainter, y: float) -> float:
        """Returns where what is below begins."""
        across = 0.0
        if self._image is not None:
            across = draw_fitted(painter, self._image, QRectF(22, y, 110, 30)) + 10
        if self._style.organisation:
            area = QRectF(22 + across, y, _WIDE - 44 - across, 30)
            painter.setFont(_font(self._style.heading_font, 11, True))
            painter.setPen(QColor(self._style.heading))
            said = painter.fontMetrics().elidedText(
                self._style.organisation, Qt.TextElideMode.ElideRight, round(area.width())
            )
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), said)
        return y + 46 if self._image is not None or self._style.organisation else y

    def _words(
        self,
        painter: QPainter,
        words: str,
        x: float,
        y: float,
        size: float,
        family: str,
        ink: str,
        bold: bool = False,
    ) -> float:
        """One line with its upper left corner there; returns its width."""
        painter.setFont(_font(family, size, bold))
        painter.setPen(QColor(ink))
        metrics = painter.fontMetrics()
        painter.drawText(round(x), round(y + metrics.ascent()), words)
        return float(metrics.horizontalAdvance(words))


def _font(family: str, size: float, bold: bool) -> QFont:
    made = QFont(FONTS[family])
    made.setPixelSize(max(1, round(size)))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made
