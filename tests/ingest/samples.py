"""Small real documents of every format, made as the programs make them that people use."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from email.policy import SMTP

import docx
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

WORDS = "The register lists 112,000 tonnes; “nobody” confirmed it in Đorđevo."
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def text() -> bytes:
    return f"A note\n\n{WORDS}\n".encode()


def markdown() -> bytes:
    return f"# A note\n\n{WORDS}\n".encode()


def page() -> bytes:
    return f"<!doctype html><title>A note</title><p>{WORDS}</p><table><tr><td>a<td>b</table>".encode()


def saved_page(address: str = "https://observer.example/a", body: str = WORDS) -> bytes:
    """As Chromium saves a page."""
    return "\r\n".join(
        [
            "From: <Saved by Blink>",
            f"Snapshot-Content-Location: {address}",
            "Subject: =?utf-8?Q?A=20note?=",
            "Date: Tue, 14 May 2024 10:20:30 +0200",
            "MIME-Version: 1.0",
            'Content-Type: multipart/related; type="text/html"; boundary="----B"',
            "",
            "------B",
            "Content-Type: text/html",
            "Content-ID: <frame-1@mhtml.blink>",
            "Content-Transfer-Encoding: binary",
            f"Content-Location: {address}",
            "",
            f'<!DOCTYPE html><html><head><meta charset="UTF-8"></head><body><p>{body}</p><img src="cid:x"></body></html>',
            "------B",
            "Content-Type: image/png",
            "Content-ID: <x>",
            "Content-Transfer-Encoding: base64",
            "",
            "iVBORw0KGgo=",
            "------B--",
            "",
        ]
    ).encode()


def mail(attachments: Mapping[str, bytes] | None = None, subject: str = "A note") -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Ana Pešić <ana@ministry.example>"
    message["To"] = "desk@bureau.example"
    message["Date"] = "Tue, 14 May 2024 10:20:30 +0200"
    message["Subject"] = subject
    message["Message-ID"] = "<1@ministry.example>"
    message.set_content(WORDS + "\n")
    message.add_alternative(f"<p>{WORDS}</p>", subtype="html")
    for name, data in (attachments or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def word_document(paragraphs: tuple[str, ...] = (WORDS,)) -> bytes:
    document = docx.Document()
    document.core_properties.title = "A note"
    document.core_properties.author = "Ana Pešić"
    document.sections[0].header.paragraphs[0].text = "Ministry of Ports"
    document.sections[0].footer.paragraphs[0].text = "Page one"
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(2, 2)
    for row, column, words in ((0, 0, "Port"), (0, 1, "Tonnes"), (1, 0, "Đorđevo"), (1, 1, "112,000")):
        table.cell(row, column).text = words
    document.add_paragraph("After the table.")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def packed(members: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return buffer.getvalue()


def workbook(
    sheets: Mapping[str, str] | None = None, dimension: str = "A1:D3", hidden: frozenset[str] = frozenset()
) -> bytes:
    """A workbook whose sheets hold these rows, as XML; style 1 is a date."""
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Tonnes</t></is></c>'
        '<c r="C1" t="inlineStr"><is><t>Day</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Đorđevo</t></is></c><c r="B2"><v>112000</v></c>'
        '<c r="C2" s="1"><v>45426</v></c><c r="D2" t="b"><v>1</v></c></row>'
        '<row r="3"><c r="B3"><f>B2/2+0.5</f><v>56000.5</v></c></row>'
    )
    named = {"Ports": rows} if sheets is None else dict(sheets)
    state = {name: ' state="hidden"' if name in hidden else "" for name in named}
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"{state[name]}/>' for n, name in enumerate(named, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(named) + 1)
    )
    own = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{own}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{links}<Relationship Id="s" '
        f'Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" '
        f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_SHEET}"><si><t>Port</t></si></sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{_SHEET}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
        "</styleSheet>",
    }
    for n, content in enumerate(named.values(), 1):
        members[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{_SHEET}"><dimension ref="{dimension}"/><sheetData>{content}</sheetData></worksheet>'
        )
    return packed(members)


def presentation() -> bytes:
    def slide(*paragraphs: str) -> str:
        said = "".join(f"<a:p><a:r><a:t>{words}</a:t></a:r></a:p>" for words in paragraphs)
        return f'<p:sld xmlns:p="{_SLIDES}" xmlns:a="{_DRAWING}"><p:txBody>{said}</p:txBody></p:sld>'

    def related(*targets: tuple[str, str, str]) -> str:
        links = "".join(
            f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for key, kind, to in targets
        )
        return f'<Relationships xmlns="{_RELATIONS}">{links}</Relationships>'

    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
            "ppt/presentation.xml": f'<p:presentation xmlns:p="{_SLIDES}" xmlns:r="{_OFFICE}"><p:sldIdLst>'
            '<p:sldId id="256" r:id="b"/><p:sldId id="257" r:id="a"/></p:sldIdLst></p:presentation>',
            "ppt/_rels/presentation.xml.rels": related(
                ("a", "slide", "slides/slide1.xml"), ("b", "slide", "slides/slide2.xml")
            ),
            "ppt/slides/slide1.xml": slide("The second slide"),
            "ppt/slides/slide2.xml": slide("A note", WORDS),
            "ppt/slides/_rels/slide2.xml.rels": related(
                ("n", "notesSlide", "../notesSlides/notesSlide1.xml")
            ),
            "ppt/notesSlides/notesSlide1.xml": slide("Said aloud"),
        }
    )


def table() -> bytes:
    return f'Port;Tonnes;Remark\nĐorđevo;112000;"{WORDS}"\n'.encode()


def printed() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(72, 760, "The register lists 112,000 tonnes.")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def picture(kind: str = "PNG", words: str = "112,000 tonnes", size: tuple[int, int] = (320, 80)) -> bytes:
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).text((10, 20), words, fill="black", font_size=28)
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "note.txt": text,
    "note.md": markdown,
    "page.html": page,
    "page.mhtml": saved_page,
    "letter.eml": lambda: mail({"table.csv": table()}),
    "report.docx": word_document,
    "ports.xlsx": workbook,
    "talk.pptx": presentation,
    "ports.csv": table,
    "print.pdf": printed,
    **{f"photo.{kind.lower()}": (lambda kind=kind: picture(kind)) for kind in ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")},
}  # fmt: skip
"""File name: what makes the file."""
