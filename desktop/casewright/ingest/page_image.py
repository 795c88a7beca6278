"""Pages of untrusted documents as pictures, drawn in the child process: the tasks "pages" and "page".

A document stays open as long as the same bytes are asked about.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from casewright.ingest.extraction import Caps
from casewright.ingest.media_type import PDF, sniff
from casewright.ingest.page_answer import PageAnswer, PageRefused, sizes_to_bytes


class Leaves(Protocol):
    """A document that has pages, counted from 0."""

    def sizes(self) -> list[tuple[float, float]]:
        """The sides of all pages in points, as they are seen."""
        ...

    def draw(self, number: int, scale: float, letters: bool) -> PageAnswer:
        """One page in `scale` pixels a point (0: no picture), within the cap on pixels."""
        ...


_open: tuple[bytes, Leaves] | None = None


def pages(header: Mapping[str, Any], data: bytes, caps: Caps) -> bytes:
    """The task "pages": the sides of all pages in points (`page_answer.sizes_from_bytes`)."""
    return sizes_to_bytes(leaves(data).sizes())


def page(header: Mapping[str, Any], data: bytes, caps: Caps) -> bytes:
    """The task "page": a `PageAnswer`. `header` has `page` (from 0), `scale` and `letters`."""
    number, scale, letters = int(header["page"]), float(header["scale"]), bool(header["letters"])
    try:
        return leaves(data).draw(number, scale, letters).to_bytes()
    except PageRefused as refused:
        return PageAnswer(failure=str(refused)).to_bytes()


def leaves(data: bytes) -> Leaves:
    """The open document."""
    global _open
    if _open is None or _open[0] is not data:
        _open = None
        _open = data, _opened(data)
    return _open[1]


def _opened(data: bytes) -> Leaves:
    if sniff(data) == PDF:
        from casewright.ingest.pdf_pages import PdfLeaves

        return PdfLeaves(data)
    from casewright.ingest.picture_pages import PictureLeaves

    return PictureLeaves(data)
