"""Graph views: made, copied, filtered and deleted; each one step."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.casefile.queries import filtering, graph
from casewright.model.case_filter import CaseFilter, read_filter
from casewright.model.errors import InvalidValue
from casewright.operations import entities, graph_views
from casewright.operations.registry import describe


def view_of(case: Case, number: int) -> tuple[UUID, list[UUID]]:
    with case.edit("add_view") as tx:
        made = [entities.add_entity(tx, kind="state", name=f"State {n}") for n in range(number)]
        view = graph_views.add_view(
            tx, title="All", style={"groups": []}, description="Why", marking="TLP:GREEN"
        )
        graph_views.add_entities_to_view(tx, view, {each: (float(n), -1.5) for n, each in enumerate(made)})
    return view, made


@pytest.mark.parametrize("number", [4, 301])
def test_a_copy_has_all_that_the_view_has_and_goes_its_own_way(case: Case, number: int) -> None:
    view, made = view_of(case, number)
    case.run(graph_views.hide_nodes, view, made[:1])
    case.run(graph_views.pin_nodes, view, made[1:2])
    case.run(graph_views.save_filters, view, CaseFilter(text="State"))
    copy = case.run(graph_views.duplicate_view, view, title="Second")
    step = case.undo_label()
    assert step is not None
    assert (step.label_key, step.subject) == ("duplicate_view", copy)
    assert describe("duplicate_view", "Second") == "Made Second of another graph view"

    def places(of: UUID) -> list[tuple[object, ...]]:
        return case.read(
            "SELECT entity_id, x, y, pinned, hidden FROM graph_node WHERE view_id = ? ORDER BY entity_id",
            (of.bytes,),
        )

    assert places(copy) == places(view)
    kept = case.read(
        "SELECT description, filters, style, marking FROM graph_view WHERE id = ?", (copy.bytes,)
    )
    assert kept == [("Why", '{"text": "State", "version": 1}', '{"groups": []}', "TLP:GREEN")]
    case.run(graph_views.move_nodes, copy, {made[2]: (99.0, 99.0)})
    assert places(copy) != places(view)
    case.undo()
    case.undo()
    assert [each.title for each in graph.view_rows(case)] == ["All"]


def test_filters_are_saved_as_one_step_and_undone_with_it(case: Case) -> None:
    view, _ = view_of(case, 1)
    asked = CaseFilter(held="2024", undated=False)
    case.run(graph_views.save_filters, view, asked)
    assert read_filter(filtering.saved_filters(case, view)) == asked
    assert describe("save_filters", "All") == "Saved the filters of All"
    case.undo()
    assert filtering.saved_filters(case, view) == "{}"


def test_a_copy_needs_a_title(case: Case) -> None:
    view, _ = view_of(case, 1)
    with pytest.raises(InvalidValue, match="title"):
        case.run(graph_views.duplicate_view, view, title=" ")
