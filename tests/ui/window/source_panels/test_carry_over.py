"""Carrying passages over to a new version beside the text, with real keys."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from casewright.casefile.queries.carry_over import number_waiting
from casewright.casefile.queries.reading import passages_in_text
from casewright.operations import captures, passages
from casewright.ui.source_panels.carry_over import CarryOverPanel
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

NEWER = """Joint communiqué (corrected on 20 March)

On 14 March 2025 the ministers of Varenia and Tolmark met in Orsa. They signed a protocol on the use of the port of Vell.

The protocol lets naval vessels of Tolmark call at Vell without prior notice. Neither side published an annex.
"""
SIGNED = "They signed a protocol on the use of the port of Vell."
NAVAL = "The protocol lets naval vessels of Tolmark call at Vell without prior notice."


@pytest.fixture
def newer(view: CaseView, ids: SimpleNamespace) -> UUID:
    """The text of a second version of the communiqué; the first has one passage more, which the second lost."""
    with view.session.case.edit("ingest") as tx:
        ids.p_june = passages.quote(
            tx, ids.communique_text, exact="🙂 A second round of talks is planned for June."
        )
        taken = captures.add_capture(
            tx, ids.communique, data=NEWER.encode(), media_type="text/plain", file_name="newer.txt"
        )
        return captures.add_source_text(tx, taken, text=NEWER, tool="plain text", tool_version="1")


@pytest.fixture
def panel(view: CaseView, ids: SimpleNamespace, newer: UUID, qtbot: QtBot) -> CarryOverPanel:
    """The panel on the newer version, with all places found."""
    view.session.open(ObjectRef("source", ids.communique))
    page = view.show_view("sources")
    page.show_source(ids.communique, newer)
    page.side.show_panel("carry_over")
    made = page.side.panel("carry_over")
    assert isinstance(made, CarryOverPanel)
    qtbot.waitUntil(lambda: made.list.rows.rowCount() == 3, timeout=20_000)
    made.list.setFocus()
    return made


def titles(panel: CarryOverPanel) -> list[str]:
    model = panel.list.rows
    return [str(model.data(model.index(n))) for n in range(model.rowCount())]


def marked(view: object) -> list[str]:
    """The words that carry a mark."""
    found = []
    document = view.document()
    block = document.begin()
    while block.isValid():
        for part in block.textFormats():
            if part.format.fontStrikeOut() or part.format.fontUnderline():
                cursor = QTextCursor(document)
                cursor.setPosition(block.position() + part.start)
                cursor.setPosition(
                    block.position() + part.start + part.length, QTextCursor.MoveMode.KeepAnchor
                )
                found.append(cursor.selectedText())
        block = block.next()
    return found


def test_nothing_moves_by_itself_and_each_proposal_shows_what_differs(
    panel: CarryOverPanel, view: CaseView, newer: UUID, qtbot: QtBot
) -> None:
    assert passages_in_text(view.session.case, newer) == []
    assert titles(panel)[0] == SIGNED
    qtbot.keyClick(panel.list, Qt.Key.Key_J)
    assert marked(panel.new) == ["naval"]
    assert marked(panel.old) == []
    qtbot.keyClick(panel.list, Qt.Key.Key_J)
    assert not panel.new.isVisible()
    assert not panel.accept_button.isVisible()
    assert panel.reject_button.text().strip() == "It is gone"


def test_a_accepts_x_rejects_and_the_next_passage_follows(
    panel: CarryOverPanel, view: CaseView, ids: SimpleNamespace, newer: UUID, qtbot: QtBot
) -> None:
    case = view.session.case
    qtbot.keyClick(panel.list, Qt.Key.Key_J)
    qtbot.keyClick(panel.list, Qt.Key.Key_A)
    assert [(each.id, each.exact, each.state) for each in passages_in_text(case, newer)] == [
        (ids.p_notice, NAVAL, "changed")
    ]
    assert panel.list.current_id() == str(ids.p_june)
    qtbot.keyClick(panel.list, Qt.Key.Key_X)
    assert number_waiting(case, newer) == 1
    view.undo()
    view.undo()
    assert number_waiting(case, newer) == 3
    assert len(titles(panel)) == 3
    panel.list.setCurrentIndex(panel.list.rows.index(0))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert [each.id for each in passages_in_text(case, newer)] == [ids.p_signed]


def test_going_through_the_list_never_holds_up_the_window(
    panel: CarryOverPanel, qtbot: QtBot, no_freeze: object
) -> None:
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_K, Qt.Key.Key_A, Qt.Key.Key_X):
        qtbot.keyClick(panel.list, key)
        qtbot.wait(30)


def test_all_exact_ones_are_accepted_in_one_step(
    panel: CarryOverPanel, view: CaseView, ids: SimpleNamespace, newer: UUID, qtbot: QtBot
) -> None:
    assert panel.accept_sure.text() == "Accept all exact (1)"
    qtbot.mouseClick(panel.accept_sure, Qt.MouseButton.LeftButton)
    assert [each.id for each in passages_in_text(view.session.case, newer)] == [ids.p_signed]
    assert not panel.accept_sure.isVisible()
    view.undo()
    assert panel.accept_sure.isVisible()
    assert len(titles(panel)) == 3


def test_the_source_says_that_passages_wait_and_leads_to_them(
    view: CaseView, ids: SimpleNamespace, newer: UUID, qtbot: QtBot
) -> None:
    view.session.open(ObjectRef("source", ids.communique))
    page = view.show_view("sources")
    page.show_source(ids.communique, newer)
    banner = page.banner
    assert banner.accessibleName() == "3 passages of other versions wait to be carried over to this one."
    banner._button.click()
    assert page.side.panel("carry_over").isVisible()
    page.show_source(ids.communique, ids.communique_text)
    assert "wait" not in banner.accessibleName()


def test_a_version_with_nothing_to_carry_over_says_so(
    panel: CarryOverPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page = view.show_view("sources")
    page.show_source(ids.communique, ids.communique_text)
    qtbot.waitUntil(panel._nothing.isVisible)
    assert not panel.list.isVisible()
    assert not panel._detail.isVisible()


def test_the_panel_can_be_reached_and_read_by_everybody(panel: CarryOverPanel, check_access: object) -> None:
    check_access(panel)


def test_the_keyboard_stays_in_the_panel_when_the_last_passage_is_decided(
    panel: CarryOverPanel, qtbot: QtBot
) -> None:
    for _ in range(3):
        qtbot.keyClick(panel.window().focusWidget(), Qt.Key.Key_X)
    assert panel._nothing.isVisible()
    assert panel.hasFocus()
