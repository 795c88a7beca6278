"""The baseline of briefs: the same words and figures as a bare ReportLab story, with its own paragraphs, tables and fonts.

One pass: no pages named in the annex, no number of all pages, no tags, no attachment, no shaping.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Spacer, Table
from reportlab.platypus import Paragraph as Words

from casewright.brief.blocks import (
    AchMatrix,
    Brief,
    Bullets,
    CitationMark,
    Heading,
    Inline,
    JudgementBlock,
    LinkChart,
    Note,
    Paragraph,
    SourceAnnex,
    SourceEntry,
    Timeline,
    WordsBox,
)
from casewright.brief.blocks import Table as Grid
from casewright.brief.numbering import Numbering
from casewright.brief.pdf.link_chart import LinkChartFigure
from casewright.brief.pdf.timeline import timeline_figures
from casewright.model.resources import resource_path

_FONTS = {
    "Serif": "SourceSerif4-Regular", "SerifB": "SourceSerif4-SemiBold", "SerifI": "SourceSerif4-Italic",
    "Sans": "SourceSans3-Regular", "SansB": "SourceSans3-SemiBold", "Mono": "JetBrainsMono-Regular",
    "Persian": "Vazirmatn-Regular", "Hebrew": "NotoSansHebrew-Regular",
}  # fmt: skip
_INDENT = 119.0  # the margin column


def _style(name: str, font: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **more)


_BODY = _style("body", "Serif", 10, 14, alignment=4, leftIndent=_INDENT, spaceAfter=6)
_LEAD = _style("lead", "Serif", 11.5, 16.4, leftIndent=_INDENT)
_TITLE = _style("title", "SerifB", 27, 31)
_HEAD = _style("head", "SansB", 14.5, 18, leftIndent=_INDENT, spaceBefore=24, spaceAfter=7, keepWithNext=1)
_BASIS = _style("basis", "Sans", 8.4, 11.4, leftIndent=_INDENT)
_CELL = _style("cell", "Sans", 8.6, 11.4)
_CELL_HEAD = _style("cell head", "SansB", 7.4, 10)
_CAPTION = _style("caption", "Sans", 8, 11, spaceAfter=12)
_SOURCE = _style("source", "SansB", 9, 12, leftIndent=_INDENT)
_ABOUT = _style("about", "Sans", 8.2, 11, leftIndent=_INDENT)
_QUOTE = _style("quote", "Serif", 9.2, 13, leftIndent=_INDENT + 10)
_TRANSLATION = _style("translation", "SerifI", 8.8, 12.4, leftIndent=_INDENT + 10)


def bare_pdf(brief: Brief) -> tuple[bytes, int]:
    """The bytes and the number of pages."""
    _register()
    target = io.BytesIO()
    document = BaseDocTemplate(target, pagesize=A4, invariant=1, pageCompression=1, title=brief.title)
    frame = Frame(56.7, 76.5, 481.9, 681, 0, 0, 0, 0)
    document.addPageTemplates(
        [PageTemplate("page", [frame], onPage=lambda canvas, on: _furniture(canvas, on.page, brief))]
    )
    document.build(list(_Story(brief).flowables()))
    return target.getvalue(), document.page


def _register() -> None:
    for name, file in _FONTS.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(resource_path("fonts", f"{file}.ttf"))))
    pdfmetrics.registerFontFamily(
        "Serif", normal="Serif", bold="SerifB", italic="SerifI", boldItalic="SerifB"
    )
    pdfmetrics.registerFontFamily("Sans", normal="Sans", bold="SansB", italic="Sans", boldItalic="SansB")


def _furniture(canvas: Any, page: int, brief: Brief) -> None:
    for y in (782, 29.5):
        canvas.setFont("SansB", 12)
        canvas.setFillColor(HexColor("#000000"))
        canvas.rect(450, y, 88, 18.6, stroke=0, fill=1)
        canvas.setFillColor(HexColor(brief.marking_colour or "#FFFFFF"))
        canvas.drawString(456, y + 5.2, brief.marking)
    canvas.setFont("Sans", 8)
    canvas.setFillColor(HexColor("#566270"))
    canvas.drawString(56.7, 788, brief.title)
    canvas.drawString(56.7, 35.5, f"{brief.product_id} version {brief.version}")
    canvas.drawCentredString(297, 35.5, str(page))


def _markup(text: str) -> str:
    """Escaped, with the font of another script where the text font lacks a character."""
    known = pdfmetrics.getFont("Serif").face.charToGlyph
    if text.isascii():
        return escape(text)

    def font(character: str) -> str:
        return "" if ord(character) in known else "Hebrew" if "\u0590" <= character <= "\u05ff" else "Persian"

    runs = [(name, escape("".join(run))) for name, run in groupby(text, key=font)]
    return "".join(f'<font name="{name}">{run}</font>' if name else run for name, run in runs)


class _Story:
    def __init__(self, brief: Brief) -> None:
        self.brief, self.numbering = brief, Numbering(brief)
        self.makers = {
            Heading: lambda block: [Words(_markup(block.text), _HEAD)],
            Paragraph: lambda block: [Words(self.inline(block.inlines), _BODY)],
            Bullets: lambda block: [Words(self.inline(item), _BODY, bulletText="•") for item in block.items],
            JudgementBlock: self.judgement,
            Grid: lambda block: self.table(block.headers, [[self.inline(cell) for cell in row] for row in block.rows], block.widths, block.caption),
            LinkChart: lambda block: [_Chart(block), Words(_markup(block.caption), _CAPTION)],
            Timeline: lambda block: [*map(_Lanes, timeline_figures(block)), Words(_markup(block.caption), _CAPTION)],
            AchMatrix: self.matrix,
            WordsBox: self.words,
            SourceAnnex: self.annex,
        }  # fmt: skip

    def flowables(self) -> Iterable[Any]:
        brief = self.brief
        yield from (Words(_markup(brief.title), _TITLE), Spacer(1, 9))
        yield from (Words(f"<b>{_markup(label)}</b> {_markup(value)}", _CELL) for label, value in brief.facts)
        yield Words(self.inline(brief.bottom_line), _LEAD)
        for block in brief.blocks:
            yield from self.makers[type(block)](block)

    def inline(self, inlines: Iterable[Inline]) -> str:
        return "".join(map(self.one, inlines))

    def one(self, inline: Inline) -> str:
        if isinstance(inline, CitationMark):
            links = (
                f'<a href="#source-{numbers[0]}">{label}</a>'
                for label, numbers in self.numbering.groups(inline)
            )
            return f'<super rise="3.4" size="6.6"><font name="SansB" color="#1F4E79">{",".join(links)}</font></super>'
        if isinstance(inline, Note):
            return _markup(inline.text)
        return f"<b>{_markup(inline.text)}</b>" if inline.style == "strong" else _markup(inline.text)

    def judgement(self, block: JudgementBlock) -> Iterable[Any]:
        yield Words(f"{block.number} {self.inline(block.inlines)}", _LEAD)
        if block.likelihood is not None:
            yield _Band(
                block.likelihood.edges, f"{block.likelihood.term} {block.likelihood.band} {block.confidence}"
            )
        yield Words(_markup(block.basis), _BASIS)
        yield Words(_markup(f"{block.change} {block.horizon}"), _BASIS)

    def table(
        self, headers: Iterable[str], rows: list[list[str]], widths: Iterable[float], caption: str
    ) -> Iterable[Any]:
        shares = list(widths)
        cells = [
            [Words(_markup(each), _CELL_HEAD) for each in headers],
            *[[Words(cell, _CELL) for cell in row] for row in rows],
        ]
        rules = [
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#D3D9DF")),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ]
        yield Table(
            cells, colWidths=[481.9 * share / sum(shares) for share in shares], style=rules, repeatRows=1
        )
        yield Words(_markup(caption), _CAPTION)

    def matrix(self, block: AchMatrix) -> Iterable[Any]:
        count = len(block.hypotheses)
        headers = ["Evidence", "Weight", *[f"{label} {text}" for label, text in block.hypotheses], "D"]
        rows = [
            [self.inline(row), weight, *ratings, apart]
            for row, weight, ratings, apart in zip(
                block.rows, block.weights, block.ratings, block.diagnosticity, strict=True
            )
        ]
        rows.append([block.measure, "", *[str(score) for score in block.scores], ""])
        return self.table(headers, rows, [142 - 23 * count, 17, *[23] * count, 11], block.caption)

    def words(self, block: WordsBox) -> Iterable[Any]:
        rows = [[_markup(term), band] for term, band, _, _ in block.terms]
        yield from self.table([block.scheme, "Band"], rows, (3, 1), "")
        yield from (
            Words(f"<b>{_markup(level)}</b> {_markup(meaning)}", _CELL) for level, meaning in block.confidence
        )

    def annex(self, block: SourceAnnex) -> Iterable[Any]:
        yield Words(_markup(block.title), _HEAD)
        for source in self.numbering.sources:
            yield from self.source(source)

    def source(self, source: SourceEntry) -> Iterable[Any]:
        number = self.numbering.number(source.id)
        yield Words(f'<a name="source-{number}"/>{number} {source.rating} {_markup(source.title)}', _SOURCE)
        about = ", ".join(each for each in (source.publisher, source.published, source.rating_words) if each)
        yield Words(_markup(about), _ABOUT)
        yield Words(_markup(source.descriptor), _ABOUT)
        for quote in source.quotations:
            yield Words(_markup(quote.exact), _QUOTE)
            if quote.translation:
                yield Words(_markup(quote.translation), _TRANSLATION)
            yield Words(f"characters {quote.start}–{quote.end}", _ABOUT)
        yield Words(
            f'Cited on p. <font name="Mono" size="6.2">sha-256 {source.archive_sha256[:16]}</font>', _ABOUT
        )


class _Band(Flowable):
    def __init__(self, edges: tuple[float, ...], words: str) -> None:
        super().__init__()
        self.edges, self.said = edges, words

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        return available, 26

    def draw(self) -> None:
        for low, high in zip(self.edges, self.edges[1:], strict=False):
            self.canv.rect(_INDENT + low * 210, 9, (high - low) * 210 - 0.8, 4, stroke=0, fill=1)
        self.canv.setFont("SansB", 7.6)
        self.canv.drawString(_INDENT, 19, self.said)


class _Chart(Flowable):
    """The same chart, laid out by the same layout, drawn with ReportLab's own lines and strings."""

    def __init__(self, block: LinkChart) -> None:
        super().__init__()
        self.chart = LinkChartFigure(block)

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        self.width, self.height = self.chart.wrap(available, height)
        return self.width, self.height

    def draw(self) -> None:
        canvas, layout, high = self.canv, self.chart.layout, self.height
        for edge in self.chart.edges:
            (x, y), (to_x, to_y) = layout.places[edge.source], layout.places[edge.target]
            canvas.setLineWidth(0.6 + 0.35 * edge.origins)
            canvas.line(x, high - y, to_x, high - to_y)
        canvas.setFont("Sans", 7.4)
        for number, box in layout.edge_labels.items():
            canvas.drawString(box.left, high - box.bottom + 2, self.chart.edges[number].label)
        for key, node in self.chart.nodes.items():
            x, y = layout.places[key]
            canvas.circle(x, high - y, layout.radii[key], stroke=1, fill=1)
            canvas.drawString(layout.labels[key].left, high - layout.labels[key].bottom + 2.2, node.label)


class _Lanes(Flowable):
    """The same timeline, placed by the same code, drawn with ReportLab's own lines and strings."""

    def __init__(self, figure: Any) -> None:
        super().__init__()
        self.figure = figure

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        self.width, self.height = self.figure.wrap(available, height)
        return self.width, self.height

    def draw(self) -> None:
        canvas, y = self.canv, self.height - 16
        canvas.setFont("Sans", 7.2)
        for (lane, placed), high in zip(self.figure._lanes, self.figure._heights, strict=True):
            canvas.line(0, y, self.width, y)
            canvas.drawString(0, y - 10, lane)
            for each in placed:
                row = y - 9.6 - each.row * 10.6
                canvas.circle(each.start, row, 2.4, stroke=1, fill=1)
                canvas.drawString(each.label, row - 2.4, f"{each.event.label}, {each.event.when}")
            y -= high
