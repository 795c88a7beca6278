"""The blocks of a brief, one after the other, as paragraphs, tables and pictures of the document."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.shared import Pt

from casewright.brief.blocks import (
    AchMatrix,
    Brief,
    Bullets,
    Heading,
    Inline,
    JudgementBlock,
    LinkChart,
    PageBreak,
    Paragraph,
    PlaceMap,
    Quotation,
    SourceAnnex,
    SourceEntry,
    Table,
    Timeline,
    WordsBox,
)
from casewright.brief.capitals import capitals
from casewright.brief.clean import clean
from casewright.brief.docx.table import Fill, add_table, tint
from casewright.brief.docx.words import (
    add_bookmark,
    add_digest,
    add_inlines,
    add_place,
    add_words,
    rule_at_side,
    run_as,
    shade,
)
from casewright.brief.figure_pictures import Drawn, pictures_of
from casewright.brief.house import look_of
from casewright.brief.matrix_lines import matrix_lines
from casewright.brief.numbering import Numbering
from casewright.brief.references import References, place_of
from casewright.brief.status_words import notice_words, stamp

_FIRST_PLACE = 100_000  # bookmarks of sources are numbered from 1
_SIGNS = {"CC": "++", "C": "+", "N": "·", "I": "−", "II": "−−", "NA": "n/a", "": ""}
_TINTS = {"CC": "C9DBEA", "C": "E6EEF5", "I": "FAEBD6", "II": "F2D2A6"}


class Writer:
    """Writes one brief into one document."""

    def __init__(self, document: Document, brief: Brief, numbering: Numbering) -> None:
        self.document, self.brief, self.numbering = document, brief, numbering
        self.references = References(brief)
        self._look = look_of(brief.house)
        self._figures = self._tables = 0
        self._makers: dict[type, Callable[[Any], None]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Bullets: self._bullets,
            JudgementBlock: self._judgement,
            Table: self._table,
            LinkChart: self._figure,
            PlaceMap: self._figure,
            Timeline: self._figure,
            AchMatrix: self._ach,
            WordsBox: self._words,
            SourceAnnex: self._annex,
            PageBreak: self._page_break,
        }

    def write(self) -> None:
        """Title block, bottom line, blocks, and the annex where the brief has not placed it itself."""
        brief = self.brief
        self._masthead()
        self._line("Kicker", capitals(f"{brief.product} · {brief.marking}", brief.language))
        self._line("Title", brief.title)
        if brief.standfirst:
            self._line("Subtitle", brief.standfirst)
        if stamp(brief):
            self._line("Notice", stamp(brief), "en")
        if told := notice_words(brief):
            self._line("Notice", f"{told[0]}: {told[1]}")
        if brief.facts:
            rows = [[self._said(label, "strong"), self._said(value)] for label, value in brief.facts]
            add_table(self.document, [], rows, (28, 72), "The facts of this brief.", brief.language)
        if brief.bottom_line:
            panel = self._prose("Bottom line", brief.bottom_line)
            shade(panel, self._look.style.panel.lstrip("#"), self._look.style.accent.lstrip("#"))
        for index, block in enumerate(brief.blocks):
            if index in self.references.targets:
                add_place(self.document, place_of(index), _FIRST_PLACE + index)
            self._makers[type(block)](block)
        if self.numbering.sources and not any(isinstance(block, SourceAnnex) for block in brief.blocks):
            self._annex(SourceAnnex())

    def _masthead(self) -> None:
        """Logo and organisation on one line."""
        look = self._look
        if not look.png and not look.style.organisation:
            return
        paragraph = self._line("House", look.style.organisation)
        if look.logo is not None:
            scale = min(40 / look.logo.height, 164 / look.logo.width, 0.48)  # points a pixel, as in print
            run = paragraph.add_run()
            shape = run.add_picture(io.BytesIO(look.png), width=Pt(look.logo.width * scale))
            shape._inline.docPr.set("descr", clean(look.logo_words))
            paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, run._r)
            run.add_text("\u2003")
            paragraph.paragraph_format.line_spacing = 1.0

    def _line(self, style: str, text: str, language: str = "") -> Any:
        language = language or self.brief.language
        paragraph = self.document.add_paragraph(style=style)
        add_words(paragraph, text, language)
        run_as(paragraph, text, language)
        return paragraph

    def _prose(self, style: str, inlines: tuple[Inline, ...]) -> Any:
        paragraph = self.document.add_paragraph(style=style)
        add_inlines(paragraph, inlines, self.numbering, self.references, self.brief.language)
        return paragraph

    def _said(self, text: str, style: str = "plain") -> Fill:
        def fill(paragraph: Any) -> None:
            add_words(paragraph, text, self.brief.language, style)
            run_as(paragraph, text, self.brief.language)

        return fill

    def _cited(self, inlines: tuple[Inline, ...]) -> Fill:
        return lambda paragraph: add_inlines(
            paragraph, inlines, self.numbering, self.references, self.brief.language
        )

    def _page_break(self, _: PageBreak) -> None:
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _heading(self, block: Heading) -> None:
        words = f"{block.text} ({block.marking})" if block.marking else block.text
        self._line(f"Heading {min(block.level, 2)}", words)

    def _paragraph(self, block: Paragraph) -> None:
        paragraph = self.document.add_paragraph(style="Normal")
        if block.label:
            add_words(paragraph, f"{block.label}. ", self.brief.language, "strong")
        add_inlines(paragraph, block.inlines, self.numbering, self.references, block.language)

    def _bullets(self, block: Bullets) -> None:
        for item in block.items:
            self._prose("List Bullet", item)

    def _judgement(self, block: JudgementBlock) -> None:
        paragraph = self.document.add_paragraph(style="Judgement")
        add_words(paragraph, f"{block.number}\u2003", self.brief.language)
        add_inlines(paragraph, block.inlines, self.numbering, self.references, self.brief.language)
        if block.basis:
            self._line("Basis", block.basis)
        for lead, text in block.remarks:
            remark = self.document.add_paragraph(style="Basis")
            add_words(remark, f"{lead}: ", self.brief.language, "strong")
            add_words(remark, text, self.brief.language)
        told = " · ".join(each for each in (block.change, block.horizon) if each)
        if told:
            self._line("Source detail", told)

    def _table(self, block: Table) -> None:
        if block.rows:
            rows = [[self._cited(cell) for cell in row] for row in block.rows]
            widths = block.widths or (1.0,) * len(block.headers)
            add_table(self.document, block.headers, rows, widths, block.alt, self.brief.language)
            self._caption("Table", block.caption)

    def _ach(self, block: AchMatrix) -> None:
        if not block.rows:
            return
        headers, *lines = matrix_lines(block)
        first = 1 + bool(block.weights)  # where the ratings begin
        count = len(block.hypotheses)
        rows = [
            [
                self._cited(row),
                *[self._said(each, "strong") for each in _with_signs(line[1:], first - 1, count)],
            ]
            for row, line in zip(block.rows, lines, strict=False)
        ]
        rows += [[self._said(each, "strong") for each in line] for line in lines[len(block.rows) :]]
        widths = [
            max(40.0, 130.0 - 22.0 * count),
            *[14.0 for _ in range(first - 1)],
            *[22.0] * count,
            *[14.0 for _ in block.diagnosticity[:1]],
        ]
        table = add_table(self.document, headers, rows, widths, block.alt, self.brief.language)
        for number, ratings in enumerate(block.ratings, start=1):
            for column, rating in enumerate(ratings, start=first):
                if rating in _TINTS:
                    tint(table.rows[number].cells[column], _TINTS[rating])
        self._caption("Table", block.caption)

    def _figure(self, block: Drawn) -> None:
        for picture in pictures_of(block):
            paragraph = self.document.add_paragraph(style="Normal")
            shape = paragraph.add_run().add_picture(
                io.BytesIO(picture.png), width=Pt(min(picture.width, 481.0))
            )
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.line_spacing = 1.0
            shape._inline.docPr.set("descr", clean(block.alt))
            data_date = getattr(block, "data_date", "").rstrip(".")
            dated = (
                f" {data_date}." if data_date and data_date.casefold() not in block.caption.casefold() else ""
            )
            self._caption("Figure", block.caption + dated)

    def _caption(self, kind: str, words: str) -> None:
        """Counts as the printed brief does."""
        number = self._figures = self._figures + 1 if kind == "Figure" else self._figures
        if kind == "Table":
            number = self._tables = self._tables + 1
        if words or kind == "Figure":
            paragraph = self.document.add_paragraph(style="Caption")
            add_words(paragraph, f"{kind} {number}.\u00a0 ", "en", "strong")
            add_words(paragraph, words, self.brief.language)

    def _words(self, block: WordsBox) -> None:
        terms = [[self._said(term), self._said(band)] for term, band, _, _ in block.terms]
        language = self.brief.language
        add_table(
            self.document,
            [block.scheme, "Band"],
            terms,
            (2, 1),
            "Terms of likelihood with their bands.",
            language,
        )
        self._line("Source detail", "")
        levels = [[self._said(level, "strong"), self._said(meaning)] for level, meaning in block.confidence]
        if levels:
            add_table(
                self.document, ["Confidence", "Meaning"], levels, (1, 4), "Levels of confidence.", language
            )

    def _annex(self, block: SourceAnnex) -> None:
        self._line("Heading 1", block.title)
        if self.brief.custody_head:
            paragraph = self._line("Source detail", "The case’s log of custody stood at ", "en")
            add_digest(paragraph, self.brief.custody_head)
        for source in self.numbering.sources:
            self._source(source)

    def _source(self, source: SourceEntry) -> None:
        number = self.numbering.number(source.id)
        paragraph = self.document.add_paragraph(style="Source")
        add_words(paragraph, f"{number}\u2003", "en", "strong")
        if source.reference:
            add_inlines(paragraph, source.reference, self.numbering, self.references, source.language)
        else:
            add_words(paragraph, source.title, source.language, "strong")
        add_bookmark(paragraph, f"source-{number}", number)
        about = ", ".join(each for each in (source.author, source.publisher, source.published) if each)
        accessed = f"accessed {source.accessed}" if source.accessed else ""
        rating = f"{source.rating} ({source.rating_words})" if source.rating else ""
        details = (rating,) if source.reference else (about, source.address, accessed, rating)
        lines = (" · ".join(each for each in details if each), source.descriptor)
        for line in lines:
            if line:
                self._line("Source detail", line)
        for quote in source.quotations:
            self._quotation(quote)
        marking = f" · {source.marking}" if source.marking else ""
        self._line("Digest", f"sha-256 {source.archive_sha256}{marking}", "en")

    def _quotation(self, quote: Quotation) -> None:
        said = self._line("Quote", quote.exact, quote.language)
        translation = (
            f"{quote.translation} (tr. {quote.translator})" if quote.translator else quote.translation
        )
        place = f"p. {quote.page}, " if quote.page is not None else ""
        lines = [said]
        if quote.translation:
            translated = self.document.add_paragraph(style="Quote")
            add_words(translated, translation, self.brief.language, "emphasis")
            lines.append(translated)
        lines.append(self._line("Source detail", f"{place}characters {quote.start:,}–{quote.end:,}", "en"))
        for line in lines:
            line.paragraph_format.left_indent = Pt(12)
            rule_at_side(line)


def _with_signs(cells: list[str], first: int, count: int) -> list[str]:
    """Ratings as the signs that the matrix of the PDF has; weights and diagnosticity as they are."""
    return [_SIGNS.get(each, each) if first <= n < first + count else each for n, each in enumerate(cells)]
