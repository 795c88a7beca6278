from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

import casewright
from casewright.casefile.case import Case
from casewright.casefile.queries import graph
from casewright.model.entity import Entity
from casewright.model.errors import InvalidValue
from casewright.model.graph_view import GraphNode
from casewright.model.ids import new_id
from casewright.operations import graph_views

COUNT = 700


@pytest.fixture
def drawn(tmp_path: Path):
    """A case with one view of many entities in a row, and their ids."""
    with casewright.create(tmp_path / "a.casewright", title="A", analyst="M. Example") as case:
        ids = [new_id() for _ in range(COUNT)]
        with case.edit("add_view") as tx:
            tx.bulk_insert(
                Entity,
                [
                    {"id": each, "kind": "person", "name": f"P{n}", "name_key": f"p{n}"}
                    for n, each in enumerate(ids)
                ],
            )
            view = graph_views.add_view(tx, title="V")
            graph_views.add_entities_to_view(tx, view, {each: (float(n), 0.0) for n, each in enumerate(ids)})
        yield case, view, ids


def places(case: Case, view: UUID) -> dict[UUID, tuple[float | None, float | None]]:
    return {row.entity_id: (row.x, row.y) for row in graph.view_nodes(case, view)}


def test_a_whole_layout_is_one_step_and_undo_takes_it_back(drawn: tuple[Case, UUID, list[UUID]]) -> None:
    case, view, ids = drawn
    before, steps = places(case, view), len(case.history())
    wanted = {each: (n * 2.5, -1.5 * n) for n, each in enumerate(ids)}
    case.run(graph_views.move_nodes, view, wanted)
    assert places(case, view) == wanted
    assert len(case.history()) == steps + 1
    touched = case.read("SELECT count(DISTINCT row_id) FROM change WHERE op = 'U'")[0][0]
    assert touched == COUNT - 1, "who stays where it was is not journalled"
    case.undo()
    assert places(case, view) == before
    case.redo()
    assert places(case, view) == wanted


def test_moving_to_where_all_are_is_no_step(drawn: tuple[Case, UUID, list[UUID]]) -> None:
    case, view, ids = drawn
    steps = len(case.history())
    case.run(graph_views.move_nodes, view, {each: (float(n), 0.0) for n, each in enumerate(ids)})
    assert len(case.history()) == steps


def test_who_is_not_shown_is_not_moved_and_nobody_else_is(drawn: tuple[Case, UUID, list[UUID]]) -> None:
    case, view, ids = drawn
    before = places(case, view)
    with pytest.raises(InvalidValue, match="not shown"):
        case.run(graph_views.move_nodes, view, {ids[0]: (9.0, 9.0), new_id(): (1.0, 1.0)})
    assert places(case, view) == before


def test_what_was_read_before_shows_the_move_within_the_same_edit(
    drawn: tuple[Case, UUID, list[UUID]],
) -> None:
    case, view, ids = drawn
    with case.edit("move_nodes") as tx:
        node = tx.find(GraphNode, view_id=view, entity_id=ids[3])[0]
        graph_views.move_nodes(tx, view, {ids[3]: (70.0, 71.0)})
        assert (node.x, node.y) == (70.0, 71.0)
        graph_views.pin_nodes(tx, view, [ids[3]])
    assert places(case, view)[ids[3]] == (70.0, 71.0)
