"""Text with italics, put together piece by piece with the punctuation that American manuals ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

_TAG = re.compile(r"<(/?)(i|b|sc|sub|sup|span)(?:\s[^<>]{0,80})?>")
_CLOSING = re.compile("’?”$")
_FLIPPED = str.maketrans({"“": "‘", "”": "’"})


@dataclass(frozen=True)
class Run:
    """A stretch of text, italic or not."""

    text: str
    italic: bool = False


Runs = tuple[Run, ...]


def plain(runs: Iterable[Run]) -> str:
    """The text alone."""
    return "".join(run.text for run in runs)


def marked(runs: Iterable[Run]) -> str:
    """The text with `*` around what is italic, for terminals and tests."""
    return "".join(f"*{run.text}*" if run.italic else run.text for run in runs)


def roman(text: str) -> Runs:
    """Text as it is."""
    return (Run(text),) if text else ()


def upright(text: str) -> Runs:
    """A title in roman, with what CSL marks as italic within it in italics."""
    return from_markup(text)


def italic(text: str) -> Runs:
    """Text in italics, what CSL marks as italic within it in roman."""
    return tuple(replace(run, italic=not run.italic) for run in from_markup(text))


def quoted(text: str) -> Runs:
    """Text in quotation marks, those within it single."""
    return (
        merged(
            [
                Run("“"),
                *(replace(run, text=run.text.translate(_FLIPPED)) for run in from_markup(text)),
                Run("”"),
            ]
        )
        if text
        else ()
    )


def from_markup(text: str) -> Runs:
    """A CSL title: `<i>` is italic, other tags go."""
    runs, at, depth = [], 0, 0
    for match in _TAG.finditer(text):
        runs.append(Run(text[at : match.start()], depth > 0))
        if match[2] == "i":
            depth = max(0, depth + (-1 if match[1] else 1))
        at = match.end()
    return merged([*runs, Run(text[at:], depth > 0)])


def merged(runs: Iterable[Run]) -> Runs:
    """Neighbours of one kind as one, nothing empty."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].italic == run.italic:
            found[-1] = Run(found[-1].text + run.text, run.italic)
        elif run.text:
            found.append(run)
    return tuple(found)


class Sentence:
    """A reference under construction. Commas and stops go inside closing quotation marks and are never doubled."""

    def __init__(self, *first: Sequence[Run]) -> None:
        self._runs: list[Run] = [run for part in first for run in part]

    def add(self, between: str, *parts: Sequence[Run] | str) -> Sentence:
        """Adds what there is of the parts, after `between` (such as `, ` or `. `) when something stands before."""
        new = [run for part in parts for run in (roman(part) if isinstance(part, str) else part)]
        if any(run.text for run in new):
            if self._runs:
                self._punctuate(between)
            self._runs += new
        return self

    def open(self) -> Runs:
        """What there is so far, without a stop."""
        return merged(self._runs)

    def close(self) -> Runs:
        """The finished reference, with its stop; none after an address, where it would be taken for a part of it."""
        if self._runs and not _is_address(self._runs[-1].text):
            self._punctuate(".")
        return merged(self._runs)

    def close_always(self) -> Runs:
        """The finished reference, with its stop also after an address (Chicago)."""
        if self._runs:
            self._punctuate(".")
        return merged(self._runs)

    def _punctuate(self, between: str) -> None:
        sign, rest = (between[0], between[1:]) if between and between[0] in ",.:;" else ("", between)
        last = self._runs[-1]
        quote = _CLOSING.search(last.text) if sign in (",", ".") else None
        body, closing = (last.text[: quote.start()], quote[0]) if quote else (last.text, "")
        end = body[-1:]
        needless = end in ".?!" if sign == "." else end in ",;:" and sign == ","
        mark = "" if needless else sign
        if last.italic and mark:
            self._runs[-1] = Run(body + closing, True)
            self._runs.append(Run(mark + rest))
        else:
            self._runs[-1] = Run(body + mark + closing, last.italic)
            self._runs.append(Run(rest))


def _is_address(text: str) -> bool:
    return bool(text.split()) and text.split()[-1].startswith(("https://", "http://"))
