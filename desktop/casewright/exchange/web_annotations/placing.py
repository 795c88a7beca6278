"""From what an annotation says of its target to words in a text of the case. The quotation decides; nothing is guessed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

from casewright.casefile.queries.age import age
from casewright.casefile.readers import Readable
from casewright.exchange.web_annotations.reading import Target
from casewright.exchange.web_annotations.selectors import Selection
from casewright.exchange.web_annotations.terms import SHA256
from casewright.model.anchors import Ambiguous, Found, locate_quote
from casewright.model.nearby import quoted
from casewright.model.short_text import shorten


class Place(NamedTuple):
    """[start, end) of a text of the case."""

    source_text_id: UUID
    start: int
    end: int


class Unplaced(NamedTuple):
    """Why a target has no place in the case."""

    reason: str


class _Text(NamedTuple):
    id: UUID
    sha256: str
    pages: tuple[tuple[int, int], ...]


class Placer:
    """Knows the addresses, files and texts of a case."""

    def __init__(self, case: Readable, text_of: Callable[[str], str]) -> None:
        self._text_of = text_of
        self._by_name: dict[str, dict[UUID, None]] = {}
        for name, source_id in case.read(_NAMES):
            self._by_name.setdefault(_comparable(name), {})[UUID(bytes=source_id)] = None
        self._texts: dict[UUID, list[_Text]] = {}
        for source_id, row_id, sha256, pages in case.read(_TEXTS):
            spans = tuple((first, last) for first, last in json.loads(pages or "[]"))
            self._texts.setdefault(UUID(bytes=source_id), []).append(_Text(UUID(bytes=row_id), sha256, spans))

    def place(self, target: Target) -> Place | Unplaced:
        """Where the words of a target stand: in the very text that it counts in if the case has it, or in the latest."""
        selection = target.selection
        if not selection.exact.strip() and selection.start is None:
            return Unplaced(_nothing_selected(selection))
        sources = self._sources(target)
        if not sources:
            named = f": {shorten(target.documents[0], 80)}" if target.documents else ", and none is named"
            return Unplaced(f"Its source is not in the case{named}.")
        found = [self._in_source(source, target) for source in sources]
        places = [each for each in found if isinstance(each, Place)]
        if len(places) > 1:
            return Unplaced(f"{len(places)} sources of the case have this address and these words.")
        return places[0] if places else found[0]

    def _sources(self, target: Target) -> list[UUID]:
        for names in (target.cached, target.documents):
            named = dict.fromkeys(
                source for name in names for source in self._by_name.get(_comparable(name), ())
            )
            if named:
                return list(named)
        return []

    def _in_source(self, source: UUID, target: Target) -> Place | Unplaced:
        texts = self._texts.get(source)
        if not texts:
            return Unplaced("Nothing could be read from its source.")
        own = next((each for each in texts if each.sha256 in target.cached), None)
        return self._in_text(own or texts[0], target.selection, is_own=own is not None)

    def _in_text(self, text: _Text, selection: Selection, is_own: bool) -> Place | Unplaced:
        words = self._text_of(text.sha256)
        first, last = 0, len(words)
        if selection.page is not None and selection.page <= len(text.pages):
            first, last = text.pages[selection.page - 1]
        elif selection.within_page:
            return Unplaced(f"The text of its source has no page {selection.page}.")
        at = selection.start
        hint = at + (first if selection.within_page else 0) if at is not None else None
        length = (selection.end or 0) - (at or 0)
        if not selection.exact.strip():
            if is_own and hint is not None and hint + length <= len(words):
                return Place(text.id, hint, hint + length)
            return Unplaced("It gives only offsets, and not in a text that the case has.")
        if hint is not None and words[hint : hint + len(selection.exact)] == selection.exact and is_own:
            return Place(text.id, hint, hint + len(selection.exact))
        return _by_quote(words, text.id, selection, (first, last), hint)


def _by_quote(
    words: str, text_id: UUID, selection: Selection, page: tuple[int, int], hint: int | None
) -> Place | Unplaced:
    exact, prefix, suffix = selection.exact, selection.prefix, selection.suffix
    parts = [page, (0, len(words))] if page != (0, len(words)) else [page]
    several = 0
    for first, last in parts:  # the page that is named, then all of the text
        found = locate_quote(words[first:last], exact, prefix, suffix)
        if isinstance(found, Ambiguous):
            several = several or found.count
            stands = hint is not None and words[hint : hint + len(exact)] == exact
            if stands and hint is not None:
                return Place(text_id, hint, hint + len(exact))
        if isinstance(found, Found):
            return Place(text_id, first + found.start, first + found.end)
    if several:
        return Unplaced(
            f"Its words stand in the text {several} times, and nothing says which are meant: {quoted(exact)}."
        )
    return Unplaced(f"Its words are not in the text of its source: {quoted(exact)}.")


def _nothing_selected(selection: Selection) -> str:
    if selection.others:
        return f"It selects by {', '.join(selection.others)}, which cannot be followed here."
    return "It is about the document as a whole, and selects no words."


def _comparable(name: str) -> str:
    """An address without its fragment, scheme, `www.` and last slash; a hash in small letters."""
    name = name.strip()
    if name.lower().startswith(SHA256):
        return name.lower().removeprefix(SHA256)
    try:
        parts = urlsplit(name)
    except ValueError:
        return name
    if not parts.netloc:
        return name.lower() if len(name) == 64 else name
    host = parts.netloc.lower().removeprefix("www.")
    return urlunsplit(("", host, parts.path.rstrip("/"), parts.query, ""))


_NAMES = (
    "SELECT address, id FROM source WHERE address IS NOT NULL UNION SELECT address, source_id FROM capture "
    "WHERE address IS NOT NULL UNION SELECT final_address, source_id FROM capture WHERE final_address IS NOT NULL "
    "UNION SELECT archive_address, source_id FROM capture WHERE archive_address IS NOT NULL "
    "UNION SELECT sha256, source_id FROM capture UNION SELECT text_sha256, source_id FROM source_text "
    "WHERE text_sha256 IS NOT NULL"
)
_TEXTS = (
    "SELECT source_id, id, text_sha256, pages FROM source_text WHERE text_sha256 IS NOT NULL "
    f"ORDER BY source_id, {age()} DESC"
)
