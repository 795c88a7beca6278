"""The actions on saved graph views, filters and time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from casewright.ui.actions import Action
from casewright.ui.pages.graph.view_acts import COPY, SELECTION

if TYPE_CHECKING:
    from casewright.ui.pages.graph.page import GraphPage
    from casewright.ui.window.case_view import CaseView

_GROUP = "Graph views"


def graph_view_actions(view: CaseView) -> list[Action]:
    """All of them bring the chart to the front, but for clearing the filters, which hold on every page."""

    def page() -> GraphPage:
        found: GraphPage = view.tabs.show_page("graph")
        return found

    ask, writable = view.editor.add, view.is_writable
    return [
        Action("graph.of_selection", "New graph view of the selection", partial(ask, SELECTION, None), "", "layers", writable, _GROUP),
        Action("graph.duplicate", "Duplicate the graph view", partial(ask, COPY, None), "", "copy", writable, _GROUP),
        Action("graph.edit", "Title, description and marking of the graph view", lambda: page().acts.edit(), "", "pencil", writable, _GROUP),
        Action("graph.delete", "Delete the graph view", lambda: page().acts.delete(), "", "trash-2", writable, _GROUP),
        Action("graph.next", "Next graph view", lambda: page().acts.step(1), "Ctrl+PgDown", "", group=_GROUP),
        Action("graph.previous", "Graph view before", lambda: page().acts.step(-1), "Ctrl+PgUp", "", group=_GROUP),
        Action("graph.save_filters", "Save filters to the graph view", lambda: page().filter.save(), "", "save", writable, _GROUP),
        Action("graph.clear_filters", "Clear all filters", view.session.filters.clear, "", "x", group=_GROUP),
        Action("graph.play", "Play through time, or pause", lambda: page().time.play_or_pause(), "", "play", group=_GROUP),
    ]  # fmt: skip
