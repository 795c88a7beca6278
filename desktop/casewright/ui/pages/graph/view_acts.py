"""What can be done with saved graph views: make one of what is chosen or shown, copy, rename, delete, go through them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from casewright.casefile.queries import graph
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.ui.pages.graph.page import GraphPage

SELECTION, SHOWN, COPY = "graph_view_of_selection", "graph_view", "graph_view_copy"
"""What the page asks the editor for a title of."""

ASKED = {
    SELECTION: ("New view of the selection", "It begins with the chosen entities, at the same places."),
    SHOWN: (
        "New graph view",
        "It begins with what the chart shows now, at the same places, with the filters in force.",
    ),
    COPY: ("Duplicate the view", "It has the same entities at the same places, the same filters and style."),
}


class GraphViewActs(QObject):
    """Acts on the view that a graph page shows; `button` opens them as a menu."""

    def __init__(self, session: CaseSession, page: GraphPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.button = icon_button("ellipsis", "What can be done with this view", self.open_menu)

    def make(self, title: str, of: str) -> UUID:
        """Makes a view as one undoable step, and shows it. Raises CaseError when the case refuses."""
        page = self._page
        if of == COPY and page.view_id is not None:
            made: UUID = self._session.run("graph_views.duplicate_view", page.view_id, title=title)
        else:
            made = self._make_of(title, self.chosen() if of == SELECTION else self._shown(), of == SHOWN)
        page.show_view(made)
        return made

    def chosen(self) -> list[UUID]:
        """The entities chosen on the chart."""
        return [UUID(each) for each in self._page.chart.canvas.selected_ids()]

    def edit(self) -> None:
        """Asks for title, description and marking."""
        if self._page.view_id is not None:
            self._page.edit_asked.emit(ObjectRef("graph_view", self._page.view_id))

    def delete(self) -> None:
        """Asks whether to delete the view; its entities stay."""
        if self._page.view_id is not None:
            self._page.delete_asked.emit(ObjectRef("graph_view", self._page.view_id))

    def step(self, places: int) -> None:
        """Shows the next view, or the one before; the whole case comes after the last."""
        views: list[UUID | None] = [each.id for each in graph.view_rows(self._session.case)]
        views.append(None)
        self._page.show_view(views[(views.index(self._page.view_id) + places) % len(views)])

    def open_menu(self) -> None:
        """Shows below the button what can be done now."""
        menu = QMenu(self.button)
        saved, writable = self._page.view_id is not None, not self._session.read_only
        ask = self._page.add_asked.emit
        _add(menu, ASKED[SELECTION][0], partial(ask, SELECTION, None), writable and bool(self.chosen()))
        _add(menu, "New view of what is shown", partial(ask, SHOWN, None), writable)
        _add(menu, ASKED[COPY][0], partial(ask, COPY, None), writable and saved)
        menu.addSeparator()
        _add(menu, "Title, description and marking …", self.edit, writable and saved)
        _add(menu, "Save filters to view", self._page.filter.save, not self._page.filter_bar.save.isHidden())
        menu.addSeparator()
        _add(menu, "Delete the view", self.delete, writable and saved)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _shown(self) -> list[UUID]:
        scene = self._page.chart.canvas.scene
        return [UUID(node.id) for node, seen in zip(scene.nodes, scene.shown.tolist(), strict=True) if seen]

    def _make_of(self, title: str, entities: Iterable[UUID], with_filters: bool) -> UUID:
        from casewright.operations.graph_views import add_entities_to_view, add_view

        scene = self._page.chart.canvas.scene
        numbers = {each: scene.index[str(each)] for each in entities}
        places = {each: (float(scene.x[n]), float(scene.y[n])) for each, n in numbers.items()}
        filters = self._session.filters.current.to_json() if with_filters else {}
        with self._session.case.edit("add_view") as tx:
            made = add_view(tx, title=title, filters=filters)
            add_entities_to_view(tx, made, places)
        return made


def _add(menu: QMenu, words: str, act: Callable[[], object], can: bool) -> None:
    entry = menu.addAction(words)
    entry.setEnabled(can)
    entry.triggered.connect(lambda _checked=False: act())
