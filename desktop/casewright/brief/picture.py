"""The link chart of a graph view as a picture of its own, without a window: a PDF of one page, or a PNG of it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from casewright.analysis.figure_facts import figure_facts
from casewright.analysis.support import Support
from casewright.brief.blocks import Block, Brief
from casewright.brief.figures_from_case import link_chart, shown_of_view
from casewright.brief.pdf.render import pdf_of
from casewright.casefile.output_file import spare_cases, write_at_once
from casewright.casefile.queries import filtering, records
from casewright.casefile.queries.graph_files import marking_of
from casewright.casefile.queries.overview import case_markings
from casewright.model.case_filter import read_filter
from casewright.model.errors import CaseError, InvalidValue
from casewright.model.markings import allows

if TYPE_CHECKING:
    from casewright.casefile.case import Case

FORMATS = ("pdf", "png")
LARGEST_SCALE = 8
"""Times 72 dots an inch; an A4 page is then 32 million pixels."""


class Pictured(NamedTuple):
    """How much of a view was drawn, and how much its filters left out."""

    entities: int
    links: int
    left_out: int


def export_picture(case: Case, view: UUID, out: Path, output_format: str, scale: int = 3) -> Pictured:
    """Draws a view as its filters leave it, with legend, source line, data date and marking.

    Raises:
        InvalidValue: the filters of the view cannot be applied, nothing is left to be drawn, or the scale will not do.
        CaseError: the file cannot be written there, or is a case.
    """
    if not 1 <= scale <= LARGEST_SCALE:
        raise InvalidValue(f"The scale of a picture is from 1 to {LARGEST_SCALE}, not {scale}.")
    rows, links, left_out = shown_of_view(case, view)
    spare_cases(case, out)
    blocks = tuple(link_chart(case, Support(case), view, ""))
    if not blocks:
        raise InvalidValue("There is nothing in this view to be drawn.")
    page, _ = pdf_of(_page(case, view, [row.entity_id for row in rows], [row.id for row in links], blocks))
    data = page if output_format == "pdf" else _as_png(page, scale)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_at_once(data, out)
    except OSError as error:
        raise CaseError(f"{out} cannot be written: {error.strerror}.") from error
    return Pictured(len(rows), len(links), left_out)


def _page(
    case: Case, view: UUID, entities: list[UUID], links: list[UUID], blocks: tuple[Block, ...]
) -> Brief:
    ceiling = read_filter(filtering.saved_filters(case, view)).marking
    markings = case_markings(case)
    may = ceiling is None or allows(ceiling, marking_of(case, view), markings)
    facts = figure_facts(case, [*entities, *links], links, view if may else None, ceiling)
    known = [markings[label] for label in facts.markings]
    return Brief(
        id=view,
        case_id=case.case_id,
        title=(records.name_of(case, view) or "") if may else "Link chart",
        standfirst="",
        product_type="Link chart",
        product_id="",
        version="1",
        language="en",
        marking=facts.marking,
        marking_colour=known[0].colour if len(known) == 1 else "#FFFFFF",
        marking_meaning=known[0].meaning if len(known) == 1 else "",
        issued_on="",
        author="",
        facts=(),
        bottom_line=(),
        blocks=blocks,
        sources=(),
        case_head="",
    )


def _as_png(page: bytes, scale: int) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(page)
    made = io.BytesIO()
    document[0].render(scale=scale).to_pil().save(made, "PNG")
    document.close()
    return made.getvalue()
