"""Issuing a brief in the window, and proving a finished one."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.brief.export import export_brief
from casewright.casefile.queries.issues import issues_of
from casewright.ui.pages.brief_issues import IssuesDialog
from casewright.ui.pages.brief_issuing import IssueDialog
from casewright.ui.proof.window import ProofWindow, show_proof
from casewright.ui.window.case_view import CaseView


def open_dialog(kind: type) -> object:
    return next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
    )


def test_a_blocker_is_named_and_leads_to_the_check(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page = view.tabs.show_page("brief")
    view.registry.run("brief.issue")
    dialog = open_dialog(IssueDialog)
    dialog.submit()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "stand" in page.notice.accessibleName(), timeout=20_000)
    assert issues_of(view.session.case, page.brief_id) == []
    page.check_asked.emit()
    assert view.tabs.current_key == "check"


def test_a_brief_without_blockers_is_issued_and_its_issue_listed(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casewright.brief.issues.publishing.check_case", lambda *_given, **_on: [])
    page = view.tabs.show_page("brief")
    page.issue()
    dialog = open_dialog(IssueDialog)
    assert "notice" not in dialog.fields  # type: ignore[attr-defined]
    dialog.submit()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(issues_of(view.session.case, page.brief_id)), timeout=20_000)
    page.show_issues()
    listed = open_dialog(IssuesDialog)
    assert [each.kind for each in listed.issues] == ["issue"]  # type: ignore[attr-defined]
    listed.reject()  # type: ignore[attr-defined]
    page.issue()
    again = open_dialog(IssueDialog)
    again.fields["kind"].set_value("correction")  # type: ignore[attr-defined]
    assert not again.submit()  # type: ignore[attr-defined]
    again.reject()  # type: ignore[attr-defined]


def test_a_finished_brief_is_proved_beside_the_window_and_enter_shows_a_passage(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot, tmp_path: Path
) -> None:
    page = view.tabs.show_page("brief")
    finished = tmp_path / "brief.pdf"
    export_brief(view.session.case, page.brief_id, finished, verify=False)
    window = show_proof(view.session, view.tasks, finished, view.window())
    qtbot.waitUntil(lambda: window.proof is not None, timeout=30_000)
    assert window.proof is not None
    assert window.proof.ok
    assert not window.only_faults.isVisible()
    window.activateWindow()
    window.list.setFocus()
    QTest.keyClick(window.list, Qt.Key.Key_Home)
    QTest.keyClick(window.list, Qt.Key.Key_Return)
    assert view.tabs.current_key == "sources"
    window.copy()
    assert QApplication.clipboard().text().startswith("Proof of brief.pdf")
    window.reject()


def test_a_file_that_is_no_brief_is_declined_in_one_sentence(
    view: CaseView, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7 nothing")
    window: ProofWindow = show_proof(view.session, view.tasks, tmp_path / "letter.pdf", view.window())
    qtbot.waitUntil(lambda: "letter.pdf" in window._said.text(), timeout=30_000)
    assert window.proof is None
    window.reject()
