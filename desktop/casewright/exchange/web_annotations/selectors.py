"""Selectors of Web Annotations: how they are written, and what those of other tools come to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from casewright.exchange.web_annotations.terms import FRAGMENT, PDF_FRAGMENT, POSITION, QUOTE

_PAGE = re.compile(r"(?:^|[#&])page=(\d{1,6})(?:&|$)")
_CHARACTERS = re.compile(r"(?:^|[#&])char=(\d{1,10}),(\d{1,10})(?:;|&|$)")  # RFC 5147
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_DEEPEST = 6
_FARTHEST = 10**10


@dataclass(frozen=True, slots=True)
class Selection:
    """What the selectors of one target say together; offsets are code points of the text, or of the page.

    `others` are the types of selectors that cannot be followed here.
    """

    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    page: int | None = None
    within_page: bool = False
    others: tuple[str, ...] = ()


def selectors_of(
    exact: str, prefix: str, suffix: str, start: int, end: int, page: tuple[int, int] | None
) -> Any:
    """Quote and position of a passage; on a page of a PDF, `page` is its number and where it starts in the text.

    On a page they refine the page's selector, with offsets within the page.
    """
    quote: dict[str, Any] = {"type": QUOTE, "exact": exact}
    quote |= {name: words for name, words in (("prefix", prefix), ("suffix", suffix)) if words}
    first = page[1] if page else 0
    both = [quote, {"type": POSITION, "start": start - first, "end": end - first}]
    if page is None:
        return both
    return {"type": FRAGMENT, "conformsTo": PDF_FRAGMENT, "value": f"page={page[0]}", "refinedBy": both}


def read_selectors(value: object) -> Selection:
    """What can be followed of selectors of any kind, the first of each kind counting."""
    found: dict[str, Any] = {}
    others: list[str] = []
    for selector, within_page in _flattened(value):
        kind = kind_of(selector)
        if kind == QUOTE and "exact" not in found and isinstance(selector.get("exact"), str):
            found |= {name: text_of(selector.get(name)) for name in ("exact", "prefix", "suffix")}
        elif kind == POSITION and "start" not in found:
            found |= _position(selector.get("start"), selector.get("end"), within_page)
        elif kind == FRAGMENT:
            found |= {key: held for key, held in _fragment(selector).items() if key not in found}
        elif kind == "PageSelector" and "page" not in found:  # of the Hypothesis client; counted from 0
            index = _offset(selector.get("index"))
            found |= {"page": index + 1} if index is not None else {}
        elif kind not in (QUOTE, POSITION):
            others.append(kind or "without a type")
    return Selection(**found, others=tuple(dict.fromkeys(others)))


def kind_of(thing: dict[str, Any]) -> str:
    """The type of a selector or of anything else, without a prefix of its vocabulary."""
    named = thing.get("type", thing.get("@type"))
    first = named[0] if isinstance(named, list) and named else named
    return re.split(r"[:#/]", first)[-1] if isinstance(first, str) else ""


def _flattened(
    value: object, within_page: bool = False, depth: int = 0
) -> Iterator[tuple[dict[str, Any], bool]]:
    """Each selector and those that refine it, with whether it refines one of a page."""
    if depth > _DEEPEST:
        return
    for selector in value if isinstance(value, list) else [value]:
        if isinstance(selector, dict):
            yield selector, within_page
            inside = within_page or (kind_of(selector) == FRAGMENT and "page" in _fragment(selector))
            yield from _flattened(selector.get("refinedBy"), inside, depth + 1)


def _fragment(selector: dict[str, Any]) -> dict[str, Any]:
    value = text_of(selector.get("value"))
    page, characters = _PAGE.search(value), _CHARACTERS.search(value)
    if page and int(page[1]) > 0:
        return {"page": int(page[1])}
    return _position(int(characters[1]), int(characters[2]), False) if characters else {}


def _position(start: object, end: object, within_page: bool) -> dict[str, Any]:
    first, last = _offset(start), _offset(end)
    if first is None or last is None or first >= last:
        return {}
    return {"start": first, "end": last, "within_page": within_page}


def _offset(value: object) -> int | None:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if type(value) is int and 0 <= value <= _FARTHEST else None


def text_of(value: object) -> str:
    """A text that can be stored; empty when it is none."""
    return _UNSTORABLE.sub("\ufffd", value) if isinstance(value, str) else ""
