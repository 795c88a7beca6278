"""The colours of a chart: those of the screen in force, or those of paper."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtGui import QColor

from casewright.ui.theme import KindColours, is_dark, tokens
from casewright.ui.theme.kinds import colours_in
from casewright.ui.theme.tokens import LIGHT, Tokens


@dataclass(frozen=True)
class Ink:
    """Colours by the names of the theme's tokens, and those of the kinds. `dots`: whether the ground has a grid of dots."""

    tokens: Tokens
    dark: bool
    dots: bool = True
    _made: dict[str, QColor] = field(default_factory=dict, compare=False, repr=False)

    def colour(self, name: str) -> QColor:
        """One colour by the name of its token."""
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = QColor(getattr(self.tokens, name))
        return found

    def kind(self, key: str) -> KindColours:
        """The ink and tint of a colour group; an unknown key gets those of documents."""
        return colours_in(key, dark=self.dark)


def screen_ink() -> Ink:
    """The colours of the look in force."""
    return Ink(tokens(), is_dark())


PAPER = Ink(
    replace(LIGHT, surface="#FFFFFF", ctl=LIGHT.text2, text3=LIGHT.text2, text="#000000"),
    dark=False,
    dots=False,
)
"""White ground, darker lines and letters: for what is printed or put into a document."""
