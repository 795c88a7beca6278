"""The check of information in the window."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casewright.casefile.queries.information_checks import checks_of
from casewright.ui.pages.item import Item
from casewright.ui.techniques.information.columns import FIRST
from casewright.ui.techniques.information.widget import Information
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key


@pytest.fixture
def check(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> Information:
    view.registry.run("technique.information")
    page = view.tabs.page("techniques").current
    qtbot.waitUntil(lambda: page.shown is not None)
    return page


def settled(check: Information, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: check._task is None)


def cell(check: Information, title: str, judgement: int) -> None:
    """Puts the keyboard on what a source says of a judgement."""
    rows = [line.facts.title for line in check.table.sheet.rows]
    check.table.setCurrentIndex(check.table.sheet.index(rows.index(title), FIRST + judgement - 1))
    check.table.setFocus()


def test_judgements_have_labels_and_sources_say_what_they_say(
    view: CaseView, ids: SimpleNamespace, check: Information
) -> None:
    assert check.shown is not None
    labels = {each.judgement: each.status for each in check.shown.qualities.values()}
    for judgement, label in labels.items():
        item = check.page.shown(ObjectRef("judgement", judgement))
        assert isinstance(item, Item)
        assert label.replace("_", " ") in item.accessibleName().lower()
    sheet = check.table.sheet
    said = {
        (line.facts.title, number): sheet.said(sheet.index(row, FIRST + number))
        for row, line in enumerate(sheet.rows)
        for number in range(len(labels))
    }
    assert set(said.values()) >= {"supports it", "is silent"}


def test_keys_note_what_was_found_with_day_and_name_and_take_it_back(
    view: CaseView, ids: SimpleNamespace, check: Information, qtbot: QtBot
) -> None:
    line = check.table.sheet.rows[0]
    assert check.shown is not None
    place, card = next(
        (n, each)
        for n, each in enumerate(check.shown.judgements, start=1)
        if line.says.get(each.id) == "supports"
    )
    cell(check, line.facts.title, place)
    assert view.session.selection == ObjectRef("source", line.id), "the citations are those of the source"
    qtbot.keyClick(check.table, Key.Key_M)
    assert checks_of(view.session.case, card.id)[line.id].most_compelling
    settled(check, qtbot)
    qtbot.keyClick(check.table, Key.Key_E)
    view.editor.dialog.fields["corrections"].set_value("Its date was put right.")
    assert view.editor.dialog.submit()
    noted = checks_of(view.session.case, card.id)[line.id]
    assert (noted.most_compelling, noted.corrections, noted.checked_by) == (
        True,
        "Its date was put right.",
        "M. Example",
    )
    assert noted.checked_on is not None
    settled(check, qtbot)
    sheet = check.table.sheet
    assert "Its date was put right." in sheet.said(
        sheet.index(check.table.currentIndex().row(), len(sheet.columns) - 1)
    )
    cell(check, line.facts.title, place)
    qtbot.keyClick(check.table, Key.Key_Delete)
    assert checks_of(view.session.case, card.id) == {}
    view.session.undo()
    assert line.id in checks_of(view.session.case, card.id)


def test_a_source_that_is_silent_is_not_the_most_compelling(
    view: CaseView, ids: SimpleNamespace, check: Information, qtbot: QtBot
) -> None:
    assert check.shown is not None
    line, place = next(
        (line, n)
        for line in check.shown.sources
        for n, each in enumerate(check.shown.judgements, start=1)
        if each.id not in line.says
    )
    cell(check, line.facts.title, place)
    with qtbot.waitSignal(view.session.told) as told:
        qtbot.keyClick(check.table, Key.Key_M)
    assert told.args == [f"This source does not support judgement {place}."]


def test_the_source_summary_is_drafted_on_asking_and_written_only_when_it_is_saved(
    view: CaseView, ids: SimpleNamespace, check: Information, qtbot: QtBot
) -> None:
    check._statement.click()
    dialog = view.editor.dialog
    assert set(dialog.fields) == {"source_strengths", "source_key", "source_conflicts", "source_expertise"}
    field = dialog.fields["source_conflicts"].field
    with qtbot.waitSignal(field.drafted):
        field.generate()
    sql = "SELECT source_conflicts FROM assessment"
    before = view.session.case.read(sql)
    assert "judgement" in field.value()
    assert before != [(field.value(),)]
    assert dialog.submit()
    assert view.session.case.read(sql) == [(field.value(),)]


def test_in_a_case_that_is_only_read_nothing_is_noted(
    view: CaseView, check: Information, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(view.session), "read_only", True)
    check.refresh()
    settled(check, qtbot)
    cell(check, check.table.sheet.rows[0].facts.title, 1)
    for key in (Key.Key_M, Key.Key_E, Key.Key_Delete):
        qtbot.keyClick(check.table, key)
    assert view.editor.dialog is None
    assert view.session.case.read("SELECT count(*) FROM information_check") == [(0,)]
    assert not check._statement.isVisible()
