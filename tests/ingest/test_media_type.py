"""What a file is, its content says; its name only tells kinds of text apart."""

from __future__ import annotations

import io
import zipfile

import pytest

from casewright.ingest.media_type import sniff


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 100)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"%PDF-1.7\n", "notes.txt", "application/pdf"),
        (b"\n\n%PDF-1.4", "", "application/pdf"),
        (b"junk\x00\x01\x02%PDF-1.4", "", "application/pdf"),
        (b"A PDF begins with the signs %PDF-1.7.", "", "text/plain"),
        (b"\x89PNG\r\n\x1a\n", "x.pdf", "image/png"),
        (b"\xff\xd8\xff\xe0", "", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "", "image/webp"),
        (b"\x00\x00\x00\x18ftypheic", "", "image/heic"),
        (b"\x00\x00\x00\x18ftypisom", "", "video/mp4"),
        (b"BMW announced a plant.", "", "text/plain"),
        (b"MZ and other initials", "", "text/plain"),
        (b"<!DOCTYPE html><p>", "page.txt", "text/html"),
        (b"\xef\xbb\xbf  <!-- saved --> <HTML lang=en>", "", "text/html"),
        ("<html><p>é".encode("utf-16"), "", "text/html"),
        (b"fragment <b>of a page</b>", "page.html", "text/html"),
        (b"<html>" + b"a page with one bad byte " * 9 + b"\x00", "", "text/html"),
        (b"# Heading", "a.MD", "text/markdown"),
        (b"a,b\n1,2", "a.csv", "text/csv"),
        (b"plain", "", "text/plain"),
        ("Ћирилица".encode("cp1251"), "", "text/plain"),
        (b"Received: from a\nFrom: b\nSubject: c\n\nHi", "", "message/rfc822"),
        (b"\x00\x01\x02\x03", "a.txt", "application/octet-stream"),
        (zipped("[Content_Types].xml", "word/document.xml"), "x.zip",
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (zipped("a.txt"), "a.docx", "application/zip"),
    ],
)  # fmt: skip
def test_the_content_decides(data: bytes, name: str, media_type: str) -> None:
    assert sniff(data, name) == media_type


def test_a_stated_type_is_only_a_hint() -> None:
    assert sniff(b"some words", stated="text/html") == "text/html"
    assert sniff(b"some words", stated="application/pdf") == "text/plain"
    assert sniff(b"%PDF-1.7", stated="text/html") == "application/pdf"
