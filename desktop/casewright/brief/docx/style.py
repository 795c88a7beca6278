"""The look of the document: fonts, sizes and colours of the printed brief, as styles that a colleague can go on working with."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from casewright.brief.house import Look

SERIF, SANS, MONO = "Source Serif 4", "Source Sans 3", "Source Code Pro"
INK, SECONDARY = "16202B", "566270"
HAIRLINE = "D3D9DF"
CITATION = "Citation"
"""The style of characters for the numbers of sources."""
TEXT_WIDTH = 170.0
"""Millimetres between the margins."""

Plan = tuple[str, str, float, float, float, float, bool, bool, str]
# Name: based on, font, size in points, line pitch, space before and after, bold, italic, colour.
_PARAGRAPHS: dict[str, Plan] = {
    "Normal": ("", SERIF, 10.5, 14.5, 0, 6, False, False, INK),
    "Title": ("Normal", SERIF, 26, 30, 0, 6, True, False, INK),
    "Subtitle": ("Normal", SERIF, 12.5, 17, 0, 12, False, False, SECONDARY),
    "Heading 1": ("Normal", SANS, 14.5, 18, 22, 6, True, False, INK),
    "Heading 2": ("Normal", SANS, 11, 14, 14, 4, True, False, INK),
    "Kicker": ("Normal", SANS, 8.5, 11, 0, 4, True, False, INK),
    "House": ("Normal", SANS, 11.5, 15, 0, 12, True, False, INK),
    "Notice": ("Normal", SANS, 10, 13, 4, 8, True, False, "B4690E"),
    "Bottom line": ("Normal", SERIF, 12, 17, 12, 12, False, False, INK),
    "Judgement": ("Normal", SERIF, 11, 15, 10, 3, True, False, INK),
    "Basis": ("Normal", SANS, 9, 12, 0, 3, False, False, SECONDARY),
    "List Bullet": ("Normal", SERIF, 10.5, 14.5, 0, 3, False, False, INK),
    "Cell": ("Normal", SANS, 9, 11.5, 1, 1, False, False, INK),
    "Cell head": ("Normal", SANS, 8, 10, 1, 1, True, False, SECONDARY),
    "Caption": ("Normal", SANS, 8.5, 11, 4, 12, False, False, SECONDARY),
    "Quote": ("Normal", SERIF, 9.5, 13, 3, 3, False, False, INK),
    "Source": ("Normal", SANS, 9.5, 12.5, 9, 2, False, False, INK),
    "Source detail": ("Normal", SANS, 8, 10.5, 0, 2, False, False, SECONDARY),
    "Digest": ("Normal", MONO, 6.5, 9, 0, 4, False, False, SECONDARY),
    "Header": ("Normal", SANS, 8, 10, 0, 0, False, False, SECONDARY),
    "Footer": ("Normal", SANS, 8, 10, 0, 0, False, False, SECONDARY),
}


def apply_styles(document: Document, look: Look) -> None:
    """Sets page and styles in the look of the house; those that the template lacks are added."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(27)
    section.header_distance = section.footer_distance = Mm(10)
    known = {style.name for style in document.styles}
    for name, plan in _PARAGRAPHS.items():
        style = (
            document.styles[name]
            if name in known
            else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        )
        _set(document, style, _in_house(name, plan, look))
    document.styles.add_style(CITATION, WD_STYLE_TYPE.CHARACTER).font.color.rgb = RGBColor.from_string(
        look.style.accent.lstrip("#")
    )


def _in_house(name: str, plan: Plan, look: Look) -> Plan:
    base, font, *form, colour = plan
    headed = name in ("Title", "Heading 1", "Heading 2", "House")
    if font == SERIF:
        font = look.text_family
    elif headed:
        font = look.heading_family
    colour = look.style.heading.lstrip("#") if headed else colour
    colour = look.style.accent.lstrip("#") if name == "Kicker" else colour
    return (base, font, *form, colour)  # type: ignore[return-value]


def _set(document: Document, style: Any, plan: Plan) -> None:
    base, font, size, pitch, before, after, bold, italic, colour = plan
    if base:
        style.base_style = document.styles[base]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = RGBColor.from_string(colour)
    properties = style.element.get_or_add_rPr()
    for old in [*properties.findall(qn("w:rFonts")), *properties.findall(qn("w:spacing"))]:
        properties.remove(old)
    for old in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        old.getparent().remove(old)  # the line that the template draws under a title
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)
    properties.insert(0, fonts)
    for name, value in (("w:szCs", str(round(size * 2))), ("w:bCs", "1" if bold else "0")):
        for old in properties.findall(qn(name)):
            properties.remove(old)
        element = OxmlElement(name)
        element.set(qn("w:val"), value)
        properties.append(element)
    form = style.paragraph_format
    form.line_spacing, form.space_before, form.space_after = Pt(pitch), Pt(before), Pt(after)
    form.keep_with_next = style.name in ("Heading 1", "Heading 2", "Judgement", "Source")
    form.widow_control = True
