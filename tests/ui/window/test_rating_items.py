"""Rating items with real keys, the guards on it, and going through all that is not rated."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casewright.model.choices import choices
from casewright.model.errors import InvalidValue
from casewright.operations import claims
from casewright.ui.painted.block import PaintedBlock
from casewright.ui.rating.item_step import item_step
from casewright.ui.rating.source_step import source_step
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def dialog(view: CaseView) -> FormDialog:
    assert isinstance(view.editor.dialog, FormDialog)
    return view.editor.dialog


def said(form: FormDialog) -> str:
    """All words in the dialog."""
    labels = [each.text() for each in form.findChildren(PlainLabel)]
    painted = [words for each in form.findChildren(PaintedBlock) for words in each.words()]
    return "\n".join([*labels, *painted])


def citation(view: CaseView, claim: UUID) -> UUID:
    return UUID(
        bytes=view.session.case.read("SELECT id FROM citation WHERE claim_id = ?", (claim.bytes,))[0][0]
    )


def rating_of(view: CaseView, claim: UUID) -> tuple[str | None, str | None]:
    return view.session.case.read(
        "SELECT credibility, credibility_reason FROM citation WHERE claim_id = ? ORDER BY id", (claim.bytes,)
    )[0]


@pytest.fixture
def rating(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> FormDialog:
    """The dialog on the one item of the claim about the annex, which another claim contradicts."""
    view.session.run("claims.relate_claims", ids.c_notice, ids.c_annex, kind="contradicts")
    view.session.select(ObjectRef("claim", ids.c_annex))
    qtbot.waitUntil(lambda: view.window().isActiveWindow() and QApplication.focusWidget() is not None)
    qtbot.keyClick(view, Key.Key_R, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog(view).isActiveWindow())
    return dialog(view)


def test_nothing_is_chosen_beforehand_and_the_letter_is_not_to_be_seen(
    rating: FormDialog, check_access: object
) -> None:
    words = said(rating)
    assert all(each.meaning in words for each in choices("credibility") if each.key != "1")
    assert rating.values() == {"credibility": "", "reason": ""}
    assert "“the protocol has a secret annex”" in words.replace("\u2068", "").replace("\u2069", "")
    assert "Not usually reliable" not in words
    check_access(rating)


def test_what_contradicts_the_item_is_shown_beside_the_box(rating: FormDialog) -> None:
    words = said(rating)
    assert "WHAT SPEAKS AGAINST IT" in words
    assert "Vessels of Tolmark may call at Vell without notice." in words
    assert "“The protocol lets vessels of Tolmark call at Vell without prior notice.”" in words


def test_a_digit_leads_on_to_the_reason_and_both_are_kept(
    rating: FormDialog, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_5)
    assert rating.values()["credibility"] == "5"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return, Modifier.ControlModifier)
    assert rating.isVisible(), "without a reason it is not taken"
    qtbot.keyClicks(QApplication.focusWidget(), "The text has none.")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return, Modifier.ControlModifier)
    assert not rating.isVisible()
    assert rating_of(view, ids.c_annex) == ("5", "The text has none.")
    view.undo()
    assert rating_of(view, ids.c_annex) == ("4", None)


def test_one_is_refused_with_the_sentence_why_while_the_claim_has_one_origin(
    rating: FormDialog, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    assert said(rating).count("this claim has") == 1, "said under the 1 before anybody chooses it"
    rating.fields["credibility"].set_value("1")
    rating.fields["reason"].set_value("Everybody says so.")
    assert not rating.submit()
    assert said(rating).count("this claim has one independent origin") == 2
    with pytest.raises(InvalidValue, match="one independent origin"):
        view.session.case.run(claims.edit_citation, citation(view, ids.c_annex), credibility="1")
    assert rating_of(view, ids.c_annex)[0] == "4"


def test_one_is_open_where_two_origins_say_so(view: CaseView, ids: SimpleNamespace) -> None:
    view.session.case.run(claims.cite, ids.c_signed, ids.p_log)
    view.editor.rate(ObjectRef("citation", citation(view, ids.c_signed)))
    dialog(view).fields["credibility"].set_value("1")
    dialog(view).fields["reason"].set_value("The log shows it too.")
    assert dialog(view).submit()
    assert rating_of(view, ids.c_signed) == ("1", "The log shows it too.")


def test_a_relay_is_told_from_its_originator(view: CaseView, ids: SimpleNamespace) -> None:
    step = source_step(view.session, ids.observer)
    assert "nobody has said whom" in " ".join(_words(step.beside))
    view.session.run("sources.link_sources", child_id=ids.observer, parent_id=ids.communique, kind="quotes")
    for found in (
        source_step(view.session, ids.observer),
        item_step(view.session, citation(view, ids.c_annex)),
    ):
        assert "Grade whoever said it first" in " ".join(_words(found.beside))
    assert "Grade" not in " ".join(_words(source_step(view.session, ids.register).beside))


def test_all_that_is_not_rated_is_gone_through_sources_before_items(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    case = view.session.case
    case.run(claims.edit_citation, citation(view, ids.c_annex), credibility=None)
    case.run(claims.edit_citation, citation(view, ids.c_notice), credibility=None)
    view.session.run("sources.rate_source", ids.observer, reliability=None)
    view.editor.rate_unrated()
    assert dialog(view).windowTitle() == "Rate the source — 1 of 3"
    _answer(view, qtbot, Key.Key_E, "It was wrong twice.")
    assert dialog(view).windowTitle() == "Rate the item — 2 of 3"
    qtbot.keyClick(_focus(view, qtbot), Key.Key_S)
    assert dialog(view).windowTitle() == "Rate the item — 3 of 3"
    with qtbot.waitSignal(view.session.told) as told:
        _answer(view, qtbot, Key.Key_6, "Nothing to judge by.")
    assert told.args == ["Rated 2."]
    assert not dialog(view).isVisible()
    digits = {rating_of(view, each)[0] for each in (ids.c_annex, ids.c_notice)}
    assert digits == {None, "6"}


def test_giving_up_says_how_much_is_left(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    for claim in (ids.c_annex, ids.c_notice):
        view.session.case.run(claims.edit_citation, citation(view, claim), credibility=None)
    view.editor.rate_unrated()
    with qtbot.waitSignal(view.session.told) as told:
        qtbot.keyClick(dialog(view), Key.Key_Escape)
    assert told.args == ["Rated 0; 2 left."]


def test_a_case_in_which_all_is_rated_says_so(view: CaseView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.session.told) as told:
        view.editor.rate_unrated()
    assert told.args == ["Everything that is cited is rated."]


def _answer(view: CaseView, qtbot: QtBot, key: Key, reason: str) -> None:
    qtbot.keyClick(_focus(view, qtbot), key)
    qtbot.keyClicks(_focus(view, qtbot), reason)
    qtbot.keyClick(_focus(view, qtbot), Key.Key_Return, Modifier.ControlModifier)


def _focus(view: CaseView, qtbot: QtBot) -> QWidget:
    """Where the keyboard is, once the dialog has it."""
    qtbot.waitUntil(lambda: dialog(view).isActiveWindow() and dialog(view).focusWidget() is not None)
    return dialog(view).focusWidget()


def _words(beside: object) -> list[str]:
    return [words for each in beside.findChildren(PaintedBlock) for words in each.words()]
