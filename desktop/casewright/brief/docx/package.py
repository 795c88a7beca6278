"""The file itself: a DOCX package with the manifest inside it, the same bytes for the same brief."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from casewright.brief.blocks import Brief
from casewright.brief.clean import clean, language_tag
from casewright.brief.docx.style import apply_styles
from casewright.brief.docx.words import add_field
from casewright.brief.docx.writer import Writer
from casewright.brief.house import look_of
from casewright.brief.manifest import build_manifest, manifest_bytes
from casewright.brief.numbering import Numbering

MANIFEST = "/casewright/manifest.json"
_RELATION = "urn:casewright:manifest"
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)


def to_docx(brief: Brief) -> bytes:
    """The whole document. Raises InvalidValue as `Numbering` does."""
    numbering = Numbering(brief)
    document = docx.Document()
    package = document.part.package
    for key in [key for key, relation in package.rels.items() if relation.reltype.endswith("/thumbnail")]:
        del package.rels[key]  # of the library's empty template
    _describe(document, brief)
    apply_styles(document, look_of(brief.house))
    _mark_pages(document, brief)
    Writer(document, brief, numbering).write()
    data = manifest_bytes(build_manifest(brief, numbering))
    part = Part(PackURI(MANIFEST), "application/json", data, package)
    document.part.relate_to(part, _RELATION)
    saved = io.BytesIO()
    document.save(saved)
    return _same_bytes(saved.getvalue())


def _describe(document: Document, brief: Brief) -> None:
    """What the file says of itself: nothing but what the brief prints."""
    said = document.core_properties
    said.title, said.author = clean(brief.title)[:255], clean(brief.author)[:255]
    said.last_modified_by = said.author
    said.language, said.keywords, said.comments = language_tag(brief.language), clean(brief.marking)[:255], ""
    said.subject, said.version = clean(brief.product)[:255], clean(brief.version)[:255]
    said.created = said.modified = _date(brief.issued_on)
    said.revision = 1


def _date(issued_on: str) -> datetime:
    try:
        return datetime.fromisoformat(issued_on[:10]).replace(tzinfo=UTC)
    except ValueError:
        return _UNDATED


def _mark_pages(document: Document, brief: Brief) -> None:
    """The marking at the top and foot of every page, on black, at the right; product and page number below."""
    section = document.sections[0]
    for area in (section.header, section.footer):
        area.is_linked_to_previous = False
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    told = " · ".join(part for part in (brief.product_id, f"version {brief.version}") if part)
    foot.add_run(clean(f"{brief.title} · {told} · page "))
    add_field(foot, "PAGE")
    foot.add_run(" / ")
    add_field(foot, "NUMPAGES")
    for paragraph in (head, section.footer.add_paragraph()):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(f"\u00a0{clean(brief.marking)}\u00a0")
        run.bold = True
        run.font.size = Pt(12)
        run.font.color.rgb = RGBColor.from_string(brief.marking_colour.lstrip("#"))
        shading = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "000000")):
            shading.set(qn(f"w:{name}"), value)
        run._r.get_or_add_rPr().append(shading)


def _same_bytes(data: bytes) -> bytes:
    """The package with every date inside it the same."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return made.getvalue()
