"""What has come due, recorded by keys, and the private scores beside it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from casewright.analysis.calibration import Forecast
from casewright.analysis.scores import score_card
from casewright.casefile.queries.objects import notes_on
from casewright.casefile.queries.outcomes import resolved_judgements
from casewright.model.scales import load_ladders
from casewright.ui.pages.scores_page import ScoresPage
from casewright.ui.scoring.calibration_plot import CalibrationPlot, draw_calibration
from casewright.ui.theme import colour
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key
TODAY = datetime.now(UTC).date().isoformat()


@pytest.fixture
def page(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> ScoresPage:
    """The page on a case in which one judgement has come due and another has not."""
    view.session.run("judgements.edit_judgement", ids.pact, horizon="2020-06", likelihood="likely", point=0.6)
    view.session.run("judgements.edit_judgement", ids.use, horizon="2999")
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    qtbot.keyClick(view, Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    shown = view.tabs.page("scores")
    assert view.tabs.current_key == "scores"
    return shown


def ledger(view: CaseView) -> Path:
    return view.settings.scores_path


def test_what_has_come_due_is_listed_with_what_was_given(page: ScoresPage, ids: SimpleNamespace) -> None:
    (row,) = [page.list.rows.row_at(page.list.rows.index(n)) for n in range(page.list.rows.rowCount())]
    assert row.id == str(ids.pact)
    assert row.subtitle == "due since 30 June 2020 · likely · 60% · M. Example"


def test_one_key_records_an_outcome_and_undo_takes_it_back(
    page: ScoresPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page.list.setCurrentIndex(page.list.rows.index(0))
    assert view.session.selection == ObjectRef("judgement", ids.pact)
    qtbot.keyClick(page, Key.Key_H)
    (found,) = resolved_judgements(view.session.case)
    assert (found.outcome, found.resolved_on) == ("happened", TODAY)
    assert page.list.rows.rowCount() == 0
    view.undo()
    assert page.list.rows.rowCount() == 1
    assert resolved_judgements(view.session.case) == []


def test_the_form_asks_for_a_day_and_a_note(
    page: ScoresPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page.list.setCurrentIndex(page.list.rows.index(0))
    qtbot.keyClick(page.list, Key.Key_Return)
    dialog = view.editor.dialog
    dialog.fields["outcome"].set_value("did_not_happen")
    dialog.fields["on"].set_value("2999-01-01")
    assert not dialog.submit()
    dialog.fields["on"].set_value("2020-06-30")
    dialog.fields["note"].set_value("No treaty was signed.")
    assert dialog.submit()
    (found,) = resolved_judgements(view.session.case)
    assert (found.outcome, found.resolved_on) == ("did_not_happen", "2020-06-30")
    assert [each.text for each in notes_on(view.session.case, ids.pact)] == ["No treaty was signed."]


def test_an_outcome_is_taken_back_among_those_decided(page: ScoresPage, view: CaseView, qtbot: QtBot) -> None:
    page.list.setCurrentIndex(page.list.rows.index(0))
    qtbot.keyClick(page, Key.Key_U)
    page.which.choose("decided")
    page._show_which("decided")
    page.list.setCurrentIndex(page.list.rows.index(0))
    qtbot.keyClick(page, Key.Key_Backspace)
    assert resolved_judgements(view.session.case) == []


def test_the_assessment_says_how_many_have_come_due_and_leads_there(
    page: ScoresPage, view: CaseView, qtbot: QtBot
) -> None:
    view.show_view("assessment")
    button = next(
        each for each in view.tabs.page("assessment").findChildren(QPushButton) if "come due" in each.text()
    )
    assert button.text().strip() == "1 has come due"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert view.tabs.current_key == "scores"
    page.list.setCurrentIndex(page.list.rows.index(0))
    qtbot.keyClick(page, Key.Key_H)
    view.show_view("assessment")
    assert button.isHidden()


def test_scores_count_ones_own_and_gather_those_of_other_cases(
    page: ScoresPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    assert page.scores.isHidden()
    page.list.setCurrentIndex(page.list.rows.index(0))
    qtbot.keyClick(page, Key.Key_H)
    assert "1 judgement decided. Brier score 0.16" in page.scores.shown("said").text()
    kept = json.loads(ledger(view).read_text())["forecasts"]
    assert [(each["p"], each["happened"], each["on"]) for each in kept] == [(0.6, True, TODAY)]
    elsewhere = {**kept[0], "case": "0" * 20, "p": 0.8}
    ledger(view).write_text(json.dumps({"version": 1, "forecasts": [*kept, elsewhere]}))
    page.reach.choose("all")
    page._show_scores()
    assert "2 judgements decided. Brier score 0.10" in page.scores.shown("said").text()
    view.undo()
    assert "1 judgement decided. Brier score 0.04" in page.scores.shown("said").text()
    page.forget()
    assert not ledger(view).exists()


def test_a_damaged_private_file_is_told_and_the_case_is_scored_by_itself(
    page: ScoresPage, view: CaseView, qtbot: QtBot
) -> None:
    ledger(view).write_text("{")
    page.list.setCurrentIndex(page.list.rows.index(0))
    qtbot.keyClick(page, Key.Key_N)
    page.reach.choose("all")
    page._show_scores()
    assert "cannot be read" in page.notice.accessibleName()
    assert "Brier score 0.36" in page.scores.shown("said").text()
    assert ledger(view).read_text() == "{"


def test_a_case_that_is_only_read_offers_nothing_to_record(
    page: ScoresPage, view: CaseView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(type(view.session), "read_only", True)
    page.refresh()
    page.list.setCurrentIndex(page.list.rows.index(0))
    qtbot.keyClick(page, Key.Key_H)
    page.ask_outcome()
    assert resolved_judgements(view.session.case) == []
    assert all(each.isHidden() for each in page.findChildren(QPushButton) if each.text() == "Happened")


def test_the_page_can_be_used_with_the_keyboard_alone(
    page: ScoresPage, check_access: object, qtbot: QtBot
) -> None:
    page.list.setCurrentIndex(page.list.rows.index(0))
    check_access(page)
    qtbot.keyClick(page, Key.Key_H)
    check_access(page)


def likely(happened: int, count: int) -> object:
    forecasts = [
        Forecast(0.6, number < happened, (0.55, 0.8), False, "icd203", "high") for number in range(count)
    ]
    return score_card(forecasts, load_ladders()["icd203"]).terms


def painted(terms: object) -> QImage:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(colour("surface"))
    painter = QPainter(image)
    draw_calibration(painter, QRectF(40, 10, 200, 200), terms)
    painter.end()
    return image


def near(image: QImage, x: float, y: float, ink: QColor) -> bool:
    """Whether a colour is at a place of the diagram, within a pixel or two."""
    left, top = round(40 + 200 * x), round(210 - 200 * y)
    return any(image.pixelColor(left + dx, top + dy) == ink for dx in range(-2, 3) for dy in range(-2, 3))


def test_a_share_stands_where_it_was_given_and_as_high_as_it_came_true(look: object, qtbot: QtBot) -> None:
    image = painted(likely(7, 10))
    assert near(image, 0.6, 0.7, colour("accent"))
    assert not near(image, 0.6, 0.2, colour("accent"))
    assert near(image, 0.75, 0.6, colour("soft"))
    assert not near(image, 0.75, 0.5, colour("soft"))


def test_too_few_are_hollow_and_what_is_off_is_marked(light: object, qtbot: QtBot) -> None:
    assert near(painted(likely(2, 3)), 0.6, 2 / 3, colour("surface"))
    assert not near(painted(likely(2, 3)), 0.6, 2 / 3, colour("accent"))
    assert near(painted(likely(39, 40)), 0.6, 39 / 40, colour("bad"))


def test_the_diagram_is_said_in_words(light: object, qtbot: QtBot) -> None:
    plot = CalibrationPlot(likely(7, 10))
    qtbot.addWidget(plot)
    assert plot.accessibleDescription() == "likely: 7 of 10 happened, 70% (40–89%): lies in the band"
