"""The map of places: taken while drawing, held against what a reader of the finished PDF finds there."""

from __future__ import annotations

import pypdfium2
import pytest

from casewright.brief.blocks import Heading, PageBreak
from casewright.brief.numbering import Numbering, citation_marks
from casewright.brief.pdf.render import drawn_brief
from casewright.brief.pdf.style import PAGE_HEIGHT


@pytest.fixture(scope="module")
def drawn(study):
    return drawn_brief(study, Numbering(study))


def words_in(document, page: int, box) -> str:
    left, top, right, bottom = box
    text = document[page - 1].get_textpage()
    return text.get_text_bounded(left - 1, PAGE_HEIGHT - bottom - 1, right + 1, PAGE_HEIGHT - top + 1)


def test_every_block_that_prints_has_a_place_and_they_are_in_reading_order(study, drawn):
    placed = [each.block for each in drawn.noted.blocks]
    numbers = [number for number in placed if number is not None]
    printing = {n for n, block in enumerate(study.blocks) if not isinstance(block, PageBreak)}
    assert set(numbers) == printing
    assert numbers == sorted(numbers)
    assert placed[: placed.index(0)] == [None] * placed.index(0)  # title block and bottom line


def test_a_reader_finds_the_words_of_headings_and_citations_in_their_boxes(study, drawn, finished, squeeze):
    document = pypdfium2.PdfDocument(finished.path)  # the finished file: its pages are those that were drawn
    for place in drawn.noted.blocks:
        if place.block is not None and isinstance(study.blocks[place.block], Heading):
            words = words_in(document, place.page, place.box)
            assert squeeze(study.blocks[place.block].text) in squeeze(words)
    numbering = Numbering(study)
    marks = [each for each in drawn.noted.words if each.passages and each.target]
    assert marks
    for mark in marks:
        numbers = {numbering.number_of_passage(passage) for passage in mark.passages}
        printed = words_in(document, mark.page, mark.box)
        assert str(min(numbers)) in printed, (mark, printed)
    document.close()


def test_each_citation_mark_leads_to_its_own_passages(study, drawn):
    noted = {passage for each in drawn.noted.words if each.target for passage in each.passages}
    assert noted == {passage for mark in citation_marks(study) for passage in mark.passages}
    assert all(each.target in drawn.noted.targets for each in drawn.noted.words if each.target)


def test_what_hears_of_pages_can_end_the_work(study):
    class Unwanted(Exception):
        pass

    def end(page: int, _pages: int) -> None:
        if page == 2:
            raise Unwanted

    with pytest.raises(Unwanted):
        drawn_brief(study, Numbering(study), on_page=end)
