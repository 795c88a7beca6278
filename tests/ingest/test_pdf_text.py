"""PDFs, ordinary ones drawn with ReportLab and hostile ones put together by hand: text, pages, and plain reasons."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Sequence

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from casewright.ingest.extraction import Caps
from casewright.ingest.reading import DocumentReader, extract
from casewright.model.anchors import Found, locate_quote, page_of

_CATALOGUE = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>")


@pytest.fixture(scope="module")
def reader() -> Iterator[DocumentReader]:
    with DocumentReader() as one:
        yield one


def test_each_page_has_its_text_and_its_range(reader: DocumentReader) -> None:
    got = reader.read(printed([["First page.", "Two lines."], ["Second page."]], title="A note"))
    assert (got.media_type, got.title, got.failure) == ("application/pdf", "A note", None)
    assert [got.text[start:end] for start, end in got.pages] == ["First page.\nTwo lines.", "Second page."]
    assert "\r" not in got.text
    assert "\f" not in got.text
    assert page_of(got.pages, got.text.index("Second")) == 2


def test_the_same_bytes_give_the_same_text(reader: DocumentReader) -> None:
    document = printed([["The register lists 112,000 tonnes."]])
    assert reader.read(document) == reader.read(document) == extract(document)


def test_a_word_divided_at_a_line_end_is_kept_as_printed_and_found_whole(reader: DocumentReader) -> None:
    got = reader.read(printed([["A compre-", "hensive survey of a Franco-", "German ship."]]))
    assert got.text == "A compre-\nhensive survey of a Franco-\nGerman ship."
    assert isinstance(locate_quote(got.text, "A comprehensive survey"), Found)
    assert isinstance(locate_quote(got.text, "a Franco-German ship"), Found)


def test_a_turned_page_is_read_line_by_line(reader: DocumentReader) -> None:
    assert reader.read(printed([["Every word of this line stays in it."]], turned=True)).text == (
        "Every word of this line stays in it."
    )


def test_a_title_that_nobody_gave_is_none(reader: DocumentReader) -> None:
    got = reader.read(printed([["Text."]]))  # the file says "untitled" and "anonymous"
    assert (got.title, got.author) == (None, None)


def test_the_date_of_the_file_is_not_taken_for_the_date_of_publication(reader: DocumentReader) -> None:
    assert reader.read(printed([["Text."]])).published is None


def test_a_page_without_text_among_others_is_remarked_on(reader: DocumentReader) -> None:
    got = reader.read(printed([["Words."], []]))
    assert got.warnings == ("1 of 2 pages have no text layer; they may be pictures.",)


def test_a_scan_a_locked_and_a_damaged_pdf_each_say_what_is_wrong(reader: DocumentReader) -> None:
    whole = printed([["Some words."]])
    failures = {
        "no text layer": printed([[]]),
        "protected by a password": printed([["Secret."]], password="open sesame"),
        "damaged": b"%PDF-1.7\nnothing that follows is a PDF",
        "is damaged": whole[: len(whole) // 4],
    }
    for words, document in failures.items():
        got = reader.read(document)
        assert got.failure is not None
        assert words in got.failure
        assert (got.media_type, got.text, got.pages) == ("application/pdf", "", ())


def test_a_pdf_whose_end_is_missing_is_read_as_far_as_it_goes_or_refused(reader: DocumentReader) -> None:
    whole = printed([["Some words."]])
    for length in range(200, len(whole), 150):
        got = reader.read(whole[:length])
        assert got.failure or got.text in ("Some words.", "")


def test_a_pdf_that_never_ends_is_stopped_by_the_clock() -> None:
    got = extract(endlessly_nested(28, 2), caps=Caps(seconds=0.7))
    assert got.failure == "Reading the document took longer than 0.7 seconds and was stopped."
    assert got.media_type == "application/pdf"


def test_a_pdf_that_swells_in_memory_ends_its_reader_and_nothing_else() -> None:
    caps = Caps(seconds=10, memory=300_000_000)
    with DocumentReader(caps) as reader:
        got = reader.read(swelling(30_000_000))
        assert got.failure is not None
        assert "memory" in got.failure
        assert reader.read(printed([["Still here."]])).text == "Still here."


def test_a_text_beyond_the_cap_is_cut_with_its_pages_and_says_so() -> None:
    got = extract(printed([["Ten chars."]] * 5), caps=Caps(characters=30))
    assert got.text == "Ten chars.\n\nTen chars.\n\nTen ch"
    assert got.pages == ((0, 10), (12, 22), (24, 30))
    assert got.warnings[-1] == "The text is longer than 30 characters; the rest was left out."


def printed(
    pages: Sequence[Sequence[str]], *, title: str = "", password: str = "", turned: bool = False
) -> bytes:
    """A PDF with these lines on these pages."""
    buffer = io.BytesIO()
    encryption = StandardEncryption(password) if password else None
    canvas = Canvas(buffer, invariant=1, encrypt=encryption)
    canvas.setTitle(title)
    for lines in pages:
        if turned:
            canvas.setPageRotation(90)
        for row, line in enumerate(lines):
            canvas.drawString(72, 760 - 14 * row, line)
        if not lines:
            canvas.rect(72, 72, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def endlessly_nested(depth: int, width: int) -> bytes:
    """One page whose form draws another form `width` times, and so on: width ** depth drawings in a few kilobytes."""
    forms = []
    for number in range(5, 5 + depth):
        drawing = b"/F Do " * width if number < 4 + depth else b"0 0 1 1 re f"
        forms.append(
            _stream(
                drawing,
                b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>" % (number + 1),
            )
        )
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
    return _file([*_CATALOGUE, page, _stream(b"/F Do"), *forms])


def swelling(operators: int) -> bytes:
    """One page whose contents, compressed twice, become a thousand times as large."""
    contents = zlib.compress(zlib.compress(b"0 0 m " * operators, 9), 9)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    return _file([*_CATALOGUE, page, _stream(contents, b"/Filter[/FlateDecode/FlateDecode]")])


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def _file(objects: Sequence[bytes]) -> bytes:
    body, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    return body + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        count, table, count, len(body),
    )  # fmt: skip
