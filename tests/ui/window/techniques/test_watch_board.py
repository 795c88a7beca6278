"""The watch board: looks written down by keys, what is due, overdue and fired, and the log below."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casewright.casefile.queries.indicators import log_of, watched
from casewright.casefile.queries.rows import ids as ids_of
from casewright.operations.rows import edit_fields
from casewright.ui.techniques.watch_board import WatchBoard
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key
TODAY = date.today()


def ago(days: int) -> str:
    return (TODAY - timedelta(days)).isoformat()


@pytest.fixture
def board(view: CaseView, ids: SimpleNamespace) -> WatchBoard:
    """Three indicators: the one of the small case, one overdue, and one of another owner."""
    add = "assessment_parts.add_indicator"
    (ids.first,) = ids_of(view.session.case, "SELECT id FROM indicator")
    ids.late = view.session.run(
        add, ids.assessment, text="A filing is made.", expected=ago(3), owner="T. Hale"
    )
    ids.weekly = view.session.run(
        add, ids.assessment, text="Calls at Vell.", owner="M. Ors", cadence="weekly", judgement_id=ids.use
    )
    view.registry.run("technique.watch")
    return view.tabs.page("techniques").current


def shown(board: WatchBoard) -> list[str]:
    return [row.text for row in board.table.sheet.rows]


def reviewed(view: CaseView, judgement: object, day: str) -> None:
    with view.session.case.edit("edit_judgement") as tx:
        edit_fields(tx, "judgement", judgement, {"reviewed_on": day})


def test_a_key_asks_what_was_found_and_writes_it_down_in_one_step(
    view: CaseView, ids: SimpleNamespace, board: WatchBoard, qtbot: QtBot
) -> None:
    qtbot.keyClick(board.table, Key.Key_2)
    form = view.editor.dialog
    assert not form.submit(), "what was found is missing"
    form.fields["note"].set_value("An advance party was seen.")
    form.fields["claim_id"].set_value(ObjectRef("claim", ids.c_log))
    steps = len(view.session.case.history())
    assert form.submit()
    assert len(view.session.case.history()) == steps + 1
    row = watched(view.session.case)[0]
    assert (row.status, row.last_checked, row.note) == (
        "emerging",
        TODAY.isoformat(),
        "An advance party was seen.",
    )
    assert board.table.current_row() == row
    assert len(log_of(view.session.case, row.id)) == 1


def test_that_nothing_was_seen_is_one_key_and_the_key_that_saves(
    view: CaseView, ids: SimpleNamespace, board: WatchBoard, qtbot: QtBot
) -> None:
    qtbot.keyClick(board.table, Key.Key_1)
    qtbot.keyClick(view.editor.dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [(line.note, line.observed_on) for line in log_of(view.session.case, ids.first)] == [
        ("Looked for and not seen.", TODAY.isoformat())
    ]


def test_the_board_is_narrowed_by_what_is_to_be_done_and_by_owner(
    view: CaseView, ids: SimpleNamespace, board: WatchBoard
) -> None:
    assert "1 overdue" in board.summary.text()
    assert "1 to be looked for" in board.summary.text()
    for key, texts in (("due", ["Calls at Vell."]), ("overdue", ["A filing is made."]), ("fired", [])):
        board.shown.choose(key)
        board.refresh()
        assert shown(board) == texts
        assert board.table.isVisible(), "what a filter leaves out does not make the board empty"
    board.shown.choose("")
    board.owner.choose("M. Ors")
    board.refresh()
    assert shown(board) == ["Calls at Vell."]
    board.show_object(ObjectRef("indicator", ids.late))
    assert board.table.current_row().id == ids.late, "the filters give way to what is to be shown"


def test_what_fired_since_the_review_waits_until_its_judgement_was_reviewed(
    view: CaseView, ids: SimpleNamespace, board: WatchBoard, qtbot: QtBot
) -> None:
    reviewed(view, ids.use, ago(30))
    look = {"status": "seen", "observed_on": ago(2), "note": "It called again."}
    view.session.run("indicators.check_indicator", ids.weekly, **look)
    assert "1 fired since the last review of its judgement" in board.summary.text()
    board.table.choose(ids.weekly)
    qtbot.keyClick(board.table, Key.Key_R)
    view.editor.dialog.fields["reason"].set_value("One call more changes nothing.")
    assert view.editor.dialog.submit()
    assert "fired" not in board.summary.text()
    because = view.session.case.read("SELECT because_type, because_id, kind FROM judgement_revision")
    assert because == [("indicator", ids.weekly.bytes, "unchanged")]


def test_the_log_shows_the_claim_of_a_line_and_its_keys_edit_and_delete(
    view: CaseView, ids: SimpleNamespace, board: WatchBoard, qtbot: QtBot
) -> None:
    look = {"status": "seen", "observed_on": "2025-04-02", "note": "It called.", "claim_id": ids.c_log}
    view.session.run("indicators.check_indicator", ids.first, **look)
    board.table.choose(ids.first)
    lines = board.log.list
    lines.setCurrentIndex(lines.rows.index(0))
    assert view.session.selection == ObjectRef("claim", ids.c_log)
    qtbot.keyClick(lines, Key.Key_E)
    view.editor.dialog.fields["note"].set_value("It called at night.")
    assert view.editor.dialog.submit()
    assert lines.rows.row_at(lines.rows.index(0)).title == "It called at night."
    qtbot.keyClick(lines, Key.Key_Delete)
    assert (
        "It called at night."
        in view.editor.dialog.accessibleName()
        + view.editor.dialog.windowTitle()
        + str([each.text() for each in view.editor.dialog.findChildren(type(board.summary))])
    )


def test_the_whole_case_is_watched_and_each_is_moved_among_its_own(
    view: CaseView, ids: SimpleNamespace, board: WatchBoard, qtbot: QtBot
) -> None:
    other = view.session.run("assessments.add_assessment", title="Another", question="What else?")
    view.session.run("assessment_parts.add_indicator", other, text="Fog.")
    board.whole.click()
    assert shown(board) == [
        "A military delegation visits Orsa.",
        "A filing is made.",
        "Calls at Vell.",
        "Fog.",
    ]
    board.table.choose(ids.weekly)
    qtbot.keyClick(board.table, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shown(board)[-1] == "Fog.", "it is the last of its assessment already"
    qtbot.keyClick(board.table, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown(board) == [
        "A military delegation visits Orsa.",
        "Calls at Vell.",
        "A filing is made.",
        "Fog.",
    ]


def test_a_key_opens_the_judgement(
    view: CaseView, ids: SimpleNamespace, board: WatchBoard, qtbot: QtBot
) -> None:
    board.table.choose(ids.weekly)
    qtbot.keyClick(board.table, Key.Key_O)
    assert view.session.selection == ObjectRef("judgement", ids.use)
    assert view.tabs.current_key == "assessment"


def test_the_form_of_an_indicator_asks_which_scenario_it_tells(
    view: CaseView, ids: SimpleNamespace, board: WatchBoard, qtbot: QtBot
) -> None:
    said = {"title": "2027", "focal_question": "What next?", "method": "simple"}
    futures = view.session.run("scenarios.add_scenario_set", ids.assessment, **said)
    storm = view.session.run("scenarios.add_scenario", futures, title="Storm")
    board.table.choose(ids.first)
    qtbot.keyClick(board.table, Key.Key_E)
    view.editor.dialog.fields["scenario_id"].set_value(ObjectRef("scenario", storm))
    assert view.editor.dialog.submit()
    assert watched(view.session.case)[0].scenario == "Storm"
