"""The check of an open case: there without being asked for, and up to date after every edit."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from casewright.analysis.check.run import check_case
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.live_check import LiveCheck


@pytest.fixture
def check(view: CaseView, qtbot: QtBot) -> LiveCheck:
    """The check of the open case, after its first look."""
    with qtbot.waitSignal(view.check.changed, timeout=20_000):
        view.check.start()
    return view.check


def test_it_says_what_a_check_of_its_own_says(check: LiveCheck, view: CaseView) -> None:
    assert check.is_ready
    assert list(check.findings) == check_case(view.session.case)
    assert check.blockers == sum(each.severity == "blocker" for each in check.findings) > 0


def test_an_edit_and_its_undoing_are_followed(
    check: LiveCheck, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    before = check.findings
    with qtbot.waitSignal(check.changed, timeout=20_000):
        view.session.run("judgements.edit_judgement", ids.pact, likelihood=None, point=None)
    assert {each.rule for each in check.findings_of([ids.pact])} > {"JL02"}
    assert list(check.findings) == check_case(view.session.case)
    with qtbot.waitSignal(check.changed, timeout=20_000):
        view.undo()
    assert check.findings == before


def test_findings_come_by_object_and_by_what_shows_them(check: LiveCheck, ids: SimpleNamespace) -> None:
    on_register = check.findings_of([ids.register])
    assert {each.object_id for each in on_register} == {ids.register}
    assert set(on_register) < set(check.findings_in(ids.brief)) <= set(check.findings)
    assert set(on_register) < set(check.findings_in(ids.assessment))
    assert check.findings_of([]) == []


def test_the_status_bar_says_how_many_blockers_there_are(check: LiveCheck, view: CaseView) -> None:
    assert view.status._blockers.text() == f"·   {check.blockers} blockers"


def test_an_edit_in_the_midst_of_a_check_is_taken_in_as_well(
    check: LiveCheck, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    for n in range(6):
        view.session.run("judgements.edit_judgement", ids.pact, text=f"They may sign, {n}.")
    qtbot.waitUntil(lambda: list(check.findings) == check_case(view.session.case), timeout=20_000)
