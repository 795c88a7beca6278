"""The house style of a brief: read from the case into a block that holds all of it, and from the block into what renderers use."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from casewright.brief.blocks import House
from casewright.model.errors import CaseError, DamagedCase, InvalidValue
from casewright.model.house_style import FONTS, PLAIN, HouseStyle, house_style_of, read_house_style
from casewright.model.logo import Logo, read_logo

if TYPE_CHECKING:
    from casewright.casefile.case import Case

_SHARED = [each.name for each in fields(House) if each.name != "logo_png"]


@dataclass(frozen=True)
class Look:
    """What a renderer needs: colours as `#RRGGBB`, families of fonts by name, the logo decoded and as PNG."""

    style: HouseStyle = PLAIN
    logo: Logo | None = None
    png: bytes = b""

    @property
    def text_family(self) -> str:
        """The family of running text."""
        return FONTS[self.style.text_font]

    @property
    def heading_family(self) -> str:
        """The family of headings."""
        return FONTS[self.style.heading_font]

    @property
    def logo_words(self) -> str:
        """What stands for the logo where it is not seen."""
        return f"Logo of {self.style.organisation}" if self.style.organisation else "Logo"


PLAIN_LOOK = Look()


def house_of(case: Case, stored: str | None) -> tuple[House | None, tuple[str, ...]]:
    """The house style in the field of a brief; None is the plain one. One that cannot be used is left out with a sentence."""
    try:
        style = read_house_style(stored)
    except InvalidValue as error:
        return None, (f"The brief is printed plainly, since its house style cannot be used: {error}",)
    png = ""
    warnings: tuple[str, ...] = ()
    if style.logo:
        try:
            data = case.archived(style.logo)
            if hashlib.sha256(data).hexdigest() != style.logo:
                raise DamagedCase("its bytes are not those that were archived.")
            read_logo(data)
            png = base64.b64encode(data).decode("ascii")
        except CaseError as error:
            warnings = (f"The brief is printed without its logo: {error}",)
    house = House(**{name: getattr(style, name) for name in _SHARED}, logo_png=png)
    return (house if house != House(**{name: getattr(PLAIN, name) for name in _SHARED}) else None), warnings


def look_of(house: House | None) -> Look:
    """The look that a block asks for. Raises InvalidValue: the block may come from the snapshot of a stranger's case."""
    if house is None:
        return PLAIN_LOOK
    style = house_style_of({name: getattr(house, name) for name in _SHARED})
    if not house.logo_png:
        return Look(style)
    try:
        data = base64.b64decode(house.logo_png, validate=True)
    except (binascii.Error, ValueError, TypeError) as error:
        raise InvalidValue("The logo of this brief cannot be read.") from error
    return Look(style, read_logo(data), data)
