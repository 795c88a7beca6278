"""A brief as Markdown (CommonMark with tables), for handing on as text: the same blocks, numbers and quotations as in print."""

from __future__ import annotations

import re
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
    SourceAnnex,
    SourceEntry,
    Table,
    Timeline,
    WordsBox,
)
from casewright.brief.clean import clean
from casewright.brief.matrix_lines import matrix_lines
from casewright.brief.numbering import Numbering
from casewright.brief.references import References, place_of
from casewright.brief.status_words import notice_words, stamp
from casewright.model.coordinates import show_coordinates

# Addresses too: readers of Markdown make links of bare ones.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|<>~$&@-]|(?<=\d)\.|:(?=//)|(?<=www)\.)", re.IGNORECASE)


def to_markdown(brief: Brief) -> str:
    """The whole brief. Raises InvalidValue as `Numbering` does."""
    return _Writer(brief).text()


class _Writer:
    def __init__(self, brief: Brief) -> None:
        self.brief, self.numbering, self.references = brief, Numbering(brief), References(brief)
        self._makers: dict[type, Callable[[Any], list[str]]] = {
            Heading: lambda block: [f"{'#' * (block.level + 1)} {escaped(block.text)}"],
            Paragraph: self._paragraph,
            Bullets: lambda block: ["\n".join(f"- {self._inline(item)}" for item in block.items)],
            JudgementBlock: self._judgement,
            Table: self._table,
            LinkChart: self._link_chart,
            PlaceMap: self._map,
            Timeline: self._timeline,
            AchMatrix: self._ach,
            WordsBox: self._words,
            SourceAnnex: self._annex,
            PageBreak: lambda _: ["---"],
        }

    def text(self) -> str:
        brief = self.brief
        parts = [
            f"**{escaped(brief.marking)}** · {escaped(brief.marking_meaning)}",
            f"# {escaped(brief.title)}",
            " · ".join(escaped(each) for each in (brief.product, brief.product_id) if each),
        ]
        parts += [f"**{stamp(brief)}**"] if stamp(brief) else []
        if told := notice_words(brief):
            parts.append(f"**{escaped(told[0])}:** {escaped(told[1])}")
        parts.append(_emphasised(brief.standfirst))
        parts.append("\n".join(f"- {escaped(label)}: {escaped(value)}" for label, value in brief.facts))
        parts += [f"> **Bottom line.** {self._inline(brief.bottom_line)}"] if brief.bottom_line else []
        for index, block in enumerate(brief.blocks):
            parts += [f'<a id="{place_of(index)}"></a>'] if index in self.references.targets else []
            parts += self._makers[type(block)](block)
        if self.numbering.sources and not any(isinstance(block, SourceAnnex) for block in brief.blocks):
            parts += self._annex(SourceAnnex())
        parts.append(f"**{escaped(brief.marking)}**")
        return "\n\n".join(part for part in parts if part) + "\n"

    def _inline(self, inlines: Iterable[Inline]) -> str:
        return "".join(self._one(inline) for inline in inlines).strip()

    def _one(self, inline: Inline) -> str:
        if isinstance(inline, CitationMark):
            groups = self.numbering.groups(inline)
            return "\\[" + ", ".join(f"[{label}](#source-{numbers[0]})" for label, numbers in groups) + "\\]"
        if isinstance(inline, Note):
            return f" ({escaped(inline.text)})"
        if isinstance(inline, CrossReference):
            words, place = escaped(self.references.words(inline)), self.references.place(inline)
            return f"[{words}](#{place})" if place else words
        words = escaped(inline.text)
        sign = {"strong": "**", "emphasis": "*"}.get(inline.style, "")
        bare = words.strip()
        if not sign or not bare:
            return words
        start = words.index(bare)
        return f"{words[:start]}{sign}{bare}{sign}{words[start + len(bare) :]}"

    def _paragraph(self, block: Paragraph) -> list[str]:
        label = f"**{escaped(block.label)}.** " if block.label else ""
        return [label + self._inline(block.inlines)]

    def _judgement(self, block: JudgementBlock) -> list[str]:
        parts = [f"**{escaped(block.number)}.** {self._inline(block.inlines)}"]
        parts += [escaped(block.basis)] if block.basis else []
        parts += [f"{lead}: {escaped(text)}" for lead, text in block.remarks]
        told = " · ".join(escaped(each) for each in (block.change, block.horizon) if each)
        return [*parts, told]

    def _table(self, block: Table) -> list[str]:
        rows = [[self._inline(cell) for cell in row] for row in block.rows]
        return [_grid([escaped(header) for header in block.headers], rows), _caption(block.caption)]

    def _ach(self, block: AchMatrix) -> list[str]:
        lines = [[escaped(each) for each in line] for line in matrix_lines(block)]
        for line, row in zip(lines[1:], block.rows, strict=False):
            line[0] = self._inline(row)
        return [_grid(lines[0], lines[1:]), _caption(block.caption)]

    def _link_chart(self, block: LinkChart) -> list[str]:
        names = {node.id: escaped(node.label) for node in block.nodes}
        rows = [
            [names[edge.source], escaped(edge.label), names[edge.target], str(edge.origins)]
            for edge in block.edges
            if edge.source in names and edge.target in names
        ]
        return [
            _grid(["From", "Link", "To", "Origins"], rows),
            _caption(f"{block.caption} {block.data_date}"),
        ]

    def _map(self, block: PlaceMap) -> list[str]:
        rows = [
            [
                escaped(place.label),
                escaped(place.kind),
                escaped(show_coordinates(place.latitude, place.longitude)),
                f"{place.precision_km:g}" if place.precision_km is not None else "",
            ]
            for place in block.places
        ]
        names = [escaped(place.label) for place in block.places]
        ways = [
            [names[way.start], escaped(way.label), names[way.end], str(way.sources)] for way in block.ways
        ]
        found = [_grid(["What", "Kind", "Where", "Within km"], rows)]
        found += [_grid(["From", "Link", "To", "Sources"], ways)] if ways else []
        return [*found, _caption(f"{block.caption} {block.data_date}.")]

    def _timeline(self, block: Timeline) -> list[str]:
        events = sorted(block.events, key=lambda event: (event.lo, event.hi))
        rows = [
            [
                escaped(event.when) or date.fromordinal(event.lo).isoformat(),
                escaped(event.lane),
                escaped(event.label),
            ]
            for event in events
        ]
        return [_grid(["When", "Lane", "Event"], rows), _caption(block.caption)]

    def _words(self, block: WordsBox) -> list[str]:
        terms = [[escaped(term), escaped(band)] for term, band, _, _ in block.terms]
        levels = [f"- **{escaped(level)}**: {escaped(meaning)}" for level, meaning in block.confidence]
        return [_grid([escaped(block.scheme), "Band"], terms), "\n".join(levels)]

    def _annex(self, block: SourceAnnex) -> list[str]:
        head = self.brief.custody_head
        custody = [f"The case’s log of custody stood at `{head}`."] if head else []
        return [f"## {escaped(block.title)}", *custody, *map(self._source, self.numbering.sources)]

    def _source(self, source: SourceEntry) -> str:
        number = self.numbering.number(source.id)
        about = ", ".join(
            escaped(each) for each in (source.author, source.publisher, source.published) if each
        )
        said = self._inline(source.reference) or f"{escaped(source.title)}. {about}."
        rating = f"{escaped(source.rating)} ({escaped(source.rating_words)})" if source.rating else ""
        lines = [f'<a id="source-{number}"></a>**{number}.** {said} {rating}']
        lines += [escaped(source.address)] if source.address and not source.reference else []
        lines += [escaped(source.descriptor)] if source.descriptor else []
        for quote in source.quotations:
            lines.append(f"> {escaped(quote.exact)}")
            by = f" (tr. {escaped(quote.translator)})" if quote.translator else ""
            lines += [f"> {_emphasised(quote.translation)}{by}"] if quote.translation else []
        marking = f" · {escaped(source.marking)}" if source.marking else ""
        return "\n\n".join([*lines, f"SHA-256 `{source.archive_sha256}`{marking}"])


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is written: no markup, no HTML, one line."""
    return _SPECIAL.sub(r"\\\1", clean(text))


def _grid(headers: list[str], rows: list[list[str]]) -> str:
    if not rows:
        return ""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join("| " + " | ".join(cell or " " for cell in line) + " |" for line in lines)


def _caption(words: str) -> str:
    return _emphasised(words)


def _emphasised(words: str) -> str:
    """In italics; a blank inside the signs would undo them, or make them the sign of a list."""
    words = escaped(words).strip()
    return f"*{words}*" if words else ""
