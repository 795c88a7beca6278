"""What can be done on the chart, for its keys, the palette, its menu and the F1 sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from casewright.ui.actions import Action

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView

SCOPE = "graph"
_GROUP = "Chart"

MENU = (
    "graph.neighbours", "graph.kind", "graph.expand", "-", "graph.pin", "graph.hide", "graph.show_hidden", "graph.remove", "-",
    "graph.group", "graph.open_group", "graph.ungroup", "graph.bundles",
)  # fmt: skip
"""What the menu of the chart offers, beside what can be done with any object."""


def graph_actions(view: CaseView) -> list[Action]:
    """The actions of the chart. They can run while it is in front."""

    def page() -> Any:
        """The page, as long as it is in front."""
        return view.tabs.page("graph") if view.tabs.started and view.tabs.current_key == "graph" else None

    def add(
        key: str, title: str, keys: str, icon: str, run: Callable[[Any], object], when: Callable[[Any], bool]
    ) -> Action:
        def enabled() -> bool:
            found = page()
            return found is not None and when(found)

        return Action(f"graph.{key}", title, lambda: run(page()), keys, icon, enabled, _GROUP, SCOPE)

    def always(_page: Any) -> bool:
        return True

    def chosen(page: Any) -> bool:
        return bool(page.chart.canvas.selection.nodes)

    def something(page: Any) -> bool:
        return chosen(page) or page.chart.canvas.selection.edge is not None

    return [
        add("neighbours", "Choose the neighbours too", "N", "waypoints", lambda p: p.chart.canvas.select_neighbours(), chosen),
        add("all", "Choose everything on the chart", "Ctrl+A", "", lambda p: p.chart.canvas.select_all(), always),
        add("rest", "Choose what is not chosen", "Ctrl+Shift+A", "", lambda p: p.chart.canvas.select_rest(), always),
        add("kind", "Choose all of the same kind", "K", "", lambda p: p.chart.canvas.select_kind(), chosen),
        add("expand", "Add the neighbours in the case to the view", "E", "plus", lambda p: p.verbs.expand(), lambda p: p.verbs.can_act()),
        add("pin", "Pin, or take the pin out", "L", "pin", lambda p: p.verbs.pin(), lambda p: p.verbs.can_act()),
        add("hide", "Hide in this view", "H", "eye-off", lambda p: p.verbs.hide(), lambda p: p.verbs.can_act()),
        add("show_hidden", "Show what is hidden", "Shift+H", "eye", lambda p: p.verbs.show_hidden(), lambda p: p.verbs.can_change() and bool(p.verbs.hidden())),
        add("remove", "Take out of this view", "Del", "x", lambda p: p.verbs.remove(), lambda p: p.verbs.can_act()),
        add("group", "Group …", "G", "layers", lambda p: p.verbs.group(), lambda p: p.verbs.can_group()),
        add("open_group", "Open or close the group", "O", "", lambda p: p.verbs.open_or_close(), lambda p: p.verbs.can_open_or_close()),
        add("ungroup", "Take the group apart", "Shift+G", "", lambda p: p.verbs.ungroup(), lambda p: p.verbs.can_open_or_close()),
        add("bundles", "Fan out parallel links, or bundle them", "B", "split", lambda p: p.chart.canvas.toggle_bundles(), something),
        add("citable", "Only what I can cite", "C", "shield-check", lambda p: p.chart.toggle_citable(), always),
        add("legend", "What lines and signs mean", "I", "circle-help", lambda p: p.chart.toggle_legend(), always),
        add("overview", "Show or hide the overview", "M", "map", lambda p: p.chart.toggle_overview(), always),
        add("fit", "Show the whole chart", "F", "maximize-2", lambda p: p.chart.canvas.fit(), always),
        add("natural", "Show at natural size", "0", "", lambda p: p.chart.canvas.show_natural_size(), always),
        add("larger", "Zoom in", "+", "plus", lambda p: p.chart.canvas.zoom(1.25), always),
        add("smaller", "Zoom out", "-", "minus", lambda p: p.chart.canvas.zoom(0.8), always),
    ]  # fmt: skip
