"""The window as a whole: opening, editing, undo, the palette, the look, and a second window on the same file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import navigation, objects
from casewright.model.errors import InvalidValue, UndoDeclined
from casewright.operations.tags_and_notes import add_note
from casewright.ui.theme import is_dark
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.commands import VIEWS, view_key
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.navigator_rows import row_id
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.views import load_pages

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier


def names(view: CaseView) -> list[str]:
    return [row.name for row in navigation.entity_rows(view.session.case)]


def select_row(view: CaseView, ref: ObjectRef) -> None:
    assert view.navigator.list.choose(row_id(ref))


def test_an_entity_is_added_edited_undone_and_redone_with_keys(view: CaseView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Key.Key_N, Control)
    dialog = view.editor.dialog
    qtbot.keyClicks(dialog.fields["name"].field, "Port of Karsel")
    dialog.fields["kind"].set_value("place")
    qtbot.keyClick(dialog.fields["name"].field, Key.Key_Return)
    assert "Port of Karsel" in names(view)
    qtbot.keyClick(view, Key.Key_F2)
    dialog = view.editor.dialog
    dialog.fields["name"].field.selectAll()
    qtbot.keyClicks(dialog.fields["name"].field, "Karsel")
    assert dialog.submit()
    assert "Karsel" in names(view)
    qtbot.keyClick(view, Key.Key_Z, Control)
    assert "Port of Karsel" in names(view)
    qtbot.keyClick(view, Key.Key_Z, Control | Shift)
    assert "Karsel" in names(view)
    assert "Done again: Edited Karsel" in view.toast.accessibleName()


def test_a_form_that_is_refused_says_why_and_changes_nothing(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    select_row(view, ObjectRef("entity", ids.varenia))
    qtbot.keyClick(view, Key.Key_F2)
    dialog = view.editor.dialog
    dialog.fields["name"].set_value("")
    assert not dialog.submit()
    assert dialog.isVisible()
    assert "Varenia" in names(view)
    dialog.reject()


def test_deleting_says_first_what_depends_on_it(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    select_row(view, ObjectRef("entity", ids.varenia))
    qtbot.keyClick(view.navigator.list, Key.Key_Delete)
    dialog = view.editor.dialog
    listed = {each.table for each in dialog._found}
    assert {"link", "entity_name", "entity_property"} <= listed
    assert "2 links" in dialog._summary()
    dialog._delete()
    assert "Varenia" not in names(view)
    assert view.session.selection is None
    qtbot.keyClick(view, Key.Key_Z, Control)
    assert "Varenia" in names(view)
    assert len(objects.links_of(view.session.case, ids.varenia)) == 2


@pytest.mark.parametrize(("place", "key"), [(n, key) for n, (key, _, _) in enumerate(VIEWS, start=1)])
def test_each_view_has_a_key(view: CaseView, qtbot: QtBot, place: int, key: str) -> None:
    pressed = QKeySequence(view_key(place, key))[0]
    qtbot.keyClick(view, pressed.key(), pressed.keyboardModifiers())
    assert view.tabs.current_key == key
    assert view.tabs.page(key).isVisible()


def test_the_palette_finds_and_opens(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Key.Key_K, Control)
    palette = view.command_palette
    qtbot.keyClicks(palette.field, "annex")
    qtbot.waitUntil(lambda: palette.list.rows.rowCount() > 1)
    titles = [
        palette.list.rows.row_at(palette.list.rows.index(n)).title
        for n in range(palette.list.rows.rowCount())
    ]
    assert "The protocol has a secret annex." in titles
    assert "Is there an annex?" in titles
    palette.list.setCurrentIndex(palette.list.rows.index(titles.index("Is there an annex?")))
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert view.tabs.current_key == "assessment"
    assert view.session.selection.type == "gap"


def test_the_palette_runs_a_command(view: CaseView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Key.Key_K, Control)
    qtbot.keyClicks(view.command_palette.field, ">hypotheses")
    qtbot.keyClick(view.command_palette.field, Key.Key_Return)
    assert view.editor.dialog is not None or view.tabs.current_key == "hypotheses"


def test_typing_in_the_filter_narrows_the_list(view: CaseView, qtbot: QtBot) -> None:
    view.navigator.filter.setFocus()
    qtbot.keyClicks(view.navigator.filter, "varenij")  # a letter of the native name, transliterated
    qtbot.waitUntil(lambda: view.navigator.list.rows.rowCount() == 1)
    qtbot.keyClick(view.navigator.filter, Key.Key_Return)
    assert view.navigator.list.hasFocus()
    assert view.inspector.widget().isVisible()


def test_f6_goes_around_the_panes(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    select_row(view, ObjectRef("entity", ids.varenia))
    view.navigator.list.setFocus()
    for pane in (view.tabs, view.inspector, view.navigator):
        qtbot.keyClick(view, Key.Key_F6)
        qtbot.waitUntil(lambda pane=pane: pane.isAncestorOf(view.window().focusWidget()))


def test_light_and_dark_change_without_losing_the_place(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    select_row(view, ObjectRef("entity", ids.vell))
    qtbot.keyClick(view, Key.Key_D, Control | Shift)
    assert is_dark()
    assert view.session.selection == ObjectRef("entity", ids.vell)
    assert view.settings.scheme == "dark"
    qtbot.keyClick(view, Key.Key_D, Control | Shift)
    assert not is_dark()


def test_what_was_done_is_there_after_closing_and_opening_again(
    new_window: Callable[[], MainWindow], case_path: Path, qtbot: QtBot
) -> None:
    first = new_window()
    assert first.open_case(case_path)
    first.case_view.session.run("entities.add_entity", kind="person", name="Marek Halvorsen")
    first.close()
    second = new_window()
    assert [path.name for path in second.settings.recent] == [case_path.name]
    assert second.open_case(case_path)
    assert "Marek Halvorsen" in names(second.case_view)
    assert second.case_view.can_undo()


def test_a_second_window_on_the_same_file_is_read_only_and_can_try_again(
    new_window: Callable[[], MainWindow], window: MainWindow, case_path: Path, qtbot: QtBot
) -> None:
    other = new_window()
    assert other.open_case(case_path)
    assert other.case_view.session.read_only
    assert other.case_view.banner.isVisible()
    assert "M. Example" in other.case_view.banner.accessibleName()
    assert not other.case_view.registry.is_enabled("add.entity")
    window.close_case()
    other.case_view.write_asked.emit()
    assert not other.case_view.session.read_only


def test_below_1200_pixels_the_citations_fold_away(window: MainWindow, view: CaseView, qtbot: QtBot) -> None:
    assert view.inspector.isVisible()
    window.resize(1100, 800)
    qtbot.waitUntil(lambda: not view.inspector.isVisible())
    window.resize(1300, 800)
    qtbot.waitUntil(view.inspector.isVisible)


def test_the_citations_give_way_to_large_text_too(window: MainWindow, view: CaseView, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    qtbot.waitUntil(view.inspector.isVisible)
    view.scale_text(0.3)
    assert not view.inspector.isVisible()
    view.scale_text(-0.3)
    assert view.inspector.isVisible()


def test_what_a_person_can_mend_is_a_notice_and_anything_else_is_our_fault(
    window: MainWindow, view: CaseView
) -> None:
    window.trouble.report(InvalidValue("A date is missing."))
    assert view.notice.isVisible()
    assert view.notice.accessibleName() == "A date is missing."
    window.trouble.report(KeyError("Elin Sørby"))
    assert window.fault is not None
    assert window.fault.isVisible()
    assert "KeyError" in window.fault.details.toPlainText()
    assert "Sørby" not in window.fault.details.toPlainText()
    window.fault.accept()


def test_a_file_that_is_no_case_is_refused_on_the_welcome_screen(
    new_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    wrong = tmp_path / "notes.casewright"
    wrong.write_text("not a case")
    window = new_window()
    assert not window.open_case(wrong)
    assert window.case_view is None
    assert window.welcome.notice.isVisible()
    assert "notes.casewright" in window.welcome.notice.accessibleName()


def test_a_new_case_is_made_from_its_form(
    new_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    window = new_window()
    qtbot.keyClick(window.welcome, Key.Key_N, Control)
    dialog = window.new_case
    qtbot.keyClicks(dialog.fields["title"].field, "Ports, again")
    dialog.fields["path"].set_value(str(tmp_path / "again.casewright"))
    assert dialog.submit()
    assert window.case_view is not None
    assert window.windowTitle() == "Ports, again — Casewright"
    assert (tmp_path / "again.casewright").exists()


def test_dropped_files_are_archived_as_sources(
    window: MainWindow, view: CaseView, tmp_path: Path, qtbot: QtBot
) -> None:
    note = tmp_path / "cable.txt"
    note.write_text("The minister left Orsa on Friday.\n")
    with qtbot.waitSignal(view.session.opened, timeout=20_000):
        window.take_dropped([note])
    rows = navigation.source_rows(view.session.case)
    assert len(rows) == 4
    page = view.tabs.page("sources")
    assert page.reader.view.display.text == "The minister left Orsa on Friday.\n"


def test_every_control_has_a_name_and_is_reached_by_tab(
    view: CaseView, check_access: Callable[..., None]
) -> None:
    check_access(view)


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    code = """
import sys, tempfile, pathlib
from PySide6.QtWidgets import QApplication
from casewright.ui.app import make_application
from casewright.ui.settings import Settings
from casewright.ui.theme import apply_theme
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.trouble import Trouble
app = make_application(["casewright"])
apply_theme(app, "light", 1.0)
with tempfile.TemporaryDirectory() as folder:
    window = MainWindow(Settings(pathlib.Path(folder) / "s.ini"), Trouble())
    window.show()
    app.processEvents()
heavy = ("sqlmodel", "sqlalchemy", "networkx", "reportlab", "numpy", "scipy", "pypdfium2", "pikepdf", "lxml", "PySide6.QtNetwork")
found = [name for name in heavy if name in sys.modules]
print(",".join(found))
sys.exit(1 if found else 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=_environment())
    assert done.returncode == 0, done.stdout + done.stderr


def _environment() -> dict[str, str]:
    return {
        "PYTHONPATH": ":".join(path for path in sys.path if path),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": "/nonexistent",
    }


def test_an_undo_that_is_declined_is_a_notice(
    window: MainWindow, view: CaseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    window.trouble.install()
    with pytest.raises(UndoDeclined) as declined:
        view.redo()
    sys.excepthook(UndoDeclined, declined.value, declined.value.__traceback__)
    assert view.notice.accessibleName() == "There is nothing to redo."


def test_the_pages_of_all_views_can_be_loaded_ahead_of_their_first_look() -> None:
    load_pages()
    for page in ("graph.page", "sources_page", "map_page"):
        assert f"casewright.ui.pages.{page}" in sys.modules


def test_a_large_step_is_undone_and_done_again_off_the_main_thread(view: CaseView, qtbot: QtBot) -> None:
    def notes() -> int:
        return int(view.session.case.read("SELECT count(*) FROM note")[0][0])

    with view.session.case.edit("apply_recipe") as tx:
        for number in range(400):
            add_note(tx, text=f"Note {number}")
    for modifier, left in ((Control, 0), (Control | Shift, 400)):
        view.window().activateWindow()
        qtbot.waitUntil(view.window().isActiveWindow)
        qtbot.keyClick(view, Key.Key_Z, modifier)
        assert view.tasks.running
        qtbot.waitUntil(lambda left=left: notes() == left)
        qtbot.waitUntil(view.toast.isVisible)
