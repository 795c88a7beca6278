"""E in a text: the selected words become an entity, with a name or without one."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

from .conftest import OBSERVER

Key = Qt.Key


def press_e(view: CaseView, ids: SimpleNamespace, words: str, qtbot: QtBot):
    view.session.open(ObjectRef("source", ids.observer))
    page = view.tabs.page("sources")
    qtbot.waitUntil(lambda: view.tabs.current_key == "sources")
    start = OBSERVER.index(words)
    page.reader.view.select(start, start + len(words))
    page.reader.view.setFocus()
    qtbot.keyClick(page.reader.view, Key.Key_E)
    assert view.editor.dialog is not None
    return view.editor.dialog


def test_e_and_enter_make_an_entity_of_a_thing_without_a_name(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    steps = len(view.session.case.history())
    dialog = press_e(view, ids, "a secret annex,".rstrip(","), qtbot)
    assert dialog.fields["name"].value() == "a secret annex"
    qtbot.keyClick(dialog.fields["name"].field, Key.Key_Return)
    assert not dialog.isVisible()
    assert len(view.session.case.history()) == steps + 1
    rows = view.session.case.read(
        "SELECT m.words, m.reading, p.exact FROM mention m JOIN passage p ON p.id = m.passage_id"
    )
    assert rows == [
        (
            "a secret annex",
            "description",
            "Officials in Orsa say privately that the protocol has a secret annex.",
        )
    ]
    assert view.session.selection is not None
    assert view.session.selection.type == "entity"


def test_the_kind_is_guessed_and_known_names_are_joined(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    dialog = press_e(view, ids, "the protocol", qtbot)
    assert dialog.fields["kind"].value() == "agreement"
    dialog.reject()
    dialog = press_e(view, ids, "Tolmark", qtbot)
    assert dialog.fields["join"].value() == ObjectRef("entity", ids.tolmark)
    assert dialog.submit()
    assert view.session.selection == ObjectRef("entity", ids.tolmark)


def test_nothing_happens_without_selected_words_or_in_a_case_that_is_read_only(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.open(ObjectRef("source", ids.observer))
    page = view.tabs.page("sources")
    qtbot.waitUntil(lambda: view.tabs.current_key == "sources")
    qtbot.keyClick(page.reader.view, Key.Key_E)
    assert view.editor.dialog is None
