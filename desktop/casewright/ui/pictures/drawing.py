"""What a sheet is given: a drawing that fits itself into a rectangle, and the signs that explain it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from casewright.ui.pictures.allowed import Subject

SIGN_WIDE, SIGN_HIGH = 22.0, 16.0
"""Pixels that a sign of the legend takes, unless it says that it is wider."""


class Sign(NamedTuple):
    """One entry of the legend: draws itself into a rectangle; `wide` 0 is one of words alone."""

    words: str
    draw: Callable[[QPainter, QRectF], object]
    wide: float = SIGN_WIDE


def plain(words: str) -> Sign:
    """An entry of words alone."""
    return Sign(words, lambda painter, where: None, 0.0)


class Fitted(NamedTuple):
    """A drawing made for a size: `steps` draws it from (0, 0), each step short; `note` says what had no room."""

    steps: Callable[[QPainter], Iterator[None]]
    note: str = ""


@dataclass(frozen=True)
class Drawing:
    """A snapshot: nothing that is hidden is in it, and what changes on the page later does not change it.

    `fit` takes width and height in pixels and is called, as `steps` and the signs are, with the look of paper in force.
    `credit` names whose work the ground is; `is_graph`: it can be a graph file instead of a picture.
    """

    title: str
    subject: Subject
    legend: tuple[Sign, ...]
    fit: Callable[[float, float], Fitted]
    caption: str = ""
    credit: str = ""
    is_graph: bool = False
