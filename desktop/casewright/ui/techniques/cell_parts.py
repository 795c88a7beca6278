"""What cells of the tables are made of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from casewright.casefile.queries.bearing import BearingCount
from casewright.model.dates import parse_edtf
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import OneLine, Pill, Words
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.words import date_words

_GAP = 4


def said(text: str | None, role: str = "small") -> Part:
    """A text from the case, wrapped."""
    return Words(isolate(text or ""), role)


def titled_lines(*lines: tuple[str, str | None]) -> Part:
    """Texts under small titles; those that are not there are left out."""
    parts: list[Part] = []
    for title, text in lines:
        if text:
            parts += [Words(title, "caption"), said(text)]
    return Stack(*parts, spacing=2)


def under(*parts: Part | None) -> Part:
    """Parts under one another; None is left out."""
    return Stack(*(part for part in parts if part is not None), spacing=_GAP)


def pills(*shown: tuple[str, str] | None) -> Part | None:
    """Words on tints beside one another; None where there is none."""
    found = [Pill(*each) for each in shown if each is not None]
    return Row(*found, spacing=_GAP) if found else None


def pill(words: str, tone: str, tip: str = "") -> Part:
    """One word on a tint, as wide as it is."""
    return Row(Pill(words, tone, tip))


def until(day: str | None, today: date, words: str = "by {}") -> Part | None:
    """A day by which something is to be done, as a problem once it has passed; None without one."""
    if not day:
        return None
    last = parse_edtf(day).hi
    return Words(words.format(date_words(day)), "problem" if last is not None and last < today else "caption")


def bearing(count: BearingCount) -> Part:
    """How many claims speak for and against."""
    if not any(count):
        return OneLine("none", "caption")
    shown = [
        (f"+{count.supporting}", "ok") if count.supporting else None,
        (f"−{count.contradicting}", "bad") if count.contradicting else None,
    ]
    return pills(*shown) or OneLine("none", "caption")


def bearing_said(count: BearingCount) -> str:
    """The same in words."""
    return f"{count.supporting} for it, {count.contradicting} against" if any(count) else "none"


class Centred(Part):
    """A part in the middle of its cell."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self.tip = part.tip

    def natural_width(self) -> float:
        return self._part.natural_width()

    def height_for(self, width: float) -> float:
        return self._part.height_for(min(width, self._part.natural_width()))

    def place(self, area: QRectF, mirrored: bool) -> None:
        super().place(area, mirrored)
        width = min(area.width(), self._part.natural_width())
        left = area.left() + (area.width() - width) / 2
        self._part.place(QRectF(left, area.top(), width, area.height()), mirrored)

    def paint(self, painter: QPainter) -> None:
        self._part.paint(painter)

    def forget(self) -> None:
        self._part.forget()

    def words(self) -> Iterator[str]:
        yield from self._part.words()
