"""Competing claims side by side, and what is preferred where the value is shown."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casewright.operations import claims, entities
from casewright.ui.citations.cards import CitationCardWidget
from casewright.ui.claims.comparison import Comparison
from casewright.ui.pages.claims_page import ClaimsPage
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.inspector_content import panel_content
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key


@pytest.fixture
def capital(view: CaseView, ids: SimpleNamespace) -> SimpleNamespace:
    """Two claims that state two capitals of Varenia, beside the one that no claim states."""
    made = SimpleNamespace()
    with view.session.case.edit("apply_recipe") as tx:
        made.vell = claims.state_claim(tx, text="The government sits in Vell.", held="2025-05")
        claims.cite(tx, made.vell, ids.p_annex, credibility="4")
        made.brod = claims.state_claim(tx, text="The government moved to Brod.", held="2025")
        claims.cite(tx, made.brod, ids.p_signed, credibility="2")
        claims.cite(tx, made.brod, ids.p_log, stance="contradicts", credibility="3")
        for value, claim in (("Vell", made.vell), ("Brod", made.brod)):
            entities.set_property(tx, ids.varenia, key="capital", value=value, claim_id=claim)
        made.denial = claims.state_claim(tx, text="Nothing has moved.", basis="analyst_knowledge")
        claims.relate_claims(tx, made.denial, made.brod, kind="contradicts")
        claims.relate_claims(tx, ids.c_notice, made.brod, kind="updates")
    return made


@pytest.fixture
def page(view: CaseView, capital: SimpleNamespace, qtbot: QtBot) -> ClaimsPage:
    """The ledger in front."""
    qtbot.waitUntil(lambda: view.window().isActiveWindow() and QApplication.focusWidget() is not None)
    found: ClaimsPage = view.show_view("claims")
    qtbot.waitUntil(lambda: found.table.rows.rowCount() == 7)
    return found


def words_of(comparison: Comparison) -> list[str]:
    return ["\n".join(card.words()) for card in comparison.cards()]


def test_v_shows_what_disagrees_side_by_side_with_words_ratings_and_dates(
    page: ClaimsPage,
    view: CaseView,
    capital: SimpleNamespace,
    qtbot: QtBot,
    check_access: Callable[[QWidget], None],
) -> None:
    page.table.selectRow(page.table.rows.place_of(capital.brod))
    qtbot.keyClick(page.table, Key.Key_V)
    comparison = page.comparison
    assert comparison.isVisible()
    check_access(comparison)
    assert [card.content.side.how for card in comparison.cards()] == [
        "this",
        "contradicts",
        "value",
        "updated_by",
    ]
    this, denial, vell, _notice = words_of(comparison)
    assert "This claim\n" in this
    assert "Capital: Brod" in this
    assert "“They signed a protocol on the use of the port of Vell.”" in this
    assert "B2" in this
    assert "A3" in this
    assert "Contradicts it · published 30 April 2025" in this
    assert "Held\n2025" in this
    assert "Analyst knowledge." in denial
    assert "Capital: Vell" in vell
    qtbot.waitUntil(lambda: "1 independent origin" in words_of(comparison)[0])
    left = [comparison.cards()[n].geometry().left() for n in range(3)]
    assert left == sorted(set(left)), "they stand beside one another"


def test_one_is_preferred_from_the_comparison_and_shown_where_its_value_is(
    page: ClaimsPage, view: CaseView, ids: SimpleNamespace, capital: SimpleNamespace, qtbot: QtBot
) -> None:
    def values() -> list[str]:
        content = panel_content(view.session, ObjectRef("entity", ids.varenia))
        assert content is not None
        return [value for name, value in content.rows if name == "Capital"]

    assert values() == ["Orsa — disputed", "Vell — disputed", "Brod — disputed"]
    view.session.select(ObjectRef("entity", ids.varenia))
    assert view.registry.run("claims.compare")
    assert {card.content.side.value for card in page.comparison.cards()} == {"Vell", "Brod"}
    assert any("No claim states" in each.text() for each in page.comparison.findChildren(PlainLabel))
    first = page.comparison.cards()[0]
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Key.Key_Right)
    second = page.comparison.cards()[1]
    assert second.hasFocus()
    assert view.session.selection == second.ref
    qtbot.keyClick(second, Key.Key_F)
    form = view.editor.dialog
    assert isinstance(form, FormDialog)
    form.fields["reason"].set_value("The notice says so.")
    assert form.submit()
    assert values()[0].endswith("— preferred")
    assert values()[1:] == [
        "Orsa — another value is preferred",
        f"{first.content.side.value} — another value is preferred",
    ]
    preferred = next(card for card in page.comparison.cards() if card.ref == second.ref)
    assert "Preferred" in preferred.words()
    assert "The notice says so." in preferred.words()
    view.undo()
    assert values() == ["Orsa — disputed", "Vell — disputed", "Brod — disputed"]


def test_enter_opens_the_words_and_escape_goes_back_to_the_ledger(
    page: ClaimsPage, view: CaseView, ids: SimpleNamespace, capital: SimpleNamespace, qtbot: QtBot
) -> None:
    page.compare(ObjectRef("claim", capital.vell))
    card = page.comparison.cards()[0]
    qtbot.waitUntil(card.hasFocus)
    qtbot.keyClick(card, Key.Key_Return)
    assert view.session.selection == ObjectRef("passage", ids.p_annex)
    view.show_view("claims")
    assert page.comparison.isVisible(), "one comes back to the comparison"
    qtbot.keyClick(page.comparison.cards()[0], Key.Key_Escape)
    assert page.table.isVisible()
    assert page.table.hasFocus()


def test_a_claim_that_nothing_disagrees_with_says_so(page: ClaimsPage, ids: SimpleNamespace) -> None:
    page.compare(ObjectRef("claim", ids.c_log))
    assert len(page.comparison.cards()) == 1
    assert any(
        "Nothing in this case disagrees" in each.text() for each in page.comparison.findChildren(PlainLabel)
    )


def test_a_comparison_follows_what_is_changed_and_ends_when_its_object_goes(
    page: ClaimsPage, view: CaseView, capital: SimpleNamespace, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page.compare(ObjectRef("claim", capital.vell))
    before = len(page.comparison.cards())
    view.session.run("claims.relate_claims", capital.vell, ids.c_log, kind="contradicts")
    assert len(page.comparison.cards()) == before + 1
    view.session.run("claims.delete_claim", capital.vell, with_dependents=True)
    assert page.table.isVisible()


def test_a_preferred_claim_has_a_star_among_what_is_cited_for_an_entity(
    view: CaseView, ids: SimpleNamespace, capital: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.run("claims.prefer_claim", capital.brod, reason="The notice says so.")
    view.session.select(ObjectRef("entity", ids.varenia))
    qtbot.waitUntil(lambda: len(view.inspector.cards) >= 3)
    starred = [
        card.citation.claim
        for card in view.inspector.cards
        if isinstance(card, CitationCardWidget) and "preferred" in card.accessibleName()
    ]
    assert set(starred) == {"The government moved to Brod."}
