"""A field for a probability, as people write one: 65, 65% or 0.65."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from casewright.ui.widgets.arrangement import column

_EXAMPLE = "65% or 0.65"


class PointField(QWidget):
    """`value()` is a fraction, or None for an empty field."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, float | None] = ("", None)  # what is not touched is not rounded
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(_EXAMPLE)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.setLayout(column(self.line))
        self.setFocusProxy(self.line)

    def value(self) -> float | None:
        """The probability as a fraction. Raises ValueError with one sentence for what is none."""
        text = self.line.text()
        return self._shown[1] if text == self._shown[0] else read_point(text)

    def set_value(self, value: object) -> None:
        """Shows a fraction in per cent, or a text as it is."""
        if isinstance(value, float):
            self._shown = f"{value * 100:.4g}%", value
            self.line.setText(self._shown[0])
        else:
            self.line.setText(str(value or ""))


def read_point(text: str) -> float | None:
    """`65`, `65%` and `0.65` are 0.65: below 1 without a sign it is a fraction. Raises ValueError with one sentence."""
    bare = text.strip().removesuffix("%").strip().replace(",", ".")
    if not bare:
        return None
    try:
        number = float(bare)
    except ValueError:
        raise ValueError(f"'{text.strip()}' is no probability; write it as in {_EXAMPLE}.") from None
    fraction = number / 100 if "%" in text or number >= 1 else number
    if not 0 < fraction < 1:
        raise ValueError(
            "A probability lies between 0 and 100%, without either: state those as facts, or leave them out."
        )
    return round(fraction, 12)
