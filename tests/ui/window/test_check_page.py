"""The page of the check: what is shown of the findings, and what its keys do about them."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key


@pytest.fixture
def page(view: CaseView, qtbot: QtBot) -> Any:
    """The page of the check with its findings, the keyboard in the list."""
    found = view.show_view("check")
    qtbot.waitUntil(lambda: bool(found.findings), timeout=20_000)
    view.window().activateWindow()
    found.list.setFocus()
    return found


@pytest.fixture
def choose(page: Any) -> Callable[..., None]:
    """Puts the keyboard on the finding of a rule, on an object where one is said."""

    def on(rule: str, object_id: object = None) -> None:
        place = next(
            n for n, each in enumerate(page.findings)
            if each.rule == rule and object_id in (None, each.object_id)
        )  # fmt: skip
        page.list.setCurrentIndex(page.list.rows.index(place))

    return on


def shown(page: Any) -> set[str]:
    return {each.rule for each in page.findings}


def test_a_finding_is_shown_in_full_with_what_to_do(
    page: Any, choose: Callable[..., None], ids: SimpleNamespace
) -> None:
    choose("AL01")
    assert page.detail._message.accessibleName().endswith("was considered.")
    assert page.detail._hint.accessibleName().startswith("Add the alternative")
    assert "no case against it was argued" in page.detail._looks_for.accessibleName()
    assert page.detail._rule.accessibleName().startswith("AL01 · Blocker · ")


def test_findings_are_narrowed_by_weight_rule_and_brief(
    page: Any, qtbot: QtBot, ids: SimpleNamespace
) -> None:
    everything = len(page.findings)
    qtbot.mouseClick(page.filters._weights._buttons["blocker"], Qt.MouseButton.LeftButton)
    assert {each.severity for each in page.findings} == {"blocker"}
    assert page.filters._weights._buttons["blocker"].text() == f"Blockers {len(page.findings)}"
    page.filters.show_all()
    page.filters._rules.choose("AL01")
    page.filters._rules.activated.emit(0)
    assert shown(page) == {"AL01"}
    page.filters.show_all()
    page.filters._owners.picked.emit(ids.brief)
    assert 0 < len(page.findings) < everything
    page.filters._orders.choose("object")
    page.filters._orders.activated.emit(0)
    objects = [each.object_id for each in page.findings]
    assert (
        len({each for n, each in enumerate(objects) if n and objects[n - 1] != each}) >= len(set(objects)) - 1
    )


def test_a_filter_that_leaves_nothing_says_so_and_lets_go(page: Any, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.filters._weights._buttons["waived"], Qt.MouseButton.LeftButton)
    assert page.findings == []
    assert page._stack.currentWidget() is page._filtered
    page.filters.show_all()
    assert page._stack.currentWidget() is page._split


def test_o_keeps_to_one_object_and_lets_go(
    page: Any, qtbot: QtBot, choose: Callable[..., None], ids: SimpleNamespace
) -> None:
    everything = len(page.findings)
    choose("JL09", ids.use)
    qtbot.keyClick(page.list, Key.Key_O)
    assert {each.object_id for each in page.findings} == {ids.use}
    qtbot.keyClick(page.list, Key.Key_O)
    assert len(page.findings) == everything


def test_e_opens_the_dialog_that_settles_it_and_the_finding_goes(
    page: Any, view: CaseView, qtbot: QtBot, choose: Callable[..., None], ids: SimpleNamespace
) -> None:
    choose("AL01", ids.use)
    assert page._act.accessibleName() == "Add an alternative"
    qtbot.keyClick(page.list, Key.Key_E)
    view.editor.dialog.fields["text"].set_value("The log is forged.")
    assert view.editor.dialog.submit()
    assert (
        view.session.case.read("SELECT judgement_id FROM alternative ORDER BY id DESC LIMIT 1")[0][0]
        == ids.use.bytes
    )
    qtbot.waitUntil(lambda: "AL01" not in shown(page), timeout=20_000)
    view.undo()
    qtbot.waitUntil(lambda: "AL01" in shown(page), timeout=20_000)


def test_enter_shows_the_place(
    page: Any, view: CaseView, qtbot: QtBot, choose: Callable[..., None], ids: SimpleNamespace
) -> None:
    choose("JL09", ids.use)
    qtbot.keyClick(page.list, Key.Key_Return)
    assert view.tabs.current_key == "assessment"
    assert view.session.selection == ObjectRef("judgement", ids.use)


def test_a_waiver_is_shown_with_who_and_why_and_told_when_it_lapses(
    page: Any, view: CaseView, qtbot: QtBot, choose: Callable[..., None], ids: SimpleNamespace
) -> None:
    choose("AL01", ids.use)
    qtbot.keyClick(page.list, Key.Key_W)
    view.editor.dialog.fields["reason"].set_value("Nothing else fits the log.")
    view.editor.dialog.fields["expires"].set_value("2999")
    assert view.editor.dialog.submit()
    qtbot.waitUntil(lambda: page.chosen() is not None and page.chosen().waived, timeout=20_000)
    assert (
        page.detail._waiver.accessibleName() == "Waived by M. Example until 2999: Nothing else fits the log."
    )
    view.session.run("judgements.edit_judgement", ids.use, text="Tolmark will go on using Vell for resupply.")
    qtbot.waitUntil(lambda: any(each.lapse for each in page.findings), timeout=20_000)
    choose("AL01", ids.use)
    assert page.detail._waiver.accessibleName() == "A waiver of M. Example lapsed: the text has changed."


def test_t_sets_thresholds_as_one_step_and_takes_them_back(page: Any, view: CaseView, qtbot: QtBot) -> None:
    case = view.session.case
    qtbot.keyClick(page.list, Key.Key_T)
    fields = view.editor.dialog.fields
    fields["concentration"].set_value("101")
    assert not view.editor.dialog.submit()
    fields["concentration"].set_value("75")
    fields["review_required"].set_value("no")
    fields["left_out"].set_value("al01, JL99")
    assert not view.editor.dialog.submit()
    fields["left_out"].set_value("al01")
    assert view.editor.dialog.submit()
    stored = dict(case.read("SELECT key, value FROM check_setting"))
    assert stored == {"concentration": "75", "review_required": "no", "off.AL01": "yes"}
    qtbot.waitUntil(lambda: "AL01" not in shown(page), timeout=20_000)
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    page.list.setFocus()
    qtbot.keyClick(page.list, Key.Key_T)
    fields = view.editor.dialog.fields
    assert (fields["concentration"].value(), fields["left_out"].value()) == ("75", "AL01")
    fields["concentration"].set_value("")
    fields["left_out"].set_value("")
    assert view.editor.dialog.submit()
    assert case.read("SELECT key FROM check_setting") == [("review_required",)]
    view.undo()
    assert dict(case.read("SELECT key, value FROM check_setting")) == stored


def test_read_only_there_is_nothing_to_decide(
    page: Any, view: CaseView, choose: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(view.session), "read_only", property(lambda _self: True))
    choose("AL01")
    buttons = (page._act, page._waive, page._take_back, page._thresholds)
    assert [button.isVisibleTo(page) for button in buttons] == [False] * 4
    page.decide()
    page.do_act()
    assert view.editor.dialog is None
