"""Paragraphs and runs: text cleaned, its language and direction stated, citations as links to the annex."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from casewright.brief.blocks import CitationMark, CrossReference, Inline, Note
from casewright.brief.clean import clean, language_tag
from casewright.brief.docx.style import CITATION, HAIRLINE, MONO, SECONDARY
from casewright.brief.numbering import Numbering
from casewright.brief.pdf.bidi import is_right_to_left
from casewright.brief.references import References


def add_words(paragraph: Paragraph, text: str, language: str, style: str = "plain") -> None:
    """A run of plain text in a language (BCP 47) and a style of `Run`."""
    run = paragraph.add_run(clean(text))
    run.bold = True if style in ("strong", "state") else None
    run.italic = True if style == "emphasis" else None
    if style in ("muted", "state"):
        run.font.color.rgb = RGBColor.from_string(SECONDARY)
    _say_language(run._r, language, text)


def add_inlines(
    paragraph: Paragraph,
    inlines: Iterable[Inline],
    numbering: Numbering,
    references: References,
    language: str,
) -> None:
    """Prose with its citations, notes and references; the paragraph runs in the direction of its words."""
    words = ""
    for inline in inlines:
        if isinstance(inline, CitationMark):
            _add_citation(paragraph, inline, numbering)
        elif isinstance(inline, Note):
            add_words(paragraph, f" ({inline.text})", inline.language, "muted")
        elif isinstance(inline, CrossReference):
            add_words(paragraph, references.words(inline), inline.language)
            if place := references.place(inline):
                _link_last_run(paragraph, place)
        else:
            words += inline.text
            add_words(paragraph, inline.text, inline.language, inline.style)
    run_as(paragraph, words, language)


def run_as(paragraph: Paragraph, words: str, language: str) -> None:
    """Sets the direction of a paragraph by its words, or by its language where these are neutral."""
    if is_right_to_left(words, language):
        properties = paragraph._p.get_or_add_pPr()
        properties.append(OxmlElement("w:bidi"))


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A place that links lead to, over the whole paragraph; `number` tells bookmarks of the document apart."""
    start, end = _bookmark(name, number)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def add_place(document: Document, name: str, number: int) -> None:
    """A place in front of whatever comes next; `number` as of `add_bookmark`."""
    for element in _bookmark(name, number):
        document.element.body.sectPr.addprevious(element)


def _bookmark(name: str, number: int) -> tuple[Any, Any]:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    return start, end


def add_digest(paragraph: Paragraph, text: str) -> None:
    """A digest or other run of hexadecimal digits."""
    run = paragraph.add_run(clean(text))
    run.font.name = MONO


def add_field(paragraph: Paragraph, code: str) -> None:
    """A field that the reader's program fills in: PAGE, NUMPAGES."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def shade(paragraph: Paragraph, fill: str, edge: str | None = None) -> None:
    """A panel behind a paragraph, with a bar at its side where `edge` gives a colour (RRGGBB)."""
    properties = paragraph._p.get_or_add_pPr()
    if edge is not None:
        _side_rule(properties, edge, 24)
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    properties.append(shading)


def rule_at_side(paragraph: Paragraph, colour: str = HAIRLINE) -> None:
    """A thin rule beside a quotation."""
    _side_rule(paragraph._p.get_or_add_pPr(), colour, 8)


def _side_rule(properties: Any, colour: str, width: int) -> None:
    borders, side = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", str(width)), ("space", "8"), ("color", colour)):
        side.set(qn(f"w:{name}"), value)
    borders.append(side)
    properties.append(borders)


def _add_citation(paragraph: Paragraph, mark: CitationMark, numbering: Numbering) -> None:
    for place, (label, numbers) in enumerate(numbering.groups(mark)):
        if place:
            comma = paragraph.add_run(",")
            comma.font.superscript = True
        paragraph.add_run(label).font.superscript = True
        _link_last_run(paragraph, f"source-{numbers[0]}")


def _link_last_run(paragraph: Paragraph, place: str) -> None:
    run = paragraph.runs[-1]
    run.style = CITATION
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), place)
    paragraph._p.remove(run._r)
    link.append(run._r)
    paragraph._p.append(link)


def _say_language(run: Any, language: str, text: str) -> None:
    properties = run.get_or_add_rPr()
    if is_right_to_left(text, language):
        properties.append(OxmlElement("w:rtl"))
    language = language_tag(language)
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), language)
    said.set(qn("w:bidi"), language)
    properties.append(said)
