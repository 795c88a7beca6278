"""Office packages that are not whole, or are written in the strict vocabulary: what is there is read, what is missing is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from types import ModuleType

import pytest

from casewright.ingest.documents import read_document
from casewright.ingest.extraction import USUAL, Extraction

STRICT = {
    f"http://schemas.openxmlformats.org/{name}/2006/{last}": f"http://purl.oclc.org/ooxml/{name}/{last}"
    for name, last in (
        ("officeDocument", "relationships"), ("wordprocessingml", "main"), ("spreadsheetml", "main"),
        ("presentationml", "main"), ("drawingml", "main"),
    )
}  # fmt: skip
Change = Callable[[str, bytes], tuple[str, bytes] | None]


def changed(package: bytes, change: Change) -> bytes:
    """The package with each part as `change` gives it (name, content); None leaves it out."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            kept = change(member.filename, old.read(member))
            if kept is not None:
                new.writestr(*kept)
    return buffer.getvalue()


def without(package: bytes, *parts: str) -> bytes:
    return changed(package, lambda name, data: None if any(part in name for part in parts) else (name, data))


def read(package: bytes, name: str) -> Extraction:
    return read_document(package, None, name, USUAL)


@pytest.mark.parametrize("name", ["report.docx", "ports.xlsx", "talk.pptx"])
def test_the_strict_vocabulary_reads_as_the_usual_one(samples: ModuleType, name: str) -> None:
    def strictly(part: str, data: bytes) -> tuple[str, bytes]:
        for usual, strict in STRICT.items():
            data = data.replace(usual.encode(), strict.encode())
        return part, data

    usual = samples.DOCUMENTS[name]()
    got = read(changed(usual, strictly), name)
    assert got.failure is None
    assert (got.text, got.title, got.author) == (
        (whole := read(usual, name)).text,
        whole.title,
        whole.author,
    )


def test_a_part_that_holds_no_words_may_be_missing(samples: ModuleType) -> None:
    whole = samples.word_document()
    got = read(
        without(whole, "styles", "theme", "fontTable", "customXml", "[Content_Types]", "thumbnail"), "a.docx"
    )
    assert (got.text, got.title, got.warnings) == (read(whole, "a.docx").text, "A note", ())


def test_a_missing_part_that_holds_words_is_told_and_the_rest_is_read(samples: ModuleType) -> None:
    got = read(without(samples.word_document(), "header1"), "a.docx")
    assert got.text.startswith(samples.WORDS)
    assert got.warnings == ("Missing from the file or damaged in it: a header.",)
    got = read(
        without(samples.presentation(), "slide1.xml"), "a.pptx"
    )  # and with slide 1, the notes of the same name
    assert (got.pages, got.text.startswith("A note")) == (((0, len(got.text)),), True)
    assert got.warnings == ("Missing from the file or damaged in it: a slide.",)


def test_a_damaged_footnote_part_and_a_missing_picture_are_told_with_the_body_read(
    hostile: ModuleType,
) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{office}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(
            (("footnotes", "footnotes.xml"), ("image", "media/1.png"), ("image", "/word/media/2.png"))
        )
    )
    package = hostile.word(
        hostile.body("<w:p><w:r><w:t>The words.</w:t></w:r></w:p>"),
        {"word/_rels/document.xml.rels": f"<R>{relations}</R>", "word/footnotes.xml": "<w:footnotes"},
    )
    got = read(package, "a.docx")
    assert got.text == "The words."
    assert got.warnings == ("Missing from the file or damaged in it: the footnotes, a picture (2 times).",)


@pytest.mark.parametrize("name", ["report.docx", "talk.pptx"])
def test_names_of_parts_are_alike_in_any_case_and_with_either_slash(samples: ModuleType, name: str) -> None:
    whole = samples.DOCUMENTS[name]()
    odd = changed(
        whole, lambda part, data: (part.upper() if "_rels" in part or "1.xml" in part else part, data)
    )
    assert read(odd, name).text == read(whole, name).text
    assert read(without(whole, "_rels/.rels"), name).text == read(whole, name).text


def test_a_part_that_cannot_be_unpacked_costs_no_more_than_itself(samples: ModuleType) -> None:
    whole = samples.word_document()
    with zipfile.ZipFile(io.BytesIO(whole)) as container:
        place = (
            container.getinfo("docProps/thumbnail.jpeg").header_offset + 30 + len("docProps/thumbnail.jpeg")
        )
    got = read(whole[: place + 20] + b"\xff" * 200 + whole[place + 220 :], "a.docx")
    assert got.text == read(whole, "a.docx").text


def test_a_document_without_its_main_part_is_damaged(samples: ModuleType) -> None:
    got = read(without(samples.word_document(), "word/document.xml"), "a.docx")
    assert got.failure == "The Word document is damaged, so its text could not be read."


def test_of_a_workbook_the_sheets_that_are_there_are_read(samples: ModuleType) -> None:
    cell = '<row r="1"><c r="A1"><v>{}</v></c></row>'
    whole = samples.workbook({"One": cell.format(1), "Two": cell.format(2)})
    for spoiled in (
        without(whole, "sheet1.xml"),
        changed(whole, lambda name, data: (name, data[:-60] if "sheet1.xml" in name else data)),
    ):
        got = read(spoiled, "a.xlsx")
        assert got.text == "[One]\n\n[Two]\n2"
        assert got.warnings == ("The sheet “One” is missing or damaged, so it was not read.",)
