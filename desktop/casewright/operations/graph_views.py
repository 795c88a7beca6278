"""Graph views: which entities are shown, and where. Only a person, or a layout a person asked for, moves one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.case_filter import CaseFilter
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.fields import clean_values
from casewright.model.graph_groups import GraphGroup, read_groups, with_groups
from casewright.model.graph_view import GraphNode, GraphView
from casewright.model.ids import new_id
from casewright.model.view_style import ViewStyle, style_object
from casewright.operations.deletion import delete_object
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields, vocabulary

Places = Mapping[UUID, tuple[float, float]]
_SMALLEST_GROUP = 2
_MANY = 300  # beyond this many new nodes the packed journal is used


@operation("Added the graph view {object}")
def add_view(
    tx: Transaction,
    /,
    *,
    title: str,
    filters: Mapping[str, object] | str = "{}",
    style: Mapping[str, object] | str = "{}",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """A new, empty view. `filters` and `style` are JSON objects. Further fields: `description`, `marking`."""
    return add_row(tx, "graph_view", id, title=title, filters=filters, style=style, **fields)


@operation("Edited the graph view {object}")
def edit_view(tx: Transaction, /, view_id: UUID, **changes: object) -> None:
    """Sets title, description, filters, style or marking."""
    edit_fields(tx, "graph_view", view_id, changes)


@operation("Saved the filters of {object}")
def save_filters(tx: Transaction, /, view_id: UUID, shown: CaseFilter) -> None:
    """The view opens with this filter from now on; a filter that keeps all takes the old one away."""
    edit_fields(tx, "graph_view", view_id, {"filters": shown.to_json()})


@operation("Changed the style of {object}")
def style_view(tx: Transaction, /, view_id: UUID, drawn: ViewStyle) -> None:
    """The view is drawn so from now on; what else its style holds stays."""
    style = style_object(tx.get(GraphView, view_id).style)
    edit_fields(tx, "graph_view", view_id, {"style": drawn.into(style)})


@operation("Made {object} of another graph view")
def duplicate_view(tx: Transaction, /, view_id: UUID, *, title: str, id: UUID | None = None) -> UUID:
    """A view with the same entities at the same places, the same filters and style, that goes its own way from now on."""
    view = tx.get(GraphView, view_id)
    kept = {name: getattr(view, name) for name in ("description", "filters", "style", "marking")}
    made = add_row(tx, "graph_view", id, title=title, **kept)
    tx.subject = made
    places = ("entity_id", "x", "y", "pinned", "hidden")
    _add_nodes(
        tx,
        [
            {"view_id": made, **{name: getattr(node, name) for name in places}}
            for node in tx.find(GraphNode, view_id=view_id)
        ],
    )
    return made


@operation("Deleted a graph view")
def delete_view(tx: Transaction, /, view_id: UUID, with_dependents: bool = False) -> None:
    """Deletes a view with the places in it; the entities stay."""
    delete_object(tx, "graph_view", view_id, with_dependents)


@operation("Added entities to {object}")
def add_entities_to_view(
    tx: Transaction,
    /,
    view_id: UUID,
    places: Places,
    *,
    pinned: bool = False,
    ids: Mapping[UUID, UUID] | None = None,
) -> int:
    """Shows entities at (x, y), in scene units; those that are there already stay where they are, hidden ones are shown again.

    `ids` may give the id of the row for an entity. Returns how many are new.
    """
    tx.get(GraphView, view_id)
    tx.subject = tx.subject or view_id
    shown = {
        UUID(bytes=row[0])
        for row in tx.read("SELECT entity_id FROM graph_node WHERE view_id = ?", (view_id.bytes,))
    }
    for node in tx.find(GraphNode, view_id=view_id, hidden=True):
        if node.entity_id in places:
            tx.edit(node, hidden=False)
    fresh = [entity_id for entity_id in places if entity_id not in shown]
    _check_entities(tx, fresh)
    placed = _checked_places(tx, places)
    rows = [
        {"view_id": view_id, "entity_id": entity_id, "pinned": pinned, **placed[entity_id]}
        | ({"id": ids[entity_id]} if ids and entity_id in ids else {})
        for entity_id in fresh
    ]
    _add_nodes(tx, rows)
    return len(fresh)


@operation("Moved entities in {object}")
def move_nodes(tx: Transaction, /, view_id: UUID, places: Places) -> None:
    """Moves shown entities to (x, y), all as one step; a whole layout comes through here."""
    placed = _checked_places(tx, places)
    moved = [(row_id, placed[entity_id]) for row_id, entity_id in _shown(tx, view_id, placed)]
    tx.bulk_edit(GraphNode, ("x", "y"), [(row_id, (each["x"], each["y"])) for row_id, each in moved])


@operation("Pinned entities in {object}")
def pin_nodes(tx: Transaction, /, view_id: UUID, entity_ids: Iterable[UUID], *, pinned: bool = True) -> None:
    """A pinned entity stays where it is when a layout runs."""
    for _, node in _nodes(tx, view_id, entity_ids):
        tx.edit(node, pinned=pinned)


@operation("Hid entities in {object}")
def hide_nodes(tx: Transaction, /, view_id: UUID, entity_ids: Iterable[UUID], *, hidden: bool = True) -> None:
    """A hidden entity keeps its place in the view."""
    for _, node in _nodes(tx, view_id, entity_ids):
        tx.edit(node, hidden=hidden)


@operation("Removed entities from {object}")
def remove_from_view(tx: Transaction, /, view_id: UUID, entity_ids: Iterable[UUID]) -> None:
    """Takes entities out of the view; they stay in the case."""
    for _, node in _nodes(tx, view_id, entity_ids):
        tx.delete(node)


@operation("Grouped entities in {object}")
def group_nodes(
    tx: Transaction, /, view_id: UUID, entity_ids: Iterable[UUID], *, title: str, id: UUID | None = None
) -> UUID:
    """Draws at least two entities of the view as one node; they leave the groups they were in."""
    members = tuple(entity_id for entity_id, _ in _nodes(tx, view_id, entity_ids))
    if len(members) < _SMALLEST_GROUP:
        raise InvalidValue("A group needs at least two entities: choose them first.")
    if not title.strip():
        raise InvalidValue("A group needs a name.")
    made = GraphGroup(id or new_id(), title.strip(), members)
    left = [
        replace(each, members=tuple(one for one in each.members if one not in set(members)))
        for each in _groups(tx, view_id)
    ]
    _keep_groups(tx, view_id, [*(each for each in left if len(each.members) >= _SMALLEST_GROUP), made])
    return made.id


@operation("Opened a group in {object}")
def open_group(tx: Transaction, /, view_id: UUID, group_id: UUID) -> None:
    """Draws each member by itself again; the group is kept and can be closed."""
    _set_opened(tx, view_id, group_id, True)


@operation("Closed a group in {object}")
def close_group(tx: Transaction, /, view_id: UUID, group_id: UUID) -> None:
    """Draws the members of an open group as one node again."""
    _set_opened(tx, view_id, group_id, False)


@operation("Took a group apart in {object}")
def ungroup(tx: Transaction, /, view_id: UUID, group_id: UUID) -> None:
    """Forgets a group; its entities stay in the view."""
    groups = _groups(tx, view_id)
    _known(groups, group_id)
    _keep_groups(tx, view_id, [each for each in groups if each.id != group_id])


def _groups(tx: Transaction, view_id: UUID) -> tuple[GraphGroup, ...]:
    return read_groups(tx.get(GraphView, view_id).style)


def _known(groups: Iterable[GraphGroup], group_id: UUID) -> None:
    if group_id not in {each.id for each in groups}:
        raise NoSuchObject("There is no such group in this view.")


def _set_opened(tx: Transaction, view_id: UUID, group_id: UUID, opened: bool) -> None:
    groups = _groups(tx, view_id)
    _known(groups, group_id)
    _keep_groups(
        tx, view_id, [replace(each, opened=opened) if each.id == group_id else each for each in groups]
    )


def _keep_groups(tx: Transaction, view_id: UUID, groups: Iterable[GraphGroup]) -> None:
    view = tx.get(GraphView, view_id)
    tx.edit(view, style=with_groups(view.style, groups))


def _add_nodes(tx: Transaction, rows: list[dict[str, object]]) -> None:
    if len(rows) > _MANY:
        tx.bulk_insert(GraphNode, rows)
    else:
        for row in rows:
            tx.add(GraphNode.model_validate(row))


def _nodes(tx: Transaction, view_id: UUID, entity_ids: Iterable[UUID]) -> list[tuple[UUID, GraphNode]]:
    """The places of these entities, for all of which there must be one."""
    shown = _shown(tx, view_id, list(entity_ids))
    nodes = {node.id: node for node in tx.find(GraphNode, view_id=view_id)}
    return [(entity_id, nodes[row_id]) for row_id, entity_id in shown]


def _shown(tx: Transaction, view_id: UUID, entity_ids: Collection[UUID]) -> list[tuple[UUID, UUID]]:
    """Row and entity of each of these entities in the view, oldest row first.

    Raises:
        InvalidValue: one of them is not shown in it.
    """
    tx.get(GraphView, view_id)
    tx.subject = tx.subject or view_id
    wanted = {each.bytes for each in entity_ids}
    rows = [
        row
        for row in tx.read(
            "SELECT id, entity_id FROM graph_node WHERE view_id = ? ORDER BY id", (view_id.bytes,)
        )
        if row[1] in wanted
    ]
    if {row[1] for row in rows} != wanted:
        raise InvalidValue("Some of these entities are not shown in this view.")
    return [(UUID(bytes=row_id), UUID(bytes=entity_id)) for row_id, entity_id in rows]


def _checked_places(tx: Transaction, places: Places) -> dict[UUID, dict[str, object]]:
    words = vocabulary(tx)
    return {each: clean_values("graph_node", {"x": x, "y": y}, words) for each, (x, y) in places.items()}


def _check_entities(tx: Transaction, entity_ids: list[UUID]) -> None:
    known = {row[0] for row in tx.read("SELECT id FROM entity")} if entity_ids else set()
    missing = [entity_id for entity_id in entity_ids if entity_id.bytes not in known]
    if missing:
        raise NoSuchObject(f"There is no entity {missing[0]} in this case.")
