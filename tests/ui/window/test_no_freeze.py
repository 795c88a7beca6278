"""What is done all day never holds up the event loop noticeably, once its page was made (aim: 50 ms of work in one go)."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.ui.app import load_the_rest
from casewright.ui.settings import Settings
from casewright.ui.theme import Mode, apply_theme
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.commands import VIEWS, view_key
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.trouble import Trouble

pytestmark = pytest.mark.deep  # long, and a machine that does other work beside it would fail it
Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
PAUSE = 150  # milliseconds: whatever a step puts off has run by then


@pytest.fixture(scope="module")
def warm(
    qapp: QApplication,
    small_case: tuple[bytes, SimpleNamespace],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[CaseView]:
    """A window whose pages were all visited, and whose first edits were made; every step here leaves it usable."""
    apply_theme(qapp, Mode.LIGHT)
    folder, ids = tmp_path_factory.mktemp("warm"), small_case[1]
    path = folder / "ports.casewright"
    path.write_bytes(small_case[0])
    load_the_rest().join()
    window = MainWindow(Settings(folder / "settings.ini"), Trouble(), "M. Example")
    window.resize(1440, 900)
    window.show()
    assert window.open_case(path)
    view = window.case_view
    assert view is not None
    while not view.tabs.started:
        QTest.qWait(PAUSE)
    for key in view.tabs.keys:
        view.show_view(key)
        QTest.qWait(PAUSE)
    view.session.run("entities.add_entity", kind="person", name="Nobody")
    view.session.run("passages.quote", ids.observer_text, exact="Officials in Orsa say privately")
    view.session.open(ObjectRef("source", ids.communique))
    view.undo()
    view.redo()
    while view.tasks.running:
        QTest.qWait(PAUSE)
    yield view
    window.close()
    window.deleteLater()


@pytest.fixture
def step(warm: CaseView, qtbot: QtBot, request: pytest.FixtureRequest) -> SimpleNamespace:
    """The view, watched from here on."""
    warm.window().activateWindow()
    qtbot.waitUntil(warm.window().isActiveWindow)
    qtbot.wait(PAUSE)
    request.getfixturevalue("no_freeze")
    return SimpleNamespace(view=warm, wait=lambda: qtbot.wait(PAUSE))


def test_going_from_view_to_view(step: SimpleNamespace, qtbot: QtBot) -> None:
    for place, (key, _, _) in enumerate(VIEWS, start=1):
        pressed = QKeySequence(view_key(place, key))[0]
        qtbot.keyClick(step.view, pressed.key(), pressed.keyboardModifiers())
        step.wait()
    assert step.view.tabs.current_key == "history"
    qtbot.keyClick(step.view, Key.Key_S, Control | Qt.KeyboardModifier.ShiftModifier)
    step.wait()
    assert step.view.tabs.current_key == "scores"


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


def test_editing_undoing_and_redoing_an_entity(step: SimpleNamespace, ids: SimpleNamespace) -> None:
    view = step.view
    for key in ("graph", "sources", "assessment", "brief"):
        view.show_view(key)
        step.wait()
        view.session.run("entities.edit_entity", ids.varenia, summary=f"A state on the Basin, seen in {key}")
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
