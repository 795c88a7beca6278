"""Whatever a case holds is printed literally: no markup, no order of its own, no crash."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casewright.brief.blocks import (
    Bullets,
    ChartEdge,
    ChartNode,
    Heading,
    JudgementBlock,
    LinkChart,
    Paragraph,
    Run,
    Table,
    Timeline,
    TimelineEvent,
    WordsBox,
)
from casewright.proof.attached import read_manifest

LITERAL = [
    "<img src='http://198.51.100.1/x.png'>",
    "<b>& < > &amp; &#60;</b>",
    "]]> <![CDATA[ --> <!--",
    "(parentheses) \\ backslash \\( \\) BT ET",
    "{{braces}} %PDF-1.7 <</MCID 0>> BDC",
    "<a href='file:///etc/passwd'>here</a>",
]
# of a word that no line and no cell can hold; the shorter one goes over pages too
LENGTHS = [3_000, pytest.param(10_000, marks=pytest.mark.deep)]


def with_blocks(study, *blocks):
    return replace(study, blocks=blocks)


@pytest.mark.parametrize("text", LITERAL)
def test_markup_is_printed_as_it_is_written(text, study, print_brief, squeeze):
    printed = print_brief(
        with_blocks(
            study,
            Heading(text),
            Paragraph((Run(text),)),
            Table((text,), (((Run(text),),),), (1,), text, text),
        )
    )
    assert printed.body.count(squeeze(text)) >= 4


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("bell\x07 here", "bell[U+0007]here"),
        ("pay \u202e100 to\u202c me", "pay[RLO]100to[PDF]me"),
        ("lone \ud800 half", "lone[U+D800]half"),
        ("zero\x00byte", "zero[U+0000]byte"),
        ("isolate \u2066x\u2069", "isolate[LRI]x[PDI]"),
        ("unknown \U0001faff\u2ff0 sign", "[U+2FF0]sign"),
        ("no character \uffff", "[U+FFFF]"),
    ],
)
def test_what_cannot_be_drawn_becomes_a_token_and_a_warning(text, shown, study, print_brief, squeeze):
    printed = print_brief(with_blocks(study, Heading(text), Paragraph((Run(text),))))
    assert squeeze(shown) in printed.body
    assert any("cannot be printed" in warning for warning in printed.report.warnings)


@pytest.mark.parametrize("letters", LENGTHS)
def test_a_word_without_end_goes_on_over_lines_and_pages(letters, study, print_brief, squeeze):
    word = "abcdefghij" * (letters // 10)
    printed = print_brief(with_blocks(study, Paragraph((Run(word),))))
    assert word in printed.body


@pytest.mark.parametrize("letters", LENGTHS)
def test_a_word_without_end_fits_wherever_text_can_stand(letters, study, print_brief):
    word = "abcdefghij" * (letters // 10)
    inlines = (Run(word),)
    chart = LinkChart(
        (ChartNode(study.id, word, "person", "circle"),),
        (ChartEdge(study.id, study.id, word, 1),),
        word,
        word,
        "",
    )
    timeline = Timeline((TimelineEvent(1, 1, word, "lane", word), TimelineEvent(3652059, 3652059, "end", "lane", "")), ("lane",), word, word)  # fmt: skip
    source = replace(study.sources[0], title=word, publisher=word, descriptor=word)
    printed = print_brief(
        replace(
            with_blocks(
                study,
                Heading(word),
                Bullets((inlines,)),
                JudgementBlock("1", inlines, None, word, word, word, word, word, word),
                Table((word, "b"), ((inlines, inlines),), (1, 1), word, word),
                chart,
                timeline,
                WordsBox(word, ((word, word, 0.1, 0.2),), ((word, word),)),
            ),
            title=word[:400],
            facts=((word[:300], word[:300]),),
            sources=(source, *study.sources[1:]),
        )
    )
    assert printed.report.pages > 5


def test_hostile_quotations_are_kept_exactly_in_the_manifest(content, study, print_brief):
    exact = "a\u202eb \ud800 \x07 <img src=x> 😀 e\u0301\r\n\tend"
    quote = replace(study.sources[0].quotations[0], exact=exact)
    source = replace(study.sources[0], quotations=(quote,))
    block = Paragraph(content.inlines("Cited.[[treaty]]"))
    printed = print_brief(replace(study, blocks=(block,), bottom_line=(), sources=(source,)))
    assert [entry["exact"] for entry in read_manifest(printed.path)["quotes"]] == [exact]


def test_an_empty_brief_is_a_page(study, print_brief):
    empty = replace(
        study, title="", standfirst="", product_type="", product_id="", facts=(), bottom_line=(), blocks=(), sources=(), issued_on="",
        author="", marking_meaning="",
    )  # fmt: skip
    assert print_brief(empty).report.pages == 1
