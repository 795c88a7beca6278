"""Where things stand on the pages, noted while they are drawn: data for a preview, nothing of it in the file.

Pages count from 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from reportlab.platypus import Frame

from casewright.brief.pdf.style import MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from casewright.brief.shown_pages import Box


@dataclass(frozen=True)
class BlockPlace:
    """A block, or the part of it that is on one page. `block` is its index in the brief, None for what stands before all blocks."""

    block: int | None
    page: int
    box: Box


@dataclass(frozen=True)
class WordsPlace:
    """Words that lead somewhere: to passages, and in the file itself to `target`, a name among `Places.targets`."""

    page: int
    box: Box
    words: str
    passages: tuple[UUID, ...] = ()
    target: str = ""


@dataclass
class Places:
    """All places of one drawing, in the order of drawing. `targets`: page and height of what links lead to."""

    blocks: list[BlockPlace] = field(default_factory=list)
    words: list[WordsPlace] = field(default_factory=list)
    targets: dict[str, tuple[int, float]] = field(default_factory=dict)


class NotingFrame(Frame):
    """A frame that notes where each flowable comes to stand. `block` of a flowable says what it belongs to; its parts inherit it."""

    _y: float

    def add(self, flowable: Any, canvas: Any, **options: Any) -> Any:  # type: ignore[override]
        """Draws it if it fits."""
        added = super().add(flowable, canvas, **options)
        if added and hasattr(flowable, "block"):
            bottom = PAGE_HEIGHT - (self._y + flowable.getSpaceAfter())
            box = (MARGIN, bottom - flowable.height, PAGE_WIDTH - MARGIN, bottom)
            canvas.noted.blocks.append(BlockPlace(flowable.block, canvas.getPageNumber(), box))
        return added

    def split(self, flowable: Any, canvas: Any) -> list[Any]:
        """The parts that it falls into at the foot of the frame."""
        parts: list[Any] = list(super().split(flowable, canvas))
        if hasattr(flowable, "block"):
            for part in parts:
                part.block = flowable.block
        return parts


def of_block(flowables: list[Any], block: int | None) -> list[Any]:
    """The flowables, each knowing which block it belongs to."""
    for flowable in flowables:
        flowable.block = block
    return flowables
