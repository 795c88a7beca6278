"""The panel of origins: derivations by hand, relays looked for, decided with one key, and taken back."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casewright.analysis.derivation.documents import Proposal
from casewright.casefile.queries.derivations import derivations_touching
from casewright.operations import captures, sources
from casewright.ui.source_panels.origins import OriginsPanel
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> OriginsPanel:
    view.session.open(ObjectRef("source", ids.observer))
    qtbot.waitUntil(lambda: view.tabs.current_key == "sources")
    view.window().activateWindow()
    page = view.tabs.page("sources")
    page.reader.setFocus()
    qtbot.wait(50)
    qtbot.keyClick(page.reader, Key.Key_O, Qt.KeyboardModifier.ShiftModifier)
    shown = page.side.panel("origins")
    assert shown.isVisible()
    assert isinstance(shown, OriginsPanel)
    return shown


def links(view: CaseView, source: object) -> list[tuple[UUID, UUID, str, str, str]]:
    return [
        (each.child_id, each.parent_id, each.kind, each.status, each.found_by)
        for each in derivations_touching(view.session.case, source)
    ]


def proposed(panel: OriginsPanel, child: object, parent: object) -> None:
    panel._on_found([Proposal(child, parent, "quotes", "attribution", 0.7, "It says “…the minister said…”.")])


def test_a_derivation_is_entered_by_keyboard_for_one_claim(
    panel: OriginsPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.list, Key.Key_A)
    form = view.editor.dialog
    assert form is not None
    form.fields["parent_id"].set_value(ObjectRef("source", ids.communique))
    form.fields["claim_id"].set_value(ObjectRef("claim", ids.c_annex))
    form.fields["note"].set_value("It quotes the minister.")
    qtbot.keyClick(form, Key.Key_Return, Control)
    assert links(view, ids.observer) == [(ids.observer, ids.communique, "quotes", "confirmed", "analyst")]
    assert "one claim only" in panel.list.rows.row_at(panel.list.rows.index(0)).subtitle


def test_two_sources_share_an_unnamed_origin_of_the_same_words(
    panel: OriginsPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    for source in (ids.observer, ids.communique):
        view.session.open(ObjectRef("source", source))
        qtbot.keyClick(panel.list, Key.Key_U)
        form = view.editor.dialog
        assert form is not None
        form.fields["title"].set_value("Unnamed official in Orsa")
        assert form.submit()
    parents = {parent for source in (ids.observer, ids.communique) for _, parent, *_ in links(view, source)}
    assert len(parents) == 1
    (kind,) = view.session.case.read(
        "SELECT kind, provenance FROM source WHERE id = ?", (parents.pop().bytes,)
    )
    assert kind == ("unnamed", "primary")
    view.undo()
    view.undo()
    assert view.session.case.read("SELECT count(*) FROM source WHERE kind = 'unnamed'") == [(0,)]


@pytest.mark.parametrize(
    ("key", "status"), [(Key.Key_Y, "confirmed"), (Key.Key_S, "suspected"), (Key.Key_N, "rejected")]
)
def test_a_proposal_is_decided_with_one_key_and_taken_back(
    panel: OriginsPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot, key: Qt.Key, status: str
) -> None:
    proposed(panel, ids.observer, ids.communique)
    assert links(view, ids.observer) == []
    assert [each.status for each in panel.rows] == ["proposed"]
    qtbot.keyClick(panel.list, key)
    assert links(view, ids.observer) == [(ids.observer, ids.communique, "quotes", status, "detector")]
    assert [each.status for each in panel.rows] == [status]
    view.undo()
    assert [each.status for each in panel.rows] == ["proposed"]


def test_a_suspected_derivation_is_confirmed_edited_and_removed(
    panel: OriginsPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.run(
        "sources.link_sources",
        child_id=ids.observer,
        parent_id=ids.communique,
        kind="quotes",
        status="suspected",
    )
    qtbot.keyClick(panel.list, Key.Key_Y)
    assert links(view, ids.observer)[0][3] == "confirmed"
    qtbot.keyClick(panel.list, Key.Key_E)
    form = view.editor.dialog
    assert form is not None
    form.fields["kind"].set_value("summarises")
    assert form.submit()
    assert links(view, ids.observer)[0][2] == "summarises"
    qtbot.keyClick(panel.list, Key.Key_Delete)
    assert links(view, ids.observer) == []


def test_the_parent_shows_what_derives_from_it(
    panel: OriginsPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    proposed(panel, ids.observer, ids.communique)
    qtbot.keyClick(panel.list, Key.Key_Y)
    qtbot.keyClick(panel.list, Key.Key_Return)
    assert view.session.selection == ObjectRef("source", ids.communique)
    assert panel.list.rows.row_at(panel.list.rows.index(0)).title == "Secret annex, officials say"


def test_provenance_and_controller_are_set_from_here(
    panel: OriginsPanel, view: CaseView, ids: SimpleNamespace
) -> None:
    panel.edit_provenance()
    form = view.editor.dialog
    assert form is not None
    form.fields["provenance"].set_value("mixed")
    form.fields["controller"].set_value("Basin Media")
    assert form.submit()
    assert "Basin Media" in panel._origin.text()


def test_relays_are_looked_for_in_a_process_and_wait_for_a_decision(
    panel: OriginsPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    words = " ".join(
        f"Berth {n} was empty on day {n * 3} and ship {n * 7} came late that week." for n in range(40)
    )
    with view.session.case.edit("add_source") as tx:
        for name, day in (("Wire", "2025-05-01"), ("Paper", "2025-05-02")):
            source = sources.add_source(tx, title=name, publisher=name, published=day)
            capture = captures.add_capture(
                tx, source, data=words.encode(), media_type="text/plain", file_name="a.txt"
            )
            captures.add_source_text(tx, capture, text=words, tool="text", tool_version="1")
    before = view.session.case.history()[0].id
    qtbot.keyClick(panel.list, Key.Key_L)
    qtbot.waitUntil(lambda: bool(panel.proposals), timeout=60_000)
    assert view.session.case.history()[0].id == before
    qtbot.keyClick(panel.list, Key.Key_G)
    paper = view.session.case.read("SELECT id FROM source WHERE title = 'Paper'")[0][0]
    assert view.session.selection == ObjectRef("source", UUID(bytes=paper))
    assert panel.rows[0].kind == "republishes"


def test_every_control_of_the_panel_can_be_reached(panel: OriginsPanel, check_access) -> None:
    check_access(panel)
