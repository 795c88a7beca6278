"""Import and export from the case menu."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from casewright.ui.window.case_view import CaseView

ANNOTATIONS = "W3C Web Annotations (*.jsonld *.annotations.json)"


def test_passages_are_exported_and_taken_in_again(
    view: CaseView, ids: SimpleNamespace, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ANNOTATIONS))
    view.registry.run("case.export")
    written = tmp_path / "out.jsonld"
    qtbot.waitUntil(written.exists)
    qtbot.waitUntil(lambda: view.toast.accessibleName() == "Wrote 4 passages.")
    assert len(json.loads(written.read_text("utf-8"))["first"]["items"]) == 4

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(written), ANNOTATIONS))
    view.registry.run("case.import")
    qtbot.waitUntil(lambda: view.toast.accessibleName() == "Created nothing; updated nothing.")


def test_what_was_left_out_is_said_and_can_be_copied(
    view: CaseView, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "in.jsonld"
    path.write_text(
        json.dumps([{"id": "a", "target": "https://x.example/"}, {"id": "b", "target": "https://x.example/"}])
    )
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), "All of these (*)"))
    view.registry.run("case.import")
    qtbot.waitUntil(view.notice.isVisible)
    assert "2 left out. a: It is about the document as a whole" in view.notice.accessibleName()
    view.notice._button.click()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2


def test_a_file_that_cannot_be_read_is_one_sentence(
    view: CaseView, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "in.jsonld"
    path.write_text("no")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    view.registry.run("case.import")
    qtbot.waitUntil(view.notice.isVisible)
    assert "cannot be read as annotations" in view.notice.accessibleName()


def test_nothing_happens_without_a_file(view: CaseView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    view.registry.run("case.import")
    view.registry.run("case.export")
    assert not [each for each in view.tasks.running if "port" in each.label]


def test_a_file_that_nobody_was_asked_about_is_not_written_over(
    view: CaseView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out.jsonld").write_text("kept")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ANNOTATIONS))
    view.registry.run("case.export")
    assert "out.jsonld is there already" in view.notice.accessibleName()
    assert (tmp_path / "out.jsonld").read_text() == "kept"
