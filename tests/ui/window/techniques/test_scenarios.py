"""Scenarios in the window: drivers, axes, the grid, cards and likelihoods, by keys."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import scenarios as queries
from casewright.casefile.queries.scenarios import DriverRow, ScenarioRow
from casewright.ui.pages.item import Item
from casewright.ui.techniques.scenarios.grid import FuturesGrid
from casewright.ui.techniques.scenarios.widget import Scenarios
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(view: CaseView) -> Scenarios:
    view.registry.run("technique.scenarios")
    return view.tabs.page("techniques").current


@pytest.fixture
def grid(view: CaseView, ids: SimpleNamespace, page: Scenarios) -> UUID:
    """A 2 × 2 with two drivers that have both ends, and no axes yet."""
    run = view.session.run
    found = run(
        "scenarios.add_scenario_set",
        ids.assessment,
        title="June",
        focal_question="What becomes of the port?",
        method="two_by_two",
        probability_policy="sum_100",
    )
    for text, low, high in (("Vote", "few vote", "most vote"), ("Council", "it holds", "it concedes")):
        run("scenarios.add_driver", found, text=text, low_end=low, high_end=high)
    return found


def drivers(view: CaseView, found: UUID) -> list[DriverRow]:
    return queries.drivers_of(view.session.case, found)


def scenarios(view: CaseView, found: UUID) -> list[ScenarioRow]:
    return queries.scenarios_of(view.session.case, found)


def button(page: Scenarios, name: str) -> QPushButton:
    return next(
        each for each in page.findChildren(QPushButton) if each.isVisible() and each.accessibleName() == name
    )


def span(view: CaseView, page: Scenarios, qtbot: QtBot) -> None:
    page.drivers.setFocus()
    qtbot.keyClick(page.drivers, Key.Key_A)
    view.editor.dialog.fields["independence"].set_value("The ballot is secret.")
    assert view.editor.dialog.submit()


def card(page: Scenarios, row: ScenarioRow) -> Item:
    item = page.page.shown(ObjectRef("scenario", row.id))
    assert isinstance(item, Item)
    return item


def test_an_assessment_without_scenarios_says_what_they_are_for_and_begins_them(
    view: CaseView, ids: SimpleNamespace, page: Scenarios, qtbot: QtBot
) -> None:
    qtbot.mouseClick(button(page, "New scenarios"), Qt.MouseButton.LeftButton)
    dialog = view.editor.dialog
    dialog.fields["title"].set_value("June")
    dialog.fields["focal_question"].set_value("What becomes of the port?")
    assert dialog.submit()
    (found,) = queries.scenario_sets_of(view.session.case, ids.assessment)
    assert (page.set_id, found.method, found.probability_policy) == (found.id, "simple", "none")
    qtbot.mouseClick(button(page, "Lay out"), Qt.MouseButton.LeftButton)
    assert [each.title for each in scenarios(view, found.id)] == ["Base case", "Upside", "Downside"]
    assert not [
        each
        for each in page.findChildren(QPushButton)
        if each.accessibleName() == "Lay out" and each.isVisible()
    ]


def test_keys_turn_impact_and_uncertainty_and_move_a_driver(
    view: CaseView, page: Scenarios, grid: UUID, qtbot: QtBot
) -> None:
    page.drivers.setFocus()
    for key in (Key.Key_I, Key.Key_U, Key.Key_U):
        qtbot.keyClick(page.drivers, key)
    assert [(each.text, each.impact, each.uncertainty) for each in drivers(view, grid)] == [
        ("Vote", "H", "L"),
        ("Council", "M", "M"),
    ]
    qtbot.keyClick(page.drivers, Key.Key_Down, ALT)
    assert [each.text for each in drivers(view, grid)] == ["Council", "Vote"]
    assert view.session.selection == ObjectRef("driver", drivers(view, grid)[1].id)


def test_the_axes_are_chosen_in_one_form_which_wants_a_reason_and_span_the_grid(
    view: CaseView, page: Scenarios, grid: UUID, qtbot: QtBot
) -> None:
    assert page.page.shown("the grid") is None
    page.drivers.setFocus()
    qtbot.keyClick(page.drivers, Key.Key_A)
    assert not view.editor.dialog.submit(), "no reason given"
    view.editor.dialog.fields["independence"].set_value("The ballot is secret.")
    assert view.editor.dialog.submit()
    assert [each.axis for each in drivers(view, grid)] == [1, 2]
    assert isinstance(page.page.shown("the grid"), FuturesGrid)


def test_an_empty_quadrant_is_written_and_stands_in_its_place(
    view: CaseView, page: Scenarios, grid: UUID, qtbot: QtBot
) -> None:
    span(view, page, qtbot)
    qtbot.mouseClick(button(page, "Write this future: most vote + it holds"), Qt.MouseButton.LeftButton)
    (row,) = scenarios(view, grid)
    assert (row.title, row.logic) == ("most vote, it holds", "most vote + it holds")
    assert view.session.selection == ObjectRef("scenario", row.id)
    assert view.window().focusWidget() is card(page, row)
    shown = page.page.shown("the grid")
    assert isinstance(shown, FuturesGrid)
    layout = shown.layout()
    assert layout.getItemPosition(layout.indexOf(shown.items[0]))[:2] == (1, 2), "bottom right"
    assert "no point yet" in shown.items[0].words()


def test_points_are_set_by_keys_told_when_they_do_not_add_up_and_brought_to_100(
    view: CaseView, page: Scenarios, grid: UUID, qtbot: QtBot
) -> None:
    span(view, page, qtbot)
    view.session.run("scenario_grids.lay_out_scenarios", grid)
    assert page.policy.words.text() == "4 of 4 scenarios have no point yet."
    for place in range(4):
        qtbot.keyClick(card(page, scenarios(view, grid)[place]), Key.Key_Plus)
    qtbot.keyClick(card(page, scenarios(view, grid)[0]), Key.Key_Plus)
    assert page.policy.words.text() == "The scenarios exclude one another and leave nothing out.", (
        "105% will do"
    )
    qtbot.keyClick(card(page, scenarios(view, grid)[0]), Key.Key_Plus)
    assert page.policy.words.text() == "The points come to 110% together."
    qtbot.mouseClick(page.policy.normalise, Qt.MouseButton.LeftButton)
    assert [each.point for each in scenarios(view, grid)] == [0.32, 0.23, 0.23, 0.22]
    assert not page.policy.normalise.isVisible()
    view.session.undo()
    assert scenarios(view, grid)[0].point == 0.35
    qtbot.keyClick(card(page, scenarios(view, grid)[0]), Key.Key_Minus)
    qtbot.keyClick(card(page, scenarios(view, grid)[1]), Key.Key_0)
    assert [each.point for each in scenarios(view, grid)][:2] == [0.3, None]


def test_under_a_term_each_the_digits_choose_a_rung_and_a_new_policy_takes_points_away(
    view: CaseView, page: Scenarios, grid: UUID, qtbot: QtBot
) -> None:
    row_id = view.session.run("scenarios.add_scenario", grid, title="A strike", point=0.6)
    page.policy.policies.chosen.emit("band")
    (row,) = scenarios(view, grid)
    assert (row.id, row.likelihood, row.point) == (row_id, "likely", None)
    qtbot.keyClick(card(page, row), Key.Key_3)
    assert scenarios(view, grid)[0].likelihood == "unlikely"
    qtbot.keyClick(card(page, row), Key.Key_0)
    assert page.policy.words.text() == "1 of 1 scenarios has no term yet."
    page.policy.policies.chosen.emit("none")
    qtbot.keyClick(card(page, row), Key.Key_3)
    assert scenarios(view, grid)[0].likelihood is None


def test_one_key_makes_an_indicator_of_a_scenario_which_stands_below_it(
    view: CaseView, page: Scenarios, grid: UUID, qtbot: QtBot
) -> None:
    view.session.run("scenarios.add_scenario", grid, title="A strike")
    (row,) = scenarios(view, grid)
    qtbot.keyClick(card(page, row), Key.Key_N)
    view.editor.dialog.fields["text"].set_value("Pickets at both gates")
    assert view.editor.dialog.submit()
    (indicator,) = queries.indicators_of_scenarios(view.session.case, grid)[row.id]
    line = page.page.shown(ObjectRef("indicator", indicator.id))
    assert isinstance(line, Item)
    qtbot.keyClick(line, Key.Key_Return)
    assert view.session.selection == ObjectRef("indicator", indicator.id)


def test_the_form_of_a_scenario_asks_only_what_the_policy_has_room_for(
    view: CaseView, page: Scenarios, grid: UUID, qtbot: QtBot
) -> None:
    row_id = view.session.run("scenarios.add_scenario", grid, title="A strike")
    qtbot.keyClick(card(page, scenarios(view, grid)[0]), Key.Key_E)
    names = set(view.editor.dialog.fields)
    assert ("point" in names, "likelihood" in names) == (True, False)
    view.editor.dialog.fields["point"].set_value("0.4")
    assert view.editor.dialog.submit()
    assert scenarios(view, grid)[0].point == 0.4
    assert view.session.case.undo_label() is not None
    view.session.open(ObjectRef("scenario", row_id))
    assert view.window().focusWidget() is card(page, scenarios(view, grid)[0])


def test_a_claim_can_bear_on_a_driver_and_a_scenario_shows_what_it_cites(
    view: CaseView, ids: SimpleNamespace, page: Scenarios, grid: UUID
) -> None:
    driver, _ = drivers(view, grid)
    view.session.run("bearing.bear_on", ids.c_annex, "driver", driver.id, stance="contradicts")
    shown = page.drivers.sheet
    assert shown.said(shown.index(0, len(shown.columns) - 1)) == "0 for it, 1 against"


def test_in_a_case_that_is_only_read_keys_change_nothing(
    view: CaseView, page: Scenarios, grid: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.session.run("scenarios.add_scenario", grid, title="A strike", point=0.5)
    monkeypatch.setattr(type(view.session), "read_only", True)
    page.refresh()
    before = (drivers(view, grid), scenarios(view, grid))
    page.drivers.setFocus()
    for key in (Key.Key_I, Key.Key_U, Key.Key_A):
        qtbot.keyClick(page.drivers, key)
    for key in (Key.Key_Plus, Key.Key_0, Key.Key_N):
        qtbot.keyClick(card(page, before[1][0]), key)
    assert (drivers(view, grid), scenarios(view, grid)) == before
    assert view.editor.dialog is None
    assert not [
        each
        for each in page.findChildren(QPushButton)
        if each.isVisible() and each.accessibleName() in ("Driver", "Scenario", "Axes", "Set")
    ]
