"""Gaps as a table."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import judging
from casewright.ui.techniques.gaps import Gaps
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def gaps(view: CaseView) -> Gaps:
    view.registry.run("technique.gaps")
    return view.tabs.page("techniques").current


def test_keys_set_the_status_and_whether_it_is_critical(
    view: CaseView, ids: SimpleNamespace, gaps: Gaps, qtbot: QtBot
) -> None:
    qtbot.keyClick(gaps.table, Key.Key_S)
    qtbot.keyClick(gaps.table, Key.Key_X)
    (row,) = judging.gaps_of(view.session.case, ids.assessment)
    assert (row.status, row.critical) == ("partly_closed", False)
    assert view.session.selection == ObjectRef("gap", row.id)
    assert gaps.table.current_row() == row
    qtbot.keyClick(view, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert judging.gaps_of(view.session.case, ids.assessment)[0].critical


def test_alt_and_an_arrow_move_a_gap(view: CaseView, ids: SimpleNamespace, gaps: Gaps, qtbot: QtBot) -> None:
    for question in ("Who pays?", "Who else knows?"):
        view.session.run("assessment_parts.add_gap", ids.assessment, question=question)

    def order() -> list[str]:
        return [row.question for row in judging.gaps_of(view.session.case, ids.assessment)]

    qtbot.keyClick(gaps.table, Key.Key_J)
    qtbot.keyClick(gaps.table, Key.Key_Up, Alt)
    assert order() == ["Who pays?", "Is there an annex?", "Who else knows?"]
    qtbot.keyClick(gaps.table, Key.Key_Down, Alt)
    qtbot.keyClick(gaps.table, Key.Key_Down, Alt)
    qtbot.keyClick(gaps.table, Key.Key_Down, Alt)
    assert order() == ["Is there an annex?", "Who else knows?", "Who pays?"]
    assert gaps.table.current_row().question == "Who pays?"
