"""Judgements and parts are put in another order with Alt and an arrow."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import judging
from casewright.ui.assessment.judgement_block import JudgementBlock
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


def press(view: CaseView, ref: ObjectRef, key: Qt.Key, qtbot: QtBot) -> None:
    page = view.show_view("assessment")
    page.body.finish()
    shown = page.body.shown(ref)
    item = shown.card if isinstance(shown, JudgementBlock) else shown
    item.setFocus()
    qtbot.keyClick(item, key, Alt)


def test_a_judgement_moves_among_its_own_and_stays_at_the_end(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    plain = view.session.run("judgements.judge", ids.assessment, text="The weather holds.")

    def order() -> list[object]:
        return [row.id for row in judging.judgements_of(view.session.case, ids.assessment)]

    press(view, ObjectRef("judgement", ids.pact), Key.Key_Down, qtbot)
    assert order() == [ids.use, ids.pact, plain]
    press(view, ObjectRef("judgement", ids.pact), Key.Key_Down, qtbot)
    assert order() == [ids.use, ids.pact, plain], "a key judgement stays among key judgements"
    press(view, ObjectRef("judgement", ids.pact), Key.Key_Up, qtbot)
    assert order() == [ids.pact, ids.use, plain]
    assert view.session.describe(view.session.case.history()[0]).startswith("Moved the judgement")


def test_another_part_moves_too(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    added = view.session.run("assessment_parts.add_gap", ids.assessment, question="Who pays?")
    press(view, ObjectRef("gap", added), Key.Key_Up, qtbot)
    assert [row.question for row in judging.gaps_of(view.session.case, ids.assessment)] == [
        "Who pays?",
        "Is there an annex?",
    ]
    qtbot.keyClick(view, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert judging.gaps_of(view.session.case, ids.assessment)[0].question == "Is there an annex?"


def test_nothing_moves_in_a_case_that_is_only_read(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(view.session), "read_only", True)
    steps = len(view.session.case.history())
    press(view, ObjectRef("judgement", ids.pact), Key.Key_Down, qtbot)
    assert len(view.session.case.history()) == steps
