"""A small bar over the lower edge of the pages: which page, how large, and how bright the paper is in the dark."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLineEdit, QWidget

from casewright.ui.reader.page_keys import STEP
from casewright.ui.reader.page_layout import FIT_PAGE, FIT_WIDTH, FREE
from casewright.ui.reader.page_scroll_area import PageScrollArea
from casewright.ui.theme import ThemeChanged, is_dark, px
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.labels import PlainLabel

_FROM_EDGE = 12


class PageTools(QFrame):
    """Hidden while there is one page and nothing to zoom.

    Signals:
        page_asked: a page, counted from 0.
        zoom_asked: 1 larger, -1 smaller.
        fit_asked: the width, or (when it fits already) a whole page.
        dim_asked: whether white paper is to be dimmed.
        left: Esc or Enter in the field; the keyboard goes back to what is read.
    """

    page_asked = Signal(int)
    zoom_asked = Signal(int)
    fit_asked = Signal()
    dim_asked = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("Float")
        self._count = 0
        self.field = QLineEdit()
        self.field.setAccessibleName("Page to go to")
        self.field.setValidator(QIntValidator(1, 1, self))
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setFixedWidth(px(52))
        self.field.installEventFilter(self)
        self._of = PlainLabel("", "caption")
        self._before = icon_button("chevron-left", "Previous page", lambda: self._step(-1), "B")
        self._after = icon_button("chevron-right", "Next page", lambda: self._step(1), "N")
        self._zoom = text_button("100 %", self.fit_asked.emit)
        self._zoom.setToolTip("Fit the width (W) or a whole page (H)")
        self._dim = icon_button("moon", "Dim the paper")
        self._dim.setCheckable(True)
        self._dim.toggled.connect(self.dim_asked)
        self._sizes: list[QAbstractButton] = [
            icon_button("zoom-out", "Smaller", lambda: self.zoom_asked.emit(-1), "-"),
            self._zoom,
            icon_button("zoom-in", "Larger", lambda: self.zoom_asked.emit(1), "+"),
        ]
        self.setLayout(
            row(
                self._before,
                self.field,
                self._of,
                self._after,
                *self._sizes,
                self._dim,
                margins=(6, 4, 6, 4),
                spacing=2,
            )
        )
        parent.installEventFilter(self)
        self.hide()

    def show_place(self, number: int, count: int, zoom: float | None) -> None:
        """Shows that page `number` of `count` is in sight, at a zoom (None: of a text, which has none)."""
        self._count = count
        validator = self.field.validator()
        assert isinstance(validator, QIntValidator)
        validator.setTop(max(1, count))
        if not self.field.hasFocus():
            self.field.setText(str(number + 1))
        self._of.setText(f"of {count}")
        self._before.setEnabled(number > 0)
        self._after.setEnabled(number + 1 < count)
        for each in (self._before, self.field, self._of, self._after):
            each.setVisible(count > 1)
        for button in self._sizes:
            button.setVisible(zoom is not None)
        self._dim.setVisible(zoom is not None and is_dark())
        if zoom is not None:
            self._zoom.setText(f"{zoom * 100:.0f} %")
            self._zoom.setAccessibleName(f"Zoom {zoom * 100:.0f} per cent; fit the width or a whole page")
        self.setVisible(count > 1 or zoom is not None)
        self._place()

    def zoom(self, pages: PageScrollArea) -> None:
        """Lets the buttons zoom a view."""
        self.zoom_asked.connect(
            lambda step: pages.set_zoom(FREE, pages.layout_of_pages.zoom * (STEP if step > 0 else 1 / STEP))
        )
        self.fit_asked.connect(
            lambda: pages.set_zoom(FIT_PAGE if pages.layout_of_pages.mode == FIT_WIDTH else FIT_WIDTH)
        )

    def ask_page(self) -> None:
        """Puts the keyboard into the field for the page; nothing while there is only one."""
        if self._count > 1:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._field_key(Qt.Key(event.key()))
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self.field.setFixedWidth(px(52))
            self._dim.setVisible(not self._zoom.isHidden() and is_dark())
            self._place()
        return super().event(event)

    def _field_key(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.field.hasAcceptableInput():
                self.page_asked.emit(int(self.field.text()) - 1)
            self.left.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        if self.field.hasAcceptableInput():
            wanted = int(self.field.text()) - 1 + step
            if 0 <= wanted < self._count:
                self.field.setText(str(wanted + 1))
                self.page_asked.emit(wanted)

    def _place(self) -> None:
        around = self.parentWidget()
        if around is not None:
            self.adjustSize()
            self.move((around.width() - self.width()) // 2, around.height() - self.height() - _FROM_EDGE)
            self.raise_()
