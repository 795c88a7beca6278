"""Grid, type and colour of the page. Lengths in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from casewright.model.house_style import PLAIN

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 20 * mm
MARGIN_COLUMN = 36 * mm
GUTTER = 6 * mm
INDENT = MARGIN_COLUMN + GUTTER
FULL_WIDTH = PAGE_WIDTH - 2 * MARGIN
TOP = 29.5 * mm
BOTTOM = 27 * mm
FRAME_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

INK = HexColor("#16202B")
SECONDARY = HexColor("#566270")
HAIRLINE = HexColor("#D3D9DF")
BLUE = HexColor("#1F4E79")
OCHRE = HexColor("#B4690E")
GREEN = HexColor("#2F6B4F")
PLUM = HexColor("#6B3F7C")
BAND = HexColor("#C9D3DC")
WHITE = HexColor("#FFFFFF")
BLACK = HexColor("#000000")


class HouseColour(Color):
    """A colour that follows the house style, by its name there; it stands for itself in the plain one."""

    def __init__(self, role: str) -> None:
        plain = HexColor(getattr(PLAIN, role))
        super().__init__(plain.red, plain.green, plain.blue)
        self.role = role

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


ACCENT, HEADING, PANEL = HouseColour("accent"), HouseColour("heading"), HouseColour("panel")


@dataclass(frozen=True)
class Type:
    """A way of setting text: family is serif (running text), heading, sans or mono; weight regular, semibold or light; sizes in points.

    `features` are OpenType features by tag, such as `tnum` for figures of equal width. `align`: left or justify (from
    right to left where the text runs so), right, centre, or start: where lines of the document begin.
    """

    family: str
    size: float
    leading: float
    weight: str = "regular"
    italic: bool = False
    colour: Color = INK
    align: str = "left"
    tracking: float = 0.0
    features: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        values = (self.family, self.size, self.leading, self.weight, self.italic, self.align, self.tracking)
        object.__setattr__(self, "_hash", hash(values))

    def __hash__(self) -> int:  # every word of a brief is looked up by its type
        return int(self._hash)  # type: ignore[attr-defined]

    def but(self, **changes: Any) -> Type:
        """The same with some things changed."""
        return replace(self, **changes)


BODY = Type("serif", 10, 14, align="justify")
LEAD = Type("serif", 11.5, 16.4)
TITLE = Type("serif", 27, 31, "semibold", colour=HEADING)
STANDFIRST = Type("serif", 12.5, 17, colour=SECONDARY)
H1 = Type("heading", 14.5, 18, "semibold", colour=HEADING)
H2 = Type("heading", 10.5, 14, "semibold", colour=HEADING)
ORGANISATION = Type("heading", 11.5, 15, "semibold", colour=HEADING, align="start")
LABEL = Type("sans", 7.4, 10, "semibold", colour=SECONDARY, align="start", tracking=0.9)
KICKER = LABEL.but(colour=ACCENT)
NOTICE = Type("sans", 9.4, 13, colour=OCHRE)
FACT = Type("sans", 8.8, 12, align="start")
CELL = Type("sans", 8.6, 11.4, align="start")
CELL_HEAD = Type("sans", 7.4, 10, "semibold", colour=SECONDARY, align="start")
CAPTION = Type("sans", 8, 11, colour=SECONDARY, align="start")
SMALL = Type("sans", 7.4, 10, colour=SECONDARY)
QUOTE = Type("serif", 9.2, 13)
TRANSLATION = Type("serif", 8.8, 12.4, italic=True, colour=SECONDARY)
NUMERAL = Type("sans", 20, 18, "light", colour=ACCENT, align="start")
CITATION = Type("sans", 6.6, 8, "semibold", colour=ACCENT, features=("tnum",))
CITATION_RISE = 3.4
HASH = Type("mono", 6.2, 10, colour=SECONDARY)
MARK = Type("sans", 12, 14, "semibold")
