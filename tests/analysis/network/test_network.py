"""What of a case is looked at: identity, scope, coverage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from casewright.analysis.network.measures import measure
from casewright.analysis.network.network import read_network
from casewright.analysis.network.scope import Scope
from casewright.model.errors import InvalidValue
from casewright.operations import claims, entities, links, sameness


class World:
    """Entities by letter, links by pair, evidence where a test asks for it."""

    def __init__(self, evidence: Any) -> None:
        self.evidence, self.case = evidence, evidence.case
        self.of: dict[str, UUID] = {}

    def entities(self, letters: str) -> None:
        for letter in letters:
            self.of[letter] = self.case.run(entities.add_entity, kind="person", name=letter)

    def link(self, ends: str, kind: str = "related_to", *, cited: bool = False, **fields: object) -> UUID:
        made: UUID = self.case.run(
            links.add_link, kind=kind, from_id=self.of[ends[0]], to_id=self.of[ends[1]], **fields
        )
        if cited:
            source = self.evidence.source(f"Paper on {ends} {made}", published="2024-03-05")
            self.cite(made, source)
        return made

    def cite(self, link: UUID, source: UUID, stance: str = "supports") -> None:
        with self.case.edit("state_claim") as tx:
            claim = claims.state_claim(tx, text="They are linked.")
            claims.cite(tx, claim, self.evidence.passages[source], stance=stance)
            claims.about(tx, claim, "link", link)

    def degree(self, **scope: object) -> dict[str, int]:
        rows = measure(read_network(self.case, Scope(**scope)), "degree").rows
        return {row.names[0]: row.values["links"] for row in rows}


@pytest.fixture
def world(evidence: Any) -> Iterator[World]:
    return World(evidence)


def test_entities_judged_the_same_count_as_one_and_apart_again_when_that_is_taken_back(world: World) -> None:
    world.entities("ABCD")
    for ends in ("AB", "CD", "BC"):
        world.link(ends)
    judged = world.case.run(sameness.judge_same, world.of["C"], world.of["B"], reason="One register number.")
    network = read_network(world.case)
    assert [node.name for node in network.nodes] == ["A", "B", "D"]
    assert world.degree() == {"A": 1, "B": 4, "D": 1}
    assert measure(network, "components").summary["components"] == 1
    assert (network.coverage.entities, network.coverage.merged, network.coverage.links) == (3, 1, 3)
    paint = measure(network, "degree").paint
    assert paint[world.of["B"]] == paint[world.of["C"]] == 4
    world.case.run(sameness.take_back_sameness, judged)
    assert world.degree() == {"A": 1, "B": 2, "C": 2, "D": 1}


def test_a_chain_of_judgements_that_contradicts_another_is_told(world: World) -> None:
    world.entities("ABC")
    for one, other, verdict in (("A", "B", "same"), ("B", "C", "same"), ("A", "C", "different")):
        judge = sameness.judge_same if verdict == "same" else sameness.judge_different
        world.case.run(judge, world.of[one], world.of[other], reason="So it seems.")
    coverage = read_network(world.case).coverage
    assert (coverage.entities, coverage.disputed) == (1, 1)
    assert "1 disputed identities" in coverage.sentence


def test_a_link_is_cited_when_a_source_that_stands_supports_it(world: World) -> None:
    world.entities("ABCD")
    world.link("AB", cited=True)
    world.link("BC")
    withdrawn = world.evidence.source("Withdrawn paper", withdrawn="It was retracted.")
    world.cite(world.link("CD"), withdrawn)
    against = world.evidence.source("Denial")
    world.cite(world.link("AC"), against, "contradicts")
    coverage = read_network(world.case).coverage
    assert (coverage.links, coverage.uncited) == (4, 3)
    assert (coverage.published_from, coverage.published_to) == ("2024-03-05", "2024-03-05")
    network = read_network(world.case, Scope(cited_only=True))
    assert (network.coverage.links, network.coverage.uncited, network.coverage.left_out) == (1, 0, 3)
    assert len(network.nodes) == 4
    assert network.scope.parameters() == {"directed": False, "cited_only": True}


def test_only_links_that_can_have_held_within_a_time_and_undated_ones_when_asked_for(world: World) -> None:
    world.entities("ABCDE")
    for ends, valid in (("AB", "2019"), ("AC", "2020-05/.."), ("AD", "2023~"), ("AE", None)):
        world.link(ends, valid=valid)
    assert world.degree(held="2019/2020") == {"A": 2, "B": 1, "C": 1, "D": 0, "E": 0}
    assert world.degree(held="2024") == {"A": 1, "B": 0, "C": 1, "D": 0, "E": 0}
    assert world.degree(held="2019", undated=True)["E"] == 1
    coverage = read_network(world.case).coverage
    assert (coverage.held_from, coverage.held_to, coverage.undated) == ("2019-01-01", "2023-12-31", 1)
    assert coverage.sentence == (
        "Observed network only; 4 links, 4 uncited, coverage 2019-01-01 – 2023-12-31, 1 undated."
    )


def test_kinds_statuses_polarities_and_a_selection_narrow_what_counts(world: World) -> None:
    world.entities("ABC")
    world.link("AB", "allied_with")
    world.link("BC", "threatens", status="planned")
    world.link("CA", "related_to")
    assert world.degree(kinds={"threatens"}) == {"B": 1, "C": 1, "A": 0}
    assert world.degree(statuses={"asserted"}) == {"A": 2, "B": 1, "C": 1}
    assert world.degree(polarities={"cooperative", "none"}) == {"A": 2, "B": 1, "C": 1}
    assert world.degree(entities={world.of["A"], world.of["B"]}) == {"A": 1, "B": 1}


@pytest.mark.parametrize(
    ("scope", "sentence"),
    [
        ({"kinds": {"allied_wiht"}}, "did you mean allied_with"),
        ({"statuses": {"sure"}}, "sure"),
        ({"polarities": {"good"}}, "good"),
        ({"held": "May 2019"}, "not an EDTF date"),
    ],
)
def test_a_misspelt_scope_is_refused_rather_than_empty(
    world: World, scope: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        read_network(world.case, Scope(**scope))


def test_a_case_without_entities_has_a_network_without_nodes(world: World) -> None:
    network = read_network(world.case)
    assert network.nodes == []
    assert network.coverage.sentence == "Observed network only; 0 links, 0 uncited, no coverage dates."
