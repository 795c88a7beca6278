"""From what is selected to the words it rests on, and back; and from words to a claim, an entity or a link."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import evidence, judging, reading
from casewright.ui.citations.cards import CitationCardWidget, RestingCard
from casewright.ui.editing.object_parts import parts_of
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.navigator_rows import row_id
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key


def select_row(view: CaseView, ref: ObjectRef) -> None:
    assert view.navigator.list.choose(row_id(ref))


def sources_page(view: CaseView, qtbot: QtBot):
    page = view.tabs.page("sources")
    qtbot.waitUntil(lambda: view.tabs.current_key == "sources")
    return page


def quote(view: CaseView, ids: SimpleNamespace, words: str, qtbot: QtBot):
    view.session.open(ObjectRef("source", ids.observer))
    page = sources_page(view, qtbot)
    start = page.reader.view.display.text.index(words)
    page.reader.view.select(start, start + len(words))
    page.reader.view.setFocus()
    qtbot.keyClick(page.reader.view, Key.Key_C)
    return page


def form(view: CaseView):
    assert view.editor.dialog is not None
    return view.editor.dialog


def test_an_entity_shows_its_citations_with_source_rating_and_date(
    view: CaseView, ids: SimpleNamespace
) -> None:
    select_row(view, ObjectRef("entity", ids.varenia))
    cards = [card.citation for card in view.inspector.cards if isinstance(card, CitationCardWidget)]
    assert {(card.source, card.reliability, card.credibility, card.date) for card in cards} == {
        ("Joint communiqué", "B", "2", "14 March 2025"),
        ("Secret annex, officials say", "D", "4", "16 March 2025"),
    }
    assert cards[0].quotation == "They signed a protocol on the use of the port of Vell."


def test_a_citation_leads_to_the_passage_and_the_passage_back(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    select_row(view, ObjectRef("entity", ids.varenia))
    card = next(card for card in view.inspector.cards if isinstance(card, CitationCardWidget))
    card.setFocus()
    qtbot.keyClick(card, Key.Key_Return)
    page = sources_page(view, qtbot)
    assert page.reader.view.chosen == str(ids.p_signed)
    mark = page.reader.view.marks[str(ids.p_signed)]
    assert page.reader.view.display.text[mark.start : mark.end] == card.citation.quotation
    resting = {
        (card.item.type, card.item.title) for card in view.inspector.cards if isinstance(card, RestingCard)
    }
    assert ("claim", "Varenia and Tolmark signed a protocol on the port of Vell.") in resting
    assert ("judgement", "Varenia and Tolmark will not sign a defence pact in 2025.") in resting
    assert ("brief", "Closer ties on the Basin") in resting
    qtbot.keyClick(page.reader.view, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert view.session.selection == ObjectRef("entity", ids.varenia)


def test_one_key_leads_from_the_list_to_the_first_passage(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    select_row(view, ObjectRef("entity", ids.calder))
    qtbot.keyClick(view.navigator.list, Key.Key_P)
    assert sources_page(view, qtbot).reader.view.chosen == str(ids.p_log)


def test_selected_words_become_a_passage_and_a_claim(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page = quote(view, ids, "The harbour log of Vell shows no vessel of Tolmark before April.", qtbot)
    assert page.quote_bar.hasFocus()
    qtbot.keyClick(page.quote_bar, Key.Key_K)
    dialog = form(view)
    assert dialog.fields["text"].value() == "The harbour log of Vell shows no vessel of Tolmark before April."
    assert "credibility" not in dialog.fields, "rating is a step of its own"
    qtbot.keyClick(dialog.fields["text"].field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    claim = view.session.selection
    assert claim is not None
    (row,) = evidence.citations_of(view.session.case, *claim)
    assert row.exact == "The harbour log of Vell shows no vessel of Tolmark before April."


def test_a_link_made_from_words_rests_on_them_and_is_one_step(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page = quote(view, ids, "Officials in Orsa", qtbot)
    before = len(view.session.case.history())
    qtbot.keyClick(page.quote_bar, Key.Key_L)
    dialog = form(view)
    for name, entity in (("from_id", ids.sorby), ("to_id", ids.tolmark)):
        dialog.fields[name].set_value(ObjectRef("entity", entity))
    dialog.fields["kind"].set_value("met_with")
    assert dialog.submit()
    assert len(view.session.case.history()) == before + 1
    link = view.session.selection
    assert link is not None
    assert [row.exact for row in evidence.citations_of(view.session.case, *link)] == ["Officials in Orsa"]
    qtbot.keyClick(view, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert evidence.citations_of(view.session.case, *link) == []


def test_an_entity_made_from_words_takes_its_name_from_them(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page = quote(view, ids, "Officials in Orsa", qtbot)
    qtbot.keyClick(page.quote_bar, Key.Key_E)
    dialog = form(view)
    assert dialog.fields["name"].value() == "Officials in Orsa"
    dialog.fields["kind"].set_value("organisation")
    assert dialog.submit()
    assert view.session.selection is not None
    assert view.session.selection.type == "entity"


def test_quoting_the_same_words_twice_makes_one_passage(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    quote(view, ids, "No document was shown", qtbot)
    quote(view, ids, "No document was shown", qtbot)
    assert len(reading.passages_in_text(view.session.case, ids.observer_text)) == 2


def test_an_emoji_before_the_words_does_not_shift_them(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.open(ObjectRef("source", ids.communique))
    page = sources_page(view, qtbot)
    words = "A second round of talks is planned for June."
    start = page.reader.view.display.text.index(words)
    page.reader.view.select(start, start + len(words))
    qtbot.keyClick(page.reader.view, Key.Key_C)
    assert words in [row.exact for row in reading.passages_in_text(view.session.case, ids.communique_text)]


def test_the_cards_of_a_part_say_what_they_do_to_it(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    (assumption,) = judging.assumptions_of(view.session.case, ids.assessment)
    view.session.select(ObjectRef("assumption", assumption.id))
    view.editor.cite(view.session.selection)
    dialog = view.editor.dialog
    dialog.fields["claim"].set_value(ObjectRef("claim", ids.c_log))
    dialog.fields["stance"].set_value("contradicts")
    assert dialog.submit()
    qtbot.waitUntil(lambda: [card.citation.stance for card in view.inspector.cards] == ["contradicts"])
    ((title, part),) = parts_of(view.session, view.session.selection)["Claims"]
    assert title == "Contradicts it: MV Calder Star called at Vell without notice in April."
    view.editor.take_back(part)
    qtbot.waitUntil(lambda: view.inspector.cards == [])


def test_what_speaks_against_a_judgement_is_shown_as_such(view: CaseView, ids: SimpleNamespace) -> None:
    view.session.select(ObjectRef("judgement", ids.pact))
    said = {card.citation.claim: card.citation.stance for card in view.inspector.cards}
    assert said["The protocol has a secret annex."] == "contradicts"
    assert said["Varenia and Tolmark signed a protocol on the port of Vell."] == "supports"
