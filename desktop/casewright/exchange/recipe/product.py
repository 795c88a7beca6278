"""Applying a recipe, last part: graph views, briefs, notes, and findings somebody accepts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from casewright.analysis.check.run import check_case
from casewright.analysis.layouts.by_key import organic_places
from casewright.exchange.recipe.items import Item, table_of
from casewright.exchange.recipe.making import Making
from casewright.exchange.recipe.values import CITATION, citation_keys
from casewright.model.citation_tokens import token
from casewright.model.errors import InvalidValue
from casewright.operations import briefs, graph_views, issues, tags_and_notes, waivers
from casewright.operations.brief_templates import compose_brief
from casewright.operations.rows import exists

if TYPE_CHECKING:
    from casewright.casefile.case import Case


def apply_graph_views(making: Making) -> None:
    """Adds graph views; where entities lack a place, a layout gives it. What is shown already is not moved."""
    for item in making.recipe.section("graph_views"):
        fields = {"filters": "{}", "style": "{}"} | item.values
        making.make(item, "graph_view", graph_views.add_view, **fields)
        _show_entities(making, item)


def apply_briefs(making: Making) -> None:
    """Adds briefs with their sections, keys in their text turned into citations; `apply_put_out` issues them."""
    for item in making.recipe.section("briefs"):
        fields = {**item.values, **making.references(item)}
        if is_put_out := fields.get("status") in briefs.PUT_OUT:
            fields["status"] = "draft"
        if _make_brief(making, item, fields) and is_put_out:
            making.put_out.append(item)
        for section in item.nested.get("sections", []):
            fields = section.values | making.references(section)
            if "body" in fields:
                fields["body"] = _with_citations(making, section)
            making.make(section, "brief_section", briefs.add_section, making.id_of(item), **fields)


def _make_brief(making: Making, item: Item, fields: dict[str, Any]) -> bool:
    """An empty brief, or one with the sections of a template; True when it was made now."""
    template, about = fields.pop("template", None), item.nested.get("about", [])
    if template is None and not about:
        return making.make(item, "brief", briefs.add_brief, **fields)
    if template is None:
        raise making.mistake(item, InvalidValue("A brief that is 'about' something needs a 'template'."))
    sources = []
    for subject in about:
        target = making.target(subject, "object")
        if table_of(target) == "source":
            sources.append(making.id_of(target))
        else:
            fields[f"{table_of(target)}_id"] = making.id_of(target)
    return making.make(item, "brief", compose_brief, template, source_ids=sources, **fields)


def apply_notes(making: Making) -> None:
    """Adds notes."""
    for item in making.recipe.section("notes"):
        making.make(item, "note", tags_and_notes.add_note, **item.values, **making.references(item))


def apply_waivers(making: Making) -> None:
    """Accepts findings as the tradecraft check makes them now: a waiver holds for the text it was given for."""
    items = making.recipe.section("waivers")
    findings = check_case(cast("Case", making.tx)) if items else []
    for item in items:
        object_id = making.reference(item, "object")
        meant = [
            each for each in findings if each.rule == item.values["rule"] and each.object_id == object_id
        ]
        if not meant:
            making.fail(item, f"The check finds nothing under rule {item.values['rule']} there to accept.")
        fields = {"analyst": making.recipe.analyst} | item.values | making.references(item)
        for n, finding in enumerate(meant):
            making.make(
                item, "waiver", waivers.waive, part=str(n or ""), fingerprint=finding.fingerprint, **fields
            )


def apply_put_out(making: Making) -> None:
    """Marks the new briefs as issued that were so before, unless a blocker of the check stands against one: that stays a draft."""
    for item in making.put_out:
        brief_id = making.id_of(item)
        found = check_case(cast("Case", making.tx), brief_id) if item.values["status"] == "issued" else []
        if blockers := [each for each in found if each.severity == "blocker" and not each.waived]:
            rules = ", ".join(dict.fromkeys(each.rule for each in blockers))
            making.fail(
                item, f"The brief stays a draft: blockers of the tradecraft check stand against it ({rules})."
            )
        else:
            issues.note_issued(making.tx, brief_id, status=item.values["status"])


def _show_entities(making: Making, item: Item) -> None:
    nodes = _nodes(making, item)
    if not nodes:
        return
    unplaced = [entity_id for entity_id, node in nodes.items() if not {"x", "y"} <= node.values.keys()]
    places = _laid_out(making, list(nodes)) if unplaced else {}
    for entity_id, node in nodes.items():
        if entity_id not in unplaced:
            places[entity_id] = node.values["x"], node.values["y"]
    _add_nodes(making, making.id_of(item), nodes, places)


def _nodes(making: Making, item: Item) -> dict[UUID, Item]:
    """The entities a view shows, each with the item that says so; with `all`, every entity of the case by its name."""
    nodes: dict[UUID, Item] = {}
    for node in [*item.nested.get("nodes", []), *item.nested.get("entities", [])]:
        if node.refers["entity"] == "*":
            rows = making.tx.read("SELECT id FROM entity ORDER BY name_key, kind, id")
            nodes |= {UUID(bytes=row[0]): node for row in rows if UUID(bytes=row[0]) not in nodes}
        else:
            nodes.setdefault(making.id_of(making.target(node, "entity")), node)
    return nodes


def _laid_out(making: Making, entity_ids: list[UUID]) -> dict[UUID, tuple[float, float]]:
    links = making.tx.read("SELECT from_id, to_id FROM link ORDER BY id")
    shown = set(entity_ids)
    rows = making.tx.read("SELECT id, name FROM entity")
    names = {UUID(bytes=row[0]): row[1] for row in rows if UUID(bytes=row[0]) in shown}
    return organic_places(names, [(UUID(bytes=start), UUID(bytes=end)) for start, end in links])


def _add_nodes(
    making: Making, view_id: UUID, nodes: dict[UUID, Item], places: dict[UUID, tuple[float, float]]
) -> None:
    """Those that are in the view already stay as somebody has left them since, hidden or not."""
    tx = making.tx
    rows = tx.read("SELECT entity_id FROM graph_node WHERE view_id = ?", (view_id.bytes,))
    there = {UUID(bytes=row[0]) for row in rows}
    fresh = {entity_id: node for entity_id, node in nodes.items() if entity_id not in there}
    ids = {
        entity_id: making.identities.of(node, f"{view_id}/{entity_id}") for entity_id, node in fresh.items()
    }
    made = 0
    for pinned in (False, True):
        of_kind = {
            each: places[each] for each, node in fresh.items() if node.values.get("pinned", False) is pinned
        }
        made += (
            graph_views.add_entities_to_view(tx, view_id, of_kind, pinned=pinned, ids=ids) if of_kind else 0
        )
    making.count(making.result.created, "graph_node", made)
    making.count(making.result.unchanged, "graph_node", len(nodes) - made)
    hidden = [entity_id for entity_id, node in fresh.items() if node.values.get("hidden")]
    if hidden:
        graph_views.hide_nodes(tx, view_id, hidden)


def _with_citations(making: Making, section: Item) -> str:
    """The body with `[[c01, c07]]` as citations of what these keys are; what was not found in its source is left out."""

    def cited(match: re.Match[str]) -> str:
        return "".join(_citation(making, section, key) for key in citation_keys(match[1]))

    return CITATION.sub(cited, str(section.values["body"]))


def _citation(making: Making, section: Item, key: str) -> str:
    target = making.recipe.keys[key]
    table = table_of(target)
    row_id = making.passage_id(target) if table == "passage" else making.id_of(target)
    if not exists(making.tx, table, row_id):
        making.fail(section, f"The text cites {key}, which was not found in its source.")
        return ""
    return token(table, row_id)
