"""Estimative schemes in the window: made, duplicated, kept while in use; an assessment judged anew in another."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import judging
from casewright.casefile.queries.judgement_history import history_of
from casewright.model.scales import ladder
from casewright.ui.editing.ladders_dialog import LaddersDialog
from casewright.ui.editing.terms_field import TermsField
from casewright.ui.window.case_view import CaseView

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def schemes(view: CaseView, qtbot: QtBot) -> LaddersDialog:
    assert view.registry.run("assessment.schemes")
    dialog = view.window().findChild(LaddersDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def terms_of(dialog: LaddersDialog) -> TermsField:
    return dialog.form.fields["terms"].field


def test_a_scheme_is_typed_in_and_offered_at_once(
    schemes: LaddersDialog, view: CaseView, qtbot: QtBot, check_access
) -> None:
    check_access(schemes)
    qtbot.keyClick(schemes.new_button, Key.Key_Space)
    form = schemes.form
    qtbot.waitUntil(form.isActiveWindow)
    check_access(form)
    qtbot.keyClicks(QApplication.focusWidget(), "House scale")
    for term, typed in zip(
        terms_of(schemes).rows,
        (("improbable", "", "0", "30"), ("open", "", "30", "70"), ("probable", "", ">70", "<100")),
        strict=True,
    ):
        for field, words in zip(term.fields, typed, strict=True):
            qtbot.keyClicks(field, words)
    qtbot.keyClick(form.fields["title"].field, Key.Key_Return, Control)
    assert [(each.text, each.band) for each in view.session.ladders["house_scale"].terms] == [
        ("improbable", "0–30%"), ("open", "30–70%"), ("probable", ">70–<100%"),
    ]  # fmt: skip
    assert schemes.list.current_id() == "house_scale"
    schemes.accept()
    view.undo()
    assert "house_scale" not in view.session.ladders


def test_a_duplicate_is_the_same_ladder_under_another_name(schemes: LaddersDialog, view: CaseView) -> None:
    schemes.list.choose("phia")
    schemes.duplicate()
    assert schemes.form.submit()
    made = view.session.ladders["phia_probability_yardstick_copy"]
    assert [(each.key, each.words, each.band) for each in made.terms] == [
        (each.key, each.words, each.band) for each in ladder("phia").terms
    ]
    schemes.edit()
    terms_of(schemes).add()
    terms_of(schemes).rows[-1].fields[0].setText("certain")
    assert not schemes.form.submit()
    assert "needs a number of per cent" in schemes.form.fields["terms"]._below.text()
    terms_of(schemes).remove(terms_of(schemes).rows[-1])
    terms_of(schemes).remove(terms_of(schemes).rows[0])
    assert schemes.form.submit()
    assert len(view.session.ladders["phia_probability_yardstick_copy"].terms) == 6


def test_shipped_schemes_are_only_duplicated_and_one_asks_to_be_verified(schemes: LaddersDialog) -> None:
    schemes.list.choose("nato")
    assert not schemes.edit_button.isEnabled()
    assert not schemes.remove_button.isEnabled()
    titles = [each.title for each in schemes._fetch(None, 99)]
    assert [each for each in titles if "verify" in each] == ["NATO AJP-2.1 – verify against your edition"]
    assert "could not confirm" in schemes._note.text()


def test_a_scheme_in_use_is_kept_and_the_dialog_says_why(schemes: LaddersDialog, view: CaseView) -> None:
    schemes.list.choose("icd203")
    schemes.duplicate()
    assert schemes.form.submit()
    view.session.run("case_info.edit_case", default_scheme="icd_203_copy")
    schemes.remove()
    assert "'icd_203_copy' is in use" in schemes.problem.text()
    schemes.duplicate()
    schemes.form.fields["title"].set_value("ICD 203")
    schemes.form.fields["title"].set_value("ICD 203 (copy)")
    assert not schemes.form.submit()
    assert "There is a scheme “ICD 203 (copy)” already" in schemes.form._problem.text()
    schemes.form.reject()
    view.session.run("case_info.edit_case", default_scheme="icd203")
    schemes.remove()
    assert "icd_203_copy" not in view.session.ladders


def test_an_assessment_is_judged_anew_in_another_scheme_term_by_term(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.show_view("assessment")
    assert view.registry.run("assessment.scheme")
    view.editor.dialog.fields["scheme"].set_value("phia")
    assert view.editor.dialog.submit()
    form = view.editor.dialog
    qtbot.waitUntil(lambda: form.isVisible() and "reason" in form.fields)
    choices = [each for name, each in form.fields.items() if name != "reason"]
    assert [each.value() for each in choices] == ["", "", ""], "nothing is proposed"
    assert choices[0].spec.help == "Judgement; it said likely (55–80%)"
    form.fields["reason"].set_value("For London.")
    for each, term in zip(choices, ("likely", "highly_likely", "none"), strict=True):
        assert not form.submit()
        each.set_value(term)
    assert form.submit()
    cards = judging.judgements_of(view.session.case, ids.assessment)
    assert [(each.scheme, each.likelihood) for each in cards] == [
        ("phia", "likely"),
        ("phia", "highly_likely"),
    ]
    assert history_of(view.session.case, ids.assessment)[ids.pact][0].reason == "For London."
    view.undo()
    assert judging.judgement_card(view.session.case, ids.pact).scheme == "icd203"
