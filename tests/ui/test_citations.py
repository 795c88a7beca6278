from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from casewright.ui.citations.cards import CitationCardWidget
from casewright.ui.citations.content import CitationCard, PanelContent, RestingItem
from casewright.ui.citations.panel import CitationPanel
from casewright.ui.painted.block import PaintedBlock
from casewright.ui.theme import Mode, apply_theme
from casewright.ui.widgets.badges import Chip
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import bare

REGISTER = CitationCard(
    "p1",
    "S-02 Company register",
    "Sole director since incorporation.",
    "Extract 41",
    "1 February 2024",
    "A",
    "1",
)
LOG = CitationCard(
    "p2",
    "S-07 Harbour log",
    "The driver showed a port pass.",
    "Page 3",
    "12 March 2024",
    "B",
    "2",
    stance="contradicts",
)
ANALYST = CitationCard("", "Analyst knowledge", "", stance="context", claim="The two firms share a clerk.")
FIRM = PanelContent(
    "Northgate Shipping Ltd",
    "Organisation",
    "building-2",
    "organisation",
    "Organisation",
    "TLP:AMBER",
    rows=(("Register no.", "C 81442"),),
    cards=(REGISTER, LOG, ANALYST),
    sources=2,
)


@pytest.fixture
def panel(qtbot, light):
    made = CitationPanel()
    qtbot.addWidget(made)
    made.resize(340, 700)
    made.show()
    return made


def words(panel: CitationPanel) -> set[str]:
    QApplication.processEvents()  # Qt shows what is put into a visible panel when it is next idle
    labels = {bare(label.text()) for label in panel.findChildren(PlainLabel) if label.isVisibleTo(panel)}
    painted = [block.words() for block in panel.findChildren(PaintedBlock) if block.isVisibleTo(panel)]
    return labels.union(*painted)


def test_an_object_is_shown_with_the_words_it_rests_on(panel, check_access):
    panel.show_content(FIRM)
    shown = words(panel)
    assert {"Northgate Shipping Ltd", "C 81442", "CITED BY 2 SOURCES"} <= shown
    assert {"“Sole director since incorporation.”", "Extract 41 · 1 February 2024", "A1", "B2"} <= shown
    assert {"Supports", "Contradicts", "Context", "1 against"} <= shown
    check_access(panel)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_O])
def test_one_key_on_a_card_opens_its_passage(qtbot, panel, key):
    panel.show_content(FIRM)
    panel.step(1)
    with qtbot.waitSignal(panel.open_passage) as asked:
        qtbot.keyClick(panel.cards[0], key)
    assert asked.args == ["p1"]


def test_a_click_on_a_card_opens_its_passage(qtbot, panel):
    panel.show_content(FIRM)
    QApplication.processEvents()
    with qtbot.waitSignal(panel.open_passage) as asked:
        qtbot.mouseClick(panel.cards[1], Qt.MouseButton.LeftButton)
    assert asked.args == ["p2"]


def test_j_and_k_move_between_cards_that_can_be_opened(qtbot, panel):
    panel.show_content(FIRM)
    QApplication.processEvents()
    panel.activateWindow()
    assert len(panel.cards) == 2, "analyst knowledge has no passage to open"
    panel.step(1)
    reached = []
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K):
        qtbot.keyClick(next(card for card in panel.cards if card.hasFocus()), key)
        reached.append([card.hasFocus() for card in panel.cards].index(True))
    assert reached == [1, 1, 0]


def test_a_screen_reader_hears_a_card_in_full(panel):
    panel.show_content(FIRM)
    assert panel.cards[1].accessibleName() == (
        "Contradicts: The driver showed a port pass. – S-07 Harbour log, Page 3, 12 March 2024, "
        "rated Usually reliable, probably true"
    )


def test_what_is_uncited_says_so(panel):
    panel.show_content(PanelContent("Warehouse 6", "Place"))
    shown = words(panel)
    assert {"NO SOURCE CITED", "Uncited"} <= shown
    assert any(text.startswith("Nothing is cited for this yet") for text in shown)


def test_a_reason_for_no_citation_is_given_when_there_is_one(panel):
    panel.show_content(PanelContent("Judgement", note="This is analyst knowledge."))
    assert "This is analyst knowledge." in words(panel)


def test_weak_sources_are_counted(panel):
    weak = CitationCard("p3", "S-11 Anonymous", "Everybody knows.", reliability="E", credibility="4")
    panel.show_content(PanelContent("Van", cards=(REGISTER, weak), sources=2))
    assert "1 weak" in {chip.text() for chip in panel.findChildren(Chip)}


def test_a_passage_is_shown_with_all_that_rests_on_it(qtbot, panel):
    items = (
        RestingItem("claim", "c1", "Northgate held a pass.", "Claim", "message-square", "document"),
        RestingItem(
            "judgement", "j1", "Northgate arranged it.", "Judgement", "scale", "event", "through the pass"
        ),
    )
    panel.show_content(PanelContent("Passage", "S-07", quotation="The driver showed a pass.", resting=items))
    assert {"2 REST ON THIS PASSAGE", "“The driver showed a pass.”", "Judgement · through the pass"} <= words(
        panel
    )
    with qtbot.waitSignal(panel.open_object) as asked:
        qtbot.keyClick(panel.cards[1], Qt.Key.Key_Return)
    assert asked.args == ["judgement", "j1"]


def test_a_passage_on_which_nothing_rests_says_so(panel):
    panel.show_content(PanelContent("Passage", resting=()))
    assert {"NOTHING RESTS ON THIS PASSAGE", "It was quoted, and no claim cites it yet."} <= words(panel)


def test_a_citation_can_be_added(qtbot, panel):
    panel.show_content(FIRM)
    button = next(b for b in panel.findChildren(QPushButton) if b.accessibleName() == "Add citation")
    with qtbot.waitSignal(panel.add_citation):
        button.click()


def test_a_source_cannot_put_markup_or_megabytes_into_the_panel(panel):
    nasty = CitationCard(
        "p", "<b>x</b>" * 200, "<img src='file:///etc/passwd'>" + "y " * 50_000, stance="unknown"
    )
    panel.show_content(PanelContent("<h1>Title</h1>", cards=(nasty,), sources=1))
    for label in panel.findChildren(PlainLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert len(label.text()) < 2000
    assert "<h1>Title</h1>" in words(panel)
    assert all(len(each) < 2000 for each in words(panel))


def test_showing_another_object_leaves_nothing_behind(qtbot, panel):
    panel.show_content(FIRM)
    panel.show_content(PanelContent("Warehouse 6"))
    qtbot.waitUntil(lambda: not panel.findChildren(CitationCardWidget))
    assert panel.cards == []


def test_large_text_still_fits_the_width_of_the_panel(qtbot, qapp):
    apply_theme(qapp, Mode.LIGHT, 1.5)
    panel = CitationPanel()
    qtbot.addWidget(panel)
    panel.resize(340, 700)
    panel.show()
    weak = CitationCard("p3", "S-11 Anonymous", "Everybody knows.", "Message 4", "2024", "E", "4")
    panel.show_content(replace(FIRM, cards=(REGISTER, LOG, weak), sources=3))
    QApplication.processEvents()
    needed, room = panel.widget().minimumSizeHint().width(), panel.viewport().width()
    apply_theme(qapp, Mode.LIGHT)
    assert needed <= room


def test_nothing_selected_is_said(panel):
    panel.show_nothing()
    assert "Nothing selected" in words(panel)
