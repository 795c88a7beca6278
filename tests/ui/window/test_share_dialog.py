"""A clean copy from the window: what would stay is seen at once, then the copy is made, proved and logged; or stopped."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

import casewright
from casewright.casefile.custody import events
from casewright.casefile.doctor import examine
from casewright.ui.sharing.dialog import ShareDialog
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key
LONG = 30_000


@pytest.fixture
def dialog(view: CaseView, qtbot: QtBot) -> ShareDialog:
    view.registry.run("case.share")
    found = view.sharing
    assert found is not None
    _planned(found, qtbot)
    return found


def _planned(dialog: ShareDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: (
            not dialog._later.isActive() and dialog._planning is not None and not dialog._planning.is_running
        ),
        timeout=LONG,
    )


def test_what_would_stay_follows_what_is_asked_and_leads_to_the_object(
    dialog: ShareDialog, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    assert dialog._headline.text().endswith(" 0 stay at home.")
    dialog.form.without.add(ObjectRef("source", ids.register))
    _planned(dialog, qtbot)
    titles = {dialog.staying._title(each) for each in dialog.staying._shown}
    assert "MV Calder Star called at Vell without notice in April." in titles
    dialog.staying.reason.choose("chosen")
    assert [each.id for each in dialog.staying._shown] == [ids.register]
    dialog.staying.list.choose("0")
    qtbot.keyClick(dialog.staying.list, Key.Key_Return)
    assert view.session.selection == ObjectRef("source", ids.register)
    qtbot.keyClick(dialog.form.without.list, Key.Key_Delete)
    _planned(dialog, qtbot)
    assert dialog._headline.text().endswith(" 0 stay at home.")


def test_the_copy_is_made_looked_through_and_logged(
    dialog: ShareDialog, view: CaseView, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "for you.casewright"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    table = dialog.form.pseudonyms
    table.setCurrentCell(0, 0)
    item = table.item(0, 0)
    table.model().setData(table.model().index(0, 0), "Varenia")
    assert item is None
    assert table.pairs() == [("Varenia", "State 1")]
    dialog.form.recipient.setText("Border police")
    _planned(dialog, qtbot)
    qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=LONG)
    assert dialog.strip.isHidden()
    assert "none is there" in dialog._account.text()
    assert all(check.ok for check in examine(out))
    with casewright.open(out, read_only=True) as copy:
        assert ("State 1",) in copy.read("SELECT name FROM entity")
        assert copy.read("SELECT 1 FROM entity WHERE name = 'Varenia'") == []
    event = events(view.session.case)[-1]
    assert dialog.report is not None
    assert (event.action, event.sha256) == ("share", dialog.report.sha256)
    assert (event.note or "").startswith("for Border police; ")
    dialog.copy_account()
    assert dialog.report.sha256 in QGuiApplication.clipboard().text()


def test_stopping_leaves_no_copy_and_no_line_in_the_log(
    dialog: ShareDialog, view: CaseView, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    dialog.make(folder / "clean.casewright")
    assert not dialog.strip.isHidden()
    assert not dialog.save.isEnabled()
    dialog.strip.button.click()
    qtbot.waitUntil(dialog.save.isEnabled, timeout=LONG)
    assert list(folder.iterdir()) == []
    assert all(event.action != "share" for event in events(view.session.case))
    assert dialog.strip.isHidden()


def test_what_cannot_be_done_is_said_in_the_dialog(dialog: ShareDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.form.pseudonyms.show_pairs([("Varenia", "Old Varenia")])
    _planned(dialog, qtbot)
    assert "holds a name that is to be hidden" in dialog._problem.text()
    assert not dialog.save.isEnabled()
    dialog.form.pseudonyms.setCurrentCell(0, 0)
    qtbot.keyClick(dialog.form.pseudonyms, Key.Key_Delete)
    _planned(dialog, qtbot)
    assert dialog._problem.isHidden()
    there = tmp_path / "there.casewright"
    there.write_text("x")
    dialog.make(there)
    qtbot.waitUntil(lambda: "exists already" in dialog._problem.text(), timeout=LONG)
    file = tmp_path / "keep.json"
    dialog.form.pseudonyms.show_pairs([("Varenia", "A")])
    dialog.form.keep_pseudonyms(file)
    dialog.form.pseudonyms.show_pairs([])
    dialog.form.load_pseudonyms(file)
    assert dialog.form.pseudonyms.pairs() == [("Varenia", "A")]


def test_it_closes_with_the_case(dialog: ShareDialog, view: CaseView, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    dialog.make(folder / "clean.casewright")
    view.registry.run("case.close")
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: list(folder.iterdir()) == [], timeout=LONG)
