"""The sections of an assessment: the board in small, what techniques brought, scope and sources, and the ways between them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from casewright.analysis.ach.study import Study, boards_of
from casewright.ui.assessment.outline_rows import head_of, hint_of
from casewright.ui.pages.item import Item
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key


@pytest.fixture
def page(view: CaseView, qtbot: QtBot) -> QWidget:
    shown = view.show_view("assessment")
    shown.body.finish()
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    return shown


def titles(page: QWidget) -> list[str]:
    return [each.title for each in page.side.outline.outline if not each.number]


def test_the_board_in_small_ranks_as_the_board_does_and_opens_it(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    item = page.body.shown(ObjectRef("ach_board", ids.board))
    words = item.words()
    (board,) = boards_of(view.session.case)
    study = Study(board, board.speaker(view.session.case.analyst), ())
    labels = {each.id: each.label for each in board.hypotheses}
    order = [labels[each.hypothesis] for each in study.figures.ranked()]
    assert [each for each in words if each in labels.values()] == order == ["H2", "H1"]
    assert any("H2 is least spoken against" in each for each in words)
    qtbot.keyClick(item, Key.Key_Return)
    assert view.tabs.current_key == "hypotheses"
    assert view.tabs.page("hypotheses").board_id == ids.board


def test_the_board_in_small_follows_its_ratings(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.run("ach.rate_cell", ids.r1, ids.h2, rating="II")
    words = page.body.shown(ObjectRef("ach_board", ids.board)).words()
    assert [each for each in words if each in ("H1", "H2")] == ["H1", "H2"]


def test_sections_of_techniques_are_there_once_a_technique_was_used(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    assert not {"Scenarios", "Challenges", "Premortems"} & set(titles(page))
    run = view.session.run
    found = run(
        "scenarios.add_scenario_set", ids.assessment, title="Ties to 2027", focal_question="How do they stand?",
        method="simple", probability_policy="band",
    )  # fmt: skip
    run("scenarios.add_scenario", found, title="A pact", likelihood="unlikely")
    challenge = run(
        "challenges.add_challenge", ids.assessment, judgement_id=ids.pact, method="devils_advocacy",
        text="They have signed already.", outcome="open",
    )  # fmt: skip
    premortem = run(
        "premortems.add_premortem", ids.assessment, judgement_id=ids.use, text="Nobody ever called."
    )
    page.body.finish()
    assert [each for each in titles(page) if each in ("Scenarios", "Alternatives", "Challenges", "Premortems")] == [
        "Scenarios", "Alternatives", "Challenges", "Premortems",
    ]  # fmt: skip
    assert "unlikely" in page.body.shown(ObjectRef("scenario_set", found)).words()
    for ref, technique in (("scenario_set", found), ("challenge", challenge), ("premortem", premortem)):
        view.show_view("assessment")
        item = page.body.shown(ObjectRef(ref, technique))
        qtbot.keyClick(item, Key.Key_Space)
        assert view.session.selection == ObjectRef(ref, technique)
        qtbot.keyClick(item, Key.Key_Return)
        assert view.tabs.current_key == "techniques"


def test_a_heading_leads_to_its_technique(page: QWidget, view: CaseView, qtbot: QtBot) -> None:
    button = next(
        each
        for each in page.body.shown(head_of("indicator")).findChildren(QToolButton)
        if "technique" in each.accessibleName()
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert view.tabs.current_key == "techniques"
    techniques = view.tabs.page("techniques")
    assert techniques.assessment_id == page.assessment_id
    assert type(techniques.current).__name__ == "WatchBoard"


def test_scope_and_source_summary_are_read_where_a_brief_prints_them(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    assert page.body.shown("scope") is None
    assert page.body.shown(hint_of("summary")) is not None
    view.session.run(
        "assessments.edit_assessment",
        ids.assessment,
        scope_note="From March on.",
        source_strengths="One log.",
    )
    page.body.finish()
    assert "From March on." in page.body.shown("scope").words()
    summary = page.body.shown("summary")
    assert summary.words() == ["Strengths and weaknesses", "One log."]
    assert page.body.shown(hint_of("summary")) is None
    qtbot.keyClick(summary, Key.Key_E)
    assert view.editor.dialog.fields["source_strengths"].value() == "One log."


def test_a_case_that_is_only_read_offers_nothing_to_add(
    page: QWidget, view: CaseView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(type(view.session), "read_only", True)
    page.body.forget()
    page.refresh()
    page.body.finish()
    names = [each.accessibleName() for each in page.body.findChildren(QToolButton) if each.isVisibleTo(page)]
    assert names
    assert all("technique" in each for each in names)


def test_another_assessment_is_shown_from_its_top_with_its_own_hints(
    page: QWidget, view: CaseView, qtbot: QtBot
) -> None:
    made = view.session.run("assessments.add_assessment", title="Another")
    view.session.open(ObjectRef("assessment", made))
    page.body.finish()
    assert page.assessment_id == made
    assert page.body.shown(hint_of("judgement")) is not None
    assert [item.ref for item in page.body.findChildren(Item) if item.isVisibleTo(page)] == [
        ObjectRef("assessment", made)
    ]
    view.undo()
    assert page.assessment_id != made
