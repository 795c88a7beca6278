"""An encrypted case in the window: it asks for the passphrase, shows a lock, and forgets the key when it is closed."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import casewright
from casewright.casefile import key, protection
from casewright.casefile.access import Access
from casewright.casefile.protection import set_passphrase
from casewright.casefile.unlocking import unlock
from casewright.operations.tags_and_notes import add_note
from casewright.ui.pages.map_page import read_content
from casewright.ui.widgets.passphrase_field import PassphraseField
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.new_passphrase import length_hint
from casewright.ui.window.passphrase_dialog import PassphraseDialog
from casewright.ui.window.protecting import CHANGE, REMOVE

RIGHT = "berth 14"
Key = Qt.Key
NO_KEY, Shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(key._COST, "n", 2)


@pytest.fixture
def sealed(case_path: Path) -> Path:
    """The small case, encrypted."""
    set_passphrase(unlock(case_path), RIGHT)
    return case_path


@pytest.fixture
def opened(new_window: Callable[[], MainWindow], sealed: Path, qtbot: QtBot) -> MainWindow:
    """A window on the encrypted case."""
    window = new_window()
    _open(window, sealed, qtbot)
    return window


def _open(window: MainWindow, path: Path, qtbot: QtBot, passphrase: str = RIGHT) -> None:
    assert not window.open_case(path)
    dialog = window.unlocking
    assert dialog is not None
    _type(dialog.current, passphrase, qtbot)
    qtbot.keyClick(_line(dialog.current), Key.Key_Return)
    qtbot.waitUntil(lambda: window.case_view is not None)


def _line(field: PassphraseField | None) -> QWidget:
    assert field is not None
    return field.line


def _type(field: PassphraseField | None, words: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(_line(field), words)


def test_it_asks_says_a_wrong_passphrase_in_place_and_opens_with_the_right_one(
    new_window: Callable[[], MainWindow], sealed: Path, qtbot: QtBot, check_access: Callable[[QWidget], None]
) -> None:
    window = new_window()
    assert not window.open_case(sealed)
    dialog = window.unlocking
    assert isinstance(dialog, PassphraseDialog)
    assert dialog.isModal()
    check_access(dialog)
    qtbot.keyClick(_line(dialog.current), Key.Key_Return)
    assert dialog.problem.text() == "The passphrase is missing."
    _type(dialog.current, "wrong", qtbot)
    assert dialog.problem.isHidden()
    qtbot.keyClick(_line(dialog.current), Key.Key_Return)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "not the passphrase of ports.casewright" in dialog.problem.text()
    assert window.case_view is None
    assert dialog.current is not None
    assert dialog.current.line.selectedText(), "typing again replaces it"
    _type(dialog.current, RIGHT, qtbot)
    qtbot.keyClick(_line(dialog.current), Key.Key_Return)
    qtbot.waitUntil(lambda: window.case_view is not None)
    assert window.case_view is not None
    assert window.case_view.top.lock.isVisible()
    assert "passphrase" in window.case_view.top.lock.accessibleName()


def test_giving_up_leaves_the_window_as_it_was(
    new_window: Callable[[], MainWindow], sealed: Path, qtbot: QtBot
) -> None:
    window = new_window()
    window.open_case(sealed)
    dialog = window.unlocking
    assert dialog is not None
    field = dialog.current
    _type(field, "secret", qtbot)
    qtbot.keyClick(_line(field), Key.Key_Escape)
    assert field is not None
    assert (field.value(), window.case_view) == ("", None)
    assert window.settings.recent == []


def test_the_key_is_forgotten_when_the_case_is_closed_and_nothing_is_written_down(
    opened: MainWindow, sealed: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    assert opened.case_view is not None
    qtbot.waitUntil(lambda: opened.case_view.tabs.started)
    access = opened.case_view.session.case.access
    assert access.key is not None
    held, secret = weakref.ref(access.key), access.key.specification[2:66]
    del access
    opened.close_case()

    def forgotten() -> bool:
        gc.collect()
        return held() is None

    qtbot.waitUntil(forgotten)
    opened.settings.save()
    remembered = (tmp_path / "settings.ini").read_text("utf-8")
    assert str(sealed) in remembered
    for kept in (secret, RIGHT, "Ports of the Basin"):
        assert kept not in remembered


def test_a_new_case_is_made_with_a_passphrase_typed_twice(
    new_window: Callable[[], MainWindow],
    tmp_path: Path,
    qtbot: QtBot,
    check_access: Callable[[QWidget], None],
) -> None:
    window = new_window()
    window.ask_for_new_case()
    dialog = window.new_case
    assert dialog is not None
    dialog.fields["title"].set_value("Harbour")
    dialog.fields["path"].set_value(str(tmp_path / "harbour.casewright"))
    protection_field: Any = dialog.fields["passphrase"].field
    assert protection_field.passphrase.isHidden()
    qtbot.keyClick(protection_field.box, Key.Key_Space)
    check_access(dialog)
    _type(protection_field.passphrase.first, RIGHT, qtbot)
    assert not dialog.submit()
    assert dialog.fields["passphrase"].problem() == "The two passphrases are not the same."
    _type(protection_field.passphrase.again, RIGHT, qtbot)
    assert dialog.submit()
    assert window.case_view is not None
    assert window.case_view.session.case.encrypted
    window.close_case()
    with casewright.open(tmp_path / "harbour.casewright", passphrase=RIGHT, read_only=True) as case:
        assert case.read("SELECT title FROM case_info") == [("Harbour",)]


def test_a_passphrase_is_set_changed_and_removed_from_the_window(
    window: MainWindow, case_path: Path, qtbot: QtBot, check_access: Callable[[QWidget], None]
) -> None:
    def enabled() -> list[bool]:
        assert window.case_view is not None
        actions = ("case.protect", "case.passphrase", "case.unprotect")
        return [window.case_view.registry.is_enabled(each) for each in actions]

    def ask(action: str, current: str = "", new: str = "") -> None:
        before = window.case_view
        assert before is not None
        before.registry.run(action)
        dialog = window.protecting.dialog
        assert dialog is not None
        check_access(dialog)
        if current:
            _type(dialog.current, current, qtbot)
        if new:
            assert dialog.new is not None
            _type(dialog.new.first, new, qtbot)
            _type(dialog.new.again, new, qtbot)
        dialog.submit()
        qtbot.waitUntil(lambda: window.case_view not in (None, before) and window.protecting.writing is None)

    assert window.case_view is not None
    window.case_view.session.case.run(add_note, text="kept")
    assert enabled() == [True, False, False]
    ask("case.protect", new="one")
    assert enabled() == [False, True, True]
    assert unlock(case_path, "one").key is not None
    ask("case.passphrase", current="one", new="two")
    window.case_view.undo()
    window.case_view.redo()
    assert window.case_view.session.case.read("SELECT text FROM note") == [("kept",)]
    ask("case.unprotect", current="two")
    assert enabled() == [True, False, False]
    assert window.case_view.top.lock.isHidden()
    assert "in clear now" in window.case_view.toast.accessibleName()
    assert window.case_view.session.case.access == Access(case_path)


def test_whoever_does_not_know_the_passphrase_changes_nothing(opened: MainWindow, qtbot: QtBot) -> None:
    view = opened.case_view
    for what in (CHANGE, REMOVE):
        opened.protecting.ask(what)
        dialog = opened.protecting.dialog
        assert dialog is not None
        _type(dialog.current, "guess", qtbot)
        if dialog.new is not None:
            _type(dialog.new.first, "mine", qtbot)
            _type(dialog.new.again, "mine", qtbot)
        dialog.submit()
        qtbot.waitUntil(dialog.problem.isVisible)
        dialog.reject()
    assert opened.case_view is view


def test_writing_anew_can_be_stopped_and_the_case_opens_as_it_was(
    opened: MainWindow, sealed: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, going = threading.Event(), threading.Event()
    look_through = protection._look_through

    def slow(*given: Any) -> None:
        begun.set()
        going.wait(10)
        look_through(*given)

    monkeypatch.setattr(protection, "_look_through", slow)
    monkeypatch.setattr(protection, "_EVERY", 0.0)
    opened.protecting.ask(REMOVE)
    dialog = opened.protecting.dialog
    assert dialog is not None
    _type(dialog.current, RIGHT, qtbot)
    dialog.submit()
    qtbot.waitUntil(begun.is_set)
    assert opened.protecting.writing is not None
    qtbot.keyClick(opened.protecting.writing, Key.Key_Escape)
    going.set()
    qtbot.waitUntil(lambda: opened.case_view is not None)
    assert opened.case_view is not None
    assert opened.case_view.session.case.encrypted
    assert "Stopped" in opened.case_view.notice.accessibleName() or opened.case_view.notice.isVisible()
    assert [each.name for each in sealed.parent.glob(".*protecting")] == []


def test_a_second_window_reads_and_writes_later_without_asking_again(
    opened: MainWindow, new_window: Callable[[], MainWindow], sealed: Path, qtbot: QtBot
) -> None:
    second = new_window()
    _open(second, sealed, qtbot)
    assert second.case_view is not None
    assert second.case_view.session.read_only
    assert not second.case_view.registry.is_enabled("case.passphrase")
    opened.close_case()
    second.case_view.write_asked.emit()
    assert not second.case_view.session.read_only
    assert second.case_view.session.case.encrypted


def test_the_worker_process_gets_the_key_by_its_pipe_alone(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.case_view is not None
    access = opened.case_view.session.case.access
    assert access.key is not None
    done: list[object] = []
    opened.tasks.run("Reading the map", read_content, access, on_done=done.append, in_process=True)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    workers = [each._process.pid for each in opened.tasks._workers if each._process is not None]
    assert workers
    secret = access.key.specification[2:66].encode()
    for pid in workers:
        for name in ("cmdline", "environ"):
            said = Path(f"/proc/{pid}/{name}")
            assert not said.exists() or secret not in said.read_bytes()


def test_caps_lock_is_noticed_and_letters_are_shown_when_asked(qtbot: QtBot, light: object) -> None:
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    field.show()
    for letter, modifiers, noticed in (
        ("a", NO_KEY, False), ("A", NO_KEY, True), ("1", NO_KEY, True), ("b", NO_KEY, False), ("b", Shift, True), ("Щ", Shift, False),
    ):  # fmt: skip
        QApplication.sendEvent(field.line, QKeyEvent(QEvent.Type.KeyPress, Key.Key_A, modifiers, letter))
        assert field.caps_lock.isVisible() == noticed, letter
    assert field.value() == "aA1bbЩ"
    assert field.line.echoMode() == field.line.EchoMode.Password
    field.eye.click()
    assert field.line.echoMode() == field.line.EchoMode.Normal
    assert field.eye.accessibleName() == "Hide the passphrase"
    field.forget()
    assert (field.value(), field.line.echoMode()) == ("", field.line.EchoMode.Password)


def test_the_hint_goes_by_length_alone_and_forbids_nothing() -> None:
    assert [length_hint(each).partition(":")[0] for each in ("a", "a" * 12, "a" * 30)] == [
        "Short",
        "Of middling length",
        "Long",
    ]


def test_an_open_case_in_clear_has_no_lock(window: MainWindow) -> None:
    assert window.case_view is not None
    assert window.case_view.top.lock.isHidden()
