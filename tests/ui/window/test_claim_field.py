"""Choosing a claim by its words."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casewright.ui.editing.claim_field import ClaimField, find_claims
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key


def test_a_claim_is_found_with_its_sources_and_ratings(view: CaseView, ids: SimpleNamespace) -> None:
    (row,) = find_claims(view.session, "secret annex")
    assert (row.title, row.subtitle, row.trailing) == (
        "The protocol has a secret annex.",
        "Secret annex, officials say",
        "D4",
    )
    latest = [each.id for each in find_claims(view.session, "")]
    assert latest[0] == f"claim:{ids.c_log}"


def test_a_claim_is_taken_with_the_keyboard(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    field = ClaimField("Claim", view.session)
    qtbot.addWidget(field)
    field.show()
    field.line.setFocus()
    with qtbot.waitSignal(field.taken) as taken:
        qtbot.keyClicks(field.line, "secret annex")
        qtbot.keyClick(field.line, Key.Key_Return)
    assert taken.args == [ObjectRef("claim", ids.c_annex)]
    assert field.value() == ObjectRef("claim", ids.c_annex)
    assert field.line.text() == "The protocol has a secret annex."


def test_a_claim_that_cites_nothing_says_so(view: CaseView) -> None:
    view.session.run("claims.state_claim", text="Ports empty in winter.", basis="analyst_knowledge")
    view.session.run("claims.state_claim", text="Ports fill in spring.")
    spring, winter = find_claims(view.session, "")[:2]
    assert (spring.subtitle, spring.trailing) == ("Cites nothing yet", "")
    assert (winter.subtitle, winter.trailing) == ("Analyst knowledge", "")
