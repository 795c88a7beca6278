"""What is done all day never holds up the event loop noticeably, once its page was made (aim: 50 ms of work in one go)."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casewright.ui.app import load_the_rest
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
PAUSE = 150  # milliseconds: whatever a step puts off has run by then


@pytest.fixture
def warm(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> CaseView:
    """A view whose pages were all visited, and whose first edits were made."""
    load_the_rest().join()
    for key in view.tabs.keys:
        view.show_view(key)
        qtbot.wait(PAUSE)
    view.session.run("entities.add_entity", kind="person", name="Nobody")
    view.session.run("passages.quote", ids.observer_text, exact="Officials in Orsa say privately")
    view.session.open(ObjectRef("source", ids.communique))
    view.undo()
    view.redo()
    qtbot.waitUntil(lambda: not view.tasks.running)
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    qtbot.wait(PAUSE)
    return view


@pytest.fixture
def step(warm: CaseView, qtbot: QtBot, no_freeze: object) -> SimpleNamespace:
    """The view, watched from here on."""
    return SimpleNamespace(view=warm, wait=lambda: qtbot.wait(PAUSE))


def test_going_from_view_to_view(step: SimpleNamespace, qtbot: QtBot) -> None:
    for place in range(1, 9):
        qtbot.keyClick(step.view, Key(int(Key.Key_0) + place), Control)
        step.wait()
    assert step.view.tabs.current_key == "history"


def test_selecting_and_opening(step: SimpleNamespace, ids: SimpleNamespace) -> None:
    for ref in (
        ObjectRef("entity", ids.varenia),
        ObjectRef("link", ids.signed),
        ObjectRef("source", ids.observer),
        ObjectRef("passage", ids.p_log),
        ObjectRef("judgement", ids.pact),
    ):
        step.view.session.open(ref)
        step.wait()
    assert step.view.tabs.current_key == "assessment"


@pytest.mark.parametrize("key", ["graph", "sources", "assessment", "brief"])
def test_editing_undoing_and_redoing_an_entity(step: SimpleNamespace, ids: SimpleNamespace, key: str) -> None:
    view = step.view
    view.show_view(key)
    step.wait()
    view.session.run("entities.edit_entity", ids.varenia, summary="A state on the Basin")
    step.wait()
    view.undo()
    step.wait()
    view.redo()
    step.wait()
    assert view.session.case.undo_label().label_key == "edit_entity"


def test_quoting_in_a_source(step: SimpleNamespace, ids: SimpleNamespace) -> None:
    view = step.view
    view.session.open(ObjectRef("source", ids.observer))
    step.wait()
    made = view.session.run(
        "passages.quote", ids.observer_text, exact="No document was shown to this newspaper."
    )
    step.wait()
    view.session.open(ObjectRef("passage", made))
    step.wait()
    assert view.session.selection == ObjectRef("passage", made)


def test_typing_in_the_palette(step: SimpleNamespace, qtbot: QtBot) -> None:
    qtbot.keyClick(step.view, Key.Key_K, Control)
    palette = step.view.command_palette
    for letter in "port of vell":
        qtbot.keyClicks(palette.field, letter)
        qtbot.wait(20)
    qtbot.waitUntil(lambda: palette.list.rows.rowCount() > 0)
    qtbot.keyClick(palette.field, Key.Key_Escape)
