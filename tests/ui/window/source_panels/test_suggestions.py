"""The tray, with real keys: what is found is taken in or turned down, one key each."""

from __future__ import annotations

import time
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casewright.casefile.queries.mentions import mentions_of
from casewright.ingest.child import Refusal
from casewright.ingest.suggestions.offers import Offers
from casewright.ui.source_panels import suggestion_acts, suggestion_work
from casewright.ui.source_panels.suggestion_keys import suggestion_actions
from casewright.ui.source_panels.suggestions import SuggestionsPanel
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key, Shift, Control = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def titles(tray: SuggestionsPanel) -> list[str]:
    rows = tray.list.rows
    return [row.title for n in range(rows.rowCount()) if (row := rows.row_at(rows.index(n))) is not None]


def trailing(tray: SuggestionsPanel, key: str) -> str:
    row = tray.list.rows.row_at(tray.list.rows.index_of(key))
    return row.trailing if row is not None else ""


def choose(tray: SuggestionsPanel, key: str) -> None:
    assert tray.list.choose(key), titles(tray)
    tray.list.setFocus()


def select(tray: SuggestionsPanel, *keys: str) -> None:
    tray.list.clearSelection()
    for key in keys:
        tray.list.selectionModel().select(
            tray.list.rows.index_of(key), QItemSelectionModel.SelectionFlag.Select
        )


def press(
    tray: SuggestionsPanel,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """A key that changes the case; returns when the tray shows the case as it is then."""
    with qtbot.waitSignal(tray.settled):
        qtbot.keyClick(tray.list, key, modifier)


def named(view: CaseView) -> dict[str, str]:
    return dict(view.session.case.read("SELECT name, kind FROM entity"))


def test_names_of_the_case_are_known_and_all_places_are_counted(
    tray: SuggestionsPanel, ids: SimpleNamespace
) -> None:
    assert set(titles(tray)) == {"Varenia", "Tolmark", "Orsa", "Elin Sørby", "Vell"}
    row = tray.list.rows.row_at(tray.list.rows.index_of("tolmark"))
    assert row is not None
    assert row.trailing == "in the case · 2×"


def test_j_moves_on_and_the_text_shows_the_place(
    tray: SuggestionsPanel, view: CaseView, qtbot: QtBot
) -> None:
    first = tray.list.current_id()
    with qtbot.waitSignal(tray.place_asked) as asked:
        qtbot.keyClick(tray.list, Key.Key_J)
    assert tray.list.current_id() != first
    reader = view.tabs.page("sources").reader
    start, end = asked.args
    assert reader.text[start:end].lower() == tray.list.current_id()
    qtbot.keyClick(tray.list, Key.Key_K)
    assert tray.list.current_id() == first
    assert tray.list.hasFocus()


def test_a_takes_the_place_in_sight_and_goes_on_to_the_next_name(
    tray: SuggestionsPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    choose(tray, "tolmark")
    qtbot.keyClick(tray.list, Key.Key_N)
    place = tray.list.currentIndex().row()
    press(tray, qtbot, Key.Key_A)
    (mention,) = mentions_of(view.session.case, ids.tolmark)
    assert mention.exact.startswith("The protocol lets vessels of Tolmark call at Vell")
    assert view.session.selection == ObjectRef("entity", ids.tolmark)
    assert titles(tray)[-1] == "Tolmark"  # its other place waits behind the names that are open
    assert trailing(tray, "noted tolmark") == "noted · 1 more"
    assert tray.list.currentIndex().row() == min(place, len(titles(tray)) - 1)
    assert tray.list.current_id() != "noted tolmark"
    assert tray.list.hasFocus()


def test_shift_n_notes_the_further_places_of_all_noted_names_as_one_step(
    tray: SuggestionsPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    choose(tray, "tolmark")
    press(tray, qtbot, Key.Key_A)
    assert tray.body.rest.text() == "1 more place of 1 noted name: note it  ⇧N"
    steps = len(view.session.case.history())
    press(tray, qtbot, Key.Key_N, Shift)
    assert len(mentions_of(view.session.case, ids.tolmark)) == 2
    assert len(view.session.case.history()) == steps + 1
    assert "Tolmark" not in titles(tray)
    assert tray.body.rest.isHidden()
    with qtbot.waitSignal(tray.settled):
        qtbot.keyClick(tray.list, Key.Key_Z, Control)
    assert trailing(tray, "noted tolmark") == "noted · 1 more"


def test_a_noted_name_whose_further_places_are_turned_down_keeps_its_pairs(
    tray: SuggestionsPanel, view: CaseView, qtbot: QtBot
) -> None:
    pairs = {each.id for each in tray.offers.pairs if "tolmark" in (each.source, each.target)}
    assert pairs
    choose(tray, "tolmark")
    press(tray, qtbot, Key.Key_A)
    choose(tray, "noted tolmark")
    press(tray, qtbot, Key.Key_X)
    assert "Tolmark" not in titles(tray)
    assert pairs <= {each.id for each in tray.offers.pairs}


def test_shift_a_takes_all_places_as_one_step_and_undo_brings_the_name_back(
    tray: SuggestionsPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    steps = len(view.session.case.history())
    choose(tray, "tolmark")
    press(tray, qtbot, Key.Key_A, Shift)
    assert len(mentions_of(view.session.case, ids.tolmark)) == 2
    assert len(view.session.case.history()) == steps + 1
    with qtbot.waitSignal(tray.settled):
        qtbot.keyClick(tray.list, Key.Key_Z, Control)
    assert "Tolmark" in titles(tray)


def test_a_digit_takes_a_name_as_another_kind(tray: SuggestionsPanel, view: CaseView, qtbot: QtBot) -> None:
    choose(tray, "vell")
    digit = next(
        n for n, button in enumerate(tray.name_detail.kinds, start=1) if button.text().endswith("  State")
    )
    press(tray, qtbot, Qt.Key(Key.Key_0 + digit))
    assert named(view)["Vell"] == "state"


def test_g_takes_a_capital_as_its_government(tray: SuggestionsPanel, view: CaseView, qtbot: QtBot) -> None:
    choose(tray, "orsa")
    press(tray, qtbot, Key.Key_G)
    assert named(view)["Government of Varenia"] == "government_body"
    assert view.session.case.read("SELECT words, reading FROM mention") == [("Orsa", "government")]


def test_m_joins_to_an_entity_that_is_found_by_typing(
    tray: SuggestionsPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    choose(tray, "vell")
    qtbot.keyClick(tray.list, Key.Key_M)
    line = tray.name_detail.field.line
    assert line.hasFocus()
    qtbot.keyClicks(line, "port of")
    with qtbot.waitSignal(tray.settled):
        qtbot.keyClick(line, Key.Key_Return)
    assert [each.words for each in mentions_of(view.session.case, ids.vell)] == ["Vell"]
    assert tray.list.hasFocus()


def test_letters_typed_into_the_search_field_are_no_commands(
    tray: SuggestionsPanel, view: CaseView, qtbot: QtBot
) -> None:
    before = len(view.session.case.history())
    choose(tray, "vell")
    qtbot.keyClick(tray.list, Key.Key_M)
    qtbot.keyClicks(tray.name_detail.field.line, "axg1")
    assert tray.name_detail.field.line.text() == "axg1"
    assert len(view.session.case.history()) == before
    qtbot.keyClick(tray.name_detail.field.line, Key.Key_Escape)
    assert tray.list.hasFocus()


def test_many_are_turned_down_off_the_main_thread_as_one_step(
    tray: SuggestionsPanel,
    view: CaseView,
    ids: SimpleNamespace,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(suggestion_acts, "_AT_ONCE", 1)
    steps, kept = len(view.session.case.history()), titles(tray)
    select(tray, "orsa", "vell")
    with qtbot.waitSignal(tray.acts.busy, check_params_cb=lambda on: on):
        qtbot.keyClick(tray.list, Key.Key_X)
    qtbot.waitUntil(lambda: set(titles(tray)).isdisjoint({"Orsa", "Vell"}))
    assert len(view.session.case.history()) == steps + 1
    tray.acts.bring_back(ids.communique)
    qtbot.waitUntil(lambda: set(titles(tray)) == set(kept))


def test_a_rejected_name_stays_away_and_can_be_brought_back(
    tray: SuggestionsPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    choose(tray, "orsa")
    press(tray, qtbot, Key.Key_X)
    assert "Orsa" not in titles(tray)
    with qtbot.waitSignal(tray.settled):
        tray.do("look_again")
    assert "Orsa" not in titles(tray)
    with qtbot.waitSignal(tray.settled):
        tray.acts.bring_back(ids.communique)
    assert "Orsa" in titles(tray)


def test_shift_x_rejects_a_name_in_every_source(tray: SuggestionsPanel, view: CaseView, qtbot: QtBot) -> None:
    choose(tray, "orsa")
    press(tray, qtbot, Key.Key_X, Shift)
    assert view.session.case.read("SELECT key, source_id FROM rejected_suggestion") == [("orsa", None)]


def test_several_selected_names_are_taken_in_as_one_step(
    tray: SuggestionsPanel, view: CaseView, qtbot: QtBot
) -> None:
    steps = len(view.session.case.history())
    select(tray, "varenia", "tolmark", "orsa")
    press(tray, qtbot, Key.Key_A, Shift)
    assert len(view.session.case.history()) == steps + 1
    assert named(view)["Orsa"] == "place"
    assert set(titles(tray)).isdisjoint({"Varenia", "Tolmark", "Orsa"})
    assert tray.list.hasFocus()


def test_keys_faster_than_the_tray_act_on_what_it_shows_then(
    tray: SuggestionsPanel, view: CaseView, qtbot: QtBot
) -> None:
    choose(tray, titles(tray)[0].lower())
    before = len(named(view))
    new = [title for title in titles(tray) if title not in named(view)]
    for _ in titles(tray):
        qtbot.keyClick(tray.list, Key.Key_A)
    qtbot.waitUntil(lambda: all(each.settled or not each.places for each in tray.offers.names))
    assert len(named(view)) == before + len(new)
    assert view.session.case.read("SELECT name FROM entity GROUP BY name HAVING count(*) > 1") == []


def test_a_case_that_changes_elsewhere_leaves_what_was_typed(
    tray: SuggestionsPanel, view: CaseView, qtbot: QtBot
) -> None:
    tray.show_group("dates")
    tray.date_detail.text.setPlainText("Half a sentence")
    with qtbot.waitSignal(tray.settled):
        view.session.run("entities.add_entity", kind="person", name="Somebody")
    assert tray.date_detail.text.toPlainText() == "Half a sentence"


def test_a_key_is_answered_without_holding_up_the_window(
    tray: SuggestionsPanel, qtbot: QtBot, no_freeze: object
) -> None:
    choose(tray, "orsa")
    qtbot.wait(50)
    press(tray, qtbot, Key.Key_A)
    press(tray, qtbot, Key.Key_X)


def test_a_date_becomes_a_claim_that_can_be_edited_first(
    tray: SuggestionsPanel, view: CaseView, qtbot: QtBot
) -> None:
    qtbot.keyClick(tray.list, Key.Key_Right)
    assert tray.group == "dates"
    assert titles(tray) == ["14 March 2025"]
    tray.date_detail.text.setPlainText("The ministers met.")
    with qtbot.waitSignal(tray.settled):
        qtbot.keyClick(tray.list, Key.Key_Return)
    rows = view.session.case.read("SELECT text, held, held_stated FROM claim ORDER BY id DESC LIMIT 1")
    assert rows == [("The ministers met.", "2025-03-14", "14 March 2025")]
    assert titles(tray) == []


def test_a_pair_is_composed_turned_round_and_linked_in_one_step(
    tray: SuggestionsPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    tray.show_group("pairs")
    pair = next(each for each in tray.offers.pairs if {each.source, each.target} == {"varenia", "tolmark"})
    choose(tray, pair.id)
    steps = len(view.session.case.history())
    qtbot.keyClick(tray.list, Key.Key_S)
    tray.composer.kind.choose("disputes")
    tray.composer.status.choose("planned")
    tray.composer.hedge.setText("may")
    with qtbot.waitSignal(tray.settled):
        qtbot.keyClick(tray.composer.hedge, Key.Key_Return)
    assert len(view.session.case.history()) == steps + 1
    rows = view.session.case.read("SELECT from_id, kind, to_id, status FROM link ORDER BY id DESC LIMIT 1")
    ends = {"varenia": ids.varenia, "tolmark": ids.tolmark}
    assert rows == [(ends[pair.target].bytes, "disputes", ends[pair.source].bytes, "planned")]
    assert pair.id not in {each.id for each in tray.offers.pairs}


def test_two_selected_names_are_linked_though_nothing_proposes_it(
    tray: SuggestionsPanel, view: CaseView, qtbot: QtBot
) -> None:
    tray._on_ready(replace(tray.offers, pairs=()), tray._text)
    select(tray, "orsa", "varenia")
    qtbot.keyClick(tray.list, Key.Key_L)
    assert tray.group == "pairs"
    assert tray.composer.kind.hasFocus()
    tray.composer.kind.choose("located_in")
    with qtbot.waitSignal(tray.settled):
        qtbot.keyClick(tray.composer.hedge, Key.Key_Return)
    rows = view.session.case.read("SELECT kind FROM link ORDER BY id DESC LIMIT 1")
    assert rows == [("located_in",)]


def test_what_cannot_be_done_is_said_and_changes_nothing(
    tray: SuggestionsPanel, view: CaseView, qtbot: QtBot
) -> None:
    tray.show_group("dates")
    tray.date_detail.date.setText("the Ides")
    steps = len(view.session.case.history())
    with qtbot.waitSignal(view.session.told):
        qtbot.keyClick(tray.list, Key.Key_A)
    assert len(view.session.case.history()) == steps


def test_a_refusal_is_said_with_a_way_to_try_again(
    tray: SuggestionsPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggestion_work, "look_through", lambda *_a, **_k: Refusal("It took too long."))
    with qtbot.waitSignal(tray.settled):
        qtbot.keyClick(tray.list, Key.Key_R)
    said = [
        label.text() for label in tray.findChildren(QWidget) if hasattr(label, "text") and label.isVisible()
    ]
    assert any("It took too long." in str(each) for each in said)


def test_looking_can_be_cancelled(
    tray: SuggestionsPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_arguments: object, cancel: object = None, **_further: object) -> Refusal:
        while not cancel():
            time.sleep(0.01)
        return Refusal("Reading was cancelled.")

    monkeypatch.setattr(suggestion_work, "look_through", slow)
    tray.do("look_again")
    assert tray.work.is_looking
    with qtbot.waitSignal(tray.settled):
        tray.work.cancel()
    assert not tray.work.is_looking


def test_two_thousand_suggestions_stay_fluid(tray: SuggestionsPanel, qtbot: QtBot, no_freeze: object) -> None:
    one = next(each for each in tray.offers.names if each.places)
    many = tuple(replace(one, key=f"name {n}", name=f"Name {n}") for n in range(2000))
    tray._on_ready(Offers(many, (), ()), tray._text)
    for _ in range(40):
        qtbot.keyClick(tray.list, Key.Key_J)
    assert tray.list.current_id() == "name 40"


def test_keys_are_on_the_key_sheet_and_clash_with_none(view: CaseView) -> None:
    actions = suggestion_actions(lambda _act: None, lambda: True)
    registered = {each.id for each in view.registry.all()}
    assert {each.id for each in actions} <= registered
    assert not view.registry.is_enabled("suggestions.accept")


def test_every_control_of_the_tray_has_a_name(tray: SuggestionsPanel, check_access) -> None:
    for group in ("names", "dates", "pairs"):
        tray.show_group(group)
        check_access(tray)


def test_escape_leaves_the_search_for_an_entity_whatever_it_found(
    tray: SuggestionsPanel, qtbot: QtBot
) -> None:
    choose(tray, "vell")
    qtbot.keyClick(tray.list, Key.Key_M)
    line = tray.name_detail.field.line
    qtbot.keyClicks(line, "port of")
    qtbot.waitUntil(tray.name_detail.field.list.isVisible)
    qtbot.keyClick(line, Key.Key_Escape)
    assert not tray.name_detail.field.isVisible()
    assert tray.list.hasFocus()


def test_another_group_begins_at_its_head(tray: SuggestionsPanel, qtbot: QtBot) -> None:
    choose(tray, "vell")
    qtbot.keyClick(tray.list, Key.Key_Left)
    assert tray.group == "pairs"
    assert tray.list.currentIndex().row() == 0
