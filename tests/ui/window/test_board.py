"""The board of hypotheses in a real window: rated, weighed, filled and moved by real keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import casewright
from casewright.casefile.queries import hypotheses, judging
from casewright.model.offered_weight import offered_weight
from casewright.operations import ach
from casewright.ui.board.state import ALL
from casewright.ui.pages.hypotheses_page import HypothesesPage
from casewright.ui.theme import apply_theme
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key, Mod = Qt.Key, Qt.KeyboardModifier
Cells = dict[tuple[UUID, UUID], str]


def ratings(view: CaseView, who: str = "M. Example") -> Cells:
    board = hypotheses.board_rows(view.session.case)[0]
    cells = hypotheses.cells_of(view.session.case, board.id)
    return {(cell.row_id, cell.hypothesis_id): cell.rating for cell in cells if cell.rated_by == who}


@pytest.fixture
def page(view: CaseView) -> HypothesesPage:
    """The board of the small case, with the keyboard on its first cell."""
    found = view.show_view("hypotheses")
    assert isinstance(found, HypothesesPage)
    view.window().activateWindow()
    found.grid.go(0, 0)
    return found


@pytest.fixture
def press(page: HypothesesPage, qtbot: QtBot) -> Callable[..., None]:
    """Presses keys on the grid, one after the other."""

    def press(*keys: Key | tuple[Key, Mod]) -> None:
        for each in keys:
            key, modifiers = each if isinstance(each, tuple) else (each, Mod.NoModifier)
            qtbot.keyClick(page.grid, key, modifiers)

    return press


def at(page: HypothesesPage) -> tuple[int, int]:
    return page.grid.currentIndex().row(), page.grid.currentIndex().column()


def said(page: HypothesesPage, place: int) -> list[str]:
    return [line.said for line in page.results.lists[place].lines]


def third(view: CaseView, ids: SimpleNamespace) -> UUID:
    """A third hypothesis and a third row, so that there is something to move."""
    view.session.run("ach.add_ach_row", ids.board, text="Nothing was published", kind="absence")
    found: UUID = view.session.run("ach.add_hypothesis", ids.board, label="H3", text="Show")
    return found


# --- rating ---------------------------------------------------------------------------------------------------------------


def test_a_key_rates_and_goes_on_along_the_row_and_to_the_next(
    page: HypothesesPage, press: Callable[..., None], view: CaseView, ids: SimpleNamespace
) -> None:
    press(Key.Key_1, Key.Key_5)
    assert at(page) == (1, 0)
    press(Key.Key_3, Key.Key_2)
    assert at(page) == (1, 1)  # the last cell: there is nowhere to go on to
    assert ratings(view) == {
        (ids.r1, ids.h1): "II", (ids.r1, ids.h2): "CC", (ids.r2, ids.h1): "N", (ids.r2, ids.h2): "I",
    }  # fmt: skip
    press((Key.Key_Z, Mod.ControlModifier))
    assert (ids.r2, ids.h2) not in ratings(view)
    assert page.grid.cells.cell_at(page.grid.currentIndex()) is None


def test_letters_rate_too_and_what_was_rated_can_be_taken_away(
    page: HypothesesPage, press: Callable[..., None], view: CaseView, ids: SimpleNamespace
) -> None:
    press(Key.Key_D, Key.Key_X, Key.Key_C, Key.Key_F)
    assert ratings(view) == {
        (ids.r1, ids.h1): "II", (ids.r1, ids.h2): "NA", (ids.r2, ids.h1): "C", (ids.r2, ids.h2): "CC",
    }  # fmt: skip
    press(Key.Key_Backspace)
    assert (ids.r2, ids.h2) not in ratings(view)
    assert at(page) == (1, 1)
    press(Key.Key_N)
    assert ratings(view)[ids.r2, ids.h2] == "N"
    press(Key.Key_Minus)
    assert ratings(view)[ids.r2, ids.h2] == "I"


def test_tab_enter_and_arrows_move_without_rating(
    page: HypothesesPage, press: Callable[..., None], view: CaseView
) -> None:
    before = ratings(view)
    press(Key.Key_Tab, Key.Key_Return)
    assert at(page) == (1, 0)
    press((Key.Key_Backtab, Mod.ShiftModifier), (Key.Key_Return, Mod.ShiftModifier))
    assert at(page) == (0, 0)
    press(Key.Key_Down, Key.Key_Right)
    assert at(page) == (1, 1)
    assert ratings(view) == before


def test_the_ranking_follows_every_key(page: HypothesesPage, press: Callable[..., None]) -> None:
    # r1 weighs √2 and r2 1/√2. H1 -1.41 of 2.83, H2 0 of 2.83
    assert (
        page.results.leader.accessibleName() == "H2 is least spoken against (NIS 0.00), ahead of H1 (−0.50)."
    )
    press(Key.Key_5, Key.Key_1)
    assert (
        page.results.leader.accessibleName() == "H1 is least spoken against (NIS 0.00), ahead of H2 (−1.00)."
    )
    assert said(page, 0)[0].startswith("1. H1: Trade, NIS 0.00")
    press(Key.Key_1, Key.Key_5)  # the second row turns against H1, by less than the first against H2
    assert said(page, 1)[0] == "Without “Calls without notice” H2 leads instead of H1."
    assert "Very inconsistent with H1: Talk of an annex." in said(page, 2)


def test_a_row_that_says_the_same_of_all_is_named_and_left_out_and_a_tie_is_told(
    page: HypothesesPage, press: Callable[..., None], ids: SimpleNamespace
) -> None:
    press(Key.Key_1, Key.Key_1)
    assert "Not diagnostic: it says the same of every hypothesis" in page.grid.cells.headerData(
        0, Qt.Orientation.Vertical
    )
    assert (
        page.results.leader.accessibleName() == "No row tells the hypotheses apart yet, so nothing is ranked."
    )
    page.grid.go(0, 0)
    press(Key.Key_5, Key.Key_4)
    assert page.results.leader.accessibleName().startswith("H1 and H2 tie (NIS 0.00)")


def test_the_reason_is_typed_in_place(
    page: HypothesesPage, press: Callable[..., None], view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    def reason() -> str | None:
        cells = hypotheses.cells_of(view.session.case, ids.board)
        return next(cell.rationale for cell in cells if (cell.row_id, cell.hypothesis_id) == (ids.r1, ids.h1))

    press(Key.Key_R)
    assert page.reason.isVisible()
    qtbot.keyClicks(page.reason, "r1 2 nick of time")  # letters and digits are typed, and rate nothing
    qtbot.keyClick(page.reason, Key.Key_Escape)
    assert reason() is None
    press(Key.Key_R)
    qtbot.keyClicks(page.reason, "Warships give no notice")
    qtbot.keyClick(page.reason, Key.Key_Return)
    assert reason() == "Warships give no notice"
    assert ratings(view)[ids.r1, ids.h1] == "I"
    assert page.grid.hasFocus()
    press(Key.Key_1)
    assert reason() == "Warships give no notice"  # another rating leaves it
    page.grid.go(1, 0)
    press(Key.Key_R)
    assert not page.reason.isVisible()


def test_weights_are_set_by_keys(
    page: HypothesesPage, press: Callable[..., None], view: CaseView, ids: SimpleNamespace
) -> None:
    def weights() -> tuple[str, str]:
        row = hypotheses.evidence_of(view.session.case, ids.board)[0]
        return row.credibility, row.relevance

    press(Key.Key_L, Key.Key_Comma)
    assert weights() == ("L", "M")
    press(Key.Key_H, Key.Key_Period, Key.Key_Period)
    assert weights() == ("H", "H")
    offered = offered_weight(hypotheses.grades_of(view.session.case, ids.c_log)).weight
    press(Key.Key_L if offered != "L" else Key.Key_H, Key.Key_O)
    assert weights() == (offered, "H")
    assert at(page) == (0, 0)


# --- filling --------------------------------------------------------------------------------------------------------------


def test_several_claims_become_rows_at_once(
    page: HypothesesPage, press: Callable[..., None], view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    press(Key.Key_A)
    picker = page.picker
    assert picker.list.rows.rowCount() > 2
    known = picker.list.rows.index_of(f"claim:{ids.c_log}")
    picker.list.setCurrentIndex(known)
    qtbot.keyClick(picker.list, Key.Key_Space)
    assert picker.marked == []  # it is on the board
    picker.list.setCurrentIndex(picker.list.rows.index_of(f"claim:{ids.c_notice}"))
    qtbot.keyClick(picker.list, Key.Key_Space)
    qtbot.keyClicks(picker.line, "protocol signed")
    qtbot.keyClick(picker.line, Key.Key_Down)  # looks for what was typed, without waiting
    qtbot.keyClick(picker.list, Key.Key_Space)
    marked = [ids.c_notice, ids.c_signed]
    assert picker.marked == marked  # what is out of sight stays marked
    qtbot.keyClick(picker.list, Key.Key_Return)
    rows = hypotheses.evidence_of(view.session.case, ids.board)
    assert [row.claim_id for row in rows[2:]] == marked
    assert at(page)[0] == 2
    qtbot.keyClick(page.grid, Key.Key_Z, Mod.ControlModifier)
    assert len(hypotheses.evidence_of(view.session.case, ids.board)) == 2


def test_the_null_and_the_deception_are_offered_ready_or_a_reason_is_given(
    page: HypothesesPage, view: CaseView, ids: SimpleNamespace
) -> None:
    assert "No null hypothesis, and no reason why none is needed." in said(page, 2)
    view.registry.run("board.step_1")
    assert view.editor.dialog.values()["label"] == "H3"
    assert view.editor.dialog.submit()
    added = hypotheses.hypotheses_of(view.session.case, ids.board)[-1]
    assert (added.label, added.is_null) == ("H3", True)
    assert at(page)[1] == 2
    view.registry.run("board.no_deception")
    view.editor.dialog.fields["why"].set_value("Nobody knew that we would look.")
    assert view.editor.dialog.submit()
    assert "No deception hypothesis: Nobody knew that we would look." in said(page, 2)


def test_arguments_absences_and_assumptions_are_rows_too(
    page: HypothesesPage, press: Callable[..., None], view: CaseView, ids: SimpleNamespace
) -> None:
    press((Key.Key_A, Mod.ShiftModifier))
    assert not view.editor.dialog.submit()  # nothing is said yet
    view.editor.dialog.fields["kind"].set_value("absence")
    view.editor.dialog.fields["text"].set_value("No annex was ever seen.")
    assert view.editor.dialog.submit()
    (assumption,) = judging.assumptions_of(view.session.case, ids.assessment)
    press((Key.Key_A, Mod.ShiftModifier))
    view.editor.dialog.fields["assumption_id"].set_value(ObjectRef("assumption", assumption.id))
    assert view.editor.dialog.submit()
    rows = hypotheses.evidence_of(view.session.case, ids.board)[2:]
    assert [(row.kind, row.text, row.assumption_id) for row in rows] == [
        ("absence", "No annex was ever seen.", None),
        ("assumption", "The harbour log is complete.", assumption.id),
    ]


def test_rows_and_hypotheses_are_moved_by_keys(
    page: HypothesesPage, press: Callable[..., None], view: CaseView, ids: SimpleNamespace
) -> None:
    third(view, ids)
    page.grid.go(0, 0)
    press((Key.Key_Down, Mod.AltModifier), (Key.Key_Right, Mod.AltModifier | Mod.ShiftModifier))
    assert [row.text for row in page.state.rows] == [
        "Talk of an annex",
        "Calls without notice",
        "Nothing was published",
    ]
    assert [each.label for each in page.state.hypotheses] == ["H2", "H1", "H3"]
    assert at(page) == (1, 1)  # what was moved stays in hand
    press((Key.Key_Up, Mod.AltModifier), (Key.Key_Up, Mod.AltModifier))
    assert page.state.rows[0].text == "Calls without notice"
    press((Key.Key_Z, Mod.ControlModifier), (Key.Key_Z, Mod.ControlModifier))
    assert [each.label for each in page.state.hypotheses] == ["H1", "H2", "H3"]


def test_sorting_by_diagnosticity_is_only_a_view(
    page: HypothesesPage, press: Callable[..., None], view: CaseView, ids: SimpleNamespace
) -> None:
    page.grid.go(1, 0)
    press(Key.Key_4, Key.Key_1)  # r2: 3 apart, times 1/√2; r1: 3 apart, times √2
    page.grid.go(0, 0)
    press(Key.Key_C, Key.Key_C)  # r1 tells nothing apart now
    press(Key.Key_S)
    assert [row.id for row in page.state.rows] == [ids.r2, ids.r1]
    assert page.state.rows[at(page)[0]].id == ids.r2  # where the keyboard had gone on to
    page.grid.go(0, 0)
    press(Key.Key_1, Key.Key_1)
    assert [row.id for row in page.state.rows] == [ids.r2, ids.r1]  # rows do not jump while they are rated
    assert [row.id for row in hypotheses.evidence_of(view.session.case, ids.board)] == [ids.r1, ids.r2]
    press(Key.Key_S)
    assert [row.id for row in page.state.rows] == [ids.r1, ids.r2]


# --- analysts -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def shared(view: CaseView, ids: SimpleNamespace) -> CaseView:
    """T. Hale rated the first row too, and otherwise."""
    with view.session.case.edit("rate_cell") as tx:
        ach.rate_cell(tx, ids.r1, ids.h1, rating="C", rated_by="T. Hale")
        ach.rate_cell(tx, ids.r1, ids.h2, rating="CC", rated_by="T. Hale")
    return view


def test_everybody_writes_only_ratings_of_their_own(
    shared: CaseView, page: HypothesesPage, press: Callable[..., None], ids: SimpleNamespace
) -> None:
    told: list[str] = []
    shared.session.told.connect(told.append)
    press(Key.Key_V)  # those of T. Hale
    assert page.grid.cells.cell_at(page.grid.currentIndex()).rating == "C"
    assert not page.notice.isHidden()
    press(Key.Key_1)
    assert "T. Hale" in told[-1]
    assert ratings(shared, "T. Hale")[ids.r1, ids.h1] == "C"
    assert ratings(shared)[ids.r1, ids.h1] == "I"
    press(Key.Key_V)  # all side by side: a key rates for oneself
    press(Key.Key_2)
    assert ratings(shared)[ids.r1, ids.h1] == "I"
    press((Key.Key_Left, Mod.NoModifier), Key.Key_1)
    assert ratings(shared)[ids.r1, ids.h1] == "II"
    assert ratings(shared, "T. Hale")[ids.r1, ids.h1] == "C"


def test_boards_are_compared_and_nothing_is_averaged(
    shared: CaseView, page: HypothesesPage, ids: SimpleNamespace
) -> None:
    page.state.view(ALL)
    assert page.grid.cells.data(page.grid.cells.index(0, 0)) == "−  +"
    assert "M. Example: Inconsistent; T. Hale: Consistent. 2 apart." in page.grid.cells.data(
        page.grid.cells.index(0, 0), Qt.ItemDataRole.AccessibleTextRole
    )
    assert page.state.standing(ids.h1) is None  # nobody's ranking stands over the columns
    assert said(page, 0) == ["M. Example: 1. H2 0.00, 2. H1 −0.50", "T. Hale: 1. H1 0.00, 1. H2 0.00"]
    assert said(page, 1) == ["H1  Calls without notice: M. Example −, T. Hale + (2 apart)"]
    assert said(page, 2) == [
        "M. Example and T. Hale: 2 cells rated by both, 1 the same, 1 at most one step apart, 1 on opposite sides."
    ]


def test_a_colleague_sees_the_board_as_it_was_rated_and_can_begin_her_own(
    new_window: Callable[[], Any], case_path: Path, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    window = new_window()
    window._analyst = "B. Other"
    assert window.open_case(case_path)
    view = window.case_view
    qtbot.waitUntil(lambda: view.tabs.started)
    page = view.show_view("hypotheses")
    assert page.state.analyst == "M. Example"
    page.notice._run()
    page.grid.go(0, 0)
    qtbot.keyClick(page.grid, Key.Key_4)
    assert ratings(view, "B. Other") == {(ids.r1, ids.h1): "C"}
    assert ratings(view)[ids.r1, ids.h1] == "I"


def test_a_case_that_is_read_only_is_not_rated(
    new_window: Callable[[], Any], case_path: Path, qtbot: QtBot
) -> None:
    with casewright.open(case_path):
        window = new_window()
        window.open_case(case_path)
        view = window.case_view
        qtbot.waitUntil(lambda: view.tabs.started)
        page = view.show_view("hypotheses")
        before = ratings(view)
        told: list[str] = []
        view.session.told.connect(told.append)
        page.grid.go(0, 0)
        for key in (Key.Key_5, Key.Key_H, Key.Key_A, Key.Key_R):
            qtbot.keyClick(page.grid, key)
        assert ratings(view) == before
        assert page.adding.isHidden()
        assert "read-only" in told[0]


# --- steps ----------------------------------------------------------------------------------------------------------------


def test_steps_follow_from_the_board_and_those_that_people_skip_are_due(
    page: HypothesesPage, press: Callable[..., None], view: CaseView, ids: SimpleNamespace
) -> None:
    def state(number: int) -> str:
        return page.steps.buttons[number - 1].accessibleName()

    assert "open" in state(3)
    view.registry.run("board.step_3")
    assert at(page) == (1, 0)  # the first cell that is not rated
    press(Key.Key_1, Key.Key_5)
    page.grid.go(0, 0)
    press(Key.Key_5, Key.Key_1)
    assert "Matrix: done" in state(3)
    assert "passed over" in state(5)
    assert "passed over" in state(6)
    view.registry.run("board.step_6")
    view.editor.dialog.fields["note"].set_value("Then nothing speaks against naval use.")
    assert view.editor.dialog.submit()
    assert "Sensitivity: done" in state(6)
    press(Key.Key_K)
    view.editor.dialog.fields["conclusion"].set_value("H2 is refuted by the log.")
    assert view.editor.dialog.submit()
    assert "Refute: done" in state(5)
    assert said(page, 2)[0] == "H2 is refuted by the log."


def test_a_hypothesis_is_judged_and_watched_in_one_key_each(
    page: HypothesesPage, press: Callable[..., None], view: CaseView, ids: SimpleNamespace
) -> None:
    press(Key.Key_J)
    view.editor.dialog.fields["judgement"].set_value(ObjectRef("judgement", ids.use))
    assert view.editor.dialog.submit()
    assert hypotheses.hypotheses_of(view.session.case, ids.board)[0].judgement_id == ids.use
    page.grid.go(0, 1)
    press(Key.Key_J)
    view.editor.dialog.fields["likelihood"].set_value("unlikely")
    assert view.editor.dialog.submit()
    judged = hypotheses.hypotheses_of(view.session.case, ids.board)[1]
    assert judged.likelihood == "unlikely"
    view.show_view("hypotheses")
    press(Key.Key_W)
    assert view.editor.dialog.values()["text"] == "Calls without notice"
    assert view.editor.dialog.submit()
    press(Key.Key_Q)
    assert view.editor.dialog.submit()
    indicators = judging.indicators_of(view.session.case, ids.assessment)[-2:]
    assert [each.text for each in indicators] == ["Calls without notice", "Naval resupply"]
    assert indicators[1].judgement_id == judged.judgement_id


def test_the_results_are_reached_and_left_by_keys_and_lead_to_their_rows(
    page: HypothesesPage, press: Callable[..., None], qtbot: QtBot
) -> None:
    page.grid.go(1, 0)
    press(Key.Key_5, Key.Key_2)
    press(Key.Key_T)
    assert page.results.lists[0].hasFocus()
    qtbot.keyClick(page.results.lists[0], Key.Key_Escape)
    assert page.grid.hasFocus()
    hinges = page.results.lists[1]
    hinges.setFocus()
    hinges.setCurrentIndex(hinges.model().index(0, 0))
    qtbot.keyClick(hinges, Key.Key_Return)
    assert page.grid.current_row().id == hinges.lines[0].target[0]
    press(Key.Key_T)
    qtbot.keyClick(page.results.lists[0], Key.Key_Escape)
    page.toggle_results()
    page.toggle_results()
    assert page.results.isHidden()


def test_it_is_painted_in_every_look(light: QApplication, page: HypothesesPage, shared: CaseView) -> None:
    """Nothing of ours raises while painting: light and dark, either direction, one analyst and all."""
    for mode in ("light", "dark"):
        apply_theme(light, mode, 1.3)
        for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
            page.setLayoutDirection(direction)
            for whose in ("M. Example", ALL):
                page.state.view(whose)
                assert not page.grab().isNull()
    apply_theme(light, "light", 1.0)
