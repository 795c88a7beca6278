"""The brief as a Word document: the same words and numbers as in print, a link for every citation, nothing that is fetched."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import docx
import pytest
from docx.oxml.ns import qn

from casewright.brief.blocks import (
    AchMatrix,
    Block,
    Brief,
    Heading,
    LinkChart,
    Paragraph,
    PlaceMap,
    Run,
    Table,
    Timeline,
)
from casewright.brief.clean import clean
from casewright.brief.docx.package import MANIFEST, to_docx
from casewright.brief.docx.writer import Writer as DocxWriter
from casewright.brief.html import _Writer as HtmlWriter
from casewright.brief.manifest import build_manifest
from casewright.brief.markdown import _Writer as MarkdownWriter
from casewright.brief.numbering import Numbering, citation_marks
from casewright.brief.pdf.known_pages import Found, KnownPages
from casewright.brief.pdf.story import Story
from casewright.brief.pdf.tags import Tag

HOSTILE = [
    "<w:t>x</w:t>",
    "a\x00b\x0bc",
    "\ud800 lone",
    "x\u202egnp.exe",
    "W" * 10_000,
    "&amp; <b>",
    "\uffff",
]
RIGHT_TO_LEFT = {chr(code) for code in range(0x05D0, 0x06FF)}


@pytest.fixture(scope="module")
def written(study: Brief) -> bytes:
    return to_docx(study)


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def words_of(data: bytes) -> str:
    body = opened(data).element.body
    return "".join("".join(each.text or "" for each in body.iter(qn("w:t"))).split())


def test_every_quotation_in_every_language_is_there_with_its_translation(
    study: Brief, written: bytes
) -> None:
    words = words_of(written)
    for source in Numbering(study).sources:
        for quote in source.quotations:
            assert "".join(clean(quote.exact).split()) in words
            assert "".join(clean(quote.translation).split()) in words


def test_every_citation_is_a_link_to_the_source_of_its_number(study: Brief, written: bytes) -> None:
    body = opened(written).element.body
    places = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    links = list(body.iter(qn("w:hyperlink")))
    numbering = Numbering(study)
    labels = [label for mark in citation_marks(study) for label, _ in numbering.groups(mark)]
    assert sorted("".join(text.text for text in link.iter(qn("w:t"))) for link in links) == sorted(labels)
    assert {link.get(qn("w:anchor")) for link in links} <= set(places)
    assert places == [f"source-{numbering.number(source.id)}" for source in numbering.sources]


def test_words_that_run_from_right_to_left_say_so(written: bytes) -> None:
    body = opened(written).element.body
    persian = [
        run
        for run in body.iter(qn("w:r"))
        if "".join(t.text or "" for t in run.iter(qn("w:t")))[:1] in RIGHT_TO_LEFT
    ]
    assert persian
    assert all(run.find(qn("w:rPr")).find(qn("w:rtl")) is not None for run in persian)


def test_the_marking_is_at_the_top_and_foot_of_every_page(study: Brief, written: bytes) -> None:
    section = opened(written).sections[0]
    for area in (section.header, section.footer):
        assert study.marking in "".join(paragraph.text for paragraph in area.paragraphs)
    assert not section.different_first_page_header_footer


def test_figures_carry_their_alternative_text_and_tables_what_they_hold(study: Brief, written: bytes) -> None:
    body = opened(written).element.body
    told = [each.get("descr") for each in body.iter(qn("wp:docPr"))]
    drawn = [block.alt for block in study.blocks if isinstance(block, LinkChart | PlaceMap | Timeline)]
    assert set(told) == {clean(alt) for alt in drawn}
    assert all(
        each.find(qn("w:tblPr")).find(qn("w:tblDescription")) is not None for each in body.iter(qn("w:tbl"))
    )


def test_a_matrix_names_its_measure_and_leaves_what_has_no_score_open(study: Brief) -> None:
    (matrix,) = (block for block in study.blocks if isinstance(block, AchMatrix))
    scores = (None, -0.25, *matrix.scores[2:])
    told = replace(
        matrix,
        scores=scores,
        measure="Normalised",
        weights=("3",) * len(matrix.rows),
        diagnosticity=("0.5",) * len(matrix.rows),
    )
    document = opened(to_docx(replace(study, blocks=(told,))))
    (table,) = (each for each in document.tables if each.rows[0].cells[0].text == "Evidence")
    assert [cell.text for cell in table.rows[-1].cells][:4] == ["Normalised", "", "–", "−0.25"]
    assert [table.rows[0].cells[n].text for n in (1, -1)] == ["Weight", "D"]
    assert [table.rows[1].cells[n].text for n in (1, -1)] == ["3", "0.5"]
    assert {cell.text for cell in table.rows[1].cells[2:-1]} <= {"++", "+", "·", "−", "−−", "n/a", ""}


def test_the_package_holds_the_manifest_fetches_nothing_and_is_the_same_twice(
    study: Brief, written: bytes
) -> None:
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert package.testzip() is None
        assert json.loads(package.read(MANIFEST.lstrip("/"))) == build_manifest(study, Numbering(study))
        relations = "".join(
            package.read(name).decode() for name in package.namelist() if name.endswith(".rels")
        )
    assert 'TargetMode="External"' not in relations
    assert to_docx(study) == written


def test_the_file_says_of_itself_only_what_the_brief_prints(study: Brief, written: bytes) -> None:
    said = opened(written).core_properties
    assert (said.title, said.author, said.last_modified_by) == (study.title, study.author, study.author)
    assert said.comments == ""
    assert said.language == study.language


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_printed_and_break_nothing(text: str, study: Brief) -> None:
    table = Table((text,), (((Run(text),),),), (1,), text, text)
    brief = replace(
        study, title=text, author=text, blocks=(Heading(text), Paragraph((Run(text),)), table), bottom_line=()
    )
    assert words_of(to_docx(brief)).count("".join(clean(text).split())) >= 4


def test_every_kind_of_block_is_written_in_every_format(study: Brief, tmp_path: Path) -> None:
    numbering = Numbering(study)
    writers = [
        DocxWriter(docx.Document(), study, numbering), HtmlWriter(study, numbering), MarkdownWriter(study),
        Story(study, numbering, KnownPages(1, Found()), Tag("Document")),
    ]  # fmt: skip
    for writer in writers:
        assert set(writer._makers) == set(get_args(Block)), type(writer)  # type: ignore[attr-defined]
