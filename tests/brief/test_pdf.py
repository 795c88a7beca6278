"""The finished PDF, read back: every word of every block, in every script, on marked pages, with working links."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from casewright.brief.blocks import (
    AchMatrix,
    Bullets,
    CitationMark,
    Heading,
    JudgementBlock,
    Note,
    PageBreak,
    Paragraph,
    Run,
    SourceAnnex,
    Table,
)
from casewright.brief.numbering import Numbering
from casewright.brief.pdf.bidi import embedding_levels
from casewright.brief.pdf.render import render_pdf


def words(inlines, numbering) -> str:
    """What a block's inlines print, citation numbers included, notes apart."""
    found = []
    for inline in inlines:
        if isinstance(inline, CitationMark):
            found.append(",".join(label for label, _ in numbering.groups(inline)))
        elif isinstance(inline, Note):
            found.append("†")
        else:
            found.append(inline.text)
    return "".join(found)


def block_texts(block, numbering) -> list[str]:
    if isinstance(block, Heading):
        return [block.text]
    if isinstance(block, Paragraph):
        return [words(block.inlines, numbering), *(i.text for i in block.inlines if isinstance(i, Note))]
    if isinstance(block, JudgementBlock):
        level = f"{block.likelihood.term.capitalize()} · {block.likelihood.band}"
        return [
            words(block.inlines, numbering),
            level,
            f"{block.confidence.capitalize()} confidence",
            block.basis,
            block.dissent,
        ]
    if isinstance(block, Bullets):
        return [words(item, numbering) for item in block.items]
    if isinstance(block, Table):
        return [
            *block.headers,
            *(words(cell, numbering) for row in block.rows for cell in row),
            block.caption,
        ]
    if isinstance(block, AchMatrix):
        return [words(row, numbering) for row in block.rows] + [
            text for pair in block.hypotheses for text in pair
        ]
    return [block.caption] if hasattr(block, "caption") else []


def test_every_block_is_read_back_word_for_word(study, finished, squeeze):
    numbering = Numbering(study)
    expected = [study.title, study.standfirst, words(study.bottom_line, numbering)]
    expected += [value for _, value in study.facts]
    expected += [text for block in study.blocks for text in block_texts(block, numbering)]
    missing = [text for text in expected if squeeze(text) not in finished.body]
    assert not missing


def test_quotations_come_back_exactly_in_every_script(study, finished, squeeze):
    quotes = [quote for source in study.sources for quote in source.quotations]
    assert {"sr-Cyrl", "sr-Latn", "fa", "ar", "he", "el", "be", "ru", "en"} <= {
        quote.language for quote in quotes
    }
    missing = [quote.exact for quote in quotes if squeeze(quote.exact) not in finished.body]
    assert not missing


def test_labels_of_figures_are_text(content, finished, squeeze):
    labels = [label for label, _, _ in content.NODES.values()] + [event[2] for event in content.EVENTS]
    assert [label for label in labels if squeeze(label) not in finished.body] == []


def test_the_same_brief_gives_the_same_bytes(study, finished, tmp_path):
    again = render_pdf(study, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == finished.path.read_bytes()
    assert again.sha256 == finished.report.sha256 == hashlib.sha256(finished.path.read_bytes()).hexdigest()


def test_another_process_gives_the_same_bytes(finished, tmp_path):
    script = (
        "import sys; sys.path[:0] = sys.argv[1:3]\n"
        "from pathlib import Path\nfrom study_content import study_brief\n"
        "from casewright.brief.pdf.render import render_pdf\n"
        "print(render_pdf(study_brief(), Path(sys.argv[3])).sha256)"
    )
    desktop = Path(__file__).parents[2] / "desktop"
    arguments = [
        sys.executable,
        "-c",
        script,
        str(desktop),
        str(Path(__file__).parent),
        str(tmp_path / "other.pdf"),
    ]
    ran = subprocess.run(arguments, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"})
    assert ran.stdout.strip() == finished.report.sha256


def test_the_marking_stands_in_header_and_footer_of_every_page(finished):
    document = pypdfium2.PdfDocument(finished.path)
    assert len(document) == finished.report.pages >= 6
    for page in document:
        text, (width, height) = page.get_textpage(), page.get_size()
        assert "TLP:AMBER" in text.get_text_bounded(width / 2, height - 80, width, height)
        assert "TLP:AMBER" in text.get_text_bounded(width / 2, 0, width, 80)
    assert "TLP:AMBER" in finished.bodies[0]


def test_pages_are_counted_and_name_product_and_version(finished):
    for number, text in enumerate(finished.pages, start=1):
        assert f"{number} / {finished.report.pages}" in text
        assert "CW-2026-0117 · version 3 · 24 February 2026" in text


def test_every_citation_leads_to_the_annex_and_every_page_number_back(study, finished):
    numbering = Numbering(study)
    citations = sum(len(numbering.groups(mark)) for mark in marks_of(study))
    back = sum(len(pages) for pages in finished.report.cited_on.values())
    with pikepdf.open(finished.path) as document:
        links = [a for page in document.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
        pages = [page.obj.objgen for page in document.pages]
        assert len(links) == citations + back == finished.report.links
        assert all(link.Dest[0].objgen in pages for link in links)


def marks_of(study):
    from casewright.brief.numbering import citation_marks

    return list(citation_marks(study))


def test_the_annex_names_the_pages_that_cite_a_source(finished):
    for number, pages in finished.report.cited_on.items():
        assert pages == tuple(sorted(set(pages)))
        for page in pages:
            assert page <= finished.report.pages, number
    assert f"Cited on p. {', '.join(map(str, finished.report.cited_on[1]))}" in "".join(finished.bodies)


def test_no_figure_has_collisions(finished):
    assert finished.report.collisions == {"Figure 1": 0, "Figure 2": 0}


def test_the_outline_holds_the_headings(study, finished):
    titles = [entry.get_title() for entry in pypdfium2.PdfDocument(finished.path).get_toc()]
    assert titles == [block.text for block in study.blocks if isinstance(block, Heading)] + ["Sources"]


def test_title_author_and_language_are_in_the_metadata(study, finished):
    with pikepdf.open(finished.path) as document:
        assert document.Root.Lang == "en"
        assert str(document.docinfo.Title) == study.title
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == study.title
            assert metadata["dc:creator"] == ["Regional desk"]
        assert str(document.docinfo.CreationDate) == "D:20260224"
        assert "ModDate" not in str(document.docinfo)


def test_the_structure_passes_the_checker_for_accessible_files(finished):
    tool = Path(sys.executable).with_name("pdfua")
    if not tool.exists():
        pytest.skip("pdfua, the checker for accessible PDFs, is not installed")
    ran = subprocess.run([tool, "check", str(finished.path)], capture_output=True, text=True, check=False)
    assert "errors=0" in ran.stdout, ran.stdout + ran.stderr
    findings = [line.split("]")[1].split()[0] for line in ran.stdout.splitlines() if "[WARN" in line]
    assert set(findings) <= {"UA-28-004"}, (
        ran.stdout
    )  # the file does not claim a conformance that was not certified


def test_figures_and_tables_carry_their_words_for_those_who_cannot_see_them(finished):
    with pikepdf.open(finished.path) as document:
        roles: dict[str, int] = {}
        pending = [document.Root.StructTreeRoot.K[0]]
        while pending:
            element = pending.pop()
            if element.get("/Type") != "/StructElem":
                continue
            roles[str(element.S)] = roles.get(str(element.S), 0) + 1
            if element.S == "/Figure":
                assert len(str(element.Alt)) > 20
            pending += list(element.K)
    assert roles["/Figure"] == 2
    assert roles["/Table"] == 2
    assert {
        "/TH",
        "/TD",
        "/Link",
        "/H1",
        "/H2",
        "/L",
        "/LI",
        "/Caption",
        "/Note",
        "/BlockQuote",
    } <= roles.keys()


def test_a_serbian_run_gets_the_letter_forms_of_its_language(content, study, print_brief):
    def page(language: str) -> bytes:
        block = Paragraph((Run("бгдпт", "emphasis", language),))
        return (
            pypdfium2.PdfDocument(print_brief(replace(study, blocks=(block,))).path)[0]
            .render(scale=1)
            .to_numpy()
            .tobytes()
        )

    assert page("sr") != page("ru")


def test_long_tables_and_lists_go_over_pages_and_keep_every_row(study, print_brief, squeeze):
    rows = tuple(((Run(f"Row {n} of many"),), (Run("words " * (n % 9 + 1)),)) for n in range(120))
    table = Table(("Name", "Words"), rows, (1, 2), "Many rows", "Many rows.")
    bullets = Bullets(tuple((Run(f"Item {n} " + "and more words " * 9),) for n in range(60)))
    printed = print_brief(
        replace(study, blocks=(table, PageBreak(), Heading("List"), bullets, SourceAnnex()))
    )
    assert all(squeeze(f"Row {n} of many") in printed.body for n in range(120))
    assert all(squeeze(f"Item {n} and") in printed.body for n in range(60))
    assert printed.body.count("NameWords") >= 3


def test_a_brief_that_cannot_be_written_leaves_what_was_there(study, tmp_path):
    target = tmp_path / "brief.pdf"
    target.mkdir()
    with pytest.raises(OSError):
        render_pdf(study, target)
    assert [each.name for each in tmp_path.iterdir()] == ["brief.pdf"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("وزارت در ۱۴۰۵/۰۲/۱۴ اعلام کرد (۳۰ نفر).", "fa"),
        ("او می‌گوید که روزنامه‌ها در سال ۱۴۰۴ چنین نوشتند.", "fa"),
        ("به گفته Radio Kasvin 2026 این خبر درست است.", "fa"),
        ("السلام عليكم، مُحَمَّد والله لا", "ar"),
        ("שָׁלוֹם עולם (אבג) 123", "he"),
        ("The name (سلام) and the paper «روزنامه ۱۴۰۴» of Kasvin", "en"),
        ("He said سلام دنیا, in سال ۱۴۰۵, to בן עלי (Ben Ali)", "en"),
        ("Émile Žižek, Ångström, naïve, Ђорђе, Ελλάδα, e\u0301 and 🚚 👨\u200d👩\u200d👧", "en"),
    ],
)
def test_mixed_directions_and_joined_letters_are_read_back_as_written(
    text, language, study, print_brief, squeeze
):
    block = Paragraph((Run(text, language=language),), language=language)
    read = print_brief(replace(study, blocks=(block,))).body.replace(
        "\u200e", ""
    )  # a mark without a sign of its own
    assert squeeze(unicodedata.normalize("NFC", text)) in read


def test_numbers_keep_their_digits_in_order_beside_joiners(study, print_brief, tmp_path):
    """The picture, not only the text: a zero-width joiner once turned the digits of such a line round."""

    def ink(text: str) -> bytes:
        page = pypdfium2.PdfDocument(
            print_brief(replace(study, blocks=(Paragraph((Run(text, language="fa"),)),))).path
        )[0]
        return page.render(scale=2).to_numpy().tobytes()

    assert ink("در ۱۴۰۵ می‌گوید") != ink("در ۵۰۴۱ می‌گوید")
    levels = embedding_levels("در ۱۴۰۵ می\u200cگوید", True)
    assert levels[3:7] == [2, 2, 2, 2]
    assert levels[10] == 1
