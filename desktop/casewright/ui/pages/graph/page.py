"""The link chart: one saved view at a time, or the whole case; moving, adding and laying out are undoable steps."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from casewright.casefile.change_set import CaseChanged
from casewright.casefile.queries import graph, overview, records
from casewright.casefile.queries.graph_files import marking_of
from casewright.model.case_filter import CaseFilter
from casewright.model.errors import CaseError
from casewright.model.markings import allows
from casewright.ui.filters.bar import FilterBar
from casewright.ui.filters.chart_filter import ChartFilter
from casewright.ui.filters.time_slider import TimeSlider
from casewright.ui.graph.view import GraphView
from casewright.ui.network.dock import NetworkDock
from casewright.ui.pages.chooser import Chooser
from casewright.ui.pages.graph.contents import ChartContents, ContentsReader
from casewright.ui.pages.graph.groups import with_groups_closed
from casewright.ui.pages.graph.layouts import GraphLayouts
from casewright.ui.pages.graph.legend import ChartLegend
from casewright.ui.pages.graph.newcomers import Newcomers
from casewright.ui.pages.graph.origins import OriginCount
from casewright.ui.pages.graph.records import UNPAINTED, Places, as_nodes, on_a_spiral
from casewright.ui.pages.graph.style import ChartStyle
from casewright.ui.pages.graph.verbs import GraphVerbs
from casewright.ui.pages.graph.view_acts import GraphViewActs
from casewright.ui.pictures.allowed import Allowed
from casewright.ui.pictures.drawing import Drawing
from casewright.ui.tasks import TaskRunner
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import ElidedLabel
from casewright.ui.widgets.tool_row import ToolRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_TABLES = frozenset(
    {"entity", "link", "graph_view", "graph_node", "claim_about", "citation", "ontology_item"}
)
_MANY = 2000  # entities whose places take too long to write while the window waits


class GraphPage(QWidget):
    """`view_id` None shows the whole case, whose places last as long as the page. `add_asked` brings (table, view id).

    `room_asked` brings how wide the page wants to be, or 0 when it can do with less again.
    """

    add_asked = Signal(str, object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    menu_asked = Signal(object)
    selection_changed = Signal()
    room_asked = Signal(int)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._places: Places = {}
        self._ids: dict[str, UUID] = {}
        self._case_places: Places = {}
        self._newcomers = Newcomers(tasks, self)
        self._origins = OriginCount(session, tasks, self)
        self._reader = ContentsReader(session, tasks, self)
        self._is_moving = False
        self._laid_out: UUID | None = None  # a view of which all is to be seen when its next change arrives
        views = graph.view_rows(session.case)
        self.view_id: UUID | None = views[0].id if views else None
        self._build()
        self._origins.counted.connect(self._show_origins)
        self._reader.arrived.connect(self._show)
        session.changed.connect(self._on_changed)
        session.selected.connect(self._on_selected)
        self.filter.show_view(self.view_id)
        self.style_of_view.show_view(self.view_id)
        self.refresh()

    def show_view(self, view_id: UUID | None) -> None:
        """Shows a saved view, or the whole case for None."""
        self.view_id = view_id
        self.filter.show_view(view_id)
        self.style_of_view.show_view(view_id)
        self.refresh()

    def show_object(self, ref: ObjectRef) -> None:
        """Shows a view, or brings an entity or a link's ends into sight."""
        if ref.type == "graph_view":
            self.show_view(ref.id)
        elif ref.type == "entity":
            if self.filter.leaves_out(ref.id):
                self._session.told.emit("The filters in force leave this out of the chart.")
            self.chart.canvas.reveal(str(ref.id))
            self.chart.canvas.setFocus()

    def entities(self) -> Collection[UUID]:
        """Everything on the chart, hidden or not; of closed groups the members."""
        return self._ids.values()

    def refresh(self, keep: bool = False) -> None:
        """Reads the view anew; `keep` leaves the camera where it is."""
        case = self._session.case
        views = graph.view_rows(case)
        if self.view_id not in {None, *(each.id for each in views)}:
            self.view_id = None
        self.views.show_choices(
            [*((each.id, each.title) for each in views), (None, "Whole case")], self.view_id
        )
        self._show_tools()
        self._reader.read(self.view_id, self._origins.counts, keep=keep)

    def picture_scope(self) -> tuple[CaseFilter, Collection[UUID] | None]:
        """What a picture of the chart keeps to."""
        return self._session.filters.current, [*self._places]

    def picture(self, allowed: Allowed) -> Drawing | None:
        """The chart as it is shown, all of it."""
        from casewright.ui.pictures.graph_drawing import allowed_part, graph_drawing

        if self._reader.is_reading:
            return None
        scene = allowed_part(self.chart.canvas.scene.shown_part(), allowed)
        if not len(scene):
            return None
        return graph_drawing(scene, self._title_for_paper(), self.view_id, self.style_of_view.painting)

    def _title_for_paper(self) -> str:
        """That of the view, unless it is marked higher than the filter allows."""
        case, asked = self._session.case, self._session.filters.current
        if self.view_id is None:
            return overview.case_card(case).title
        marking = marking_of(case, self.view_id)
        may = asked.marking is None or allows(asked.marking, marking, self._session.markings)
        return (records.name_of(case, self.view_id) or "") if may else "Link chart"

    def place_entities(self, view_id: UUID | None, places: Places) -> None:
        """Shows entities at other places: in a saved view one undoable step, on the whole case until the window closes."""
        if view_id is None:
            self._case_places |= places
            if self.view_id is None:
                self.refresh()
            return
        self._laid_out = view_id
        if len(places) > _MANY:
            self._tasks.run("Moving entities", lambda _progress: self._move(view_id, places))
        else:
            self._move(view_id, places)

    def _move(self, view_id: UUID, places: Places) -> None:
        """Moves those of these entities that the view still shows; on any thread."""
        shown = {each.entity_id for each in graph.view_nodes(self._session.case, view_id)}
        moved = {each: place for each, place in places.items() if each in shown}
        if moved:
            self._session.run("graph_views.move_nodes", view_id, moved)

    def add_entities(self, entity_ids: list[UUID]) -> None:
        """Shows entities in this view, each beside its neighbours. Raises CaseError when the case refuses."""
        if self.view_id is None:
            return
        case = self._session.case
        shown = {
            each.entity_id: (each.x or 0.0, each.y or 0.0) for each in graph.view_nodes(case, self.view_id)
        }
        fresh = [each for each in entity_ids if each not in shown]
        if fresh:
            add = partial(self._session.run, "graph_views.add_entities_to_view", self.view_id)
            if found := self._newcomers.place(fresh, graph.case_edges(case), shown, add):
                add(found)

    def _build(self) -> None:
        self.views = Chooser("Graph view")
        self.views.picked.connect(self._pick)
        self._said = ElidedLabel("", "caption")
        self._add = text_button(
            "Add entities", lambda: self.add_asked.emit("graph_node", self.view_id), icon="plus"
        )
        self.acts = GraphViewActs(self._session, self)
        self.chart = GraphView(
            None if self._session.read_only else partial(self.add_asked.emit, "entity", None)
        )
        canvas = self.chart.canvas
        canvas.selection_changed.connect(self._on_chosen)
        canvas.link_selected.connect(lambda each: self._session.select(ObjectRef("link", UUID(each))))
        canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        canvas.customContextMenuRequested.connect(lambda _at: self._ask_menu())
        canvas.opened.connect(self._open)
        self.verbs = GraphVerbs(self._session, canvas, lambda: self.view_id, self.add_entities, self)
        self.chart.show_hidden_asked.connect(self.verbs.show_hidden)
        canvas.nodes_moved.connect(self._on_moved)
        self.filter = ChartFilter(self._session, self._tasks, canvas)
        self.filter.said.connect(self._said.setText)
        self.filter_bar = FilterBar(self._session)
        self.filter_bar.save_asked.connect(self.filter.save)
        self.filter.saved_differs.connect(self.filter_bar.offer_save)
        self.time = TimeSlider(self._session.filters)
        self.filter.dated.connect(self.time.show_dates)
        self.filter.applied.connect(self.time.show_counts)
        self.layouts = GraphLayouts(self._session, self._tasks, self, self)
        self.style_of_view = ChartStyle(self._session, self._tasks, self)
        self.legend = ChartLegend()
        self.filter.known.connect(self.style_of_view.show_facts)
        self.style_of_view.painted.connect(self._repaint)
        self.style_of_view.sized.connect(
            lambda: canvas.size_by_degree(self.style_of_view.current.size_by == "degree")
        )
        self.network = NetworkDock(self._session, self._tasks, self)
        self.network.room_asked.connect(self.room_asked)
        tools = ToolRow(
            (self.views, self.acts.button),
            self._said,
            (self.style_of_view.button, self._add, self.layouts.button, self.network.button),
        )
        self.setFocusProxy(self.chart.canvas)
        strip = self.layouts.strip
        self.setLayout(column(tools, self.filter_bar, strip, self.legend, self.network, self.time))

    def _show_tools(self) -> None:
        writable = not self._session.read_only
        self._add.setVisible(writable and self.view_id is not None)
        self.layouts.button.setVisible(writable or self.view_id is None)

    def _pick(self, view_id: UUID | None) -> None:
        self.show_view(view_id)
        if view_id is not None:
            self._session.select(ObjectRef("graph_view", view_id))

    def _show(self, contents: ChartContents, keep: bool) -> None:
        if contents.view_id != self.view_id:
            return
        never_laid_out = self.view_id is None and self._give_places(contents)
        drawn = as_nodes(contents.nodes, self._session.ontology, self._places, self.style_of_view.colours)
        self._ids = {each.id: UUID(each.id) for each in drawn}
        self._places = {self._ids[each.id]: (each.x, each.y) for each in drawn}
        shown = with_groups_closed(drawn, contents.drawn, contents.groups)
        self.chart.set_graph(*shown, keep_view=keep, hidden=contents.hidden)
        self.filter.show_within({each.entity_id for each in contents.nodes}, len(contents.edges))
        self._on_selected(self._session.selection)
        if never_laid_out:
            self.layouts.run("organic")

    def _give_places(self, contents: ChartContents) -> bool:
        """Places for what has none on the whole case; whether nothing had."""
        fresh = [each.entity_id for each in contents.nodes if each.entity_id not in self._case_places]
        never_laid_out = bool(fresh) and not self._case_places
        if never_laid_out:
            self._case_places |= on_a_spiral(fresh)
        elif fresh:
            self._case_places |= self._newcomers.place(
                fresh, contents.edges, self._case_places, self._take_newcomers
            )
        self._places = on_a_spiral(fresh) | self._case_places
        return never_laid_out

    def _take_newcomers(self, places: Places) -> None:
        self._case_places |= places
        if self.view_id is None:
            self.refresh(keep=True)

    def _repaint(self) -> None:
        """Only colours and sizes are drawn anew; a closed group has the colour of most of its members, which are read again."""
        painting, canvas = self.style_of_view.painting, self.chart.canvas
        self.legend.show_painting(painting)
        sizes = painting.sizes if painting is not None else {}
        canvas.size_by({each: sizes.get(own, 0.0) for each, own in self._ids.items()} if sizes else None)
        if any(node.members for node in canvas.scene.nodes):
            self.refresh(keep=True)
        elif painting is None:
            self.chart.recolour({node.id: node.shape for node in canvas.scene.nodes})
        else:
            self.chart.recolour(
                {each: painting.colours.get(own, UNPAINTED) for each, own in self._ids.items()}
            )

    def _show_origins(self) -> None:
        self.chart.canvas.set_origins({str(each): count for each, count in self._origins.counts.items()})

    def _on_moved(self, moved: list[tuple[str, float, float]]) -> None:
        places = self._places_of_members(moved)
        self._places |= places
        if self.view_id is None:
            self._case_places |= places
        elif not self._session.read_only:
            self._is_moving = True  # what it changes is on the chart already
            try:
                self._session.run("graph_views.move_nodes", self.view_id, places)
            except CaseError:
                self.refresh(keep=True)  # back to where the case has it
                raise
            finally:
                self._is_moving = False

    def _places_of_members(self, moved: list[tuple[str, float, float]]) -> Places:
        """Where entities are after nodes were moved; the members of a closed group keep their distances."""
        scene, places = self.chart.canvas.scene, Places()
        for each, x, y in moved:
            members = [UUID(member) for member in scene.nodes[scene.index[each]].members] or [UUID(each)]
            middle_x = sum(self._places[member][0] for member in members) / len(members)
            middle_y = sum(self._places[member][1] for member in members) / len(members)
            for member in members:
                old_x, old_y = self._places[member]
                places[member] = (old_x + x - middle_x, old_y + y - middle_y)
        return places

    def _open(self, node_id: str) -> None:
        if not self.verbs.open_group(node_id):
            self.edit_asked.emit(ObjectRef("entity", UUID(node_id)))

    def _on_chosen(self, chosen: list[str]) -> None:
        scene = self.chart.canvas.scene
        entity = next((each for each in chosen if not scene.nodes[scene.index[each]].members), None)
        if entity is not None:
            self._session.select(ObjectRef("entity", UUID(entity)))
        self.selection_changed.emit()

    def _ask_menu(self) -> None:
        chosen, ref = self.chart.canvas.selection, self._session.selection
        if (chosen.nodes or chosen.edge is not None) and ref is not None and ref.type in ("entity", "link"):
            self.menu_asked.emit(ref)

    def _on_selected(self, ref: ObjectRef | None) -> None:
        canvas = self.chart.canvas
        if ref is None:
            return
        if ref.type == "entity" and str(ref.id) not in canvas.selected_ids():
            canvas.select([str(ref.id)])
        elif ref.type == "link" and canvas.selected_link() != str(ref.id):
            canvas.select_link(str(ref.id))
        elif ref.type == "claim":
            canvas.select(map(str, graph.entities_of_claim(self._session.case, ref.id)))

    def _on_changed(self, event: CaseChanged) -> None:
        if self._is_moving or (_TABLES.isdisjoint(event.touched) and _TABLES.isdisjoint(event.bulk)):
            return
        if self.view_id is not None and not records.exists(self._session.case, "graph_view", self.view_id):
            self.view_id = None
            self.filter.show_view(None)
            self.style_of_view.show_view(None)
        self.filter.view_changed()
        self.style_of_view.view_changed()
        self.refresh(keep=self._laid_out is None or self._laid_out != self.view_id)
        self._laid_out = None
