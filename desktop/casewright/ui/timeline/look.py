"""Colours, type and sizes of a timeline: those of the window now, or those of print."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from casewright.analysis.timeline.arrangement import Metrics
from casewright.model.ontology import load_ontology
from casewright.ui.theme import colour, font, is_dark, medium, px
from casewright.ui.theme.tokens import CAPTION, LIGHT, SMALL


@dataclass(frozen=True)
class TimelineLook:
    """What a painter needs to know; kept until the theme changes. Sizes are pixels."""

    dark: bool
    ground: QColor
    stripe: QColor
    sunken: QColor
    line: QColor
    line2: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    soft: QColor
    bad: QColor
    badge: QColor
    badge_text: QColor
    label: QFont
    strong: QFont
    small: QFont
    metrics: Metrics
    head: float
    axis: float
    bar: float
    icon: float

    def kind(self, key: str) -> tuple[QColor, QColor]:
        """Ink and tint of a colour group of the ontology."""
        groups = load_ontology().colour_groups
        group = groups.get(key) or groups["document"]
        pair = (group.dark_ink, group.dark_tint) if self.dark else (group.ink, group.tint)
        return QColor(pair[0]), QColor(pair[1])


def screen_look() -> TimelineLook:
    """The look of the window as it is in force."""
    return _look(colour, is_dark())


def print_look() -> TimelineLook:
    """Dark on white, whatever the window looks like; the text keeps the window's scale."""
    return _look(lambda name: QColor(getattr(LIGHT, name)), False)


def _look(of: object, dark: bool) -> TimelineLook:
    assert callable(of)
    label = font(SMALL)
    metrics = Metrics(
        row=px(22),
        pad=px(6),
        mark=px(12),
        letter=QFontMetricsF(label).averageCharWidth(),
        longest_label=px(280),
        chip=px(216),
    )
    return TimelineLook(
        dark, of("surface"), of("canvas"), of("sunken"), of("line"), of("line2"), of("text"), of("text2"), of("text3"),
        of("accent"), of("soft"), of("bad"), of("sunken"), of("text2"), label, font(SMALL, medium()), font(CAPTION), metrics,
        px(208), px(60), px(15), px(12),
    )  # fmt: skip
