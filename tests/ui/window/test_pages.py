"""The views of a case: chart, assessment, board, brief, history, check."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import briefing, graph, judging, objects
from casewright.ui.editing.object_parts import parts_of
from casewright.ui.graph.bundles import UNCITED
from casewright.ui.pages.item import Item
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key, Control, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def place_of(view: CaseView, ids: SimpleNamespace, entity: object) -> tuple[float | None, float | None]:
    return next(
        (row.x, row.y) for row in graph.view_nodes(view.session.case, ids.view) if row.entity_id == entity
    )


def item_of(page: object, ref: ObjectRef) -> Item:
    return next(item for item in page.findChildren(Item) if item.ref == ref)


def test_a_node_moved_by_keys_stays_moved_and_goes_back_on_undo(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    canvas = view.show_view("graph").chart.canvas
    canvas.select([str(ids.vell)])
    before = place_of(view, ids, ids.vell)
    qtbot.keyClick(canvas, Key.Key_Right, Control)
    after = place_of(view, ids, ids.vell)
    assert after[0] > before[0]
    assert after[1] == before[1]
    qtbot.keyClick(view, Key.Key_Z, Control)
    assert place_of(view, ids, ids.vell) == before


def test_choosing_a_link_on_the_chart_shows_its_citations(view: CaseView, ids: SimpleNamespace) -> None:
    canvas = view.show_view("graph").chart.canvas
    canvas.link_selected.emit(str(ids.signed))
    assert view.session.selection == ObjectRef("link", ids.signed)
    assert len(view.inspector.cards) == 2


def test_what_is_chosen_elsewhere_is_chosen_on_the_chart(view: CaseView, ids: SimpleNamespace) -> None:
    canvas = view.show_view("graph").chart.canvas
    view.session.select(ObjectRef("link", ids.signed))
    assert canvas.selected_link() == str(ids.signed)
    assert canvas.selected_ids() == []
    view.session.select(ObjectRef("claim", ids.c_signed))
    assert set(canvas.selected_ids()) == {str(ids.varenia), str(ids.tolmark)}
    view.session.select(ObjectRef("entity", ids.vell))
    assert canvas.selected_ids() == [str(ids.vell)]
    assert canvas.selected_link() is None


def test_a_new_entity_goes_beside_its_neighbours_and_nothing_else_moves(
    view: CaseView, ids: SimpleNamespace
) -> None:
    page = view.show_view("graph")
    added = view.session.run("entities.add_entity", kind="person", name="Marek Halvorsen")
    view.session.run("links.add_link", kind="member_of", from_id=added, to_id=ids.tolmark)
    before = {row.entity_id: (row.x, row.y) for row in graph.view_nodes(view.session.case, ids.view)}
    page.add_entities([added])
    after = {row.entity_id: (row.x, row.y) for row in graph.view_nodes(view.session.case, ids.view)}
    assert {each: after[each] for each in before} == before
    x, y = after[added]
    assert abs(x - before[ids.tolmark][0]) + abs(y - before[ids.tolmark][1]) < 400


def test_laying_out_is_one_step(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    page = view.show_view("graph")
    before = len(view.session.case.history())
    with qtbot.waitSignal(view.session.changed, timeout=20_000):
        page.layouts.run("organic")
    assert len(view.session.case.history()) == before + 1
    assert view.session.describe(view.session.case.history()[0]) == "Moved entities in Ties"


def test_a_judgement_is_edited_with_its_term_and_its_confidence_apart(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page = view.show_view("assessment")
    wanted = ObjectRef("judgement", ids.pact)
    qtbot.waitUntil(lambda: any(item.ref == wanted for item in page.findChildren(Item)))  # it grows
    qtbot.keyClick(item_of(page, wanted), Key.Key_E)
    dialog = view.editor.dialog
    assert dialog.fields["likelihood"].field.rungs["likely"].accessibleName() == "Likelihood: likely, 55–80%"
    dialog.fields["likelihood"].set_value("very_likely")
    dialog.fields["confidence"].set_value("low")
    dialog.fields["point"].set_value("0.85")
    assert dialog.submit()
    card = judging.judgement_card(view.session.case, ids.pact)
    assert (card.likelihood, card.band_lo, card.band_hi, card.confidence) == ("very_likely", 0.8, 0.95, "low")


def test_every_part_of_an_assessment_is_added_through_its_form(view: CaseView, ids: SimpleNamespace) -> None:
    words = {
        "judgement": {"text": "A"}, "alternative": {"text": "B"}, "assumption": {"text": "C"}, "indicator": {"text": "D"},
        "gap": {"question": "E?"}, "implication": {"reader": "F", "text": "G"},
    }  # fmt: skip
    for table, typed in words.items():
        view.editor.add(table, ids.assessment)
        for name, value in typed.items():
            view.editor.dialog.fields[name].set_value(value)
        assert view.editor.dialog.submit(), table
    case = view.session.case
    assert len(judging.judgements_of(case, ids.assessment)) == 3
    assert [len(rows(case, ids.assessment)) for rows in (judging.alternatives_of, judging.gaps_of)] == [2, 2]


def test_sections_move_with_the_keyboard(view: CaseView, ids: SimpleNamespace, qtbot: QtBot) -> None:
    page = view.show_view("brief")
    qtbot.keyClick(item_of(page, ObjectRef("brief_section", ids.section)), Key.Key_Down, Alt)
    kinds = [row.kind for row in briefing.sections_of(view.session.case, ids.brief)]
    assert kinds == ["key_judgements", "text", "link_chart", "sources"]


def test_the_brief_is_exported_and_drawn(
    view: CaseView, ids: SimpleNamespace, tmp_path: Path, qtbot: QtBot
) -> None:
    page = view.show_view("brief")
    qtbot.waitUntil(lambda: page.preview.page_count > 0, timeout=30_000)
    out = tmp_path / "ties.pdf"
    with qtbot.waitSignal(page.exported, timeout=60_000):
        page.export(out)
    document = pypdfium2.PdfDocument(out)
    text = document[0].get_textpage().get_text_range()
    assert "Closer ties on the Basin" in text
    assert len(document) == page.preview.page_count
    assert page.notice.accessibleName() == f"Written to {out}"
    document.close()


def test_a_new_brief_is_laid_out_by_a_template_and_bound_to_what_is_chosen(
    view: CaseView, ids: SimpleNamespace
) -> None:
    view.editor.add("brief", None)
    fields = view.editor.dialog.fields
    assert fields["title"].value() == "Closer ties on the Basin"
    assert fields["assessment"].isVisibleTo(view.editor.dialog)
    assert not fields["entity"].isVisibleTo(view.editor.dialog)
    fields["template"].set_value("entity_dossier")
    assert fields["entity"].isVisibleTo(view.editor.dialog)
    fields["entity"].field.set_value(None)
    assert not view.editor.dialog.submit(), "a dossier needs its entity"
    fields["entity"].field.set_value(ObjectRef("entity", ids.vell))
    fields["entity"].field.changed.emit()
    assert fields["title"].value() == "Port of Vell: entity dossier"
    assert view.editor.dialog.submit()
    brief = view.session.selection
    rows = briefing.sections_of(view.session.case, brief.id)
    assert [row.kind for row in rows][:3] == ["text", "entity_profile", "link_chart"]
    assert rows[1].object_id == ids.vell
    assert view.tabs.page("brief").brief_id == brief.id
    view.undo()
    assert briefing.brief_card(view.session.case, brief.id) is None


def test_the_check_lists_findings_and_a_waiver_is_kept(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page = view.show_view("check")
    qtbot.waitUntil(lambda: bool(page.findings), timeout=20_000)
    finding = page.findings[0]
    view.editor.waive(finding)
    view.editor.dialog.fields["reason"].set_value("The sample is small")
    assert view.editor.dialog.submit()
    qtbot.waitUntil(lambda: any(each.waived for each in page.findings), timeout=20_000)


def test_one_key_waives_a_finding_and_takes_the_waiver_back(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page = view.show_view("check")
    qtbot.waitUntil(lambda: bool(page.findings), timeout=20_000)
    page.list.choose(page.list.rows.row_at(page.list.rows.index(0)).id)
    view.window().activateWindow()
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_W)
    view.editor.dialog.fields["reason"].set_value("Said in the text")
    assert view.editor.dialog.submit()
    qtbot.waitUntil(lambda: any(each.waived for each in page.findings), timeout=20_000)
    assert (
        page.list.currentIndex().row() == page.findings.index(page.chosen()) > 0
    )  # chosen still, in another place
    assert page.chosen().waived
    assert [button.isVisibleTo(page) for button in (page._waive, page._take_back)] == [False, True]
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_W)
    assert view.session.case.read("SELECT count(*) FROM waiver") == [(0,)]
    assert view.toast.accessibleName() == "The waiver was taken back; the finding counts again."
    qtbot.waitUntil(lambda: not any(each.waived for each in page.findings), timeout=20_000)
    view.undo()
    assert view.session.case.read("SELECT count(*) FROM waiver") == [(1,)]


def test_tags_are_made_and_taken_off(view: CaseView, ids: SimpleNamespace) -> None:
    view.session.select(ObjectRef("entity", ids.vell))
    for tags in (["ports", "to watch"], ["ports"]):
        view.editor.tag(ObjectRef("entity", ids.vell))
        view.editor.dialog.fields["tags"].set_value(tags)
        assert view.editor.dialog.submit()
    rows = view.session.case.read("SELECT t.name FROM tagging g JOIN tag t ON t.id = g.tag_id")
    assert rows == [("ports",)]


def test_a_property_may_have_a_name_of_its_own(view: CaseView, ids: SimpleNamespace) -> None:
    for typed, key in (("Capital", "capital"), ("Time zone", "time_zone")):
        view.editor.add_property(ObjectRef("entity", ids.tolmark))
        view.editor.dialog.fields["key"].field.box.setEditText(typed)
        view.editor.dialog.fields["value"].set_value("x")
        assert view.editor.dialog.submit()
        assert key in [row.key for row in objects.properties_of(view.session.case, ids.tolmark)]


def test_names_and_properties_are_offered_for_editing(view: CaseView, ids: SimpleNamespace) -> None:
    groups = parts_of(view.session, ObjectRef("entity", ids.varenia))
    assert [title for title, _ in groups["Names"]] == ["Варенија"]
    ((title, ref),) = groups["Properties"]
    assert title == "Capital: Orsa"
    view.editor.edit(ref)
    view.editor.dialog.fields["value"].set_value("Karsel")
    assert view.editor.dialog.submit()
    assert objects.properties_of(view.session.case, ids.varenia)[0].value == "Karsel"


def test_pages_stay_in_step_with_what_another_thread_writes(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    page = view.show_view("assessment")
    view.tasks.run(
        "Editing",
        lambda _progress: view.session.run("judgements.edit_judgement", ids.pact, text="No pact in 2025."),
    )
    qtbot.waitUntil(
        lambda: any("No pact in 2025." in item.accessibleName() for item in page.findChildren(Item)),
        timeout=10_000,
    )
    QApplication.processEvents()


def test_links_are_drawn_as_wide_as_their_origins_are_many(view, ids, qtbot):
    canvas = view.show_view("graph").chart.canvas

    def width(link):
        return next(
            canvas.scene.drawn.width[n] for n, edge in enumerate(canvas.scene.edges) if edge.id == str(link)
        )

    qtbot.waitUntil(lambda: width(ids.signed) == 2)
    assert width(ids.called) == 1
    dash = {edge.id: canvas.scene.drawn.dash[n] for n, edge in enumerate(canvas.scene.edges)}
    assert dash[str(ids.member)] == UNCITED != dash[str(ids.signed)]
