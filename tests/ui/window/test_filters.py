"""The filter bar over the chart: what it hides, what it says, what a view keeps; nothing ever moves."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import filtering
from casewright.model.case_filter import CaseFilter
from casewright.operations import entities, graph_views
from casewright.ui.filters.check_list import CheckList
from casewright.ui.filters.popover import Popover
from casewright.ui.pages.graph.page import GraphPage
from casewright.ui.widgets.date_field import DateField
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef


@pytest.fixture
def page(view: CaseView, qtbot: QtBot) -> GraphPage:
    """The graph page, with what filters ask already read."""
    found: GraphPage = view.show_view("graph")
    qtbot.waitUntil(lambda: found.filter.facts is not None)
    return found


def shown(page: GraphPage) -> tuple[set[str], int]:
    scene = page.chart.canvas.scene
    names = {node.label for node, seen in zip(scene.nodes, scene.shown, strict=True) if seen}
    return names, int(scene.edge_shown.sum())


def places(page: GraphPage) -> list[tuple[float, float]]:
    scene = page.chart.canvas.scene
    return list(zip(scene.x.tolist(), scene.y.tolist(), strict=True))


def panel(page: GraphPage, title: str, kind: type[Any]) -> tuple[Popover, Any]:
    opened = page.filter_bar.open(title)
    return opened, opened.findChildren(kind)[0]


def test_a_kind_is_ticked_with_the_keyboard_and_nothing_moves(page: GraphPage, qtbot: QtBot) -> None:
    before = places(page)
    chip = page.filter_bar.chips["Kinds"]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, Popover)
    ticks = opened.findChildren(CheckList)[0].list
    QTest.keyClick(ticks, Qt.Key.Key_End)
    assert ticks.currentItem().text().startswith("\u2068Vessel")
    QTest.keyClick(ticks, Qt.Key.Key_Space)
    assert shown(page) == ({"MV Calder Star"}, 0)
    assert page.filter_bar.chips["Kinds"].property("said") == "Vessel"
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert places(page) == before


def test_how_much_is_shown_is_said(page: GraphPage, view: CaseView) -> None:
    assert page._said.text() == "5 entities, 3 links"
    view.session.filters.narrow(held="2025-03")
    assert page._said.text() == "4 of 5 entities, 2 of 3 links shown · 1 undated"


def test_a_range_of_dates_is_in_force_as_soon_as_it_is_one(page: GraphPage) -> None:
    opened, field = panel(page, "Time", DateField)
    QTest.keyClicks(field.line, "2025-04-")
    assert shown(page)[1] == 1 + 1, "2025-04: the call, and what is undated"
    QTest.keyClicks(field.line, "03")
    assert page._session.filters.current.held == "2025-04-03"
    opened.close()


def test_one_button_takes_all_filters_away(page: GraphPage) -> None:
    page._session.filters.narrow(text="Vell", min_origins=2)
    assert page.filter_bar.clear.isEnabled()
    page.filter_bar.clear.click()
    assert len(shown(page)[0]) == 5
    assert not page.filter_bar.clear.isEnabled()


def test_a_name_is_looked_for_after_the_last_letter(page: GraphPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.filter_bar.text, "varenija")
    qtbot.waitUntil(lambda: shown(page)[0] == {"Varenia"})


def test_origins_are_counted_off_the_main_thread(page: GraphPage, qtbot: QtBot) -> None:
    page._session.filters.narrow(min_origins=2)
    qtbot.waitUntil(lambda: shown(page)[1] == 1)


def test_filters_are_kept_in_the_view_as_one_undoable_step(
    page: GraphPage, view: CaseView, ids: SimpleNamespace
) -> None:
    assert page.filter_bar.save.isHidden()
    view.session.filters.narrow(reliability="B")
    assert not page.filter_bar.save.isHidden()
    page.filter_bar.save.click()
    assert filtering.saved_filters(view.session.case, ids.view) == '{"reliability": "B", "version": 1}'
    assert page.filter_bar.save.isHidden()
    assert view.session.case.undo_label() is not None
    view.undo()
    assert view.session.filters.current == CaseFilter(), "the chart follows its view"
    view.redo()
    assert view.session.filters.current.reliability == "B"


def test_undoing_something_else_leaves_a_filter_that_is_tried_out(page: GraphPage, view: CaseView) -> None:
    view.session.run("entities.add_entity", kind="state", name="Ostra")
    view.session.filters.narrow(text="Vell")
    view.undo()
    assert view.session.filters.current.text == "Vell"


def test_a_view_opens_with_its_filter_and_the_whole_case_without_one(
    page: GraphPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.run("graph_views.save_filters", ids.view, CaseFilter(entity_kinds=frozenset({"vessel"})))
    page.show_view(None)
    assert len(shown(page)[0]) == 5
    page.show_view(ids.view)
    assert shown(page)[0] == {"MV Calder Star"}


def test_filters_that_cannot_be_read_are_told_in_one_sentence_and_hide_nothing(
    page: GraphPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    for written, sentence in (
        ('{"version": 9}', "later version of Casewright. Everything is shown."),
        ('{"marking": "HUSH"}', "no marking 'HUSH'"),
    ):
        view.session.case.run(graph_views.edit_view, ids.view, filters=written)
        with qtbot.waitSignal(view.session.told) as told:
            page.show_view(ids.view)
        assert sentence in told.args[0]
        assert len(shown(page)[0]) == 5


def test_what_is_added_while_filters_are_in_force_is_filtered_too(
    page: GraphPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.filters.narrow(entity_kinds=frozenset({"vessel"}))
    with view.session.case.edit("add_entity") as tx:
        added = [entities.add_entity(tx, kind=kind, name=kind.title()) for kind in ("vessel", "state")]
        graph_views.add_entities_to_view(tx, ids.view, dict.fromkeys(added, (400.0, 0.0)))
    qtbot.waitUntil(lambda: shown(page)[0] == {"MV Calder Star", "Vessel"})


def test_chips_give_up_their_words_where_there_is_no_room(page: GraphPage, view: CaseView) -> None:
    view.session.filters.narrow(held="2025-03")
    bar = page.filter_bar
    bar.resize(600, bar.height())
    assert bar.chips["Kinds"].text() == ""
    assert "Mar 2025" in bar.chips["Time"].text()
    assert bar.chips["Kinds"].accessibleName() == "Kinds: All kinds"


def test_whoever_opens_what_filters_leave_out_is_told(
    page: GraphPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.filters.narrow(text="Vell")
    with qtbot.waitSignal(view.session.told) as told:
        view.session.open(ObjectRef("entity", ids.varenia))
    assert told.args == ["The filters in force leave this out of the chart."]
