"""A brief in a house style, read back from each format; what carries meaning keeps its colours."""

from __future__ import annotations

import base64
import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from docx import Document
from docx.shared import RGBColor
from justhtml import JustHTML

from casewright.brief.blocks import House
from casewright.brief.docx.package import to_docx
from casewright.brief.html import to_html
from casewright.brief.markdown import to_markdown
from casewright.brief.pdf.render import render_pdf
from casewright.model.contrast import contrast
from casewright.model.errors import InvalidValue
from casewright.model.logo import Logo, written_logo

LOGO = Logo(40, 20, bytes((122, 31, 61)) * 800)
HOUSE = House(
    organisation="Institute <b>of</b> Basin & Port Studies",
    accent="#7A1F3D",
    heading="#3D1020",
    panel="#FAF3F0",
    text_font="sans",
    heading_font="serif",
    logo_png=base64.b64encode(written_logo(LOGO)).decode(),
)
PLAIN_COLOURS = {"accent": "#1F4E79", "panel": "#F3F6F9"}
"""Of the plain style: none of these stays but where it carries meaning."""


@pytest.fixture(scope="module")
def housed(study):
    return replace(study, house=HOUSE)


@pytest.fixture(scope="module")
def pdf(housed, tmp_path_factory):
    path = tmp_path_factory.mktemp("house") / "brief.pdf"
    report = render_pdf(housed, path)
    again = path.with_name("again.pdf")
    render_pdf(housed, again)
    return path, report, again


def colours_of(path) -> set[str]:
    """All fill and stroke colours of all pages."""
    found = set()
    with pikepdf.open(path) as document:
        for page in document.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("rg", "RG"):
                    found.add("#" + "".join(f"{round(float(each) * 255):02X}" for each in operands))
    return found


def test_the_pdf_has_the_colours_fonts_and_logo_of_the_house_and_the_same_bytes_twice(pdf, finished):
    path, report, again = pdf
    assert path.read_bytes() == again.read_bytes()
    assert report.collisions == finished.report.collisions
    colours = colours_of(path)
    assert {"#7A1F3D", "#3D1020", "#FAF3F0"} <= colours
    assert "#F3F6F9" not in colours
    with pikepdf.open(path) as document:
        fonts = {
            str(font.BaseFont).split("+")[1]
            for page in document.pages
            for font in page.Resources.Font.values()
            if "+" in str(font.BaseFont)
        }
        pictures = [
            pikepdf.PdfImage(image).as_pil_image().convert("RGB").tobytes()
            for page in document.pages
            for image in page.get_images().values()
        ]
    assert "SourceSerif4-Regular" not in fonts
    assert {"SourceSans3-Regular", "SourceSerif4-SemiBold"} <= fonts
    assert pictures == [LOGO.pixels]


def test_markings_tints_and_kinds_keep_their_colours(pdf, finished, study):
    plain, housed = colours_of(finished.path), colours_of(pdf[0])
    meaning = {"#C9DBEA", "#E6EEF5", "#F2D2A6", "#FAEBD6", study.marking_colour.upper(), "#000000"}
    assert meaning & plain
    assert meaning & plain == meaning & housed
    assert plain - housed <= {"#F3F6F9"}  # blue stays: kinds of entities and lanes are told apart by it
    assert housed - plain == {"#7A1F3D", "#3D1020", "#FAF3F0"}


def test_the_organisation_and_the_logo_are_there_for_readers_that_read_aloud(pdf):
    document = pypdfium2.PdfDocument(pdf[0])
    assert "Institute <b>of</b> Basin & Port Studies" in document[0].get_textpage().get_text_range()
    document.close()
    with pikepdf.open(pdf[0]) as tagged:
        told = [
            str(each.Alt)
            for each in tagged.objects
            if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]
    assert "Logo of Institute <b>of</b> Basin & Port Studies" in told


def test_it_passes_the_checker_for_accessible_files(pdf):
    tool = Path(sys.executable).with_name("pdfua")
    if not tool.exists():
        pytest.skip("pdfua, the checker for accessible PDFs, is not installed")
    ran = subprocess.run([tool, "check", str(pdf[0])], capture_output=True, text=True, check=False)
    assert "errors=0" in ran.stdout, ran.stdout + ran.stderr


def test_html_shows_the_house_and_fetches_nothing(housed):
    text = to_html(housed)
    page = JustHTML(text)
    (masthead,) = page.query(".house")
    assert masthead.to_text().strip() == HOUSE.organisation
    shown = re.search(r'<div class="house"><img alt="([^"]*)" src="data:image/png;base64,([^"]*)">', text)
    assert shown is not None
    assert shown[1] == "Logo of Institute &lt;b&gt;of&lt;/b&gt; Basin &amp; Port Studies"
    assert base64.b64decode(shown[2]) == written_logo(LOGO)
    style = text[text.index("<style>") : text.index("</style>")]
    assert "--accent: #7A1F3D" in style
    assert '--text: "Source Sans 3"' in style
    assert "#1f4e79" not in style.lower()


def test_docx_has_styles_of_the_house_that_a_colleague_can_go_on_with(housed):
    data = to_docx(housed)
    assert to_docx(housed) == data
    document = Document(io.BytesIO(data))
    assert document.styles["Citation"].font.color.rgb == RGBColor.from_string("7A1F3D")
    assert document.styles["Heading 1"].font.color.rgb == RGBColor.from_string("3D1020")
    assert document.styles["Heading 1"].font.name == "Source Serif 4"
    assert document.styles["Normal"].font.name == "Source Sans 3"
    assert HOUSE.organisation in document.paragraphs[0].text
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        pictures = [package.read(name) for name in package.namelist() if name.startswith("word/media/")]
    assert written_logo(LOGO) in pictures


def test_text_formats_do_not_lose_or_break_anything_by_it(housed, study):
    assert to_markdown(housed) == to_markdown(study)
    assert re.sub(
        r"<style>.*?</style>|<div class=\"house\">.*?</div>\n", "", to_html(housed), flags=re.S
    ) == re.sub(r"<style>.*?</style>", "", to_html(study), flags=re.S)


def test_a_logo_that_is_none_is_refused(study):
    for logo in ("AAAA", "not base64", base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()):
        with pytest.raises(InvalidValue):
            to_html(replace(study, house=replace(HOUSE, logo_png=logo)))


def test_the_plain_colours_keep_the_limits_that_houses_are_held_to():
    assert contrast(PLAIN_COLOURS["accent"], PLAIN_COLOURS["panel"]) >= 4.5
