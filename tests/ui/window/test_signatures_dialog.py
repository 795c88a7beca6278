"""Who signed what is shown in the window, and a key becomes known there."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.casefile.signing.known_keys import known_keys
from casewright.casefile.signing.own_key import FOLDER_VARIABLE
from casewright.ui.history.signatures_dialog import SignaturesDialog
from casewright.ui.window.case_view import CaseView


def shown(view: CaseView, qtbot: QtBot) -> SignaturesDialog:
    view.registry.run("history.signatures")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SignaturesDialog), timeout=20_000)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SignaturesDialog)
    return dialog


def test_a_key_becomes_known_and_unknown_again_by_enter(
    view: CaseView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.session.run("entities.add_entity", kind="place", name="Orsa")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "another computer"))
    dialog = shown(view, qtbot)
    place = next(n for n, key in enumerate(dialog.keys) if key.name == "M. Example")
    dialog.list.choose(str(place))
    rows = dialog.list.rows
    assert "not known yet" in rows.row_at(rows.index(place)).title
    dialog.list.opened.emit(str(place))
    assert known_keys() == {dialog.keys[place].key: "M. Example"}
    assert "– known" in rows.row_at(rows.index(place)).title
    dialog.decide()
    assert known_keys() == {}
    dialog.reject()


def test_what_does_not_hold_is_said_first(view: CaseView, case_path: Path, qtbot: QtBot) -> None:
    view.session.run("entities.add_entity", kind="place", name="Orsa")
    connection = sqlite3.connect(case_path)
    connection.execute("UPDATE signature SET value = zeroblob(64)")
    connection.commit()
    connection.close()
    dialog = shown(view, qtbot)
    assert not dialog.notice.isHidden()
    dialog.reject()
