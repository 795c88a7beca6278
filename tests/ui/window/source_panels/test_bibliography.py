"""The bibliography beside the text, with real keys."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casewright.operations import captures, sources
from casewright.ui.source_panels.bibliography import BibliographyPanel
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key, Modifier = Qt.Key, Qt.KeyboardModifier
STATED = {
    "title": "Заједничко саопштење",
    "author": "Elin Sørby",
    "publisher": "Ministry of Varenia",
    "language": "sr",
}


@pytest.fixture
def panel(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> BibliographyPanel:
    """The panel on the communiqué, whose text says something of itself, opened with its key."""
    case = view.session.case
    capture = case.read("SELECT id FROM capture WHERE source_id = ?", (ids.communique.bytes,))[0][0]
    from uuid import UUID

    case.run(
        captures.add_source_text,
        UUID(bytes=capture),
        text="Again",
        tool="test",
        tool_version="2",
        suggested=STATED,
    )
    view.session.open(ObjectRef("source", ids.communique))
    page = view.show_view("sources")
    qtbot.waitUntil(lambda: view.window().isActiveWindow() and page.reader.view.hasFocus())
    qtbot.keyClick(page.reader.view, Key.Key_B, Modifier.ShiftModifier)
    made = page.side.panel("bibliography")
    assert isinstance(made, BibliographyPanel)
    assert made.isVisible()
    return made


def columns(view: CaseView, source: object) -> tuple[object, ...]:
    sql = "SELECT title, kind, author, publisher, published, language FROM source WHERE id = ?"
    return tuple(view.session.case.read(sql, (source.bytes,))[0])


def test_a_field_that_is_left_is_one_step_that_can_be_undone(
    panel: BibliographyPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    line = panel.fields["publisher"].line
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Foreign Ministry")
    assert columns(view, ids.communique)[3] == "Ministry of Varenia", "nothing is saved letter by letter"
    qtbot.keyClick(line, Key.Key_Tab)
    assert columns(view, ids.communique)[3] == "Foreign Ministry"
    assert (
        "Foreign Ministry, “Joint communiqué,” communiqué, March 14, 2025."
        in panel.reference.words.toPlainText()
    )
    view.undo()
    assert columns(view, ids.communique)[3] == "Ministry of Varenia"
    assert line.text() == "Ministry of Varenia"


def test_what_the_document_says_is_taken_with_one_key(
    panel: BibliographyPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    author = panel.fields["author"]
    assert author.take.isVisible()
    assert not panel.fields["publisher"].take.isVisible(), "it says the same"
    author.setFocus()
    assert author.line is not None
    qtbot.keyClick(author.line, Key.Key_Period, Modifier.ControlModifier)
    assert columns(view, ids.communique)[2] == "Elin Sørby"
    qtbot.keyClick(author.line, Key.Key_Period, Modifier.ControlModifier)
    assert columns(view, ids.communique)[2] == "Sørby, Elin", (
        "then turned round, for styles that sort by the family"
    )
    assert not author.take.isVisible()


def test_a_date_that_is_none_is_named_and_nothing_is_saved(
    panel: BibliographyPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    line = panel.fields["published"].line
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "14 March")
    qtbot.keyClick(line, Key.Key_Return)
    assert "EDTF" in panel.fields["published"]._said.text()
    assert columns(view, ids.communique)[4] == "2025-03-14"
    qtbot.keyClick(line, Key.Key_Escape)
    assert line.text() == "2025-03-14"


def test_fields_beyond_the_columns_and_the_type_are_kept(
    panel: BibliographyPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    assert "volume" not in panel.fields
    qtbot.mouseClick(panel.more_button, Qt.MouseButton.LeftButton)
    for name, text in (("volume", "62"), ("editor", "Roe, Richard"), ("title-translated", "Joint statement")):
        line = panel.fields[name].line
        assert line is not None
        line.setFocus()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Key.Key_Return)
    choice = panel.fields["type"].choice
    assert choice is not None
    choice.choose("article-journal")
    panel.fields["type"].commit()
    assert columns(view, ids.communique)[1] == "article"
    assert (
        "Joint communiqué” [Joint statement], Ministry of Varenia 62 (March 14, 2025)"
        in panel.reference.words.toPlainText()
    )


def test_each_style_is_shown_and_copied_with_its_italics(panel: BibliographyPanel, qtbot: QtBot) -> None:
    panel.reference.styles.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right)
    assert panel.reference.words.toPlainText().startswith(
        "Ministry of Varenia. (2025, March 14). Joint communiqué [Communiqué]."
    )
    qtbot.mouseClick(panel.reference.copy_button, Qt.MouseButton.LeftButton)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Ministry of Varenia. (2025, March 14). Joint communiqué [Communiqué]."
    assert "font-style:italic" in data.html()


def test_rating_and_descriptor_are_at_hand(
    panel: BibliographyPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    qtbot.mouseClick(panel.descriptor.rate_button, Qt.MouseButton.LeftButton)
    dialog = view.editor.dialog
    assert isinstance(dialog, FormDialog)
    dialog.reject()
    panel.descriptor.descriptor.button.setFocus()
    qtbot.keyClick(panel.descriptor.descriptor.button, Key.Key_Space)
    qtbot.waitUntil(
        lambda: descriptor(view, ids.communique).startswith("Communiqué from Ministry of Varenia")
    )
    panel.descriptor.descriptor.text.undo()
    assert panel.descriptor.descriptor.value() == ""


def test_a_draft_that_comes_when_the_keyboard_is_elsewhere_is_kept_in_the_case(
    panel: BibliographyPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    panel.descriptor.descriptor.generate()
    panel.fields["title"].setFocus()
    qtbot.waitUntil(
        lambda: descriptor(view, ids.communique).startswith("Communiqué from Ministry of Varenia")
    )
    assert view.window().focusWidget() is not panel.descriptor.descriptor.text


def descriptor(view: CaseView, source_id: UUID) -> str:
    rows = view.session.case.read("SELECT descriptor FROM source WHERE id = ?", (source_id.bytes,))
    return str(rows[0][0] or "")


def test_what_was_typed_is_kept_when_another_source_is_opened(
    panel: BibliographyPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    line = panel.fields["language"].line
    assert line is not None
    line.setFocus()
    qtbot.keyClicks(line, "sr")
    view.session.open(ObjectRef("source", ids.register))
    assert columns(view, ids.communique)[5] == "sr"
    assert columns(view, ids.register)[5] is None
    assert panel.fields["title"].text() == "Harbour log of Vell"


def test_it_is_reached_by_keys_alone_and_never_holds_the_window_up(
    panel: BibliographyPanel,
    view: CaseView,
    ids: SimpleNamespace,
    check_access: Callable[[QWidget], None],
    no_freeze: object,
    qtbot: QtBot,
) -> None:
    check_access(panel)
    for n in range(5):
        view.session.run("sources.edit_source", ids.communique, summary=f"{n}")
        view.session.open(ObjectRef("source", (ids.register, ids.communique)[n % 2]))
        qtbot.wait(20)


def test_a_case_open_read_only_shows_everything_and_changes_nothing(
    panel: BibliographyPanel, view: CaseView, ids: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(view.session), "read_only", property(lambda _self: True))
    panel.refresh()
    assert panel.fields["title"].line is not None
    assert panel.fields["title"].line.isReadOnly()
    assert not panel.fields["author"].take.isVisible()
    assert not panel.descriptor.rate_button.isVisible()


def test_hostile_words_are_shown_as_they_are(
    panel: BibliographyPanel, view: CaseView, ids: SimpleNamespace
) -> None:
    view.session.case.run(sources.edit_source, ids.communique, title="<img src=x> \u202egpj.<b>bold</b>")
    words = panel.reference.words.toPlainText()
    assert "<img src=x>" in words
    assert "\u202e" not in words


def test_the_key_that_opens_the_panel_closes_it_and_writes_into_no_field(
    panel: BibliographyPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    before = columns(view, ids.communique)
    focus = view.window().focusWidget()
    assert focus is not None
    assert panel.isAncestorOf(focus)
    qtbot.keyClick(focus, Key.Key_B, Modifier.ShiftModifier)
    assert not panel.isVisible()
    assert columns(view, ids.communique) == before
