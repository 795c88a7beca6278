"""What is set for this computer, and the way into a case that another machine is written down as holding."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.casefile.lock import lock_path
from casewright.model.annotation import Note
from casewright.operations.entities import add_entity
from casewright.ui.settings import Settings
from casewright.ui.theme import apply_theme, is_dark, text_scale
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.main_window import MainWindow

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def light_again(light: QApplication):
    yield
    apply_theme(light, "light", 1.0)


def test_name_look_and_size_are_set_with_keys_and_kept(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window._analyst = None
    qtbot.keyClick(window.case_view, Key.Key_Comma, Control)
    dialog = window.settings_dialog
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.fields["analyst"].field, "R. Ferrand")
    qtbot.keyClick(dialog.fields["scheme"].field, Key.Key_End)
    for _ in range(2):
        qtbot.keyClick(dialog.fields["text_scale"].field, Key.Key_Down)
    qtbot.keyClick(dialog.fields["analyst"].field, Key.Key_Return)
    assert (is_dark(), text_scale()) == (True, 1.2)
    kept = Settings(tmp_path / "settings.ini")
    assert (kept.analyst, kept.scheme, kept.text_scale) == ("R. Ferrand", "dark", 1.2)
    case = window.case_view.session.case
    case.run(add_entity, kind="person", name="Somebody")
    assert case.history(limit=1)[0].analyst == "R. Ferrand"


def test_escape_leaves_the_settings_as_they_were(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.keyClick(window.case_view, Key.Key_Comma, Control)
    qtbot.keyClick(window.settings_dialog.fields["scheme"].field, Key.Key_End)
    qtbot.keyClick(window.settings_dialog, Key.Key_Escape)
    assert not is_dark()
    assert Settings(tmp_path / "settings.ini").scheme == "system"


def test_the_name_of_the_command_line_wins(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.case_view, Key.Key_Comma, Control)
    dialog = window.settings_dialog
    qtbot.keyClicks(dialog.fields["analyst"].field, "R. Ferrand")
    assert dialog.submit()
    case = window.case_view.session.case
    case.run(add_entity, kind="person", name="Somebody")
    assert case.history(limit=1)[0].analyst == "M. Example"


def test_the_settings_open_from_the_welcome_screen_too(
    new_window: Callable[[], MainWindow], qtbot: QtBot, check_access
) -> None:
    window = new_window()
    qtbot.keyClick(window.welcome, Key.Key_Comma, Control)
    dialog = window.settings_dialog
    check_access(dialog)
    dialog.fields["scheme"].set_value("dark")
    assert dialog.submit()
    assert is_dark()


@pytest.fixture
def held_window(new_window: Callable[[], MainWindow], case_path: Path, qtbot: QtBot) -> MainWindow:
    """A window on a case whose lock file names somebody on another machine."""
    holder = {"analyst": "K. Lund", "host": "another-laptop", "pid": 7, "since": "2026-01-01 08:00 UTC"}
    lock_path(case_path).write_text(json.dumps(holder), "utf-8")
    window = new_window()
    assert window.open_case(case_path)
    qtbot.waitUntil(lambda: window.case_view.tabs.started)
    return window


def test_a_case_held_on_another_machine_opens_for_writing_only_after_a_warning(
    held_window: MainWindow, qtbot: QtBot, check_access
) -> None:
    view = held_window.case_view
    assert view.session.read_only
    assert "K. Lund on another-laptop" in view.banner.accessibleName()
    view.banner._button.click()
    dialog = held_window.take_over
    check_access(dialog)
    qtbot.keyClick(dialog, Key.Key_Return)  # the button with the keyboard is Cancel
    assert not dialog.isVisible()
    assert held_window.case_view.session.read_only
    held_window.case_view.banner._button.click()
    held_window.take_over.go_on.click()
    assert not held_window.case_view.session.read_only
    assert held_window.case_view.banner.isHidden()


def test_a_case_held_on_this_machine_is_never_taken_over(
    window: MainWindow, new_window: Callable[[], MainWindow], case_path: Path
) -> None:
    second = new_window()
    assert second.open_case(case_path)
    assert second.case_view.session.read_only
    assert second.case_view.banner._button.text() == "Try again"


def test_a_bulk_change_is_indexed_without_being_asked(view: CaseView, qtbot: QtBot) -> None:
    case = view.session.case
    with case.edit("apply_recipe") as tx:
        tx.bulk_insert(Note, [{"text": f"remark {number}"} for number in range(20)])
    found = "SELECT count(*) FROM search_doc WHERE body LIKE 'remark %'"
    qtbot.waitUntil(lambda: case.read(found) == [(20,)])
