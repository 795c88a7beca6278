"""What can be done with the entities that are chosen on the chart, each an undoable step of the view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from casewright.casefile.queries import graph
from casewright.model.graph_groups import GraphGroup
from casewright.ui.graph.canvas import GraphCanvas
from casewright.ui.graph.records import GraphNode
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import counted

_ASKED_FROM = 50
"""New neighbours above which expanding asks first."""


class GraphVerbs:
    """Acts on the saved view whose id `view` gives; None is the whole case, which has nothing to be pinned or hidden in."""

    def __init__(
        self,
        session: CaseSession,
        canvas: GraphCanvas,
        view: Callable[[], UUID | None],
        add: Callable[[list[UUID]], object],
        parent: QWidget,
    ) -> None:
        self._session, self._canvas, self._view, self._add, self._parent = session, canvas, view, add, parent

    # --- whether ------------------------------------------------------------------------------------------------------

    def can_change(self) -> bool:
        """Whether a saved view is shown that takes changes."""
        return self._view() is not None and not self._session.read_only

    def can_act(self) -> bool:
        """Whether something is chosen besides."""
        return self.can_change() and bool(self._canvas.selection.nodes)

    def can_group(self) -> bool:
        """Whether what is chosen can become a group."""
        return self.can_act() and len(self.chosen()) > 1

    def can_open_or_close(self) -> bool:
        """Whether a group is among what is chosen, or something that belongs to an open one."""
        return self.can_act() and bool(self._groups_chosen())

    # --- what ---------------------------------------------------------------------------------------------------------

    def chosen(self) -> list[UUID]:
        """The chosen entities, for closed groups their members."""
        return [UUID(each) for node in self._chosen_nodes() for each in (node.members or (node.id,))]

    def pin(self) -> None:
        """Pins what is chosen; takes the pins out when all of it is pinned."""
        pinned = all(node.pinned for node in self._chosen_nodes())
        self._run("pin_nodes", self.chosen(), pinned=not pinned)

    def hide(self) -> None:
        """Hides what is chosen; it keeps its place."""
        self._run("hide_nodes", self.chosen())

    def hidden(self) -> list[UUID]:
        """What the view hides."""
        view = self._view()
        return graph.hidden_entities(self._session.case, view) if view is not None else []

    def show_hidden(self) -> None:
        """Shows everything again that was hidden in the view."""
        if hidden := self.hidden():
            self._run("hide_nodes", hidden, hidden=False)

    def remove(self) -> None:
        """Takes what is chosen out of the view; it stays in the case."""
        self._run("remove_from_view", self.chosen())

    def expand(self) -> None:
        """Brings the neighbours of what is chosen into the view, beside it; asks when they are many."""
        view = self._view()
        if view is None:
            return
        case = self._session.case
        here = {row.entity_id for row in graph.view_nodes(case, view)}
        found = [each for each in graph.neighbours_of(case, self.chosen()) if each not in here]
        if not found:
            self._session.told.emit("All neighbours of these are on the chart already.")
        elif len(found) <= _ASKED_FROM:
            self._add(found)
        else:
            FormDialog(
                f"Add {counted(len(found), 'entity')}?", [], lambda _values: self._add(found), submit="Add them",
                text="So many neighbours make a chart hard to read. Undo takes them out again in one step.",
                parent=self._parent,
            ).open()  # fmt: skip

    def group(self) -> None:
        """Draws what is chosen as one node, under a name that is asked for."""
        FormDialog(
            "Group", [FieldSpec("title", "Name", required=True)],
            lambda values: self._group(str(values["title"])),
            values={"title": self._usual_title()}, submit="Group", parent=self._parent,
            text=f"{counted(len(self.chosen()), 'entity')} will be drawn as one node. The group can be opened and closed.",
        ).open()  # fmt: skip

    def open_or_close(self) -> None:
        """Opens the chosen groups; where all are open, closes them."""
        groups = self._groups_chosen()
        closed = [each for each in groups if not each.opened]
        for each in closed or groups:
            self._run("open_group" if closed else "close_group", each.id)
            if not closed:
                self._canvas.select([str(each.id)])

    def open_group(self, group_id: str) -> bool:
        """Opens a closed group by the id of its node; False when it is none."""
        number = self._canvas.scene.index.get(group_id)
        if number is None or not self._canvas.scene.nodes[number].members:
            return False
        if self.can_change():
            self._run("open_group", UUID(group_id))
        return True

    def ungroup(self) -> None:
        """Forgets the chosen groups."""
        for each in self._groups_chosen():
            self._run("ungroup", each.id)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _group(self, title: str) -> None:
        made = self._run("group_nodes", self.chosen(), title=title)
        self._canvas.select([str(made)])

    def _usual_title(self) -> str:
        kinds = Counter(node.kind for node in self._chosen_nodes() if not node.members)
        (kind, _), *_ = kinds.most_common(1) or [("Group", 0)]
        return kind if len(kinds) == 1 else "Group"

    def _chosen_nodes(self) -> Iterable[GraphNode]:
        return [self._canvas.scene.nodes[each] for each in self._canvas.selection.nodes]

    def _groups_chosen(self) -> list[GraphGroup]:
        """The groups that are chosen, or whose members are."""
        view = self._view()
        if view is None:
            return []
        chosen = {UUID(node.id) for node in self._chosen_nodes()}
        return [
            each
            for each in graph.view_groups(self._session.case, view)
            if each.id in chosen or (each.opened and not chosen.isdisjoint(each.members))
        ]

    def _run(self, verb: str, *args: object, **fields: object) -> object:
        view = self._view()
        return self._session.run(f"graph_views.{verb}", view, *args, **fields) if view is not None else None
