"""Colours, type and sizes of a timeline: those of the window now, or those of print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor

from casewright.analysis.timeline.arrangement import Metrics
from casewright.model.ontology import load_ontology
from casewright.ui.theme import font, medium, px
from casewright.ui.theme.tokens import CAPTION, SMALL, Tokens
from casewright.ui.timeline.labels import Face


@dataclass(frozen=True)
class TimelineLook:
    """What a painter needs to know; kept until the theme changes. Sizes are pixels."""

    dark: bool
    ground: QColor
    stripe: QColor
    line: QColor
    line2: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    soft: QColor
    bad: QColor
    badge: QColor
    label: Face
    strong: Face
    small: Face
    metrics: Metrics
    head: float
    axis: float
    bar: float
    icon: float

    def kind(self, key: str) -> tuple[QColor, QColor]:
        """Ink and tint of a colour group of the ontology."""
        return _kind(key, self.dark)


@cache
def _kind(key: str, dark: bool) -> tuple[QColor, QColor]:
    groups = load_ontology().colour_groups
    group = groups.get(key) or groups["document"]
    pair = (group.dark_ink, group.dark_tint) if dark else (group.ink, group.tint)
    return QColor(pair[0]), QColor(pair[1])


def look_of(tokens: Tokens, *, dark: bool) -> TimelineLook:
    """A look in these colours, at the text scale in force; for print it is the light colours, whatever the window has."""

    def of(name: str) -> QColor:
        return QColor(getattr(tokens, name))

    label = Face("label", font(SMALL))
    metrics = Metrics(
        row=px(22),
        pad=px(6),
        mark=px(12),
        letter=label.metrics.averageCharWidth(),
        least_label=px(64),
        longest_label=px(280),
        chip=px(216),
    )
    return TimelineLook(
        dark, of("surface"), of("canvas"), of("line"), of("line2"), of("text"), of("text2"), of("text3"), of("accent"),
        of("soft"), of("bad"), of("sunken"), label, Face("strong", font(SMALL, medium())), Face("small", font(CAPTION)), metrics, px(208), px(72), px(15), px(12),
    )  # fmt: skip
