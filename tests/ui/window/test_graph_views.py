"""Saved graph views in the window: made of what is chosen or shown, copied, gone through, deleted; each undone in one step."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import filtering, graph
from casewright.ui.pages.graph.page import GraphPage
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef


@pytest.fixture
def page(view: CaseView, qtbot: QtBot) -> GraphPage:
    found: GraphPage = view.show_view("graph")
    qtbot.waitUntil(lambda: found.filter.facts is not None)
    return found


def titles(view: CaseView) -> list[str]:
    return [each.title for each in graph.view_rows(view.session.case)]


def names(page: GraphPage) -> set[str]:
    return {node.label for node in page.chart.canvas.scene.nodes}


def menu_of(page: GraphPage) -> dict[str, QMenu]:
    page.acts.open_menu()
    found = page.acts.button.findChildren(QMenu)[-1]
    return {each.text(): each for each in found.actions() if each.text()}


def answer(view: CaseView, title: str) -> None:
    dialog = view.editor.dialog
    assert isinstance(dialog, FormDialog)
    dialog.fields["title"].set_value(title)
    assert dialog.submit()


def test_a_view_of_the_selection_has_the_same_places(
    page: GraphPage, view: CaseView, ids: SimpleNamespace
) -> None:
    page.chart.canvas.select([str(ids.vell), str(ids.calder)])
    menu_of(page)["New view of the selection"].trigger()
    answer(view, "Ships")
    assert page.views.currentText() == "\u2068Ships\u2069"
    assert names(page) == {"Port of Vell", "MV Calder Star"}
    rows = {each.entity_id: (each.x, each.y) for each in graph.view_nodes(view.session.case, page.view_id)}
    assert rows == {ids.vell: (60, 180), ids.calder: (260, 220)}
    view.undo()
    assert titles(view) == ["Ties"]


def test_a_view_of_what_is_shown_keeps_the_filters_in_force(page: GraphPage, view: CaseView) -> None:
    view.session.filters.narrow(held="2025-04", undated=False)
    menu_of(page)["New view of what is shown"].trigger()
    answer(view, "April")
    assert (
        filtering.saved_filters(view.session.case, page.view_id)
        == '{"held": "2025-04", "undated": false, "version": 1}'
    )
    assert names(page) == {"Port of Vell", "MV Calder Star"}
    assert view.session.filters.current.held == "2025-04"


def test_a_view_is_duplicated_described_and_deleted(
    page: GraphPage, view: CaseView, ids: SimpleNamespace
) -> None:
    menu_of(page)["Duplicate the view"].trigger()
    answer(view, "Ties, later")
    assert titles(view) == ["Ties", "Ties, later"]
    assert len(names(page)) == 5
    menu_of(page)["Title, description and marking …"].trigger()
    dialog = view.editor.dialog
    assert isinstance(dialog, FormDialog)
    dialog.fields["description"].set_value("What came of them")
    assert dialog.submit()
    assert graph.view_rows(view.session.case)[1].description == "What came of them"
    view.session.run("graph_views.delete_view", page.view_id, with_dependents=True)
    assert page.view_id is None, "the whole case is shown when its view is gone"
    view.undo()
    assert titles(view) == ["Ties", "Ties, later"]


def test_what_cannot_be_done_is_greyed_out(page: GraphPage) -> None:
    page.chart.canvas.choose(())
    entries = menu_of(page)
    assert not entries["New view of the selection"].isEnabled()
    assert not entries["Save filters to view"].isEnabled()
    page.show_view(None)
    entries = menu_of(page)
    assert not entries["Duplicate the view"].isEnabled()
    assert not entries["Delete the view"].isEnabled()


def test_keys_go_through_the_views_and_the_whole_case(
    page: GraphPage, view: CaseView, ids: SimpleNamespace
) -> None:
    for expected in (None, ids.view, None):
        QTest.keyClick(page.chart.canvas, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert page.view_id == expected
    QTest.keyClick(page.chart.canvas, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.view_id == ids.view


def test_a_copy_of_the_whole_case_is_refused_with_a_sentence(
    page: GraphPage, view: CaseView, qtbot: QtBot
) -> None:
    page.show_view(None)
    with qtbot.waitSignal(view.session.told) as told:
        view.registry.run("graph.duplicate")
    assert told.args == ["Choose a saved graph view first."]


def test_opening_a_view_from_elsewhere_shows_it(
    page: GraphPage, view: CaseView, ids: SimpleNamespace
) -> None:
    page.show_view(None)
    view.session.open(ObjectRef("graph_view", ids.view))
    assert page.view_id == ids.view
