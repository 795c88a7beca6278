"""Assumptions, indicators and gaps as briefs print them, with who does what about them."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from casewright.analysis.check.run import check_case
from casewright.brief.blocks import CitationMark, Inline, Table
from casewright.brief.collect import collect
from casewright.casefile.case import Case
from casewright.operations import assessment_parts, assessments, briefs, captures, claims, passages, sources
from casewright.operations.bearing import bear_on
from casewright.operations.indicators import check_indicator

Printed = Callable[[str], list[tuple[str, ...]]]


def shown(inline: Inline) -> str:
    return f"[{len(inline.passages)}]" if isinstance(inline, CitationMark) else inline.text


def claim(case: Case, said: str) -> UUID:
    """A claim that cites the one line of a source of its own."""
    with case.edit("state_claim") as tx:
        source = sources.add_source(tx, title=said)
        capture = captures.add_capture(
            tx, source, data=said.encode(), media_type="text/plain", file_name="a.txt"
        )
        text = captures.add_source_text(tx, capture, text=said, tool="text", tool_version="1")
        made = claims.state_claim(tx, text=said)
        claims.cite(tx, made, passages.quote(tx, text, exact=said))
    return made


@pytest.fixture
def assessment(case: Case) -> UUID:
    return case.run(assessments.add_assessment, title="Will the port close?")


@pytest.fixture
def printed(case: Case, assessment: UUID) -> Printed:
    """The cells of the table of a section, with its heads first."""

    def rows(kind: str) -> list[tuple[str, ...]]:
        brief = case.run(briefs.add_brief, title="Vell", assessment_id=assessment)
        case.run(briefs.add_section, brief, kind=kind)
        (table,) = [block for block in collect(case, brief).blocks if isinstance(block, Table)]
        cells = [tuple("".join(map(shown, cell)) for cell in row) for row in table.rows]
        return [tuple(table.headers), *cells]

    return rows


def test_an_assumption_says_how_solid_it_is_and_what_is_done(
    case: Case, assessment: UUID, printed: Printed
) -> None:
    case.run(
        assessment_parts.add_assumption, assessment, text="The council holds.", category="U", linchpin=True, sensitivity="H",
        if_wrong="It falls to unlikely.", disposition="test", owner="T. Hale", review_by="2026-05-27",
    )  # fmt: skip
    case.run(assessment_parts.add_assumption, assessment, text="The sea is calm.", category="S")
    assert printed("assumptions") == [
        ("Assumption", "How solid", "If it is wrong", "What is done"),
        (
            "The council holds.",
            "Unsupported, linchpin, high sensitivity",
            "It falls to unlikely.",
            "Test it; T. Hale; review by 27 May 2026",
        ),
        ("The sea is calm.", "Solid", "", ""),
    ]


def test_an_indicator_says_who_looks_by_when_and_as_of_when_it_was_seen(
    case: Case, assessment: UUID, printed: Printed
) -> None:
    indicator = case.run(
        assessment_parts.add_indicator,
        assessment,
        text="Turnout above 70%",
        threshold="70%",
        owner="M. Ors",
        expected="2026-05-28",
    )
    case.run(check_indicator, indicator, status="seen", observed_on="2026-05-27", note="74%.")
    assert printed("indicators")[1] == (
        "Turnout above 70%", "Points to it", "70%", "M. Ors", "28 May 2026", "Seen, 27 May 2026",
    )  # fmt: skip


def test_a_gap_says_whether_it_is_critical_how_far_it_is_and_who_closes_it(
    case: Case, assessment: UUID, printed: Printed
) -> None:
    add = assessment_parts.add_gap
    case.run(
        add, assessment, question="What does the council say?", critical=True, status="partly_closed", effect="One band.",
        collection_idea="Ask members", owner="T. Hale",
    )  # fmt: skip
    case.run(add, assessment, question="Who pays?")
    assert printed("gaps")[1:] == [
        ("What does the council say? (critical, partly closed)", "One band.", "Ask members; T. Hale"),
        ("Who pays?", "", ""),
    ]


def test_each_part_is_followed_by_the_numbers_of_the_claims_that_bear_on_it(
    case: Case, assessment: UUID, printed: Printed
) -> None:
    assumption = case.run(
        assessment_parts.add_assumption, assessment, text="The council holds.", category="C"
    )
    gap = case.run(assessment_parts.add_gap, assessment, question="Who pays?")
    case.run(bear_on, claim(case, "It held before."), "assumption", assumption)
    case.run(bear_on, claim(case, "It wavers."), "assumption", assumption, stance="contradicts")
    case.run(bear_on, claim(case, "It paid before."), "gap", gap, stance="context")
    assert printed("assumptions")[1][0] == "The council holds.[1] Reporting to the contrary:[1]"
    assert printed("gaps")[1][0] == "Who pays?"


def test_the_status_of_an_indicator_cites_what_the_latest_look_rests_on(
    case: Case, assessment: UUID, printed: Printed
) -> None:
    indicator = case.run(assessment_parts.add_indicator, assessment, text="Turnout above 70%")
    seen = {"status": "seen", "note": "74%.", "claim_id": claim(case, "74% voted.")}
    case.run(check_indicator, indicator, observed_on="2026-05-27", **seen)
    assert printed("indicators")[1][-1] == "Seen, 27 May 2026[1]"


def test_what_parts_cite_counts_for_the_marking_of_the_brief(case: Case, assessment: UUID) -> None:
    case.run(briefs.add_brief, title="Vell", assessment_id=assessment, marking="TLP:GREEN")
    assumption = case.run(
        assessment_parts.add_assumption, assessment, text="The council holds.", category="C"
    )
    held = claim(case, "It held before.")
    case.run(claims.edit_claim, held, marking="TLP:RED")

    def below() -> set[str]:
        return {
            each.object_type
            for each in check_case(case)
            if each.rule == "MK01" and each.object_type == "brief"
        }

    assert below() == set()
    case.run(bear_on, held, "assumption", assumption)
    assert below() == {"brief"}
