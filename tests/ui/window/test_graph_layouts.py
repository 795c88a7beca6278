from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import graph
from casewright.operations import entities, links
from casewright.ui.pages.graph.layouts import CHOICES
from casewright.ui.window.case_view import CaseView

Key, Control, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Alt = Qt.KeyboardModifier.AltModifier
Places = dict[object, tuple[float | None, float | None]]


def places_in(view: CaseView, ids: SimpleNamespace) -> Places:
    return {row.entity_id: (row.x, row.y) for row in graph.view_nodes(view.session.case, ids.view)}


@pytest.mark.parametrize("key", [each.key for each in CHOICES])
def test_a_layout_is_one_step_that_one_key_takes_back(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot, key: str
) -> None:
    page = view.show_view("graph")
    page.chart.canvas.select([str(ids.varenia)])
    before, steps = places_in(view, ids), len(view.session.case.history())
    with qtbot.waitSignal(view.session.changed, timeout=30_000):
        assert view.registry.run(f"layout.{key}")
    after = places_in(view, ids)
    assert before.keys() == after.keys()
    assert before != after
    assert len(set(after.values())) == len(after)
    assert len(view.session.case.history()) == steps + 1
    qtbot.keyClick(view, Key.Key_Z, Control)
    assert places_in(view, ids) == before


def test_a_key_lays_out_as_last_time_and_shows_how_far_it_is(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page = view.show_view("graph")
    page.layouts.last = "clusters"
    with qtbot.waitSignal(view.session.changed, timeout=30_000):
        qtbot.keyClick(page.chart.canvas, Key.Key_L, Control | Shift)
        assert page.layouts.is_running
        assert page.layouts.strip.isVisible()
        assert not page.layouts.button.isEnabled()
    assert not page.layouts.strip.isVisible()
    assert page.layouts.button.isEnabled()


def test_after_a_layout_all_of_the_view_is_in_sight_at_its_own_scale(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page = view.show_view("graph")
    tiny = {each: (n * 0.01, 0.0) for n, each in enumerate(places_in(view, ids))}
    view.session.run("graph_views.move_nodes", ids.view, tiny)
    page.show_view(ids.view)
    canvas = page.chart.canvas
    before = canvas.scene.unit
    with qtbot.waitSignal(view.session.changed, timeout=30_000):
        page.layouts.run("organic")
    qtbot.waitUntil(lambda: canvas.scene.unit > 1000 * before, timeout=5_000)
    x, y = canvas.camera.to_screen(canvas.scene.x, canvas.scene.y)
    assert x.min() > 0
    assert x.max() < canvas.width()
    assert y.min() > 0
    assert y.max() < canvas.height()


def test_stopping_moves_nothing(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    page = view.show_view("graph")
    before, steps = places_in(view, ids), len(view.session.case.history())
    page.layouts.run("organic")
    task = view.tasks.running[-1]
    with qtbot.waitSignal(task.cancelled, timeout=30_000):
        qtbot.keyClick(page.chart.canvas, Key.Key_Escape)
    assert not page.layouts.is_running
    assert not page.layouts.strip.isVisible()
    assert places_in(view, ids) == before
    assert len(view.session.case.history()) == steps


def test_pinned_entities_stay(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    page = view.show_view("graph")
    view.session.run("graph_views.pin_nodes", ids.view, [ids.vell, ids.sorby])
    before = places_in(view, ids)
    with qtbot.waitSignal(view.session.changed, timeout=30_000):
        page.layouts.run("organic")
    after = places_in(view, ids)
    moved = {each for each in before if before[each] != after[each]}
    assert moved == {ids.varenia, ids.tolmark, ids.calder}


def test_only_what_is_chosen_may_be_laid_out(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    page = view.show_view("graph")
    before = places_in(view, ids)
    page.chart.canvas.select([str(ids.tolmark)])
    qtbot.keyClick(page.chart.canvas, Key.Key_L, Alt | Shift)
    assert not page.layouts.is_running, "one alone is not laid out"
    page.chart.canvas.select([str(ids.tolmark), str(ids.calder)])
    with qtbot.waitSignal(view.session.changed, timeout=30_000):
        qtbot.keyClick(page.chart.canvas, Key.Key_L, Alt | Shift)
    after = places_in(view, ids)
    assert {each for each in before if before[each] != after[each]} == {ids.tolmark, ids.calder}


def test_the_menu_names_every_layout_and_offers_the_chosen(view: CaseView, ids: SimpleNamespace) -> None:
    page = view.show_view("graph")
    titles = [each.title for each in CHOICES]
    page.layouts.menu.aboutToShow.emit()
    assert [entry.text().split("\t")[0] for entry in page.layouts.menu.actions()] == titles
    page.chart.canvas.select([str(ids.tolmark), str(ids.calder)])
    page.layouts.menu.aboutToShow.emit()
    few = page.layouts.menu.findChildren(QMenu)[-1]
    assert few.title() == "Only the 2 chosen"
    assert [entry.text() for entry in few.actions()] == titles


def test_the_whole_case_keeps_its_places_while_the_window_is_open(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page = view.show_view("graph")
    page.show_view(None)
    qtbot.waitUntil(lambda: not page.layouts.is_running, timeout=30_000)
    scene = page.chart.canvas.scene
    before = {node.id: (x, y) for node, x, y in zip(scene.nodes, scene.x, scene.y, strict=True)}
    page.show_view(ids.view)
    page.show_view(None)
    added = view.session.run("entities.add_entity", kind="person", name="Marek Halvorsen")
    scene = page.chart.canvas.scene
    after = {node.id: (x, y) for node, x, y in zip(scene.nodes, scene.x, scene.y, strict=True)}
    assert not page.layouts.is_running, "a new entity is no reason to lay out"
    assert after.keys() - before.keys() == {str(added)}
    assert {each: after[each] for each in before} == before


def test_many_new_entities_find_room_in_the_worker_and_nothing_else_moves(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page = view.show_view("graph")
    page.show_view(None)
    qtbot.waitUntil(lambda: not page.layouts.is_running, timeout=30_000)
    scene = page.chart.canvas.scene
    before = {node.id: (x, y) for node, x, y in zip(scene.nodes, scene.x, scene.y, strict=True)}
    with view.session.case.edit("add_entities") as tx:
        added = [entities.add_entity(tx, kind="person", name=f"Sailor {n}") for n in range(60)]
        for each in added:
            links.add_link(tx, kind="located_in", from_id=each, to_id=ids.vell)

    def places() -> dict[str, tuple[float, float]]:
        scene = page.chart.canvas.scene
        return {node.id: (x, y) for node, x, y in zip(scene.nodes, scene.x, scene.y, strict=True)}

    def near() -> bool:
        x, y = before[str(ids.vell)]
        mine = [places()[str(each)] for each in added]
        return all(abs(at[0] - x) + abs(at[1] - y) < 2500 for at in mine) and len(set(mine)) == 60

    assert len(places()) == len(before) + 60
    qtbot.waitUntil(lambda: not view.tasks.running, timeout=30_000)
    assert near()
    assert {each: places()[each] for each in before} == before
    page.show_view(ids.view)
    with qtbot.waitSignal(view.session.changed, timeout=30_000):
        page.add_entities(added)
    assert len(graph.view_nodes(view.session.case, ids.view)) == 65
