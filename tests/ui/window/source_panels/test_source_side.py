"""The area beside the text: it shows one panel, follows the source being read, and gives the keyboard back."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from casewright.ui.pages import source_side
from casewright.ui.pages.source_side import SourceSide
from casewright.ui.source_panels.registry import PanelEntry, SourcePanel
from casewright.ui.tasks import TaskRunner
from casewright.ui.widgets.arrangement import column
from casewright.ui.window.case_view import CaseView


class Listening(SourcePanel):
    """Writes down what it is told."""

    def __init__(self, session: object, tasks: TaskRunner) -> None:
        super().__init__(session, tasks)
        self.told: list[tuple[UUID | None, UUID | None]] = []
        self.field = QLineEdit()
        self.setLayout(column(self.field))
        self.setFocusProxy(self.field)

    def show_source(self, source_id: UUID | None, text_id: UUID | None) -> None:
        self.told.append((source_id, text_id))


@pytest.fixture
def side(view: CaseView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> SourceSide:
    """A side area of its own with one panel."""
    monkeypatch.setattr(source_side, "PANELS", (PanelEntry("ear", "eye", "Ear", "Alt+9", "none:None"),))
    monkeypatch.setattr(PanelEntry, "make", lambda _entry, session, tasks: Listening(session, tasks))
    made = SourceSide(view.session, view.tasks)
    qtbot.addWidget(made)
    return made


def test_a_panel_follows_the_source_only_while_it_is_in_sight(side: SourceSide, ids: SimpleNamespace) -> None:
    side.show_source(ids.observer, None)
    panel = side.show_panel("ear")
    assert isinstance(panel, Listening)
    side.show_source(ids.observer, None)
    side.show_source(ids.register, ids.register_text)
    side.close_side()
    side.show_source(ids.communique, None)
    assert panel.told == [(ids.observer, None), (ids.register, ids.register_text)]


def test_escape_gives_the_keyboard_back_and_the_panel_stays(side: SourceSide, qtbot: QtBot) -> None:
    panel = side.show_panel("ear")
    assert isinstance(panel, Listening)
    with qtbot.waitSignal(side.left):
        qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert side.isVisible()


def test_what_a_panel_asks_for_is_passed_on(side: SourceSide, ids: SimpleNamespace, qtbot: QtBot) -> None:
    panel = side.show_panel("ear")
    with qtbot.waitSignal(side.place_asked) as asked:
        panel.place_asked.emit(3, 9)
    assert asked.args == [3, 9]


def test_a_button_above_the_text_opens_the_panels_and_makes_room_for_them(
    view: CaseView, ids: SimpleNamespace
) -> None:
    page = view.show_view("sources")
    page.show_source(ids.observer)
    page.bar.beside.click()
    assert page.side.current_key == "suggestions"
    assert not page.bar.beside.isVisible()
    page.reader.show_found((3, 9))
    page.side.close_side()
    assert page.bar.beside.isVisible()
    assert page.reader.text_view._found is None
