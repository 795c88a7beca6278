"""Applying a recipe, first part: the case itself, its own kinds, tags, entities, links, identity."""

from __future__ import annotations

import json

from casewright.exchange.recipe.making import Making
from casewright.exchange.recipe.values import additions
from casewright.model.annotation import Tag, Tagging
from casewright.model.case_info import CaseInfo
from casewright.model.entity import OntologyItem, Sameness
from casewright.model.errors import InvalidValue
from casewright.operations import case_info, entities, links, sameness, tags_and_notes
from casewright.operations.ontology import define
from casewright.operations.rows import exists


def apply_case(making: Making) -> None:
    """Sets what the recipe says of the case itself."""
    row = making.tx.get(CaseInfo, making.tx.case_id)
    for item in making.recipe.section("case"):
        changes = {name: value for name, value in item.values.items() if getattr(row, name) != value}
        try:
            case_info.edit_case(making.tx, **changes)
        except InvalidValue as error:
            raise making.mistake(item, error) from error


def apply_ontology(making: Making) -> None:
    """Adds the recipe's own kinds, schemes and markings; what the case has under the same key stays."""
    for item, added in additions(making.recipe):
        if making.tx.find(OntologyItem, part=added.part, key=added.key):
            making.count(making.result.unchanged, "ontology_item")
        else:
            definition = json.loads(added.definition)
            making.make(item, "ontology_item", define, added.part, key=added.key, definition=definition)


def apply_tags(making: Making) -> None:
    """Adds tags; one of the same name that the case has already is used."""
    standing = {tag.name.casefold(): tag.id for tag in making.tx.find(Tag)}
    for item in making.recipe.section("tags"):
        own = standing.get(str(item.values["name"]).casefold())
        if own is not None:
            making.stands_for(item, own)
        else:
            making.make(item, "tag", tags_and_notes.add_tag, **item.values)


def apply_entities(making: Making) -> None:
    """Adds entities with their names; properties wait for the claims they may rest on."""
    for item in making.recipe.section("entities"):
        making.make(item, "entity", entities.add_entity, **item.values)
        for name in item.nested.get("names", []):
            making.make(name, "entity_name", entities.add_name, making.id_of(item), **name.values)


def apply_properties(making: Making) -> None:
    """Adds the values of properties, each with the claim it rests on."""
    for entity in making.recipe.section("entities"):
        for item in entity.nested.get("properties", []):
            fields = item.values | making.references(item)
            making.make(item, "entity_property", entities.set_property, making.id_of(entity), **fields)


def apply_links(making: Making) -> None:
    """Adds links."""
    for item in making.recipe.section("links"):
        making.make(item, "link", links.add_link, **item.values, **making.references(item))


def apply_sameness(making: Making) -> None:
    """Judges entities the same or different; a pair that is judged already stays so."""
    verbs = {"same": sameness.judge_same, "different": sameness.judge_different}
    for item in making.recipe.section("sameness"):
        one, other = making.reference(item, "entity"), making.reference(item, "other")
        standing = making.tx.find(Sameness, entity_id=one, other_id=other)
        standing += making.tx.find(Sameness, entity_id=other, other_id=one)
        if standing:
            making.stands_for(item, standing[0].id)
        else:
            verb = verbs[item.values["verdict"]]
            making.make(item, "sameness", verb, one, other, reason=item.values["reason"])


def apply_taggings(making: Making) -> None:
    """Puts tags on everything that names some."""
    tagged = [item for item in making.recipe.content.all() if item.shape.keyed and item.nested.get("tags")]
    for item in tagged:
        table, object_id = str(item.shape.table), making.id_of(item)
        for tag in item.nested["tags"]:
            tag_id = making.reference(tag, "tag")
            if making.tx.find(Tagging, tag_id=tag_id, object_id=object_id):
                making.count(making.result.unchanged, "tagging")
            elif exists(making.tx, table, object_id):  # a passage may not have been found
                making.make(tag, "tagging", tags_and_notes.tag_object, tag_id, table, object_id)
