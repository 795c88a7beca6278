"""Which claims the ledger holds, in which order, and what a line of it says."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import pytest

import casewright
from casewright.casefile.case import Case
from casewright.casefile.queries.claims import ONLY, ORDERS, ClaimsAsked, claim_ids, ledger_rows, used_by
from casewright.casefile.transaction import Transaction
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
    """One case for all tests of this file: they only look."""
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("ledger") / "ledger.casewright"))
    with casewright.open(path, analyst="M. Example") as opened:
        yield opened


@pytest.fixture(scope="module")
def at(case: Case) -> SimpleNamespace:
    """Claims about a port: cited by sources of every sort, contradicted, preferred, used and left bare."""
    made = SimpleNamespace()
    with case.edit("apply_recipe") as tx:
        made.vell = entities.add_entity(tx, kind="place", name="Port of Vell")
        made.union = entities.add_entity(tx, kind="organisation", name="Harbour union")
        made.link = links.add_link(tx, kind="related_to", from_id=made.union, to_id=made.vell)
        made.depth = entities.set_property(tx, made.vell, key="depth", value="14 m")
        for letter in ("A", "D", "F", None):
            made.__dict__[f"source_{letter}"], made.__dict__[f"says_{letter}"] = _source(tx, letter)
        made.closed = _claim(tx, "The port of Vell is closed.", (made.says_A, "3"), held="2025-03-14")
        made.open = _claim(
            tx, "The port of Vell stays open.", (made.says_D, "4"), (made.says_F, "6"), held="2024"
        )
        made.rumour = _claim(tx, "A strike is near.", (made.says_F, "6"))
        made.unrated = _claim(tx, "The quay is 14 m deep.", (made.says_None, None))
        made.known = claims.state_claim(tx, text="Unions strike in spring.", basis="analyst_knowledge")
        made.bare = claims.state_claim(tx, text="Nobody wrote this down.")
        claims.relate_claims(tx, made.open, made.closed, kind="contradicts")
        claims.relate_claims(tx, made.rumour, made.known, kind="repeats")
        claims.cite(tx, made.unrated, made.says_D, stance="contradicts", credibility="2")
        claims.prefer_claim(tx, made.closed, reason="It comes from the harbour master.")
        claims.about(tx, made.closed, "entity", made.vell)
        claims.about(tx, made.open, "link", made.link, role="place")
        claims.about(tx, made.unrated, "entity_property", made.depth)
        assessment = assessments.add_assessment(tx, title="Vell")
        made.judgement = judgements.judge(tx, assessment, text="Vell will close.")
        judgements.support(tx, made.judgement, claim_id=made.closed)
        judgements.support(tx, made.judgement, claim_id=made.rumour, stance="contradicts")
    return made


def _source(tx: Transaction, letter: str | None) -> tuple[UUID, UUID]:
    words = f"Source {letter} says so."
    source = sources.add_source(tx, title=f"Source {letter}", reliability=letter)
    capture = captures.add_capture(
        tx, source, data=words.encode(), media_type="text/plain", file_name="t.txt"
    )
    text = captures.add_source_text(tx, capture, text=words, tool="text", tool_version="1")
    return source, passages.quote(tx, text, exact=words)


def _claim(tx: Transaction, text: str, *cited: tuple[UUID, str | None], **fields: object) -> UUID:
    claim = claims.state_claim(tx, text=text, **fields)
    for passage, digit in cited:
        claims.cite(tx, claim, passage, credibility=digit)
    return claim


def names(case: Case, at: SimpleNamespace, **asked: object) -> list[str]:
    known = {value: name for name, value in vars(at).items()}
    return [known[UUID(bytes=each)] for each in claim_ids(case, ClaimsAsked(**asked))]


def test_the_latest_claims_come_first(case: Case, at: SimpleNamespace) -> None:
    assert names(case, at) == ["bare", "known", "unrated", "rumour", "open", "closed"]
    assert len(claim_ids(case, ClaimsAsked(), limit=2)) == 2


def test_claims_are_ordered_by_when_they_held_with_the_undated_last(case: Case, at: SimpleNamespace) -> None:
    assert names(case, at, order="held")[:2] == ["open", "closed"]
    assert names(case, at, order="held_last")[:2] == ["closed", "open"]


def test_f_and_six_come_after_the_scale_whichever_way_it_is_read(case: Case, at: SimpleNamespace) -> None:
    assert names(case, at, order="reliable")[:2] == ["closed", "open"]
    assert names(case, at, order="unreliable")[:2] == ["open", "closed"]
    assert names(case, at, order="credible")[:2] == ["closed", "open"]
    assert names(case, at, order="doubtful")[:2] == ["open", "closed"]


def test_what_is_most_contradicted_or_used_comes_first(case: Case, at: SimpleNamespace) -> None:
    assert set(names(case, at, order="contradicted")[:3]) == {"closed", "open", "unrated"}
    assert set(names(case, at, order="used")[:2]) == {"closed", "rumour"}


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_holds_every_claim_once(case: Case, at: SimpleNamespace, order: str) -> None:
    assert sorted(names(case, at, order=order)) == ["bare", "closed", "known", "open", "rumour", "unrated"]


@pytest.mark.parametrize(
    ("only", "found"),
    [
        ("uncited", {"bare"}),
        ("knowledge", {"known"}),
        ("unrated", {"unrated"}),
        ("contradicted", {"open", "closed", "unrated"}),
        ("preferred", {"closed"}),
        ("unused", {"open", "unrated", "known", "bare"}),
    ],
)
def test_the_ledger_is_narrowed(case: Case, at: SimpleNamespace, only: str, found: set[str]) -> None:
    assert only in ONLY
    assert set(names(case, at, only=frozenset({only}))) == found


def test_several_conditions_hold_together(case: Case, at: SimpleNamespace) -> None:
    assert names(case, at, only=frozenset({"contradicted", "unused"})) == ["unrated", "open"]


def test_words_are_looked_up_in_the_search_index(case: Case, at: SimpleNamespace) -> None:
    assert names(case, at, text="port vel") == ["open", "closed"]
    assert names(case, at, text="a") == ["rumour"], "one letter is a word of its own"
    assert names(case, at, text="— …") == []


def test_claims_of_an_object_are_those_about_it_or_under_it(case: Case, at: SimpleNamespace) -> None:
    assert names(case, at, about=("entity", at.vell)) == ["open", "closed"], "those about its links too"
    assert names(case, at, about=("link", at.link)) == ["open"]
    assert names(case, at, about=("source", at.source_F)) == ["rumour", "open"]
    assert names(case, at, about=("judgement", at.judgement), order="held")[0] == "closed"
    assert names(case, at, about=("entity", at.vell), text="open") == ["open"]


def test_a_line_says_what_a_claim_is_about_what_it_rests_on_and_what_rests_on_it(
    case: Case, at: SimpleNamespace
) -> None:
    closed, opened, unrated = ledger_rows(case, [at.closed, at.open, at.unrated])
    assert (closed.preferred, closed.preferred_reason) == (True, "It comes from the harbour master.")
    assert (closed.against, closed.judgements, closed.held) == (1, 1, "2025-03-14")
    assert [(each.title, each.role) for each in closed.about] == [("Port of Vell", None)]
    assert [(each.source, each.reliability, each.credibility) for each in opened.grades] == [
        ("Source D", "D", "4"),
        ("Source F", "F", "6"),
    ]
    assert opened.about[0].title == "Harbour union – related to – Port of Vell"
    assert [(each.source, each.stance) for each in unrated.grades] == [
        ("Source None", "supports"),
        ("Source D", "contradicts"),
    ]
    assert unrated.about[0].title == "Port of Vell – depth"
    assert unrated.against == 1


def test_the_judgements_a_claim_bears_on_are_told_by_their_stance(case: Case, at: SimpleNamespace) -> None:
    assert [(each.text, each.stance) for each in used_by(case, at.rumour)] == [
        ("Vell will close.", "contradicts")
    ]
    assert used_by(case, at.bare) == []


def test_a_claim_that_is_gone_has_no_line(case: Case, at: SimpleNamespace) -> None:
    case.run(claims.delete_claim, at.bare)
    assert [each.id for each in ledger_rows(case, [at.known, at.bare])] == [at.known]
    case.undo()
    assert ledger_rows(case, []) == []
