"""What a screen reader says of the chart: where the keyboard stands, and what is chosen beside it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from casewright.ui.graph.scene import Scene
from casewright.ui.graph.selection import Selection
from casewright.ui.widgets.plain_text import bare
from casewright.ui.window.words import counted

_MOST_LINKS = 5


def describe_chart(scene: Scene, selection: Selection) -> str:
    """The node chosen last with its links, or the chosen link; else how much is shown."""
    shown = f"{counted(int(scene.shown.sum()), 'entity')}, {counted(int(scene.edge_shown.sum()), 'link')}"
    if selection.edge is not None:
        return f"{_edge_in_words(scene, selection.edge)}. {shown}."
    if selection.current is None:
        return f"{shown}; nothing chosen."
    others = len(selection.nodes) - 1
    more = f" and {others} more" if others else ""
    return f"Selected: {describe_node(scene, selection.current)}{more}. {shown}."


def describe_node(scene: Scene, number: int) -> str:
    """Name, kind, marks and the first few links of a node."""
    node = scene.nodes[number]
    edges = scene.edges_of(number).tolist()
    parts = [bare(node.label), node.kind, *(["pinned"] if node.pinned else []), counted(len(edges), "link")]
    links = "; ".join(_edge_in_words(scene, edge) for edge in edges[:_MOST_LINKS])
    rest = len(edges) - _MOST_LINKS
    return ", ".join(parts) + (f": {links}" if links else "") + (f"; and {rest} more" if rest > 0 else "")


def tell_focus(widget: QWidget) -> None:
    """Have a screen reader say the description anew."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged))


def _edge_in_words(scene: Scene, edge: int) -> str:
    one = scene.edges[edge]
    ends = bare(scene.nodes[scene.index[one.source]].label), bare(scene.nodes[scene.index[one.target]].label)
    count = int(scene.origins[edge])
    origins = (
        f"{count} independent origin{'' if count == 1 else 's'}" if count else "nothing that can be cited"
    )
    marks = [
        *([one.polarity] if one.polarity in ("hostile", "cooperative") else []),
        *(["disputed"] if one.disputed else []),
    ]
    return f"{ends[0]} {one.label or 'linked with'} {ends[1]} ({', '.join([*marks, origins])})"
