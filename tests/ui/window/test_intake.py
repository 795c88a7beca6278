"""Taking files in at the window: many at once, pasted, dropped; what failed and why; the window answers all the while."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

import casewright
from casewright.casefile import doctor
from casewright.ui.app import load_the_rest
from casewright.ui.editing.intake_report import IntakeReport
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.object_ref import ObjectRef

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
BARE = (
    "SELECT count(*) FROM source s WHERE NOT EXISTS (SELECT 1 FROM source_text t JOIN capture c ON c.id = t.capture_id "
    "JOIN archive a ON a.sha256 = c.sha256 WHERE t.source_id = s.id)"
)
LONG = 120_000  # milliseconds, on a machine that does nine other things


def titles(view: CaseView) -> list[str]:
    return [row[0] for row in view.session.case.read("SELECT title FROM source ORDER BY id")]


def finished(view: CaseView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.intake.task is not None and not view.intake.task.is_running, timeout=LONG)


def documents(folder: Path, number: int) -> list[Path]:
    """Documents of several formats, a page or two each, and every tenth of them broken."""
    folder.mkdir()
    made = []
    for n in range(number):
        words = f"Report {n}. " + " ".join(
            f"The envoy of port {n * 7 + k} met the harbour master." for k in range(60)
        )
        name, data = [
            (f"{n:03}.txt", words.encode()),
            (f"{n:03}.html", f"<html><title>Page {n}</title><body><p>{words}</p></body></html>".encode()),
            (f"{n:03}.md", f"# Note {n}\n\n{words}\n".encode()),
            (f"{n:03}.csv", ("port,calls\n" + "\n".join(f"Port {n}-{k},{k}" for k in range(80))).encode()),
            (
                f"{n:03}.eml",
                f"Subject: Mail {n}\nFrom: a@example.org\nContent-Type: text/plain\n\n{words}\n".encode(),
            ),
            (f"{n:03}.docx", _docx(words)),
            (f"{n:03}.pdf", b"%PDF-1.7\nbroken " + str(n).encode()),
        ][n % 7]
        (folder / name).write_bytes(data)
        made.append(folder / name)
    return made


def _docx(words: str) -> bytes:
    out = io.BytesIO()
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
                        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
                        f'+xml"/><Override PartName="/word/document.xml" ContentType="{kinds}"/></Types>')  # fmt: skip
        packed.writestr("_rels/.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                        'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                        'relationships/officeDocument" Target="word/document.xml"/></Relationships>')  # fmt: skip
        packed.writestr("word/document.xml", '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
                        f'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>')  # fmt: skip
    return out.getvalue()


def test_many_files_bring_one_line_and_a_list_of_what_failed(
    view: CaseView, tmp_path: Path, qtbot: QtBot
) -> None:
    documents(tmp_path / "in", 14)
    view.take_files([tmp_path / "in", tmp_path / "nowhere.txt"])
    assert view.intake_bar.isVisible()
    finished(view, qtbot)
    assert len(titles(view)) == 3 + 14
    assert "14 sources added" in view.intake_bar.words()
    assert "3 files have no text or were not archived" in view.intake_bar.words()
    view.intake_bar.button.click()
    report = view.intake.dialog
    assert isinstance(report, IntakeReport)
    assert [line.sort for line in report.lines].count("unread") == 2
    assert "nowhere.txt" in report.as_text()
    qtbot.keyClick(report.list, Key.Key_C)
    assert QGuiApplication.clipboard().text() == report.as_text()


def test_a_failed_source_is_opened_and_tried_again_from_the_list(
    view: CaseView, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    view.take_files([broken])
    finished(view, qtbot)
    view.intake.show_report()
    report = view.intake.dialog
    assert report is not None
    source = report.lines[0].source_id
    qtbot.keyClick(report.list, Key.Key_Return)
    assert view.session.selection == ObjectRef("source", source)
    qtbot.keyClick(report.list, Key.Key_T)
    assert "Being read again" in report.lines[0].words
    qtbot.waitUntil(lambda: "Being read again" not in report.lines[0].words, timeout=LONG)
    assert report.lines[0].sort == "unread"


def test_the_same_file_again_is_named_as_known(view: CaseView, tmp_path: Path, qtbot: QtBot) -> None:
    note = tmp_path / "note.txt"
    note.write_text("The envoy left.")
    for _ in range(2):
        view.take_files([note])
        finished(view, qtbot)
    assert len(titles(view)) == 4
    assert view.intake.report is not None
    assert view.intake.report.archived[0].known


def test_stopping_leaves_whole_sources_only(view: CaseView, tmp_path: Path, qtbot: QtBot) -> None:
    documents(tmp_path / "in", 60)
    view.take_files([tmp_path / "in"])
    qtbot.waitUntil(lambda: len(titles(view)) > 8, timeout=LONG)
    view.intake_bar.button.click()
    finished(view, qtbot)
    assert "Stopped" in view.intake_bar.words()
    assert 8 < len(titles(view)) < 63
    assert view.session.case.read(BARE) == [(0,)]


def test_closing_the_case_in_the_middle_leaves_whole_sources_only(
    window: MainWindow, view: CaseView, case_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    documents(tmp_path / "in", 60)
    view.take_files([tmp_path / "in"])
    qtbot.waitUntil(lambda: len(titles(view)) > 8, timeout=LONG)
    window.close_case()
    qtbot.waitUntil(lambda: not window.tasks.running, timeout=LONG)
    with casewright.open(case_path) as case:
        assert all(check.ok for check in doctor.examine(case))
        assert case.read(BARE) == [(0,)]
        assert case.read("SELECT count(*) FROM source")[0][0] < 63


def test_a_link_dragged_from_elsewhere_is_nothing_to_archive(window: MainWindow, view: CaseView) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/page")])
    mime.setText("https://example.org/page")
    window.dragEnterEvent(drag(mime))
    assert not window.drop_hint.isVisible()


def test_what_is_added_meanwhile_waits_for_its_turn(view: CaseView, tmp_path: Path, qtbot: QtBot) -> None:
    documents(tmp_path / "in", 7)
    note = tmp_path / "later.txt"
    note.write_text("Later.")
    view.take_files([tmp_path / "in"])
    view.take_files([note])
    qtbot.waitUntil(lambda: len(titles(view)) == 3 + 7 + 1, timeout=20_000)
    finished(view, qtbot)


def test_work_goes_on_beside_it(view: CaseView, ids: SimpleNamespace, tmp_path: Path, qtbot: QtBot) -> None:
    """The keyboard stays where it was, an edit is shown at once, and undo takes back the edit's own step."""
    documents(tmp_path / "in", 20)
    view.show_view("assessment")
    focus = view.window().focusWidget()
    view.take_files([tmp_path / "in"])
    qtbot.waitUntil(lambda: len(titles(view)) > 4, timeout=LONG)
    assert view.window().focusWidget() is focus
    with qtbot.waitSignal(view.session.changed, timeout=5_000):
        view.session.run("entities.edit_entity", ids.varenia, summary="Edited meanwhile")
    finished(view, qtbot)
    assert len(titles(view)) == 23


@pytest.mark.parametrize("form", ["text", "html", "picture", "files"])
def test_pasting_makes_a_source(view: CaseView, tmp_path: Path, qtbot: QtBot, form: str) -> None:
    mime = QMimeData()
    if form == "text":
        mime.setText("The envoy said 🙂 that talks go on.")
    elif form == "html":
        mime.setHtml("<p>The envoy said that <b>talks</b> go on.</p>")
        mime.setText("The envoy said that talks go on.")
    elif form == "picture":
        image = QImage(40, 30, QImage.Format.Format_RGB32)
        image.fill(0)
        mime.setImageData(image)
    else:
        (tmp_path / "pasted.txt").write_text("The envoy said that talks go on.")
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "pasted.txt"))])
    QGuiApplication.clipboard().setMimeData(mime)
    view.navigator.focus_list()
    qtbot.keyClick(view.navigator.list, Key.Key_V, Control)
    finished(view, qtbot)
    ((kind, text),) = view.session.case.read(
        "SELECT c.media_type, t.text_sha256 FROM capture c JOIN source_text t ON t.capture_id = c.id ORDER BY c.id DESC LIMIT 1"
    )
    expected = {"text": "text/plain", "html": "text/html", "picture": "image/png", "files": "text/plain"}
    assert kind.startswith(expected[form])
    if form in ("text", "html"):
        assert "talks go on." in view.session.case.text_of(text)


def test_pasting_into_a_field_is_not_archiving(view: CaseView, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("varenia")
    view.navigator.filter.setFocus()
    qtbot.keyClick(view.navigator.filter, Key.Key_V, Control)
    assert view.navigator.filter.text() == "varenia"
    assert view.intake.task is None


def test_an_empty_clipboard_says_so(view: CaseView) -> None:
    QGuiApplication.clipboard().clear()
    view.paste()
    assert "nothing on the clipboard" in view.toast.accessibleName()


def drag(mime: QMimeData) -> QDragEnterEvent:
    return QDragEnterEvent(
        QPointF(200, 200).toPoint(),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_a_drag_shows_what_a_drop_would_do(
    window: MainWindow, view: CaseView, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "in"
    documents(folder, 3)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    window.dragEnterEvent(drag(mime))
    assert window.drop_hint.isVisible()
    assert window.drop_hint.title() == "Drop to archive this"
    window.dragLeaveEvent(QDragLeaveEvent())
    assert not window.drop_hint.isVisible()
    window.dragEnterEvent(drag(mime))
    window.dropEvent(QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))  # fmt: skip
    assert not window.drop_hint.isVisible()
    finished(view, qtbot)
    assert len(titles(view)) == 6


def test_a_case_held_over_the_window_would_be_opened(window: MainWindow, case_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(case_path))])
    window.dragEnterEvent(drag(mime))
    assert window.drop_hint.title() == "Drop to open the case"


@pytest.fixture
def two_hundred(view: CaseView, tmp_path: Path, qtbot: QtBot) -> Path:
    """Two hundred documents, and a window that has loaded all it loads after its start."""
    load_the_rest().join()
    documents(tmp_path / "in", 200)
    view.show_view("sources")
    view.navigator.focus_list()
    for _ in range(5):
        qtbot.keyClick(view.navigator.list, Key.Key_J)
        qtbot.wait(100)
    return tmp_path / "in"


@pytest.mark.deep
def test_the_window_answers_while_two_hundred_documents_are_archived(
    two_hundred: Path, view: CaseView, qtbot: QtBot, no_freeze: object
) -> None:
    view.take_files([two_hundred])
    keys = [Key.Key_J, Key.Key_K]
    while view.intake.task is not None and view.intake.task.is_running:
        qtbot.keyClick(view.navigator.list, keys[0])
        keys.reverse()
        qtbot.wait(40)
    qtbot.wait(500)
    assert len(titles(view)) == 203


def test_files_that_were_simply_added_are_in_the_list_too(
    view: CaseView, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"The envoy left, says {name}.")
    view.take_files([tmp_path / "one.txt", tmp_path / "two.txt"])
    finished(view, qtbot)
    view.intake.show_report()
    assert view.intake.dialog is not None
    assert [line.sort for line in view.intake.dialog.lines] == ["read", "read"]
    assert "2 sources added" in view.intake.dialog.words_of_all.text()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_dropped_folder_with_a_pipe_a_loop_and_odd_names_is_taken_in_as_far_as_it_goes(
    view: CaseView, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("The envoy left.")
    (folder / "two\nlines.txt").write_text("1")
    (folder / os.fsdecode(b"no\xffutf8.txt")).write_text("2")
    (folder / "left\u202eright.txt").write_text("3")
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(".")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder)), QUrl("file:///nul%00.txt")])
    assert view.intake.take_data(mime)
    finished(view, qtbot)
    assert {"The envoy left.", "two\ufffdlines", "no\ufffdutf8", "left\ufffdright"} <= set(titles(view))
    view.intake.show_report()
    report = view.intake.dialog
    assert report is not None
    said = {line.name: line.words for line in report.lines if line.sort == "failed"}
    assert said["pipe.txt"] == "pipe.txt is a pipe, not a file."
    assert said["loop"] == "loop is a link to a folder, and is not followed."
    assert len(said) == 3
    assert "\x00" not in report.as_text()
