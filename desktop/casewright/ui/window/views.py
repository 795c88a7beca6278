"""How each view of a case is made and tied to the editor."""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QWidget

from casewright.ui.techniques.registry import TECHNIQUES
from casewright.ui.window.assessment_actions import SCOPE as ASSESSMENT_KEYS
from casewright.ui.window.board_actions import MENU as BOARD_MENU
from casewright.ui.window.board_actions import SCOPE as BOARD_KEYS
from casewright.ui.window.check_actions import SCOPE as CHECK_KEYS
from casewright.ui.window.claim_actions import SCOPE as CLAIM_KEYS
from casewright.ui.window.commands import VIEWS
from casewright.ui.window.graph_actions import SCOPE as CHART_KEYS
from casewright.ui.window.history_actions import SCOPE as HISTORY_KEYS
from casewright.ui.window.merge_actions import SCOPE as MERGE
from casewright.ui.window.scores_actions import SCOPE as SCORES
from casewright.ui.window.tabs import Tabs
from casewright.ui.window.taking_back import take_back_waiver

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView


def add_views(tabs: Tabs, view: CaseView) -> None:
    """Adds a tab for every view; each page is made when it is first shown."""
    for key, icon, title in VIEWS:
        tabs.add(key, icon, title, partial(_wired, key, view))
    tabs.hide_tab("history")  # reached from the top bar, beside undo and redo
    tabs.add(SCORES, "target", "Scores", partial(_wired, SCORES, view))
    tabs.add(MERGE, "git-merge", "Merge", partial(_wired, MERGE, view))
    tabs.hide_tab(MERGE)  # reached when a merge left something to decide
    tabs.hide_tab(SCORES)  # reached from the assessments and by its key


def load_pages() -> None:
    """Loads the modules of all pages, so that the first look at one does not wait for them."""
    for entry in TECHNIQUES:
        entry.load()
    for key in (*(key for key, _icon, _title in VIEWS), SCORES, MERGE):
        importlib.import_module(f"casewright.ui.pages.{'graph.page' if key == 'graph' else f'{key}_page'}")


def _make(key: str, view: CaseView) -> QWidget:
    """The page of one view; imported here, since charts load numpy."""
    session, tasks = view.session, view.tasks
    if key == "graph":
        from casewright.ui.pages.graph.page import GraphPage

        page = GraphPage(session, tasks)
        view.registry.install(page.chart.canvas, CHART_KEYS)
        page.selection_changed.connect(view.registry.refresh)
        return page
    if key == "sources":
        from casewright.ui.pages.sources_page import SourcesPage

        return SourcesPage(session, tasks, view.settings)
    if key == "claims":
        from casewright.ui.pages.claims_page import ClaimsPage

        ledger = ClaimsPage(session, tasks)
        view.registry.install(ledger, CLAIM_KEYS)
        return ledger
    if key == "assessment":
        from casewright.ui.pages.assessment_page import AssessmentPage

        assessment = AssessmentPage(session, tasks, view.check)
        view.registry.install(assessment, ASSESSMENT_KEYS)
        return assessment
    if key == "hypotheses":
        from casewright.ui.pages.hypotheses_page import HypothesesPage

        board = HypothesesPage(session)
        view.registry.install(board.grid, BOARD_KEYS)
        board.act_asked.connect(view.registry.run)
        board.adding.setMenu(view.registry.menu(BOARD_MENU, board))
        return board
    if key == "techniques":
        from casewright.ui.pages.techniques_page import TechniquesPage

        return TechniquesPage(session, tasks)
    if key == "timeline":
        from casewright.ui.pages.timeline_page import TimelinePage

        return TimelinePage(session, tasks)
    if key == "map":
        from casewright.ui.pages.map_page import MapPage

        return MapPage(session, tasks)
    if key == "brief":
        from casewright.ui.pages.brief_page import BriefPage

        return BriefPage(session, tasks)
    if key == "check":
        from casewright.ui.pages.check_page import CheckPage

        check = CheckPage(session, view.check)
        view.registry.install(check, CHECK_KEYS)
        return check
    if key == SCORES:
        from casewright.ui.pages.scores_page import ScoresPage

        scores = ScoresPage(session, view.settings)
        view.registry.install(scores, SCORES)
        return scores
    if key == MERGE:
        from casewright.ui.pages.merge_page import MergePage

        merge = MergePage(session, tasks)
        view.registry.install(merge, MERGE)
        merge.selection_changed.connect(view.registry.refresh)
        return merge
    from casewright.ui.pages.history_page import HistoryPage

    history = HistoryPage(session, tasks)
    view.registry.install(history, HISTORY_KEYS)
    return history


def _show_technique(view: CaseView, key: str, assessment_id: UUID) -> None:
    page = view.tabs.show_page("techniques")
    page.show_assessment(assessment_id)
    page.show_technique(key)


def _wired(key: str, view: CaseView) -> QWidget:
    page = _make(key, view)
    editor = view.editor
    for name, slot in (
        ("add_asked", editor.add), ("edit_asked", editor.edit), ("delete_asked", editor.delete), ("menu_asked", editor.menu),
        ("make_asked", editor.make_from_passage), ("entity_asked", editor.entity_from_words), ("waive_asked", editor.waive),
        ("take_back_asked", partial(take_back_waiver, view)), ("place_asked", editor.place), ("undo_asked", view.undo), ("redo_asked", view.redo),
        ("room_asked", view.room.ask), ("form_asked", lambda request: request.ask(editor)), ("check_asked", lambda: view.tabs.show_page("check")),
        ("rate_asked", editor.rate_unrated), ("style_asked", lambda: view.registry.run("brief.house_style")), ("known_asked", view.known_asked.emit),
        ("scores_asked", partial(view.show_view, SCORES)), ("technique_asked", partial(_show_technique, view)),
    ):  # fmt: skip
        signal = getattr(page, name, None)
        if signal is not None:
            signal.connect(slot)
    for field in page.findChildren(QLineEdit):
        field.setAcceptDrops(False)  # files dropped on it are for the window
    return page
