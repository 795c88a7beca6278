"""The source annex: each source with its rating, its exact words, and the way back to every page that cites it."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable

from casewright.brief.blocks import Brief, Quotation, SourceEntry
from casewright.brief.numbering import ANNEX_OPENING, Numbering
from casewright.brief.pdf.canvas import BriefCanvas, citation_place, source_place
from casewright.brief.pdf.flow import Rule, Stack
from casewright.brief.pdf.known_pages import KnownPages
from casewright.brief.pdf.prose import Prose, draw_text
from casewright.brief.pdf.style import (
    ACCENT,
    CELL,
    HAIRLINE,
    HASH,
    INK,
    QUOTE,
    SECONDARY,
    SMALL,
    TRANSLATION,
    Type,
)
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.typesetting import Text, line_width, shortened

_NUMBER = Type("sans", 9, 12, "semibold", colour=ACCENT, align="start", features=("tnum",))
_RATING = Type("sans", 8, 9, "semibold", align="centre")
_WORDS = Type("sans", 6.8, 8.4, colour=SECONDARY)
_RATING_WORDS = _WORDS.but(align="start")
_TITLE = Type("sans", 9, 12, "semibold")
_REFERENCE = Type("sans", 8.8, 12)
_ABOUT = Type("sans", 8.2, 11, colour=SECONDARY)
_BACK = Type("sans", 7.8, 11, colour=SECONDARY)
_INTRODUCTION = (
    f"{ANNEX_OPENING} The letter rates the source, the digit the information. Page numbers lead back to each citation; "
    "the attached manifest holds the exact words, their places and all digests in full."
)
_CUSTODY = "The case’s log of custody stood at"
_SIDE_RULE = HAIRLINE
_FEW = 2  # quotations of one source that are kept on one page


def annex(brief: Brief, numbering: Numbering, known: KnownPages, tag: Tag) -> list[Any]:
    """All cited sources in the order of their numbers."""
    introduction = CELL.but(colour=SECONDARY, align="left")
    opening = [Prose([Text(_INTRODUCTION, introduction)], introduction, tag.add("P"))]
    if brief.custody_head:
        custody = Text(f"{_CUSTODY} {brief.custody_head}", HASH, language="en")
        opening.append(Prose([custody], HASH, tag.add("P"), before=4))
    story: list[Any] = [Stack(opening, after=4, leads_on=bool(numbering.sources))]
    entries = tag.add("L")
    for source in numbering.sources:
        number = numbering.number(source.id)
        separator = Rule(9, 5.5, 0.4, HAIRLINE)
        separator.leads_on = True
        story += [
            separator,
            _entry(source, number, known, entries.add("LI"), brief.language),
        ]
    return story


def _entry(source: SourceEntry, number: int, known: KnownPages, tag: Tag, language: str) -> Stack:
    margin = RatingMark(number, source.rating, source.rating_words, tag.add("Lbl"))
    body = tag.add("LBody")
    parts = (
        _reference(source, body, language) if source.reference else _identification(source, body, language)
    )
    if source.descriptor:
        parts.append(
            Prose(
                [Text(source.descriptor, SMALL, language)], SMALL, body.add("P"), after=2, language=language
            )
        )
    several = len(source.quotations) > 1
    parts += [_quotation(quote, body, language, several) for quote in source.quotations]
    parts.append(
        Prose(lambda: _last_line(source, number, known.tell(number)), _BACK, body.add("P"), before=1.5)
    )
    return Stack(
        parts,
        margin=margin,
        goes_on=Prose([Text(f"{number}\u00a0 ", _NUMBER), Text("continued", _WORDS)], _NUMBER, None),
        place=source_place(number),
        whole=len(source.quotations) <= _FEW,
        together=_first_quotation(parts),
    )


def _reference(source: SourceEntry, body: Tag, language: str) -> list[Any]:
    """The source in the citation style of the brief."""
    words = [
        Text(run.text, _REFERENCE.but(italic=run.style == "emphasis"), run.language)
        for run in source.reference
    ]
    return [Prose(words, _REFERENCE, body.add("P"), after=2, language=language)]


def _identification(source: SourceEntry, body: Tag, language: str) -> list[Any]:
    """Title, originator and date, address and date of access, as ICD 206 asks for them."""
    about = ", ".join(_told([source.author, source.publisher, source.published]))
    parts = [
        Prose([Text(source.title, _TITLE, source.language)], _TITLE, body.add("P"), language=language),
        Prose([Text(about, _ABOUT, language)], _ABOUT, body.add("P"), after=2, language=language),
    ]
    words = " · ".join(_told([source.address, f"accessed {source.accessed}" if source.accessed else ""]))
    return [*parts, Prose([Text(words, SMALL)], SMALL, body.add("P"), after=2)] if words else parts


def _first_quotation(parts: list[Any]) -> int:
    """How many parts it takes to reach the first quotation."""
    return next((number for number, part in enumerate(parts, start=1) if isinstance(part, Stack)), 1)


def _quotation(quote: Quotation, tag: Tag, language: str, several: bool) -> Stack:
    inner = tag.add("BlockQuote", language=quote.language)
    parts = [Prose([Text(quote.exact, QUOTE, quote.language)], QUOTE, inner.add("P"), language=language)]
    if quote.translation:
        words = [Text(quote.translation, TRANSLATION, language)]
        if quote.translator:
            words.append(
                Text(
                    f" (tr.\u00a0{_unbroken(quote.translator)})",
                    TRANSLATION.but(italic=False, size=7.6),
                    language,
                )
            )
        parts.append(Prose(words, TRANSLATION, inner.add("P"), before=2, language=language))
    if several or quote.page is not None:
        place = f"characters {quote.start:,}–{quote.end:,}"
        place = f"p. {quote.page}, {place}" if quote.page is not None else place
        parts.append(Prose([Text(place, _WORDS)], _WORDS, inner.add("P"), before=1.5))
    return Stack(
        parts,
        indent=10,
        side_rule=_SIDE_RULE,
        before=3,
        after=5,
        whole=True,
        own_side=True,
        passages=(quote.passage,),
    )


def _last_line(source: SourceEntry, number: int, pages: list[int]) -> list[Text]:
    linked = _BACK.but(weight="semibold", colour=ACCENT, features=("tnum",))
    texts = [Text("Cited on p. " if pages else "", _BACK)]
    for index, page in enumerate(pages):
        texts += [Text(", ", _BACK)] if index else []
        texts.append(Text(str(page), linked, link=citation_place(number, page)))
    marking = f"   {source.marking}" if source.marking else ""
    texts.append(
        Text(f"\u00a0\u00a0\u00a0\u00a0sha-256 {source.archive_sha256[:16]}…{marking}", HASH, language="en")
    )
    return texts


class RatingMark(Flowable):
    """The source's number, its rating in a box, and the rating in words."""

    canv: BriefCanvas

    def __init__(self, number: int, rating: str, words: str, tag: Tag) -> None:
        super().__init__()
        self.number, self.rating, self.tag = number, shortened(rating, 8), tag
        self.box = max(line_width(self.rating, _RATING) + 9, 22.0)
        self.words = [
            Prose([Text(part.strip(), _WORDS)], _RATING_WORDS, tag)
            for part in shortened(words, 120).replace(";", ",").split(",", 1)
        ]

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """As high as the words."""
        high = sum(words.wrap(available - self.box - 24, height)[1] for words in self.words)
        self.width, self.height = available, max(high + 1, 15.0)
        return available, self.height

    def draw(self) -> None:
        """Number, box, words."""
        canvas, y, mirrored = self.canv, self.height - 9.2, self.canv.mirrored
        start = self.width if mirrored else 0.0
        draw_text(
            canvas, str(self.number), start, y, _NUMBER.but(align="right" if mirrored else "left"), self.tag
        )
        if self.rating:
            with canvas.marked(None):
                canvas.setStrokeColor(INK)
                canvas.setLineWidth(0.7)
                left = self.width - 19 - self.box if mirrored else 19.0
                canvas.roundRect(left, y - 3.2, self.box, 11.4, 2, stroke=1, fill=0)
            draw_text(canvas, self.rating, left + self.box / 2, y - 0.1, _RATING, self.tag)
        top = self.height - 1
        for words in self.words:
            top -= words.height
            canvas.put(words, self.box + 26, top, self.width)


def _unbroken(name: str) -> str:
    return name.replace(" ", "\u00a0") if len(name) <= 30 else name


def _told(values: list[str]) -> list[str]:
    return [value for value in values if value]
