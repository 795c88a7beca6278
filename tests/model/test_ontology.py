"""The ontology as data: whole, consistent, and open to what a case adds."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from casewright.model.errors import InvalidValue
from casewright.model.ontology import POLARITIES, PROPERTY_TYPES, load_ontology, with_addition
from casewright.model.resources import resource_path


@dataclass(frozen=True)
class Item:
    part: str
    key: str
    definition: str


def item(part: str, key: str, **definition: object) -> Item:
    return Item(part, key, json.dumps(definition))


def test_every_kind_has_an_icon_that_exists_a_colour_group_and_words() -> None:
    ontology = load_ontology()
    for kind in ontology.entity_kinds.values():
        assert resource_path("icons", f"{kind.icon}.svg").is_file(), f"{kind.key}: {kind.icon}"
        assert kind.colour in ontology.colour_groups
        assert all((kind.label, kind.plural, kind.description)), kind.key
        assert all(each.type in PROPERTY_TYPES for each in kind.properties)
    for link in ontology.link_kinds.values():
        assert all((link.label, link.reverse)), link.key
        assert link.polarity in (*POLARITIES, None), link.key
        assert link.directed or link.label == link.reverse, f"{link.key} reads alike from both ends"


def test_files_name_every_kind_once() -> None:
    for folder, known in (("entities", load_ontology().entity_kinds), ("links", load_ontology().link_kinds)):
        text = "\n".join(path.read_text("utf-8") for path in resource_path("ontology", folder).glob("*.yaml"))
        assert sum(line.startswith("- ") for line in text.splitlines()) == len(known)


def test_a_kind_inherits_properties_icon_and_colour_from_its_parents() -> None:
    ontology = load_ontology()
    assert ontology.ancestors("bank") == ("bank", "company", "organisation")
    assert {"founded", "registration_number", "bic"} <= {each.key for each in ontology.properties_of("bank")}
    assert ontology.entity_kind("bank").colour == ontology.entity_kind("organisation").colour
    assert "bank" in ontology.descendants("organisation")
    assert ontology.is_a("attack", "event")


def test_unusual_ends_bring_a_sentence_and_usual_ones_none() -> None:
    ontology = load_ontology()
    assert ontology.unusual_ends("director_of", "official", "bank") is None
    assert (
        ontology.unusual_ends("director_of", "state", "bank")
        == "'director of' usually starts at person, not at state."
    )


def test_an_unknown_kind_is_refused_with_what_may_have_been_meant() -> None:
    with pytest.raises(InvalidValue, match="no kind of entity 'sate'; did you mean state"):
        load_ontology().entity_kind("sate")
    with pytest.raises(InvalidValue, match="no kind of link 'visted'; did you mean visited"):
        load_ontology().link_kind("visted")


def test_a_case_adds_kinds_properties_and_links_in_any_order() -> None:
    ontology = load_ontology().with_items(
        [
            item("property", "militia.emblem", type="text", label="Emblem"),
            item("link_kind", "escorts", reverse="escorted by", **{"from": ["militia"]}),
            item("entity_kind", "border_militia", parent="militia"),
            item("entity_kind", "militia", label="Militia", parent="armed_group"),
        ]
    )
    assert ontology.entity_kind("border_militia").icon == ontology.entity_kind("armed_group").icon
    assert ontology.property_of("border_militia", "emblem") is not None
    assert ontology.link_kind("escorts").from_kinds == ("militia",)
    assert "militia" not in load_ontology().entity_kinds


def test_a_case_whose_parent_kind_has_gone_still_opens_and_shows_the_child() -> None:
    ontology = load_ontology().with_items([item("entity_kind", "child", parent="gone")])
    assert "child" not in ontology.entity_kinds
    assert ontology.entity_kind_shown("child").label == "Child"
    assert ontology.link_kind_shown("was_seen_with").label == "was seen with"


@pytest.mark.parametrize(
    ("part", "key", "definition", "sentence"),
    [
        ("entity_kind", "x", {"parent": "nothing_such"}, "no kind of entity"),
        ("entity_kind", "x", {"colour": "purple"}, "no colour group 'purple'"),
        ("entity_kind", "not a key", {}, "letters, digits and underscores"),
        ("entity_kind", "organisation", {"parent": "bank"}, "cannot be its own ancestor"),
        ("link_kind", "x", {"polarity": "warm"}, "choose cooperative, hostile or neutral"),
        ("property", "bank.x", {"type": "colour"}, "no type of property"),
        ("kind", "x", {}, "no part of the ontology"),
    ],
)
def test_an_unsound_addition_is_refused_with_the_reason(
    part: str, key: str, definition: dict[str, object], sentence: str
) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        with_addition(load_ontology(), part, key, definition)


def test_an_unknown_kind_is_answered_with_the_kinds_whose_words_hold_it() -> None:
    with pytest.raises(InvalidValue, match="'ministry'; choose government_body"):
        load_ontology().entity_kind("ministry")
    with pytest.raises(InvalidValue, match="'sate'; did you mean state"):
        load_ontology().entity_kind("sate")
