"""One page of the page view, painted: paper, picture, passages, what was found and what is selected."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from casewright.ui.reader import page_paint
from casewright.ui.theme import is_dark

if TYPE_CHECKING:
    from casewright.ui.reader.page_view import PageView

_MOST_FOUND = 400  # places of a search that are marked on one page


def paint_page(painter: QPainter, view: PageView, number: int, seen: QRectF) -> None:
    """`seen` is what is in sight of all pages together, in whose pixels the painter paints."""
    area, picture = view.layout_of_pages.area(number), view.shelf.picture(number)
    page_paint.paint_paper(painter, area, picture)
    failure = view.shelf.cache.failures.get(number)
    if failure:
        words = f"{failure}\n\nPress Enter or click to try again and wait longer."
        page_paint.paint_words(painter, area & seen, words)
    elif picture is None:
        page_paint.paint_words(painter, area & seen, f"Page {number + 1} is being drawn …")
    _paint_passages(painter, view, number)
    _paint_found(painter, view, number)
    page_paint.paint_selected(painter, view.areas(number, *view.selection()))
    if view.dims and is_dark():
        page_paint.dim(painter, area)


def _paint_passages(painter: QPainter, view: PageView, number: int) -> None:
    marked = view.passages_on(number)
    loud = [each for each in marked if not each.quiet or each.id == view.chosen]
    for passage in marked:
        if passage not in loud:
            page_paint.paint_quiet(painter, view.areas(number, passage.start, passage.end))
    for passage in sorted(loud, key=lambda each: each.id == view.chosen):
        depth = sum(other.start < passage.end and other.end > passage.start for other in loud)
        page_paint.paint_passage(
            painter,
            view.areas(number, passage.start, passage.end),
            min(depth, 3),
            chosen=passage.id == view.chosen,
            doubtful=bool(passage.flag),
        )


def _paint_found(painter: QPainter, view: PageView, number: int) -> None:
    start, end = view.shelf.span(number)
    first, last = bisect_left(view.found, (start, 0)), bisect_left(view.found, (end, 0))
    for found in view.found[first : min(last, first + _MOST_FOUND)]:
        if found != view.at:
            page_paint.paint_found(painter, view.areas(number, *found), current=False)
    if view.at is not None:
        page_paint.paint_found(painter, view.areas(number, *view.at), current=True)
