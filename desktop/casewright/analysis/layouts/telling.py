"""How a layout says how far it is, and hears that it is no longer wanted."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[float], object]
"""Called every round with the part that is done, from 0 to 1; an exception that it raises stops the layout."""


def unheard(_fraction: float) -> None:
    """For whoever does not want to know."""


def stretch(tell: Tell, start: float, end: float) -> Tell:
    """Tells a part of the work as a stretch of the whole."""
    return lambda fraction: tell(start + (end - start) * fraction)
