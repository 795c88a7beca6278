"""The only place that makes a `QLabel`: every label of the window is plain text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from casewright.ui.theme.appearance import repolish
from casewright.ui.widgets.plain_text import bare, set_plain_tooltip


class PlainLabel(QLabel):
    """A label that never takes its text for HTML.

    Args:
        text: what to show. Data values go through `isolate` first.
        role: look by name, for example `title`, `section`, `muted`, `caption`, `strong`, `quotation`, `mono`.
        wrap: break long text into lines.
    """

    def __init__(
        self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text, and give screen readers the same without isolates."""
        super().setText(text)
        self.setAccessibleName(bare(text))

    def set_role(self, role: str) -> None:
        """Change the look."""
        self.setProperty("role", role)
        repolish(self)

    def make_selectable(self) -> PlainLabel:
        """Let the text be selected and copied with the mouse."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return self


class ElidedLabel(PlainLabel):
    """One line that gives way: what does not fit ends in an ellipsis, and the tooltip has it all."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        set_plain_tooltip(self, bare(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


class Rule(QFrame):
    """A thin line between two parts of a panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", True)
        self.setFixedHeight(1)
