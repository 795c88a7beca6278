"""The colours and the text scale that are in force now. Painters ask here at every repaint and keep nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QColor, QFont

from casewright.ui.theme.tokens import DARK, LARGEST_SCALE, LIGHT, SMALLEST_SCALE, Tokens


class _Scheme:
    """Changed by `apply_theme` alone."""

    def __init__(self) -> None:
        self.dark = False
        self.scale = 1.0
        self.is_changing = False
        self.colours: dict[str, QColor] = {}

    @property
    def tokens(self) -> Tokens:
        return DARK if self.dark else LIGHT


_scheme = _Scheme()


def set_scheme(*, dark: bool, scale: float) -> None:
    """Choose colours and text scale for all that is painted from now on; the scale is held to its range."""
    _scheme.dark = dark
    _scheme.scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
    _scheme.colours.clear()


@contextmanager
def changing() -> Iterator[None]:
    """While a look is put in force: Qt asks everything for its size several times over, under rules half old and half new."""
    _scheme.is_changing = True
    try:
        yield
    finally:
        _scheme.is_changing = False


def is_changing() -> bool:
    """Whether another look is being put in force now."""
    return _scheme.is_changing


@contextmanager
def paper() -> Iterator[None]:
    """The light colours at text scale 1 while something is drawn for a file; nothing of the window may be drawn meanwhile."""
    before = _scheme.dark, _scheme.scale
    set_scheme(dark=False, scale=1.0)
    try:
        yield
    finally:
        set_scheme(dark=before[0], scale=before[1])


def is_dark() -> bool:
    """Whether the dark scheme is in force."""
    return _scheme.dark


def text_scale() -> float:
    """The text scale in force, from 0.9 to 1.5."""
    return _scheme.scale


def tokens() -> Tokens:
    """The colours in force."""
    return _scheme.tokens


def token(name: str) -> str:
    """One colour in force as `#RRGGBB`; a text that already is a colour is given back."""
    return name if name.startswith("#") else str(getattr(_scheme.tokens, name))


def colour(name: str) -> QColor:
    """One colour in force, by the name of its token."""
    found = _scheme.colours.get(name)
    if found is None:
        found = _scheme.colours[name] = QColor(token(name))
    return found


def px(size: float) -> int:
    """A size that follows the text scale, in whole pixels."""
    return round(size * _scheme.scale)


def medium() -> QFont.Weight:
    """Light text on a dark ground looks heavier, so it takes one step less there."""
    return QFont.Weight.Normal if _scheme.dark else QFont.Weight.Medium
