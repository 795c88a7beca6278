"""Which claims compete, and what is to be seen beside one another."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import pytest

import casewright
from casewright.casefile.case import Case
from casewright.casefile.queries.competing import (
    cut_offs_of,
    disagree,
    matters_of,
    passages_of,
    rivals_of,
    stated_of,
)
from casewright.operations import (
    assessments,
    captures,
    claims,
    entities,
    judgements,
    links,
    passages,
    sources,
)


@pytest.fixture(scope="module")
def case(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """One case for all tests of this file; the one that adds to it comes last."""
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("competing") / "competing.casewright"))
    with casewright.open(path, analyst="M. Example") as opened:
        yield opened


@pytest.fixture(scope="module")
def at(case: Case) -> SimpleNamespace:
    """Three values of one capital, a chain of contradictions, and claims about one link."""
    made = SimpleNamespace()
    with case.edit("apply_recipe") as tx:
        made.varn = entities.add_entity(tx, kind="state", name="Varn")
        made.other = entities.add_entity(tx, kind="state", name="Torvak")
        made.link = links.add_link(tx, kind="related_to", from_id=made.varn, to_id=made.other)
        for name in ("dubrin", "orsa", "old", "denial", "answer", "repeat", "linked", "role"):
            made.__dict__[name] = claims.state_claim(tx, text=f"{name}.", held="2025")
        made.is_dubrin = entities.set_property(
            tx, made.varn, key="capital", value="Dubrin", claim_id=made.dubrin
        )
        made.is_orsa = entities.set_property(tx, made.varn, key="capital", value="Orsa", valid="2020/..")
        claims.about(tx, made.orsa, "entity_property", made.is_orsa)
        entities.set_property(
            tx, made.varn, key="capital", value="Vell", valid="1990/2001", claim_id=made.old
        )
        entities.set_property(tx, made.varn, key="leader", value="Velesak")
        claims.relate_claims(tx, made.denial, made.dubrin, kind="contradicts")
        claims.relate_claims(tx, made.denial, made.answer, kind="contradicts")
        claims.relate_claims(tx, made.repeat, made.dubrin, kind="repeats")
        claims.relate_claims(tx, made.answer, made.repeat, kind="updates")
        for each in (made.dubrin, made.linked):
            claims.about(tx, each, "link", made.link)
        for each in (made.dubrin, made.role):
            claims.about(tx, each, "entity", made.varn, role="seat")
        claims.about(tx, made.repeat, "entity", made.varn, role="subject")
    return made


def sides(
    case: Case, at: SimpleNamespace, table: str, row_id: UUID
) -> list[list[tuple[str | None, str, str | None]]]:
    known = {value: name for name, value in vars(at).items()}
    return [
        [(known.get(each.claim_id), each.how, each.value) for each in matter.sides]
        for matter in matters_of(case, table, row_id)
    ]


def test_a_claim_stands_beside_all_that_disagree_with_it_and_apart_from_what_goes_with_it(
    case: Case, at: SimpleNamespace
) -> None:
    disagreeing, beside = sides(case, at, "claim", at.dubrin)
    assert disagreeing[0] == ("dubrin", "this", "Dubrin")
    assert set(disagreeing[1:]) == {
        ("denial", "contradicts", None),
        ("orsa", "value", "Orsa"),
        ("old", "value", "Vell"),
        ("answer", "disagrees", None),
    }
    assert beside == [("repeat", "repeats", None), ("linked", "link", None), ("role", "role", None)]
    assert matters_of(case, "claim", at.dubrin)[0].key == "capital"


def test_an_update_is_told_from_both_ends(case: Case, at: SimpleNamespace) -> None:
    assert ("repeat", "updates", None) in sides(case, at, "claim", at.answer)[1]
    assert ("answer", "updated_by", None) in sides(case, at, "claim", at.repeat)[1]


def test_a_claim_that_nothing_disagrees_with_stands_alone(case: Case, at: SimpleNamespace) -> None:
    matters = matters_of(case, "claim", at.linked)
    assert [each.how for each in matters[0].sides] == ["this"]
    assert rivals_of(case, at.linked) == []


def test_rivals_are_those_that_disagree_with_the_claim_itself(case: Case, at: SimpleNamespace) -> None:
    assert set(rivals_of(case, at.dubrin)) == {at.denial, at.orsa, at.old}
    assert rivals_of(case, at.orsa) == [at.dubrin]


def test_values_of_times_that_are_certainly_apart_do_not_disagree(case: Case, at: SimpleNamespace) -> None:
    dubrin, orsa, old = stated_of(case, at.varn, "capital")
    assert disagree(dubrin, orsa)
    assert disagree(dubrin, old), "nobody says when it was Dubrin"
    assert not disagree(orsa, old)
    assert not disagree(dubrin, dubrin._replace(claim_id=at.orsa))


def test_an_entity_is_compared_by_each_property_with_several_values(case: Case, at: SimpleNamespace) -> None:
    (capital,) = matters_of(case, "entity", at.varn)
    assert (capital.key, capital.disagree, len(capital.sides)) == ("capital", True, 3)
    assert sides(case, at, "entity_property", at.is_orsa) == sides(case, at, "entity", at.varn)
    assert matters_of(case, "entity", at.other) == []


def test_claims_about_a_link_are_compared(case: Case, at: SimpleNamespace) -> None:
    assert sides(case, at, "link", at.link) == [[("dubrin", "link", None), ("linked", "link", None)]]


def test_a_passage_keeps_its_dates_apart_and_the_cut_off_is_that_of_the_assessment(
    case: Case, at: SimpleNamespace
) -> None:
    with case.edit("apply_recipe") as tx:
        source = sources.add_source(
            tx, title="Gazette", reliability="B", published="2025-03-16", information_date="2025-03-14"
        )
        capture = captures.add_capture(
            tx,
            source,
            data=b"Dubrin it is.",
            media_type="text/plain",
            file_name="a.txt",
            captured_at="2025-04-01T10:00:00Z",
        )
        text = captures.add_source_text(tx, capture, text="Dubrin it is.", tool="text", tool_version="1")
        claims.cite(tx, at.dubrin, passages.quote(tx, text, exact="Dubrin it is."), credibility="2")
        assessment = assessments.add_assessment(tx, title="Seats", cut_off="2025-05-14")
        judgements.support(tx, judgements.judge(tx, assessment, text="It moves."), claim_id=at.dubrin)
    (passage,) = passages_of(case, [at.dubrin, at.orsa])
    assert (passage.source, passage.reliability, passage.credibility, passage.exact) == (
        "Gazette",
        "B",
        "2",
        "Dubrin it is.",
    )
    assert (passage.published, passage.information_date, passage.captured_at[:10]) == (
        "2025-03-16",
        "2025-03-14",
        "2025-04-01",
    )
    assert cut_offs_of(case, [at.dubrin, at.orsa]) == {at.dubrin: ["2025-05-14"]}
