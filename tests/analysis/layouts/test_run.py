from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

import casewright
from casewright.analysis.layouts.run import LAYOUTS, lay_out_chart
from casewright.analysis.layouts.wish import LayoutWish
from casewright.casefile.case import Case
from casewright.model.errors import InvalidValue
from casewright.operations import entities, graph_views, links, tags_and_notes

KINDS = ("person", "company", "vessel")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory):
    """A dozen entities, half of them in a view, with dates, a tag, and a right-to-left name."""
    path = tmp_path_factory.mktemp("layouts") / "a.casewright"
    with casewright.create(path, title="A", analyst="M. Example") as made:
        with made.edit("apply_recipe") as tx:
            ids = [
                entities.add_entity(tx, kind=KINDS[n % 3], name="شركة الملاحة" if n == 4 else f"E{n}")
                for n in range(12)
            ]
            for n in range(11):
                links.add_link(
                    tx,
                    kind="related_to",
                    from_id=ids[n // 2],
                    to_id=ids[n + 1],
                    valid=f"20{10 + n}" if n % 2 else None,
                )
            tags_and_notes.tag_object(tx, tags_and_notes.add_tag(tx, name="fleet"), "entity", ids[0])
            view = graph_views.add_view(tx, title="Half")
            graph_views.add_entities_to_view(
                tx, view, {each: (10.0 * n, 0.0) for n, each in enumerate(ids[:6])}
            )
            graph_views.pin_nodes(tx, view, [ids[0]])
        made.view, made.ids = view, ids
        yield made


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_places_the_whole_case(case: Case, layout: str) -> None:
    places = lay_out_chart(case, LayoutWish(layout, centre=case.ids[3]))
    assert places.keys() == set(case.ids)
    assert len(set(places.values())) == 12
    assert lay_out_chart(case, LayoutWish(layout, centre=case.ids[3])) == places


@pytest.mark.parametrize("layout", LAYOUTS)
def test_in_a_view_what_is_pinned_is_left_out(case: Case, layout: str) -> None:
    places = lay_out_chart(case, LayoutWish(layout, case.view, centre=case.ids[1]))
    assert places.keys() == set(case.ids[1:6])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_only_what_is_chosen_moves(case: Case, layout: str) -> None:
    at: dict[UUID, tuple[float, float]] = {
        each: (90.0 * n, 50.0 * (n % 3)) for n, each in enumerate(case.ids)
    }
    chosen = frozenset(case.ids[2:5])
    assert (
        lay_out_chart(case, LayoutWish(layout, places=at, only=chosen, centre=case.ids[2])).keys() == chosen
    )


def test_how_far_it_is_reaches_from_start_to_end(case: Case) -> None:
    for layout in LAYOUTS:
        heard: list[float] = []
        lay_out_chart(case, LayoutWish(layout, centre=case.ids[0]), heard.append)
        assert heard == sorted(heard), layout
        assert 0 <= heard[0] <= heard[-1] <= 1, layout


def test_what_is_missing_is_said_in_a_sentence(case: Case, tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="Choose the entity"):
        lay_out_chart(case, LayoutWish("radial"))
    with pytest.raises(InvalidValue, match="no layout"):
        lay_out_chart(case, LayoutWish("spiral"))
    with casewright.create(tmp_path / "b.casewright", title="B", analyst="M. Example") as empty:
        assert lay_out_chart(empty, LayoutWish("organic")) == {}
        empty.run(entities.add_entity, kind="person", name="E")
        with pytest.raises(InvalidValue, match="dated"):
            lay_out_chart(empty, LayoutWish("time"))
