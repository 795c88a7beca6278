"""The actions of network analysis beside the chart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from casewright.ui.actions import Action
from casewright.ui.network import GROUP_KEYS, PANEL_KEY

if TYPE_CHECKING:
    from casewright.ui.network.dock import NetworkDock
    from casewright.ui.window.case_view import CaseView

_GROUP = "Network analysis"
_QUESTIONS = (
    ("measures", "Measure who is central"),
    ("paths", "Find paths from A to B"),
    ("common", "Find common neighbours of A and B"),
    ("linking", "Find who links A and B"),
    ("bridges", "Find bridges and cut points"),
    ("balance", "Look at the balance of triangles"),
    ("communities", "Find communities"),
)


def network_actions(view: CaseView) -> list[Action]:
    """All of them bring the chart to the front, with the panel beside it."""

    def dock() -> NetworkDock:
        found: NetworkDock = view.tabs.show_page("graph").network
        return found

    def ask(question: str) -> None:
        panel = dock().open()
        panel.form.question.choose(question)
        panel.ask()

    def set_group(letter: str) -> None:
        dock().open().set_group(letter)

    return [
        Action("network.panel", "Network analysis beside the graph", lambda: dock().toggle(), PANEL_KEY, "network", group=_GROUP),
        *(
            Action(f"network.set_{letter.lower()}", f"Set what is selected as {letter}", partial(set_group, letter), key, group=_GROUP)
            for letter, key in GROUP_KEYS.items()
        ),
        *(Action(f"network.{key}", title, partial(ask, key), icon="network", group=_GROUP) for key, title in _QUESTIONS),
        Action("network.paint", "Paint the answer on the graph, or take it off", lambda: _paint(dock()), icon="palette", group=_GROUP),
    ]  # fmt: skip


def _paint(dock: NetworkDock) -> None:
    panel = dock.open()
    panel.paint(not panel.is_painted)
