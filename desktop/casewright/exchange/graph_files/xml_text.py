"""Words as XML 1.0 can carry them."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STAND_IN = "\N{REPLACEMENT CHARACTER}"


def storable(text: str) -> str:
    """The text with a stand-in for each character that XML 1.0 forbids, such as most control characters."""
    return _FORBIDDEN.sub(_STAND_IN, text)


def in_text(text: str) -> str:
    """Escaped for the content of an element; a carriage return would otherwise be read as a line feed."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def in_attribute(text: str) -> str:
    """Escaped for the value of an attribute, between double quotation marks; white space in it is kept."""
    escaped = in_text(text).replace('"', "&quot;")
    return escaped.replace("\t", "&#9;").replace("\n", "&#10;")
