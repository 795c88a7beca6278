"""Headings and hints between the parts of an assessment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from casewright.ui.pages.judgement_card import MARGIN
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.labels import PlainLabel, Rule

_BEFORE = 8 + MARGIN  # pixels: where the text begins


def chapter_head(title: str, count: int, add: str, run: Callable[[], None] | None) -> QWidget:
    """A heading under a rule, as a brief has it, with how many there are and a plus that adds one (`run` None: no plus)."""
    line = QWidget()
    words = row(PlainLabel(title, "title"), PlainLabel(str(count) if count else "", "muted"), None, spacing=8)
    words.setContentsMargins(_BEFORE, 0, 0, 0)
    if run is not None:
        words.addWidget(icon_button("plus", add, run))
    line.setLayout(column(Rule(), words, margins=(8, 20, 8, 0), spacing=8))
    return line


def hint(words: str) -> QWidget:
    """What belongs into a section that is still empty."""
    label = PlainLabel(words, "muted", wrap=True)
    label.setContentsMargins(_BEFORE + 8, 0, 8, 0)
    return label
