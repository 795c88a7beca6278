"""A brief as one HTML file that fetches nothing: the same blocks, numbers and quotations as in print."""

from __future__ import annotations

import base64
import html
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from casewright.brief.blocks import (
    AchMatrix,
    Brief,
    Bullets,
    CitationMark,
    CrossReference,
    Heading,
    Inline,
    JudgementBlock,
    LinkChart,
    Note,
    PageBreak,
    Paragraph,
    PlaceMap,
    Quotation,
    Run,
    SourceAnnex,
    SourceEntry,
    Table,
    Timeline,
    WordsBox,
)
from casewright.brief.clean import clean
from casewright.brief.figure_pictures import Drawn, pictures_of
from casewright.brief.house import Look, look_of
from casewright.brief.html_page import page
from casewright.brief.manifest import build_manifest, manifest_bytes
from casewright.brief.matrix_lines import matrix_lines
from casewright.brief.numbering import Numbering
from casewright.brief.references import References, place_of
from casewright.brief.status_words import notice_words, stamp
from casewright.model.coordinates import show_coordinates

_TAGS = {"strong": "strong", "emphasis": "em", "muted": "small", "state": "mark"}


def to_html(brief: Brief) -> str:
    """The whole document, with the manifest inside it. Raises InvalidValue as `Numbering` does."""
    numbering = Numbering(brief)
    manifest = manifest_bytes(build_manifest(brief, numbering)).decode("ascii")
    return page(
        title=safe(brief.title),
        language=safe(brief.language),
        marking=safe(brief.marking),
        colour=safe(brief.marking_colour),
        body=_Writer(brief, numbering).body(),
        manifest=manifest.replace("<", "\\u003c"),
        look=look_of(brief.house),
    )


class _Writer:
    def __init__(self, brief: Brief, numbering: Numbering) -> None:
        self.brief, self.numbering, self.references = brief, numbering, References(brief)
        self._makers: dict[type, Callable[[Any], str]] = {
            Heading: lambda block: f"<h{block.level + 1}>{safe(block.text)}</h{block.level + 1}>",
            Paragraph: self._paragraph,
            Bullets: lambda block: (
                f"<ul>{''.join(f'<li>{self._inline(item)}</li>' for item in block.items)}</ul>"
            ),
            JudgementBlock: self._judgement,
            Table: self._table,
            LinkChart: self._link_chart,
            PlaceMap: self._map,
            Timeline: self._timeline,
            AchMatrix: self._ach,
            WordsBox: self._words,
            SourceAnnex: self._annex,
            PageBreak: lambda _: "<hr>",
        }

    def body(self) -> str:
        brief = self.brief
        facts = "".join(
            f"<div><dt>{safe(label)}</dt><dd>{safe(value)}</dd></div>" for label, value in brief.facts
        )
        told = notice_words(brief)
        parts = [
            _masthead(look_of(brief.house)),
            f'<p class="kicker">{safe(brief.product)} · {safe(brief.marking)}</p>',
            f"<h1>{safe(brief.title)}</h1>",
            f'<p class="standfirst">{safe(brief.standfirst)}</p>' if brief.standfirst else "",
            f'<p class="stamp">{stamp(brief)}</p>' if stamp(brief) else "",
            f'<p class="notice"><strong>{safe(told[0])}:</strong> {safe(told[1])}</p>' if told else "",
            f"<p>{safe(brief.marking_meaning)}</p>",
            f"<dl>{facts}</dl>" if facts else "",
            f'<p class="bottom-line">{self._inline(brief.bottom_line)}</p>' if brief.bottom_line else "",
        ]
        for index, block in enumerate(brief.blocks):
            parts.append(f'<a id="{place_of(index)}"></a>' if index in self.references.targets else "")
            parts.append(self._makers[type(block)](block))
        if self.numbering.sources and not any(isinstance(block, SourceAnnex) for block in brief.blocks):
            parts.append(self._annex(SourceAnnex()))
        return "\n".join(part for part in parts if part)

    def _inline(self, inlines: Iterable[Inline]) -> str:
        return "".join(self._one(inline) for inline in inlines)

    def _one(self, inline: Inline) -> str:
        if isinstance(inline, CitationMark):
            links = (
                f'<a href="#source-{numbers[0]}">{label}</a>'
                for label, numbers in self.numbering.groups(inline)
            )
            return f"<sup>{','.join(links)}</sup>"
        if isinstance(inline, Note):
            return f"<small> ({safe(inline.text)})</small>"
        if isinstance(inline, CrossReference):
            words, place = safe(self.references.words(inline)), self.references.place(inline)
            return f'<a href="#{place}">{words}</a>' if place else words
        words = self._spoken(inline)
        tag = _TAGS.get(inline.style)
        return f"<{tag}>{words}</{tag}>" if tag else words

    def _spoken(self, run: Run) -> str:
        if run.language == self.brief.language:
            return safe(run.text)
        return f'<bdi lang="{safe(run.language)}">{safe(run.text)}</bdi>'

    def _paragraph(self, block: Paragraph) -> str:
        label = f"<strong>{safe(block.label)}.</strong> " if block.label else ""
        return f'<p lang="{safe(block.language)}">{label}{self._inline(block.inlines)}</p>'

    def _judgement(self, block: JudgementBlock) -> str:
        parts = [f"<p><b>{safe(block.number)}</b> {self._inline(block.inlines)}</p>"]
        parts += [
            f"<p>{safe(each)}</p>"
            for each in (block.basis, *(f"{lead}: {text}" for lead, text in block.remarks))
            if each
        ]
        told = " · ".join(safe(each) for each in (block.change, block.horizon) if each)
        return f'<section class="judgement">{"".join(parts)}<small>{told}</small></section>'

    def _table(self, block: Table) -> str:
        rows = [[self._inline(cell) for cell in row] for row in block.rows]
        return _grid([safe(header) for header in block.headers], rows, block.caption)

    def _ach(self, block: AchMatrix) -> str:
        lines = [[safe(each) for each in line] for line in matrix_lines(block)]
        for line, row in zip(lines[1:], block.rows, strict=False):
            line[0] = self._inline(row)
        return _grid(lines[0], lines[1:], block.caption)

    def _link_chart(self, block: LinkChart) -> str:
        names = {node.id: safe(node.label) for node in block.nodes}
        rows = [
            [names[edge.source], safe(edge.label), names[edge.target], str(edge.origins)]
            for edge in block.edges
            if edge.source in names and edge.target in names
        ]
        table = _grid(["From", "Link", "To", "Origins"], rows, "")
        return _figure(block, f"{block.caption} {block.data_date}", table)

    def _map(self, block: PlaceMap) -> str:
        rows = [
            [
                safe(place.label),
                safe(place.kind),
                safe(show_coordinates(place.latitude, place.longitude)),
                f"{place.precision_km:g}" if place.precision_km is not None else "",
            ]
            for place in block.places
        ]
        names = [safe(place.label) for place in block.places]
        ways = [[names[way.start], safe(way.label), names[way.end], str(way.sources)] for way in block.ways]
        said = f"{block.caption} {block.data_date}."
        tables = _grid(["What", "Kind", "Where", "Within km"], rows, "")
        tables += _grid(["From", "Link", "To", "Sources"], ways, "")
        return _figure(block, said, tables)

    def _timeline(self, block: Timeline) -> str:
        events = sorted(block.events, key=lambda event: (event.lo, event.hi))
        rows = [
            [safe(event.when) or date.fromordinal(event.lo).isoformat(), safe(event.lane), safe(event.label)]
            for event in events
        ]
        return _figure(block, block.caption, _grid(["When", "Lane", "Event"], rows, ""))

    def _words(self, block: WordsBox) -> str:
        terms = [[safe(term), safe(band)] for term, band, _, _ in block.terms]
        levels = [[safe(level), safe(meaning)] for level, meaning in block.confidence]
        return _grid([safe(block.scheme), "Band"], terms, "") + _grid(["Confidence", "Meaning"], levels, "")

    def _annex(self, block: SourceAnnex) -> str:
        entries = "".join(self._source(source) for source in self.numbering.sources)
        head = self.brief.custody_head
        custody = f"<p>The case’s log of custody stood at <code>{safe(head)}</code>.</p>" if head else ""
        return f"<h2>{safe(block.title)}</h2>{custody}<ol>{entries}</ol>"

    def _source(self, source: SourceEntry) -> str:
        about = ", ".join(safe(each) for each in (source.author, source.publisher, source.published) if each)
        rating = f"{safe(source.rating)} ({safe(source.rating_words)})"
        if source.reference:
            parts, below = [f"{self._inline(source.reference)}<br>{rating}"], [source.descriptor]
        else:
            parts, below = (
                [f"<b>{safe(source.title)}</b><br>{about} · {rating}"],
                [source.address, source.descriptor],
            )
        parts += [f"<br><small>{safe(each)}</small>" for each in below if each]
        parts += [_quotation(quote) for quote in source.quotations]
        marking = f" · {safe(source.marking)}" if source.marking else ""
        parts.append(f"<code>sha-256 {safe(source.archive_sha256)}</code>{marking}")
        return f'<li id="source-{self.numbering.number(source.id)}">{"".join(parts)}</li>'


def _masthead(look: Look) -> str:
    """Logo and organisation over the title."""
    parts = []
    if look.png:
        data = base64.b64encode(look.png).decode("ascii")
        parts.append(f'<img alt="{safe(look.logo_words)}" src="data:image/png;base64,{data}">')
    if look.style.organisation:
        parts.append(f"<span>{safe(look.style.organisation)}</span>")
    return f'<div class="house">{"".join(parts)}</div>' if parts else ""


def _quotation(quote: Quotation) -> str:
    by = f" (tr. {safe(quote.translator)})" if quote.translator else ""
    translation = f"<p><em>{safe(quote.translation)}</em>{by}</p>" if quote.translation else ""
    return f'<blockquote><p lang="{safe(quote.language)}" dir="auto">{safe(quote.exact)}</p>{translation}</blockquote>'


def safe(text: str) -> str:
    """The text as HTML shows it literally, in elements and in quoted attributes."""
    return html.escape(clean(text), quote=True)


def _figure(block: Drawn, caption: str, table: str) -> str:
    """The drawing of the printed brief inside the file itself, its words, and what it shows as a table to open."""
    images = "".join(
        f'<img alt="{safe(block.alt)}" src="data:image/png;base64,{base64.b64encode(picture.png).decode("ascii")}">'
        for picture in pictures_of(block)
    )
    if not images:
        return ""
    told = f"<figcaption>{safe(caption.strip())}</figcaption>" if caption.strip() else ""
    return f"<figure>{images}{told}<details><summary>As a table</summary>{table}</details></figure>"


def _grid(headers: list[str], rows: list[list[str]], caption: str) -> str:
    if not rows:
        return ""
    told = f"<caption>{safe(caption.strip())}</caption>" if caption.strip() else ""
    head = "".join(f'<th scope="col">{header}</th>' for header in headers)
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{told}<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
