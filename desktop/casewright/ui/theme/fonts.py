"""The bundled typefaces: Inter for the window, Source Serif 4 for what sources say, JetBrains Mono for hashes and ids."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from casewright.model.resources import resource_path
from casewright.ui.theme.scheme import px
from casewright.ui.theme.tokens import BODY, READING

SANS, SERIF, MONO = "Inter", "Source Serif 4", "JetBrains Mono"
PRINT = "Source Sans 3"  # the sans serif of briefs
# Vazirmatn has Persian and Arabic; the system's fonts are asked after these.
_FALLBACKS = ("Vazirmatn", "Noto Sans Hebrew", "Noto Emoji")


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the bundled fonts known to Qt, once; the families that were found."""
    families: list[str] = []
    for path in sorted(resource_path("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(families))


def font(size: float = BODY, weight: QFont.Weight = QFont.Weight.Normal, family: str = SANS) -> QFont:
    """A font of so many pixels at text scale 1, scaled as the setting says."""
    made = QFont([family, *_FALLBACKS])
    made.setPixelSize(px(size))
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def reading_font() -> QFont:
    """The font in which the words of sources are shown."""
    return font(READING, family=SERIF)
