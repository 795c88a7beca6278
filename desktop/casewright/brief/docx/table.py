"""Tables that break well: the header row comes again on each page, no row breaks, and what the table holds is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from casewright.brief.clean import clean
from casewright.brief.docx.style import HAIRLINE, INK, TEXT_WIDTH
from casewright.brief.docx.words import add_words

Fill = Callable[[Any], None]
"""Fills the paragraph of a cell."""


def add_table(
    document: Document,
    headers: Sequence[str],
    rows: Sequence[Sequence[Fill]],
    widths: Sequence[float],
    alt: str,
    language: str,
) -> Any:
    """A table over the full width; without `headers` it has no header row. `widths` are shares, one for each column."""
    table = document.add_table(rows=1 if headers else 0, cols=len(widths))
    table.autofit = False
    _describe(table, alt)
    _draw_lines(table)
    whole = sum(widths) or 1.0
    if headers:
        for cell, words in zip(table.rows[0].cells, headers, strict=True):
            cell.paragraphs[0].style = document.styles["Cell head"]
            add_words(cell.paragraphs[0], words, language)
        _mark_row(table.rows[0], "w:tblHeader")
    for fills in rows:
        row = table.add_row()
        _mark_row(row, "w:cantSplit")
        for cell, fill in zip(row.cells, fills, strict=True):
            cell.paragraphs[0].style = document.styles["Cell"]
            fill(cell.paragraphs[0])
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(TEXT_WIDTH * width / whole)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(TEXT_WIDTH * width / whole)
    return table


def tint(cell: Any, fill: str) -> None:
    """A colour (RRGGBB) behind a cell."""
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def _describe(table: Any, alt: str) -> None:
    said = OxmlElement("w:tblDescription")
    said.set(qn("w:val"), clean(alt)[:2000])
    table._tbl.tblPr.append(said)


def _draw_lines(table: Any) -> None:
    """Horizontal lines only."""
    borders = OxmlElement("w:tblBorders")
    for side, width, colour in (("top", 12, INK), ("bottom", 6, INK), ("insideH", 4, HAIRLINE)):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", str(width)), ("space", "0"), ("color", colour)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    description = table._tbl.tblPr.find(qn("w:tblDescription"))
    description.addprevious(borders)


def _mark_row(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
