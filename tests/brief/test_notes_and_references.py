"""Notes at the foot of the page that has their sign, and references that name the page they lead to."""

from __future__ import annotations

import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from casewright.brief.blocks import (
    Bullets,
    CrossReference,
    Heading,
    JudgementBlock,
    Note,
    PageBreak,
    Paragraph,
    Run,
    SourceAnnex,
    Table,
)
from casewright.brief.citation_places import citation_places
from casewright.brief.docx.package import to_docx
from casewright.brief.html import to_html
from casewright.brief.markdown import to_markdown
from casewright.brief.numbering import Numbering
from casewright.brief.pdf.style import BOTTOM, PAGE_WIDTH
from casewright.brief.references import leading_nowhere
from casewright.ingest.reading import DocumentReader
from casewright.model.prose_tokens import prose_parts
from casewright.proof.printed import printed_brief


def noted(number: int) -> tuple[Run, Note]:
    return Run(f"Sentence {number} of this brief, with a remark"), Note(f"Remark {number} in small type.")


def foot(printed, page: int) -> str:
    text = pypdfium2.PdfDocument(printed.path)[page].get_textpage()
    return " ".join(text.get_text_bounded(0, BOTTOM - 4, PAGE_WIDTH, BOTTOM + 160).split())


def test_every_note_stands_at_the_foot_of_the_page_of_its_sign(study, print_brief):
    paragraphs = tuple(Paragraph((*noted(n), Run(". More words follow here." * 9))) for n in range(24))
    printed = print_brief(replace(study, blocks=paragraphs, bottom_line=(), sources=()))
    assert printed.report.pages >= 3
    for page, body in enumerate(printed.bodies):
        numbers = re.findall(r"Sentence (\d+) of", body)
        assert numbers == re.findall(r"Remark (\d+) in", foot(printed, page))
        signs = re.findall(r"remark([†‡§¶]+)", "".join(body.split()))
        assert signs == ["†", "‡", "§", "¶", "††", "‡‡", "§§", "¶¶", "†††", "‡‡‡"][: len(numbers)]


def test_notes_are_printed_wherever_prose_can_stand(study, print_brief):
    words = noted(1)
    judgement = next(block for block in study.blocks if isinstance(block, JudgementBlock))
    blocks = (
        replace(judgement, inlines=noted(1)),
        Bullets((noted(2), noted(3))),
        Table(("a", "b"), ((noted(4), noted(5)),), (1, 1), "Table"),
    )
    printed = print_brief(replace(study, blocks=blocks, bottom_line=words, sources=()))
    text = " ".join("".join(printed.bodies).split())
    assert [text.count(f"Remark {n} in small type.") for n in range(1, 6)] == [2, 1, 1, 1, 1]


def test_so_many_notes_that_no_foot_has_room_for_them_stand_below_their_block(study, print_brief):
    inlines = tuple(
        each for n in range(40) for each in (Run(f"Word {n}"), Note(f"Remark {n} in small type. " * 6))
    )
    printed = print_brief(replace(study, blocks=(Paragraph(inlines),), bottom_line=(), sources=()))
    text = " ".join("".join(printed.bodies).split())
    assert [text.count(f"Remark {n} in small type.") for n in range(40)] == [6] * 40


def test_a_heading_goes_over_with_a_paragraph_whose_note_has_no_room(study, print_brief):
    for lines in range(22, 32, 2):
        filler = tuple(Paragraph((Run(f"Filler {n}."),)) for n in range(lines))
        noted_here = Paragraph((Run("Words with a remark"), Note("A long remark. " * 40), Run(".")))
        printed = print_brief(
            replace(study, blocks=(*filler, Heading("The heading"), noted_here), bottom_line=(), sources=())
        )
        (body,) = [body for body in printed.bodies if "The heading" in body]
        assert "Words with a remark" in body
        assert "A long remark." in body


def test_a_note_is_tagged_as_one_with_a_name_of_its_own(study, print_brief):
    printed = print_brief(replace(study, blocks=(Paragraph((*noted(1), *noted(2))),)))
    with pikepdf.open(printed.path) as document:
        named = document.Root.StructTreeRoot.IDTree.Names
        assert [str(name) for name in list(named)[::2]] == ["note-0001", "note-0002"]
        assert {str(element.S) for element in list(named)[1::2]} == {"/Note"}


def with_references(study):
    table = next(block for block in study.blocks if isinstance(block, Table))
    see = Paragraph(
        (
            Run("As told in "),
            CrossReference("see", "the  LAST part"),
            Run(", in "),
            CrossReference("figure", "The last part"),
            Run(" and in "),
            CrossReference("judgement", "2"),
            Run("; not in "),
            CrossReference("see", "No such part"),
            Run("."),
        )
    )
    judgements = [block for block in study.blocks if isinstance(block, JudgementBlock)]
    end = (PageBreak(), Heading("The last part"), Paragraph((Run("Words."),)), table)
    return replace(study, blocks=(see, *judgements, *end, SourceAnnex()))


def test_a_reference_names_its_part_and_page_and_leads_there(study, print_brief):
    printed = print_brief(with_references(study))
    body = " ".join(printed.bodies[0].split())
    told = re.search(r"As told in (.*?) and in (.*?); not in (.*?)\.", body)
    last = next(
        n
        for n, text in enumerate(printed.bodies, start=1)
        if "The last part Words." in " ".join(text.split())
    )
    second = next(n for n, text in enumerate(printed.bodies, start=1) if "formal security pact" in text)
    assert told is not None
    assert told[1] == f"The last part (p. {last}), in Table 1 (p. {last})"
    assert told[2] == f"key judgement 2 (p. {second})"
    assert told[3] == "No such part"
    with pikepdf.open(printed.path) as document:
        pages = [page.obj.objgen for page in document.pages]
        leads = {
            str(link.Contents): pages.index(link.Dest[0].objgen) + 1
            for link in document.pages[0].Annots
            if str(link.Contents).startswith("part ")
        }
    assert sorted(leads.values()) == sorted([last, last, second])
    assert leading_nowhere(with_references(study)) == [
        "A reference leads to “No such part”, which is not in this brief."
    ]


def test_references_lead_on_in_the_other_formats(study):
    brief = with_references(study)
    html, markdown = to_html(brief), to_markdown(brief)
    for place in re.findall(r'<a href="#(part-\d+)">', html):
        assert html.count(f'<a id="{place}"></a>') == 1
        assert f"(#{place})" in markdown
        assert f'<a id="{place}"></a>' in markdown
    assert "in <a" in html
    assert "the figure in The last part" in html
    assert to_docx(brief) == to_docx(brief)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Before[[note: A remark.]] after", ["Before", ("note", "A remark."), " after"]),
        ("[[see:Part two ]]", [("see", "Part two")]),
        ("[[figure: a]][[judgement: 2]]", [("figure", "a"), ("judgement", "2")]),
        ("[[note: ]] and [[other: x]] and [[see: a[b]]", ["[[note: ]] and [[other: x]] and [[see: a[b]]"]),
        ("", []),
    ],
)
def test_tokens_of_prose(text, parts):
    assert list(prose_parts(text)) == parts


def test_notes_between_pages_do_not_part_what_is_proved(study, content, print_brief):
    """A citation mark in a paragraph that goes on upon the next page is still found behind its words."""
    for lines in (22, 25, 28):
        filler = tuple(Paragraph((Run(f"Filler {n}."),)) for n in range(lines))
        words = "These words go on for so long that the paragraph breaks over two pages in the middle. " * 6
        cited = (
            Run("A remark"),
            Note("At the foot."),
            Run(f". {words}"),
            *content.inlines("and end[[treaty]]"),
        )
        brief = replace(study, blocks=(*filler, Paragraph(cited), SourceAnnex()), bottom_line=())
        printed = print_brief(brief)
        with DocumentReader() as reader:
            body = printed_brief(reader.read(printed.path)).body.text
        (place,) = citation_places(brief, Numbering(brief))
        assert place.after + place.label in body
        assert "Atthefoot." not in body
        assert body.count("".join(study.title.split())) == 1  # on the first page, and not above the others
