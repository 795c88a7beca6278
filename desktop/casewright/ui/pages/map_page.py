"""The map: places, events and links on an offline basemap; what is not on it can be put there."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from casewright.analysis.case_filter.spans import OUT, POSSIBLE, UNDATED
from casewright.analysis.geography.basemap import CREDIT
from casewright.analysis.geography.content import MapContent, map_content
from casewright.analysis.geography.located import Spot
from casewright.casefile.access import Access
from casewright.casefile.change_set import CaseChanged
from casewright.casefile.opening import open_unlocked
from casewright.model.case_filter import CaseFilter
from casewright.model.coordinates import Coordinates, show_coordinates
from casewright.ui.filters.bar import FilterBar
from casewright.ui.filters.case_passing import CasePassing
from casewright.ui.filters.time_slider import TimeSlider
from casewright.ui.map.canvas import MapCanvas
from casewright.ui.pictures.allowed import Allowed
from casewright.ui.pictures.drawing import Drawing
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme import px
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import one_line
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import counted

_TABLES = frozenset(
    {"entity", "entity_name", "entity_property", "link", "claim_about", "citation", "ontology_item"}
)
_PAUSE = 150
_MOST_LISTED = 30


class MapPage(QWidget):
    """`place_asked` brings (entity id or None, Coordinates or None): what to put on the map, and where."""

    edit_asked = Signal(object)
    menu_asked = Signal(object)
    place_asked = Signal(object, object)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.content: MapContent | None = None
        self._stale, self._reading = True, False
        self._wanted: UUID | None = None
        self.canvas = MapCanvas(tasks, session.ontology)
        self._filter = CasePassing(session, tasks, self)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.refresh)
        self._build()
        session.changed.connect(self._on_changed)
        session.selected.connect(self._on_selected)

    def refresh(self) -> None:
        """Reads the case anew in the worker process."""
        if self._reading:
            self._later.start()
            return
        self._stale, self._reading = False, True
        self._tasks.run(
            "Reading the map", read_content, self._session.case.access,
            on_done=self._take, on_failed=self._on_failed, in_process=True,
        )  # fmt: skip

    def show_object(self, ref: ObjectRef) -> None:
        """Brings an entity into sight, once the map was read."""
        if ref.type == "entity" and not self.canvas.reveal(ref.id):
            self._wanted = ref.id
        self.canvas.setFocus()

    def picture_scope(self) -> tuple[CaseFilter, Collection[UUID] | None]:
        """What a picture of the map keeps to."""
        return self._session.filters.current, None

    def picture(self, allowed: Allowed) -> Drawing | None:
        """The part of the world in sight."""
        from casewright.ui.pictures.map_drawing import map_drawing

        canvas = self.canvas
        if self.content is None:
            return None
        return map_drawing(
            canvas.marks, canvas.ways, canvas.camera, canvas.outlines, self._session.ontology, allowed
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
            self._filter.start()

    def _build(self) -> None:
        self._said = PlainLabel("Reading the map …", "caption")
        self._missing = text_button("Not on the map", self._list_missing, icon="map-pin")
        self._missing.hide()
        self._put = text_button("Put on the map", lambda: self.place_asked.emit(None, None), icon="plus")
        self._put.setVisible(not self._session.read_only)
        canvas = self.canvas
        canvas.entity_selected.connect(self._on_chosen)
        canvas.link_selected.connect(lambda each: self._session.select(ObjectRef("link", each)))
        canvas.opened.connect(lambda each: self.edit_asked.emit(ObjectRef("entity", each)))
        canvas.entity_asked.connect(lambda each: self.menu_asked.emit(ObjectRef("entity", each)))
        canvas.ground_asked.connect(self._ask_ground)
        canvas.pointed.connect(self._on_pointed)
        zoom = panel(
            "Float",
            row(
                icon_button("minus", "Zoom out", lambda: canvas.zoom(0.7), "−"),
                icon_button("plus", "Zoom in", lambda: canvas.zoom(1.4), "+"),
                icon_button("maximize-2", "Show all places", canvas.fit, "F"),
                margins=(4, 3, 4, 3),
                spacing=2,
            ),
        )
        credit = PlainLabel(CREDIT, "caption")
        foot = row(None, credit, zoom, margins=(180, 0, 16, 16), spacing=12)
        foot.setAlignment(credit, Qt.AlignmentFlag.AlignBottom)
        canvas.setLayout(column(None, foot))
        self._at = PlainLabel("", "caption")
        bar = row(self._said, None, self._at, self._missing, self._put, margins=(16, 0, 8, 0), spacing=8)
        self.filter_bar, self.time = FilterBar(self._session), TimeSlider(self._session.filters)
        self._filter.dated.connect(self.time.show_dates)
        self._filter.applied.connect(self._show_passing)
        self.setFocusProxy(canvas)
        self.setLayout(column(panel("Bar", bar, px(TOOL_BAR)), self.filter_bar, canvas, self.time))

    def _take(self, content: MapContent) -> None:
        self._reading = False
        first, self.content = self.content is None, content
        self.canvas.set_content(content, keep_view=not first)
        self._missing.setText(f" Not on the map ({len(content.located.missing):,})")
        self._missing.setVisible(bool(content.located.missing))
        self._show_passing()
        self._on_selected(self._session.selection)
        if self._wanted is not None:
            self.canvas.reveal(self._wanted)
            self._wanted = None

    def _show_passing(self) -> None:
        """Shows what passes the filter, each place only when it can have been there then; nothing moves."""
        self.time.show_counts(self._filter.passing)
        if self.content is None:
            return
        spots, ways = self.content.located.spots, self.content.ways
        if self._filter.keeps_all:
            self.canvas.show_only(None, None)
        else:
            kept = {number for number, spot in enumerate(spots) if self._filter.keeps_entity(spot.entity_id)}
            possible = self._out_of_time(spots, kept)
            links = [self._filter.keeps_link(way.link.id) for way in ways]
            self.canvas.show_only(kept, links, possible)
        self._say_how_much()

    def _out_of_time(self, spots: list[Spot], kept: set[int]) -> set[int]:
        """Takes out of `kept` the spots that cannot have been there then, and gives back those that only perhaps were."""
        states = self._filter.states([spot.valid for spot in spots])
        if states is None:
            return set()
        asked = self._session.filters.current
        for number in list(kept):
            state = states[number]
            if (
                state == OUT
                or (state == POSSIBLE and asked.certain)
                or (state == UNDATED and not asked.undated)
            ):
                kept.discard(number)
        return {number for number in kept if states[number] == POSSIBLE}

    def _say_how_much(self) -> None:
        assert self.content is not None
        located, marks, ways = self.content.located, self.canvas.marks, self.canvas.ways
        entities = len({spot.entity_id for spot in located.spots})
        shown = len({spot.entity_id for number, spot in enumerate(located.spots) if marks.shown[number]})
        links = int((ways.visible() < len(ways.ways)).sum())
        words = [
            f"{how_many(shown, entities, 'entity')} on the map",
            f"{how_many(links, len(ways.ways), 'link')} between them",
        ]
        if located.unreadable:
            words.append(f"{counted(len(located.unreadable), 'entity')} with coordinates that cannot be read")
        self._said.setText(", ".join(words))

    def _on_failed(self, sentence: str) -> None:
        self._reading = False
        self._said.setText(sentence)

    def _list_missing(self) -> None:
        if self.content is None:
            return
        menu = QMenu(self)
        missing = self.content.located.missing
        for each in missing[:_MOST_LISTED]:
            action = menu.addAction(one_line(each.name, 60).replace("&", "&&"))
            action.triggered.connect(partial(self._ask_place, each.id))
        if len(missing) > _MOST_LISTED:
            menu.addAction(f"… and {len(missing) - _MOST_LISTED:,} more").setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._missing.mapToGlobal(QPoint(0, self._missing.height())))

    def _ask_place(self, entity_id: UUID) -> None:
        self._session.select(ObjectRef("entity", entity_id))
        self.place_asked.emit(entity_id, None)

    def _ask_ground(self, latitude: float, longitude: float, x: int, y: int) -> None:
        menu, at = QMenu(self), Coordinates(round(latitude, 5), round(longitude, 5))
        selected = self._session.selection
        if not self._session.read_only:
            menu.addAction("Put something here …").triggered.connect(lambda: self.place_asked.emit(None, at))
            if selected is not None and selected.type == "entity":
                menu.addAction("Put what is selected here …").triggered.connect(
                    lambda: self.place_asked.emit(selected.id, at)
                )
        words = show_coordinates(*at)
        menu.addAction("Copy these coordinates").triggered.connect(
            lambda: QGuiApplication.clipboard().setText(words)
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QPoint(x, y))

    def _on_pointed(self, at: tuple[float, float] | None) -> None:
        self._at.setText(show_coordinates(*at, 2) if at is not None else "")

    def _on_chosen(self, entity_id: UUID | None) -> None:
        self._session.select(ObjectRef("entity", entity_id) if entity_id is not None else None)

    def _on_selected(self, ref: ObjectRef | None) -> None:
        entity = ref.id if ref is not None and ref.type == "entity" else None
        link = ref.id if ref is not None and ref.type == "link" else None
        self.canvas.select(entity, link)

    def _on_changed(self, event: CaseChanged) -> None:
        if _TABLES.isdisjoint(event.touched) and _TABLES.isdisjoint(event.bulk):
            return
        self._stale = True
        if self.isVisible():
            self._later.start()


def how_many(shown: int, there: int, noun: str) -> str:
    """`12 links`; `3 of 12 links`."""
    return counted(there, noun) if shown == there else f"{shown:,} of {counted(there, noun)}"


def read_content(_progress: object, access: Access) -> MapContent:
    """In the worker process."""
    with open_unlocked(access, read_only=True) as case:
        return map_content(case)
