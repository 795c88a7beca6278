"""The beginning of a text, for a line in a list or a message."""

from __future__ import annotations


def shorten(text: str, limit: int) -> str:
    """On one line, at most `limit` characters, with an ellipsis where something was left out."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"
