"""Fonts as a PDF holds them: only the glyphs that were drawn, each with the characters it stands for.

A glyph drawn for two different texts gets two codes, so that what is copied or read aloud is always what was written:
the bracket of a right-to-left line, the one ligature of several letters, an emoji beyond the Basic Multilingual Plane.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from casewright.brief.pdf.fonts import Font, font
from casewright.brief.pdf.shaping import Glyph, Shaped

LEAST_STEP = 0.004  # points: what is nearer stands where it should

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_UNUSED_TABLES = (b"GSUB", b"GPOS", b"GDEF", b"kern", b"STAT", b"meta", b"DSIG", b"name", b"post", b"OS/2")
_FIXED_PITCH, _SYMBOLIC, _ITALIC = 1, 4, 64


@dataclass(frozen=True)
class Written:
    """A run as it stands in a page: glyph codes with corrections between them, from the place where its first glyph is set
    to the place where the next would be without a correction, both in points from the start of the run."""

    code: str
    start: float
    end: float


class EmbeddedFont:
    """One font of one document. ReportLab calls `addObjects` when it writes the document."""

    def __init__(self, name: str, resource: str) -> None:
        self.font: Font = font(name)
        self.resource = resource
        self._codes: dict[tuple[int, str], int] = {}
        self._written: dict[tuple[Shaped, float, float], Written | None] = {}

    def code(self, glyph: int, text: str) -> int:
        """The two-byte code under which a glyph with this text is drawn."""
        return self._codes.setdefault((glyph, text), len(self._codes) + 1)

    def glyph(self, character: str) -> int:
        """The glyph of a character on its own, 0 where the font lacks it."""
        return int(self.font.shaper.get_nominal_glyph(ord(character)) or 0)

    def advance(self, glyph: int) -> float:
        """The glyph's own advance in ems, before kerning."""
        return float(self.font.shaper.get_glyph_h_advance(glyph)) / self.font.upem

    def written(self, shaped: Shaped, size: float, tracking: float) -> Written | None:
        """A run from left to right, read as it is drawn; None for one with glyphs that must not be read."""
        key = (shaped, size, tracking)
        if key not in self._written:
            self._written[key] = self._write(shaped, size, tracking)
        return self._written[key]

    def _write(self, shaped: Shaped, size: float, tracking: float) -> Written | None:
        if not all(glyph.text for glyph in shaped.glyphs):
            return None
        first = shaped.glyphs[0].x * size
        x, open_at = 0.0, first
        code = ["<"]
        for glyph in shaped.glyphs:
            left = x + glyph.x * size
            shown = f"{self.code(glyph.number, glyph.text):04X}"
            if abs(left - open_at) > LEAST_STEP:
                code.append(f">{shown_number((open_at - left) / size * 1000)}<")
            code.append(
                f">] TJ {shown_number(glyph.y * size)} Ts [<{shown}>] TJ 0 Ts [<" if glyph.y else shown
            )
            open_at = left + self.advance(glyph.number) * size + tracking
            x += glyph.advance * size + tracking
        return Written("".join(code) + ">", first, open_at)

    def addObjects(self, document: Any) -> None:  # the name ReportLab calls
        """Writes the font, its widths, its glyph subset and its way back to characters."""
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(self._base_name()),
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": document.Reference(self._descriptor(document)),
                "DW": 0,
                "W": PDFArray([1, PDFArray([round(self.advance(g) * 1000, 2) for g, _ in self._codes])]),
                "CIDToGIDMap": document.Reference(_stream(self._glyph_map())),
            }
        )
        whole = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(self._base_name()),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(self._to_unicode().encode("ascii"))),
            }
        )
        document.idToObject["BasicFonts"].dict[self.resource] = document.Reference(whole)

    def _base_name(self) -> str:
        tag = "".join(chr(ord("A") + int(digit)) for digit in f"{int(self.resource[1:]):06d}")
        return f"{tag}+{self.font.name}"

    def _descriptor(self, document: Any) -> PDFDictionary:
        extents = self.font.shaper.get_font_extents("ltr")
        scale = 1000 / self.font.upem
        ascent, descent = round(extents.ascender * scale), round(extents.descender * scale)
        italic = "Italic" in self.font.name
        flags = _SYMBOLIC | (_ITALIC if italic else 0) | (_FIXED_PITCH if "Mono" in self.font.name else 0)
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(self._base_name()),
                "Flags": flags,
                "FontBBox": PDFArray([-500, descent, 1500, ascent]),
                "ItalicAngle": -12 if italic else 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": 660,
                "StemV": 120 if "SemiBold" in self.font.name else 80,
                "FontFile2": document.Reference(_stream(self._subset())),
            }
        )

    def _subset(self) -> bytes:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({0, *(glyph for glyph, _ in self._codes)})
        wanted.flags = (
            hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
        )
        wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _UNUSED_TABLES)
        return bytes(hb.subset(self.font.face, wanted).blob.data)

    def _glyph_map(self) -> bytes:
        return b"\0\0" + b"".join(glyph.to_bytes(2, "big") for glyph, _ in self._codes)

    def _to_unicode(self) -> str:
        lines = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for (_, text), code in self._codes.items()
            if text
        ]
        blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
        body = "".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar\n" for b in blocks)
        return _CMAP_HEAD + body + _CMAP_TAIL


class TextRun:
    """The code of one text object: glyphs of one font and size on one base line."""

    def __init__(self, font: EmbeddedFont, size: float, tracking: float, base: float) -> None:
        self.font, self.size, self.tracking, self._base = font, size, tracking, base
        self._start = self._open_at = 0.0
        self._code: list[str] = []

    def add(self, x: float, written: Written) -> None:
        """A whole run of glyphs that begins at x."""
        self._go_to(x + written.start)
        self._code.append(written.code)
        self._open_at = x + written.end

    def add_glyph(self, glyph: Glyph, x: float) -> None:
        """One glyph with its origin at x."""
        left = x + glyph.x * self.size
        self._go_to(left)
        shown, up = f"<{self.font.code(glyph.number, glyph.text):04X}>", shown_number(glyph.y * self.size)
        self._code.append(f"] TJ {up} Ts [{shown}] TJ 0 Ts [" if glyph.y else shown)
        self._open_at = left + self.font.advance(glyph.number) * self.size + self.tracking

    def code(self) -> str:
        """The text object; empty when nothing was added."""
        if not self._code:
            return ""
        place = f"{shown_number(self._start)} {shown_number(self._base)}"
        spacing = (
            f"{shown_number(self.tracking)} Tc " if self.tracking else ""
        )  # kerning as wide would be taken for spaces
        shown = "".join(self._code).replace("><", "")
        start = f"{spacing}BT /{self.font.resource} {shown_number(self.size)} Tf 1 0 0 1 {place} Tm ["
        return f"{start}{shown}] TJ ET{' 0 Tc' if self.tracking else ''}"

    def _go_to(self, left: float) -> None:
        if not self._code:
            self._start = self._open_at = left
        elif abs(left - self._open_at) > LEAST_STEP:
            self._code.append(shown_number((self._open_at - left) / self.size * 1000))


class FontSet:
    """The fonts of one document, by the order of their first use."""

    def __init__(self) -> None:
        self._fonts: dict[str, EmbeddedFont] = {}

    def use(self, canvas: Any, name: str) -> EmbeddedFont:
        """The font as this document embeds it; tells ReportLab at first use."""
        if name not in self._fonts:
            self._fonts[name] = EmbeddedFont(name, f"G{len(self._fonts) + 1}")
            canvas._doc.delayedFonts.append(self._fonts[name])
        return self._fonts[name]


def shown_number(value: float) -> str:
    """A number as a PDF writes it: at most three decimals."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def _stream(data: bytes) -> PDFStream:
    content = PDFStream(content=data)
    content.dictionary["Length1"] = len(data)
    return content
