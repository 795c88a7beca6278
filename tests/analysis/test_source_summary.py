"""The drafts for the source summary statement count what the judgements rest on."""

from __future__ import annotations

from uuid import UUID

from casewright.analysis.source_summary import source_summary
from casewright.casefile.case import Case
from casewright.casefile.transaction import Transaction
from casewright.operations import assessments, captures, claims, judgements, passages, sources

TEXT = "One. Two. Three."


def quoted(tx: Transaction, title: str, word: str, **fields: object) -> UUID:
    source = sources.add_source(tx, title=title, provenance="primary", **fields)
    capture = captures.add_capture(
        tx, source, data=f"{title} {TEXT}".encode(), media_type="text/plain", file_name="a.txt"
    )
    text = captures.add_source_text(tx, capture, text=TEXT, tool="test", tool_version="1")
    return passages.quote(tx, text, exact=word)


def test_items_sources_origins_ratings_dates_and_languages_are_counted(case: Case) -> None:
    with case.edit("add_assessment") as tx:
        notice = quoted(tx, "Notice", "One.", reliability="B", published="2026-05-01", language="en")
        log = quoted(tx, "Log", "Two.", reliability="A", published="2024", language="sr")
        rumour = quoted(tx, "Rumour", "Three.")
        first, second = claims.state_claim(tx, text="First"), claims.state_claim(tx, text="Second")
        claims.cite(tx, first, notice)
        claims.cite(tx, first, log)
        claims.cite(tx, second, notice, stance="supports")
        claims.cite(tx, second, rumour, stance="contradicts")
        against = claims.state_claim(tx, text="Against")
        claims.cite(tx, against, rumour)
        assessment = assessments.add_assessment(tx, title="T", scheme="icd203")
        judgement = judgements.judge(tx, assessment, text="It will open.", is_key=True)
        for claim in (first, second):
            judgements.support(tx, judgement, claim_id=claim)
        judgements.support(tx, judgement, claim_id=against, stance="contradicts")
    found = source_summary(case, assessment)
    assert found.strengths == (
        "Rests on 2 items from 2 sources, which have 2 independent origins. Reliability: A 1, B 1. "
        "Published from 2024 to 1 May 2026. Languages: en (1), sr (1)."
    )
    assert found.key == "The key judgements rest most on “Notice” (2 citations), “Log” (1 citation)."
    assert found.conflicts == (
        "Supporting claims: 2, of which 1 from more than one source and 1 contradicted by another passage. "
        "Claims against the judgements: 1. Conflicting: judgement 1."
    )


def test_without_support_there_is_nothing_to_draft(case: Case) -> None:
    assessment = case.run(assessments.add_assessment, title="T", scheme="icd203")
    found = source_summary(case, assessment)
    assert (found.strengths, found.key, found.conflicts) == ("", "", "")
