"""Strings and ids in every form in which they could stand in a file's bytes."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from casewright.exchange.sharing.matcher import LONGEST, SHORTEST
from casewright.exchange.sharing.strings import Said

_PIECE = 40  # characters; longer strings are looked for in pieces of this length
_MOST_PIECES = 500  # of one string, spread evenly
_MOST_OTHERWISE = 12  # pieces of one string that are looked for in other encodings too
_MANY = 400_000  # patterns (some 100 MB); from then on a string gets few pieces, as it stands
_FEW_PIECES = 8
_WORD = re.compile(r"\w{2}")
_DAY = re.compile(
    r"\d{4}-\d\d(-\d\d(T[\d:.]+Z?)?)?"
)  # the copy has a day of its own, and tells nothing by it
_WORDS = re.compile(r"[^\W_]{3,}")


class Patterns:
    """What is looked for: `encoded` are the bytes, `kinds` what each is, in words."""

    def __init__(
        self, strings: Iterable[Said], ids: Iterable[bytes], contents: Iterable[tuple[str, bytes]]
    ) -> None:
        self.encoded: list[bytes] = []
        self.kinds: list[str] = []
        self.strings = 0
        self.vocabulary: set[str] = set()  # all words of the strings, as `words_in` gives them
        self._known: set[bytes] = set()
        for kind, text in strings:
            self._add_string(kind, text)
        self.words = len(self.encoded)
        for each in ids:
            self.strings += 1
            forms = {each, each.hex().encode(), each.hex().upper().encode()}
            if len(each) == 16:
                forms.add(str(UUID(bytes=each)).encode())
            self._add("the id of something withheld", forms)
        for sha256, first in contents:
            self._add("the hash of withheld bytes", {sha256.encode(), bytes.fromhex(sha256)})
            pieces = {first[place : place + 64] for place in range(0, min(len(first), 64_000), 1_000)}
            self._add("archived bytes that are withheld", {each for each in pieces if len(set(each)) > 16})

    def _add_string(self, kind: str, text: str) -> None:
        text = text.strip()
        if not _WORD.search(text) or _DAY.fullmatch(text):
            return
        self.strings += 1
        self.vocabulary |= words_in(text)
        many = len(self.encoded) > _MANY
        for number, piece in enumerate(pieces_of(text, _FEW_PIECES if many else _MOST_PIECES)):
            forms = {piece.encode("utf-8", "replace")}
            if number < _MOST_OTHERWISE and not many:
                forms |= _otherwise(piece)
            self._add(kind, forms)

    def _add(self, kind: str, forms: Iterable[bytes]) -> None:
        for form in forms:
            if SHORTEST <= len(form) <= LONGEST and form not in self._known:
                self._known.add(form)
                self.encoded.append(form)
                self.kinds.append(kind)


def pieces_of(text: str, most: int = _MOST_PIECES) -> Sequence[str]:
    """The whole where it is short; otherwise parts that do not overlap: whoever holds two or three lines of it, holds one.

    Of very long texts `most` parts, spread evenly.
    """
    if len(text) <= 2 * _PIECE:
        return [text]
    places = range(0, len(text) - _PIECE + 1, _PIECE)
    step = max(1, -(-len(places) // most))
    return [piece for place in places[::step] if _WORD.search(piece := text[place : place + _PIECE])]


def _otherwise(piece: str) -> set[bytes]:
    plain = piece.encode("utf-8", "replace")
    forms = {
        piece.encode("utf-16-le", "replace"),
        piece.encode("utf-16-be", "replace"),
        plain.hex().encode(),
        plain.hex().upper().encode(),
    }
    if not piece.isascii():
        forms.add(json.dumps(piece).strip('"').encode())
    return forms


def words_in(text: str) -> set[str]:
    """The words of a text, each once, in lower case and without marks: as the search index breaks them."""
    return {folded(word) for word in set(_WORDS.findall(text))}


def folded(text: str) -> str:
    """In lower case and without marks."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.lower())
    return "".join(each for each in apart if not unicodedata.combining(each))


def as_pieces(texts: Iterable[str | bytes], size: int = 1 << 18) -> Iterator[bytes]:
    """Texts as one stream, with a mark between them that no pattern crosses."""
    waiting: list[bytes] = []
    length = 0
    for text in texts:
        data = text.encode("utf-8", "replace") if isinstance(text, str) else text
        waiting += [data, b"\0\x1e\0"]
        length += len(data)
        if length >= size:
            yield b"".join(waiting)
            waiting, length = [], 0
    yield b"".join(waiting)
