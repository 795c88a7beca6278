"""The rule of effective marking, and that no table of a case is forgotten by it."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

import pytest

from casewright.analysis.release.references import GOES_WITH, NEVER, PROSE, STAYS, STAYS_WITHOUT
from casewright.analysis.release.withholding import Withholding
from casewright.casefile.case import Case
from casewright.casefile.schema import journalled_columns
from casewright.model.citation_tokens import token
from casewright.model.entity import Entity
from casewright.model.fields import columns_of
from casewright.operations import (
    assessment_parts,
    assessments,
    captures,
    claims,
    entities,
    judgements,
    links,
    passages,
    sources,
)
from casewright.operations.bearing import bear_on

CLEAR, GREEN, AMBER, RED = "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:RED"


def test_every_table_is_in_exactly_one_group() -> None:
    groups = [*GOES_WITH, *STAYS, *NEVER]
    assert sorted(groups) == sorted(journalled_columns())


def test_every_reference_takes_its_row_along_or_is_named_as_one_that_does_not() -> None:
    known = {(table, column) for table, named in GOES_WITH.items() for column, _ in named} | STAYS_WITHOUT
    there = {
        (table, name)
        for table in GOES_WITH
        for name, column in columns_of(table).items()
        if column.foreign_keys or name == "object_id"
    }
    assert known == there


def test_all_prose_is_in_columns_that_there_are() -> None:
    for table, columns in PROSE.items():
        assert set(columns) <= set(journalled_columns()[table])


@pytest.fixture
def made(case: Case) -> SimpleNamespace:
    """What builds a case that is TLP:AMBER: a claim on a passage of a source of its own, and an assessment."""

    def claim(
        source_marking: str | None, marking: str | None = None, passage_marking: str | None = None
    ) -> UUID:
        n = case.read("SELECT count(*) FROM source")[0][0]
        words = f"These are words number {n}."
        with case.edit("state_claim") as tx:
            source = sources.add_source(tx, title=f"Source {n}", marking=source_marking)
            capture = captures.add_capture(
                tx, source, data=words.encode(), media_type="text/plain", file_name="a.txt"
            )
            text = captures.add_source_text(tx, capture, text=words, tool="t", tool_version="1")
            made = claims.state_claim(tx, text=f"Claim {n}", marking=marking)
            claims.cite(tx, made, passages.quote(tx, text, exact=words, marking=passage_marking))
        return made

    return SimpleNamespace(
        case=case, claim=claim, assessment=case.run(assessments.add_assessment, title="Outlook")
    )


def may(case: Case, table: str, row_id: UUID, ceiling: str = GREEN) -> bool:
    return Withholding(case, ceiling).why(table, row_id) is None


def test_its_own_marking_holds_for_whatever_has_one(made: SimpleNamespace) -> None:
    assert may(made.case, "claim", made.claim(GREEN, CLEAR))
    assert not may(made.case, "claim", made.claim(CLEAR, RED))
    assert may(made.case, "claim", made.claim(CLEAR, RED), RED)


def test_an_unmarked_claim_takes_the_mildest_of_what_speaks_for_it(made: SimpleNamespace) -> None:
    said = made.claim(RED)
    assert not may(made.case, "claim", said)
    passage = UUID(bytes=made.case.read("SELECT id FROM passage WHERE source_id = (SELECT source_id FROM passage JOIN citation c "
                                        "ON c.passage_id = passage.id WHERE c.claim_id = ?)", (made.claim(CLEAR).bytes,))[0][0])  # fmt: skip
    made.case.run(claims.cite, said, passage)
    assert may(made.case, "claim", said)


def test_a_passage_takes_that_of_its_source_and_never_a_milder_one(made: SimpleNamespace) -> None:
    case = made.case
    said = made.claim(RED, CLEAR, passage_marking=CLEAR)
    assert not may(case, "claim", said), "all that speaks for it is withheld"
    strict = made.claim(CLEAR, passage_marking=RED)
    assert not may(case, "claim", strict)


def test_what_is_unmarked_and_rests_on_nothing_takes_that_of_what_holds_it(made: SimpleNamespace) -> None:
    case = made.case
    entity = case.run(entities.add_entity, kind="person", name="Ana")
    assert not may(case, "entity", entity)
    assert may(case, "entity", entity, AMBER)
    gap = case.run(assessment_parts.add_gap, made.assessment, question="Who?")
    assert not may(case, "gap", gap)
    case.run(assessments.edit_assessment, made.assessment, marking=GREEN)
    assert may(case, "gap", gap)


def test_what_is_written_of_an_unmarked_thing_is_not_known_by_what_speaks_for_it(
    made: SimpleNamespace,
) -> None:
    case = made.case
    entity = case.run(entities.add_entity, kind="person", name="Ana")
    said = made.claim(CLEAR)
    case.run(claims.about, said, "entity", entity)
    alias = case.run(entities.add_name, entity, text="The Owl", role="alias")
    stated = case.run(entities.set_property, entity, key="role", value="clerk", claim_id=said)
    assert may(case, "entity", entity)
    assert may(case, "entity_property", stated)
    assert not may(case, "entity_name", alias)
    case.run(entities.edit_entity, entity, marking=GREEN)
    assert may(case, "entity_name", alias)


def test_what_we_conclude_takes_the_strictest_of_all_it_rests_on(made: SimpleNamespace) -> None:
    case = made.case
    mild, strict = made.claim(CLEAR), made.claim(RED)
    judgement = case.run(judgements.judge, made.assessment, text="It holds.")
    case.run(judgements.support, judgement, claim_id=mild)
    assert may(case, "judgement", judgement)
    case.run(judgements.support, judgement, claim_id=strict, stance="contradicts")
    assert not may(case, "judgement", judgement)
    higher = case.run(judgements.judge, made.assessment, text="So does this.")
    case.run(judgements.support, higher, other_id=judgement)
    assert not may(case, "judgement", higher)
    case.run(judgements.edit_judgement, judgement, marking=GREEN)
    assert may(case, "judgement", judgement)
    assert may(case, "judgement", higher)


def test_a_part_takes_the_strictest_of_the_claims_that_bear_on_it_and_goes_with_its_judgement(
    made: SimpleNamespace,
) -> None:
    case = made.case
    assumption = case.run(assessment_parts.add_assumption, made.assessment, text="It is so.", category="S")
    case.run(bear_on, made.claim(CLEAR), "assumption", assumption)
    assert may(case, "assumption", assumption)
    case.run(bear_on, made.claim(RED), "assumption", assumption, stance="contradicts")
    assert not may(case, "assumption", assumption)
    red = case.run(judgements.judge, made.assessment, text="It falls.", marking=RED)
    indicator = case.run(
        assessment_parts.add_indicator, made.assessment, text="A sign.", direction="for", judgement_id=red
    )
    assert not may(case, "indicator", indicator)


def test_prose_goes_with_what_it_cites_whatever_its_marking(made: SimpleNamespace) -> None:
    said = made.claim(RED)
    judgement = made.case.run(
        judgements.judge,
        made.assessment,
        text="It holds.",
        marking=CLEAR,
        dissent=f"One says no.{token('claim', said)}",
    )
    assert not may(made.case, "judgement", judgement)


def test_a_link_goes_with_either_end_and_with_all_its_claims(made: SimpleNamespace) -> None:
    case = made.case
    one, other = (
        case.run(entities.add_entity, kind="person", name=name, marking=GREEN) for name in ("Ana", "Bo")
    )
    link = case.run(links.add_link, kind="associate_of", from_id=one, to_id=other, marking=GREEN)
    assert may(case, "link", link)
    case.run(claims.about, made.claim(RED), "link", link)
    assert not may(case, "link", link), "it would be drawn as if nobody had said it"
    case.run(claims.about, made.claim(CLEAR), "link", link)
    assert may(case, "link", link)
    case.run(entities.edit_entity, other, marking=RED)
    assert not may(case, "link", link)


def test_a_label_of_no_ladder_may_go_nowhere(made: SimpleNamespace) -> None:
    entity = made.case.run(entities.add_entity, kind="person", name="Ana", marking=GREEN)
    with made.case.edit("edit_entity") as tx:
        tx.edit(tx.get(Entity, entity), marking="SECRET")
    assert not may(made.case, "entity", entity, RED)
