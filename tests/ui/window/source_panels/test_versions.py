"""Versions and custody beside the text: what is shown, what the keys and buttons do, and what is written down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from casewright.analysis.difference_lines import ShownDifference, show
from casewright.analysis.version_difference import compare
from casewright.casefile.custody import events
from casewright.casefile.queries.carry_over import judged_passages, waiting_passages
from casewright.casefile.queries.versions import versions_of
from casewright.operations.anchors import accept_anchor, reject_anchor
from casewright.operations.captures import add_capture, add_source_text
from casewright.ui.painted.block import PaintedBlock
from casewright.ui.source_panels.difference_view import DifferenceView
from casewright.ui.source_panels.versions import VersionsPanel
from casewright.ui.window.case_view import CaseView

NEWER = (
    "The Basin Observer, 16 March 2025\n\nOfficials in Orsa now deny that the protocol has a secret annex.\n"
)


@pytest.fixture
def panel(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> VersionsPanel:
    """The panel on a source with two versions; the older one's text is quoted."""
    with view.session.case.edit("add_capture") as tx:
        capture = add_capture(
            tx, ids.observer, data=NEWER.encode(), media_type="text/plain", file_name="observer-2.txt",
            captured_at="2025-03-20T08:00:00Z", method="manual_save",
        )  # fmt: skip
        ids.newer = add_source_text(tx, capture, text=NEWER, tool="plain text", tool_version="1")
    page = view.tabs.show_page("sources")
    page.show_source(ids.observer)
    shown = page.side.show_panel("versions")
    assert isinstance(shown, VersionsPanel)
    qtbot.waitUntil(lambda: "unbroken" in words(shown), timeout=10_000)
    return shown


def words(panel: VersionsPanel) -> str:
    """All that its labels say."""
    labels = [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]
    painted = [each for block in panel.findChildren(PaintedBlock) for each in block.words()]
    return "\n".join(labels + painted)


def test_a_passage_that_was_carried_over_is_taken_back_with_a_key_and_undo_brings_it_back(
    panel: VersionsPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    case = view.session.case
    passage = waiting_passages(case, ids.newer)[0]
    start = NEWER.index("secret annex")
    anchor = case.run(accept_anchor, passage.id, ids.newer, start, start + 12)
    qtbot.waitUntil(lambda: "CARRIED OVER FROM OTHER VERSIONS" in words(panel))
    qtbot.waitUntil(lambda: passage.exact[:40] in words(panel))
    (button,) = [
        each for each in panel.findChildren(QToolButton) if each.accessibleName() == "Take this back"
    ]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert case.read("SELECT count(*) FROM passage_anchor") == [(0,)]
    assert view.toast.accessibleName() == "The passage was taken back; it waits to be carried over again."
    assert passage.id in [each.id for each in waiting_passages(case, ids.newer)]
    qtbot.waitUntil(lambda: "CARRIED OVER FROM OTHER VERSIONS" not in words(panel))
    view.undo()
    assert case.read("SELECT id FROM passage_anchor") == [(anchor.bytes,)]
    qtbot.waitUntil(lambda: "CARRIED OVER FROM OTHER VERSIONS" in words(panel))


def test_a_place_that_was_rejected_may_be_offered_again(
    panel: VersionsPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    passage = waiting_passages(view.session.case, ids.newer)[0]
    view.session.case.run(reject_anchor, passage.id, ids.newer)
    qtbot.waitUntil(lambda: "Judged not to stand here" in words(panel))
    (judged,) = judged_passages(view.session.case, ids.newer)
    panel.take_back(judged.anchor_id)
    assert view.toast.accessibleName() == "The rejection was taken back; it waits to be carried over again."


def test_the_latest_version_is_chosen_and_told_with_record_texts_and_custody(
    panel: VersionsPanel, ids: SimpleNamespace
) -> None:
    assert panel.list.rows.rowCount() == 2
    assert panel.chosen is not None
    assert panel.chosen.text is not None
    assert panel.chosen.text.id == ids.newer
    said = words(panel)
    assert "observer-2.txt" in said
    assert "Saved by hand" in said
    assert "plain text 1" in said
    assert "Archived" in said
    assert panel.chosen.sha256[:32] in said


def test_the_keys_go_through_versions_and_enter_reads_the_text(
    panel: VersionsPanel, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_J)
    assert panel.chosen is not None
    with qtbot.waitSignal(panel.text_asked) as asked:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked.args == [panel.chosen.texts[0].id]
    assert asked.args != [ids.newer]


def test_verifying_is_logged_and_shown(panel: VersionsPanel, view: CaseView, qtbot: QtBot) -> None:
    panel._verify.setFocus()
    qtbot.keyClick(panel._verify, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "match their hashes" in words(panel), timeout=10_000)
    assert {each.result for each in events(view.session.case) if each.action == "verify"} == {"match"}
    qtbot.waitUntil(lambda: "Verified" in words(panel), timeout=10_000)


def test_the_original_is_saved_byte_for_byte(
    panel: VersionsPanel, view: CaseView, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.txt"
    monkeypatch.setattr(
        "casewright.ui.source_panels.versions.QFileDialog.getSaveFileName", lambda *_: (str(out), "")
    )
    qtbot.mouseClick(panel._save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(out.exists, timeout=10_000)
    qtbot.waitUntil(lambda: "byte for byte" in words(panel), timeout=10_000)
    assert out.read_text("utf-8") == NEWER
    assert events(view.session.case)[-1].action == "export"


def test_a_file_becomes_a_new_version_of_the_source_and_is_read(
    panel: VersionsPanel, view: CaseView, ids: SimpleNamespace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "observer-3.txt"
    path.write_text(NEWER + "Corrected.\n", "utf-8")
    with qtbot.waitSignal(panel.text_asked, timeout=20_000):
        panel.acts.add(ids.observer, path)
    assert len(versions_of(view.session.case, ids.observer)) == 3
    assert panel.chosen is not None
    assert panel.chosen.file_name == "observer-3.txt"
    panel.acts.add(ids.observer, path)
    qtbot.waitUntil(lambda: "in the case already" in words(panel), timeout=20_000)
    assert len(versions_of(view.session.case, ids.observer)) == 3


def test_two_versions_are_compared_the_older_first_and_keys_step_through(
    panel: VersionsPanel, qtbot: QtBot
) -> None:
    qtbot.mouseClick(panel._compare, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.acts.comparison is not None, timeout=30_000)
    window = panel.acts.comparison
    assert window is not None
    text = window.view.toPlainText()
    assert "− Officials in Orsa say privately" in text
    assert "+ Officials in Orsa now deny" in text
    assert window.view.textCursor().block().text().startswith("−")
    assert "of the older text" in "".join(label.text() for label in window.findChildren(QLabel))
    qtbot.keyClick(window.view, Qt.Key.Key_P)
    qtbot.keyClick(window.view, Qt.Key.Key_N)
    assert window.view.textCursor().block().text()[0] in "−+"
    with qtbot.waitSignal(panel.panel_asked) as asked:
        qtbot.mouseClick(window._carry, Qt.MouseButton.LeftButton)
    assert asked.args == ["carry_over"]
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_capture_record_is_edited_as_one_step(
    panel: VersionsPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    qtbot.mouseClick(panel._edit, Qt.MouseButton.LeftButton)
    dialog = view.editor.dialog
    assert dialog is not None
    dialog.fields["received_from"].set_value("A harbour clerk")
    assert dialog.submit()
    qtbot.waitUntil(lambda: "A harbour clerk" in words(panel), timeout=10_000)
    assert view.session.case.history(1)[0].label_key == "edit_capture"


def test_the_time_of_the_file_is_taken_on_one_key(panel: VersionsPanel, view: CaseView, qtbot: QtBot) -> None:
    assert panel.chosen is not None
    assert not panel._file_time.isVisibleTo(panel)  # this file told no time
    view.session.run("captures.edit_capture", panel.chosen.id, file_time="2025-03-19T21:00:00Z")
    qtbot.waitUntil(lambda: panel._file_time.isVisibleTo(panel), timeout=10_000)
    panel._file_time.setFocus()
    qtbot.keyClick(panel._file_time, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "19 March 2025, 21:00 UTC" in words(panel), timeout=10_000)
    assert panel.chosen.captured_at == "2025-03-19T21:00:00Z"
    assert not panel._file_time.isVisibleTo(panel)


def test_a_read_only_case_offers_what_changes_nothing(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(view.session), "read_only", property(lambda _self: True))
    shown = view.tabs.show_page("sources").side.show_panel("versions")
    assert not shown._add.isVisibleTo(shown)
    assert not shown._edit.isVisibleTo(shown)
    assert shown._save.isVisibleTo(shown)


def test_work_can_be_stopped(panel: VersionsPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(progress: object, *_: object) -> None:
        while True:
            progress.report(0.5, "Busy")

    monkeypatch.setattr("casewright.ui.source_panels.version_work.verify", endless)
    panel.verify()
    assert panel.work.isVisibleTo(panel)
    panel.verify()
    assert "under way" in words(panel)
    qtbot.mouseClick(panel.work.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Stopped" in words(panel), timeout=10_000)
    assert not panel.work.isVisibleTo(panel)


@pytest.fixture
def long_difference() -> ShownDifference:
    """Hundreds of differences, some of them in another direction, one with a control in it."""
    old = "".join(f"{n}\nsame\nsame\nsame\nsame\nsame\n" for n in range(1_500))
    new = old.replace("0\n", "zero \u202e\n").replace("same\n5\n", "same\nوزارة\n")
    return show(old, new, compare(old, new))


def test_a_long_difference_comes_bit_by_bit(
    view: CaseView, long_difference: ShownDifference, qtbot: QtBot, no_freeze: object
) -> None:
    made = DifferenceView()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.show_difference(long_difference)
    qtbot.waitUntil(lambda: not made._next.isActive(), timeout=20_000)
    assert len(made._starts) == made.count == long_difference.changes
    assert "\u202e" not in made.toPlainText()


def test_going_through_versions_does_not_hold_up_the_window(
    panel: VersionsPanel, qtbot: QtBot, no_freeze: object
) -> None:
    panel.list.setFocus()
    for key in (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_J):
        qtbot.keyClick(panel.list, key)
        qtbot.waitUntil(lambda: "unbroken" in words(panel), timeout=10_000)


def test_every_control_can_be_reached_and_has_a_name(
    panel: VersionsPanel, check_access: Callable[[QWidget], None]
) -> None:
    check_access(panel)
