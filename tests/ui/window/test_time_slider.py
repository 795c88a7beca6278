"""The time slider under the chart: keyboard, pointer, play; nothing moves but time."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from casewright.ui.filters.calendar_units import DayRange
from casewright.ui.filters.time_slider import TimeSlider
from casewright.ui.pages.graph.page import GraphPage
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.window.case_view import CaseView

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(view: CaseView, qtbot: QtBot) -> GraphPage:
    found: GraphPage = view.show_view("graph")
    qtbot.waitUntil(found.time.isVisible)
    return found


@pytest.fixture
def slider(page: GraphPage) -> TimeSlider:
    """From 1 March to 30 April 2025, in steps of a day."""
    slider: TimeSlider = page.time
    assert slider.track.whole == (date(2025, 3, 1), date(2025, 4, 30))
    assert slider.track.unit == "day"
    slider.track.setFocus()
    return slider


def held(page: GraphPage) -> str | None:
    found: str | None = page._session.filters.current.held
    return found


def press(slider: TimeSlider, *keys: Qt.Key, shift: bool = False) -> None:
    for key in keys:
        QTest.keyClick(slider.track, key, SHIFT if shift else Qt.KeyboardModifier.NoModifier)


def test_arrows_step_through_time_and_shift_stretches_the_range(page: GraphPage, slider: TimeSlider) -> None:
    press(slider, Qt.Key.Key_Right)
    assert held(page) == "2025-03-01"
    press(slider, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert held(page) == "2025-03-03"
    press(slider, Qt.Key.Key_Right, Qt.Key.Key_Right, shift=True)
    assert held(page) == "2025-03-03/2025-03-05"
    press(slider, Qt.Key.Key_Left)
    assert held(page) == "2025-03-02/2025-03-04"
    assert slider.track.accessibleDescription() == "2 Mar 2025 – 4 Mar 2025"
    press(slider, Qt.Key.Key_Escape)
    assert held(page) is None


def test_home_and_end_go_to_the_ends_and_stretch_with_shift(page: GraphPage, slider: TimeSlider) -> None:
    slider.track.unit = "month"
    press(slider, Qt.Key.Key_End)
    assert held(page) == "2025-04"
    press(slider, Qt.Key.Key_Home)
    assert held(page) == "2025-03"
    press(slider, Qt.Key.Key_End, shift=True)
    assert held(page) is None, "all of time is no filter"


def test_from_right_to_left_the_left_arrow_leads_to_what_comes_later(
    page: GraphPage, slider: TimeSlider
) -> None:
    slider.track.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(slider, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert held(page) == "2025-03-02"
    press(slider, Qt.Key.Key_Right, shift=True)
    assert held(page) == "2025-03-02", "a range is never shorter than a step"


def test_the_pointer_drags_either_end_and_all_between(page: GraphPage, slider: TimeSlider) -> None:
    track = slider.track
    track.unit = "month"
    width, y = track.width(), 12

    def drag(start: float, end: float) -> None:
        places = [QPoint(round(10 + (width - 20) * share), y) for share in (start, end)]
        QTest.mousePress(track, Qt.MouseButton.LeftButton, pos=places[0])
        QTest.mouseMove(track, places[1])
        QTest.mouseRelease(track, Qt.MouseButton.LeftButton, pos=places[1])

    drag(0.0, 0.75)
    assert held(page) == "2025-04"
    drag(0.75, 0.2)
    assert held(page) == "2025-03-01/2025-03-30", "the whole of the range was moved"


def test_time_is_played_to_the_end_and_nothing_moves(
    page: GraphPage, slider: TimeSlider, qtbot: QtBot
) -> None:
    scene = page.chart.canvas.scene
    places = scene.x.tolist(), scene.y.tolist()
    slider.track.unit = "month"
    slider._set_speed("200")
    press(slider, Qt.Key.Key_Space)
    assert slider.is_playing
    assert held(page) == "2025-03"
    assert slider.play.accessibleName() == "Pause"
    qtbot.waitUntil(lambda: not slider.is_playing)
    assert held(page) == "2025-04"
    assert (page.chart.canvas.scene.x.tolist(), page.chart.canvas.scene.y.tolist()) == places


def test_space_pauses_and_play_begins_again_when_asked_to(
    page: GraphPage, slider: TimeSlider, qtbot: QtBot
) -> None:
    shown = slider.open_settings()
    unit, speed = shown.findChildren(ChoiceField)
    for field, key in ((unit, "month"), (speed, "200")):
        field.choose(key)
        field.activated.emit(field.currentIndex())
    shown.findChild(QCheckBox).click()
    shown.close()
    press(slider, Qt.Key.Key_Space)
    seen: list[str | None] = []
    page._session.filters.changed.connect(lambda: seen.append(held(page)))
    qtbot.waitUntil(lambda: seen[:3] == ["2025-04", "2025-03", "2025-04"])
    press(slider, Qt.Key.Key_Space)
    assert not slider.is_playing


def test_play_stops_when_the_page_is_left(view: CaseView, slider: TimeSlider, qtbot: QtBot) -> None:
    slider._set_speed("200")
    slider.play_or_pause()
    view.show_view("sources")
    qtbot.waitUntil(lambda: not slider.is_playing)


def test_how_much_is_certain_then_is_said_and_a_range_from_elsewhere_is_shown(
    page: GraphPage, slider: TimeSlider
) -> None:
    page._session.filters.narrow(held="2025-04-05/2025-04-10")
    assert slider.track.chosen == DayRange(date(2025, 4, 5), date(2025, 4, 10))
    assert slider._said.accessibleName() == "5 Apr 2025 – 10 Apr 2025"
    assert slider._counts.accessibleName() == "1 certainly · 0 possibly · 1 undated"


def test_tab_reaches_play_the_track_and_its_settings(page: GraphPage, slider: TimeSlider) -> None:
    order = []
    slider.play.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        order.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert order == [slider.play, slider.track, slider.settings]
