"""What passes a filter, on a real case: by kind, tag, time, source, evidence, marking and text."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

import pytest

from casewright.analysis.case_filter.facts import read_facts
from casewright.analysis.case_filter.passing import Passing, passing
from casewright.analysis.network.network import read_network
from casewright.casefile.case import Case
from casewright.casefile.transaction import Transaction
from casewright.model.case_filter import CaseFilter
from casewright.model.errors import InvalidValue
from casewright.operations import (
    captures,
    claims,
    entities,
    links,
    mentions,
    passages,
    sources,
    tags_and_notes,
)


class World:
    """Ann and Bob work for Firm, which met Gov in 2024; Spy knows Bob. `shown` gives first letters and link names."""

    def __init__(self, case: Case) -> None:
        self.case, self.ids = case, SimpleNamespace()
        with case.edit("apply_recipe") as tx:
            at = self.ids
            for key, kind, name in (
                ("ann", "person", "Ann"), ("bob", "person", "Bob"), ("firm", "company", "Firm"), ("gov", "state", "Gov"),
                ("meet", "meeting", "Meeting"), ("spy", "person", "Spy"),
            ):  # fmt: skip
                setattr(at, key, entities.add_entity(tx, kind=kind, name=name))
            entities.set_property(tx, at.meet, key="date", value="2024-05-02")
            entities.add_name(tx, at.bob, text="Јован", role="native", language="sr")
            for key, start, end, more in (
                ("ann_firm", "ann", "firm", {"valid": "2019/2022"}),
                ("bob_firm", "bob", "firm", {"valid": "2024-03", "status": "reported"}),
                ("firm_meet", "firm", "meet", {}),
                ("gov_meet", "gov", "meet", {"polarity": "hostile"}),
                ("spy_bob", "spy", "bob", {"marking": "TLP:RED"}),
            ):  # fmt: skip
                link = links.add_link(
                    tx, kind="related_to", from_id=getattr(at, start), to_id=getattr(at, end), **more
                )
                setattr(at, key, link)
            at.register, register = self._source(tx, "Register", reliability="A", provenance="primary")
            at.paper, paper = self._source(tx, "Paper", reliability="D", provenance="relay")
            at.agent, agent = self._source(
                tx, "Agent", reliability="B", provenance="primary", marking="TLP:RED"
            )
            self._cite(tx, "link", at.ann_firm, (register, "2"), (paper, "3"))
            self._cite(tx, "link", at.bob_firm, (paper, "1"))
            self._cite(tx, "link", at.gov_meet, (agent, "2"), held="2024-05-02")
            tags_and_notes.tag_object(tx, tags_and_notes.add_tag(tx, name="focus"), "entity", at.ann)
            at.hot = tags_and_notes.add_tag(tx, name="hot")
            tags_and_notes.tag_object(tx, at.hot, "link", at.bob_firm)
        self.facts = read_facts(case)

    def _source(self, tx: Transaction, title: str, **fields: object) -> tuple[UUID, UUID]:
        source = sources.add_source(tx, title=title, **fields)
        words = f"{title} speaks of Spy."
        capture = captures.add_capture(
            tx, source, data=words.encode(), media_type="text/plain", file_name="a.txt"
        )
        text = captures.add_source_text(tx, capture, text=words, tool="text", tool_version="1")
        return source, passages.quote(tx, text, exact=words)

    def _cite(
        self, tx: Transaction, table: str, about: UUID, *cited: tuple[UUID, str], **fields: object
    ) -> None:
        claim = claims.state_claim(tx, text="So it is.", **fields)
        for passage, credibility in cited:
            claims.cite(tx, claim, passage, credibility=credibility)
        claims.about(tx, claim, table, about)

    def ask(self, **criteria: object) -> Passing:
        return passing(self.facts, CaseFilter(**criteria))

    def entities(self, **criteria: object) -> str:
        found = self.ask(**criteria)
        return "".join(key[0] for key in ("ann", "bob", "firm", "gov", "meet", "spy")
                       if found.entities[self.facts.entity_number[getattr(self.ids, key)]])  # fmt: skip

    def links(self, **criteria: object) -> list[str]:
        found = self.ask(**criteria)
        return [key for key in ("ann_firm", "bob_firm", "firm_meet", "gov_meet", "spy_bob")
                if found.links[self.facts.link_number[getattr(self.ids, key)]]]  # fmt: skip


@pytest.fixture
def world(case: Case) -> World:
    return World(case)


def test_without_criteria_everything_is_shown(world: World) -> None:
    found = world.ask()
    assert found.entities.all()
    assert found.links.all()
    assert (found.entities_of, found.links_of) == (6, 5)
    assert found.undated == 0


def test_a_kind_leaves_only_links_between_entities_of_it(world: World) -> None:
    assert world.entities(entity_kinds=frozenset({"person"})) == "abs"
    assert world.links(entity_kinds=frozenset({"person"})) == ["spy_bob"]


def test_links_are_filtered_by_kind_status_and_polarity(world: World) -> None:
    assert world.links(link_kinds=frozenset({"member_of"})) == []
    assert world.links(statuses=frozenset({"reported"})) == ["bob_firm"]
    assert world.links(polarities=frozenset({"hostile"})) == ["gov_meet"]
    assert "gov_meet" not in world.links(polarities=frozenset({"none"}))


def test_entities_that_no_shown_link_touches_are_kept_unless_told_otherwise(world: World) -> None:
    assert world.entities(statuses=frozenset({"reported"})) == "abfgms"
    assert world.entities(statuses=frozenset({"reported"}), unlinked=False) == "bf"


def test_a_tag_finds_the_entities_and_the_ends_of_the_links_that_have_it(world: World) -> None:
    assert world.entities(tags=frozenset({world.ids.hot})) == "bf"
    assert world.links(tags=frozenset({world.ids.hot})) == ["bob_firm"]


def test_text_is_found_in_every_name_and_script(world: World) -> None:
    assert world.entities(text="jovan") == "b"
    assert world.entities(text="ЈОВАН") == "b"
    assert world.entities(text="  ") == "abfgms"


def test_a_range_of_dates_keeps_what_can_have_held_then(world: World) -> None:
    assert world.links(held="2020", undated=False) == ["ann_firm"]
    assert world.entities(held="2020", undated=False) == "af"
    assert world.links(held="2024-03-05", undated=False) == ["bob_firm"]
    assert world.links(held="2024-03-05", undated=False, certain=True) == []


def test_what_is_only_possible_then_is_told_apart(world: World) -> None:
    found = world.ask(held="2024-03-05", undated=False)
    assert found.possible_links.sum() == 1
    assert found.possible_entities.sum() == 2
    assert not world.ask(held="2024-03").possible_links[world.facts.link_number[world.ids.bob_firm]]


def test_undated_links_are_kept_as_such_or_left_out(world: World) -> None:
    assert world.links(held="2020") == ["ann_firm", "spy_bob"]
    assert world.ask(held="2020").undated == 1
    assert world.links(held="2020", undated=False) == ["ann_firm"]


def test_a_link_without_validity_is_dated_by_its_claims(world: World) -> None:
    assert "gov_meet" in world.links(held="2024-05", undated=False)


def test_an_event_stands_in_time_by_its_own_date_alone(world: World) -> None:
    assert "m" not in world.entities(held="2020"), "an undated link does not carry an event through the years"
    assert "m" in world.entities(held="2024-05", undated=False)


def test_a_source_leaves_what_it_supports_and_what_it_speaks_of(world: World) -> None:
    assert world.links(sources=frozenset({world.ids.register})) == ["ann_firm"]
    assert world.entities(sources=frozenset({world.ids.register})) == "af"
    with world.case.edit("mention") as tx:
        text = tx.read(
            "SELECT p.source_text_id FROM passage p WHERE p.source_id = ?", (world.ids.register.bytes,)
        )[0][0]
        mentions.mention(tx, world.ids.spy, UUID(bytes=text), [mentions.Place(19, 22, "name")])
    world.facts = read_facts(world.case)
    assert world.entities(sources=frozenset({world.ids.register})) == "afs"


def test_both_grades_are_asked_of_one_and_the_same_citation(world: World) -> None:
    assert world.links(reliability="B") == ["ann_firm", "gov_meet"]
    assert world.links(credibility="1") == ["bob_firm"]
    assert world.links(reliability="B", credibility="1") == []


def test_independent_origins_are_counted_with_care(world: World) -> None:
    assert world.links(min_origins=1) == ["ann_firm", "bob_firm", "gov_meet"]
    assert world.links(min_origins=2) == ["ann_firm"]
    world.case.run(
        sources.link_sources,
        child_id=world.ids.paper,
        parent_id=world.ids.register,
        kind="quotes",
        status="confirmed",
    )
    world.facts = read_facts(world.case)
    assert world.links(min_origins=2) == []


def test_a_mark_leaves_out_what_is_marked_higher_and_what_only_such_evidence_shows(world: World) -> None:
    assert world.links(marking="TLP:GREEN") == ["ann_firm", "bob_firm", "firm_meet"]
    assert world.links(marking="TLP:RED") == ["ann_firm", "bob_firm", "firm_meet", "gov_meet", "spy_bob"]
    with pytest.raises(InvalidValue, match="no marking 'SECRET'"):
        world.ask(marking="SECRET")


def test_a_view_is_filtered_within_its_own_entities(world: World) -> None:
    at = world.ids
    found = passing(
        world.facts, CaseFilter(held="2024-03", undated=False), world.facts.members([at.ann, at.bob, at.firm])
    )
    assert (found.entities_of, found.links_of) == (3, 2)
    assert found.links.sum() == 1


def test_measures_run_on_what_is_shown(world: World) -> None:
    scope = world.ask(statuses=frozenset({"reported"}), unlinked=False).scope(world.facts)
    network = read_network(world.case, scope)
    assert {node.name for node in network.nodes} == {"Bob", "Firm"}
    assert len(network.links) == 1
    assert network.coverage.left_out == 4
    assert scope.parameters() == {"directed": False, "entities": 2, "links": 1}
