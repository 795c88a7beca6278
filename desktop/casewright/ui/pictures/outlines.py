"""Letters of an SVG as outlines: they look the same where the fonts are not installed, and run as they were set.

Qt writes each run of one direction as a text of its own, with its place; a viewer without the font would space it otherwise
and let neighbours overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath
from PySide6.QtSvg import QSvgGenerator

_TEXT = re.compile(
    r'<text fill="(?P<fill>[^"]*)" fill-opacity="(?P<opacity>[^"]*)" stroke="none" xml:space="preserve" '
    r'x="(?P<x>[^"]*)" y="(?P<y>[^"]*)" font-family="(?P<family>[^"]*)" font-size="(?P<size>[^"]*)" '
    r'font-weight="(?P<weight>[^"]*)" font-style="[^"]*"\s*>(?P<words>[^<]*)</text>'
)
_OUTLINE = re.compile(r'<path [^>]*?\bd="([^"]*)"')
_INVISIBLE = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u2028"))


def outlined(svg: str) -> str:
    """The same picture without a text element; what each said is its `aria-label`."""
    fonts: dict[tuple[str, str, str], QFont] = {}
    paths: list[QPainterPath] = []
    for found in _TEXT.finditer(svg):
        key = found["family"], found["size"], found["weight"]
        path = QPainterPath()
        path.addText(float(found["x"]), float(found["y"]), fonts.setdefault(key, _font(*key)), _words(found))
        paths.append(path)
    drawn = iter(_written(path for path in paths if not path.isEmpty()))
    outlines = iter("" if path.isEmpty() else next(drawn) for path in paths)

    def replaced(found: re.Match[str]) -> str:
        outline = next(outlines)
        if not outline:
            return ""
        return (
            f'<path aria-label="{escape(_words(found))}" fill="{found["fill"]}" fill-opacity="{found["opacity"]}" '
            f'fill-rule="nonzero" stroke="none" d="{outline}"/>'
        )

    return _TEXT.sub(replaced, svg)


def _words(found: re.Match[str]) -> str:
    return unescape(found["words"]).translate(_INVISIBLE)


def _font(family: str, size: str, weight: str) -> QFont:
    made = QFont([each.strip("'\" ") for each in unescape(family).split(",")])
    made.setPixelSize(round(float(size)))
    made.setWeight(QFont.Weight(int(weight)))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _written(paths: Iterable[QPainterPath]) -> list[str]:
    """Each path in the words of SVG; Qt writes them, which takes a fiftieth of the time that reading them point by point does."""
    buffer, generator = QBuffer(), QSvgGenerator()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    for path in paths:
        painter.drawPath(path)
    painter.end()
    return _OUTLINE.findall(bytes(QByteArray(buffer.data()).data()).decode())
