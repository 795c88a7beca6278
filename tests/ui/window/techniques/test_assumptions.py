"""The key assumptions check."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casewright.analysis.assumption_effect import capped
from casewright.casefile.queries import judging
from casewright.casefile.queries.judging import AssumptionRow
from casewright.ui.techniques.assumptions import Assumptions
from casewright.ui.window.case_view import CaseView

Key = Qt.Key


@pytest.fixture
def check(view: CaseView) -> Assumptions:
    view.registry.run("technique.assumptions")
    return view.tabs.page("techniques").current


def row_of(view: CaseView, ids: SimpleNamespace) -> AssumptionRow:
    return judging.assumptions_of(view.session.case, ids.assessment)[0]


def test_keys_say_how_solid_how_sensitive_and_what_is_done(
    view: CaseView, ids: SimpleNamespace, check: Assumptions, qtbot: QtBot
) -> None:
    for key in (Key.Key_U, Key.Key_3, Key.Key_I, Key.Key_L, Key.Key_D, Key.Key_D):
        qtbot.keyClick(check.table, key)
    row = row_of(view, ids)
    assert (row.category, row.sensitivity, row.implicit, row.linchpin, row.disposition) == (
        "U",
        "H",
        True,
        False,
        "test",
    )
    qtbot.keyClick(check.table, Key.Key_0)
    qtbot.keyClick(check.table, Key.Key_S)
    assert (row_of(view, ids).sensitivity, row_of(view, ids).category) == (None, "S")


def test_an_unsupported_linchpin_says_whose_confidence_it_holds_down(
    check: Assumptions, qtbot: QtBot
) -> None:
    assert not check.effect.isVisible()
    qtbot.keyClick(check.table, Key.Key_U)
    assert check.effect.isVisible()
    assert "the confidence of judgement 2 can be moderate at most" in check.effect.text()
    assert check.effect.text().endswith("Judgement 2 claims high confidence now.")
    qtbot.keyClick(check.table, Key.Key_L)
    assert not check.effect.isVisible(), "it is no linchpin any more"


def test_a_linchpin_of_no_judgement_in_particular_holds_all_of_them_down(
    view: CaseView, ids: SimpleNamespace
) -> None:
    judgements = judging.judgements_of(view.session.case, ids.assessment)
    row = row_of(view, ids)
    assert capped([row._replace(category="U", judgement_id=None)], judgements) == judgements
    assert capped([row._replace(category="U")], judgements) == [judgements[1]]
    assert capped([row._replace(category="C")], judgements) == []


def test_one_key_makes_a_gap_or_an_indicator_that_names_the_assumption(
    view: CaseView, ids: SimpleNamespace, check: Assumptions, qtbot: QtBot
) -> None:
    for key in (Key.Key_G, Key.Key_N):
        qtbot.keyClick(check.table, key)
        assert view.editor.dialog.submit()
    gap = judging.gaps_of(view.session.case, ids.assessment)[-1]
    assert gap.question == "Does it hold that: The harbour log is complete."
    assert gap.why == "The assumption is a linchpin and not supported: “The harbour log is complete.”"
    assert (gap.effect, gap.critical, gap.judgement_id) == (
        "Use of the port would be wider than judged.",
        True,
        ids.use,
    )
    indicator = judging.indicators_of(view.session.case, ids.assessment)[-1]
    assert indicator.text.endswith("(against the assumption “The harbour log is complete.”)")
    assert (indicator.direction, indicator.judgement_id) == ("against", ids.use)


def test_in_a_case_that_is_only_read_keys_change_nothing(
    view: CaseView, ids: SimpleNamespace, check: Assumptions, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(view.session), "read_only", True)
    check.refresh()
    before = row_of(view, ids)
    for key in (Key.Key_U, Key.Key_3, Key.Key_L, Key.Key_D, Key.Key_G):
        qtbot.keyClick(check.table, key)
    assert row_of(view, ids) == before
    assert view.editor.dialog is None
    assert not [
        each for each in check.findChildren(type(check._add)) if each.isVisible() and each.isEnabled()
    ]
