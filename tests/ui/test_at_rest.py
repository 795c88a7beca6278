"""What is chosen is shown at once; while a key is held down, when it rests."""

from __future__ import annotations

from PySide6.QtCore import QObject

from casewright.ui.widgets.at_rest import AtRest


def test_a_choice_by_itself_is_shown_at_once_and_so_are_two(qtbot, qapp):
    shown: list[int] = []
    rest = AtRest(lambda: shown.append(len(shown)), QObject(qapp))
    rest.ask()
    assert len(shown) == 1
    qapp.processEvents()
    rest.ask()
    assert len(shown) == 2
    assert not rest.is_waiting


def test_in_haste_only_the_last_choice_is_shown_once_it_rests(qtbot, qapp):
    shown: list[int] = []
    asked: list[int] = []
    rest = AtRest(lambda: shown.append(len(asked)), QObject(qapp))
    for number in range(10):
        asked.append(number)
        rest.ask()
        qapp.processEvents()
    assert shown == [1, 2]
    assert rest.is_waiting
    qtbot.waitUntil(lambda: not rest.is_waiting)
    assert shown == [1, 2, 10]


def test_while_a_key_is_known_to_be_held_nothing_is_shown_however_slow_the_machine(qtbot, qapp):
    shown: list[int] = []
    rest = AtRest(lambda: shown.append(0), QObject(qapp))
    rest.ask(is_held=True)
    assert shown == []
    qtbot.waitUntil(lambda: shown == [0])


def test_after_a_rest_it_is_shown_at_once_again(qtbot, qapp):
    shown: list[int] = []
    rest = AtRest(lambda: shown.append(0), QObject(qapp))
    for _ in range(4):
        rest.ask()
        qapp.processEvents()
    qtbot.waitUntil(lambda: not rest.is_waiting)
    count = len(shown)
    rest.ask()
    assert len(shown) == count + 1


def test_what_one_key_press_leads_to_is_shown_at_once_however_many_choices_it_makes(qtbot, qapp):
    shown: list[int] = []
    rest = AtRest(lambda: shown.append(0), QObject(qapp))
    for _ in range(5):
        rest.ask()
    assert len(shown) == 5
    assert not rest.is_waiting
