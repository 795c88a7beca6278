"""What a graph view shows, where, and how it is grouped."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.casefile.queries import graph
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.graph_groups import GraphGroup, read_groups, with_groups
from casewright.model.ids import new_id
from casewright.operations import entities, graph_views, links


@pytest.fixture
def ids(case: Case) -> SimpleNamespace:
    """Four states in a row, of which three are in a view."""
    made = SimpleNamespace()
    made.all = [case.run(entities.add_entity, kind="state", name=name) for name in ("A", "B", "C", "D")]
    for one, two in zip(made.all, made.all[1:], strict=False):
        case.run(links.add_link, kind="cooperates_with", from_id=one, to_id=two)
    made.view = case.run(graph_views.add_view, title="Ties", style='{"ground": "map"}')
    places = {each: (100.0 * n, 0.0) for n, each in enumerate(made.all[:3])}
    case.run(graph_views.add_entities_to_view, made.view, places)
    return made


def shown(case: Case, ids: SimpleNamespace) -> dict[UUID, tuple[float | None, float | None]]:
    return {row.entity_id: (row.x, row.y) for row in graph.view_nodes(case, ids.view)}


def test_what_was_hidden_comes_back_where_it_was(case: Case, ids: SimpleNamespace) -> None:
    before = shown(case, ids)
    case.run(graph_views.hide_nodes, ids.view, ids.all[:2])
    assert graph.hidden_entities(case, ids.view) == ids.all[:2]
    assert set(shown(case, ids)) == {ids.all[2]}
    added = case.run(
        graph_views.add_entities_to_view, ids.view, {ids.all[0]: (7.0, 7.0), ids.all[3]: (300.0, 5.0)}
    )
    assert added == 1
    assert shown(case, ids) == {
        ids.all[0]: before[ids.all[0]],
        ids.all[2]: before[ids.all[2]],
        ids.all[3]: (300.0, 5.0),
    }
    case.undo()
    case.undo()
    assert shown(case, ids) == before


def test_neighbours_are_one_link_away_in_either_direction(case: Case, ids: SimpleNamespace) -> None:
    assert set(graph.neighbours_of(case, [ids.all[1]])) == {ids.all[0], ids.all[2]}
    assert graph.neighbours_of(case, ids.all[:3]) == [ids.all[3]]
    assert graph.neighbours_of(case, []) == []


def test_a_group_is_made_opened_closed_and_taken_apart_and_every_step_undone(
    case: Case, ids: SimpleNamespace
) -> None:
    one, two, three = ids.all[:3]
    made = case.run(graph_views.group_nodes, ids.view, [one, two], title=" The two ")
    assert graph.view_groups(case, ids.view) == (GraphGroup(made, "The two", (one, two)),)
    case.run(graph_views.open_group, ids.view, made)
    assert graph.view_groups(case, ids.view)[0].opened
    case.undo()
    assert not graph.view_groups(case, ids.view)[0].opened
    case.run(graph_views.open_group, ids.view, made)
    case.run(graph_views.close_group, ids.view, made)
    assert not graph.view_groups(case, ids.view)[0].opened
    case.run(graph_views.ungroup, ids.view, made)
    assert graph.view_groups(case, ids.view) == ()
    assert case.read("SELECT style FROM graph_view") == [('{"ground": "map"}',)], (
        "what else the style says stays"
    )
    case.undo()
    assert [each.members for each in graph.view_groups(case, ids.view)] == [(one, two)]
    assert three in shown(case, ids)


def test_an_entity_is_in_one_group_and_a_group_of_one_is_none(case: Case, ids: SimpleNamespace) -> None:
    one, two, three = ids.all[:3]
    case.run(graph_views.group_nodes, ids.view, [one, two], title="First")
    case.run(graph_views.group_nodes, ids.view, [two, three], title="Second")
    assert [(each.title, each.members) for each in graph.view_groups(case, ids.view)] == [
        ("Second", (two, three))
    ]


@pytest.mark.parametrize(
    ("count", "title", "sentence"), [(1, "X", "at least two"), (2, "  ", "needs a name")]
)
def test_a_group_of_one_or_without_a_name_is_refused(
    case: Case, ids: SimpleNamespace, count: int, title: str, sentence: str
) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        case.run(graph_views.group_nodes, ids.view, ids.all[:count], title=title)


def test_a_group_that_is_not_there_cannot_be_opened(case: Case, ids: SimpleNamespace) -> None:
    with pytest.raises(NoSuchObject, match="no such group"):
        case.run(graph_views.open_group, ids.view, new_id())


@pytest.mark.parametrize(
    "style", ["", "[]", '{"groups": []}', '{"groups": {"x": {}}}', '{"groups": {"x": 3}}', "{"]
)
def test_a_style_that_cannot_be_read_has_no_groups_and_takes_some(style: str) -> None:
    assert read_groups(style) == ()
    one = GraphGroup(new_id(), "ميناء", (new_id(), new_id()), opened=True)
    assert read_groups(with_groups(style, [one])) == (one,)
