"""The indicator validator as a grid rated by keys."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from casewright.casefile.queries.indicators import qualities_of
from casewright.operations.indicators import rate_indicator
from casewright.ui.techniques.validator import Validator
from casewright.ui.widgets.plain_text import bare
from casewright.ui.window.case_view import CaseView

Key = Qt.Key


@pytest.fixture
def grid(view: CaseView, ids: SimpleNamespace) -> Validator:
    view.session.run("assessment_parts.add_indicator", ids.assessment, text="A treaty is tabled.")
    view.registry.run("technique.validator")
    return view.tabs.page("techniques").current


def ratings(view: CaseView) -> list[tuple[str, ...]]:
    return [row[0] for row in view.session.case.read("SELECT rating FROM indicator_rating ORDER BY id")]


def test_keys_rate_and_go_on_along_the_row_and_to_the_next(
    view: CaseView, grid: Validator, qtbot: QtBot
) -> None:
    assert [each.type for each in grid._outcomes] == ["judgement", "alternative"]
    for key in (Key.Key_5, Key.Key_1, Key.Key_3, Key.Key_4):
        qtbot.keyClick(grid.table, key)
    assert ratings(view) == ["HU", "HL", "C", "U"]
    assert grid.summary.text().startswith("4 of 4 rated · 1 to keep, 0 weak, 1 to drop")
    assert (grid.table.currentIndex().row(), grid.table.currentIndex().column()) == (1, 2)
    qtbot.keyClick(grid.table, Key.Key_Backspace)
    assert ratings(view) == ["HU", "HL", "C"]
    assert grid.table.currentIndex().column() == 2, "taking away stays where it is"
    words = [grid.table.sheet.said(grid.table.sheet.index(0, column)) for column in range(1, 4)]
    assert words == ["Highly unlikely", "Highly likely", "4: keep"]


def test_the_head_says_how_many_are_unique_to_an_outcome(grid: Validator, qtbot: QtBot) -> None:
    for key in (Key.Key_5, Key.Key_1):
        qtbot.keyClick(grid.table, key)
    assert [bare(each.title).rpartition("\n")[2] for each in grid.table.sheet.columns[1:3]] == [
        "0 of 3 unique",
        "1 of 3 unique",
    ]


def test_qualities_are_switched_by_keys_and_by_the_pointer(
    view: CaseView, ids: SimpleNamespace, grid: Validator, qtbot: QtBot
) -> None:
    for key in (Key.Key_C, Key.Key_S, Key.Key_U, Key.Key_U):
        qtbot.keyClick(grid.table, key)
    row = qualities_of(view.session.case, ids.assessment)[0]
    assert (row.collectable, row.valid, row.reliable, row.stable, row.unique_to_it) == (
        True,
        False,
        False,
        True,
        False,
    )
    assert row.validated_on == date.today().isoformat()
    column = len(grid._outcomes) + 2
    grid.table.viewport().grab()  # parts know where they are once they were painted
    valid = grid.table.sheet.part_at(0, column).parts[0].parts[1]
    qtbot.mouseClick(grid.table.viewport(), Qt.MouseButton.LeftButton, pos=valid.area.center().toPoint())
    assert qualities_of(view.session.case, ids.assessment)[0].valid


def test_enter_offers_the_ratings_as_a_menu(view: CaseView, grid: Validator, qtbot: QtBot) -> None:
    QCursor.setPos(QPoint(0, 0))
    qtbot.keyClick(grid.table, Key.Key_Return)
    (menu,) = [each for each in grid.findChildren(QMenu) if each.isVisible()]
    menu.actions()[1].trigger()
    menu.close()
    assert ratings(view) == ["L"]


def test_what_others_hold_stands_beside_ones_own(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    case = view.session.case
    (first,) = qualities_of(case, ids.assessment)
    with case.edit("rate_indicator") as tx:
        tx.analyst = "T. Hale"
        rate_indicator(tx, first.id, "judgement", ids.pact, rating="L")
    view.registry.run("technique.validator")
    grid = view.tabs.page("techniques").current
    assert grid.table.sheet.said(grid.table.sheet.index(0, 1)) == "not rated by you; T. Hale: Likely"
    qtbot.keyClick(grid.table, Key.Key_5)
    assert grid.table.sheet.said(grid.table.sheet.index(0, 1)) == "Highly unlikely; T. Hale: Likely"
    assert len(ratings(view)) == 2


def test_hypotheses_of_a_board_are_outcomes_too(
    view: CaseView, ids: SimpleNamespace, grid: Validator, qtbot: QtBot
) -> None:
    grid.sets.picked.emit(ids.board)
    assert [each.text for each in grid._outcomes] == ["H1 Trade", "H2 Naval resupply"]
    qtbot.keyClick(grid.table, Key.Key_1)
    assert view.session.case.read("SELECT object_type FROM indicator_rating") == [("ach_hypothesis",)]


def test_without_outcomes_it_says_what_is_missing_and_qualities_can_be_judged(
    view: CaseView, ids: SimpleNamespace, grid: Validator, qtbot: QtBot
) -> None:
    other = view.session.run("assessments.add_assessment", title="Another", question="What else?")
    view.session.run("assessment_parts.add_indicator", other, text="Fog.")
    view.tabs.page("techniques").show_assessment(other)
    assert grid.summary.text().startswith("There is nothing to hold indicators against yet")
    qtbot.keyClick(grid.table, Key.Key_1)
    qtbot.keyClick(grid.table, Key.Key_R)
    assert ratings(view) == []
    assert qualities_of(view.session.case, other)[0].reliable
