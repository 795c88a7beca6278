"""The form of a judgement with real keys: the ladder, the ceiling of confidence, how it reads, and why it changes."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import judging
from casewright.casefile.queries.judgement_history import history_of
from casewright.ui.editing.judgement_side import JudgementSide
from casewright.ui.editing.point_field import read_point
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> FormDialog:
    """The form of the first judgement: likely, 70%, moderate, until the end of 2025."""
    view.editor.edit(ObjectRef("judgement", ids.pact))
    assert isinstance(view.editor.dialog, FormDialog)
    qtbot.waitUntil(view.editor.dialog.isActiveWindow)
    return view.editor.dialog


def side(form: FormDialog) -> JudgementSide:
    return form.findChild(JudgementSide)


def said(form: FormDialog) -> str:
    """All words in sight beside the fields."""
    labels = [each for each in side(form).findChildren(PlainLabel) if each.isVisibleTo(form)]
    return "\n".join(each.accessibleName() for each in labels)


def settle(view: CaseView, ids: SimpleNamespace) -> None:
    view.session.run("assessments.edit_assessment", ids.assessment, status="in_review")


def test_digits_and_arrows_choose_a_rung_and_backspace_takes_it_back(
    form: FormDialog, qtbot: QtBot, check_access
) -> None:
    check_access(form)
    ladder = form.fields["likelihood"].field
    form.fields["likelihood"].setFocus()
    assert QApplication.focusWidget() is ladder.rungs["likely"]
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Up)
    assert ladder.value() == "very_likely"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_2)
    assert ladder.value() == "very_unlikely"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Backspace)
    assert ladder.value() == ""
    qtbot.mouseClick(ladder.rungs["unlikely"], Qt.MouseButton.LeftButton)
    assert ladder.value() == "unlikely"


def test_it_reads_as_the_brief_will_print_it_while_it_is_typed(form: FormDialog, qtbot: QtBot) -> None:
    assert (
        "We assess it is likely (55–80%) that Varenia and Tolmark will not sign a defence pact in 2025 by 31 December 2025."
        in said(form)
    )
    assert (
        "Our confidence in this judgement is moderate. Two independent origins; no access to the annex."
        in said(form)
    )
    form.fields["text"].set_value("A pact will probably follow.")
    form.fields["confidence_basis"].set_value("with high confidence it is likely")
    qtbot.waitUntil(lambda: "JL01" in said(form))
    assert "JL12" in said(form)
    side(form).copied.emit()
    assert (
        QApplication.clipboard()
        .text()
        .startswith("We assess it is likely (55–80%) that a pact will probably follow by 31")
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("80", "80% is the boundary of likely and very likely: choose one of them."),
        ("0.6", "60% lies in likely (55–80%)."),
        ("99.5%", "No term of ICD 203 holds 99.5%"),
        ("", ""),
    ],
)
def test_a_point_alone_says_where_it_lies(form: FormDialog, typed: str, words: str) -> None:
    ladder = form.fields["likelihood"].field
    ladder.clear()
    ladder.show_point(read_point(typed))
    assert words in ladder.point_words()
    assert bool(words) == bool(ladder.point_words())


def test_a_point_outside_its_band_is_said_at_the_ladder_and_by_the_check(
    form: FormDialog, qtbot: QtBot
) -> None:
    form.fields["point"].set_value("30")
    qtbot.waitUntil(lambda: "JL07" in said(form))
    assert form.fields["likelihood"].field.point_words() == "30% is outside likely (55–80%)."
    form.fields["point"].set_value("often")
    assert not form.submit()
    assert "no probability" in form.fields["point"]._below.text()


def test_the_ceiling_is_explained_and_a_level_above_it_only_marked(
    form: FormDialog, view: CaseView, qtbot: QtBot
) -> None:
    field = form.fields["confidence"].field
    qtbot.waitUntil(lambda: "at most" in field._allowed.text())
    assert field._allowed.text() == "The evidence allows low at most; it never raises a confidence."
    assert "high takes three independent origins" in field._against["high"].text()
    assert not field._against["low"].isVisibleTo(form)
    assert field._above.isVisibleTo(form)
    form.fields["confidence"].setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "l")
    assert (field.value(), field._above.isVisibleTo(form)) == ("low", False)
    qtbot.keyClicks(QApplication.focusWidget(), "h")
    assert (field.value(), field._above.isVisibleTo(form)) == ("high", True)
    assert form.submit(), "nothing is asked"


def test_a_new_judgement_is_changed_without_a_reason(
    form: FormDialog, view: CaseView, ids: SimpleNamespace
) -> None:
    form.fields["likelihood"].set_value("very_likely")
    form.fields["point"].set_value(None)
    assert form.submit()
    assert history_of(view.session.case, ids.assessment) == {}


def test_one_that_stands_asks_why_and_what_led_to_it(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    settle(view, ids)
    view.editor.edit(ObjectRef("judgement", ids.pact))
    form = view.editor.dialog
    assert not side(form).asks_why
    form.fields["likelihood"].set_value("unlikely")
    form.fields["point"].set_value("30%")
    qtbot.waitUntil(lambda: side(form).asks_why)
    assert "Reversed: from likely (55–80%), estimate 70% to unlikely (20–45%), estimate 30%" in said(form)
    assert not form.submit()
    assert form._problem.text() == "Say why it changes."
    side(form).reason.setPlainText("A delegation came.")
    side(form).because.set_value(ObjectRef("claim", ids.c_signed))
    qtbot.keyClick(side(form).reason, Key.Key_Return, Control)
    assert not form.isVisible()
    (revision,) = history_of(view.session.case, ids.assessment)[ids.pact]
    assert (revision.kind, revision.reason, revision.because_id) == (
        "reversed",
        "A delegation came.",
        ids.c_signed,
    )
    view.undo()
    assert judging.judgement_card(view.session.case, ids.pact).likelihood == "likely"


def test_what_it_does_not_say_itself_changes_without_a_reason_also_later(
    view: CaseView, ids: SimpleNamespace
) -> None:
    settle(view, ids)
    view.editor.edit(ObjectRef("judgement", ids.pact))
    view.editor.dialog.fields["dissent"].set_value("T. Sample: even chance.")
    assert view.editor.dialog.submit()
    assert judging.judgement_card(view.session.case, ids.pact).dissent == "T. Sample: even chance."


def test_a_judgement_is_added_with_everything_in_one_step(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.editor.add("judgement", ids.assessment)
    form = view.editor.dialog
    assert "Say first what you judge." in said(form)
    form.fields["text"].set_value("بندر بسته می‌شود.")
    form.fields["likelihood"].set_value("likely")
    qtbot.waitUntil(lambda: "We assess that the following is likely (55–80%)." in said(form))
    assert "there is a gap to state" in form.fields["confidence"].field._allowed.text()
    assert form.submit()
    cards = judging.judgements_of(view.session.case, ids.assessment)
    assert cards[-1].text == "بندر بسته می‌شود."
    assert view.session.selection == ObjectRef("judgement", cards[-1].id)


@pytest.mark.parametrize(
    ("typed", "fraction"), [("65", 0.65), ("65 %", 0.65), (".65", 0.65), ("0,5%", 0.005), (" ", None)]
)
def test_a_probability_is_read_as_people_write_it(typed: str, fraction: float | None) -> None:
    assert read_point(typed) == fraction


@pytest.mark.parametrize("typed", ["0", "100", "often", "-3", "1e400"])
def test_what_is_no_probability_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="robab"):
        read_point(typed)


def test_a_point_that_is_not_touched_is_not_rounded(form: FormDialog) -> None:
    form.fields["point"].set_value(1 / 3)
    assert form.fields["point"].field.line.text() == "33.33%"
    assert form.fields["point"].value() == 1 / 3


def test_a_judgement_that_stands_is_not_made_a_reported_fact_without_a_reason(
    view: CaseView, ids: SimpleNamespace
) -> None:
    settle(view, ids)
    view.editor.edit(ObjectRef("judgement", ids.pact))
    form = view.editor.dialog
    form.fields["kind"].set_value("fact_reported")
    assert not form.submit()
    assert "Reworded: it was a judgement" in said(form)
    side(form).reason.setPlainText("It was announced.")
    assert form.submit()
    assert history_of(view.session.case, ids.assessment)[ids.pact][0].kind == "reworded"
