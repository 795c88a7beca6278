"""The history page: steps by person, time and object; what one changed; and every way back."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casewright.ui.history.differences_dialog import DifferencesDialog
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.history_actions import compare_with
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.object_ref import ObjectRef

Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(view: CaseView, ids: SimpleNamespace) -> Any:
    """The page, after the port was given a summary and then another name."""
    view.session.run("entities.edit_entity", ids.vell, summary="A port on the Basin")
    view.session.run("entities.edit_entity", ids.vell, name="Harbour of Vell")
    return view.show_view("history")


def choose(page: Any, place: int) -> None:
    page.list.setCurrentIndex(page.list.rows.index(place))


def name_of(view: CaseView, ids: SimpleNamespace) -> tuple[str, str | None]:
    return view.session.case.read("SELECT name, summary FROM entity WHERE id = ?", (ids.vell.bytes,))[0]


def titles(page: Any) -> list[str]:
    rows = page.list.rows
    return [str(rows.row_at(rows.index(n)).title) for n in range(rows.rowCount())]


def test_a_step_shows_its_changes_field_by_field_with_all_words(page: Any) -> None:
    assert titles(page)[0] == "Edited Harbour of Vell"
    choose(page, 0)
    (change,) = page.detail.changes
    assert (change.title, change.below) == ("Entity Harbour of Vell", "Name: Port of Vell → Harbour of Vell")
    assert "Before\nPort of Vell\n\nAfter\nHarbour of Vell" in page.detail.words.toPlainText()
    choose(page, 1)
    assert page.detail.changes[0].below == "Summary: nothing → A port on the Basin"


def test_one_field_is_restored_and_an_older_step_taken_back_by_key(
    page: Any, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    choose(page, 0)
    qtbot.keyClick(page.list, Key.Key_R)
    assert name_of(view, ids) == ("Port of Vell", "A port on the Basin")
    choose(page, titles(page).index("Restored Port of Vell to what it was") + 2)  # the summary
    qtbot.keyClick(page.list, Key.Key_T)
    assert name_of(view, ids) == ("Port of Vell", None)
    view.undo()
    assert name_of(view, ids)[0] == "Harbour of Vell"


def test_the_case_returns_to_a_moment_and_undo_takes_that_back(
    page: Any, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    choose(page, 2)
    qtbot.keyClick(page.list, Key.Key_R, Shift)
    assert name_of(view, ids) == ("Port of Vell", None)
    view.undo()
    assert name_of(view, ids)[0] == "Harbour of Vell"


def test_a_judgement_that_stands_is_restored_with_a_reason(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    before = view.session.case.read("SELECT likelihood FROM judgement WHERE id = ?", (ids.pact.bytes,))
    view.session.run(
        "judgement_revisions.revise_judgement", ids.pact, reason="News", likelihood="very_likely"
    )
    page = view.show_view("history")
    choose(page, 0)
    page.detail.list.choose(
        str(next(n for n, each in enumerate(page.detail.changes) if each.field == "likelihood"))
    )
    page.restore()
    view.editor.dialog.fields["reason"].set_value("The news was wrong")
    assert view.editor.dialog.submit()
    assert (
        view.session.case.read("SELECT likelihood FROM judgement WHERE id = ?", (ids.pact.bytes,)) == before
    )


def test_steps_are_narrowed_by_person_time_and_object(
    page: Any, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.case.work_as("B. Colleague")
    view.session.run("entities.add_entity", kind="place", name="Orsa")
    people = page.filter.people
    people.setCurrentIndex(people.findData("B. Colleague"))
    people.activated.emit(people.currentIndex())
    assert titles(page) == ["Added Orsa", "Joined the case"]
    people.setCurrentIndex(0)
    people.activated.emit(0)
    page.filter.when.setText("1999")
    qtbot.waitUntil(lambda: titles(page) == [])
    page.filter.when.setText("1999/..")
    qtbot.waitUntil(lambda: len(titles(page)) > 3)
    page.filter.when.setText("soon")
    qtbot.waitUntil(lambda: bool(page.filter.when.property("wrong")))
    page.filter.when.clear()
    view.session.select(ObjectRef("entity", ids.vell))
    view.registry.run("history.of_selection")
    assert titles(page)[:2] == ["Edited Harbour of Vell", "Edited Harbour of Vell"]
    assert "Added Orsa" not in titles(page)
    page.filter.of.click()
    assert "Added Orsa" in titles(page)


def test_two_moments_are_compared_and_a_difference_leads_to_its_object(
    page: Any, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    choose(page, 2)
    page.compare()
    qtbot.waitUntil(lambda: page.differences is not None, timeout=20_000)
    said = [str(each.below) for each in page.differences.list.changes]
    assert said == ["Name: Port of Vell → Harbour of Vell", "Summary: nothing → A port on the Basin"]
    page.differences.list.list.opened.emit("0")
    assert view.session.selection == ObjectRef("entity", ids.vell)
    page.differences.reject()


def test_the_case_as_known_then_is_looked_at_and_today_comes_back(
    page: Any, window: MainWindow, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    today = window.case_view.session.case.path
    choose(page, 2)
    page.show_as_known()
    qtbot.waitUntil(lambda: window.case_view.session.read_only, timeout=20_000)
    view = window.case_view
    earlier = view.session.case.path
    assert name_of(view, ids) == ("Port of Vell", None)
    assert "as it was known on" in view.banner.accessibleName()
    assert window.settings.recent == [today]
    view.banner._run()
    assert window.case_view.session.case.path == today
    assert name_of(window.case_view, ids)[0] == "Harbour of Vell"
    assert not earlier.exists()


def test_another_file_is_compared_with_the_case(
    page: Any, view: CaseView, ids: SimpleNamespace, qtbot: QtBot, case_path: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(case_path, tmp_path / "other.casewright"))
    view.session.run("entities.edit_entity", ids.vell, name="Port Vell")
    compare_with(view, other)
    qtbot.waitUntil(lambda: bool(view.findChildren(DifferencesDialog)), timeout=20_000)
    (dialog,) = view.findChildren(DifferencesDialog)
    assert [str(each.below) for each in dialog.list.changes] == ["Name: Port Vell → Harbour of Vell"]
    dialog.reject()
