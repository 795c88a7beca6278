"""Prose with citations as chips: stored letter for letter, shown without an id, taken out like a character."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.casefile.case import Case
from casewright.model.citation_tokens import group_token, token
from casewright.model.ids import new_id
from casewright.operations import captures, claims, passages, sources
from casewright.ui.briefs.chips import chip_words
from casewright.ui.briefs.cited_text import CitedTextEdit
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

Key = Qt.Key


@pytest.fixture
def ids(case: Case) -> SimpleNamespace:
    """A claim cited from two sources, one without any, and a passage."""
    found = SimpleNamespace()
    with case.edit("state_claim") as tx:
        found.cited, found.bare = (
            claims.state_claim(tx, text="It closes."),
            claims.state_claim(tx, text="It opens."),
        )
        for publisher in ("Meridian Wire", "Port Authority"):
            source = sources.add_source(tx, title="Notice", publisher=publisher)
            capture = captures.add_capture(
                tx, source, data=publisher.encode(), media_type="text/plain", file_name="a.txt"
            )
            text = captures.add_source_text(tx, capture, text=publisher, tool="text", tool_version="1")
            found.passage = passages.quote(tx, text, exact=publisher)
            claims.cite(tx, found.cited, found.passage)
    return found


@pytest.fixture
def edit(case: Case, light: QApplication, qtbot: QtBot) -> CitedTextEdit:
    made = CitedTextEdit("Text", CaseSession(case))
    made.resize(500, 300)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_stored_comes_back_letter_for_letter(edit: CitedTextEdit, ids: SimpleNamespace) -> None:
    one, both = token("claim", ids.cited), group_token([("claim", ids.bare), ("passage", ids.passage)])
    for body in (
        "",
        "A 🙂\u00a0b\n\nВучић",
        f"X{one}{one}\n{both} 🧭 y",
        f"در بندر{both}.",
        f"{one}",
        "[[1]] and \ufffc",
    ):
        edit.set_body(body)
        assert edit.body() == body
        assert "claim:" not in edit.toPlainText(), "no id is shown"


def test_a_chip_names_its_source_and_says_when_it_has_none_or_is_gone(
    case: Case, ids: SimpleNamespace
) -> None:
    assert chip_words(case, [("claim", ids.cited)])[:2] == ("Meridian Wire +1", "accent")
    assert chip_words(case, [("passage", ids.passage)])[:2] == ("Port Authority", "accent")
    assert chip_words(case, [("claim", ids.bare)])[:2] == ("no source", "warn")
    assert chip_words(case, [("claim", new_id())])[:2] == ("no longer there", "bad")
    assert "It closes." in chip_words(case, [("claim", ids.cited)]).said


def test_a_citation_goes_in_at_the_cursor_and_out_with_backspace(
    edit: CitedTextEdit, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    one = token("claim", ids.cited)
    qtbot.keyClicks(edit, "It closes")
    edit.cite([("claim", ids.cited)])
    qtbot.keyClicks(edit, ". So")
    assert edit.body() == f"It closes{one}. So"
    for _ in range(4):
        qtbot.keyClick(edit, Key.Key_Backspace)
    assert edit.body() == f"It closes{one}"
    qtbot.keyClick(edit, Key.Key_Backspace)
    assert edit.body() == "It closes"


def test_of_several_in_one_citation_backspace_takes_the_last(
    edit: CitedTextEdit, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    edit.set_body(f"X{group_token([('claim', ids.cited), ('claim', ids.bare)])}")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(edit, Key.Key_Backspace)
    assert edit.body() == f"X{token('claim', ids.cited)}"


def test_citations_are_copied_within_and_read_as_names_elsewhere(
    edit: CitedTextEdit, ids: SimpleNamespace
) -> None:
    one = token("claim", ids.cited)
    edit.set_body(f"It closes{one}.")
    edit.selectAll()
    data = edit.createMimeDataFromSelection()
    assert data.text() == "It closes [Meridian Wire +1]."
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.insertFromMimeData(data)
    assert edit.body() == f"It closes{one}.It closes{one}."
    strange = QMimeData()
    strange.setText(f"Elsewhere{token('claim', new_id())}.")
    edit.set_body("")
    edit.insertFromMimeData(strange)
    assert edit.body() == "Elsewhere.", "what is not in this case is not cited"


def test_a_click_on_a_chip_leads_to_what_it_cites(
    edit: CitedTextEdit, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    edit.set_body(f"It closes{token('claim', ids.cited)}.")
    cursor = QTextCursor(edit.document())
    cursor.setPosition(9)
    place = edit.cursorRect(cursor).center() + QPoint(30, 0)
    with qtbot.waitSignal(edit.picked) as clicked:
        qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert clicked.args == [ObjectRef("claim", ids.cited)]


def test_undo_is_the_window_s_and_the_cursor_stays_when_a_text_comes_anew(
    edit: CitedTextEdit, qtbot: QtBot
) -> None:
    qtbot.keyClicks(edit, "abc")
    qtbot.keyClick(edit, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.body() == "abc"
    edit.moveCursor(QTextCursor.MoveOperation.Left)
    with qtbot.assertNotEmitted(edit.edited):
        edit.set_body("abcd")
    assert edit.textCursor().position() == 2


def test_right_to_left_paragraphs_begin_at_the_right(edit: CitedTextEdit, ids: SimpleNamespace) -> None:
    for put in (edit.set_body, edit.insertPlainText):
        edit.set_body("")
        put("در بندر بسته شد")
        edit.cite([("claim", ids.cited)])
        cursor = QTextCursor(edit.document())
        cursor.setPosition(0)
        assert edit.cursorRect(cursor).x() > edit.width() / 2
