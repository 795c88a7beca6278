"""Nothing that goes refers to anything that stays, whatever is asked for; and what a selection takes along."""

from __future__ import annotations

import random
from pathlib import Path
from uuid import UUID

from leaky import Leaky

import casewright
from casewright.casefile.case import Case
from casewright.casefile.doctor import examine
from casewright.exchange.sharing.plan import Plan, make_plan
from casewright.exchange.sharing.policy import POLICY, Tie
from casewright.exchange.sharing.share import share
from casewright.exchange.sharing.wish import ShareWish


def test_nothing_that_goes_rests_on_what_stays_whatever_is_asked_for(leaky: Leaky) -> None:
    chance = random.Random(2)
    with casewright.open(leaky.path, read_only=True) as case:
        for _ in range(25):
            plan = make_plan(case, _some_wish(leaky, chance))
            _check(plan)


def test_the_sample_case_shared_in_any_part_is_a_whole_case(sample_case: Path, tmp_path: Path) -> None:
    chance, out = random.Random(4), tmp_path / "clean.casewright"
    copy = tmp_path / "case.casewright"
    copy.write_bytes(sample_case.read_bytes())
    with casewright.open(copy, analyst="Ana") as case:
        rows = {table: [row[0] for row in case.read(f'SELECT id FROM "{table}"')] for table in POLICY}
        for _ in range(4):
            table = chance.choice(["entity", "claim", "judgement", "source", "brief_section"])
            wish = ShareWish(
                chance.choice(["TLP:AMBER", "TLP:GREEN"]),
                objects=tuple(UUID(bytes=each) for each in chance.sample(rows[table], 2)),
                without=tuple(UUID(bytes=each) for each in chance.sample(rows["claim"], 3)),
                new_ids=chance.random() < 0.5,
                allow_named=True,
            )
            share(case, wish, out, replace=True)
            assert [check.detail for check in examine(out) if not check.ok] == []


def _some_wish(leaky: Leaky, chance: random.Random) -> ShareWish:
    def some(*tables: str) -> tuple[UUID, ...]:
        pool = [each for table in tables for each in leaky.public[table]]
        return tuple(UUID(bytes=each) for each in chance.sample(pool, chance.randrange(4)))

    return ShareWish(
        chance.choice(["TLP:GREEN", "TLP:AMBER", "TLP:RED", "TLP:CLEAR"]),
        objects=some(*leaky.public) if chance.random() < 0.6 else (),
        about=some("entity") if chance.random() < 0.4 else (),
        without=some(*leaky.public),
    )


def _check(plan: Plan) -> None:
    for table, rows in plan.kept.items():
        for row_id in rows:
            for tie, target, target_id in plan.graph.nodes[table][row_id].targets:
                assert tie is Tie.LOOSE or plan.may_go(target, target_id), (table, target)
    everything = {table: set(nodes) for table, nodes in plan.graph.nodes.items()}
    assert {
        table: set(plan.kept[table]) | set(plan.withheld.get(table, ())) for table in everything
    } == everything


def test_a_brief_takes_along_what_it_cites_down_to_the_archived_file_and_no_more(
    sample_case: Path, tmp_path: Path
) -> None:
    with casewright.open(sample_case, read_only=True) as case:
        section, claims = _section(case)
        plan = make_plan(case, ShareWish("TLP:AMBER", objects=(section,)))
        assert claims <= plan.kept["claim"]
        assert len(plan.kept["brief_section"]) == 1
        assert len(plan.kept["brief"]) == 1
        assert plan.kept["citation"]
        assert plan.contents
        assert len(plan.kept["claim"]) < len(plan.graph.nodes["claim"])


def _section(case: Case) -> tuple[UUID, set[bytes]]:
    from casewright.model.citation_tokens import cited_in

    for row_id, body in case.read(
        "SELECT id, body FROM brief_section WHERE body LIKE '%[[claim%' AND object_id IS NULL"
    ):
        return UUID(bytes=row_id), {each.bytes for table, each in cited_in(body) if table == "claim"}
    raise AssertionError("the sample case has no such section")


def test_about_an_entity_come_its_links_and_claims_and_not_the_rest(sample_case: Path) -> None:
    with casewright.open(sample_case, read_only=True) as case:
        entity, links = case.read(
            "SELECT from_id, count(*) FROM link GROUP BY 1 HAVING count(*) BETWEEN 2 AND 4 ORDER BY 2, 1 LIMIT 1"
        )[0]
        own = {row[0] for row in case.read("SELECT id FROM link WHERE from_id = ?1 OR to_id = ?1", (entity,))}
        about = {
            row[0] for row in case.read("SELECT claim_id FROM claim_about WHERE object_id = ?", (entity,))
        }
        plan = make_plan(case, ShareWish("TLP:AMBER", about=(UUID(bytes=entity),)))
    assert own <= plan.kept["link"]
    assert about <= plan.kept["claim"]
    assert entity in plan.kept["entity"]
    assert len(plan.kept["entity"]) < len(plan.graph.nodes["entity"])
    assert links
    assert not plan.kept["assessment"]


def test_what_was_chosen_to_stay_takes_with_it_what_is_known_from_it_alone(sample_case: Path) -> None:
    with casewright.open(sample_case, read_only=True) as case:
        (source, claim), *_ = case.read(
            "SELECT p.source_id, c.claim_id FROM citation c JOIN passage p ON p.id = c.passage_id "
            "WHERE c.claim_id IN (SELECT claim_id FROM citation GROUP BY 1 HAVING count(*) = 1) AND c.stance = 'supports'"
        )
        plan = make_plan(case, ShareWish("TLP:AMBER", without=(UUID(bytes=source),)))
    assert plan.withheld["source"][source] == "chosen"
    assert plan.withheld["claim"][claim] == "evidence"


def test_an_issued_version_goes_only_where_all_that_it_shows_goes(sample_case: Path, tmp_path: Path) -> None:
    from casewright.brief.issues.publishing import issue

    path = tmp_path / "case.casewright"
    path.write_bytes(sample_case.read_bytes())
    with casewright.open(path, analyst="Ana") as case:
        brief = UUID(bytes=case.read("SELECT id FROM brief")[0][0])
        issue(case, brief)
        (row,) = case.read("SELECT id, snapshot_sha256 FROM brief_issue")
        out = tmp_path / "clean.casewright"
        share(case, ShareWish("TLP:AMBER"), out)
        snapshot = case.read("SELECT snapshot FROM brief_issue")[0][0]
        passages = [UUID(bytes=each) for (each,) in case.read("SELECT passage_id FROM citation ORDER BY 1")]
        cited = next(each for each in passages if str(each) in snapshot)
        plan = make_plan(case, ShareWish("TLP:AMBER", without=(cited,)))
        renamed = make_plan(case, ShareWish("TLP:AMBER", new_ids=True))
        # what an issue holds of ordinary words and dates, beside the numbers of a file, is no leak
        share(case, ShareWish("TLP:GREEN", hide_analysts=True), out, replace=True)
        share(case, ShareWish("TLP:AMBER"), out, replace=True)
        with case.edit("mark") as tx:
            tx._connection.execute("UPDATE brief_issue SET marking = 'TLP:RED'")
        marked = make_plan(case, ShareWish("TLP:AMBER"))
    with casewright.open(out, read_only=True) as copy:
        assert copy.read("SELECT id, snapshot_sha256 FROM brief_issue") == [row]
    assert all(check.ok for check in examine(out))
    assert marked.withheld["brief_issue"] == {row[0]: "marking"}
    assert plan.withheld["brief_issue"][row[0]] == renamed.withheld["brief_issue"][row[0]] == "frozen"
