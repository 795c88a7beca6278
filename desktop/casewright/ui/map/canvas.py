"""The canvas of the map: paints the layers, answers the pointer and the keyboard, says what was chosen."""

from __future__ import annotations

from uuid import UUID

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from casewright.analysis.geography.camera import MapCamera
from casewright.analysis.geography.content import MapContent
from casewright.analysis.geography.mercator import place_of
from casewright.model.ontology import Ontology
from casewright.ui.map.ground import Ground
from casewright.ui.map.keyboard import MapKeyboard
from casewright.ui.map.marks import MARK, Mark, Marks
from casewright.ui.map.outlines import Outlines
from casewright.ui.map.painter import MapPainter, MapState, draw_scale
from casewright.ui.map.pointer import MapPointer
from casewright.ui.map.spot_words import spot_words
from casewright.ui.map.ways import Ways
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme import ThemeChanged, colour
from casewright.ui.widgets.hand_driven import HandDriven
from casewright.ui.widgets.plain_text import plain_tooltip

_SLICE_SECONDS = 0.007
_REST = 90  # milliseconds without a move after which the ground is drawn anew


class MapCanvas(HandDriven, QWidget):
    """Shows spots and the links between them.

    Signals:
        entity_selected, link_selected: the id of what was chosen by hand; None when nothing is any more.
        opened: the id of an entity that was double-clicked, or on which Enter was pressed.
        ground_asked: (latitude, longitude, x, y) where the menu was asked for on the ground, in degrees and pixels.
        entity_asked: the id of an entity for which the menu was asked.
        pointed: (latitude, longitude) below the pointer, or None.
    """

    entity_selected = Signal(object)
    link_selected = Signal(object)
    opened = Signal(object)
    ground_asked = Signal(float, float, int, int)
    entity_asked = Signal(object)
    pointed = Signal(object)

    def __init__(self, tasks: TaskRunner, ontology: Ontology, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Map")
        self.setMinimumSize(160, 120)
        self.camera = MapCamera()
        self.marks, self.placed = Marks(), list[Mark]()
        self.ways = Ways(self.marks)
        self.spot: int | None = None
        self.way: int | None = None
        self.hovered: int | None = None
        self._fit_when_shown = True
        self._outlines = Outlines(tasks, self._on_loaded)
        self._ground = Ground(self._outlines)
        self._painter = MapPainter(ontology)
        self._pointer: MapPointer = MapPointer(self)
        self._keyboard: MapKeyboard = MapKeyboard(self)
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._draw_slice)
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self._redraw_ground)

    # --- what others call -------------------------------------------------------------------------------------------

    def set_content(self, content: MapContent, *, keep_view: bool = False) -> None:
        """Shows another case, or the case anew. What is chosen stays chosen where it still exists."""
        chosen = self.selected_entity()
        self.marks = Marks(content.located.spots)
        self.ways = Ways(self.marks, content.ways, content.moves)
        self.way = self.hovered = None
        self.spot = next(iter(self.marks.of_entity.get(chosen, [])), None) if chosen else None
        if keep_view and not self._fit_when_shown:
            self.redraw()
        else:
            self.fit()

    def show_only(
        self, spots: set[int] | None, ways: list[bool] | None, possible: set[int] | None = None
    ) -> None:
        """Shows some of the spots and links, those that are only possible palely; nothing moves. None is all."""
        self.marks.show(spots, possible or ())
        self.ways.show(ways)
        self.redraw()

    def selected_entity(self) -> UUID | None:
        """The entity of the chosen spot."""
        return None if self.spot is None else self.marks.spots[self.spot].entity_id

    def select(self, entity_id: UUID | None, link_id: UUID | None = None) -> None:
        """Chooses from outside; sends no signal."""
        numbers = self.marks.of_entity.get(entity_id, []) if entity_id else []
        if self.spot not in numbers:
            self.spot = numbers[0] if numbers else None
        self.way = (
            next((n for n, way in enumerate(self.ways.ways) if way.link.id == link_id), None)
            if link_id
            else None
        )
        self._describe()
        self.update()

    def reveal(self, entity_id: UUID) -> bool:
        """Brings an entity into sight, moving the map only when it is not there yet; whether it is on the map."""
        numbers = self.marks.of_entity.get(entity_id)
        if not numbers:
            return False
        x, y = self.camera.to_screen(self.marks.x[numbers], self.marks.y[numbers])
        if not self.rect().adjusted(40, 40, -40, -40).contains(round(float(x[0])), round(float(y[0]))):
            self.set_camera(
                self.camera.centred(float(self.marks.x[numbers[0]]), float(self.marks.y[numbers[0]]))
            )
        return True

    def fit(self) -> None:
        """Shows all places, or the world when there is none."""
        self._fit_when_shown = not self.isVisible()
        shown = np.flatnonzero(self.marks.shown)
        self.set_camera(
            self.camera.sized(self.width(), self.height()).fitted(self.marks.x[shown], self.marks.y[shown])
        )

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zooms at a point of the canvas, at its middle when none is given."""
        point = at or QPointF(self.width() / 2, self.height() / 2)
        self.set_camera(self.camera.zoomed_at(factor, point.x(), point.y()))

    def set_camera(self, camera: MapCamera) -> None:
        """Looks at another part of the world; the ground follows at once, its details when the map rests."""
        self.camera = camera
        if self._ground.image.isNull():
            self._redraw_ground()
        else:
            self._rest.start()
        self.update()

    def redraw(self) -> None:
        """Draws everything again: what is shown or the colours have changed."""
        self._redraw_ground()
        self._describe()
        self.update()

    # --- what pointer and keyboard call -----------------------------------------------------------------------------

    def choose(self, spot: int | None) -> None:
        """Chooses a spot by hand: says so."""
        self.spot, self.way = spot, None
        self._describe()
        self.entity_selected.emit(self.selected_entity())
        self.update()

    def choose_way(self, way: int) -> None:
        """Chooses a link by hand."""
        self.spot, self.way = None, way
        self._describe()
        self.link_selected.emit(self.ways.ways[way].link.id)
        self.update()

    def mark_at(self, at: QPointF) -> Mark | None:
        """The mark below a pixel, the nearest when there are several."""
        near = [(each.x - at.x()) ** 2 + (each.y - at.y()) ** 2 for each in self.placed]
        best = min(range(len(near)), key=near.__getitem__, default=None)
        return self.placed[best] if best is not None and near[best] <= (MARK / 2 + 2) ** 2 else None

    def way_at(self, at: QPointF) -> int | None:
        """The link below a pixel."""
        return self.ways.at(self.camera, at.x(), at.y())

    def open_mark(self, mark: Mark) -> None:
        """Zooms in on a mark of several places until they come apart."""
        spots = list(mark.spots)
        self.set_camera(self.camera.fitted(self.marks.x[spots], self.marks.y[spots]))

    def point_at(self, at: QPointF | None) -> None:
        """Says what lies below the pointer."""
        found = self.mark_at(at) if at is not None else None
        hovered = found.spots[0] if found else None
        if hovered != self.hovered:
            self.hovered = hovered
            self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
            self.update()
        if at is None:
            self.pointed.emit(None)
        else:
            longitude, latitude = place_of(*self.camera.to_plane(at.x(), at.y()))
            self.pointed.emit((latitude, longitude))

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(800, 600)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._ground.paint(painter, self.camera)
        self.placed = self._painter.paint(painter, self._state())
        draw_scale(painter, self.camera)
        if self.hasFocus() and self._keyboard.in_use:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.camera = self.camera.sized(self.width(), self.height())
        if self._fit_when_shown:
            self.fit()
        self._redraw_ground()

    def showEvent(self, event: QEvent) -> None:
        if self._fit_when_shown:
            self.fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self._painter.words.forget_fonts()
            self.redraw()
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self.mark_at(QPointF(event.pos()))
            words = spot_words(self.marks, mark) if mark else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(words), self)
            return True
        return super().event(event)

    def leaveEvent(self, _event: QEvent) -> None:
        self.point_at(None)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _state(self) -> MapState:
        entity = self.selected_entity()
        picked = frozenset(self.marks.of_entity.get(entity, [])) if entity else frozenset[int]()
        return MapState(
            self.camera, self.marks, self.ways, self._outlines.names, picked, self.way, self.hovered
        )

    @property
    def outlines(self) -> Outlines:
        """The basemap, as far as it was loaded."""
        return self._outlines

    def _tinted(self) -> set[str]:
        return {
            spot.country
            for number, spot in enumerate(self.marks.spots)
            if spot.country and self.marks.shown[number]
        }

    def _redraw_ground(self) -> None:
        self._ground.begin(self.camera, self.devicePixelRatioF(), self._tinted())
        self._slices.start()

    def _draw_slice(self) -> None:
        self._ground.advance(_SLICE_SECONDS)
        if self._ground.complete:
            self._slices.stop()
            self.update()

    def _on_loaded(self) -> None:
        self._redraw_ground()
        self.update()

    def _describe(self) -> None:
        places = int(self.marks.shown.sum())
        said = f"{places} places on the map"
        if self.spot is not None:
            said += f"; selected: {self.marks.spots[self.spot].name}"
        self.setAccessibleDescription(said)
