"""What stands where on a page: contents, tables over pages, what stays together, and pages from right to left."""

from __future__ import annotations

import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from casewright.brief.blocks import (
    Bullets,
    CitationMark,
    Heading,
    JudgementBlock,
    PageBreak,
    Paragraph,
    Run,
    SourceAnnex,
    Table,
)
from casewright.brief.pdf.bidi import embedding_levels, visual_order
from casewright.brief.pdf.columns import CellWords, fitted_widths
from casewright.brief.pdf.style import BOTTOM, FRAME_HEIGHT, FULL_WIDTH, INDENT, MARGIN, PAGE_WIDTH
from casewright.brief.pdf.typesetting import Text, set_words


def long_brief(study):
    blocks = tuple(
        block
        for number in range(9)
        for block in (
            Heading(f"Part {number} of it"),
            Paragraph((Run("Words of prose. " * 40),)),
            PageBreak(),
        )
    )
    return replace(study, blocks=(*blocks, SourceAnnex()))


def places_of(page, words):
    """The boxes (left, bottom, right, top) of these words on a page."""
    text = page.get_textpage()
    searcher = text.search(words)
    found = []
    while (hit := searcher.get_next()) is not None:
        boxes = [text.get_charbox(index) for index in range(hit[0], hit[0] + hit[1])]
        found.append(
            (
                min(b[0] for b in boxes),
                min(b[1] for b in boxes),
                max(b[2] for b in boxes),
                max(b[3] for b in boxes),
            )
        )
    return found


def test_a_long_brief_has_contents_whose_lines_name_and_lead_to_the_pages_there_are(study, print_brief):
    printed = print_brief(long_brief(study))
    assert [title for title, _ in printed.report.contents] == [
        *(f"Part {number} of it" for number in range(9)),
        "Sources",
    ]
    for title, page in printed.report.contents:
        assert title in printed.bodies[page - 1]
    lines = re.findall(r"(Part \d of it|Sources)\s+(\d+)", printed.bodies[0])
    assert dict(lines) == {title: str(page) for title, page in printed.report.contents}
    with pikepdf.open(printed.path) as document:
        pages = [page.obj.objgen for page in document.pages]
        links = [link for link in document.pages[0].Annots if ", page " in str(link.Contents)]
        told = {str(link.Contents): pages.index(link.Dest[0].objgen) + 1 for link in links}
    assert told == {f"{title}, page {page}": page for title, page in printed.report.contents}


def test_a_short_brief_has_none(finished):
    assert finished.report.pages < 8
    assert finished.report.contents == ()


def test_no_table_parts_with_its_last_rows_or_leaves_its_caption_alone(study, print_brief):
    """At every height that is left on the page."""
    rows = tuple(((Run(f"Row {number}"),), (Run("some words"),)) for number in range(6))
    table = Table(("Name", "Words"), rows, (1, 2), "Rows", "The caption.")
    for lines in range(20, 40, 2):
        filler = tuple(Paragraph((Run(f"Filler {n}."),)) for n in range(lines))
        printed = print_brief(replace(study, blocks=(*filler, table), bottom_line=(), sources=()))
        shown = [sum(f"Row {n}" in body for n in range(6)) for body in printed.bodies]
        assert sum(shown) == 6
        assert not {1} & set(shown), (lines, shown)
        last = max(index for index, count in enumerate(shown) if count)
        assert "The caption." in printed.bodies[last]
        assert "Name" in printed.bodies[last]
        assert "Row 5" in printed.bodies[last]


def test_no_heading_stands_at_the_foot_of_a_page(study, print_brief):
    for lines in range(22, 32):
        filler = tuple(Paragraph((Run(f"Filler {n}."),)) for n in range(lines))
        head = (Heading("The heading"), Heading("Below it", 2), Paragraph((Run("Words that follow. " * 30),)))
        printed = print_brief(replace(study, blocks=(*filler, *head), bottom_line=(), sources=()))
        (body,) = [body for body in printed.bodies if "The heading" in body]
        assert "Words that follow" in body.split("Below it")[1]


def test_the_annex_begins_with_its_first_entry_and_says_where_an_entry_goes_on(study, print_brief):
    source = study.sources[0]
    quote = source.quotations[0]
    quotes = tuple(replace(quote, start=n, end=n + 40, exact=f"Exact words, number {n}.") for n in range(60))
    cited = Paragraph((Run("Cited."), CitationMark((quote.passage,))))
    for lines in (24, 28):
        filler = tuple(Paragraph((Run(f"Filler {n}."),)) for n in range(lines))
        told = replace(study, bottom_line=(), sources=(replace(source, quotations=quotes),))
        printed = print_brief(replace(told, blocks=(*filler, cited, SourceAnnex())))
        (first,) = [body for body in printed.bodies if "Numbered in order" in body]
        assert "Exact words, number 0." in first
        after = printed.bodies[printed.bodies.index(first) + 1]
        assert re.search(r"1\s+continued", after)


def test_thirty_judgements_stand_whole_on_their_pages(study, print_brief):
    block = next(block for block in study.blocks if isinstance(block, JudgementBlock))
    said = tuple(replace(block, number=str(n), basis=f"The end of number {n}.") for n in range(1, 31))
    printed = print_brief(replace(study, blocks=(Heading("Key judgements"), *said)))
    for number in range(1, 31):
        (body,) = [body for body in printed.bodies if f"The end of number {number}." in body]
        assert body.count("Keldova will reopen") == body.count("The end of number")


def test_two_hundred_rows_repeat_their_header_on_every_page(study, print_brief):
    rows = tuple(((Run(f"Row {n} of them"),), (Run("words " * (n % 7 + 1)),)) for n in range(200))
    table = Table(("A name", "Its words"), rows, (1, 2), "Rows", "Two hundred rows.")
    printed = print_brief(replace(study, blocks=(Heading("Rows"), table)))
    for body in printed.bodies:
        if "of them" in body:
            assert body.index("A name") < body.index("of them")
    numbers = [int(found) for body in printed.bodies for found in re.findall(r"Row (\d+) of them", body)]
    assert numbers == list(range(200))


def test_sections_without_content_leave_no_gap(study, print_brief):
    empty = (Heading("Nothing here"), Paragraph(()), Bullets(()), Table(("a",), (), (1,), "none", "None."))
    printed = print_brief(replace(study, blocks=empty, bottom_line=(), sources=()))
    assert printed.report.pages == 1
    assert "None." not in printed.body


def test_a_long_address_breaks_where_addresses_break_and_stays_in_its_column(study, print_brief, squeeze):
    address = "https://archive.example/2026/02/14/reports/annex-7?format=pdf&lang=sr&download=true#page=12"
    table = Table(
        ("Where", "What", "When"),
        (((Run(address),), (Run("a word"),), (Run("14 February 2026"),)),) * 3,
        (1, 1, 1),
        "Addresses",
    )
    printed = print_brief(replace(study, blocks=(table,), bottom_line=(), sources=()))
    assert squeeze(address) in printed.body
    text = pypdfium2.PdfDocument(printed.path)[0].get_textpage()
    rights = [text.get_charbox(index)[2] for index in range(text.count_chars())]
    assert max(rights) <= PAGE_WIDTH - MARGIN + 1
    words = [word.pieces[0].text for word in set_words([Text(address, study_type())]).words]
    assert words[:4] == ["https://archive", ".example/", "2026/", "02/"]


def study_type():
    from casewright.brief.pdf.style import CELL

    return CELL


def cells(*words):
    """A row of cells: how many words of which width stand in each."""
    return [CellWords([[(3.0 if n else 0.0, width) for n in range(count)]], 0.0) for count, width in words]


@pytest.mark.parametrize(
    ("words", "widths"),
    [
        ([(2, 40), (2, 40), (2, 40)], (100, 100, 100)),  # nothing breaks: the shares stand
        ([(10, 40), (1, 40), (1, 80)], (172, 44, 84)),  # what is not needed goes to what breaks
        ([(2, 130), (1, 80), (1, 80)], (133, 83, 83)),  # no word is cut while others can give
    ],
)
def test_columns_are_as_wide_as_their_cells_need(words, widths):
    row = cells(*words)
    found = fitted_widths((1, 1, 1), [row], 300)
    assert sum(found) == pytest.approx(300)
    assert found == pytest.approx(widths, abs=8)
    assert all(width >= cell.least for width, cell in zip(found, row, strict=True))


def test_columns_of_many_rows_are_chosen_for_few_lines():
    rows = [cells((1, 30), (1, 30)), *[cells((4, 30), (30, 30))] * 300]
    first, second = fitted_widths((1, 1), rows, 300)
    assert rows[1][0].lines(first) + rows[1][1].lines(second) <= 2 + 6
    assert max(rows[1][0].lines(first), rows[1][1].lines(second)) < rows[1][1].lines(150)


def test_a_word_without_end_leaves_room_for_the_other_columns():
    widths = fitted_widths((1, 1, 1), [cells((1, 9000), (1, 60), (1, 60))], 300)
    assert sum(widths) == pytest.approx(300)
    assert min(widths) >= 60


def test_a_page_from_right_to_left_is_mirrored(study, print_brief):
    """Margin column, bullets and first columns stand at the right, the marking where TLP wants it."""
    fa = replace(
        study,
        language="fa",
        bottom_line=(),
        sources=(),
        blocks=(
            Heading("داوری‌ها"),
            replace(next(b for b in study.blocks if isinstance(b, JudgementBlock)), number="7", inlines=(Run("متن", language="fa"),)),
            Bullets(((Run("نکته", language="fa"),),)),
            Table(("نشانه", "Second"), (((Run("یک", language="fa"),), (Run("OTHER"),)),), (1, 1), "Table"),
        ),
    )  # fmt: skip
    printed = print_brief(fa)
    page = pypdfium2.PdfDocument(printed.path)[0]
    text_column = (MARGIN, PAGE_WIDTH - MARGIN - INDENT)
    numeral = max(places_of(page, "7"), key=lambda box: box[2])
    assert numeral[2] == pytest.approx(PAGE_WIDTH - MARGIN, abs=3)
    (bullet,) = places_of(page, "•")
    assert bullet[2] == pytest.approx(text_column[1], abs=3)
    (other,) = places_of(page, "OTHER")
    assert other[2] <= MARGIN + FULL_WIDTH / 2
    marks = [box for box in places_of(page, "TLP:AMBER") if not BOTTOM < box[1] < BOTTOM + FRAME_HEIGHT]
    assert len(marks) == 2
    assert all(box[2] > PAGE_WIDTH - MARGIN - 10 for box in marks)


def test_both_brackets_of_a_pair_take_one_direction():
    """Rule N0 of UAX 9: the closing bracket of foreign words does not jump to the other side of them."""
    text = "شرکت Kasvin Port (KP) در"
    levels = embedding_levels(text, True)
    shown = "".join(text[index] for index in visual_order(levels, 1))
    assert "Kasvin Port (KP)" in shown
    levels = embedding_levels("The paper (سلام) of", False)
    assert levels[10] == levels[15] == 0


def test_a_figure_is_drawn_lower_where_it_fits_its_page_only_so(study, content, print_brief):
    """Its heading stays with it, and nothing collides."""
    heights = set()
    for lines in range(11, 19):
        filler = (PageBreak(), *(Paragraph((Run(f"Filler {n}."),)) for n in range(lines)))
        brief = replace(
            study, blocks=(*filler, Heading("Who"), content.link_chart()), bottom_line=(), sources=()
        )
        printed = print_brief(brief)
        page = next(body for body in printed.bodies if "Actors and instruments" in body)
        assert "Who" in page.split("Joint grid")[0]
        assert printed.report.collisions == {"Figure 1": 0}
        number = printed.bodies.index(page)
        tops = places_of(pypdfium2.PdfDocument(printed.path)[number], "Who")
        foot = places_of(pypdfium2.PdfDocument(printed.path)[number], "Actors and instruments")
        heights.add((number, round(tops[0][1] - foot[0][3])))
    below_filler = {height for number, height in heights if number == 1}
    assert len(below_filler) == 2, "the usual height where there is room, then the lower one"
    assert {height for number, height in heights if number == 2} == {max(below_filler)}


def high_parts(content):
    box = content.words_box()
    levels = tuple((f"level {n}", f"Meaning {n}. " * 6) for n in range(40))
    rows = tuple(((Run(f"Row {n}. " * 500),), (Run("b"),)) for n in range(3))
    return {
        "terms": {
            "blocks": (replace(box, terms=tuple((f"term {n}", "5–20%", 0.05, 0.2) for n in range(70))),)
        },
        "levels": {"blocks": (replace(box, confidence=levels),)},
        "facts": {"facts": tuple((f"Fact {n}", f"Value {n}. " * 20) for n in range(60)), "blocks": ()},
        "bottom line": {
            "bottom_line": (Run("".join(f"Words {n} of it. " for n in range(600))),),
            "blocks": (),
        },
        "rows": {"blocks": (Table(("a", "b"), rows, (1, 1), "High rows"),)},
    }


@pytest.mark.parametrize(
    ("part", "last"),
    [("terms", "Term 69"), ("levels", "Meaning 39."), ("facts", "Value 59."), ("bottom line", "Words 599 of"), ("rows", "Row 2.")],
)  # fmt: skip
def test_what_is_higher_than_a_page_goes_on_upon_the_next(part, last, study, content, print_brief):
    printed = print_brief(replace(study, **{"sources": (), "bottom_line": (), **high_parts(content)[part]}))
    assert 2 <= printed.report.pages <= 10
    assert last in " ".join(printed.bodies[-1].split())
    for page in pypdfium2.PdfDocument(printed.path):
        text = page.get_textpage()
        lows = [text.get_charbox(index)[1] for index in range(text.count_chars())]
        assert not [low for low in lows if 18 * 72 / 25.4 < low < BOTTOM - 3], (
            "nothing between text and footer"
        )


def test_headings_without_anything_between_fill_pages(study, print_brief):
    headings = tuple(Heading(f"Heading {n}", 1 + n % 2) for n in range(60))
    assert print_brief(replace(study, blocks=headings, bottom_line=(), sources=())).report.pages <= 6
