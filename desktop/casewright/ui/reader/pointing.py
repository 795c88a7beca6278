"""Which letter of a text lies below the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPlainTextEdit

_BESIDE = 24  # pixels from a letter at which the pointer is beside its line
_ABOVE = 4


def position_below(view: QPlainTextEdit, place: QPoint) -> int | None:
    """The position in the document of the letter below a pixel of the viewport; None beside its line."""
    cursor = view.cursorForPosition(place)
    near = view.cursorRect(cursor)
    top, bottom = near.adjusted(0, -_ABOVE, 0, _ABOVE).top(), near.bottom() + _ABOVE
    if abs(near.center().x() - place.x()) > _BESIDE or not top <= place.y() <= bottom:
        return None
    position = cursor.position()
    block = view.document().findBlock(position)
    # a cursor stands between two letters, and the pointer is over the one before it
    is_past = near.center().x() > place.x() and position > block.position()
    return position - 1 if is_past and block.textDirection() != Qt.LayoutDirection.RightToLeft else position
