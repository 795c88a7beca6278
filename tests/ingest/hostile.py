"""Documents that are made to do harm: each small, or made of holes, and each a trial for its reader.

`QUICK` are done with in a moment (refused, cut or stopped); `SLOW` use up their time or their memory first.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_ENTITIES = '<!DOCTYPE x [<!ENTITY a0 "lol">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
) + "]>"  # fmt: skip


def packed(members: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return buffer.getvalue()


def word(document: str | bytes, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document with this main part."""
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": document,
            **(more or {}),
        }
    )


def body(content: str, before: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{before}<w:document xmlns:w="{WORD}"><w:body>{content}</w:body></w:document>'
    )


def sheet(rows: str, before: str = "") -> bytes:
    """A workbook of one sheet that says nothing of its size."""
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
            f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


def zeros(megabytes: int) -> bytes:
    """That many mebibytes of zeros, deflated: one block, said again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * megabytes + b"\x03\x00"


def raw_zip(members: list[tuple[str, bytes, int]], overlapping: bool = False) -> bytes:
    """A container of deflated parts whose sizes are what we say; `overlapping`: all of them are the first one."""
    parts, directory, at = [], [], 0
    for name, content, said in members:
        head = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, 0, len(content), said, len(name), 0)
        entry = struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 33, 0, len(content), said, len(name), 0, 0, 0, 0, 0, at
        )
        directory.append(entry + name.encode())
        if not overlapping or not parts:
            parts.append(head + name.encode() + content)
            at += 0 if overlapping else len(parts[-1])
    files, listed = b"".join(parts), b"".join(directory)
    count = min(len(members), 65535)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(listed), len(files), 0)
    return files + listed + end


def png(width: int, height: int, more: bytes = b"") -> bytes:
    """A picture that says to be this large and holds next to nothing."""
    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + more
        + _chunk(b"IDAT", zlib.compress(b"\0"))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def looping_tiff() -> bytes:
    """The directory of its first page says that the next one is itself."""
    entries = [(256, 1000), (257, 1000), (258, 8), (259, 1), (262, 1), (273, 8), (278, 1000), (279, 10)]
    listed = b"".join(struct.pack("<2H2I", tag, 4, 1, value) for tag, value in entries)
    return (
        struct.pack("<2sHI", b"II", 42, 8) + struct.pack("<H", len(entries)) + listed + struct.pack("<I", 8)
    )


def pdf(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the first of which is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(out),
    )  # fmt: skip


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (extra, len(content), content)


def pdf_of_endless_pages() -> bytes:
    """Twenty-five levels of pages, each holding the next one sixteen times, and a count to match."""
    levels = [
        b"<</Type/Pages/Count 2147483647/Kids[%s]>>" % (b"%d 0 R " % (number + 1) * 16)
        for number in range(2, 27)
    ]
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", *levels, b"<</Type/Page/Parent 26 0 R/MediaBox[0 0 9 9]>>"])


def pdf_of_endless_forms(depth: int = 28) -> bytes:
    """One page whose form draws another form twice, and so on."""
    forms = []
    for number in range(5, 5 + depth):
        drawing = b"/F Do /F Do " if number < 4 + depth else b"0 0 1 1 re f"
        resources = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>" % (
            number + 1
        )
        forms.append(stream(drawing, resources))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page,
            stream(b"/F Do"),
            *forms,
        ]
    )


def pdf_that_swells(operators: int = 40_000_000) -> bytes:
    """One page whose contents, deflated twice, become a thousand times as large."""
    content = zlib.compress(zlib.compress(b"0 0 m " * operators, 9), 9)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    packed_twice = stream(content, b"/Filter[/FlateDecode/FlateDecode]")
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, packed_twice])


def mail_of(content_type: str, content: bytes) -> bytes:
    return (
        b"From: a@b.example\nSubject: s\nMIME-Version: 1.0\nMessage-ID: <1>\nContent-Type: "
        + content_type.encode() + b"\n\n" + content
    )  # fmt: skip


def nested_mails(depth: int) -> bytes:
    inner = b"From: a@b.example\nSubject: the innermost\n\nThe words."
    head = b"From: a@b.example\nSubject: one more\nMIME-Version: 1.0\nMessage-ID: <1>\nContent-Type: message/rfc822\n\n"
    return head * depth + inner


def nested_parts(depth: int) -> bytes:
    opened = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth)
    )
    return (
        b"From: a@b.example\nMIME-Version: 1.0\nMessage-ID: <1>\n"
        + opened
        + b"Content-Type: text/plain\n\nThe words."
    )


def many_parts(number: int) -> bytes:
    part = b"--b\nContent-Disposition: attachment; filename=a%d.txt\n\nx%d\n"
    return mail_of("multipart/mixed; boundary=b", b"".join(part % (n, n) for n in range(number)) + b"--b--\n")


def noise(kind: bytes, size: int = 50_000, seed: int = 5) -> bytes:
    """The sign of a kind, and then nothing that makes sense."""
    return kind + random.Random(seed).randbytes(size)


_CELLS = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
_TWENTY = zeros(20)
_SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"

QUICK: dict[str, Callable[[], bytes]] = {
    "empty.pdf": lambda: b"",
    "nested 20000 deep.html": lambda: b"<!doctype html>" + b"<div>" * 20_000 + b"The words.",
    "attributes.html": lambda: b"<p " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">The words.</p>",
    "one attribute of 20 MB.html": lambda: b'<!doctype html><p title="' + b"x" * 20_000_000 + b'">The words.',
    "entities.docx": lambda: word(body("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", _ENTITIES)),
    "entities in UTF-16.docx": lambda: word(body("<w:p/>", _ENTITIES).replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16")),
    "entities.xlsx": lambda: sheet("<row/>", _ENTITIES),
    "entities.xml": lambda: (_ENTITIES + "<x>&a9;</x>").encode(),
    "deep.docx": lambda: word(body("<w:p>" * 100_000 + "</w:p>" * 100_000)),
    "one value of 20 MB.docx": lambda: word(body(f'<w:p w:rsid="{"x" * 20_000_000}"/>')),
    "swells.docx": lambda: raw_zip([("word/document.xml", zeros(700), 700 << 20)]),
    "lies about its sizes.docx": lambda: raw_zip([("[Content_Types].xml", zeros(900), 100), ("word/document.xml", zeros(1), 100)]),
    "overlaps.docx": lambda: raw_zip([(f"word/{n}.xml", _TWENTY, 20 << 20) for n in range(2000)], overlapping=True),
    "20000 parts.docx": lambda: word(body("<w:p/>"), {f"word/media/{n}.xml": b"" for n in range(21_000)}),
    "a quine of a kind.docx": lambda: word(body("<w:p/>"), {"word/again.docx": word(body("<w:p/>"))}),
    "spans everything.xlsx": lambda: sheet(_CELLS),
    "no list of members.xlsx": lambda: sheet(_CELLS)[:300],
    "one slide 20000 times.pptx": lambda: packed(
        {
            "[Content_Types].xml": "<Types/>",
            "ppt/presentation.xml": f'<p:p xmlns:p="{_SLIDES}" xmlns:r="{_OFFICE}"><p:sldIdLst>'
            + '<p:sldId r:id="a"/>' * 20_000 + "</p:sldIdLst></p:p>",
            "ppt/_rels/presentation.xml.rels": '<R><Relationship Id="a" Type="x/slide" Target="../../../ppt/s.xml"/></R>',
        }
    ),
    "endless pages.pdf": pdf_of_endless_pages,
    "picture of 10 billion pixels.png": lambda: png(100_000, 100_000),
    "picture with 60 MB of remarks.png": lambda: png(9, 9, _chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(60_000_000), 9))),
    "looping.tiff": looping_tiff,
    "cut.jpg": lambda: noise(b"\xff\xd8\xff\xe1\xff\xff"),
    "gif of noise.gif": lambda: noise(b"GIF89a"),
    "bitmap.bmp": lambda: b"BM" + struct.pack("<3I I2i2H6I", 0, 0, 54, 40, 2**30, 2**30, 1, 24, 0, 0, 0, 0, 0, 0),
    "mails in mails.eml": lambda: nested_mails(500),
    "parts in parts.eml": lambda: nested_parts(3_000),
    "5000 attachments.eml": lambda: many_parts(5_000),
    "a header of 10 MB.eml": lambda: b"Subject: " + b"x" * 10_000_000 + b"\nMIME-Version: 1.0\nMessage-ID: <1>\n\nThe words.",
    "100000 headers.eml": lambda: b"MIME-Version: 1.0\nFrom: a\nSubject: b\n" + b"X-A: b\n" * 100_000 + b"\nThe words.",
    "no page.mhtml": lambda: mail_of("multipart/related; boundary=b", b"--b\n" * 50_000),
    "one cell of 30 MB.csv": lambda: b'a,b\n"' + b"x" * 30_000_000,
    "a million columns.csv": lambda: b"1," * 1_000_000,
    "one line of 60 MB.txt": lambda: b"word " * 12_000_000,
    "controls.txt": lambda: b"words" + bytes(range(32)) * 50_000,
    "noise.pdf": lambda: noise(b"%PDF-1.7\n"),
    "noise.docx": lambda: noise(b"PK\3\4" + b"word/document.xml"),
    "noise.xls": lambda: noise(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le")),
    "noise.bin": lambda: noise(b""),
    "seven letters.utf7.html": lambda: b"<meta charset=utf-7><p>+ADw-script+AD4-The words.",
}  # fmt: skip

FEW = {
    name: QUICK[name]
    for name in (
        "empty.pdf", "nested 20000 deep.html", "attributes.html", "entities.docx", "swells.docx", "overlaps.docx",
        "spans everything.xlsx", "endless pages.pdf", "picture of 10 billion pixels.png", "looping.tiff",
        "parts in parts.eml", "a header of 10 MB.eml", "a million columns.csv", "controls.txt", "noise.docx",
        "seven letters.utf7.html",
    )
}  # fmt: skip
"""One of every kind, for every day."""

SLOW: dict[str, Callable[[], bytes]] = {
    "nested 100000 deep.html": lambda: b"<!doctype html>" + b"<div>" * 100_000 + b"The words.",
    "200000 attributes.html": lambda: b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">The words.</p>",
    "unclosed.html": lambda: b"<!doctype html>" + b"<b><i><a>" * 60_000,
    "tables in tables.html": lambda: b"<!doctype html>" + b"<table><td>" * 300_000,
    "swells.pdf": pdf_that_swells,
    "endless forms.pdf": pdf_of_endless_forms,
    "two million paragraphs.docx": lambda: word(
        body("".join(f"<w:p><w:r><w:t>{n * 7919 % 10007}</w:t></w:r></w:p>" for n in range(2_000_000)))
    ),
    "five million cells.xlsx": lambda: sheet(
        "".join(f'<row r="{n}">' + f"<c><v>{n * 7919 % 10007}</v></c>" * 100 + "</row>" for n in range(1, 50_001))
    ),
    "parts in parts, deeper.eml": lambda: nested_parts(20_000),
    "200 MB of mail.eml": lambda: mail_of("text/plain", b"word word word word word word\n" * 7_000_000),
}  # fmt: skip
"""File name: what makes the file."""
