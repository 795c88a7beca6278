"""Writing a brief in the window: saved by itself, taken back by the window, cited with one key, put in order by hand."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import casewright
from casewright.casefile.queries import briefing
from casewright.casefile.queries.briefing import SectionRow
from casewright.model.citation_tokens import token
from casewright.ui.briefs import drafts
from casewright.ui.briefs.add_section import AddSection
from casewright.ui.briefs.cite_popup import CitePopup
from casewright.ui.citations.cards import CitationCardWidget
from casewright.ui.pages.item import Item
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.object_ref import ObjectRef

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def section(view: CaseView, ids: SimpleNamespace) -> SectionRow:
    """The section as the case has it now."""
    rows = briefing.sections_of(view.session.case, ids.brief)
    return next(row for row in rows if row.id == ids.section)


def steps(view: CaseView) -> int:
    return len(view.session.case.history(limit=100))


@pytest.fixture
def page(view: CaseView, ids: SimpleNamespace) -> QWidget:
    """The page with the section of text in hand, the keyboard at its end."""
    view.editor.edit(ObjectRef("brief_section", ids.section))
    page = view.tabs.page("brief")
    page.writing.text.moveCursor(QTextCursor.MoveOperation.End)
    return page


def test_what_is_typed_is_saved_after_a_pause_as_one_step_that_the_window_takes_back(
    view: CaseView, ids: SimpleNamespace, page: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "PAUSE", 60)
    before, count = section(view, ids).body, steps(view)
    text, state = page.writing.text, page.writing.section.state
    qtbot.keyClicks(text, " More words.")
    assert section(view, ids).body == before
    assert state.text() == "Not saved yet"
    qtbot.waitUntil(lambda: section(view, ids).body == f"{before} More words.")
    assert (steps(view), state.text()) == (count + 1, "Saved")
    qtbot.keyClicks(text, " And more.")
    qtbot.keyClick(text, Key.Key_Z, Ctrl)  # what is still being typed is a step too
    assert section(view, ids).body == text.body() == f"{before} More words."
    view.undo()
    assert section(view, ids).body == text.body() == before
    view.redo()
    assert text.body() == f"{before} More words."


def test_it_is_saved_on_the_way_to_another_section_and_when_the_window_closes(
    view: CaseView, ids: SimpleNamespace, page: QWidget, qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.keyClicks(page.writing.text, " One.")
    view.session.select(ObjectRef("brief", ids.brief))
    assert (section(view, ids).body or "").endswith(" One.")
    view.session.select(ObjectRef("brief_section", ids.section))
    qtbot.keyClick(page.writing.section.title, Key.Key_End)
    qtbot.keyClicks(page.writing.section.title, "!")
    path = view.session.case.path
    window.close()
    with casewright.open(path, read_only=True) as case:
        titles = [row.title for row in briefing.sections_of(case, ids.brief)]
    assert "What happened!" in titles


def test_an_edit_from_elsewhere_shows_up_and_never_overwrites_what_is_being_typed(
    view: CaseView, ids: SimpleNamespace, page: QWidget, qtbot: QtBot
) -> None:
    text, editor = page.writing.text, page.writing.section
    view.session.run("briefs.edit_section", ids.section, body="Theirs.")
    assert text.body() == "Theirs."
    qtbot.keyClicks(text, "X")
    view.session.run("briefs.edit_section", ids.section, body="Theirs again.")
    assert text.body() != "Theirs again."
    assert "changed elsewhere" in editor.state.text()
    view.session.settle()
    assert section(view, ids).body == "Theirs again.", "nothing is written over before somebody decides"
    editor._theirs.click()
    assert text.body() == "Theirs again."
    assert "X" in QApplication.clipboard().text()
    qtbot.keyClicks(text, "Y")
    mine = text.body()
    view.session.run("briefs.edit_section", ids.section, body="Third.")
    editor._mine.click()
    assert section(view, ids).body == text.body() == mine


def test_what_was_being_written_in_a_section_that_goes_is_not_lost(
    view: CaseView, ids: SimpleNamespace, page: QWidget, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.writing.text, " Unsaved.")
    view.session.run("briefs.remove_section", ids.section)
    assert QApplication.clipboard().text().endswith(" Unsaved.")
    assert page.current == ids.brief


def test_a_mark_above_what_the_reader_may_receive_is_said_at_once(
    view: CaseView, ids: SimpleNamespace, page: QWidget
) -> None:
    view.session.run("briefs.edit_brief", ids.brief, max_marking="TLP:GREEN")
    editor = page.writing.section
    editor.marking.choose("TLP:RED")
    editor.marking.activated.emit(editor.marking.currentIndex())
    assert "above TLP:GREEN" in editor.above.text()
    assert section(view, ids).marking == "TLP:RED"
    editor.marking.choose("TLP:GREEN")
    editor.marking.activated.emit(editor.marking.currentIndex())
    assert section(view, ids).marking == "TLP:GREEN"
    assert editor.above.isHidden()


def test_one_key_cites_a_card_of_the_panel_where_the_cursor_was(
    view: CaseView, ids: SimpleNamespace, page: QWidget, qtbot: QtBot
) -> None:
    view.session.select(ObjectRef("entity", ids.vell))
    qtbot.waitUntil(
        lambda: view.inspector._shown is not None and view.inspector._shown.title == "Port of Vell"
    )
    qtbot.waitUntil(lambda: not view.inspector._next.isActive())
    card = next(each for each in view.inspector.cards if isinstance(each, CitationCardWidget))
    card.setFocus()
    qtbot.waitUntil(card.hasFocus)
    qtbot.keyClick(card, Key.Key_C)
    cited = card.citation.claim_id
    assert page.writing.text.body().endswith(f"[[claim:{cited}]]")
    view.session.settle()
    assert (section(view, ids).body or "").endswith(f"[[claim:{cited}]]")


def test_a_claim_is_cited_at_the_cursor_by_a_few_of_its_words(
    view: CaseView, ids: SimpleNamespace, page: QWidget, qtbot: QtBot
) -> None:
    view.registry.run("brief.cite")
    popup = next(each for each in page.writing.text.findChildren(CitePopup) if each.isVisible())
    popup.claims.line.setFocus()
    qtbot.keyClicks(popup.claims.line, "harbour log")
    qtbot.keyClick(popup.claims.line, Key.Key_Return)
    assert page.writing.text.body().endswith(token("claim", ids.c_log))


@pytest.fixture
def add(page: QWidget, qtbot: QtBot) -> Callable[[str], SectionRow]:
    """Adds a section by typing, and returns it."""

    def by_words(words: str) -> SectionRow:
        page.add_section()
        dialog = next(
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, AddSection) and each.isVisible()
        )
        qtbot.keyClicks(dialog.line, words)
        qtbot.keyClick(dialog.line, Key.Key_Return)
        rows = briefing.sections_of(page._session.case, page.brief_id)
        return next(row for row in rows if row.id == page.current)

    return by_words


def test_sections_are_added_by_kind_or_by_what_they_show_and_taken_out_again(
    view: CaseView, ids: SimpleNamespace, page: QWidget, add: Callable[[str], SectionRow], qtbot: QtBot
) -> None:
    made = add("chrono")
    order = [row.id for row in briefing.sections_of(view.session.case, ids.brief)]
    assert (made.kind, order.index(made.id)) == ("chronology", order.index(ids.section) + 1)
    about = add("Port of Vell")
    assert (about.object_type, about.object_id) == ("entity", ids.vell)
    item = page.outline.shown(about.id)
    qtbot.keyClick(item, Key.Key_Delete)
    assert about.id not in {row.id for row in briefing.sections_of(view.session.case, ids.brief)}
    view.undo()
    assert page.outline.shown(about.id) is not None


def test_a_section_is_bound_by_typing_and_set_free_by_emptying_the_field(
    view: CaseView, ids: SimpleNamespace, page: QWidget, add: Callable[[str], SectionRow], qtbot: QtBot
) -> None:
    made = add("chrono")
    field = page.writing.section.shows

    def bound() -> object:
        rows = briefing.sections_of(view.session.case, ids.brief)
        return next(row.object_id for row in rows if row.id == made.id)

    qtbot.keyClicks(field.line, "Port of V")
    assert bound() is None, "a half-typed name changes nothing"
    qtbot.keyClick(field.line, Key.Key_Return)
    assert bound() == ids.vell
    field.line.clear()
    field.line.textEdited.emit("")
    assert bound() is None
    view.undo()
    assert bound() == ids.vell
    assert field.value() == ObjectRef("entity", ids.vell)


def test_sections_are_dragged_into_another_order(view: CaseView, ids: SimpleNamespace, page: QWidget) -> None:
    rows = briefing.sections_of(view.session.case, ids.brief)
    first, last = page.outline.shown(rows[0].id), page.outline.shown(rows[-1].id)
    assert isinstance(first, Item)

    def send(kind: QEvent.Type, spot: QPoint, buttons: Qt.MouseButton) -> None:
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind,
            QPointF(first.mapFromGlobal(spot)),
            QPointF(spot),
            button,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(first, event)

    start, end = first.mapToGlobal(QPoint(20, 10)), last.mapToGlobal(QPoint(20, last.height() - 2))
    send(QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
    send(QEvent.Type.MouseMove, end, Qt.MouseButton.LeftButton)
    assert page.outline._drag.dragging
    send(QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton)
    now = [row.id for row in briefing.sections_of(view.session.case, ids.brief)]
    assert now == [*(row.id for row in rows[1:]), rows[0].id]
    view.undo()
    assert [row.id for row in briefing.sections_of(view.session.case, ids.brief)] == [row.id for row in rows]


def test_the_bottom_line_follows_the_assessment_until_it_is_written_here(
    view: CaseView, ids: SimpleNamespace, page: QWidget, qtbot: QtBot
) -> None:
    view.session.run("briefs.edit_brief", ids.brief, bottom_line=None)
    view.session.run("assessments.edit_assessment", ids.assessment, bottom_line="It closes.")
    view.session.select(ObjectRef("brief", ids.brief))
    text = page.writing.text
    assert "It closes." in text.placeholderText()
    qtbot.keyClicks(text, "It stays open.")
    view.session.settle()
    assert briefing.brief_card(view.session.case, ids.brief).bottom_line == "It stays open."
    page.writing.front.title.clear()
    page.writing.front.title.textEdited.emit("")
    view.session.settle()
    assert "Not saved" in page.writing.front.state.text(), "a brief has a headline"
