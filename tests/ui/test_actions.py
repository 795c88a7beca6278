from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from casewright.ui.actions import Action, ActionRegistry, KeyClash, matching
from casewright.ui.widgets.command_palette import CommandPalette, PaletteEntry
from casewright.ui.widgets.key_sheet import KeySheet
from casewright.ui.widgets.labels import PlainLabel


@pytest.fixture
def done():
    return []


@pytest.fixture
def registry(done):
    made = ActionRegistry()
    made.add(
        Action("edit.undo", "Undo", lambda: done.append("undo"), "Ctrl+Z", "undo-2", group="Edit"),
        Action("entity.add", "Add entity", lambda: done.append("add"), "Ctrl+N", "plus", group="Entities"),
        Action(
            "entity.gone",
            "Merge entities",
            lambda: done.append("merge"),
            enabled_when=lambda: False,
            icon="git-merge",
        ),
        Action("source.cite", "Cite selection", lambda: done.append("cite"), "C", "quote", scope="reader"),
    )
    return made


@pytest.mark.parametrize("scope", ["window", "reader"])
def test_two_actions_cannot_share_a_key_where_both_could_hear_it(registry, scope):
    with pytest.raises(KeyClash, match=r"source\.cite"):
        registry.add(Action("other", "Other", print, "C", scope=scope))


def test_two_panes_may_use_the_same_key(registry):
    registry.add(Action("list.close", "Close", print, "C", scope="list"))
    assert "list.close" in registry


def test_an_id_is_given_once(registry):
    with pytest.raises(KeyClash):
        registry.add(Action("edit.undo", "Again", print))


def test_what_is_not_enabled_does_not_run(registry, done):
    assert not registry.run("entity.gone")
    assert registry.run("edit.undo")
    assert done == ["undo"]


def test_a_key_runs_its_action_in_the_window(qtbot, light, registry, done):
    window = QWidget()
    qtbot.addWidget(window)
    registry.install(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert done == ["add"]


def test_a_key_does_not_wait_for_a_menu_to_be_refreshed(qtbot, light, done):
    allowed = []
    registry = ActionRegistry()
    registry.add(Action("case.save", "Save", lambda: done.append(1), "Ctrl+S", "save", lambda: bool(allowed)))
    window = QWidget()
    qtbot.addWidget(window)
    registry.install(window)
    registry.refresh()
    with qtbot.waitActive(window):
        window.show()
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        allowed.append(True)
    assert done == [1]


def test_menus_and_buttons_show_what_is_enabled_now(qtbot, light, done):
    allowed = []
    registry = ActionRegistry()
    registry.add(Action("case.save", "Save", lambda: done.append(1), "Ctrl+S", "save", lambda: bool(allowed)))
    window = QWidget()
    qtbot.addWidget(window)
    button = registry.tool_button("case.save")
    button.setParent(window)
    menu = registry.menu(["case.save", "-"], window)
    assert not button.isEnabled()
    allowed.append(True)
    menu.aboutToShow.emit()
    assert button.isEnabled()
    assert [item.text() for item in menu.actions()] == ["Save\tCtrl+S", ""]
    button.click()
    assert done == [1]


def test_a_tooltip_names_action_and_key(registry):
    assert registry.tooltip("edit.undo") == "Undo   Ctrl+Z"


def test_searching_finds_every_word_and_puts_beginnings_first(registry):
    assert [a.id for a in matching(registry.all(), "entity add")] == ["entity.add"]
    assert next(a.id for a in matching(registry.all(), "c")) == "source.cite"


def test_the_palette_finds_things_and_runs_actions(qtbot, light, registry, done):
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    asked = []

    def search(text, deliver):
        asked.append(text)
        deliver(
            [
                PaletteEntry(
                    "Northgate", "Organisation", "building-2", "organisation", lambda: done.append("north")
                )
            ]
        )

    palette = CommandPalette(registry, search, window)
    palette.open_palette()
    titles = [
        palette.list.rows.row_at(palette.list.rows.index(n)).title
        for n in range(palette.list.rows.rowCount())
    ]
    assert titles == ["Undo", "Add entity", "Cite selection"], "what cannot run is not offered"
    qtbot.keyClicks(palette.field, "north")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert (asked, done) == (["north"], ["north"])
    assert not palette.isVisible()
    palette.open_palette(">undo")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert done == ["north", "undo"]
    assert asked == ["north"]


def test_the_palette_forgets_answers_to_an_older_question(qtbot, light, registry):
    window = QWidget()
    qtbot.addWidget(window)
    waiting = []
    palette = CommandPalette(registry, lambda text, deliver: waiting.append(deliver), window)
    palette.open_palette("first")
    palette._look()
    palette.field.setText("second")
    waiting[0]([PaletteEntry("Late", "", "user", "person", print)])
    assert palette.list.rows.rowCount() == 0


def test_the_key_sheet_shows_every_key(qtbot, light, registry, check_access):
    sheet = KeySheet(registry, {"Link chart": [("F", "Show the whole chart")]})
    qtbot.addWidget(sheet)
    sheet.show()
    shown = {label.text() for label in sheet.findChildren(PlainLabel)}
    assert {"Undo", "Ctrl+Z", "Cite selection", "C", "Show the whole chart", "F"} <= shown
    assert "Merge entities" not in shown, "it has no key"
    check_access(sheet)
