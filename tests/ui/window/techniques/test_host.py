"""The page of techniques: a switch for each, on the assessment chosen."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from casewright.ui.techniques.registry import TECHNIQUES
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.commands import opens_in
from casewright.ui.window.object_ref import ObjectRef


def test_every_technique_opens_by_its_action_with_the_keyboard_in_it(view: CaseView) -> None:
    page = view.tabs.page("techniques")
    for entry in TECHNIQUES:
        assert view.registry.run(f"technique.{entry.key}")
        assert page.isVisible()
        assert page.switches.tabText(page.switches.currentIndex()) == entry.title
        focus = view.window().focusWidget()
        assert page.current is not None
        assert page.current is focus or page.current.isAncestorOf(focus)


def test_another_assessment_is_worked_on_when_it_is_chosen(view: CaseView, ids: SimpleNamespace) -> None:
    page = view.show_view("techniques")
    assert not page.assessments.isVisible()
    other = view.session.run("assessments.add_assessment", title="Another", question="What else?")
    assert page.assessments.isVisible()
    page.assessments.picked.emit(other)
    assert page.current.assessment_id == other
    page.show_object(ObjectRef("assessment", ids.assessment))
    assert page.assessment_id == other, "only parts lead to their assessment"


def test_objects_of_a_technique_open_in_it() -> None:
    for entry in TECHNIQUES:
        for table in entry.shows:
            assert opens_in(ObjectRef(table, None)) == "techniques"


def test_without_an_assessment_one_can_be_made(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    page = view.show_view("techniques")
    view.session.run("assessments.delete_assessment", ids.assessment, with_dependents=True)
    assert page.current is None
    button = next(each for each in page.findChildren(QPushButton) if each.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert view.editor.dialog.windowTitle() == "New assessment"


def test_what_changes_in_the_case_leaves_the_selection_where_it_is(
    view: CaseView, ids: SimpleNamespace
) -> None:
    view.registry.run("technique.gaps")
    view.session.select(ObjectRef("entity", ids.varenia))
    view.session.run("assessment_parts.add_gap", ids.assessment, question="Who pays?")
    assert view.session.selection == ObjectRef("entity", ids.varenia)
    assert len(view.tabs.page("techniques").current.table.sheet.rows) == 2


def test_every_control_has_a_name_and_can_be_reached(view: CaseView, check_access) -> None:
    for entry in TECHNIQUES:
        view.registry.run(f"technique.{entry.key}")
        check_access(view.tabs.page("techniques"))
