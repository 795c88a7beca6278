"""Texts of pages put together into one text, with the place of each."""

from __future__ import annotations

from collections.abc import Iterable

PAGE_BREAK = "\n\n"


def paged(pages: Iterable[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text, and [start, end) of each page in it."""
    texts = list(pages)
    places, at = [], 0
    for text in texts:
        places.append((at, at + len(text)))
        at += len(text) + len(PAGE_BREAK)
    return PAGE_BREAK.join(texts), tuple(places)
