"""A brief as it will be printed, for looking at: its pages, and what of the case stands where on them."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.brief.blocks import Block
from casewright.brief.collect import collect_sections
from casewright.brief.numbering import Numbering
from casewright.brief.pdf.places import WordsPlace
from casewright.brief.pdf.render import Drawn, OnPage, drawn_brief
from casewright.brief.shown_pages import ShownBlock, ShownLink, ShownPages

if TYPE_CHECKING:
    from casewright.casefile.case import Case


def build_preview(case: Case, brief_id: UUID, on_page: OnPage | None = None) -> ShownPages:
    """The pages of a brief with the map of them; `on_page` as in `drawn_brief`.

    Raises:
        NoSuchObject, InvalidValue: the brief cannot be made from this case; the sentence says why.
    """
    brief, sections = collect_sections(case, brief_id)
    drawn = drawn_brief(brief, Numbering(brief), on_page)
    places, contents = _placed(sections), [_content(block) for block in brief.blocks]
    blocks = tuple(
        ShownBlock(each.page, each.box, brief_id, 0, "front")
        if each.block is None
        else ShownBlock(each.page, each.box, sections[each.block], places[each.block], contents[each.block])
        for each in drawn.noted.blocks
    )
    links = tuple(_link(each, drawn) for each in drawn.noted.words)
    return ShownPages(drawn.data, drawn.pages, blocks, links)


def _placed(sections: tuple[UUID | None, ...]) -> list[int]:
    """For each block, which of its section it is."""
    counts: dict[UUID | None, int] = {}
    places = []
    for section in sections:
        places.append(counts.get(section, 0))
        counts[section] = places[-1] + 1
    return places


def _content(block: Block) -> str:
    return blake2b(repr(block).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _link(place: WordsPlace, drawn: Drawn) -> ShownLink:
    target = drawn.noted.targets.get(place.target)
    return ShownLink(place.page, place.box, place.words, place.passages, target)
