"""While a case is open it is backed up; what its folder means for it is said, with what can be done."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import casewright
from casewright.casefile.keeping.back_ups import back_ups
from casewright.casefile.keeping.working_copies import FOLDER_VARIABLE, working_copy_of
from casewright.operations.entities import add_entity
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.save_copy import save_copy


@pytest.fixture(autouse=True)
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "working copies"))


def names(path: Path) -> set[str]:
    with casewright.open(path, read_only=True) as case:
        return {row[0] for row in case.read("SELECT name FROM entity")}


def test_a_back_up_is_made_when_the_case_has_changed(view: CaseView, qtbot: QtBot) -> None:
    case_id = view.session.case.case_id
    before = len(back_ups(case_id))
    view.session.run("entities.add_entity", kind="place", name="Orsa")
    view._keeping.begin()
    qtbot.waitUntil(lambda: len(back_ups(case_id)) == before + 1, timeout=20_000)
    assert view.notice.isHidden()


def test_a_conflict_copy_beside_the_case_is_offered_for_merging(
    view: CaseView, case_path: Path, qtbot: QtBot
) -> None:
    view.session.run("entities.add_entity", kind="place", name="Mine")
    other = Path(shutil.copy(case_path, case_path.with_name(f"{case_path.stem} (1).casewright")))
    with casewright.open(other, "B. Colleague") as case:
        case.run(add_entity, kind="place", name="Theirs")
    view._keeping.begin()
    qtbot.waitUntil(lambda: other.name in view.notice.accessibleName(), timeout=20_000)
    view.notice._run()
    qtbot.waitUntil(lambda: view.merging.dialog is not None, timeout=20_000)
    view.merging.dialog.reject()
    assert {"Mine", "Theirs"} <= names(case_path)


def test_in_a_shared_folder_the_work_is_done_on_a_local_copy_and_written_back(
    window: MainWindow, case_path: Path, qtbot: QtBot
) -> None:
    (case_path.parent / ".stfolder").mkdir()
    view = window.case_view
    assert view is not None
    view._keeping.begin()
    qtbot.waitUntil(lambda: "Syncthing" in view.notice.accessibleName(), timeout=20_000)
    view.notice._run()
    qtbot.waitUntil(lambda: window.case_view is not None and window.case_view is not view, timeout=20_000)
    copy = window.case_view
    assert copy is not None
    assert copy.session.case.path.parent != case_path.parent
    assert "Your local copy of" in copy.banner.accessibleName()
    copy.session.run("entities.add_entity", kind="place", name="Mine")
    with casewright.open(case_path, "B. Colleague") as case:
        case.run(add_entity, kind="place", name="Theirs")
    copy.banner._run()
    qtbot.waitUntil(lambda: window.case_view is not None and window.case_view is not copy, timeout=20_000)
    assert {"Mine", "Theirs"} <= names(case_path)
    again = window.case_view
    assert again is not None
    again.session.run("entities.add_entity", kind="place", name="Later")
    assert window.open_case(case_path)
    assert window.case_view is not None
    assert "not written back" in window.case_view.banner.accessibleName()
    held = working_copy_of(case_path)
    assert held is not None
    window.case_view.banner._run()
    assert window.case_view.session.case.path == held.path


def test_a_copy_is_saved_also_when_the_file_was_taken_away(
    view: CaseView, case_path: Path, qtbot: QtBot
) -> None:
    view.session.run("entities.add_entity", kind="place", name="Orsa")
    copy, rescued = case_path.with_name("copy.casewright"), case_path.with_name("rescued.casewright")
    save_copy(view, copy)
    qtbot.waitUntil(lambda: copy.exists() and not view.tasks.running, timeout=20_000)
    case_path.unlink()
    save_copy(view, rescued)
    qtbot.waitUntil(lambda: rescued.exists() and not view.tasks.running, timeout=20_000)
    assert "Orsa" in names(copy) & names(rescued)
