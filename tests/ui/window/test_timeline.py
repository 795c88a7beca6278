"""The timeline in a real window: read, walked by keys, tied to the other views."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casewright.analysis.timeline.packing import Cluster, Placed
from casewright.model.day_numbers import day_number
from casewright.operations import claims
from casewright.ui.pages.timeline_page import TimelinePage
from casewright.ui.theme import Mode, apply_theme
from casewright.ui.timeline.canvas import TimelineCanvas
from casewright.ui.timeline.chart import Span, Spot
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key


@pytest.fixture
def page(view: CaseView, qtbot: QtBot) -> TimelinePage:
    made = view.show_view("timeline")
    qtbot.waitUntil(lambda: bool(made.canvas.chart.items))
    return made


@pytest.fixture
def canvas(page: TimelinePage) -> TimelineCanvas:
    return page.canvas


def lanes(canvas: TimelineCanvas) -> list[str]:
    return [box.lane.title for box in canvas.chart.arrangement.boxes]


def spot(canvas: TimelineCanvas, object_id: object, lane: str | None = None) -> Spot:
    return next(
        Spot(box, shape)
        for box in canvas.chart.arrangement.boxes
        if lane in (None, box.lane.title)
        for shape in box.packed.placed
        if canvas.chart.items[shape.item].id == object_id
    )


def point(canvas: TimelineCanvas, where: Spot) -> QPoint:
    return (canvas.place(where).center() + QPointF(canvas.lanes_left(), canvas.axis_height())).toPoint()


def choose(page: TimelinePage, name: str, key: str) -> None:
    field = {"by": page._by, "shown": page._shown}[name]
    field.choose(key)
    field.activated.emit(field.currentIndex())


def test_lanes_are_actors_and_the_undated_lie_at_the_foot(canvas: TimelineCanvas) -> None:
    assert {"Varenia", "Tolmark", "Port of Vell"} <= set(lanes(canvas))
    assert lanes(canvas)[-1] == "Undated"


def test_clicking_an_item_shows_its_citations(
    view: CaseView, canvas: TimelineCanvas, ids: SimpleNamespace
) -> None:
    where = spot(canvas, ids.c_log)
    canvas.reveal(where)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=point(canvas, where))
    assert view.session.selection == ObjectRef("claim", ids.c_log)
    assert view.inspector.cards


def test_what_is_selected_elsewhere_is_marked_here(
    view: CaseView, canvas: TimelineCanvas, ids: SimpleNamespace
) -> None:
    view.session.select(ObjectRef("link", ids.called))
    assert canvas.chart.selected == ("link", ids.called)
    view.session.select(ObjectRef("entity", ids.varenia))
    related = {canvas.chart.items[n].id for n in range(len(canvas.chart.items)) if canvas.chart.is_related(n)}
    assert {ids.signed, ids.c_signed} <= related
    assert ids.called not in related


def test_arrow_keys_walk_the_items_in_time_and_across_lanes(
    view: CaseView, canvas: TimelineCanvas, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    canvas.setFocus()
    canvas.focus_spot(spot(canvas, ids.signed, "Varenia"))
    seen = [canvas.chart.focus]
    for key in (Key.Key_Home, Key.Key_Right):
        qtbot.keyClick(canvas, key)
        seen.append(canvas.chart.focus)
    assert len(set(seen)) >= 2
    assert {lane for lane, _ in seen} == {seen[0][0]}
    qtbot.keyClick(canvas, Key.Key_Down)
    assert canvas.chart.focus[0] != seen[0][0]
    qtbot.keyClick(canvas, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert canvas.chart.focus[0] == "undated"
    assert view.session.selection.id in (ids.c_annex, ids.member)


def test_the_focused_item_is_told_in_words(
    canvas: TimelineCanvas, page: TimelinePage, ids: SimpleNamespace
) -> None:
    canvas.focus_spot(spot(canvas, ids.signed, "Tolmark"))
    assert canvas.accessibleDescription() == (
        "14 March 2025 · link · Varenia – cooperates with – Tolmark · Tolmark"
    )
    assert "14 March 2025" in page._said.text()


def test_enter_edits_the_item(view: CaseView, page: TimelinePage, ids: SimpleNamespace, qtbot: QtBot) -> None:
    asked = []
    page.edit_asked.disconnect()
    page.edit_asked.connect(asked.append)
    page.canvas.setFocus()
    page.canvas.focus_spot(spot(page.canvas, ids.signed))
    qtbot.keyClick(page.canvas, Key.Key_Return)
    assert asked == [ObjectRef("link", ids.signed)]


def test_zoom_keeps_the_day_under_the_pointer_and_f_shows_all(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    day = canvas.chart.scale.day(200)
    canvas.zoom(1.5, 200)
    assert canvas.chart.scale.day(200) == pytest.approx(day)
    canvas.setFocus()
    before = canvas.chart.scale.per_day
    qtbot.keyClick(canvas, Key.Key_Minus)
    assert canvas.chart.scale.per_day < before
    qtbot.keyClick(canvas, Key.Key_F)
    assert canvas.chart.beyond() == (0, 0)


def test_a_lane_is_folded_to_counts_and_unfolded(
    canvas: TimelineCanvas, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    canvas.setFocus()
    canvas.focus_spot(spot(canvas, ids.signed, "Varenia"))
    qtbot.keyClick(canvas, Key.Key_Space)
    box = canvas.focused().box
    assert box.collapsed
    assert box.packed.placed == ()
    assert sum(len(each.items) for each in box.packed.clusters) == len(box.lane.items)
    qtbot.keyClick(canvas, Key.Key_Return)
    assert isinstance(canvas.focused().shape, Placed)


def test_the_clock_decides_what_is_dated(page: TimelinePage, ids: SimpleNamespace, qtbot: QtBot) -> None:
    page._clocks._pick("published")
    qtbot.waitUntil(lambda: page.canvas.chart.clock == "published")
    chart = page.canvas.chart
    shown = {chart.items[n].id for lane in page.canvas.ready.lanes for n in lane.lane.items}
    assert {ids.observer, ids.c_annex, ids.signed} <= shown
    assert ids.member not in shown


def test_lanes_by_source_and_only_claims(page: TimelinePage, qtbot: QtBot) -> None:
    choose(page, "by", "source")
    choose(page, "shown", "claim")
    wanted = {"Joint communiqué", "Harbour log of Vell", "Undated"}
    qtbot.waitUntil(lambda: set(lanes(page.canvas)) == wanted)


def test_an_edit_is_shown_and_undone(
    view: CaseView, page: TimelinePage, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.run("claims.edit_claim", ids.c_annex, held="2025-03-15")
    qtbot.waitUntil(lambda: len(page.canvas.ready.undated) == 1)
    view.undo()
    qtbot.waitUntil(lambda: len(page.canvas.ready.undated) == 2)


def test_a_contradiction_is_marked_and_reached_by_key(
    view: CaseView, page: TimelinePage, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    assert page._faults.isHidden()
    view.session.run("claims.edit_claim", ids.c_annex, held="2025-06")  # its source is of March
    qtbot.waitUntil(lambda: not page._faults.isHidden())
    page.canvas.setFocus()
    qtbot.keyClick(page.canvas, Key.Key_X)
    assert view.session.selection == ObjectRef("claim", ids.c_annex)
    assert "Contradiction of order" in page.canvas.accessibleDescription()
    view.session.select(None)
    page.switch_way()
    qtbot.keyClick(page.table, Key.Key_X)
    assert view.session.selection == ObjectRef("claim", ids.c_annex)


def test_a_span_is_chosen_on_the_axis_and_let_go_with_escape(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    told = []
    canvas.span_chosen.connect(told.append)
    axis, left = 10, round(canvas.lanes_left())
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left + 60, axis))
    for x in (120, 200):
        QTest.mouseMove(canvas.viewport(), QPoint(left + x, axis))
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left + 200, axis))
    assert told[0].first == int(canvas.chart.scale.day(60))
    assert told[0].last == int(canvas.chart.scale.day(200))
    canvas.setFocus()
    qtbot.keyClick(canvas, Key.Key_Escape)
    assert told[-1] is None


def test_a_span_is_bounded_by_keys(canvas: TimelineCanvas, ids: SimpleNamespace, qtbot: QtBot) -> None:
    canvas.setFocus()
    canvas.focus_spot(spot(canvas, ids.signed, "Varenia"))
    qtbot.keyClick(canvas, Key.Key_BracketLeft)
    canvas.focus_spot(spot(canvas, ids.called))
    qtbot.keyClick(canvas, Key.Key_BracketRight)
    assert canvas.chart.span == Span(day_number(2025, 3, 14), day_number(2025, 4, 19))


def test_a_click_on_the_name_of_a_lane_selects_its_actor_and_on_the_arrow_folds_it(
    view: CaseView, canvas: TimelineCanvas, ids: SimpleNamespace
) -> None:
    box = next(each for each in canvas.chart.arrangement.boxes if each.lane.title == "Tolmark")
    canvas.verticalScrollBar().setValue(round(box.top))
    y = round(canvas.axis_height() + box.top - canvas.chart.scroll) + 12
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, y))
    assert view.session.selection == ObjectRef("entity", ids.tolmark)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(12, y))
    assert box.lane.key in canvas.collapsed


def test_the_table_has_the_same_items_and_selection(
    view: CaseView, page: TimelinePage, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.select(ObjectRef("link", ids.called))
    qtbot.keyClick(page.canvas, Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    table = page.table
    assert table.isVisible()
    assert table.hasFocus()
    assert table.rows.key_at(table.currentIndex().row()) == ("link", ids.called)
    qtbot.keyClick(table, Key.Key_Up)
    assert view.session.selection == ObjectRef(*table.rows.key_at(table.currentIndex().row()))
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    published = [table.rows.index(row, 1).data() for row in range(table.rows.rowCount())]
    assert "14 Mar 2025" in published[0]
    assert published[-1] == ""


def test_the_filter_of_the_chart_holds_here_too(
    view: CaseView, page: TimelinePage, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.filters.narrow(link_kinds=frozenset({"port_call_at"}), unlinked=False)
    qtbot.waitUntil(lambda: set(lanes(page.canvas)) == {"MV Calder Star", "Port of Vell"})
    shown = {
        page.canvas.chart.items[n].id
        for n in page.canvas.ready.shown
        if page.canvas.chart.items[n].type != "source"
    }
    assert shown == {ids.called, ids.c_log, ids.c_notice}
    view.session.filters.clear()
    qtbot.waitUntil(lambda: "Varenia" in lanes(page.canvas))


def test_what_is_marked_above_the_ceiling_of_the_filter_is_not_shown(
    view: CaseView, page: TimelinePage, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    def shown() -> set[object]:
        return {page.canvas.chart.items[number].id for number in page.canvas.ready.shown}

    view.session.run("claims.edit_claim", ids.c_notice, marking="TLP:RED")
    view.session.run("sources.edit_source", ids.register, marking="TLP:RED")
    view.session.filters.narrow(marking="TLP:GREEN")
    above = {ids.c_notice, ids.c_log, ids.register}
    qtbot.waitUntil(lambda: ids.c_signed in shown() and above.isdisjoint(shown()))
    view.session.filters.clear()
    qtbot.waitUntil(lambda: {ids.c_notice, ids.c_log} <= shown())


def test_a_span_is_the_range_of_dates_of_every_page(
    view: CaseView, page: TimelinePage, ids: SimpleNamespace
) -> None:
    first = page.canvas.chart.horizon.first
    page.canvas.choose_span(Span(first, first + 3))
    assert view.session.filters.current.held.count("/") == 1
    view.session.filters.narrow(held="2025-04", undated=False)
    assert page.canvas.chart.span == Span(day_number(2025, 4, 1), day_number(2025, 4, 30))
    page.switch_way()
    keys = {page.table.rows.key_at(row)[1] for row in range(page.table.rows.rowCount())}
    assert {ids.called, ids.c_log, ids.c_notice} <= keys
    assert keys.isdisjoint({ids.signed, ids.c_signed, ids.c_annex})
    assert ids.signed in {page.canvas.chart.items[n].id for n in page.canvas.ready.shown}
    page.canvas.choose_span(None)
    assert view.session.filters.current.held is None
    assert page.canvas.chart.span is None


def test_every_control_has_a_name_and_can_be_reached(page: TimelinePage, check_access) -> None:
    check_access(page)


def test_badges_open_until_their_items_come_apart(view: CaseView, page: TimelinePage, qtbot: QtBot) -> None:
    with view.session.case.edit("apply_recipe") as tx:
        for day in range(1, 29):
            for _ in range(3):
                claims.state_claim(
                    tx, text=f"Seen on {day} May.", held=f"2024-05-{day:02}", basis="analyst_knowledge"
                )
    qtbot.waitUntil(lambda: page.canvas.ready.dated > 80)
    page.canvas.show_days(738_000, 741_000)
    badge = next(
        Spot(box, each)
        for box in page.canvas.chart.arrangement.boxes
        if not box.fixed
        for each in box.packed.clusters
    )
    page.canvas.focus_spot(badge)
    for _ in range(6):
        found = page.canvas.focused()
        if isinstance(found.shape, Placed):
            break
        page.canvas.open_spot(found)
    assert not isinstance(page.canvas.focused().shape, Cluster)


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_it_follows_the_look_of_the_window(page: TimelinePage, qapp, mode: Mode) -> None:
    apply_theme(qapp, mode, 1.3)
    picture = page.canvas.viewport().grab().toImage()
    ground = picture.pixelColor(picture.width() - 4, picture.height() - 4).lightness()
    apply_theme(qapp, Mode.LIGHT)
    assert (ground > 128) == (mode is Mode.LIGHT)
