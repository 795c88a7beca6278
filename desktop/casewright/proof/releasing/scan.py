"""Looking in a finished file for what was left out of it. A file in which something is found is not handed over.

What counts as found:
- a code (id or digest), whole, as sixteen bytes, or as the twelve digits and more of its beginning that annexes print;
- a name, between word boundaries, whatever its case; a name that is one ordinary English word only as it is written. It is no
  leak where it stands in quoted words, bibliographic data or names that stay. The name of what is only unmarked is none either
  where a portion that stays says it: its author put it there under a marking;
- six words in a row of a passage, or the whole of a shorter one, unless evidence that stays has them too; eight words in a row
  of our own prose, unless anything that stays has them too; and the whole of marked prose of ours in any case but evidence.
Names of one or two characters, and those of digits only, are not looked for: they would be found in any text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from casewright.brief.clean import clean
from casewright.brief.release.secrets import Secret, Secrets
from casewright.model.english_words import is_english
from casewright.model.errors import CaseError
from casewright.model.short_text import shorten
from casewright.proof.releasing.finished_text import FinishedText

_WORD = re.compile(r"\w+")
_CODE = re.compile(r"[0-9a-f]{12,64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FEWEST_DIGITS = 12
_ID = 16  # bytes
_SHORTEST_NAME = 3
_LONGEST = 8  # words in a row that are looked up at once; longer names and titles are looked for as words of a source
_OF_SOURCES, _OF_OURS = 6, 8
_FEWEST_WORDS = 4  # of a passage or sentence: fewer are a phrase that anybody may use
_NAMES_OF_THINGS = (
    "the name of an entity",
    "another name of an entity",
)  # titles of one ordinary word tell nothing
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TOLD = 3


class Leak(NamedTuple):
    """Something that was left out and stands in the file all the same, and where."""

    secret: Secret
    place: str
    words: str


class Leaking(CaseError):
    """A releasable version gives away what it leaves out; `leaks` says what, for the author's eyes."""

    def __init__(self, leaks: Sequence[Leak]) -> None:
        self.leaks = tuple(leaks)
        told = "; ".join(
            f"{each.secret.what}, “{shorten(each.words, 60)}”, {each.place}" for each in leaks[:_TOLD]
        )
        more = f" and {len(leaks) - _TOLD} more" if len(leaks) > _TOLD else ""
        super().__init__(
            f"The releasable version still holds what it leaves out, and was not written: {told}{more}. Word it without, or "
            "mark it lower."
        )


def leaks_in(finished: FinishedText, secrets: Secrets) -> list[Leak]:
    """All that is found, each secret once at its first place."""
    texts = _Texts(finished, secrets)
    found: dict[Secret, Leak] = {}
    for leak in (
        *_codes(finished, secrets),
        *_names(finished, secrets, texts),
        *_rows_of_words(secrets, texts),
    ):
        found.setdefault(leak.secret, leak)
    if finished.stray_letters:
        stray = Secret(finished.stray_letters, "letters of words that were left out", "code", True)
        found[stray] = Leak(stray, "in a font of the file", finished.stray_letters)
    return list(found.values())


def _codes(finished: FinishedText, secrets: Secrets) -> Iterator[Leak]:
    codes = [each for each in secrets.secrets if each.kind == "code"]
    ids = {_bare(each.text): each for each in codes if "-" in each.text}
    digests = {each.text[:_FEWEST_DIGITS]: each for each in codes if "-" not in each.text}
    for place, text in finished.places:
        for match in _CODE.finditer(text.lower()):
            code = _bare(match[0])
            digest = digests.get(code[:_FEWEST_DIGITS])
            if code in ids:
                yield Leak(ids[code], _at(place), ids[code].text)
            elif digest is not None and digest.text.startswith(code):
                yield Leak(digest, _at(place), digest.text)
    known = {bytes.fromhex(code): secret for code, secret in ids.items()}
    for value in _values_in(finished.raw, known):
        yield Leak(known[value], "in the bytes of the file", known[value].text)


def _values_in(parts: Iterable[bytes], values: Container[bytes]) -> Iterator[bytes]:
    """Those of some values of sixteen bytes that stand anywhere in the parts; as fast for a hundred thousand as for one."""
    for part in parts:
        for start in range(len(part) - _ID + 1):
            if part[start : start + _ID] in values:
                yield part[start : start + _ID]


def _bare(code: str) -> str:
    return code.lower().replace("-", "")


def _names(finished: FinishedText, secrets: Secrets, texts: _Texts) -> Iterator[Leak]:
    for each in secrets.secrets:
        if each.kind != "name":
            continue
        words = _words(each.text)
        if _UNSPACED.search(each.text):
            yield from _unspaced_name(finished, secrets, each)
        elif 0 < len(words) <= _LONGEST and _is_telling(each, words):
            place = texts.finished.place(words, _as_written(each, words))
            if place and words not in texts.evidence and (each.is_marked or words not in texts.printed):
                yield Leak(each, _at(place), each.text)


def _unspaced_name(finished: FinishedText, secrets: Secrets, secret: Secret) -> Iterator[Leak]:
    """Of scripts that part no words: any place where its characters stand in a row."""
    name = _squeezed(secret.text)
    kept = secrets.evidence if secret.is_marked else (*secrets.evidence, *secrets.printed)
    if len(name) > 1 and not any(name in _squeezed(each) for each in kept):
        places = (place for place, text in finished.places if name in _squeezed(text))
        yield from (Leak(secret, _at(place), secret.text) for place in places)


def _is_telling(secret: Secret, words: tuple[str, ...]) -> bool:
    joined = "".join(words)
    if len(joined) < _SHORTEST_NAME or joined.isdigit():
        return False
    if len(words) > 1 or not is_english(words[0]):
        return True
    return secret.is_marked and secret.what in _NAMES_OF_THINGS


def _as_written(secret: Secret, words: tuple[str, ...]) -> str:
    """How one ordinary word has to be written to be a name; empty where any way will do."""
    return "".join(_WORD.findall(_plain(secret.text))) if len(words) == 1 and is_english(words[0]) else ""


def _rows_of_words(secrets: Secrets, texts: _Texts) -> Iterator[Leak]:
    for each in secrets.secrets:
        words = _words(each.text) if each.kind != "code" else ()
        if len(words) < _FEWEST_WORDS or (each.kind == "name" and len(words) <= _LONGEST):
            continue
        size = _OF_OURS if each.kind == "prose" else _OF_SOURCES
        rows = [words[start : start + size] for start in range(max(1, len(words) - size + 1))]
        if each.kind == "prose" and each.is_marked and all(texts.finished.place(row) for row in rows):
            fresh = [row for row in rows if row not in texts.evidence]
        elif each.kind == "prose" or not each.is_marked:
            fresh = [row for row in rows if row not in texts.evidence and row not in texts.printed]
        else:
            fresh = [row for row in rows if row not in texts.evidence]
        for row in fresh:
            if place := texts.finished.place(row):
                yield Leak(each, _at(place), " ".join(row))
                break


class _Rows:
    """Every run of one to eight words of some texts, folded, with the first place where it stands.

    Only words of the secrets count: what else a file holds, such as its markup, is not kept.
    """

    def __init__(self, texts: Iterable[tuple[str, str]], vocabulary: Container[str]) -> None:
        self._places: dict[tuple[str, ...], str] = {}
        self._written: dict[str, str] = {}
        for place, text in texts:
            written = _WORD.findall(_plain(text))
            folded = [each.casefold() for each in written]
            for each in written:
                self._written.setdefault(each, place)
            for start in range(len(folded)):
                for end in range(start + 1, min(start + _LONGEST, len(folded)) + 1):
                    if folded[end - 1] not in vocabulary:
                        break
                    self._places.setdefault(tuple(folded[start:end]), place)

    def place(self, words: tuple[str, ...], written: str = "") -> str:
        """Where the words stand in a row, a single one perhaps in this spelling alone; empty where they do not."""
        return self._written.get(written, "") if written else self._places.get(words, "")

    def __contains__(self, words: tuple[str, ...]) -> bool:
        return words in self._places


class _Texts:
    """What the file has, what evidence that stays has, and what all that stays has."""

    def __init__(self, finished: FinishedText, secrets: Secrets) -> None:
        known = {word for each in secrets.secrets if each.kind != "code" for word in _words(each.text)}
        self.finished = _Rows(finished.places, known)
        self.evidence = _Rows((("", each) for each in secrets.evidence), known)
        self.printed = _Rows((("", each) for each in secrets.printed), known)


def _words(text: str) -> tuple[str, ...]:
    return tuple(each.casefold() for each in _WORD.findall(_plain(text)))


def _squeezed(text: str) -> str:
    return "".join(clean(text).split())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", clean(text))


def _at(place: str) -> str:
    return f"on {place}" if place.startswith("page ") else f"in {place}"
