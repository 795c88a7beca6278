"""Headings and hints between the parts of an assessment."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from casewright.ui.pages.judgement_card import MARGIN
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.labels import PlainLabel, Rule

Act = tuple[str, str, Callable[[], object]]
"""What a heading offers: icon, name, and what does it."""


def chapter_head(title: str, count: int, acts: Sequence[Act]) -> QWidget:
    """A heading under a rule, as a brief has it, with how many there are and what can be done with them."""
    line = QWidget()
    words = row(PlainLabel(title, "title"), PlainLabel(str(count) if count else "", "muted"), None, spacing=8)
    words.setContentsMargins(MARGIN, 0, 0, 0)
    for icon, name, run in acts:
        words.addWidget(icon_button(icon, name, run))
    line.setLayout(column(Rule(), words, margins=(8, 20, 8, 0), spacing=8))
    return line


def hint(words: str) -> QWidget:
    """What belongs into a section that is still empty."""
    label = PlainLabel(words, "muted", wrap=True)
    label.setContentsMargins(8 + MARGIN, 0, 8, 0)
    return label
