"""The citation panel says how many independent origins there are, and what is behind each."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casewright.ui.window import origins_content
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key


def relay(view: CaseView, child: object, parent: object, **fields: object) -> object:
    return view.session.run("sources.link_sources", child_id=child, parent_id=parent, kind="quotes", **fields)


def test_the_number_of_origins_follows_a_derivation_and_its_undo(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.select(ObjectRef("link", ids.signed))
    assert view.inspector.origins.content.headline == "2 independent origins"
    relay(view, ids.observer, ids.communique, status="suspected")
    qtbot.waitUntil(lambda: "at worst" in view.inspector.origins.content.headline)
    assert view.inspector.origins.content.headline == "2 independent origins at best, 1 at worst"
    view.undo()
    qtbot.waitUntil(lambda: view.inspector.origins.content.headline == "2 independent origins")


def test_what_is_behind_each_origin_opens_with_a_key_and_leads_to_the_source(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    relay(view, ids.observer, ids.communique)
    view.session.select(ObjectRef("link", ids.signed))
    block = view.inspector.origins
    assert block.rows == []
    block.head.setFocus()
    qtbot.keyClick(block.head, Key.Key_Space)
    assert (
        next(row.accessibleName() for row in block.rows)
        == "“Joint communiqué”, passed on by “Secret annex, officials say”."
    )
    qtbot.keyClick(block.rows[0], Key.Key_Return)
    assert view.session.selection == ObjectRef("source", ids.communique)
    view.session.select(ObjectRef("claim", ids.c_log))
    assert view.inspector.origins.is_open


def test_circular_reporting_is_always_in_sight(view: CaseView, ids: SimpleNamespace) -> None:
    relay(view, ids.observer, ids.communique)
    relay(view, ids.communique, ids.observer)
    view.session.select(ObjectRef("claim", ids.c_annex))
    (row,) = view.inspector.origins.rows
    assert row.accessibleName().endswith("cite each other: no origin found.")


def test_a_much_cited_object_is_counted_off_the_main_thread(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(origins_content, "AT_ONCE", 0)
    view.session.select(ObjectRef("entity", ids.varenia))
    assert view.inspector.origins is None
    qtbot.waitUntil(lambda: view.inspector.origins is not None)
    assert view.inspector.origins.content.headline == "2 independent origins"


def test_what_speaks_against_it_is_counted_apart_and_always_in_sight(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.select(ObjectRef("claim", ids.c_log))
    assert view.inspector.origins.rows == []
    view.session.run("claims.relate_claims", ids.c_annex, ids.c_log, kind="contradicts")
    qtbot.waitUntil(lambda: len(view.inspector.origins.rows) == 1)
    (row,) = view.inspector.origins.rows
    assert row.accessibleName() == "Against it speaks 1 independent origin: “Secret annex, officials say”."
    assert view.inspector.origins.content.headline == "1 independent origin"
    qtbot.keyClick(row, Key.Key_Return)
    assert view.session.selection == ObjectRef("source", ids.observer)
