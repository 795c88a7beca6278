"""The chart by its keys: choosing, pinning, hiding, expanding, grouping, all of which can be undone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import graph
from casewright.model.errors import InvalidValue
from casewright.operations import entities, links
from casewright.ui.pages.graph import contents, verbs
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.case_view import CaseView

Key, Control, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(view: CaseView, qtbot: QtBot) -> Any:
    """The chart in front, with the keyboard in it."""
    found = view.show_view("graph")
    qtbot.waitUntil(found.chart.canvas.hasFocus)
    return found


def press(page: Any, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.chart.canvas, key, modifier)


def choose(page: Any, *chosen: UUID) -> None:
    canvas = page.chart.canvas
    canvas.choose([canvas.scene.index[str(each)] for each in chosen])


def chosen(page: Any) -> set[UUID]:
    return {UUID(each) for each in page.chart.canvas.selected_ids()}


def places(view: CaseView, ids: SimpleNamespace) -> dict[UUID, tuple[float | None, float | None]]:
    return {row.entity_id: (row.x, row.y) for row in graph.view_nodes(view.session.case, ids.view)}


def test_the_neighbourhood_widens_with_each_press(page: Any, ids: SimpleNamespace) -> None:
    choose(page, ids.sorby)
    press(page, Key.Key_N)
    assert chosen(page) == {ids.sorby, ids.varenia}
    press(page, Key.Key_N)
    assert chosen(page) == {ids.sorby, ids.varenia, ids.tolmark}


def test_all_of_a_kind_the_rest_and_everything_are_chosen_by_keys(page: Any, ids: SimpleNamespace) -> None:
    choose(page, ids.varenia)
    press(page, Key.Key_K)
    assert chosen(page) == {ids.varenia, ids.tolmark}
    press(page, Key.Key_A, Control | Shift)
    assert chosen(page) == {ids.sorby, ids.vell, ids.calder}
    press(page, Key.Key_A, Control)
    assert len(chosen(page)) == 5


def test_shift_and_arrows_add_and_space_takes_out(page: Any, ids: SimpleNamespace) -> None:
    choose(page, ids.varenia)
    press(page, Key.Key_Right, Shift)
    assert chosen(page) == {ids.varenia, ids.tolmark}
    press(page, Key.Key_Space)
    assert chosen(page) == {ids.varenia}
    press(page, Key.Key_Space)
    assert chosen(page) == {ids.varenia, ids.tolmark}


def test_a_pin_is_kept_shown_and_undone(view: CaseView, page: Any, ids: SimpleNamespace) -> None:
    choose(page, ids.vell, ids.calder)
    press(page, Key.Key_L)
    pinned = {row.entity_id for row in graph.view_nodes(view.session.case, ids.view) if row.pinned}
    assert pinned == {ids.vell, ids.calder}
    scene = page.chart.canvas.scene
    assert scene.pinned[scene.index[str(ids.vell)]]
    press(page, Key.Key_L)
    assert not page.chart.canvas.scene.pinned.any()
    view.undo()
    view.undo()
    assert not page.chart.canvas.scene.pinned.any()


def test_what_is_hidden_is_counted_and_comes_back(view: CaseView, page: Any, ids: SimpleNamespace) -> None:
    before = places(view, ids)
    choose(page, ids.vell, ids.calder)
    press(page, Key.Key_H)
    assert set(places(view, ids)) == set(before) - {ids.vell, ids.calder}
    assert page.chart._left_out.text() == "2 entities hidden"
    press(page, Key.Key_H, Shift)
    assert places(view, ids) == before
    assert not page.chart._note.isVisible()
    view.undo()
    assert len(places(view, ids)) == 3


def test_what_is_taken_out_stays_in_the_case_and_expanding_brings_it_back(
    view: CaseView, page: Any, ids: SimpleNamespace
) -> None:
    choose(page, ids.calder)
    press(page, Key.Key_Delete)
    assert ids.calder not in places(view, ids)
    others = places(view, ids)
    choose(page, ids.vell)
    press(page, Key.Key_E)
    assert ids.calder in places(view, ids)
    assert {each: at for each, at in places(view, ids).items() if each != ids.calder} == others
    view.undo()
    assert places(view, ids) == others


def test_very_many_neighbours_are_asked_about_first(
    view: CaseView, page: Any, ids: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verbs, "_ASKED_FROM", 1)
    with view.session.case.edit("apply_recipe") as tx:
        for n in range(2):
            other = entities.add_entity(tx, kind="person", name=f"Witness {n}")
            links.add_link(tx, kind="member_of", from_id=other, to_id=ids.vell)
    choose(page, ids.vell)
    press(page, Key.Key_E)
    assert len(places(view, ids)) == 5
    dialog = next(each for each in page.findChildren(FormDialog) if each.isVisible())
    dialog.submit()
    assert len(places(view, ids)) == 7


def test_a_group_is_one_node_with_the_links_of_its_members(
    view: CaseView, page: Any, ids: SimpleNamespace
) -> None:
    before = places(view, ids)
    choose(page, ids.varenia, ids.tolmark)
    press(page, Key.Key_G)
    dialog = next(each for each in page.findChildren(FormDialog) if each.isVisible())
    dialog.fields["title"].set_value("The signatories")
    dialog.submit()
    scene = page.chart.canvas.scene
    group = next(node for node in scene.nodes if node.members)
    assert "The signatories" in group.label
    assert len(scene.nodes) == 4
    ends = {frozenset((edge.source, edge.target)) for edge in scene.edges}
    assert frozenset((str(ids.sorby), group.id)) in ends
    assert places(view, ids) == before, "a group moves nobody"
    page.chart.canvas.nodes_moved.emit([(group.id, group.x + 50, group.y - 20)])
    moved = places(view, ids)
    assert moved[ids.varenia] == (before[ids.varenia][0] + 50, before[ids.varenia][1] - 20)
    assert moved[ids.tolmark] == (before[ids.tolmark][0] + 50, before[ids.tolmark][1] - 20)
    page.chart.canvas.opened.emit(group.id)
    assert len(page.chart.canvas.scene.nodes) == 5
    choose(page, ids.varenia)
    press(page, Key.Key_O)
    assert len(page.chart.canvas.scene.nodes) == 4
    press(page, Key.Key_G, Shift)
    assert graph.view_groups(view.session.case, ids.view) == ()
    for _ in range(5):
        view.undo()
    assert places(view, ids) == before
    assert not any(node.members for node in page.chart.canvas.scene.nodes)


def test_a_filter_keeps_a_group_with_a_member_that_passes(
    view: CaseView, page: Any, ids: SimpleNamespace
) -> None:
    view.session.run("graph_views.group_nodes", ids.view, [ids.varenia, ids.tolmark], title="Both")
    canvas = page.chart.canvas
    canvas.set_shown({str(ids.tolmark), str(ids.sorby)}, None)
    shown = {node.label for node, here in zip(canvas.scene.nodes, canvas.scene.shown, strict=True) if here}
    assert shown == {"Elin Sørby", *(node.label for node in canvas.scene.nodes if node.members)}


def test_only_what_can_be_cited_hides_the_rest_says_so_and_moves_nothing(
    page: Any, ids: SimpleNamespace
) -> None:
    canvas = page.chart.canvas
    camera, x = canvas.camera, canvas.scene.x.copy()
    press(page, Key.Key_C)
    shown = {UUID(node.id) for node, here in zip(canvas.scene.nodes, canvas.scene.shown, strict=True) if here}
    assert ids.sorby not in shown, "hangs on an uncited link alone"
    assert {ids.varenia, ids.tolmark, ids.vell, ids.calder} <= shown
    assert page.chart._left_out.text() == "Only what can be cited: 1 link and 1 entity left out"
    assert canvas.camera == camera
    assert (canvas.scene.x == x).all()
    press(page, Key.Key_C)
    assert canvas.scene.shown.all()


def test_the_legend_opens_with_a_key_and_says_it_in_words(page: Any) -> None:
    press(page, Key.Key_I)
    assert page.chart.legend.isVisible()
    said = {each.text() for each in page.chart.legend.findChildren(PlainLabel) if not each.isHidden()}
    assert {"Hostile", "Cooperative", "Nothing that can be cited", "People"} <= said
    assert "Vehicles and weapons" not in said, "of kinds only those on the chart"
    press(page, Key.Key_I)
    assert not page.chart.legend.isVisible()


def test_in_the_whole_case_and_without_a_choice_nothing_can_be_pinned_or_hidden(
    view: CaseView, page: Any
) -> None:
    page.chart.canvas.choose(())
    assert not any(
        view.registry.is_enabled(f"graph.{each}") for each in ("pin", "hide", "remove", "group", "expand")
    )
    page.show_view(None)
    page.chart.canvas.select_all()
    assert not any(
        view.registry.is_enabled(f"graph.{each}") for each in ("pin", "hide", "remove", "group", "expand")
    )
    view.show_view("sources")
    assert not view.registry.is_enabled("graph.fit")


def test_the_menu_of_an_entity_on_the_chart_offers_what_the_chart_can_do(
    view: CaseView, page: Any, ids: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: dict[str, list[str]] = {}

    def look(menu: QMenu, _at: object) -> None:
        for part in menu.findChildren(QMenu):
            shown[part.title()] = [each.objectName() for each in part.actions() if each.objectName()]

    monkeypatch.setattr("PySide6.QtWidgets.QMenu.popup", look)
    choose(page, ids.vell)
    page.chart.canvas.customContextMenuRequested.emit(page.chart.canvas.rect().center())
    assert {"graph.pin", "graph.hide", "graph.expand", "graph.group"} <= set(shown["On the chart"])


def test_a_large_chart_is_read_on_a_thread_and_only_the_latest_reading_is_shown(
    view: CaseView, page: Any, ids: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(contents, "AT_ONCE", 0)
    shown: list[int] = []
    page._reader.arrived.connect(lambda contents, _keep: shown.append(len(contents.nodes)))
    for each in (ids.vell, ids.calder):
        view.session.run("graph_views.hide_nodes", ids.view, [each])
    assert len(page.chart.canvas.scene.nodes) == 5, "still being read"
    qtbot.waitUntil(lambda: len(page.chart.canvas.scene.nodes) == 3)
    assert shown == [3]
    page.show_view(None)
    qtbot.waitUntil(lambda: len(page.chart.canvas.scene.nodes) == 5)


def test_what_was_dragged_is_not_read_again_and_undo_takes_it_back(
    view: CaseView, page: Any, ids: SimpleNamespace
) -> None:
    canvas, before = page.chart.canvas, places(view, ids)
    scene = canvas.scene
    choose(page, ids.vell)
    press(page, Key.Key_Right, Control)
    assert canvas.scene is scene
    assert places(view, ids) != before
    view.undo()
    assert places(view, ids) == before
    number = canvas.scene.index[str(ids.vell)]
    assert (canvas.scene.x[number], canvas.scene.y[number]) == before[ids.vell]


def test_a_move_that_the_case_refuses_is_taken_back_on_the_chart(
    page: Any, ids: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = page.chart.canvas
    number = canvas.scene.index[str(ids.vell)]
    before = canvas.scene.x[number]

    def refuse(*_args: object, **_fields: object) -> None:
        raise InvalidValue("Not now.")

    monkeypatch.setattr(page._session, "run", refuse)
    canvas.shift_nodes([number], 50.0, 0.0)
    with pytest.raises(InvalidValue):
        page._on_moved([(str(ids.vell), float(canvas.scene.x[number]), float(canvas.scene.y[number]))])
    assert canvas.scene.x[canvas.scene.index[str(ids.vell)]] == before
