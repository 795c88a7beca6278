"""The keys that every view of pages has: scrolling, zooming, pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider

from casewright.ui.reader.page_layout import FIT_PAGE, FIT_WIDTH, FREE
from casewright.ui.reader.page_scroll_area import PageScrollArea

STEP = 1.2
_Key = Qt.Key
_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_SCROLLS = {
    _Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    _Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    _Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    _Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    _Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    _Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}
_SIDEWAYS = {
    _Key.Key_Right: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    _Key.Key_Left: QAbstractSlider.SliderAction.SliderSingleStepSub,
}


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key was pressed without Ctrl, Alt or Meta."""
    return event.modifiers() in _PLAIN


def moves_pages(view: PageScrollArea, event: QKeyEvent) -> bool:
    """Arrows and page keys scroll, Space too; + and - zoom, W fits the width, H a whole page, N and B go on and back a page.

    Whether the key was one of these.
    """
    key = Qt.Key(event.key())
    if not is_plain(event):
        return False
    if key == _Key.Key_Space:
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        key = _Key.Key_PageUp if back else _Key.Key_PageDown
    zoom = view.layout_of_pages.zoom
    if key in _SCROLLS:
        view.verticalScrollBar().triggerAction(_SCROLLS[key])
    elif key in _SIDEWAYS:
        view.horizontalScrollBar().triggerAction(_SIDEWAYS[key])
    elif key in (_Key.Key_N, _Key.Key_B):
        view.go_to_page(view.current_page + (1 if key == _Key.Key_N else -1))
    elif key in (_Key.Key_Plus, _Key.Key_Equal, _Key.Key_Minus):
        view.set_zoom(FREE, zoom / STEP if key == _Key.Key_Minus else zoom * STEP)
    elif key in (_Key.Key_W, _Key.Key_H):
        view.set_zoom(FIT_WIDTH if key == _Key.Key_W else FIT_PAGE)
    else:
        return False
    return True


def wheel_zooms(view: PageScrollArea, event: QWheelEvent) -> bool:
    """Whether a turn of the wheel was with Ctrl, and zoomed."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    zoom = view.layout_of_pages.zoom * STEP ** (event.angleDelta().y() / 120)
    view.zoom_at(event.position(), FREE, zoom)
    event.accept()
    return True
