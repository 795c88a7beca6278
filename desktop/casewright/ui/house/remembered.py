"""The house style that new briefs begin with, kept in the person's own settings with its logo."""

from __future__ import annotations

import base64
import binascii
from typing import NamedTuple

from casewright.model.errors import InvalidValue
from casewright.model.house_style import PLAIN, HouseStyle, read_house_style, written_house_style
from casewright.model.logo import read_logo
from casewright.ui.settings import Settings


class RememberedHouse(NamedTuple):
    """A style, and the PNG of its logo or nothing."""

    style: HouseStyle
    logo: bytes | None


def remembered_house(settings: Settings) -> RememberedHouse | None:
    """The style for new briefs; None for the plain one, and for one that cannot be read any more."""
    stored, packed = settings.house_style
    try:
        style = read_house_style(stored or None)
        logo = base64.b64decode(packed, validate=True) if packed else None
        if logo is not None:
            read_logo(logo)
    except (InvalidValue, binascii.Error, ValueError):
        return None
    return RememberedHouse(style, logo) if style != PLAIN or logo is not None else None


def remember_house(settings: Settings, style: HouseStyle, logo: bytes | None) -> None:
    """Keeps a style for new briefs."""
    packed = base64.b64encode(logo).decode("ascii") if logo is not None else ""
    settings.house_style = (written_house_style(style) or "", packed)
