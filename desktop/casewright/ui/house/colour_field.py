"""A field for a colour: its hex digits, and a swatch that opens Qt's own chooser."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QColorDialog, QLineEdit, QPushButton, QWidget

from casewright.model.contrast import is_colour
from casewright.model.errors import InvalidValue
from casewright.ui.theme import colour, px
from casewright.ui.widgets.arrangement import row


class ColourField(QWidget):
    """Its value is `#RRGGBB`."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setMaxLength(7)
        self.line.textChanged.connect(lambda _text: self._show())
        self._swatch = _Swatch()
        self._swatch.setAccessibleName(f"Choose the {name.lower()}")
        self._swatch.clicked.connect(self._choose)
        self.setLayout(row(self.line, self._swatch, spacing=6))
        self.setFocusProxy(self.line)

    def value(self) -> str:
        """The colour. Raises InvalidValue while it is none."""
        text = self.line.text().strip()
        if not is_colour(text):
            raise InvalidValue("Write the colour as in #1F4E79.")
        return text.upper()

    def set_value(self, value: str) -> None:
        """Shows a colour."""
        self.line.setText(value)

    def _show(self) -> None:
        text = self.line.text().strip()
        self._swatch.show_colour(QColor(text) if is_colour(text) else None)
        self.changed.emit()

    def _choose(self) -> None:
        dialog = QColorDialog(QColor(self.line.text().strip()), self)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle(self._name)
        dialog.colorSelected.connect(lambda chosen: self.set_value(chosen.name().upper()))
        dialog.open()


class _Swatch(QPushButton):
    def __init__(self) -> None:
        super().__init__()
        self._colour: QColor | None = None
        self.setFixedSize(px(44), px(30))
        self.setToolTip("Choose a colour")

    def show_colour(self, shown: QColor | None) -> None:
        self._colour = shown
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent" if self.hasFocus() else "ctl"), 2 if self.hasFocus() else 1))
        painter.setBrush(self._colour if self._colour is not None else colour("sunken"))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 5, 5)
