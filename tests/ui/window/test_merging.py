"""Another copy is merged in the window, what both sides changed is decided with keys, and all of it can be undone."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import casewright
from casewright.casefile.access import Access
from casewright.casefile.protection import set_passphrase
from casewright.casefile.unlocking import unlock_like
from casewright.operations.entities import add_entity, delete_entity, edit_entity
from casewright.ui.window.case_view import CaseView

Key = Qt.Key


@pytest.fixture
def theirs(view: CaseView, ids: SimpleNamespace, case_path: Path, tmp_path: Path) -> Path:
    """A colleague's copy; both gave the port another name and summary, one deleted what the other changed."""
    view.session.run("entities.edit_entity", ids.vell, marking="TLP:GREEN")  # whoever works here has joined
    view.session.run("entities.add_entity", kind="place", name="Quay")
    quay = view.session.case.history(1)[0].subject
    other = Path(shutil.copy(case_path, tmp_path / "theirs.casewright"))
    with casewright.open(other, "B. Colleague") as case:
        case.run(edit_entity, ids.vell, name="Harbour", summary="A port. It is closed.")
        case.run(delete_entity, quay)
        case.run(add_entity, kind="place", name="Orsa")
    view.session.run("entities.edit_entity", ids.vell, name="Port Vell", summary="A port of Varenia.")
    view.session.run("entities.edit_entity", quay, summary="Long and narrow.")
    return other


@pytest.fixture
def page(view: CaseView, theirs: Path, qtbot: QtBot) -> Any:
    """The page on what the merge left open."""
    view.merging.take([theirs])
    qtbot.waitUntil(lambda: view.merging.dialog is not None, timeout=20_000)
    report = view.merging.dialog
    assert "3 conflicts to decide" in report.text.toPlainText()
    report._then(report._review)
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    return view.tabs.page("merge")


def entity(view: CaseView, ids: SimpleNamespace) -> tuple[str, str]:
    return view.session.case.read("SELECT name, summary FROM entity WHERE id = ?", (ids.vell.bytes,))[0]


def below(page: Any) -> list[str]:
    rows = page.list.rows
    return [str(rows.row_at(rows.index(n)).subtitle) for n in range(rows.rowCount())]


def choose(page: Any, beginning: str) -> None:
    place = next(n for n, each in enumerate(below(page)) if each.startswith(beginning))
    page.list.setCurrentIndex(page.list.rows.index(place))


def test_both_sides_are_shown_and_decided_with_keys(
    page: Any, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    assert view.tabs.current_key == "merge"
    choose(page, "Name")
    assert below(page)[page.list.currentIndex().row()] == "Name: Port Vell ≠ Harbour"
    page.reason.setText("As on the sign")
    qtbot.keyClick(page.list, Key.Key_2)
    assert entity(view, ids)[0] == "Harbour"
    assert view.session.case.read("SELECT reason FROM merge_decision") == [("As on the sign",)]
    choose(page, "Deleted")
    qtbot.keyClick(page.list, Key.Key_K)
    choose(page, "Summary")
    qtbot.keyClick(page.list, Key.Key_1)
    assert (entity(view, ids)[1], page.conflicts) == ("A port of Varenia.", [])
    view.undo()
    assert len(page.conflicts) == 1


def test_the_other_name_is_kept_beside_the_one_chosen(
    page: Any, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    choose(page, "Name")
    qtbot.keyClick(page.list, Key.Key_B)
    names = view.session.case.read("SELECT text FROM entity_name WHERE entity_id = ?", (ids.vell.bytes,))
    assert entity(view, ids)[0] == "Port Vell"
    assert ("Harbour",) in names


def test_words_that_both_changed_are_offered_together_and_taken_only_by_hand(
    page: Any, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    choose(page, "Summary")
    qtbot.keyClick(page.list, Key.Key_W)
    field = view.editor.dialog.fields["summary"]
    assert "Varenia" in field.value()
    assert "closed" in field.value()
    field.set_value("A port of Varenia. It is closed.")
    assert view.editor.dialog.submit()
    assert entity(view, ids)[1] == "A port of Varenia. It is closed."


def test_all_that_is_listed_is_decided_by_a_rule_as_one_step(
    page: Any, view: CaseView, ids: SimpleNamespace
) -> None:
    page.which._buttons["field"].click()
    assert len(page.shown) == 2
    page.decide_all("theirs")
    assert entity(view, ids) == ("Harbour", "A port. It is closed.")
    assert [each.kind for each in page.conflicts] == ["deletion"]
    view.undo()
    assert len(page.conflicts) == 3


def test_the_whole_merge_is_undone_from_its_report_and_the_report_is_saved(
    view: CaseView, ids: SimpleNamespace, theirs: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    view.merging.take([theirs])
    qtbot.waitUntil(lambda: view.merging.dialog is not None, timeout=20_000)
    dialog = view.merging.dialog
    dialog.save_to(tmp_path / "report.txt")
    assert "B. Colleague" in (tmp_path / "report.txt").read_text("utf-8")
    dialog._then(dialog._undo)
    assert entity(view, ids) == ("Port Vell", "A port of Varenia.")
    assert view.session.case.read("SELECT 1 FROM entity WHERE name = 'Orsa'") == []


def test_a_copy_under_the_passphrase_of_the_case_needs_none(case_path: Path, tmp_path: Path) -> None:
    plain = Path(shutil.copy(case_path, tmp_path / "plain.casewright"))
    access = set_passphrase(Access(plain), "correct horse").access
    same = Path(shutil.copy(plain, tmp_path / "same.casewright"))
    assert unlock_like(access, same).key == access.key
    assert unlock_like(access, case_path).key is None


def test_what_is_no_copy_of_the_case_is_refused_in_one_sentence(
    view: CaseView, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.casewright"
    casewright.create(other, title="Other", analyst="Ana").close()
    before = view.session.case.history(1)
    view.merging.take([other])
    qtbot.waitUntil(lambda: not view.notice.isHidden(), timeout=20_000)
    assert view.session.case.history(1) == before
    view.notice.hide()
    (tmp_path / "none.casewright").write_text("nonsense")
    view.merging.take([tmp_path / "none.casewright"])
    qtbot.waitUntil(lambda: not view.notice.isHidden(), timeout=20_000)


def test_what_was_made_twice_is_listed_and_judged_by_a_person(
    page: Any, view: CaseView, qtbot: QtBot
) -> None:
    view.session.run("entities.add_entity", kind="place", name="Orsa")
    page.refresh()
    qtbot.waitUntil(lambda: bool(page.alike), timeout=20_000)
    page.which._buttons["alike"].click()
    (pair,) = page.alike
    assert pair.reason == "Two entities of one kind are called Orsa"
    assert page.current_pair() == pair
    page._judge(pair, "same")
    view.editor.dialog.fields["reason"].set_value("One town")
    assert view.editor.dialog.submit()
    qtbot.waitUntil(lambda: page.alike == [], timeout=20_000)
    assert view.session.case.read("SELECT count(*) FROM entity WHERE name = 'Orsa'") == [(2,)]
