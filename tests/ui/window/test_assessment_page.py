"""The page of an assessment: reading order, outline, evidence drawers, and going about it with the keyboard."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casewright.ui.assessment.evidence_lines import EvidenceLine, QuoteLine
from casewright.ui.assessment.judgement_block import JudgementBlock
from casewright.ui.assessment.outline_rows import head_of
from casewright.ui.pages.item import Item
from casewright.ui.painted.card import Card
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key


@pytest.fixture
def page(view: CaseView, qtbot: QtBot) -> QWidget:
    """The page, with all of its parts made."""
    shown = view.show_view("assessment")
    shown.body.finish()
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    return shown


def from_the_top(page: QWidget, kind: type[QWidget] = Item) -> list[str]:
    """The names of what is on the page, as they stand there."""
    shown = [each for each in page.body.findChildren(kind) if each.isVisibleTo(page)]
    shown.sort(key=lambda each: each.mapTo(page.body.widget(), QPoint()).y())
    return [each.accessibleName() for each in shown]


def block_of(page: QWidget, judgement: object) -> JudgementBlock:
    return next(each for each in page.body.blocks() if each.card.ref.id == judgement)


def row_of(page: QWidget, row_id: str) -> tuple[QWidget, Qt.MouseButton, Qt.KeyboardModifier, QPoint]:
    """What a click on a line of the outline takes."""
    outline = page.side.outline
    place = outline.visualRect(outline.rows.index_of(row_id)).center()
    return outline.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place


def heading_of(block: JudgementBlock) -> Card:
    return next(iter(block.drawer.findChildren(Card)))


def test_it_reads_in_the_order_of_the_brief(page: QWidget) -> None:
    assert from_the_top(page) == [
        "Assessment: Closer ties on the Basin",
        "Judgement 1: Varenia and Tolmark will not sign a defence pact in 2025.",
        "Judgement 2: Tolmark will use Vell for resupply without notice.",
        "A pact is ready and kept secret.",
        "Board: Why the protocol",
        "A military delegation visits Orsa.",
        "Port insurers: Calls at Vell will be harder to foresee.",
        "The harbour log is complete.",
        "Is there an annex?",
    ]


def test_a_closed_drawer_says_in_one_line_what_is_behind_a_judgement(
    page: QWidget, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    block = block_of(page, ids.pact)
    assert not block.drawer.findChildren(EvidenceLine)
    qtbot.waitUntil(
        lambda: heading_of(block).accessibleName() == "Evidence: 2 claims · 2 sources · 1 independent origin"
    )


def test_space_opens_the_exact_words_for_and_against_and_closes_them_again(
    page: QWidget, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    block = block_of(page, ids.pact)
    qtbot.keyClick(block.card, Key.Key_Space)
    block.drawer.finish()
    said = from_the_top(page, EvidenceLine)
    assert said[0] == "Supports: Varenia and Tolmark signed a protocol on the port of Vell."
    assert said[1].startswith(
        "Supports: They signed a protocol on the use of the port of Vell. – Joint communiqué, rated Usually reliable"
    )
    assert said[2] == "Contradicts: The protocol has a secret annex."
    assert (
        "the protocol has a secret annex – Secret annex, officials say, rated Not usually reliable, doubtful"
        in said[3]
    )
    qtbot.keyClick(block.card, Key.Key_Space)
    assert not [each for each in block.drawer.findChildren(EvidenceLine) if each.isVisible()]


def test_the_arrows_go_into_the_evidence_to_the_passage_and_back(
    view: CaseView, page: QWidget, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    block = block_of(page, ids.pact)
    block.card.setFocus()
    qtbot.keyClick(block.card, Key.Key_Right)
    block.drawer.finish()
    qtbot.keyClick(block.card, Key.Key_Right)
    line = view.window().focusWidget()
    assert isinstance(line, EvidenceLine)
    assert line.ref == ObjectRef("claim", ids.c_signed)
    qtbot.keyClick(line, Key.Key_Left)
    assert view.window().focusWidget() is block.card
    qtbot.keyClick(line, Key.Key_Right)
    assert view.session.selection == ObjectRef("passage", ids.p_signed)
    assert view.tabs.current_key == "sources"


def test_whatever_is_chosen_feeds_the_citation_panel(
    view: CaseView, page: QWidget, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    block = block_of(page, ids.pact)
    qtbot.keyClick(block.card, Key.Key_Space)
    block.drawer.finish()
    claim = next(
        each
        for each in block.drawer.findChildren(EvidenceLine)
        if each.ref == ObjectRef("claim", ids.c_annex)
    )
    qtbot.keyClick(claim, Key.Key_Return)
    assert [card.citation.quotation for card in view.inspector.cards] == ["the protocol has a secret annex"]
    quote = next(each for each in block.drawer.findChildren(QuoteLine) if each.passage == ids.p_annex)
    qtbot.mouseClick(quote, Qt.MouseButton.LeftButton)
    assert view.session.selection == ObjectRef("passage", ids.p_annex)
    qtbot.keyClick(quote, Key.Key_Return)
    assert view.tabs.current_key == "sources"


def test_what_hangs_on_a_judgement_leads_there_and_back_again(
    view: CaseView, page: QWidget, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    block = block_of(page, ids.use)
    qtbot.keyClick(block.card, Key.Key_Space)
    block.drawer.finish()
    line = next(
        each
        for each in block.drawer.findChildren(Card)
        if each.accessibleName() == "Assumption: The harbour log is complete."
    )
    qtbot.keyClick(line, Key.Key_Return)
    assert view.session.selection is not None
    assert view.session.selection.type == "assumption"
    item = view.window().focusWidget()
    assert isinstance(item, Item)
    assert item.accessibleName() == "The harbour log is complete."
    qtbot.keyClick(item, Key.Key_Left)
    assert view.session.selection == ObjectRef("judgement", ids.use)
    assert view.window().focusWidget() is block.card


def test_j_and_k_go_from_judgement_to_judgement(
    view: CaseView, page: QWidget, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    block_of(page, ids.pact).card.setFocus()
    qtbot.keyClick(page, Key.Key_J)
    assert view.session.selection == ObjectRef("judgement", ids.use)
    qtbot.keyClick(page, Key.Key_J)
    assert view.session.selection == ObjectRef("judgement", ids.use)
    qtbot.keyClick(page, Key.Key_K)
    assert view.session.selection == ObjectRef("judgement", ids.pact)
    assert view.window().focusWidget() is block_of(page, ids.pact).card


def test_all_evidence_is_opened_and_closed_with_one_key(page: QWidget, qtbot: QtBot) -> None:
    drawers = [each.drawer for each in page.body.blocks()]
    qtbot.keyClick(page, Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: all(each.is_open and not each.is_growing for each in drawers))
    qtbot.keyClick(page, Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not any(each.is_open for each in drawers))


def test_the_outline_names_judgements_with_term_and_confidence_and_leads_to_each(
    view: CaseView, page: QWidget, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    outline = page.side.outline
    said = [
        outline.rows.index(place).data(Qt.ItemDataRole.AccessibleTextRole)
        for place in range(outline.rows.rowCount())
    ]
    assert said[:3] == ["Question", "Bottom line", "Key judgements, 2"]
    judged = (
        "Judgement 1: Varenia and Tolmark will not sign a defence pact in 2025., likely, moderate confidence"
    )
    assert said[3].startswith(judged)
    qtbot.keyClick(page, Key.Key_G)
    assert view.window().focusWidget() is outline
    outline.choose("bottom line")
    for _ in range(3):
        qtbot.keyClick(outline, Key.Key_Down)
    assert view.session.selection == ObjectRef("judgement", ids.use)
    assert view.window().focusWidget() is outline
    qtbot.keyClick(outline, Key.Key_Return)
    assert view.window().focusWidget() is block_of(page, ids.use).card


def test_the_outline_marks_what_is_being_read(view: CaseView, page: QWidget, qtbot: QtBot) -> None:
    view.window().resize(1440, 600)
    qtbot.wait(20)
    bar = page.body.verticalScrollBar()
    bar.setValue(page.body.shown(head_of("indicator")).y())
    qtbot.waitUntil(lambda: page.side.outline.current_id() == "indicator")
    bar.setValue(0)
    qtbot.waitUntil(lambda: page.side.outline.current_id() == "head")
    qtbot.mouseClick(*row_of(page, "gap"))
    qtbot.wait(20)
    assert page.side.outline.current_id() == "gap"
    assert view.session.selection is None or view.session.selection.type != "assessment"


def test_an_edit_makes_nothing_anew_but_what_it_changed(
    view: CaseView, page: QWidget, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    for each in page.body.blocks():
        each.drawer.unfold(True)
        each.drawer.finish()
    before = {each.ref: each for each in page.body.findChildren(Item)}
    view.session.run("judgements.edit_judgement", ids.use, text="Tolmark will resupply at Vell.")
    QTest.qWait(1)
    after = {each.ref: each for each in page.body.findChildren(Item) if each.isVisible()}
    renewed = {ref for ref in before if after.get(ref) is not before[ref]}
    assert ObjectRef("judgement", ids.use) in renewed
    assert renewed <= {
        ObjectRef("judgement", ids.use),
        *(line.ref for line in block_of(page, ids.use).findChildren(Item)),
    }
    assert block_of(page, ids.use).drawer.is_open


def test_an_open_drawer_follows_its_citations(
    view: CaseView, page: QWidget, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    block = block_of(page, ids.pact)
    block.drawer.unfold(True)
    block.drawer.finish()
    quotes = len(block.drawer.findChildren(QuoteLine))
    view.session.run("claims.cite", ids.c_signed, ids.p_log)
    assert len([each for each in block.drawer.findChildren(QuoteLine) if each.isVisible()]) == quotes + 1
    view.undo()
    assert len([each for each in block.drawer.findChildren(QuoteLine) if each.isVisible()]) == quotes


def test_every_control_of_the_page_can_be_reached_and_has_a_name(page: QWidget, check_access: object) -> None:
    for each in page.body.blocks():
        each.drawer.unfold(True)
        each.drawer.finish()
    check_access(page)
