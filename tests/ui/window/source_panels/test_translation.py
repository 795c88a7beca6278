"""Translating passages beside the text, with real keys."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import translations
from casewright.operations import sources
from casewright.ui.source_panels.translation import TranslationPanel
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef


@pytest.fixture
def panel(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> TranslationPanel:
    """The panel on the communiqué, which is said to be Serbian, with its first passage chosen in the text."""
    view.session.case.run(sources.edit_source, ids.communique, language="sr")
    view.session.open(ObjectRef("passage", ids.p_signed))
    page = view.show_view("sources")
    qtbot.waitUntil(page.reader.view.hasFocus)
    qtbot.keyClick(page.reader.view, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    made = page.side.panel("translation")
    assert made.isVisible()
    assert isinstance(made, TranslationPanel)
    return made


def translation(view: CaseView, passage: object) -> tuple[str | None, str | None, str | None]:
    found = translations.translation_of(view.session.case, passage)
    assert found is not None
    return found.translation, found.translator, found.state


def test_a_translation_is_typed_and_saved_as_one_step_that_can_be_undone(
    panel: TranslationPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    assert panel.form.original.toPlainText() == "They signed a protocol on the use of the port of Vell."
    panel.form.setFocus()
    qtbot.keyClicks(panel.form.translation, "Potpisali su protokol.")
    assert translation(view, ids.p_signed)[0] is None, "nothing is saved letter by letter"
    qtbot.keyClick(panel.form.translation, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert translation(view, ids.p_signed) == ("Potpisali su protokol.", "M. Example", "unchecked")
    assert not panel.form.save_button.isEnabled()
    view.undo()
    assert translation(view, ids.p_signed)[0] is None
    assert panel.form.translation.toPlainText() == ""


def test_a_checked_translation_is_no_longer_to_do(
    panel: TranslationPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    before = panel.list.rows.rowCount()
    panel.form.translation.setPlainText("Potpisali su protokol.")
    panel.form.state.choose("checked")
    panel.save()
    panel.list.choose(str(ids.p_notice))
    panel.refresh()
    assert panel.list.rows.rowCount() == before - 1
    assert not panel.list.rows.index_of(str(ids.p_signed)).isValid()


def test_going_on_saves_what_was_typed(
    panel: TranslationPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    panel.form.translation.setPlainText("Potpisali su protokol.")
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_J)
    assert translation(view, ids.p_signed)[0] == "Potpisali su protokol."
    assert panel.form.original.toPlainText().startswith("The protocol lets vessels")
    assert view.show_view("sources").chosen_passage == ids.p_notice


def test_a_translation_without_a_translator_is_refused_with_a_sentence(
    panel: TranslationPanel, view: CaseView, ids: SimpleNamespace
) -> None:
    panel.form.translation.setPlainText("Potpisali su protokol.")
    panel.form.translator.clear()
    heard: list[str] = []
    view.session.told.connect(heard.append)
    panel.list.choose(str(ids.p_notice))
    assert translation(view, ids.p_signed)[0] is None
    assert any("not saved" in sentence for sentence in heard)


def test_a_machine_translation_asks_for_the_tool(panel: TranslationPanel) -> None:
    panel.form.translation.setPlainText("They signed.")
    panel.form.state.choose("machine")
    assert panel.form.translator.accessibleName() == "Tool and version"


def test_the_passage_chosen_in_the_text_is_the_one_to_translate(
    panel: TranslationPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page = view.show_view("sources")
    qtbot.waitUntil(page.reader.view.hasFocus)
    qtbot.keyClick(page.reader.view, Qt.Key.Key_J)
    assert panel.form.original.toPlainText().startswith("The protocol lets vessels")
    assert panel.list.current_id() == str(ids.p_notice)


def test_a_translation_can_be_taken_away(
    panel: TranslationPanel, view: CaseView, ids: SimpleNamespace
) -> None:
    panel.form.translation.setPlainText("Words.")
    panel.save()
    panel.form.translation.clear()
    panel.save()
    assert translation(view, ids.p_signed) == (None, None, None)


def test_wide_panels_show_both_side_by_side(panel: TranslationPanel, qtbot: QtBot) -> None:
    panel.form.resize(700, 400)
    panel.form.layout().invalidate()
    panel.form.layout().activate()
    assert panel.form.original.mapTo(panel.form, panel.form.original.rect().topLeft()).y() == (
        panel.form.translation.mapTo(panel.form, panel.form.translation.rect().topLeft()).y()
    )


def test_everything_in_the_panel_can_be_reached(panel: TranslationPanel, check_access) -> None:
    check_access(panel)
