"""The window in which two versions of a source are compared; it stays open beside the case."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from casewright.ui.source_panels.difference_view import DifferenceView
from casewright.ui.source_panels.version_work import Comparison, Pair
from casewright.ui.theme import px
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate


class DifferenceWindow(QDialog):
    """N and P step through the differences, Esc closes it.

    `carry_asked` brings the id of the newer text: what was quoted from the older one is to be looked for there.
    """

    carry_asked = Signal(object)

    def __init__(self, found: Pair, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Two versions compared")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(px(920), px(680))
        self.view = DifferenceView()
        shown = comparison.shown
        self._place = PlainLabel(_differences(shown.changes), "small")
        self.view.stepped.connect(
            lambda number: self._place.setText(f"{number:,} of {_differences(self.view.count)}")
        )
        self._carry = text_button(
            "Carry passages over", partial(self.carry_asked.emit, found.new_text_id), icon="anchor"
        )
        self._carry.setVisible(comparison.passages > 0)
        tools = row(
            self._place, None, self._carry,
            icon_button("chevron-up", "Previous difference", lambda: self.view.step(-1), "P"),
            icon_button("chevron-down", "Next difference", lambda: self.view.step(1), "N"),
            margins=(16, 0, 8, 0), spacing=4,
        )  # fmt: skip
        names = column(
            PlainLabel(f"−  {isolate(found.old_name)}", "small", wrap=True),
            PlainLabel(f"+  {isolate(found.new_name)}", "small", wrap=True),
            PlainLabel(_kept(comparison), "muted", wrap=True),
            margins=(16, 10, 16, 10), spacing=4,
        )  # fmt: skip
        body: QWidget = self.view
        if not shown.changes:
            body = EmptyState(
                "circle-check", "No difference", "The texts of both versions are the same, sign by sign."
            )
        whole = column(panel("Bar", tools, TOOL_BAR), panel("Centre", names), panel("Centre", column(body)))
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.view.show_difference(shown)
        self.view.step(1)
        self.setFocusProxy(self.view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # no button of this window is meant by Enter
        else:
            super().keyPressEvent(event)


def _differences(number: int) -> str:
    return f"{number:,} {'difference' if number == 1 else 'differences'}"


def _kept(comparison: Comparison) -> str:
    words = f"{comparison.kept:.1%} of the older text stands in the newer one."
    if not comparison.passages:
        return f"{words} Nothing was quoted from the older text."
    stand = comparison.passages - comparison.touched
    if comparison.passages == 1:
        return f"{words} The one passage quoted from it {'stands unchanged' if stand else 'was touched'}."
    return f"{words} Passages quoted from it: {stand:,} unchanged, {comparison.touched:,} touched."
