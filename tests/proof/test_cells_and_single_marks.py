"""Proof of citation marks in cells of tables, and of words between single quotation marks."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest

from casewright.brief.blocks import CitationMark, Run, Table
from casewright.brief.collect import collect
from casewright.brief.export import export_brief
from casewright.brief.manifest import FILE_NAME
from casewright.brief.pdf.render import render_pdf
from casewright.model.citation_tokens import group_token, token
from casewright.operations import assessment_parts, assessments, briefs, passages
from casewright.proof.attached import read_manifest
from casewright.proof.mark_places import place_of_mark
from casewright.proof.printed import PrintedText
from casewright.proof.verdict import Verdict
from casewright.proof.verify import verify_brief


@pytest.fixture
def tabled(made: SimpleNamespace) -> SimpleNamespace:
    """The brief with a table of three gaps, whose cells cite, and its manifest."""
    english, french, persian = (token("passage", made.passages[each]) for each in ("en", "fr", "fa"))
    both = group_token(("passage", made.passages[each]) for each in ("en", "fr"))
    with made.case.edit("add_gap") as tx:
        of = assessments.add_assessment(tx, title="Outlook")
        briefs.edit_brief(tx, made.brief, assessment_id=of)
        for question, effect in (
            (
                f"Who signed the notice of the Federation?{english}",
                f"The council says “nul et non avenu”.{french}",
            ),
            (
                f"Whether it holds.{both}",
                f"Yes.{english} Perhaps a long closure of the port follows.{french}",
            ),
            (f"What the Persian text says of parts for years to come.{persian}", "Nobody knows."),
        ):
            assessment_parts.add_gap(tx, of, question=question, effect=effect)
        briefs.add_section(tx, made.brief, kind="gaps")
    export_brief(made.case, made.brief, made.pdf)
    return made


def faults(made: SimpleNamespace, pdf: Path) -> list[Verdict]:
    return [verdict for verdict in verify_brief(pdf, made.case).verdicts if verdict.verdict != "exact"]


def forged(made: SimpleNamespace, change: Callable[[Any], Any]) -> Path:
    """Printed from cells that somebody changed, under the manifest of the real brief."""
    brief = collect(made.case, made.brief)
    blocks = tuple(
        replace(block, rows=tuple(tuple(map(change, row)) for row in block.rows))
        if isinstance(block, Table)
        else block
        for block in brief.blocks
    )
    path = made.pdf.with_name("changed.pdf")
    manifest = json.dumps(read_manifest(made.pdf)).encode()
    render_pdf(replace(brief, blocks=blocks), path)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.attachments[FILE_NAME] = pikepdf.AttachedFileSpec(document, manifest, filename=FILE_NAME)
        document.save(path)
    return path


def test_every_mark_in_a_cell_is_found_where_it_was_set(tabled: SimpleNamespace) -> None:
    marks = [each for each in verify_brief(tabled.pdf, tabled.case).verdicts if each.part == "citation"]
    assert [each.verdict for each in marks] == ["exact"] * 16
    assert {each.words[-7:] for each in marks[10:]} >= {"ration?", "tholds."}


def test_a_mark_in_a_cell_that_shows_another_number_is_told(tabled: SimpleNamespace) -> None:
    wrong = CitationMark((tabled.passages["fr"],))

    def change(cell: tuple[Any, ...]) -> tuple[Any, ...]:
        is_meant = any(isinstance(each, Run) and "Who signed" in each.text for each in cell)
        return tuple(wrong if is_meant and isinstance(each, CitationMark) else each for each in cell)

    (fault,) = faults(tabled, forged(tabled, change))
    assert (fault.part, fault.verdict, fault.detail) == (
        "citation",
        "other source",
        "The citation reads [2]; it was set as [1].",
    )


def test_a_mark_that_is_taken_out_of_a_cell_is_told(tabled: SimpleNamespace) -> None:
    def change(cell: tuple[Any, ...]) -> tuple[Any, ...]:
        is_meant = any(isinstance(each, Run) and "Persian" in each.text for each in cell)
        return tuple(each for each in cell if not (is_meant and isinstance(each, CitationMark)))

    (fault,) = faults(tabled, forged(tabled, change))
    assert (fault.part, fault.verdict) == ("citation", "altered")


def test_a_quotation_in_a_cell_with_other_words_is_told(tabled: SimpleNamespace) -> None:
    def change(cell: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            replace(each, text=each.text.replace("nul et", "bel et")) if isinstance(each, Run) else each
            for each in cell
        )

    found = faults(tabled, forged(tabled, change))
    assert ("text", "not found") in {(fault.part, fault.verdict) for fault in found}


def page(*pages: str) -> PrintedText:
    words = [part.split() for part in pages]
    starts = [sum(len("".join(each)) for each in words[:n]) for n in range(len(words))]
    breaks, at = {0}, 0
    for word in (each for part in words for each in part):
        at += len(word)
        breaks.add(at)
    return PrintedText(
        "".join("".join(each) for each in words),
        frozenset(breaks),
        tuple(starts),
        tuple(range(1, len(pages) + 1)),
    )


def test_a_cell_that_goes_on_on_the_next_page_is_followed() -> None:
    body = page("Whether the council of A second cell begins", "Vell signs it at all.3 and goes on here.")
    after = "WhetherthecouncilofVellsignsitatall."
    assert place_of_mark(body, after, "3", 0) is not None
    assert place_of_mark(body, after, "4", 0) is None
    assert place_of_mark(body, after.replace("council", "consul"), "3", 0) is None


def test_letters_that_a_reader_turned_are_the_very_same_ones() -> None:
    body = page("It says הנמל ייסגר לא12 הסכם יושג More.")
    after = "הנמלייסגרלאיושגהסכם"
    assert place_of_mark(body, after, "12", 0) is not None
    assert place_of_mark(body, after, "21", 0) is None
    assert place_of_mark(body, after, "1", 0) is None


QUOTED = "The notice {}sets a ballot for 27 May and closes the port of Vell{}.{}"


def retold(made: SimpleNamespace, body: str) -> list[Verdict]:
    made.case.run(briefs.edit_section, made.section, body=body)
    export_brief(made.case, made.brief, made.pdf)
    return [each for each in verify_brief(made.pdf, made.case).verdicts if each.part == "text"]


@pytest.mark.parametrize(("opening", "closing"), [("‘", "’"), ("'", "'"), ("‚", "‘"), ("‹", "›")])
def test_words_in_single_marks_are_proved(made: SimpleNamespace, opening: str, closing: str) -> None:
    english = token("passage", made.passages["en"])
    (verdict,) = retold(made, QUOTED.format(opening, closing, english))
    assert verdict.verdict == "exact"
    (verdict,) = retold(made, QUOTED.format(opening, closing, english).replace("27 May", "28 May"))
    assert (verdict.verdict, verdict.number) == ("not found", 1)


def test_apostrophes_neither_end_nor_begin_a_quotation(made: SimpleNamespace) -> None:
    english = token("passage", made.passages["en"])
    assert (
        retold(
            made, f"The dockers’ union and the council’s lawyers don’t agree on the port’s closure.{english}"
        )
        == []
    )
    (verdict,) = retold(
        made, f"It’s said that ‘[the dockers’ union] sets a ballot for 27 May and closes the port’.{english}"
    )
    assert verdict.verdict == "exact"
    (verdict,) = retold(
        made, f"It’s said that ‘[the dockers’ union] sets a ballot for 27 May and opens the port’.{english}"
    )
    assert verdict.verdict == "not found"
    assert (
        retold(made, f"In the '90s the dockers' union and its members' club were strong there.{english}")
        == []
    )


def test_words_of_a_translation_that_the_case_keeps_are_exact(made: SimpleNamespace) -> None:
    made.case.run(
        passages.translate,
        made.passages["fr"],
        translation="The council declared it null and void.",
        translator="Ana",
    )
    french = token("passage", made.passages["fr"])
    (verdict,) = retold(made, f"It is ‘declared it null and void’ there.{french}")
    assert (verdict.verdict, verdict.detail) == (
        "exact",
        "The words stand in the translation that the case keeps.",
    )
