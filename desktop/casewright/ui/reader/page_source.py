"""Drawing pages off the main thread: a thread that asks the child process for what is in sight, and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from casewright.ingest.child import CANCELLED, Refusal
from casewright.ingest.pages import PATIENCE, PageReader
from casewright.model.errors import CaseError

LONGER = 90.0
"""Seconds that a page may take when somebody asked to try longer."""

_UNWANTED_AFTER = (
    2.0  # seconds; what is no longer in sight is stopped only then, since a new child costs time too
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page that is in sight: at how many pixels a point (0: no picture), and whether its letters are wanted too."""

    number: int
    scale: float
    letters: bool
    patient: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of a wish: a picture, and the letters if they were wanted; or a plain reason why not."""

    wanted: Wanted
    image: QImage | None = None
    text: str = ""
    boxes: Sequence[float] = ()
    failure: str = ""


class PageSource(QObject):
    """One document at a time. Signals arrive on the main thread.

    Signals:
        opened: the sides of all pages in points.
        refused: why the document cannot be seen, in one sentence.
        drawn: a `Drawn`.
    """

    opened = Signal(object)
    refused = Signal(str)
    drawn = Signal(object)

    _answered = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = PageReader()
        self._changed = threading.Condition()
        self._fetch: Callable[[], bytes] | None = None
        self._wishes: list[Wanted] = []
        self._document = 0
        self._closed = False
        self._thread: threading.Thread | None = None
        self._answered.connect(self._deliver)

    def open(self, fetch: Callable[[], bytes]) -> None:
        """Another document: `fetch` gives its bytes, on the thread."""
        with self._changed:
            self._document += 1
            self._fetch, self._wishes = fetch, []
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="pages of documents", daemon=True)
            self._thread.start()

    def want(self, wishes: Sequence[Wanted]) -> None:
        """What is in sight now, the most wanted first; earlier wishes are forgotten."""
        with self._changed:
            self._wishes = list(wishes)
            self._changed.notify()

    def close(self) -> None:
        """End the thread and the child process, whatever they are doing."""
        with self._changed:
            self._closed = True
            self._document += 1
            self._changed.notify()
        self._reader.close()
        if self._thread is not None:
            self._thread.join()

    # --- on the thread ------------------------------------------------------------------------------------------------

    def _work(self) -> None:
        while (found := self._next_document()) is not None:
            document, fetch = found
            data = self._opened(document, fetch)
            while data is not None and (wish := self._next_wish(document)) is not None:
                self._tell(document, "drawn", self._draw(document, data, wish))
        self._reader.close()

    def _next_document(self) -> tuple[int, Callable[[], bytes]] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._fetch is not None)
            fetch, self._fetch = self._fetch, None
            return None if self._closed or fetch is None else (self._document, fetch)

    def _next_wish(self, document: int) -> Wanted | None:
        with self._changed:
            self._changed.wait_for(lambda: self._document != document or self._wishes)
            return self._wishes.pop(0) if self._document == document else None

    def _opened(self, document: int, fetch: Callable[[], bytes]) -> bytes | None:
        try:
            data = fetch()
        except CaseError as error:
            self._tell(document, "refused", str(error))
            return None
        answer = self._reader.sizes(data, cancel=lambda: self._document != document)
        if isinstance(answer, Refusal):
            self._tell(document, "refused", answer.reason)
            return None
        if not answer:
            self._tell(document, "refused", "The document has no pages.")
            return None
        self._tell(document, "opened", answer)
        return data

    def _draw(self, document: int, data: bytes, wish: Wanted) -> Drawn | None:
        began = monotonic()

        def is_unwanted() -> bool:
            if self._document != document:
                return True
            late = monotonic() - began > _UNWANTED_AFTER and not wish.patient
            return late and bool(self._wishes) and all(each.number != wish.number for each in self._wishes)

        answer = self._reader.page(
            data,
            wish.number,
            wish.scale,
            letters=wish.letters,
            seconds=LONGER if wish.patient else PATIENCE,
            cancel=is_unwanted,
        )
        if isinstance(answer, Refusal):
            return None if answer.reason == CANCELLED else Drawn(wish, failure=answer.reason)
        if answer.failure:
            return Drawn(wish, failure=answer.failure)
        image = None
        if answer.width and answer.height:
            shown = QImage(
                answer.pixels, answer.width, answer.height, 4 * answer.width, QImage.Format.Format_RGB32
            )
            # a copy, since the pixels belong to Python; and opaque, whatever the unused byte holds
            image = shown.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
            image.reinterpretAsFormat(QImage.Format.Format_RGB32)
        return Drawn(wish, image, answer.text, answer.boxes)

    def _tell(self, document: int, what: str, value: object) -> None:
        if value is not None and not self._closed:
            try:
                self._answered.emit(document, what, value)
            except RuntimeError:
                return  # the view was destroyed meanwhile

    # --- on the main thread -------------------------------------------------------------------------------------------

    def _deliver(self, document: int, what: str, value: object) -> None:
        if document == self._document and not self._closed:
            getattr(self, what).emit(value)
