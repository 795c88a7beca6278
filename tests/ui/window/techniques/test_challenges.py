"""Challenges and premortems in the window."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from casewright.analysis.weakest_link import weakest_link
from casewright.casefile.queries import challenges, judging, premortems
from casewright.casefile.queries.challenges import ChallengeRow
from casewright.casefile.queries.premortems import PremortemRow, ReasonRow
from casewright.ui.pages.item import Item
from casewright.ui.techniques.challenges.widget import Challenges
from casewright.ui.techniques.premortem.widget import PremortemTechnique
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key


@pytest.fixture
def page(view: CaseView) -> Challenges:
    view.registry.run("technique.challenges")
    return view.tabs.page("techniques").current


@pytest.fixture
def premortem(view: CaseView, ids: SimpleNamespace) -> PremortemTechnique:
    view.registry.run("technique.premortem")
    return view.tabs.page("techniques").current


def begin(view: CaseView, ids: SimpleNamespace) -> UUID:
    return view.session.run(
        "premortems.add_premortem", ids.assessment, text="It stayed open.", judgement_id=ids.use
    )


def challenge(view: CaseView, ids: SimpleNamespace, place: int = -1) -> ChallengeRow:
    return challenges.challenges_of(view.session.case, ids.assessment)[place]


def card(page: Challenges, row: ChallengeRow) -> Item:
    item = page.page.shown(ObjectRef("challenge", row.id))
    assert isinstance(item, Item)
    return item


def test_a_contrary_case_is_argued_its_weakest_link_drafted_and_its_author_told_off(
    view: CaseView, ids: SimpleNamespace, page: Challenges, qtbot: QtBot
) -> None:
    button = next(each for each in page.findChildren(QPushButton) if each.text() == "Devil's advocacy")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    fields = view.editor.dialog.fields
    assert not {"path", "likelihood", "point", "judgement_id"} & set(fields), (
        "a contrary case has none of these"
    )
    judgement = judging.judgements_of(view.session.case, ids.assessment)[0]
    draft = fields["weakest_link"].field
    with qtbot.waitSignal(draft.drafted):
        draft.generate()
    assert draft.value() == weakest_link(view.session.case, judgement.id)
    fields["text"].set_value("The protocol is for show.")
    fields["advocate"].set_value("M. Example")
    assert view.editor.dialog.submit()
    row = challenge(view, ids)
    assert (row.method, row.judgement_id, row.weakest_link) == (
        "devils_advocacy",
        judgement.id,
        draft.value(),
    )
    assert (
        "The advocate made the judgement too: this is no independent challenge."
        in card(page, challenge(view, ids)).words()
    )
    view.session.run("challenges.edit_challenge", row.id, advocate="T. Hale")
    assert not any("independent" in each for each in card(page, challenge(view, ids)).words())
    assert view.session.selection == ObjectRef("challenge", row.id)


def test_one_key_settles_a_challenge_and_wants_an_answer_and_another_makes_an_indicator(
    view: CaseView, ids: SimpleNamespace, page: Challenges, qtbot: QtBot
) -> None:
    page._ask_for("high_impact")
    fields = view.editor.dialog.fields
    assert not {"evidence_reread", "weakest_link"} & set(fields)
    fields["text"].set_value("The port is closed overnight.")
    fields["path"].set_value("A decree after a collision.")
    fields["likelihood"].set_value("very_unlikely")
    assert view.editor.dialog.submit()
    row = challenge(view, ids)
    assert row.likelihood == "very_unlikely"
    qtbot.keyClick(card(page, row), Key.Key_N)
    assert view.editor.dialog.submit()
    indicator = judging.indicators_of(view.session.case, ids.assessment)[-1]
    assert indicator.text == "A decree after a collision (from the challenge “The port is closed overnight.”)"
    qtbot.keyClick(card(page, challenge(view, ids)), Key.Key_S)
    assert not view.editor.dialog.submit(), "no answer yet"
    view.editor.dialog.fields["outcome"].set_value("modified")
    view.editor.dialog.fields["response"].set_value("We name it in the text.")
    with qtbot.waitSignal(view.session.told) as told:
        assert view.editor.dialog.submit()
    assert "The judgement itself is still as it was" in told.args[0]
    row = challenge(view, ids)
    assert (row.outcome, row.response) == ("modified", "We name it in the text.")


def reasons(view: CaseView, found: UUID) -> list[ReasonRow]:
    return premortems.reasons_of(view.session.case, found, view.session.case.analyst)


def the(view: CaseView, found: UUID) -> PremortemRow:
    row = premortems.premortem(view.session.case, found)
    assert row is not None
    return row


def test_reasons_are_kept_apart_until_they_are_shared_and_then_sort_by_weight(
    view: CaseView, ids: SimpleNamespace, premortem: PremortemTechnique, qtbot: QtBot
) -> None:
    found = begin(view, ids)
    run = view.session.run
    run("premortems.add_reason", found, text="A deal.", contributor="T. Hale", chance=3, severity=3)
    run("premortems.add_reason", found, text="Nobody voted.", early_sign="Empty halls")
    table = premortem.table
    assert [row.text for row in table.sheet.rows] == ["Nobody voted."]
    said = premortem.page.shown("collecting")
    assert said is not None
    assert "You gave 1 reason; 1 of others is kept back" in said.text()
    assert "The case file holds all of them" in said.text()
    table.choose(reasons(view, found)[0].id)
    for key in (Key.Key_C, Key.Key_V, Key.Key_V):
        qtbot.keyClick(table, key)
    assert reasons(view, found)[0].weight == 2
    with qtbot.waitSignal(view.session.told) as told:
        qtbot.keyClick(table, Key.Key_N)
    assert "Share the reasons first" in told.args[0]
    qtbot.mouseClick(premortem.share, Qt.MouseButton.LeftButton)
    assert [row.text for row in table.sheet.rows] == ["A deal.", "Nobody voted."]
    assert table.current_row().text == "Nobody voted.", "the row in hand stays in hand"
    assert not premortem.share.isVisible()
    view.session.undo()
    assert [row.text for row in table.sheet.rows] == ["Nobody voted."]


def test_one_key_makes_an_indicator_or_an_assumption_of_a_reason_and_another_opens_it(
    view: CaseView, ids: SimpleNamespace, premortem: PremortemTechnique, qtbot: QtBot
) -> None:
    found = begin(view, ids)
    view.session.run("premortems.add_reason", found, text="Nobody voted.", early_sign="Empty halls")
    view.session.run("premortems.share_premortem", found)
    premortem.table.choose(reasons(view, found)[0].id)
    for key in (Key.Key_N, Key.Key_A, Key.Key_N):
        qtbot.keyClick(premortem.table, key)
    (row,) = reasons(view, found)
    indicator = judging.indicators_of(view.session.case, ids.assessment)[-1]
    assert (row.indicator_id, indicator.text, indicator.judgement_id) == (
        indicator.id,
        "Empty halls",
        ids.use,
    )
    assert row.assumption_id == judging.assumptions_of(view.session.case, ids.assessment)[-1].id
    qtbot.keyClick(premortem.table, Key.Key_O)
    assert view.editor.dialog.fields["text"].value() == "Empty halls"
    assert the(view, found).reasons == 1


def test_a_reason_is_graded_in_its_form_with_the_numbers_of_its_keys(
    view: CaseView, ids: SimpleNamespace, premortem: PremortemTechnique, qtbot: QtBot
) -> None:
    found = begin(view, ids)
    premortem.add_asked.emit("premortem_reason", found)
    fields = view.editor.dialog.fields
    fields["text"].set_value("Nobody voted.")
    fields["chance"].set_value("3")
    assert view.editor.dialog.submit()
    (row,) = reasons(view, found)
    assert (row.chance, row.severity, row.contributor) == (3, None, "M. Example")
    steps = len(view.session.case.history())
    premortem.table.choose(row.id)
    qtbot.keyClick(premortem.table, Key.Key_E)
    assert view.editor.dialog.submit()
    assert len(view.session.case.history()) == steps, "the same again is no step"


def test_in_a_case_that_is_only_read_keys_change_nothing(
    view: CaseView,
    ids: SimpleNamespace,
    premortem: PremortemTechnique,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = begin(view, ids)
    view.session.run("premortems.add_reason", found, text="Nobody voted.")
    view.session.run("challenges.add_challenge", ids.assessment, method="what_if", text="A decree.")
    monkeypatch.setattr(type(view.session), "read_only", True)
    premortem.refresh()
    premortem.table.choose(reasons(view, found)[0].id)
    for key in (Key.Key_C, Key.Key_N, Key.Key_A):
        qtbot.keyClick(premortem.table, key)
    assert not [each for each in (premortem.share, premortem._reason, premortem._begin) if each.isVisible()]
    view.registry.run("technique.challenges")
    page = view.tabs.page("techniques").current
    page.refresh()
    for key in (Key.Key_S, Key.Key_N):
        qtbot.keyClick(card(page, challenge(view, ids)), key)
    assert reasons(view, found)[0].chance is None
    assert view.editor.dialog is None
