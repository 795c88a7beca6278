"""A damaged search index stops no edit, and the window says which command makes it anew."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casewright.ui.window.case_view import CaseView


@pytest.fixture
def case_path(case_path: Path) -> Path:
    """The small case with zeros where its index was."""
    connection = sqlite3.connect(case_path)
    connection.executescript("UPDATE search_index_data SET block = zeroblob(length(block)) WHERE id > 10")
    connection.close()
    return case_path


def test_edits_go_on_and_a_search_names_the_command(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.run("entities.edit_entity", ids.vell, summary="A port under one flag")
    view.undo()
    view.redo()
    qtbot.keyClick(view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(view.command_palette.field, "flag")
    qtbot.waitUntil(lambda: "--rebuild-index" in view.notice.accessibleName(), timeout=10_000)
