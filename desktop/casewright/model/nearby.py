"""Sentences for a key that names nothing: what was meant, perhaps."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from casewright.model.errors import InvalidValue

_SHOWN = 60


def unknown(what: str, given: object, known: Iterable[str]) -> InvalidValue:
    """`There is no kind of entity 'sate'; did you mean state?` With few known keys, all of them are named."""
    keys = [str(key) for key in known]
    close = difflib.get_close_matches(str(given).lower(), keys, n=3, cutoff=0.6)
    if close:
        return InvalidValue(f"There is no {what} {quoted(given)}; did you mean {any_of(close)}?")
    if not keys:
        return InvalidValue(f"There is no {what} {quoted(given)}, nor any other.")
    if len(keys) <= 16:
        return InvalidValue(f"There is no {what} {quoted(given)}; choose {any_of(keys)}.")
    return InvalidValue(f"There is no {what} {quoted(given)}.")


def any_of(words: Iterable[str]) -> str:
    """`a, b or c`."""
    items = list(words)
    return " or ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else "nothing"


def quoted(given: object) -> str:
    """What was given, in quotation marks and cut short: it may be a whole document."""
    text = " ".join(str(given).split())
    return f"'{text}'" if len(text) <= _SHOWN else f"'{text[:_SHOWN]}…'"


def with_article(words: str) -> str:
    """`an ACH row`, `a claim`."""
    return f"{'an' if words[0].lower() in 'aeiou' else 'a'} {words}"
