"""What colour and size stand for on the chart: chosen with the keyboard, kept in the view, explained, undone."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casewright.analysis.painting import INKS, OTHERS
from casewright.casefile.queries import filtering
from casewright.operations import tags_and_notes
from casewright.ui.pages.graph.page import GraphPage
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.case_view import CaseView


@pytest.fixture
def page(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> GraphPage:
    with view.session.case.edit("tag_object") as tx:
        tag = tags_and_notes.add_tag(tx, name="to watch")
        tags_and_notes.tag_object(tx, tag, "entity", ids.vell)
    found: GraphPage = view.show_view("graph")
    qtbot.waitUntil(lambda: found.filter.facts is not None)
    return found


def colours(page: GraphPage) -> dict[str, str]:
    return {node.label: node.colour for node in page.chart.canvas.scene.nodes}


def legend(page: GraphPage) -> list[str]:
    return [each.accessibleName() for each in page.legend.findChildren(PlainLabel) if each.isVisible()]


def test_colours_by_tag_are_kept_in_the_view_explained_and_undone(
    page: GraphPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    before = colours(page)
    shown = page.style_of_view.open()
    field = shown.findChildren(ChoiceField)[0]
    QTest.keyClick(field, Qt.Key.Key_Down)
    field.activated.emit(field.currentIndex())
    shown.close()
    painted = {**dict.fromkeys(before, OTHERS), "Port of Vell": INKS[0]}
    qtbot.waitUntil(lambda: colours(page) == painted)
    assert filtering.saved_style(view.session.case, ids.view) == '{"colour_by": "tag"}'
    qtbot.waitUntil(lambda: legend(page) == ["Tag", "to watch (1)", "None of these (4)"])
    view.undo()
    assert colours(page) == before
    assert page.legend.isHidden()


def test_shapes_go_on_saying_the_kind(page: GraphPage) -> None:
    shapes = [look.shape for look in page.chart.canvas.scene.looks]
    page.style_of_view.choose(colour_by="tag")
    assert {look.shape for look in page.chart.canvas.scene.looks} == set(shapes)


def test_communities_are_looked_for_in_the_worker(page: GraphPage, qtbot: QtBot) -> None:
    page.style_of_view.choose(colour_by="community")
    qtbot.waitUntil(lambda: legend(page)[:1] == ["Community"], timeout=20_000)
    assert colours(page)["Varenia"] == colours(page)["Elin Sørby"]
    assert colours(page)["Varenia"] != colours(page)["Port of Vell"]


def test_the_whole_case_is_coloured_for_as_long_as_it_is_shown(
    page: GraphPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page.show_view(None)
    page.style_of_view.choose(colour_by="tag")
    qtbot.waitUntil(lambda: colours(page)["Port of Vell"] == INKS[0])
    assert filtering.saved_style(view.session.case, ids.view) == "{}"
    page.show_view(ids.view)
    assert page.legend.isHidden()


def test_a_style_that_cannot_be_read_is_told_and_the_view_is_drawn_as_usual(
    page: GraphPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page.show_view(None)
    view.session.run("graph_views.edit_view", ids.view, style='{"colour_by": "heat"}')
    page.show_view(ids.view)
    assert page.style_of_view.current.colour_by == "kind"
