"""Import and export from the case menu."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from casewright.bibliography import importing
from casewright.bibliography.formats.reading import Bibliography
from casewright.casefile.transaction import Transaction
from casewright.exchange import bibliography as bibliography_exchange
from casewright.model.errors import CaseBusy
from casewright.model.progress import Progress
from casewright.ui.tasks import PROGRESS_INTERVAL
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


def bibliography(folder: Path, entries: int) -> Path:
    path = folder / "many.bib"
    path.write_text(
        "".join(f"@book{{k{n}, title = {{Title {n}}}, year = {{2020}}}}\n" for n in range(entries))
    )
    return path


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Holds an import in its middle until it is set."""
    go = threading.Event()
    take_in = importing.take_in

    def slowly(tx: Transaction, read: Bibliography, progress: Progress) -> importing.Outcome:
        outcome = take_in(tx, read, progress)
        time.sleep(2 * PROGRESS_INTERVAL)
        progress(2, 4)
        go.wait(20)
        progress(3, 4)
        return outcome

    monkeypatch.setattr(bibliography_exchange, "take_in", slowly)
    yield go
    go.set()


def test_an_import_shows_how_far_it_is_and_ends_in_one_undoable_step(
    view: CaseView, tmp_path: Path, qtbot: QtBot, held: threading.Event
) -> None:
    before = count_sources(view)
    view.exchange.take_in(bibliography(tmp_path, 50), None)
    qtbot.waitUntil(lambda: view.import_bar.gauge.value() > 0)
    assert view.import_bar.isVisible()
    assert "Importing many.bib …" in view.import_bar.words()
    view.exchange.take_in(bibliography(tmp_path, 50), None)
    assert view.toast.accessibleName() == "A file is being imported; wait for it, or stop it."
    held.set()
    qtbot.waitUntil(lambda: view.toast.accessibleName() == "Created 50 sources; updated nothing.")
    assert not view.import_bar.isVisible()
    assert count_sources(view) == before + 50
    view.undo()
    assert count_sources(view) == before


def test_an_import_that_is_stopped_leaves_nothing_in_the_case(
    view: CaseView, tmp_path: Path, qtbot: QtBot, held: threading.Event
) -> None:
    before, steps = count_sources(view), len(view.session.case.history())
    view.exchange.take_in(bibliography(tmp_path, 50), None)
    qtbot.waitUntil(lambda: view.import_bar.gauge.value() > 0)
    view.import_bar.button.setFocus()
    qtbot.keyClick(view.import_bar.button, Qt.Key.Key_Space)
    assert "Stopping …" in view.import_bar.words()
    held.set()
    qtbot.waitUntil(lambda: view.toast.accessibleName() == "Stopped; nothing of the file was imported.")
    assert not view.import_bar.isVisible()
    assert (count_sources(view), len(view.session.case.history())) == (before, steps)


def count_sources(view: CaseView) -> int:
    return int(view.session.case.read("SELECT count(*) FROM source")[0][0])


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


def test_an_edit_while_something_is_taken_in_is_refused_in_a_sentence_and_holds_nothing_up(
    view: CaseView, qtbot: QtBot
) -> None:
    case = view.session.case
    entered, enough, left = threading.Event(), threading.Event(), threading.Event()

    def take_in(_progress: object) -> None:
        with case.edit("import_bibliography"):
            entered.set()
            enough.wait(10)
        left.set()

    view.session.run("entities.add_entity", kind="person", name="Nobody")
    view.tasks.run("Importing", take_in)
    assert entered.wait(10)
    for edit in (view.undo, lambda: view.session.run("entities.add_entity", kind="person", name="Somebody")):
        with pytest.raises(CaseBusy, match="nothing was changed"):
            edit()
    assert not left.is_set()
    enough.set()
    qtbot.waitUntil(lambda: not view.tasks.running)
    view.undo()
    assert view.toast.accessibleName().startswith("Undone: Added")
