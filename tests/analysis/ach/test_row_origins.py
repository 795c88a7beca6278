"""Rows by the origin they rest on: relays, shared owners, claims with several origins, and rows without a source."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from casewright import Case
from casewright.analysis.ach.row_origins import origins_of_rows
from casewright.casefile.queries.hypotheses import evidence_of
from casewright.operations import ach

Evidence = Any  # see ../conftest.py


@pytest.fixture
def board(evidence: Evidence) -> UUID:
    return evidence.case.run(ach.add_board, title="Why", question="Why?")


def resting(case: Case, board: UUID) -> list[tuple[tuple[str, ...], list[str]]]:
    rows = evidence_of(case, board)
    texts = {row.id: row.text for row in rows}
    return [(each.titles, [texts[row] for row in each.rows]) for each in origins_of_rows(case, board, rows)]


def test_relays_rest_on_what_they_pass_on(evidence: Evidence, board: UUID) -> None:
    wire, log = evidence.source("Wire"), evidence.source("Log")
    paper, radio = evidence.source("Paper", provenance="relay"), evidence.source("Radio", provenance="relay")
    evidence.passes_on(paper, wire)
    evidence.passes_on(radio, paper, status="suspected")  # nobody has reviewed it: counted all the same
    claims = [
        evidence.claim("From the paper.", paper), evidence.claim("From the radio.", radio),
        evidence.claim("From both.", log, wire), evidence.claim("From the log.", log),
    ]  # fmt: skip
    evidence.case.run(ach.add_claim_rows, board, claim_ids=claims)
    evidence.case.run(ach.add_ach_row, board, text="An argument", kind="argument")
    assert resting(evidence.case, board) == [
        (("Wire",), ["From the paper.", "From the radio."]),
        (("Log",), ["From the log."]),
    ]


def test_one_owner_is_one_origin_and_unknown_provenance_is_not(evidence: Evidence, board: UUID) -> None:
    one, other = (
        evidence.source(name, controller=owner) for name, owner in (("A", "The State"), ("B", "the state"))
    )
    rumour, talk = (evidence.source(name, provenance="unknown") for name in ("Rumour", "Talk"))
    claims = [evidence.claim(f"By {n}.", source) for n, source in enumerate((one, other, rumour, talk))]
    evidence.case.run(ach.add_claim_rows, board, claim_ids=claims)
    assert resting(evidence.case, board) == [
        (("A", "B"), ["By 0.", "By 1."]), (("Rumour",), ["By 2."]), (("Talk",), ["By 3."]),
    ]  # fmt: skip


def test_a_link_that_concerns_one_claim_joins_only_that(evidence: Evidence, board: UUID) -> None:
    wire, paper = evidence.source("Wire"), evidence.source("Paper", provenance="mixed")
    own, passed_on = evidence.claim("Its own.", paper), evidence.claim("Passed on.", paper)
    wires = evidence.claim("By the wire.", wire)
    evidence.passes_on(paper, wire, claim_id=passed_on)
    evidence.case.run(ach.add_claim_rows, board, claim_ids=[own, passed_on, wires])
    assert resting(evidence.case, board) == [
        (("Wire",), ["Passed on.", "By the wire."]), (("Paper",), ["Its own."]),
    ]  # fmt: skip


def test_a_witness_that_also_relays_and_a_circle_are_each_one_origin(evidence: Evidence, board: UUID) -> None:
    wire, witness = evidence.source("Wire"), evidence.source("Witness", provenance="mixed")
    evidence.passes_on(witness, wire)
    one, other = evidence.source("One", provenance="relay"), evidence.source("Other", provenance="relay")
    evidence.passes_on(one, other)
    evidence.passes_on(other, one)
    claims = [
        evidence.claim("Seen.", witness, first_hand=True), evidence.claim("Said here.", one), evidence.claim("Said there.", other),
    ]  # fmt: skip
    evidence.case.run(ach.add_claim_rows, board, claim_ids=claims)
    assert resting(evidence.case, board) == [
        (("One", "Other"), ["Said here.", "Said there."]), (("Witness",), ["Seen."]),
    ]  # fmt: skip
