"""Credibility 1 is refused while a claim has one origin, whichever way it is set."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from casewright.analysis.confirmation import demand_confirmation, why_not_confirmed
from casewright.model.claim import Citation
from casewright.model.errors import InvalidValue
from casewright.operations import claims, sources


@pytest.fixture
def case(evidence: Any) -> Any:
    evidence.case.demand(demand_confirmation)
    return evidence.case


def citations(case: Any, claim: UUID) -> list[UUID]:
    return [
        UUID(bytes=row[0])
        for row in case.read("SELECT id FROM citation WHERE claim_id = ? ORDER BY id", (claim.bytes,))
    ]


def test_one_is_refused_on_a_claim_with_one_origin_and_nothing_is_changed(evidence: Any, case: Any) -> None:
    notice, log = evidence.source("Notice"), evidence.source("Log")
    claim = evidence.claim("The port closes.", notice)
    before = len(case.history())
    with pytest.raises(InvalidValue, match="one independent origin"):
        case.run(claims.edit_citation, citations(case, claim)[0], credibility="1", credibility_reason="Sure.")
    assert len(case.history()) == before
    assert case.read("SELECT credibility FROM citation") == [(None,)]
    case.run(claims.cite, claim, evidence.passages[log])
    case.run(claims.edit_citation, citations(case, claim)[0], credibility="1", credibility_reason="Two logs.")
    assert why_not_confirmed(case, claim) == ""


def test_a_relay_confirms_nothing(evidence: Any, case: Any) -> None:
    notice, copy = evidence.source("Notice"), evidence.source("Copy", provenance="relay")
    evidence.passes_on(copy, notice, status="suspected")
    claim = evidence.claim("The port closes.", notice, copy)
    with pytest.raises(InvalidValue, match="one independent origin"):
        case.run(claims.edit_citation, citations(case, claim)[1], credibility="1")


def test_a_claim_and_its_citations_may_be_made_and_confirmed_in_one_step(evidence: Any, case: Any) -> None:
    notice, log = evidence.source("Notice"), evidence.source("Log")
    claim = evidence.claim("The port closes.", notice, log, credibility="1")
    assert len(citations(case, claim)) == 2
    with pytest.raises(InvalidValue, match="one independent origin"):
        evidence.claim("The port opens.", notice, credibility="1")
    assert case.read("SELECT count(*) FROM claim") == [(1,)]


def test_what_speaks_against_a_claim_is_no_second_origin(evidence: Any, case: Any) -> None:
    notice, denial = evidence.source("Notice"), evidence.source("Denial")
    claim = evidence.claim("The port closes.", notice)
    with pytest.raises(InvalidValue, match="one independent origin"):
        case.run(claims.cite, claim, evidence.passages[denial], stance="contradicts", credibility="1")
    bare = evidence.claim("Nobody says so.")
    with pytest.raises(InvalidValue, match="no independent origin"):
        case.run(claims.cite, bare, evidence.passages[denial], stance="contradicts", credibility="1")


def test_what_a_recipe_or_a_merge_brings_comes_in_and_can_be_edited(evidence: Any, case: Any) -> None:
    notice = evidence.source("Notice")
    with case.edit("apply_recipe") as tx:
        claim = claims.state_claim(tx, text="The port closes.")
        citation = claims.cite(tx, claim, evidence.passages[notice], credibility="1")
    case.run(claims.edit_citation, citation, note="As the recipe has it.")
    case.run(sources.edit_source, notice, summary="Nothing to do with it.")
    with case.edit("edit_citation") as tx:  # nothing is written: the step before is not looked at again
        assert tx.written(Citation) == []


def test_undo_and_redo_are_not_asked(evidence: Any, case: Any) -> None:
    notice, log = evidence.source("Notice"), evidence.source("Log")
    claim = evidence.claim("The port closes.", notice, log)
    first, second = citations(case, claim)
    case.run(claims.edit_citation, first, credibility="1")
    case.run(claims.uncite, second)
    case.undo()
    case.redo()
    assert case.read("SELECT credibility FROM citation") == [("1",)]
