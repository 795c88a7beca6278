"""Icons: one SVG glyph in one colour at one size, drawn once and kept."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPaintEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from casewright.model.resources import resource_path
from casewright.ui.theme.scheme import token

_SIZES = (16, 20)
_UNKNOWN = "circle-dot"
_KEEP_LINES = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)
_NAME, _COLOUR, _ACTIVE = "casewright_icon", "casewright_icon_colour", "casewright_icon_active"

_pixmaps: dict[tuple[str, str, int], QPixmap] = {}


def glyph(name: str, colour: str, width: int) -> QPixmap:
    """A glyph as wide and high as `width` device pixels, in a colour given as a token or as `#RRGGBB`."""
    key = (name, token(colour), width)
    found = _pixmaps.get(key)
    if found is None:
        found = _pixmaps[key] = _drawn(*key)
    return found


def draw_glyph(painter: QPainter, where: QRectF, name: str, colour: str) -> None:
    """Draw a glyph sharp into a square, whatever the painter's device ratio is; as lines where the device keeps lines."""
    if painter.paintEngine().type() in _KEEP_LINES:
        _renderer(name, token(colour)).render(painter, where)
        return
    width = max(1, round(where.width() * abs(painter.deviceTransform().m11())))
    painter.drawPixmap(where, glyph(name, colour, width), QRectF(0, 0, width, width))


def icon(name: str, colour: str = "text2", active: str = "text") -> QIcon:
    """An icon with its look at rest, disabled, under the pointer and switched on."""
    ratios = frozenset({1} | {math.ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens()})
    return _icon(name, token(colour), token(active), token("ctl"), ratios)


@cache
def _icon(name: str, colour: str, active: str, faded: str, ratios: frozenset[int]) -> QIcon:
    made = QIcon()
    mode, state = QIcon.Mode, QIcon.State
    looks = (
        (mode.Normal, state.Off, colour),
        (mode.Disabled, state.Off, faded),
        (mode.Active, state.Off, active),
        (mode.Selected, state.Off, active),
        (mode.Normal, state.On, active),
    )
    for which, on_off, tint in looks:
        for size in _SIZES:
            for ratio in ratios:
                pixmap = QPixmap(glyph(name, tint, size * ratio))
                pixmap.setDevicePixelRatio(ratio)
                made.addPixmap(pixmap, which, on_off)
    return made


def set_icon(
    button: QAbstractButton, name: str, colour: str = "text2", active: str = "text", size: int = 16
) -> None:
    """Give a button an icon that `retint` draws anew when the colours change."""
    button.setProperty(_NAME, name)
    button.setProperty(_COLOUR, colour)
    button.setProperty(_ACTIVE, active)
    button.setIconSize(QSize(size, size))
    button.setIcon(icon(name, colour, active))


def retint(widget: QWidget) -> None:
    """Draw the icon of a button again in the colours in force; other widgets are left alone."""
    name = widget.property(_NAME)
    if name and isinstance(widget, QAbstractButton):
        widget.setIcon(icon(name, widget.property(_COLOUR), widget.property(_ACTIVE)))


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


def _drawn(name: str, colour: str, width: int) -> QPixmap:
    pixmap = QPixmap(width, width)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour).render(painter, QRectF(0, 0, width, width))
    painter.end()
    return pixmap


@cache
def _source(name: str) -> str:
    """The SVG text. A case may define kinds with icons of names we do not have: those get a plain dot."""
    path = resource_path("icons", f"{name}.svg")
    known = name.replace("-", "").isalnum() and path.is_file()
    return (path if known else resource_path("icons", f"{_UNKNOWN}.svg")).read_text(encoding="utf-8")
