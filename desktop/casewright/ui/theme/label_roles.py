"""How words look by their role: one table for the labels of the style sheet and for what is painted by hand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont

from casewright.ui.theme.fonts import MONO, PRINT, SANS, SERIF, font
from casewright.ui.theme.tokens import BODY, CAPTION, HEADING, READING, SMALL, TITLE

_SEMIBOLD, _NORMAL = QFont.Weight.DemiBold, QFont.Weight.Normal


@dataclass(frozen=True, slots=True)
class LabelRole:
    """Size in pixels at text scale 1, weight, ink as the name of a token, and typeface."""

    size: int = BODY
    weight: QFont.Weight = _NORMAL
    ink: str = "text"
    family: str = SANS

    def font(self) -> QFont:
        """At the text scale in force."""
        return font(self.size, self.weight, self.family)


LABEL_ROLES = {
    "": LabelRole(),
    "heading": LabelRole(HEADING, _SEMIBOLD),
    "title": LabelRole(TITLE, _SEMIBOLD),
    "strong": LabelRole(SMALL, _SEMIBOLD),
    "section": LabelRole(CAPTION, _SEMIBOLD, "text3"),
    "muted": LabelRole(ink="text2"),
    "small": LabelRole(SMALL, ink="text2"),
    "caption": LabelRole(CAPTION, ink="text3"),
    "problem": LabelRole(SMALL, ink="bad"),
    "quotation": LabelRole(14, family=SERIF),
    "lead": LabelRole(15, family=SERIF),
    "headline": LabelRole(24, _SEMIBOLD, family=SERIF),
    "standfirst": LabelRole(15, ink="text2", family=SERIF),
    "statement": LabelRole(READING, _SEMIBOLD, family=SERIF),
    "print": LabelRole(15, family=SERIF),
    "numeral": LabelRole(24, QFont.Weight.Light, "accent", PRINT),
    "mono": LabelRole(CAPTION, ink="text2", family=MONO),
    "chip": LabelRole(CAPTION, _SEMIBOLD),
}
