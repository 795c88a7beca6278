"""Showing data as what it is: plain text, in its own direction, with nothing hidden in it.

Qt guesses in labels and tooltips whether a text is HTML, and HTML can open local files or hang the window. And without
isolates a telephone number beside a right-to-left name is shown with its groups in another order: wrong evidence.
"""

from __future__ import annotations

import html
import re

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget

from casewright.model.parted_text import PartedText

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

# Unicode Bidirectional Algorithm (UAX #9): marks, embeddings, overrides and isolates.
BIDI_CONTROLS = {
    "\u061c": "Arabic letter mark",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u202a": "left-to-right embedding",
    "\u202b": "right-to-left embedding",
    "\u202c": "end of embedding",
    "\u202d": "left-to-right override",
    "\u202e": "right-to-left override",
    "\u2066": "left-to-right isolate",
    "\u2067": "right-to-left isolate",
    "\u2068": "first-strong isolate",
    "\u2069": "end of isolate",
}
# A glyph that our fonts have and prose hardly uses.
CONTROL_SHOWN = "◊"
_CONTROL = re.compile("[" + "".join(BIDI_CONTROLS) + "]")
_LINE_BREAKS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def show_controls(text: str) -> str:
    """The text with each bidi control replaced by one visible mark, so that all offsets stay."""
    return _CONTROL.sub(CONTROL_SHOWN, text)


def isolate(value: object) -> str:
    """A data value in bidi isolates, its own controls shown as marks: nothing beside it can reorder it, nor it them.

    Of a text in parts, each part is in isolates of its own.
    """
    if isinstance(value, PartedText):
        text = value.glue.join(isolate(part) for part in value.parts)
    else:
        text = show_controls(str(value))
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if text else ""


def one_line(value: object, limit: int = 400) -> str:
    """A data value for a list or a title: on one line, of bounded length, its bidi controls shown as marks."""
    if isinstance(value, PartedText):
        return value.cut(limit, one_line)
    text = _LINE_BREAKS.sub(" ", str(value)[: limit + 1])
    return show_controls(text if len(text) <= limit else f"{text[:limit]}…")


def bare(text: str) -> str:
    """A shown text without the isolates that `isolate` put around values; for accessible names and for copying."""
    return text.replace(FIRST_STRONG_ISOLATE, "").replace(POP_ISOLATE, "")


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that is shown letter for letter, however much it looks like HTML."""
    widget.setToolTip(plain_tooltip(text))


def plain_tooltip(text: str) -> str:
    """What to hand to Qt as a tooltip so that it shows exactly this text."""
    return f"<qt>{html.escape(text)}</qt>" if Qt.mightBeRichText(text) else text
