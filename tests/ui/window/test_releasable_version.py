"""Releasable versions in the window: what one leaves out and why, writing it, and freezing it with an issue."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.casefile.queries.issues import issues_of
from casewright.operations import briefs, sources
from casewright.ui.pages.brief_issues import IssuesDialog
from casewright.ui.pages.brief_issuing import IssueDialog
from casewright.ui.release.window import ReleaseWindow
from casewright.ui.window.case_view import CaseView


def shown(kind: type) -> object:
    return next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
    )


@pytest.fixture
def release(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> ReleaseWindow:
    """What the version at the customer's marking leaves out, worked out."""
    page = view.tabs.show_page("brief")
    view.session.case.run(briefs.edit_brief, page.brief_id, max_marking="TLP:GREEN")
    view.registry.run("brief.release")
    found = shown(ReleaseWindow)
    assert isinstance(found, ReleaseWindow)
    qtbot.waitUntil(lambda: found.told is not None, timeout=30_000)
    return found


def test_the_customer_s_marking_is_chosen_and_each_row_says_why_and_leads_to_its_object(
    view: CaseView, release: ReleaseWindow
) -> None:
    assert release.marking == "TLP:GREEN"
    assert release.told is not None
    assert "3 sources" in release._said.text()
    release.activateWindow()
    place = next(n for n, each in enumerate(release.told.left_out) if each.kind == "source")
    release._open(str(place))
    assert view.tabs.current_key == "sources"
    release.copy()
    source = release.told.left_out[place]
    assert f"- source: {source.title} ({source.why})" in QApplication.clipboard().text()
    QTest.keyClick(release, Qt.Key.Key_Escape)
    assert not release.isVisible()


def test_the_version_is_written_and_what_it_would_give_away_is_told(
    view: CaseView, release: ReleaseWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    release.write(tmp_path / "green.md")
    qtbot.waitUntil(lambda: "Written to" in release.notice.accessibleName(), timeout=30_000)
    assert "Releasable at TLP:GREEN" in (tmp_path / "green.md").read_text("utf-8")
    assert release.told is not None
    source = next(each for each in release.told.left_out if each.kind == "source")
    view.session.case.run(sources.edit_source, source.id, marking="TLP:RED")
    body = f"It says so in {source.title}."
    view.session.case.run(briefs.add_section, release.brief_id, body=body, marking="TLP:GREEN")
    release.write(tmp_path / "again.md")
    qtbot.waitUntil(
        lambda: "still holds what it leaves out" in release.notice.accessibleName(), timeout=30_000
    )
    assert not (tmp_path / "again.md").exists()
    release.reject()


def test_an_issue_freezes_the_version_and_lists_it(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casewright.brief.issues.publishing.check_case", lambda *_, **__: [])
    page = view.tabs.show_page("brief")
    page.issue()
    dialog = shown(IssueDialog)
    assert dialog.fields["release"].value() == ""  # type: ignore[attr-defined]
    dialog.fields["release"].set_value("TLP:GREEN")  # type: ignore[attr-defined]
    dialog.submit()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(issues_of(view.session.case, page.brief_id)), timeout=30_000)
    written: list[tuple[str, str]] = []
    listed = IssuesDialog(view.session.case, page.brief_id, lambda *told: written.append(told), view.window())
    assert [marking for _, marking in listed.lines] == ["", "TLP:GREEN"]
    listed._on_opened("1")
    assert [marking for _, marking in written] == ["TLP:GREEN"]
