"""The ledger of claims in a real window: read, narrowed, ordered, and worked through with the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import objects
from casewright.ui.claims.ledger import AGAINST, CLAIM, ORIGINS, RESTS, USED
from casewright.ui.editing.object_field import ObjectField
from casewright.ui.filters.popover import Popover
from casewright.ui.pages.claims_page import ClaimsPage
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.claim_actions import SCOPE
from casewright.ui.window.inspector_content import panel_content
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.object_ref import ObjectRef

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Texts = Callable[[], list[str]]


@pytest.fixture
def page(view: CaseView, qtbot: QtBot) -> ClaimsPage:
    """The ledger, brought to the front with its key and read."""
    qtbot.waitUntil(lambda: view.window().isActiveWindow() and QApplication.focusWidget() is not None)
    qtbot.keyClick(view, Key.Key_3, Modifier.ControlModifier)
    assert view.tabs.current_key == SCOPE
    found: ClaimsPage = view.tabs.page(SCOPE)
    qtbot.waitUntil(lambda: found.table.rows.rowCount() == 4)
    return found


@pytest.fixture
def texts(page: ClaimsPage, qtbot: QtBot) -> Texts:
    """The claims shown, once the ledger is read."""

    def now() -> list[str]:
        qtbot.waitUntil(lambda: page._reading is None, timeout=30_000)  # a worker process may have to begin
        rows = page.table.rows
        return [line.text for place in range(rows.rowCount()) if (line := rows.line(place))]

    return now


def cell(page: ClaimsPage, place: int, column: int) -> str:
    return str(page.table.rows.index(place, column).data()).strip("\u2068\u2069")


def dialog(view: CaseView) -> FormDialog:
    assert isinstance(view.editor.dialog, FormDialog)
    return view.editor.dialog


def place(page: ClaimsPage, claim: UUID) -> int:
    found = page.table.rows.place_of(claim)
    assert found is not None
    return found


def put_on(page: ClaimsPage, claim: UUID) -> QWidget:
    page.table.setFocus()
    page.table.selectRow(place(page, claim))
    return page.table


def test_a_line_says_what_there_is_to_know_of_a_claim(
    page: ClaimsPage, ids: SimpleNamespace, qtbot: QtBot, check_access: Callable[[QWidget], None]
) -> None:
    check_access(page)
    row = place(page, ids.c_annex)
    assert cell(page, row, CLAIM) == "The protocol has a secret annex."
    assert cell(page, row, RESTS) == "Secret annex, officials say"
    assert cell(page, row, USED) == "1"
    assert cell(page, row, AGAINST) == "None" or cell(page, row, AGAINST) == ""
    qtbot.waitUntil(lambda: cell(page, row, ORIGINS) == "1")
    aloud = page.table.rows.index(row, CLAIM).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Secret annex, officials say, Not usually reliable, doubtful" in aloud
    assert "1 independent origin" in aloud
    assert "used in 1 judgement" in aloud
    content = panel_content(page._session, ObjectRef("claim", ids.c_annex))
    assert content is not None
    assert ("Stands against", "Varenia and Tolmark will not sign a defence pact in 2025.") in content.rows


def test_the_keyboard_moves_selects_and_opens_the_words(
    page: ClaimsPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Key.Key_J)
    assert view.session.selection == ObjectRef("claim", page.table.rows.claim_at(0))
    qtbot.keyClick(page.table, Key.Key_J)
    qtbot.keyClick(page.table, Key.Key_J)
    qtbot.keyClick(page.table, Key.Key_K)
    assert view.session.selection == ObjectRef("claim", page.table.rows.claim_at(1))
    assert view.inspector._shown is not None
    assert view.inspector._shown.title == page.table.rows.line(1).text
    claim = page.table.current_claim()
    qtbot.keyClick(page.table, Key.Key_Return)
    assert view.tabs.current_key == "sources"
    passage = view.session.selection
    assert passage is not None
    cited = view.session.case.read("SELECT passage_id FROM citation WHERE claim_id = ?", (claim.bytes,))
    assert passage == ObjectRef("passage", UUID(bytes=cited[0][0]))


def test_words_are_looked_for_as_they_are_typed_and_enter_leads_to_the_lines(
    page: ClaimsPage, texts: Texts, qtbot: QtBot
) -> None:
    page.narrowing.text.setFocus()
    qtbot.keyClicks(page.narrowing.text, "port vell")
    qtbot.keyClick(page.narrowing.text, Key.Key_Return)
    assert texts() == ["Varenia and Tolmark signed a protocol on the port of Vell."]
    assert page.table.hasFocus()
    assert page.narrowing.said.text().strip("\u2068\u2069") == "1 of 4 claims"
    page.narrowing.text.setFocus()
    qtbot.keyClick(page.narrowing.text, Key.Key_Escape)
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 4)


def test_the_ledger_is_narrowed_by_switches(
    view: CaseView, page: ClaimsPage, texts: Texts, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.run("claims.relate_claims", ids.c_notice, ids.c_annex, kind="contradicts")
    view.session.run("claims.state_claim", text="Nobody wrote this down.")
    view.session.run("claims.state_claim", text="Ports fill in spring.", basis="analyst_knowledge")
    view.session.run("claims.prefer_claim", ids.c_log, reason="It is a log.")
    view.session.run("sources.rate_source", ids.register, reliability=None)
    found = {}
    for condition, button in page.narrowing.conditions.items():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        found[condition] = len(texts())
        qtbot.mouseClick(page.narrowing.clear, Qt.MouseButton.LeftButton)
        assert len(texts()) == 6
    assert found == {
        "uncited": 1, "unrated": 1, "contradicted": 2, "single_origin": 4, "preferred": 1, "unused": 2, "knowledge": 1,
    }  # fmt: skip


def test_claims_of_an_object_are_found_by_its_name(
    page: ClaimsPage, texts: Texts, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.narrowing.about, Qt.MouseButton.LeftButton)
    popover = page.findChild(Popover)
    field = popover.findChild(ObjectField)
    qtbot.keyClicks(field.line, "Port of Vell")
    qtbot.keyClick(field.line, Key.Key_Return)
    assert sorted(texts()) == [
        "MV Calder Star called at Vell without notice in April.",
        "Vessels of Tolmark may call at Vell without notice.",
    ]
    assert "Port of Vell" in page.narrowing.about.text()


def test_the_claims_of_what_is_selected_are_shown_from_anywhere(
    view: CaseView, page: ClaimsPage, texts: Texts, ids: SimpleNamespace
) -> None:
    view.show_view("graph")
    view.session.select(ObjectRef("source", ids.observer))
    assert view.registry.run("claims.of_selection")
    assert texts() == ["The protocol has a secret annex."]


def test_the_order_is_chosen(page: ClaimsPage, texts: Texts, qtbot: QtBot) -> None:
    page.narrowing.order.choose("unreliable")
    page.narrowing.order.activated.emit(page.narrowing.order.currentIndex())
    assert texts()[0] == "The protocol has a secret annex."
    page.narrowing.order.choose("held_last")
    page.narrowing.order.activated.emit(page.narrowing.order.currentIndex())
    assert texts()[-1] == "The protocol has a secret annex.", "it is undated"


def test_nothing_fits_and_nothing_there_are_told_apart(
    view: CaseView, page: ClaimsPage, texts: Texts, qtbot: QtBot
) -> None:
    page.narrowing.switch("preferred")
    assert texts() == []
    assert page._none_fits.isVisible()
    page.narrowing.show_all()
    assert len(texts()) == 4
    for claim in [UUID(bytes=row[0]) for row in view.session.case.read("SELECT id FROM claim")]:
        view.session.run("claims.delete_claim", claim, with_dependents=True)
    assert texts() == []
    assert page._nothing.isVisible()


def test_c_cites_a_passage(page: ClaimsPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    qtbot.keyClick(put_on(page, ids.c_signed), Key.Key_C)
    dialog(view).fields["passage"].set_value(ObjectRef("passage", ids.p_log))
    assert dialog(view).submit()
    assert cell(page, place(page, ids.c_signed), RESTS) == "Joint communiqué · Harbour log of Vell".replace(
        " · ", "\u2069 · \u2068"
    )
    qtbot.waitUntil(lambda: cell(page, place(page, ids.c_signed), ORIGINS) == "2")


def test_x_marks_a_contradiction_with_another_claim(
    page: ClaimsPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    qtbot.keyClick(put_on(page, ids.c_notice), Key.Key_X)
    form = dialog(view)
    field = form.fields["other_id"].field
    qtbot.keyClicks(field.line, "secret annex")
    qtbot.keyClick(field.line, Key.Key_Return)
    qtbot.keyClick(field.line, Key.Key_Return, Modifier.ControlModifier)
    assert not form.isVisible()
    assert [cell(page, place(page, each), AGAINST) for each in (ids.c_notice, ids.c_annex)] == ["1", "1"]
    qtbot.keyClick(page.table, Key.Key_X)
    dialog(view).fields["other_id"].set_value(ObjectRef("claim", ids.c_annex))
    assert not dialog(view).submit(), "it was said already"
    dialog(view).reject()
    view.undo()
    assert page.table.rows.line(place(page, ids.c_notice)).against == 0


def test_f_prefers_with_a_reason_in_place_of_another_and_takes_back(
    page: ClaimsPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.run("claims.relate_claims", ids.c_notice, ids.c_annex, kind="contradicts")
    view.session.run("claims.prefer_claim", ids.c_annex, reason="At first.")
    qtbot.keyClick(put_on(page, ids.c_notice), Key.Key_F)
    form = dialog(view)
    assert not form.submit(), "a reason is wanted"
    form.fields["reason"].set_value("Both signed the text.")
    assert form.submit()

    def preferred() -> list[str | None]:
        cards = (objects.claim_card(view.session.case, each) for each in (ids.c_notice, ids.c_annex))
        return [each.preferred_reason for each in cards if each is not None]

    assert preferred() == ["Both signed the text.", None]
    view.undo()
    assert preferred() == [None, "At first."]
    view.redo()
    qtbot.keyClick(put_on(page, ids.c_notice), Key.Key_F)
    assert preferred() == [None, None]


def test_e_edits_r_rates_and_delete_asks_first(
    page: ClaimsPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    qtbot.keyClick(put_on(page, ids.c_annex), Key.Key_E)
    assert dialog(view).windowTitle() == "Edit claim"
    dialog(view).reject()
    qtbot.keyClick(put_on(page, ids.c_annex), Key.Key_R)
    assert dialog(view).windowTitle() == "Rate the item"
    dialog(view).reject()
    qtbot.keyClick(put_on(page, ids.c_annex), Key.Key_Delete)
    assert view.editor.dialog is not None
    assert "judgement" not in view.editor.dialog.windowTitle()
    view.editor.dialog._delete()
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 3)
    view.undo()
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 4)


def test_letters_typed_into_the_search_are_no_keys(page: ClaimsPage, view: CaseView, qtbot: QtBot) -> None:
    page.narrowing.text.setFocus()
    qtbot.keyClicks(page.narrowing.text, "fxcr")
    assert view.editor.dialog is None
    assert page.narrowing.text.text() == "fxcr"


def test_a_claim_opened_elsewhere_is_shown_though_it_was_left_out(
    page: ClaimsPage, view: CaseView, texts: Texts, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page.narrowing.text.setText("port vell")
    page.narrowing._take_text()
    assert len(texts()) == 1
    view.show_view("graph")
    view.session.open(ObjectRef("claim", ids.c_annex))
    assert view.tabs.current_key == SCOPE
    qtbot.waitUntil(lambda: page.table.current_claim() == ids.c_annex)
    assert len(texts()) == 4
    assert page.narrowing.text.text() == ""


def test_what_is_edited_elsewhere_is_seen_when_one_comes_back(
    page: ClaimsPage, view: CaseView, texts: Texts, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.show_view("graph")
    view.session.run("claims.edit_claim", ids.c_annex, text="There is an annex.")
    view.session.run("claims.state_claim", text="A new claim.")
    view.show_view(SCOPE)
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 5)
    assert {"There is an annex.", "A new claim."} <= set(texts())


def test_ratings_are_shown_on_both_axes_with_their_share_on_the_diagonal(
    page: ClaimsPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.table, Key.Key_G)
    assert page.spread.isVisible()
    qtbot.waitUntil(lambda: "of 4 judged" in page.spread._share.text())
    assert page.spread._share.text().startswith(
        "4 of 4 judged on both axes lie on the diagonal A1 to E5: 100%."
    )
    assert not page.spread._warning.isVisible(), "four are too few to tell"
    assert "B2 2" in page.spread.grid.accessibleName()
    with view.session.case.edit("state_claim") as tx:
        from casewright.operations.claims import cite, state_claim

        for number in range(18):
            cite(tx, state_claim(tx, text=f"Claim {number}."), ids.p_signed, credibility="2")
    qtbot.waitUntil(lambda: page.spread._warning.isVisible())
    assert "22 of 22" in page.spread._share.text()
    qtbot.keyClick(page.table, Key.Key_G)
    assert not page.spread.isVisible()


def test_a_case_open_read_only_can_be_looked_through_and_not_changed(
    window: MainWindow, view: CaseView, qtbot: QtBot, case_path: object, new_window: Callable[[], MainWindow]
) -> None:

    second = new_window()
    second.open_case(case_path)
    other = second.case_view
    assert other is not None
    assert other.session.read_only
    qtbot.waitUntil(lambda: other.tabs.started)
    other.show_view(SCOPE)
    page = other.tabs.page(SCOPE)
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 4)
    page.table.selectRow(0)
    for action in ("cite", "rate", "contradict", "prefer", "edit", "delete", "rate_unrated"):
        assert not other.registry.is_enabled(f"claims.{action}")
    assert not page._add.isVisible()


def test_a_narrow_page_keeps_the_words_of_the_claim(page: ClaimsPage, view: CaseView, qtbot: QtBot) -> None:
    view.window().resize(760, 700)
    qtbot.waitUntil(lambda: page.table.width() < 640)
    assert page.table.isColumnHidden(1)
    assert page.table.columnWidth(CLAIM) >= 220
