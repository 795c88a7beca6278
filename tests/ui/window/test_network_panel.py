"""Network analysis beside the chart, by keyboard: asked, answered in the worker, painted, followed to the evidence."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casewright.analysis.measure_painting import RAMP
from casewright.analysis.network.measures import measure
from casewright.analysis.network.network import read_network
from casewright.ui.network.panel import NetworkPanel
from casewright.ui.network.questions import QUESTIONS
from casewright.ui.pages.graph.page import GraphPage
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
Shift, Alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(view: CaseView, qtbot: QtBot) -> GraphPage:
    found: GraphPage = view.show_view("graph")
    qtbot.waitUntil(lambda: found.filter.facts is not None)
    qtbot.waitUntil(found.chart.canvas.hasFocus)
    return found


@pytest.fixture
def panel(page: GraphPage, qtbot: QtBot) -> NetworkPanel:
    qtbot.keyClick(page.chart.canvas, Key.Key_W, Shift)
    assert page.network.panel is not None
    return page.network.panel


def run(panel: NetworkPanel, qtbot: QtBot, question: str, variant: str = "") -> None:
    panel.ask()
    panel.form.question.choose(question)
    if variant:
        panel.form.variant.choose(variant)
    qtbot.keyClick(panel.form.question, Key.Key_Return, Control)
    qtbot.waitUntil(lambda: not panel.work.is_busy, timeout=30_000)


def names(panel: NetworkPanel) -> list[str]:
    rows = panel.view.table.rows
    return [panel_words(rows.words(line, 0)) for line in rows.lines]


def panel_words(words: str) -> str:
    return words.replace("\u2068", "").replace("\u2069", "")


def legend(page: GraphPage) -> list[str]:
    return [each.accessibleName() for each in page.legend.findChildren(PlainLabel) if each.isVisible()]


def take_pair(page: GraphPage, qtbot: QtBot, one: object, other: object) -> None:
    canvas = page.chart.canvas
    for each, key in ((one, Key.Key_A), (other, Key.Key_B)):
        canvas.choose([canvas.scene.index[str(each)]])
        canvas.setFocus()
        qtbot.keyClick(canvas, key, Alt | Shift)


def test_a_key_opens_the_panel_beside_a_chart_that_keeps_its_room_and_closes_it(
    page: GraphPage,
    panel: NetworkPanel,
    view: CaseView,
    qtbot: QtBot,
    check_access: Callable[[QWidget], None],
) -> None:
    assert panel.isVisible()
    assert page.chart.width() >= 500
    assert not view.navigator.isVisible(), "it gave way"
    check_access(panel)
    assert panel.form.question.hasFocus()
    qtbot.waitUntil(page.chart.canvas.all_in_sight)
    qtbot.keyClick(panel.form.question, Key.Key_W, Shift)
    assert not panel.isVisible()
    assert view.navigator.isVisible()
    assert page.chart.canvas.hasFocus()


def test_a_measure_is_the_one_of_the_core_with_its_coverage(
    panel: NetworkPanel, view: CaseView, qtbot: QtBot
) -> None:
    run(panel, qtbot, "measures", "betweenness")
    expected = measure(read_network(view.session.case), "betweenness")
    assert names(panel) == [row.names[0] for row in expected.rows]
    found = [line.values[0] for line in panel.view.table.rows.lines]
    assert found == [row.values["betweenness"] for row in expected.rows]
    assert panel.view.caveat.text() == expected.caveat
    assert panel.view.caveat.isVisible()


def test_rows_are_gone_through_by_keyboard_and_select_what_they_are_about(
    panel: NetworkPanel, page: GraphPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    run(panel, qtbot, "measures", "degree")
    table = panel.view.table
    assert table.hasFocus()
    qtbot.keyClick(table, Key.Key_J)
    line = table.current_line()
    assert line is not None
    assert line is table.rows.lines[1]
    assert view.session.selection == ObjectRef("entity", line.entities[0])
    assert page.chart.canvas.selected_ids() == [str(line.entities[0])]
    qtbot.keyClick(table, Key.Key_K)
    assert table.currentIndex().row() == 0
    qtbot.keyClick(table, Key.Key_O)
    assert names(panel) == sorted(names(panel), key=str.casefold)
    qtbot.keyClick(table, Key.Key_C, Control)
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: clipboard.text().startswith("Name\tLinks\t"))
    assert panel.view.caveat.text() in clipboard.text()
    qtbot.keyClicks(panel.view.filter, "vell")
    qtbot.waitUntil(lambda: names(panel) == ["Port of Vell"])
    qtbot.keyClick(panel.view.filter, Key.Key_Return)
    assert table.hasFocus()
    assert view.session.selection == ObjectRef("entity", ids.vell)


def test_an_answer_is_painted_with_a_legend_and_taken_off_again(
    panel: NetworkPanel, page: GraphPage, qtbot: QtBot
) -> None:
    before = {node.label: node.colour for node in page.chart.canvas.scene.nodes}
    run(panel, qtbot, "measures", "degree")
    qtbot.keyClick(panel.view.paint, Key.Key_Space)
    painted = {node.label: node.colour for node in page.chart.canvas.scene.nodes}
    assert painted["Varenia"] == RAMP[-1]
    assert painted["Elin Sørby"] == RAMP[0]
    scene = page.chart.canvas.scene
    sizes = {node.label: size for node, size in zip(scene.nodes, scene.size.tolist(), strict=True)}
    assert sizes["Varenia"] > sizes["Elin Sørby"]
    qtbot.waitUntil(lambda: legend(page) == ["Links", "1 (4)", "2 (1)"])
    assert panel.view.paint.isChecked()
    qtbot.keyClick(panel.view.paint, Key.Key_Space)
    assert {node.label: node.colour for node in page.chart.canvas.scene.nodes} == before
    assert page.legend.isHidden()
    assert len(set(page.chart.canvas.scene.size.tolist())) == 1
    assert not panel.view.paint.isChecked()


def test_paths_between_two_selections_list_their_steps_with_the_cited_words(
    panel: NetworkPanel, page: GraphPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    take_pair(page, qtbot, ids.sorby, ids.tolmark)
    run(panel, qtbot, "paths", "shortest")
    assert names(panel) == ["Elin Sørby – Varenia – Tolmark"]
    assert page.chart.canvas.selected_ids() == [str(each) for each in (ids.sorby, ids.varenia, ids.tolmark)]
    steps = panel.view.steps
    assert steps.isVisible()
    model = steps.list.rows
    spoken = [model.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]
    assert spoken[0].startswith("1. Elin Sørby → ")
    assert "uncited" in spoken[0]
    assert "They signed a protocol on the use of the port of Vell." in spoken[1]
    assert "14 Mar 2025" in spoken[1]
    qtbot.keyClick(panel.view.table, Key.Key_Return)
    assert steps.list.hasFocus()
    assert view.session.selection == ObjectRef("link", ids.member)
    qtbot.keyClick(steps.list, Key.Key_J)
    assert view.session.selection == ObjectRef("link", ids.signed)
    assert "They signed a protocol" in steps.words.text()


def test_a_group_is_also_found_by_typing(panel: NetworkPanel, ids: SimpleNamespace, qtbot: QtBot) -> None:
    panel.form.question.choose("common")
    for letter, name in (("A", "Sørby"), ("B", "Tolmark")):
        line = panel.form.groups[letter].finder.line
        qtbot.keyClicks(line, name)
        qtbot.keyClick(line, Key.Key_Return)
    assert panel.form.groups["A"].value() == (ids.sorby,)
    run(panel, qtbot, "common")
    assert names(panel) == ["Varenia"]
    run(panel, qtbot, "linking")
    assert names(panel) == ["Varenia"]


def test_what_cannot_be_asked_is_said_in_the_form(panel: NetworkPanel, qtbot: QtBot) -> None:
    run(panel, qtbot, "paths")
    assert "Say who A and B are" in panel.form.problem.text()
    assert panel.form.problem.isVisible()
    panel.form.where.choose("chosen")
    run(panel, qtbot, "measures", "degree")
    assert "Choose two or more entities" in panel.form.problem.text()
    assert panel.answer is None


def test_only_what_is_shown_is_looked_at_when_asked(
    panel: NetworkPanel, page: GraphPage, view: CaseView, qtbot: QtBot
) -> None:
    view.session.filters.narrow(entity_kinds=frozenset({"state", "person"}))
    panel.form.where.choose("shown")
    run(panel, qtbot, "measures", "degree")
    assert sorted(names(panel)) == ["Elin Sørby", "Tolmark", "Varenia"]
    assert "1 left out" in panel.view.caveat.text()
    view.session.filters.clear()
    assert panel.view.stale.isVisible()


def test_an_answer_says_when_the_case_has_changed_and_is_run_again(
    panel: NetworkPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    run(panel, qtbot, "measures", "degree")
    assert not panel.view.stale.isVisible()
    view.session.run("links.add_link", kind="member_of", from_id=ids.calder, to_id=ids.tolmark)
    assert panel.view.stale.isVisible()
    panel.run_again()
    qtbot.waitUntil(lambda: not panel.work.is_busy, timeout=30_000)
    assert not panel.view.stale.isVisible()
    assert panel.view.caveat.text().startswith("Observed network only; 4 links")


def test_esc_leads_back_to_the_question_and_the_answer_can_be_seen_again(
    panel: NetworkPanel, page: GraphPage, qtbot: QtBot
) -> None:
    run(panel, qtbot, "measures", "degree")
    qtbot.keyClick(panel.view.table, Key.Key_Escape)
    assert panel.form.question.hasFocus()
    panel.form.question.choose("balance")
    qtbot.keyClick(panel.form.back, Key.Key_Space)
    assert panel.view.table.hasFocus()
    panel.run_again()
    qtbot.waitUntil(lambda: not panel.work.is_busy, timeout=30_000)
    assert panel.answer is not None
    assert panel.answer.asked.variant == "degree", "the question shown is answered anew, not that of the form"
    qtbot.keyClick(panel.view.table, Key.Key_Escape)
    qtbot.keyClick(panel.form.question, Key.Key_Escape)
    assert page.chart.canvas.hasFocus()


def test_a_bridge_selects_its_link(
    panel: NetworkPanel, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    run(panel, qtbot, "bridges", "bridges")
    ties = [{"MV Calder Star", "Port of Vell"}, {"Varenia", "Elin Sørby"}, {"Varenia", "Tolmark"}]
    assert {frozenset(name.split(" – ")) for name in names(panel)} == {frozenset(each) for each in ties}
    line = panel.view.table.current_line()
    assert line is not None
    assert view.session.selection == line.target
    assert line.target is not None
    assert line.target.type == "link"


def test_every_question_is_answered_with_its_coverage_and_painted(
    panel: NetworkPanel, page: GraphPage, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    take_pair(page, qtbot, ids.sorby, ids.tolmark)
    for question in QUESTIONS:
        for variant in question.variants:
            run(panel, qtbot, question.key, variant.key)
            asked = panel.answer.asked if panel.answer is not None else None
            assert asked is not None
            assert (asked.question, asked.variant) == (question.key, variant.key), panel.form.problem.text()
            assert panel.view.caveat.text().startswith("Observed network only; 3 links, 1 uncited")
            some = (
                bool(panel.view.table.rows.lines) or question.key == "balance"
            )  # two camps, and no triangle
            assert panel.view.paint.isEnabled() == some
            panel.paint(True)
            assert panel.is_painted == some, variant
            panel.paint(False)
            assert page.style_of_view.painting is None


def test_work_under_way_is_stopped(panel: NetworkPanel, qtbot: QtBot) -> None:
    panel.form.question.choose("measures")
    qtbot.keyClick(panel.form.question, Key.Key_Return, Control)
    assert panel.work.is_busy
    assert panel.work.isVisible()
    panel.work.stop()
    qtbot.waitUntil(lambda: not panel.work.is_busy, timeout=30_000)
    assert panel.answer is None
    assert "Stopped" in panel.form.problem.text()
