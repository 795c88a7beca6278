"""The house style in force while a brief is drawn: colours and fonts of a house in the places that follow it.

Styles of text are constants that name roles (`HouseColour`, the families `serif` and `heading`); what stands for a role is
looked up when words are set and colours used. Handing a look through every flowable was turned down: each is made in
some twenty places that have nothing to say about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from reportlab.lib.colors import Color, HexColor

from casewright.brief.house import PLAIN_LOOK, Look
from casewright.brief.pdf.style import HouseColour, Type

_LOOK: ContextVar[Look] = ContextVar("look of the brief that is drawn", default=PLAIN_LOOK)


@contextmanager
def dressed(look: Look) -> Iterator[None]:
    """What is set and drawn inside has this look."""
    before = _LOOK.set(look)
    try:
        yield
    finally:
        _LOOK.reset(before)


def look_in_force() -> Look:
    """The look of the brief that is drawn now."""
    return _LOOK.get()


def house_type(style: Type) -> Type:
    """The style in the fonts of the house."""
    look = _LOOK.get()
    if look is PLAIN_LOOK:
        return style
    chosen = {"serif": look.style.text_font, "heading": look.style.heading_font}.get(style.family)
    return style if chosen is None or chosen == style.family else style.but(family=chosen)


def house_colour(colour: Any) -> Any:
    """The colour that the house has for a role; any other colour as it is."""
    look = _LOOK.get()
    if look is PLAIN_LOOK or not isinstance(colour, HouseColour):
        return colour
    found: Color = HexColor(getattr(look.style, colour.role))
    return found
