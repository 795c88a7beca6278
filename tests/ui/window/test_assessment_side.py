"""What stands beside an assessment: findings of the check, numbers in the margins, and a strip where there is little room."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casewright.ui.assessment.findings import FindingCard
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key


@pytest.fixture
def page(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> QWidget:
    """The page with its findings: the first judgement lacks the basis of its confidence."""
    view.session.run("judgements.edit_judgement", ids.pact, confidence_basis=None)
    shown = view.show_view("assessment")
    shown.body.finish()
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    qtbot.waitUntil(lambda: view.check.is_ready, timeout=20_000)
    return shown


def cards(page: QWidget) -> list[FindingCard]:
    found = [each for each in page.side.findings.findChildren(FindingCard) if each.isVisible()]
    return sorted(found, key=lambda each: each.mapTo(page.side, QPoint()).y())


def missing_basis(page: QWidget, ids: SimpleNamespace) -> FindingCard | None:
    return next(
        (each for each in cards(page) if each.finding.rule == "JL03" and each.finding.object_id == ids.pact),
        None,
    )


def test_a_key_shows_the_findings_blockers_first_each_with_what_to_do(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    qtbot.keyClick(page, Key.Key_F)
    qtbot.waitUntil(lambda: missing_basis(page, ids) is not None)
    page.side.findings.finish()
    severities = [each.finding.severity for each in cards(page)]
    assert severities == sorted(severities, key=["blocker", "warning", "note"].index)
    card = missing_basis(page, ids)
    assert card is not None
    assert card.accessibleName().startswith("Blocker, Judgement 1: ")
    assert card.finding.hint in card.accessibleDescription()
    assert isinstance(view.window().focusWidget(), FindingCard)
    qtbot.keyClick(page, Key.Key_F)
    assert page.side.shown == "outline"


def test_a_finding_leads_to_its_place_and_feeds_the_citation_panel(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    qtbot.keyClick(page, Key.Key_F)
    qtbot.waitUntil(lambda: missing_basis(page, ids) is not None)
    qtbot.keyClick(missing_basis(page, ids), Key.Key_Return)
    assert view.session.selection == ObjectRef("judgement", ids.pact)
    assert view.window().focusWidget() is page.body.blocks()[0].card
    page.side.findings.finish()
    elsewhere = next(
        each for each in cards(page) if each.finding.object_type in ("source", "passage", "link")
    )
    qtbot.mouseClick(elsewhere, Qt.MouseButton.LeftButton)
    assert view.session.selection == ObjectRef(elsewhere.finding.object_type, elsewhere.finding.object_id)
    assert view.tabs.current_key != "assessment"


def test_findings_follow_an_edit_and_its_undoing(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    qtbot.keyClick(page, Key.Key_F)
    qtbot.waitUntil(lambda: missing_basis(page, ids) is not None)
    view.session.run("judgements.edit_judgement", ids.pact, confidence_basis="Two origins agree.")
    qtbot.waitUntil(lambda: missing_basis(page, ids) is None, timeout=20_000)
    view.undo()
    qtbot.waitUntil(lambda: missing_basis(page, ids) is not None, timeout=20_000)


def test_w_waives_a_finding_with_a_reason_and_it_goes(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    qtbot.keyClick(page, Key.Key_F)
    qtbot.waitUntil(lambda: missing_basis(page, ids) is not None)
    qtbot.keyClick(missing_basis(page, ids), Key.Key_W)
    view.editor.dialog.fields["reason"].set_value("Said in the text.")
    assert view.editor.dialog.submit()
    qtbot.waitUntil(lambda: missing_basis(page, ids) is None, timeout=20_000)
    qtbot.waitUntil(lambda: page.side.findings.shown("waived") is not None)
    assert "1 finding is waived" in page.side.findings.shown("waived").text()


def test_the_margin_of_a_judgement_and_its_line_in_the_outline_count_what_was_found(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    card = page.body.blocks()[0].card
    found = [each for each in view.check.findings_of([ids.pact]) if each.severity != "note"]
    assert len(found) > 0
    qtbot.waitUntil(lambda: card._problems.text == str(len(found)))
    assert "1 blocker" in card.accessibleDescription()
    row = page.side.outline.rows.row_at(page.side.outline.rows.index_of(str(ids.pact)))
    assert sum(row.problems) == len(found)
    assert "1 blocker" in row.said
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card._badge_area().center().toPoint())
    assert page.side.shown == "check"
    qtbot.waitUntil(lambda: isinstance(view.window().focusWidget(), FindingCard))
    assert view.window().focusWidget().finding.object_id == ids.pact


def test_where_there_is_little_room_the_outline_is_a_strip_that_leads_and_tells(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.window().resize(820, 700)
    qtbot.waitUntil(page.strip.isVisible)
    assert not page.side.isVisible()
    field = page.strip.field
    place = field.findData(str(ids.use))
    assert "2  Tolmark will use Vell for resupply without notice. · very likely" in field.itemText(place)
    field.setCurrentIndex(place)
    field.activated.emit(place)
    assert view.window().focusWidget() is page.body.blocks()[1].card
    qtbot.keyClick(page, Key.Key_K)
    assert field.choice() == str(ids.pact)
    qtbot.keyClick(page, Key.Key_F)
    assert page.side.isVisible()
    assert not page.body.isVisible()
    qtbot.waitUntil(lambda: missing_basis(page, ids) is not None)
    qtbot.keyClick(missing_basis(page, ids), Key.Key_Return)
    assert page.body.isVisible()
    assert view.window().focusWidget() is page.body.blocks()[0].card
    view.window().resize(1440, 900)
    qtbot.waitUntil(page.side.isVisible)
    assert not page.strip.isVisible()


def test_every_control_beside_it_can_be_reached_and_has_a_name(
    page: QWidget, view: CaseView, check_access: object, qtbot: QtBot
) -> None:
    qtbot.keyClick(page, Key.Key_F)
    qtbot.waitUntil(lambda: bool(cards(page)))
    check_access(page)
    view.window().resize(820, 700)
    qtbot.waitUntil(page.strip.isVisible)
    check_access(page)
