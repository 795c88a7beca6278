"""PDFs, ordinary ones drawn with ReportLab and hostile ones put together by hand: text, pages, and plain reasons."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from types import ModuleType

import pytest
from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from casewright.ingest.extraction import Caps
from casewright.ingest.reading import DocumentReader, extract
from casewright.model.anchors import Found, locate_quote, page_of


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


def test_blank_pages_are_not_taken_for_pictures(reader: DocumentReader) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(72, 760, "Words.")
    canvas.showPage()
    canvas.showPage()  # ReportLab writes operators for it all the same
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(0, 0, 600, 800, fill=1, stroke=0)  # white on white
    canvas.showPage()
    assert reader.read(saved(canvas, buffer)).warnings == ()


@pytest.mark.parametrize("draw", [
    lambda canvas: canvas.line(72, 400, 500, 400),
    lambda canvas: canvas.drawInlineImage(Image.new("L", (9, 9), 255), 72, 72, 300, 300),  # a scan, though it is white
    lambda canvas: canvas.linearGradient(0, 0, 300, 300, (HexColor("#ff0000"), HexColor("#0000ff"))),
    lambda canvas: canvas.textAnnotation("A remark on the page", (100, 100, 200, 200)),
])  # fmt: skip
def test_whatever_can_be_seen_on_a_page_without_text_is_remarked_on(
    reader: DocumentReader, draw: Callable[[Canvas], object]
) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(72, 760, "Words.")
    canvas.showPage()
    draw(canvas)
    canvas.showPage()
    canvas.showPage()
    assert reader.read(saved(canvas, buffer)).warnings == (
        "1 of 3 pages have no text layer; they may be pictures.",
    )


def test_a_pdf_of_blank_pages_says_so(reader: DocumentReader) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.showPage()
    canvas.showPage()
    assert reader.read(saved(canvas, buffer)).failure == "The PDF (2 pages) is blank: it shows nothing."


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (b"<FEFF0041D8000042>", "A\ufffdB"),  # a lone surrogate
        (b"<FEFFD83D>", None),
        (b"<FEFF004100000042>", "AB"),
        (b"(Line\\000 one\\nand\\ttwo)", "Line one and two"),
        (b"(" + b"x" * 50_000 + b")", "x" * 299 + "…"),
        (b"<FFFE4100>", None),
        (b"42", None),
    ],
)
def test_odd_fields_never_cost_the_text(
    reader: DocumentReader, hostile: ModuleType, field: bytes, words: str | None
) -> None:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    document = hostile.pdf([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page,
        hostile.stream(b"BT /F 12 Tf 20 200 Td (The words.) Tj ET"), font, b"<</Title %s/Author %s>>" % (field, field),
    ]).replace(b"trailer<<", b"trailer<</Info 6 0 R")  # fmt: skip
    got = reader.read(document)
    assert (got.text, got.failure) == ("The words.", None)
    if words is not None:
        assert (got.title, got.author) == (words, words)


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


def test_a_pdf_that_never_ends_is_stopped_by_the_clock(hostile: ModuleType) -> None:
    got = extract(hostile.pdf_of_endless_forms(), caps=Caps(seconds=0.7))
    assert got.failure == "Reading the document took longer than 0.7 seconds and was stopped."
    assert got.media_type == "application/pdf"


def test_a_pdf_that_swells_in_memory_ends_its_reader_and_nothing_else(hostile: ModuleType) -> None:
    caps = Caps(seconds=10, memory=300_000_000)
    with DocumentReader(caps) as reader:
        got = reader.read(hostile.pdf_that_swells(30_000_000))
        assert got.failure is not None
        assert "memory" in got.failure
        assert reader.read(printed([["Still here."]])).text == "Still here."


def test_a_text_beyond_the_cap_is_cut_with_its_pages_and_says_so() -> None:
    got = extract(printed([["Ten chars."]] * 5), caps=Caps(characters=30))
    assert got.text == "Ten chars.\n\nTen chars.\n\nTen ch"
    assert got.pages == ((0, 10), (12, 22), (24, 30))
    assert got.warnings[-1] == "The text is longer than 30 characters; the rest was left out."


def saved(canvas: Canvas, buffer: io.BytesIO) -> bytes:
    canvas.save()
    return buffer.getvalue()


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
