"""The form in which every text is kept: the source's own characters, one kind of line end, nothing invisible that breaks tools."""

from __future__ import annotations

import re

_LINE_END = re.compile("\r\n?")
_NOT_KEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CHANGED = re.compile(f"({_LINE_END.pattern})|{_NOT_KEPT.pattern}")


def canonical(text: str) -> str:
    r"""`\r\n` and `\r` become `\n`; control characters other than tab and line end go; lone surrogates become U+FFFD.

    No Unicode normalisation: a quotation must be what the source wrote. Whoever compares, folds (`folded_text`).
    """
    text = _NOT_KEPT.sub("", _LINE_END.sub("\n", text))
    return _LONE_SURROGATE.sub("\ufffd", text)


def canonical_places(text: str) -> list[int]:
    """For each character of `canonical(text)`, the index in `text` of the character it came from."""
    places: list[int] = []
    at = 0
    for match in _CHANGED.finditer(text):
        places.extend(range(at, match.start()))
        if match.group(1):
            places.append(match.start())
        at = match.end()
    places.extend(range(at, len(text)))
    return places


def one_line(text: str | None, most: int = 300) -> str | None:
    """A title or name from a document: white space collapsed, cut to `most` code points; None when nothing is left.

    Overrides of direction go, so that a name reads everywhere as it is written.
    """
    words = " ".join(_OVERRIDES.sub("", canonical(text)).split()) if text else ""
    if len(words) > most:
        words = words[: most - 1].rstrip() + "…"
    return words or None
