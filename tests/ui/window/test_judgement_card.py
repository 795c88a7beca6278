"""A judgement on its page: what supports it by keys, its order, its history, and what leads from there."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import judging
from casewright.casefile.queries.judgement_history import history_of
from casewright.operations import claims
from casewright.ui.assessment.judgement_block import JudgementBlock
from casewright.ui.assessment.support_lines import SupportLine
from casewright.ui.painted.card import Card
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key, Alt, Control, Shift = (
    Qt.Key,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
REVISE = "judgement_revisions.revise_judgement"


@pytest.fixture
def page(view: CaseView, qtbot: QtBot) -> QWidget:
    shown = view.show_view("assessment")
    shown.body.finish()
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    return shown


def block_of(page: QWidget, judgement: object) -> JudgementBlock:
    page.body.finish()
    return next(each for each in page.body.blocks() if each.card.ref.id == judgement)


def lines_of(page: QWidget, judgement: object, qtbot: QtBot) -> list[SupportLine]:
    block = block_of(page, judgement)
    block.drawer.unfold(True)
    block.drawer.finish()
    return [each for each in block.drawer.widgets if isinstance(each, SupportLine)]


def supports(view: CaseView, judgement: object) -> list[tuple[str, str, str | None]]:
    owner = judging.assessment_of(view.session.case, "judgement", judgement)
    return [
        (row.stance, row.text, row.note)
        for row in judging.support_of(view.session.case, owner)
        if row.judgement_id == judgement
    ]


def dialog(view: CaseView, qtbot: QtBot) -> FormDialog:
    qtbot.waitUntil(
        lambda: isinstance(view.editor.dialog, FormDialog) and view.editor.dialog.isActiveWindow()
    )
    return view.editor.dialog


@pytest.mark.parametrize(
    ("key", "stance"), [(Key.Key_Plus, "supports"), (Key.Key_Minus, "contradicts"), (Key.Key_C, "context")]
)
def test_a_key_asks_for_what_stands_so_to_the_judgement(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot, key: Qt.Key, stance: str
) -> None:
    claim = view.session.case.run(
        claims.state_claim, text="Pilots were told to expect a tanker.", basis="analyst_knowledge"
    )
    block_of(page, ids.use).card.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), key)
    form = dialog(view, qtbot)
    ground = form.fields["ground"].field
    qtbot.keyClicks(ground.line, "pilots")
    qtbot.keyClick(ground.line, Key.Key_Return)
    assert ground.value() == ObjectRef("claim", claim)
    form.fields["note"].set_value("Hearsay.")
    qtbot.keyClick(ground.line, Key.Key_Return, Control)
    assert (stance, "Pilots were told to expect a tanker.", "Hearsay.") in supports(view, ids.use)


def test_a_circle_is_refused_in_the_form_naming_its_steps(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.run("judgements.support", ids.pact, other_id=ids.use)
    view.editor.support(ObjectRef("judgement", ids.use))
    form = dialog(view, qtbot)
    form.fields["ground"].set_value(ObjectRef("judgement", ids.pact))
    assert not form.submit()
    assert "in a circle: “Varenia and Tolmark will not sign" in form._problem.text()
    form.reject()


def test_delete_takes_support_away_and_the_claim_stays(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    before = supports(view, ids.use)
    line = next(each for each in lines_of(page, ids.use, qtbot) if each.ref.id == ids.c_notice)
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Delete)
    assert len(supports(view, ids.use)) == len(before) - 1
    assert view.session.case.read("SELECT 1 FROM claim WHERE id = ?", (ids.c_notice.bytes,))
    qtbot.keyClick(view, Key.Key_Z, Control)
    assert supports(view, ids.use) == before


def test_n_gives_a_support_its_note_which_the_line_shows(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    line = next(each for each in lines_of(page, ids.pact, qtbot) if each.ref.id == ids.c_annex)
    line.setFocus()
    qtbot.keyClick(line, Key.Key_N)
    form = dialog(view, qtbot)
    assert form.fields["stance"].value() == "contradicts"
    form.fields["note"].set_value("No document was shown.")
    assert form.submit()
    line = next(each for each in lines_of(page, ids.pact, qtbot) if each.ref.id == ids.c_annex)
    assert "Note: No document was shown." in line.words()


def test_another_judgement_under_it_leads_there(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.run("judgements.support", ids.pact, other_id=ids.use)
    line = next(each for each in lines_of(page, ids.pact, qtbot) if each.ref.type == "judgement")
    assert (
        line.accessibleName() == "Supports, judgement 2: Tolmark will use Vell for resupply without notice."
    )
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Return)
    assert view.session.selection == ObjectRef("judgement", ids.use)


def test_alt_and_arrows_move_it_among_its_likes_and_stop_at_the_ends(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    def order() -> list[object]:
        return [each.id for each in judging.judgements_of(view.session.case, ids.assessment)]

    further = view.session.run("judgements.judge", ids.assessment, text="Trade grows.")
    block_of(page, ids.use).card.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Up, Alt)
    assert order() == [ids.use, ids.pact, further]
    steps = len(view.session.case.history())
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Up, Alt)
    assert len(view.session.case.history()) == steps
    assert block_of(page, ids.use).card.hasFocus(), "the keyboard goes with it"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Down, Alt)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Down, Alt)
    assert order() == [ids.pact, ids.use, further]


def test_r_keeps_it_after_a_review_and_the_history_says_so(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    block_of(page, ids.pact).card.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_R)
    (kept,) = history_of(view.session.case, ids.assessment)[ids.pact]
    assert kept.kind == "unchanged"
    assert any(
        each.startswith("Reviewed and kept · M. Example") for each in block_of(page, ids.pact).card.words()
    )


def test_the_history_leads_to_what_led_to_a_change(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.run(
        REVISE, ids.pact, reason="Two calls.", because=("claim", ids.c_log), likelihood="unlikely", point=0.3
    )
    view.session.run(REVISE, ids.pact, reason="A slip.", likelihood="very unlikely", point=None)
    lines_of(page, ids.pact, qtbot)
    told = [
        each
        for each in block_of(page, ids.pact).drawer.widgets
        if isinstance(each, Card)
        if "M. Example" in each.accessibleName()
    ]
    assert [each.accessibleName().split(",")[0] for each in told] == ["Lowered", "Reversed"]
    assert "From likely (55–80%), estimate 70% to unlikely (20–45%), estimate 30%." in told[1].words()
    told[1].setFocus()
    qtbot.keyClick(told[1], Key.Key_Return)
    assert view.session.selection == ObjectRef("claim", ids.c_log)
    view.session.case.run(claims.delete_claim, ids.c_log, with_dependents=True)
    view.show_view("assessment")
    lines_of(page, ids.pact, qtbot)
    told = [
        each
        for each in block_of(page, ids.pact).drawer.widgets
        if isinstance(each, Card)
        if each.accessibleName().startswith("Reversed")
    ]
    assert "Because of a claim that is gone" in told[-1].words()


def test_the_card_says_what_has_changed_since_the_last_issued_brief(
    page: QWidget, view: CaseView, ids: SimpleNamespace
) -> None:
    view.session.run("issues.issue_brief", ids.brief, snapshot="{}", version="1")
    assert "Unchanged" in block_of(page, ids.pact).card.words()
    view.session.run(REVISE, ids.pact, reason="Two calls.", likelihood="unlikely", point=0.3)
    view.session.run("judgements.edit_judgement", ids.pact, dissent="T. Sample: even chance.")
    words = block_of(page, ids.pact).card.words()
    assert "Reversed" in words
    assert words[-2:] == ["Dissent", "T. Sample: even chance."]


def test_it_is_copied_as_a_brief_prints_it(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    block_of(page, ids.use).card.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_C, Control)
    assert QApplication.clipboard().text() == (
        "We assess it is very likely (80–95%) that Tolmark will use Vell for resupply without notice.\n\n"
        "Our confidence in this judgement is high. The harbour log shows it."
    )


def test_read_only_it_can_be_copied_and_not_changed(
    page: QWidget, view: CaseView, ids: SimpleNamespace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = next(each for each in lines_of(page, ids.use, qtbot) if each.ref.id == ids.c_notice)
    before = supports(view, ids.use)
    monkeypatch.setattr(view.session.case, "_writer", None)
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Delete)
    qtbot.keyClick(line, Key.Key_R)
    assert supports(view, ids.use) == before
    assert history_of(view.session.case, ids.assessment) == {}
    qtbot.keyClick(line, Key.Key_C, Control)
    assert QApplication.clipboard().text().startswith("We assess it is very likely")
