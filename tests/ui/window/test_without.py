"""What if this source is dropped: from the key to each place, copied as text, and nothing changed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from casewright.ui.editing.without_dialog import WithoutDialog
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key


@pytest.fixture
def asked(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> WithoutDialog:
    view.session.open(ObjectRef("source", ids.register))
    qtbot.waitUntil(view.window().isActiveWindow)
    qtbot.wait(50)  # the page of sources is made by then
    qtbot.keyClick(view, Key.Key_X, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = view.editor.without
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not dialog._next.isActive())
    return dialog


def test_it_names_what_would_be_lost_and_leaves_the_journal_alone(
    asked: WithoutDialog, view: CaseView, ids: SimpleNamespace
) -> None:
    assert asked.found is not None
    titles = {line.title for group in asked.found.groups for line in group.lines}
    assert "MV Calder Star called at Vell without notice in April." in titles
    assert "Tolmark will use Vell for resupply without notice." in titles
    assert "Closer ties on the Basin" in titles
    assert "Why the protocol" in titles
    assert view.session.case.history()[0].label_key == "apply_recipe"


def test_keys_go_through_it_and_lead_to_each_place(
    asked: WithoutDialog, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    assert asked.cards[0].hasFocus()
    qtbot.keyClick(asked.cards[0], Key.Key_J)
    assert asked.cards[1].hasFocus()
    qtbot.keyClick(asked.cards[1], Key.Key_Return)
    assert view.session.selection == ObjectRef("judgement", ids.use)
    assert asked.isVisible()


def test_it_is_copied_as_text_and_closed_with_keys(asked: WithoutDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(asked.cards[0], Key.Key_C)
    assert "Claims that lose all support (1)" in QGuiApplication.clipboard().text()
    qtbot.keyClick(asked, Key.Key_Escape)
    assert not asked.isVisible()


def test_another_source_can_be_left_out_too(
    asked: WithoutDialog, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    asked.add_asked.emit()
    form = view.editor.dialog
    assert form is not None
    form.fields["source"].set_value(ObjectRef("source", ids.observer))
    assert form.submit()
    qtbot.waitUntil(lambda: asked.found is not None, timeout=20_000)
    assert [each.title for each in asked.found.dropped.sources] == [
        "Harbour log of Vell",
        "Secret annex, officials say",
    ]


def test_only_a_source_can_be_asked_about(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    view.session.select(ObjectRef("entity", ids.vell))
    view.registry.run("selection.drop")
    assert view.editor.without is None
