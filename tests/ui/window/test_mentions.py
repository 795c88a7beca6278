"""An entity's panel shows where it is mentioned, and a passage whom it mentions."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from casewright.operations.mentions import Place
from casewright.operations.suggestions import Named, accept_entity
from casewright.ui.citations.cards import RestingCard
from casewright.ui.citations.mention_card import MentionCardWidget
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

from .conftest import OBSERVER

SENTENCE = "Officials in Orsa say privately that the protocol has a secret annex."


def accept(view: CaseView, ids: SimpleNamespace, words: str, reading: str = "name") -> ObjectRef:
    (text_id,) = view.session.case.read(
        "SELECT id FROM source_text WHERE source_id = ?", (ids.observer.bytes,)
    )[0]
    start = OBSERVER.index(words)
    named = Named((Place(start, start + len(words), reading),), kind="organisation", name=words)
    return ObjectRef("entity", view.session.case.run(accept_entity, UUID(bytes=text_id), named))


def cards(view: CaseView) -> list[MentionCardWidget]:
    return [card for card in view.inspector.cards if isinstance(card, MentionCardWidget)]


def test_a_mention_leads_to_its_passage_and_the_passage_back(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    entity = accept(view, ids, "Officials in Orsa", "description")
    view.session.select(entity)
    (card,) = cards(view)
    assert (card.mention.quotation, card.mention.reading) == (SENTENCE, "By a description")
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    page = view.tabs.page("sources")
    qtbot.waitUntil(lambda: view.tabs.current_key == "sources")
    assert page.reader.view.chosen == card.mention.passage_id
    items = [card.item for card in view.inspector.cards if isinstance(card, RestingCard)]
    assert ("entity", str(entity.id), "named here as “Officials in Orsa”") in [
        (i.type, i.id, i.through) for i in items
    ]


def test_a_mention_is_removed_with_delete_and_undo_brings_it_back(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    entity = accept(view, ids, "Officials in Orsa")
    accept_again = Named(
        (Place(OBSERVER.index("protocol"), OBSERVER.index("protocol") + 8),), entity_id=entity.id
    )
    (text_id,) = view.session.case.read(
        "SELECT id FROM source_text WHERE source_id = ?", (ids.observer.bytes,)
    )[0]
    view.session.case.run(accept_entity, UUID(bytes=text_id), accept_again)
    view.session.select(entity)
    (card,) = cards(view)
    assert len(card.mention.mention_ids) == 2, "one card, though the sentence names it twice"
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert view.session.case.read("SELECT count(*) FROM mention") == [(0,)]
    assert view.toast.accessibleName() == "The mention was removed."
    qtbot.waitUntil(lambda: cards(view) == [])
    assert view.session.selection == entity
    view.undo()
    qtbot.waitUntil(lambda: len(cards(view)) == 1)
    assert view.session.case.read("SELECT count(*) FROM mention") == [(2,)]


def test_the_menu_of_a_mention_removes_it(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    view.session.select(accept(view, ids, "Officials in Orsa"))
    (card,) = cards(view)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), card.mapToGlobal(QPoint(4, 4)))
    QApplication.sendEvent(card, asked)
    (menu,) = card.findChildren(QMenu)
    remove = next(each for each in menu.actions() if each.text().startswith("Remove this mention"))
    remove.trigger()
    assert view.session.case.read("SELECT count(*) FROM mention") == [(0,)]
    menu.close()


def test_a_case_that_is_read_only_keeps_its_mentions(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    entity = accept(view, ids, "Officials in Orsa")
    monkeypatch.setattr(CaseSession, "read_only", True)
    view.session.select(entity)
    (card,) = cards(view)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert view.session.case.read("SELECT count(*) FROM mention") == [(1,)]


def test_one_key_leads_to_where_an_entity_is_named_when_nothing_is_cited(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.select(accept(view, ids, "The harbour log"))
    view.registry.run("go.passage")
    qtbot.waitUntil(lambda: view.tabs.current_key == "sources")
    assert view.session.selection is not None
    assert view.session.selection.type == "passage"


def test_an_entity_that_is_not_mentioned_has_no_such_cards(view: CaseView, ids: SimpleNamespace) -> None:
    accept(view, ids, "Officials in Orsa")
    view.session.select(ObjectRef("entity", ids.varenia))
    assert cards(view) == []


def test_what_a_passage_only_names_does_not_rest_on_it(view: CaseView, ids: SimpleNamespace) -> None:
    entity = accept(view, ids, "The harbour log")
    view.session.select(entity)
    (card,) = cards(view)
    view.session.select(ObjectRef("passage", UUID(card.mention.passage_id)))
    headings = [label.text() for label in view.inspector.findChildren(PlainLabel)]
    assert {"NOTHING RESTS ON THIS PASSAGE", "NAMED IN THIS PASSAGE"} <= set(headings)


def test_a_source_says_how_many_claims_cite_it(view: CaseView, ids: SimpleNamespace) -> None:
    view.session.select(ObjectRef("source", ids.communique))
    assert "2 CLAIMS CITE IT" in [label.text() for label in view.inspector.findChildren(PlainLabel)]
