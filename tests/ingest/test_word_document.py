"""Word documents: all of their words in order, and beside them notes, comments and what was struck out."""

from __future__ import annotations

import io
from types import ModuleType

import docx
from docx.oxml import parse_xml

from casewright.ingest.extraction import Caps
from casewright.ingest.ooxml_text import parse_safely, tell_story
from casewright.ingest.word_document import read_word_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read_body(*paragraphs: str) -> tuple[str, list[tuple[str, str, str]]]:
    story = tell_story(parse_safely(f"<w:body {W}>{''.join(paragraphs)}</w:body>".encode()), 10_000)
    return story.text, story.deleted


def test_header_body_tables_and_footer_are_read_in_order(samples: ModuleType) -> None:
    got = read_word_document(samples.word_document())
    assert got.text == (
        f"Ministry of Ports\n\n{samples.WORDS}\n\nPort\tTonnes\nĐorđevo\t112,000\n\nAfter the table.\n\nPage one"
    )
    assert (got.title, got.author) == ("A note", "Ana Pešić")
    assert got.published is None
    assert got.further["created"] == "2013-12-23"


def test_a_title_without_properties_is_the_first_heading() -> None:
    document = docx.Document()
    document.core_properties.title = ""
    document.add_paragraph("Some words first.")
    document.add_heading("The heading", 1)
    assert read_word_document(saved(document)).title == "The heading"


def test_tracked_changes_stand_as_inserted_and_what_was_struck_out_is_told() -> None:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(
        f'<w:p {W}><w:r><w:t xml:space="preserve">The fleet </w:t></w:r>'
        '<w:del w:author="Bo" w:date="2024-05-14T10:00:00Z"><w:r><w:delText>never </w:delText></w:r></w:del>'
        '<w:ins w:author="Bo"><w:r><w:t xml:space="preserve">twice </w:t></w:r></w:ins><w:r><w:t>left.</w:t></w:r></w:p>'
    ))  # fmt: skip
    got = read_word_document(saved(document))
    assert got.text == "The fleet twice left.\n\n[Deleted words (tracked changes)]\n\nBo, 2024-05-14: never"
    assert got.warnings == (
        "The document holds 2 tracked changes: its text has the insertions, and the deleted words stand at the end.",
    )


def test_comments_follow_the_text_with_who_wrote_them() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The vessel left.")
    document.add_comment(paragraph.runs, text="Says who?", author="Bo", initials="B")
    assert read_word_document(saved(document)).text.startswith("The vessel left.\n\n[Comments]\n\nBo, 20")


def test_text_boxes_content_controls_and_fields_are_read_once() -> None:
    text, _ = read_body(
        "<w:p><w:r><w:t>Before </w:t></w:r><w:r><mc:AlternateContent "
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>'
        "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback>"
        "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>after</w:t></w:r></w:p>",
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Controlled</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        '<w:p><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:r><w:t>Shown</w:t><w:tab/><w:t>x</w:t><w:br/><w:t>y</w:t>'
        "</w:r></w:p>",
    )
    assert text == "In the box\n\nBefore after\n\nControlled\n\nShown\tx\ny"


def test_footnotes_are_numbered_where_they_stand() -> None:
    story = tell_story(
        parse_safely(
            f'<w:body {W}><w:p><w:r><w:t>Left</w:t><w:footnoteReference w:id="7"/><w:t>.</w:t></w:r></w:p></w:body>'.encode()
        ),
        1000,
        lambda kind, note_id: f"[{kind} {note_id}]",
    )
    assert story.text == "Left[footnote 7]."


def test_a_table_within_a_table_stays_within_its_cell() -> None:
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>in</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    text, _ = read_body(
        f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>out</w:t></w:r></w:p>{inner}</w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p>"
        "</w:tc></w:tr></w:tbl>"
    )
    assert text == "out in\tb"


def test_a_long_document_is_read_up_to_the_cap() -> None:
    document = docx.Document()
    for _ in range(50):
        document.add_paragraph("Ten chars.")
    assert 100 < len(read_word_document(saved(document), caps=Caps(characters=100)).text) < 160


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
