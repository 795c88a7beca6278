"""A brief as a PDF: laid out until its page numbers agree with themselves, then finished and written at once."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, PageTemplate

from casewright.brief.blocks import CUT_OFF, Brief
from casewright.brief.clean import remarks
from casewright.brief.house import look_of
from casewright.brief.manifest import Manifest, build_manifest, manifest_bytes
from casewright.brief.numbering import Numbering
from casewright.brief.pdf.bidi import is_right_to_left
from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.contents import deserves_contents
from casewright.brief.pdf.dress import dressed
from casewright.brief.pdf.finish import finished
from casewright.brief.pdf.flow import kept_together
from casewright.brief.pdf.fonts import is_covered
from casewright.brief.pdf.known_pages import Found, KnownPages, expected_pages
from casewright.brief.pdf.notes import FootedFrame
from casewright.brief.pdf.page import Furniture
from casewright.brief.pdf.places import Places
from casewright.brief.pdf.story import Story
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.typesetting import printable
from casewright.brief.status_words import stamp
from casewright.casefile.output_file import write_at_once
from casewright.model.dates import show_date
from casewright.model.keeping_all import keeping_all

_PASSES = 5
OnPage = Callable[[int, int], object]


@dataclass(frozen=True)
class RenderReport:
    """What was written. `cited_on` gives the pages of each source number, `collisions` the count of each figure, and
    `contents` the main headings with their pages, where the brief is long enough to list them.
    """

    pages: int
    sha256: str
    warnings: tuple[str, ...]
    manifest: Manifest
    collisions: dict[str, int]
    cited_on: dict[int, tuple[int, ...]]
    links: int
    contents: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Drawn:
    """A brief whose page numbers agree with themselves, before the last finish: no tags, no manifest."""

    data: bytes
    pages: int
    found: Found
    is_settled: bool
    links: int
    contents: tuple[tuple[str, int], ...]
    root: Tag
    collisions: dict[str, int]
    noted: Places


def render_pdf(brief: Brief, out: Path) -> RenderReport:
    """Writes the brief to `out`, as `pdf_of` makes it. Raises OSError too; what was there before stays then."""
    data, report = pdf_of(brief)
    write_at_once(data, out)
    return report


def pdf_of(brief: Brief) -> tuple[bytes, RenderReport]:
    """The finished file, made in memory; the same brief always gives the same bytes.

    Raises:
        InvalidValue: a citation leads to no source, or to one without an archived copy.
    """
    numbering = Numbering(brief)
    manifest = build_manifest(brief, numbering)
    with keeping_all():
        drawn = drawn_brief(brief, numbering)
        data = finished(drawn.data, brief, drawn.root, manifest_bytes(manifest))
    warnings = [*brief.warnings, *remarks(brief, is_covered)]
    warnings += [f"The source “{printable(source.title)}” is not cited." for source in numbering.uncited]
    warnings += [f"{name} has {count} collisions." for name, count in drawn.collisions.items() if count]
    return data, RenderReport(
        drawn.pages,
        hashlib.sha256(data).hexdigest(),
        tuple(warnings),
        manifest,
        drawn.collisions,
        {number: tuple(pages) for number, pages in drawn.found.cited_on.items()},
        drawn.links,
        drawn.contents,
    )


def drawn_brief(brief: Brief, numbering: Numbering, on_page: OnPage | None = None) -> Drawn:
    """Laid out once where the guess at the number of pages is good enough and nothing but an annex at the end names pages; else
    until every page that is named is the page there is.

    `on_page` hears the number of each page that is begun, and how many are expected; what it raises ends the work.
    """
    expected, last = expected_pages(brief), None
    with dressed(look_of(brief.house)):
        for _ in range(_PASSES):
            drawn = _drawn(brief, numbering, expected, last, on_page)
            if drawn.is_settled:
                break
            expected, last = drawn.pages, drawn.found
    return drawn


def _drawn(
    brief: Brief, numbering: Numbering, expected: int, last: Found | None, heard: OnPage | None
) -> Drawn:
    """One pass; `last` is what the one before found, None in the first."""
    root = Tag("Document")
    cited_on: dict[int, list[int]] = {}
    known = KnownPages(expected, last or Found(cited_on))
    story = Story(brief, numbering, known, root)
    furniture = _furniture(brief)
    frame = FootedFrame(story.notes)
    canvases: list[BriefCanvas] = []

    def canvas(*arguments: Any, **options: Any) -> BriefCanvas:
        canvases.append(BriefCanvas(*arguments, cited_on=cited_on, **options))
        canvases[-1].mirrored = is_right_to_left("", brief.language)
        return canvases[-1]

    def on_page(page: Any, document: Any) -> None:
        if heard is not None:
            heard(document.page, expected)
        frame.begin_page()
        furniture.draw(page, document.page)

    def on_page_end(page: Any, document: Any) -> None:
        frame.draw_foot(page)

    target = io.BytesIO()
    document = BaseDocTemplate(  # pikepdf compresses
        target, pagesize=A4, invariant=1, pageCompression=0, title=printable(brief.title)
    )
    document.addPageTemplates([PageTemplate("page", [frame], onPage=on_page, onPageEnd=on_page_end)])
    document.build(kept_together(story.flowables(), story.notes.foot_height), canvasmaker=canvas)
    drawn = canvases[-1]
    found = Found(cited_on, drawn.places, drawn.note_pages, story.names)
    return Drawn(
        target.getvalue(),
        drawn.page_count,
        found,
        known.was_right(found) and story.has_contents == deserves_contents(drawn.page_count, story.headings),
        drawn.link_count,
        tuple((entry.title, drawn.places[entry.place]) for entry in story.headings)
        if story.has_contents
        else (),
        root,
        {name: _count(figure.collisions) for name, figure in story.figures.items()},
        drawn.noted,
    )


def _count(collisions: Any) -> int:
    return int(getattr(collisions, "total", collisions))


def _furniture(brief: Brief) -> Furniture:
    foot = [brief.product_id, f"version {brief.version}", show_date(brief.issued_on)]
    return Furniture(
        brief.marking,
        brief.marking_colour or "#FFFFFF",
        brief.marking_meaning,
        brief.title,
        " · ".join(part for part in foot if part),
        " · ".join(f"{label}: {value}" for label, value in brief.facts if label == CUT_OFF),
        stamp(brief),
    )
