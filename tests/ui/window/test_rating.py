"""Rating a source with real keys, and drafts in forms."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.casefile.queries.ratings import ratings_of
from casewright.model.choices import choices
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def dialog(view: CaseView) -> FormDialog:
    assert isinstance(view.editor.dialog, FormDialog)
    return view.editor.dialog


@pytest.fixture
def rating(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> FormDialog:
    """The dialog on the communiqué, which is rated B, opened with its key."""
    view.session.select(ObjectRef("source", ids.communique))
    qtbot.waitUntil(lambda: view.window().isActiveWindow() and QApplication.focusWidget() is not None)
    qtbot.keyClick(view, Key.Key_R, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog(view).isActiveWindow())
    return dialog(view)


def test_definitions_stand_beside_the_letters_and_nothing_is_chosen_beforehand(
    rating: FormDialog, check_access: object
) -> None:
    shown = {label.text() for label in rating.findChildren(PlainLabel)}
    assert {each.meaning for each in choices("reliability")} <= shown
    assert rating.values()["reliability"] == ""
    assert rating.values()["reason"] == ""
    assert rating.values()["on"] == date.today().isoformat()
    assert any("Issued by a party" in text for text in shown), "the earlier rating is to be seen"
    check_access(rating)


def test_a_letter_is_chosen_by_its_key_and_a_reason_is_required(
    rating: FormDialog, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), "d")
    assert rating.values()["reliability"] == "D"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return, Modifier.ControlModifier)
    assert rating.isVisible(), "without a reason it is not taken"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    rating.fields["reason"].setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "Two notices did not hold.")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return, Modifier.ControlModifier)
    assert not rating.isVisible()
    found = [
        (each.reliability, each.reason, each.in_force)
        for each in ratings_of(view.session.case, ids.communique)
    ]
    assert found == [
        ("D", "Two notices did not hold.", True),
        ("B", "Issued by a party to the protocol", False),
    ]
    view.undo()
    assert len(ratings_of(view.session.case, ids.communique)) == 1


def test_a_rating_on_a_topic_leaves_the_general_one(
    rating: FormDialog, view: CaseView, ids: SimpleNamespace
) -> None:
    for name, value in (("reliability", "E"), ("reason", "Guesses."), ("topic", "fleet numbers")):
        rating.fields[name].set_value(value)
    assert rating.submit()
    rows = ratings_of(view.session.case, ids.communique)
    assert [(each.topic, each.reliability) for each in rows] == [(None, "B"), ("fleet numbers", "E")]


def test_the_descriptor_of_a_source_is_drafted_and_can_be_changed(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.editor.edit(ObjectRef("source", ids.communique))
    field = dialog(view).fields["descriptor"].field
    field.set_value("What stood there")
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    drafted = "Communiqué from Ministry of Varenia, access not known, usually reliable (B)"
    qtbot.waitUntil(lambda: field.value().startswith(drafted))
    field.text.undo()
    assert field.value() == "What stood there"
    field.text.redo()
    dialog(view).fields["access"].set_value("first_hand")
    assert dialog(view).submit()
    row = view.session.case.read(
        "SELECT descriptor, access FROM source WHERE id = ?", (ids.communique.bytes,)
    )[0]
    assert row == (field.value(), "first_hand")


def test_the_source_summary_of_an_assessment_is_drafted(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.editor.edit(ObjectRef("assessment", ids.assessment))
    for name, begins in (
        ("source_strengths", "Rests on"),
        ("source_key", "The key judgements"),
        ("source_conflicts", "Supporting claims"),
    ):
        field = dialog(view).fields[name].field
        field.button.setFocus()
        qtbot.keyClick(field.button, Key.Key_Space)
        qtbot.waitUntil(lambda field=field, begins=begins: field.value().startswith(begins))


def test_what_was_typed_while_a_draft_was_written_is_kept(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.editor.edit(ObjectRef("source", ids.communique))
    field = dialog(view).fields["descriptor"].field
    field.generate()
    field.text.setPlainText("Typed meanwhile")
    qtbot.waitUntil(lambda: "kept" in field._said.text())
    assert field.value() == "Typed meanwhile"


def test_a_form_closed_while_a_draft_is_written_is_no_trouble(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.editor.edit(ObjectRef("assessment", ids.assessment))
    form = dialog(view)
    form.fields["source_strengths"].field.generate()
    form.reject()
    form.deleteLater()
    qtbot.waitUntil(lambda: not view.tasks.running)
