"""From the blocks of a brief to what ReportLab lays out, in order, with tags and numbers of figures and tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.platypus import PageBreak as NewPage

from casewright.brief.blocks import (
    AchMatrix,
    Block,
    Brief,
    Bullets,
    Heading,
    Inline,
    JudgementBlock,
    LinkChart,
    PageBreak,
    Paragraph,
    PlaceMap,
    SourceAnnex,
    Table,
    Timeline,
    WordsBox,
)
from casewright.brief.capitals import capitals
from casewright.brief.numbering import Numbering
from casewright.brief.pdf.ach_matrix import MatrixKey, ach_table, hypotheses_below
from casewright.brief.pdf.annex import annex
from casewright.brief.pdf.contents import Contents, Entry, deserves_contents
from casewright.brief.pdf.figure import CaptionedFigure, Figure
from casewright.brief.pdf.flow import HeadingLine, Stack
from casewright.brief.pdf.front import BottomLine, title_block
from casewright.brief.pdf.inline import Marks, texts_of
from casewright.brief.pdf.judgement import judgement_stack
from casewright.brief.pdf.known_pages import KnownPages
from casewright.brief.pdf.link_chart import LinkChartFigure
from casewright.brief.pdf.map import MapFigure
from casewright.brief.pdf.notes import FootNotes
from casewright.brief.pdf.places import of_block
from casewright.brief.pdf.prose import Prose
from casewright.brief.pdf.style import BODY, CAPTION, CELL, CELL_HEAD, INK, LABEL, LEAD, Type
from casewright.brief.pdf.tables import CaptionedTable, Cell, DataTable
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.timeline import TimelineFigure, timeline_figures
from casewright.brief.pdf.typesetting import Text, shortened
from casewright.brief.pdf.words_box import WordsPanel
from casewright.brief.references import References, place_of

_BULLET = Type("serif", 10, 14)


class Story:
    """The flowables of one pass.

    `figures` counts what collides in each figure, by its caption's number; `headings` are the main ones with their places.
    """

    def __init__(self, brief: Brief, numbering: Numbering, known: KnownPages, root: Tag) -> None:
        self.brief, self.numbering, self.known, self.root = brief, numbering, known, root
        self.language = brief.language
        self.headings: list[Entry] = []
        self.references = References(brief)
        self.notes = FootNotes(known, root, brief.language)
        self.names: dict[str, str] = {}
        self.marks = Marks(numbering, self.references, self.notes, known)
        self.figures: dict[str, LinkChartFigure | MapFigure | TimelineFigure] = {}
        self._figure_count = self._table_count = self._heading_count = self._depth = 0
        self._makers: dict[type, Callable[[Any], list[Any]]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Bullets: self._bullets,
            JudgementBlock: self._judgement,
            Table: self._table,
            LinkChart: self._link_chart,
            PlaceMap: self._map,
            Timeline: self._timeline,
            AchMatrix: self._ach,
            WordsBox: self._words,
            SourceAnnex: self._annex,
            PageBreak: lambda _: [NewPage()],
        }

    def flowables(self) -> list[Any]:
        """All of it, title block first."""
        story = title_block(self.brief, self.root)
        if self.brief.bottom_line:
            panel = self.root.add("Sect")
            texts = texts_of(self.brief.bottom_line, LEAD, self.marks)
            story.append(BottomLine(texts, panel, self.language))
            story += self._notes_below(0)
        toc = self.root.add("TOC")
        body = [
            flowable
            for number, block in enumerate(self.brief.blocks)
            for flowable in of_block(self._part(number, block), number)
        ]
        has_annex = any(isinstance(block, SourceAnnex) for block in self.brief.blocks)
        if self.numbering.sources and not has_annex:  # a citation always leads somewhere
            body += self._annex(SourceAnnex())
        if self.has_contents:
            story.append(Contents(self.headings, toc, self.language))
        return [*of_block(story, None), *body]

    @property
    def has_contents(self) -> bool:
        """Whether there will be so many pages that readers want a way through them."""
        return deserves_contents(self.known.expected, self.headings)

    def _part(self, index: int, block: Block) -> list[Any]:
        """The flowables of a block, which are a place where references lead there, and its notes where they are many."""
        first, counts = self.notes.count, (self._figure_count, self._table_count)
        made = self.made(block)
        if index in self.references.targets:
            place = place_of(index)
            for flowable in [each for each in made if isinstance(each, Stack | HeadingLine)][:1]:
                flowable.place = place
            figures, tables = (
                now - before
                for now, before in zip((self._figure_count, self._table_count), counts, strict=True)
            )
            if figures or tables:
                self.names[place] = f"Figure {counts[0] + 1}" if figures else f"Table {counts[1] + 1}"
        return [*made, *self._notes_below(first)]

    def _notes_below(self, first: int) -> list[Any]:
        found = self.notes.too_high_since(first)
        return [Stack(list(found), before=3, after=8)] if found else []

    def made(self, block: Block) -> list[Any]:
        """The flowables of one block."""
        return self._makers[type(block)](block)

    def _heading(self, block: Heading) -> list[Any]:
        self._heading_count += 1
        self._depth = min(block.level, self._depth + 1)  # no level is left out, whatever stands first
        tag = self.root.add(f"H{self._depth + 1}")
        words = f"{block.text} ({block.marking})" if block.marking else block.text
        place = f"heading-{self._heading_count}"
        if block.level == 1:
            self.headings.append(Entry(words, place))
        return [HeadingLine(words, block.level, tag, place, self.language, self._depth)]

    def _paragraph(self, block: Paragraph) -> list[Any]:
        tag = self.root.add("P", language=block.language if block.language != self.language else "")
        prose = self._prose(block.inlines, BODY, tag)
        margin = (
            Prose(
                [Text(capitals(shortened(block.label, 60), block.language), LABEL, block.language)],
                LABEL,
                self.root.add("P"),
            )
            if block.label
            else None
        )
        return [Stack([prose], margin=margin, after=5)]

    def _prose(self, inlines: tuple[Inline, ...], style: Type, tag: Tag) -> Prose:
        return Prose(texts_of(inlines, style, self.marks), style, tag, language=self.language)

    def _bullets(self, block: Bullets) -> list[Any]:
        listed = self.root.add("L")
        stacks = []
        for item in block.items:
            entry = listed.add("LI")
            bullet = Prose([Text("•", _BULLET)], _BULLET.but(align="start"), entry.add("Lbl"))
            prose = self._prose(item, _BULLET, entry.add("LBody"))
            inner = Stack([prose], margin=bullet, indent=11)
            stacks.append(Stack([inner], after=3.5))
        if stacks:
            stacks[-1].spaceAfter = 8.0
        return stacks

    def _judgement(self, block: JudgementBlock) -> list[Any]:
        return [judgement_stack(block, self.root.add("Sect"), self.marks, self.language)]

    def _table(self, block: Table) -> list[Any]:
        if not block.rows:
            return []
        headers = [
            Cell(((Text(shortened(words, 120), CELL_HEAD, self.language),),), CELL_HEAD)
            for words in block.headers
        ]
        rows = [
            [Cell((tuple(texts_of(cell, CELL, self.marks)),), CELL) for cell in row] for row in block.rows
        ]
        tag = self.root.add("Table", alternative=block.alt)
        table = DataTable(headers, rows, list(block.widths), tag, self.language)
        return [CaptionedTable(table, self._caption("Table", block.caption))]

    def _ach(self, block: AchMatrix) -> list[Any]:
        if not block.rows:
            return []
        table = ach_table(block, self.marks, self.root.add("Table", alternative=block.alt), self.language)
        below = hypotheses_below(block, self.root.add("Sect"), self.language)
        key = MatrixKey(block, self.root.add("P"))
        return [CaptionedTable(table, [*below, key, *self._caption("Table", block.caption)])]

    def _link_chart(self, block: LinkChart) -> list[Any]:
        if not block.nodes:
            return []
        date = block.data_date.rstrip(".")
        dated = f" {date}." if date and date.casefold() not in block.caption.casefold() else ""
        return [self._figure(LinkChartFigure(block), block.caption + dated, block.alt)]

    def _map(self, block: PlaceMap) -> list[Any]:
        return [self._figure(MapFigure(block), f"{block.caption} {block.data_date}.", block.alt)]

    def _timeline(self, block: Timeline) -> list[Any]:
        if not block.events:
            return []
        figures = timeline_figures(block)
        captions = [block.caption, *[f"{block.caption} (continued)"] * (len(figures) - 1)]
        return [
            self._figure(figure, caption, block.alt)
            for figure, caption in zip(figures, captions, strict=True)
        ]

    def _figure(self, drawing: LinkChartFigure | MapFigure | TimelineFigure, caption: str, alt: str) -> Stack:
        self.figures[f"Figure {self._figure_count + 1}"] = drawing
        figure = Figure(drawing, self.root.add("Figure", alternative=alt))
        return CaptionedFigure(figure, self._caption("Figure", caption))

    def _caption(self, kind: str, caption: str) -> list[Any]:
        """The number and words of a figure or table."""
        if kind == "Figure":
            self._figure_count += 1
        else:
            self._table_count += 1
        number = self._figure_count if kind == "Figure" else self._table_count
        if not caption and kind == "Table":
            return []
        bold = CAPTION.but(weight="semibold", colour=INK)
        texts = [Text(f"{kind} {number}.", bold), Text(f"\u00a0 {caption}", CAPTION, self.language)]
        tag = self.root.add("Caption")
        return [Prose(texts, CAPTION, tag, before=6, language=self.language, directed_by=caption)]

    def _words(self, block: WordsBox) -> list[Any]:
        return [WordsPanel(block, self.root.add("Sect"), self.language)]

    def _annex(self, block: SourceAnnex) -> list[Any]:
        heading = self._heading(Heading(block.title))
        return [*heading, *annex(self.brief, self.numbering, self.known, self.root.add("Sect"))]
