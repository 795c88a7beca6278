"""Citation numbers: by first appearance, one per source, joined in runs, never leading nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casewright.brief.blocks import Paragraph
from casewright.brief.numbering import Numbering
from casewright.model.errors import InvalidValue


def brief_citing(study, content, *groups):
    blocks = tuple(Paragraph(content.inlines(f"Words.[[{group}]]")) for group in groups)
    return replace(study, bottom_line=(), blocks=blocks)


def labels(brief):
    numbering = Numbering(brief)
    return [[label for label, _ in numbering.groups(block.inlines[-1])] for block in brief.blocks]


def test_sources_are_numbered_by_first_appearance(study, content):
    numbering = Numbering(brief_citing(study, content, "rail", "treaty, rail", "poll"))
    assert [source.title for source in numbering.sources] == [
        content.SOURCES[key][0] for key in ("rail", "treaty", "poll")
    ]


def test_groups_are_sorted_and_runs_of_three_are_joined(study, content):
    brief = brief_citing(study, content, "rail", "treaty", "poll", "opp", "grid", "opp, treaty, poll", "grid, rail", "grid, opp", "rail, grid, poll, opp")  # fmt: skip
    assert labels(brief)[5:] == [["2–4"], ["1", "5"], ["4", "5"], ["1", "3–5"]]


def test_two_places_of_one_source_share_its_number(study, content):
    first = study.sources[0]
    other = replace(
        first.quotations[0], passage=content.an_id("passage second"), start=900, end=910, exact="other words"
    )
    brief = brief_citing(study, content, "treaty", "second")
    numbering = Numbering(replace(brief, sources=(replace(first, quotations=(*first.quotations, other)),)))
    assert len(numbering.sources) == 1
    assert [quote.start for quote in numbering.sources[0].quotations] == [120, 900]


def test_a_citation_to_nothing_or_to_an_unarchived_source_is_an_error(study, content):
    with pytest.raises(InvalidValue, match="in no source"):
        Numbering(brief_citing(study, content, "nowhere"))
    bare = replace(study.sources[0], archive_sha256="")
    with pytest.raises(InvalidValue, match="no archived copy"):
        Numbering(replace(brief_citing(study, content, "treaty"), sources=(bare,)))


def test_an_uncited_source_is_a_warning_and_not_in_the_annex(study, content, print_brief):
    printed = print_brief(brief_citing(study, content, "treaty"))
    assert sum("is not cited" in warning for warning in printed.report.warnings) == len(study.sources) - 1
    assert "Works tender" not in "".join(printed.bodies)
