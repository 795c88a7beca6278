"""Pages of untrusted documents as pictures, from the application's side; a child process draws them (`child`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from casewright.ingest.child import Cancel, ChildProcess, Refusal
from casewright.ingest.extraction import Caps
from casewright.ingest.media_type import IMAGES, PDF
from casewright.ingest.page_answer import MOST_PIXELS, PageAnswer, page_from_bytes, sizes_from_bytes

T = TypeVar("T")

PATIENCE = 12.0
"""Seconds that one page may take."""

_NONSENSE = Refusal("The page was answered in a way that makes no sense; the document may be damaged.")
_LONGEST = 4 * MOST_PIXELS + (1 << 24)


def has_pages(media_type: str) -> bool:
    """Whether documents of this kind have pages that can be seen."""
    return media_type == PDF or media_type in IMAGES


class PageReader(ChildProcess):
    """One child process for the pages of any number of documents; for one thread at a time.

    Hand in the same `bytes` object for all pages of a document: it crosses to the child once, and stays open there.
    """

    def sizes(self, data: bytes, cancel: Cancel | None = None) -> list[tuple[float, float]] | Refusal:
        """The sides of all pages in points."""
        answer = self.ask(
            "pages", {}, data, Caps(seconds=PATIENCE), cancel=cancel, doing="Opening the document"
        )
        return answer if isinstance(answer, Refusal) else self._checked(sizes_from_bytes, answer)

    def page(
        self,
        data: bytes,
        number: int,
        scale: float,
        *,
        letters: bool,
        seconds: float = PATIENCE,
        cancel: Cancel | None = None,
    ) -> PageAnswer | Refusal:
        """One page, counted from 0, in `scale` pixels a point (0: no picture); with its letters if they are wanted."""
        header = {"page": number, "scale": scale, "letters": letters}
        answer = self.ask(
            "page",
            header,
            data,
            Caps(seconds=seconds),
            cancel,
            longest_answer=_LONGEST,
            doing="Drawing the page",
        )
        return answer if isinstance(answer, Refusal) else self._checked(page_from_bytes, answer)

    def _checked(self, read: Callable[[bytes], T], answer: bytes) -> T | Refusal:
        try:
            return read(answer)
        except ValueError:
            self.close()
            return _NONSENSE
