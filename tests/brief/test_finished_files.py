"""The finished PDF of every template over the sample case, held against the rules for accessible and archived files."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pdfua
import pikepdf
import pypdfium2
import pytest

import casewright
from casewright.brief.blocks import Brief
from casewright.brief.collect import collect
from casewright.brief.manifest import FILE_NAME, manifest_bytes
from casewright.brief.numbering import Numbering, citation_marks
from casewright.brief.pdf.render import RenderReport, render_pdf
from casewright.brief.references import References, references_of
from casewright.model.brief_templates import brief_templates

_NOT_CLAIMED = {"UA-28-004"}  # the file does not claim a conformance that nobody certified
_BROKEN_IN_PDFUA = {"UA-14-001"}  # 0.1.3 stumbles over arrays; headings are looked at below
_ROOMS = {
    "TOC": {"TOCI", "Caption"}, "TOCI": {"Reference"}, "L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"TR"}, "TR": {"TH", "TD"},
    "Figure": set(), "Document": {"H1", "H2", "H3", "P", "Sect", "TOC", "L", "Table", "Figure", "Caption", "Note"},
}  # fmt: skip
_PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh"}


@dataclass
class Element:
    """A structure element as it is in the file."""

    role: str
    object: Any
    inner: list[Element]
    contents: int
    links: int

    def walk(self) -> Iterator[Element]:
        yield self
        for each in self.inner:
            yield from each.walk()


@dataclass
class Finished:
    """A brief, its PDF, and what was said of it when it was written."""

    brief: Brief
    path: Path
    report: RenderReport
    document: pikepdf.Pdf
    root: Element

    def of(self, *roles: str) -> list[Element]:
        return [element for element in self.root.walk() if element.role in roles]


def element_of(found: Any) -> Element:
    inner, contents, links = [], 0, 0
    for kid in found.K:
        if kid.get("/Type") == "/StructElem":
            inner.append(element_of(kid))
        elif kid.get("/Type") == "/OBJR":
            links += 1
        else:
            contents += 1
    return Element(str(found.S)[1:], found, inner, contents, links)


def _templates() -> ModuleType:
    spec = importlib.util.spec_from_file_location("trials", Path(__file__).with_name("test_templates.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=brief_templates())
def made(
    request: pytest.FixtureRequest, sample_case: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Finished]:
    folder = tmp_path_factory.mktemp("finished")
    path = folder / "sample.casewright"
    shutil.copyfile(sample_case, path)
    with casewright.open(path, "M. Example") as case:
        brief = collect(case, _templates().composed(case, request.param, only_required=False))
    report = render_pdf(brief, folder / "brief.pdf")
    with pikepdf.open(folder / "brief.pdf") as document:
        root = element_of(document.Root.StructTreeRoot.K[0])
        yield Finished(brief, folder / "brief.pdf", report, document, root)


def test_the_checker_for_accessible_files_finds_no_error(made):
    report = pdfua.validate(str(made.path))
    assert {finding.rule_id for finding in report.findings} <= _NOT_CLAIMED
    assert {outcome.rule_id for outcome in report.skipped} <= _BROKEN_IN_PDFUA


def test_qpdf_and_pikepdf_find_the_file_sound(made):
    assert made.document.check_pdf_syntax() == []
    tool = shutil.which("qpdf")
    if tool is None:
        pytest.skip("qpdf is not installed")
    ran = subprocess.run([tool, "--check", str(made.path)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "No syntax or stream encoding errors found" in ran.stdout


def test_everything_that_is_drawn_is_tagged_or_decoration(made):
    for page in made.document.pages:
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            depth += (name in ("BDC", "BMC")) - (name == "EMC")
            assert depth >= 0
            assert depth or name not in _PAINTING, (page.index + 1, name, operands)
        assert depth == 0


def test_elements_stand_where_their_roles_allow_it_and_hold_something(made):
    for element in made.root.walk():
        if element.role in _ROOMS:
            assert {each.role for each in element.inner} <= _ROOMS[element.role], element.role
        assert element.inner or element.contents or element.role in ("TD", "TH"), f"an empty {element.role}"
    for item in made.of("LI"):
        assert [each.role for each in item.inner] == ["Lbl", "LBody"]
    for table in made.of("Table"):
        head, *rows = table.inner
        assert {cell.role for cell in head.inner} == {"TH"}
        assert all(cell.object.A.Scope == "/Column" for cell in head.inner)
        assert {len(row.inner) for row in rows} == {len(head.inner)}
    for figure in made.of("Figure"):
        assert len(str(figure.object.Alt)) > 20
    for link in made.of("Link"):
        assert link.contents
        assert link.links == 1
    for quotation in made.of("BlockQuote"):
        assert str(quotation.object.Lang)


def test_headings_follow_one_another_and_are_the_outline(made):
    headings = made.of("H1", "H2", "H3")
    levels = [int(each.role[1]) for each in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    outline = [(entry.level + 2, entry.get_title()) for entry in pypdfium2.PdfDocument(made.path).get_toc()]
    assert [level for level, _ in outline] == levels[1:]
    if made.report.contents:
        assert [title for title, _ in made.report.contents] == [
            title for level, title in outline if level == 2
        ]


def test_every_link_is_a_citation_a_way_back_a_line_of_the_contents_or_a_reference(made):
    numbering, references = Numbering(made.brief), References(made.brief)
    citations = sum(len(numbering.groups(mark)) for mark in citation_marks(made.brief))
    back = sum(len(pages) for pages in made.report.cited_on.values())
    lines = len(made.report.contents)
    led = sum(references.find(each) is not None for each in references_of(made.brief))
    annotations = [each for page in made.document.pages for each in page.get("/Annots", [])]
    assert len(annotations) == made.report.links == citations + back + lines + led
    assert len(made.of("Link")) == len(annotations)
    pages = [page.obj.objgen for page in made.document.pages]
    assert all(each.Dest[0].objgen in pages for each in annotations)
    assert all(str(each.Contents) for each in annotations)


def test_marking_and_page_number_stand_on_every_page(made):
    document = pypdfium2.PdfDocument(made.path)
    assert len(document) == made.report.pages
    for number, page in enumerate(document, start=1):
        text, (width, height) = page.get_textpage(), page.get_size()
        assert made.brief.marking in text.get_text_bounded(width / 2, height - 80, width, height)
        foot = text.get_text_bounded(0, 0, width, 80)
        assert made.brief.marking in foot
        assert f"{number} / {len(document)}" in foot


def test_language_metadata_and_manifest_are_in_the_file(made):
    assert made.document.Root.Lang == made.brief.language
    with made.document.open_metadata() as metadata:
        assert metadata["dc:title"] == made.brief.title
        assert metadata["dc:language"] == {made.brief.language}
    attached = made.document.attachments[FILE_NAME]
    assert attached.obj.AFRelationship == "/Data"
    assert attached.get_file().read_bytes() == manifest_bytes(made.report.manifest)
    assert json.loads(attached.get_file().read_bytes())["brief_id"] == str(made.brief.id)


def test_the_same_brief_gives_the_same_bytes(made, tmp_path):
    assert render_pdf(made.brief, tmp_path / "again.pdf").sha256 == made.report.sha256
