"""The map of a case: what is put there, seen there and chosen there."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.analysis.geography.basemap import SCALES
from casewright.analysis.geography.mercator import project_point
from casewright.ui.pages.map_page import MapPage
from casewright.ui.theme import kind_colours
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key


@pytest.fixture
def page(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> MapPage:
    """The map, with the port and a state of the real world on it, once it was read."""
    ids.iran = view.session.run("entities.add_entity", kind="state", name="Iran")
    view.session.run("locations.place_entity", ids.vell, 36.8, 50.9, 30)
    shown: MapPage = view.show_view("map")
    _read(shown, qtbot, 3)  # the port, the ship that called there, the state
    qtbot.waitUntil(lambda: SCALES[0] in shown.canvas._outlines._land and shown.canvas._ground.complete)
    return shown


def _read(page: MapPage, qtbot: QtBot, spots: int) -> None:
    qtbot.waitUntil(lambda: len(page.canvas.marks) == spots, timeout=20_000)


def _press(view: CaseView, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    qtbot.keyClick(view, key, modifier)


def _pixel(page: MapPage, longitude: float, latitude: float) -> QPoint:
    x, y = project_point(longitude, latitude)
    camera = page.canvas.camera
    px = (x - camera.x) * camera.scale + camera.width / 2
    return QPoint(round(px), round((y - camera.y) * camera.scale + camera.height / 2))


def test_states_are_tinted_and_places_marked_where_they_are(page: MapPage, qtbot: QtBot) -> None:
    page.canvas.fit()
    page.canvas.zoom(0.3)
    page.canvas.redraw()
    qtbot.waitUntil(lambda: page.canvas._ground.is_of(page.canvas.camera) and page.canvas._ground.complete)
    picture = page.canvas.grab().toImage()
    tint = QColor(kind_colours("place").tint)
    kerman, baku = picture.pixelColor(_pixel(page, 57.6, 31.4)), picture.pixelColor(_pixel(page, 60.5, 39.5))
    assert kerman == tint
    assert baku != tint
    mark = page.canvas.mark_at(QPointF(_pixel(page, 50.9, 36.8)))
    assert mark is not None


def test_a_place_is_chosen_and_opened_by_keys(
    page: MapPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page.canvas.setFocus()
    page.canvas.grab()
    qtbot.keyClick(page.canvas, Key.Key_Right)
    first = view.session.selection
    assert first is not None
    seen = {first.id}
    for key in (Key.Key_Space, Key.Key_Down, Key.Key_Up, Key.Key_Space):
        qtbot.keyClick(page.canvas, key)
        page.canvas.grab()
        assert view.session.selection is not None
        seen.add(view.session.selection.id)
    assert seen == {ids.vell, ids.calder, ids.iran}
    view.session.select(ObjectRef("entity", ids.sorby))
    assert page.canvas.selected_entity() is None
    view.session.select(ObjectRef("entity", ids.calder))
    assert page.canvas.selected_entity() == ids.calder
    qtbot.keyClick(page.canvas, Key.Key_Return)
    assert view.editor.dialog is not None
    view.editor.dialog.reject()
    qtbot.keyClick(page.canvas, Key.Key_Escape)
    assert view.session.selection is None


@pytest.mark.parametrize(
    ("typed", "place"),
    [("58 07 N 9 25 E", (58.11667, 9.41667)), ("tehran", (35.69, 51.42))],
)
def test_an_entity_is_put_on_the_map_by_typing_and_taken_off_by_undo(
    page: MapPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot, typed: str, place: tuple[float, float]
) -> None:
    view.session.select(ObjectRef("entity", ids.tolmark))
    _press(view, qtbot, Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    dialog = view.editor.dialog
    assert dialog is not None
    where = dialog.fields["where"].field.line  # type: ignore[union-attr]
    where.clear()
    qtbot.keyClicks(where, typed)
    qtbot.keyClick(where, Key.Key_Return)
    if typed.isalpha():  # the first Enter took the city that was found
        qtbot.keyClick(where, Key.Key_Return)
    _read(page, qtbot, 4)
    (spot,) = page.content.located.of(ids.tolmark)  # type: ignore[union-attr]
    assert (spot.latitude, spot.longitude) == pytest.approx(place, abs=0.01)
    _press(view, qtbot, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    _read(page, qtbot, 3)


def test_the_menu_on_the_ground_puts_what_is_selected_there_and_refuses_what_is_no_place(
    page: MapPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.select(ObjectRef("entity", ids.tolmark))
    page.canvas.ground_asked.emit(12.5, -30.25, 10, 10)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    titles = {action.text(): action for action in menu.actions()}
    titles["Put what is selected here …"].trigger()
    menu.close()
    dialog = view.editor.dialog
    assert dialog is not None
    dialog.fields["where"].set_value("91, 200")
    before = len(view.session.case.history())
    assert not dialog.submit()
    assert dialog.isVisible()
    assert len(view.session.case.history()) == before
    dialog.fields["where"].set_value("12.5 N, 30.25 W")
    assert dialog.submit()
    _read(page, qtbot, 4)
    (spot,) = page.content.located.of(ids.tolmark)  # type: ignore[union-attr]
    assert (spot.latitude, spot.longitude) == (12.5, -30.25)


def test_links_are_drawn_and_can_be_clicked_and_what_has_no_place_is_listed(
    page: MapPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    assert page._missing.isHidden()
    view.session.run("entities.add_entity", kind="port", name="Port of Karsel")
    view.session.run("locations.place_entity", ids.varenia, 20, 20)
    view.session.run("locations.place_entity", ids.tolmark, 20, 40)
    _read(page, qtbot, 5)
    qtbot.waitUntil(lambda: len(page.canvas.ways.ways) == 1)
    assert not page._missing.isHidden()
    assert "(1)" in page._missing.text()
    page.canvas.fit()
    page.canvas.grab()
    x, y = page.canvas.ways._lines(page.canvas.camera, 0)[0]
    middle = QPoint(round(x[len(x) // 2]), round(y[len(y) // 2]))
    qtbot.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=middle)
    assert view.session.selection == ObjectRef("link", ids.signed)


def test_the_filter_in_force_leaves_out_what_was_not_there_then_and_moves_nothing(
    page: MapPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    camera, filters = page.canvas.camera, view.session.filters

    def seen() -> set[object]:
        marks = page.canvas.marks
        return {spot.entity_id for number, spot in enumerate(marks.spots) if marks.shown[number]}

    filters.narrow(held="2025-04", undated=False)
    qtbot.waitUntil(lambda: seen() == {ids.calder}, timeout=20_000)
    assert "1 of 3 entities on the map" in page._said.text()
    filters.narrow(held="2024", undated=True)
    qtbot.waitUntil(lambda: ids.calder not in seen())
    filters.clear()
    qtbot.waitUntil(lambda: seen() == {ids.calder, ids.vell, ids.iran})
    assert page.canvas.camera == camera
