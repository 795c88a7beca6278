"""The kinds that a case adds to those shipped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from casewright.ui.editing.kind_forms import kind_definition, proposed_key
from casewright.ui.editing.kinds_dialog import KindsDialog
from casewright.ui.window.case_view import CaseView

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


def offered(view: CaseView, table: str) -> list[str]:
    """The kinds that the form of a new object offers."""
    view.editor.add(table, None)
    field = view.editor.dialog.fields["kind"].field
    keys = [field.itemData(place) for place in range(field.count())]
    view.editor.dialog.reject()
    return keys


@pytest.fixture
def kinds(view: CaseView) -> KindsDialog:
    view.registry.run("case.kinds")
    return view.editor.kinds


def test_a_kind_of_entity_is_added_with_keys_and_offered_at_once(
    view: CaseView, kinds: KindsDialog, qtbot: QtBot, check_access
) -> None:
    check_access(kinds)
    add = next(each for each in kinds.findChildren(QPushButton) if each.accessibleName() == "Kind of entity")
    qtbot.keyClick(add, Key.Key_Space)
    check_access(kinds.form)
    qtbot.keyClicks(kinds.form.fields["label"].field, "Arms broker")
    kinds.form.fields["parent"].set_value("person")
    kinds.form.fields["icon"].set_value("swords")
    qtbot.keyClick(kinds.form.fields["label"].field, Key.Key_Return)
    kind = view.session.ontology.entity_kind("arms_broker")
    assert (kind.label, kind.parent, kind.icon, kind.colour) == ("Arms broker", "person", "swords", "person")
    assert kinds.list.rows.rowCount() == 1
    kinds.accept()
    assert "arms_broker" in offered(view, "entity")
    view.window().activateWindow()  # a screen without a window manager leaves that to us
    qtbot.waitUntil(view.window().isActiveWindow)
    qtbot.keyClick(view, Key.Key_Z, Control)
    assert "arms_broker" not in offered(view, "entity")


def test_a_kind_of_link_is_added_edited_and_removed(view: CaseView, kinds: KindsDialog) -> None:
    kinds.add("link_kind")
    kinds.form.fields["label"].set_value("brokers arms for")
    kinds.form.fields["reverse"].set_value("gets arms through")
    kinds.form.fields["polarity"].set_value("hostile")
    assert kinds.form.submit()
    kind = view.session.ontology.link_kind("brokers_arms_for")
    assert (kind.reverse, kind.polarity, kind.directed) == ("gets arms through", "hostile", True)
    assert "brokers_arms_for" in offered(view, "link")
    kinds.edit()
    assert "key" not in kinds.form.fields
    kinds.form.fields["directed"].set_value(False)
    kinds.form.fields["polarity"].set_value("")
    assert kinds.form.submit()
    kind = view.session.ontology.link_kind("brokers_arms_for")
    assert (kind.label, kind.polarity, kind.directed) == ("brokers arms for", None, False)
    kinds.remove()
    assert "brokers_arms_for" not in view.session.ontology.link_kinds
    assert kinds.list.rows.rowCount() == 0


def test_a_kind_in_use_is_kept_and_the_dialog_says_why(view: CaseView, kinds: KindsDialog) -> None:
    define(view, "arms_broker")
    view.session.run("entities.add_entity", kind="arms_broker", name="V. Dalca")
    kinds.reload()
    kinds.remove()
    assert "is in use: 1 entity is of this kind" in kinds.problem.text()
    assert "arms_broker" in view.session.ontology.entity_kinds


def test_a_key_that_is_taken_or_malformed_is_refused(kinds: KindsDialog) -> None:
    kinds.add("entity_kind")
    kinds.form.fields["label"].set_value("Person")
    assert not kinds.form.submit()
    assert "There is a kind 'person' already." in kinds.form.fields["key"]._below.text()
    kinds.form.fields["key"].set_value("2nd kind")
    assert not kinds.form.submit()
    assert "cannot be a key" in kinds.form._problem.text()
    kinds.form.reject()
    assert kinds.list.rows.rowCount() == 0


def test_a_kind_cannot_become_a_sort_of_itself(view: CaseView, kinds: KindsDialog) -> None:
    define(view, "arms_broker")
    define(view, "gun_runner", parent="arms_broker")
    kinds.reload()
    kinds.edit()
    parents = kinds.form.fields["parent"].field
    assert parents.findData("person") > 0
    assert parents.findData("arms_broker") == parents.findData("gun_runner") == -1


def test_a_case_open_read_only_offers_no_kinds_to_edit(
    view: CaseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view.session.case, "_writer", None)
    assert not view.registry.run("case.kinds")


def test_what_the_form_does_not_ask_stays_in_the_definition() -> None:
    before = {"key": "broker", "label": "Broker", "icon": "user", "properties": [{"key": "fee"}]}
    after = kind_definition(before, {"label": "Arms broker", "icon": ""})
    assert after == {"key": "broker", "label": "Arms broker", "properties": [{"key": "fee"}]}


def test_a_key_is_proposed_from_the_label() -> None:
    assert proposed_key("  Arms broker (état) ") == "arms_broker_état"


def define(view: CaseView, key: str, **more: str) -> None:
    view.session.run("ontology.define", "entity_kind", key=key, definition={"label": key, **more})
