"""How the window looks: colours, sizes, type, icons. `apply_theme` puts a look in force; painters ask for it by name."""

from casewright.ui.theme.appearance import Mode, ThemeChanged, apply_theme, repolish
from casewright.ui.theme.fonts import MONO, SANS, SERIF, font, load_fonts, reading_font
from casewright.ui.theme.icons import draw_glyph, glyph, icon, set_icon
from casewright.ui.theme.kinds import KindColours, kind_colours
from casewright.ui.theme.scheme import colour, is_dark, medium, paper, px, text_scale, token, tokens

__all__ = [
    "MONO",
    "SANS",
    "SERIF",
    "KindColours",
    "Mode",
    "ThemeChanged",
    "apply_theme",
    "colour",
    "draw_glyph",
    "font",
    "glyph",
    "icon",
    "is_dark",
    "kind_colours",
    "load_fonts",
    "medium",
    "paper",
    "px",
    "reading_font",
    "repolish",
    "set_icon",
    "text_scale",
    "token",
    "tokens",
]
