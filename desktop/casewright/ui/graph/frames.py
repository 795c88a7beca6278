"""Which picture is on the screen, and the one that is being drawn to follow it.

Panning goes on from the picture there is. While the view zooms, a graph too large for one frame is shown by a sample of its
edges; the whole of it is drawn behind, slice by slice, and shown when it is complete.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from casewright.ui.graph.camera import Camera
from casewright.ui.graph.captions import Placed
from casewright.ui.graph.picture import Picture

BUDGET = 0.008
"""Seconds of drawing edges in one go."""

_PAUSE = 90  # milliseconds without a move after which the chart is drawn in full
_FIRST_GUESS = 1.5e-6  # seconds to draw an edge
_TELLING = 2000  # edges that have to be drawn to tell how long one takes


class Frames(QObject):
    """`changed`: another picture is shown. `make` begins one of what is to be seen now, on a sheet that was used before."""

    changed = Signal()

    def __init__(self, make: Callable[[QImage | None], Picture], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._front: Picture | None = None
        self._back: Picture | None = None
        self._spare: QImage | None = None
        self._seconds = _FIRST_GUESS
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._draw_slice)
        self._rest = QTimer(self, singleShot=True, interval=_PAUSE)
        self._rest.timeout.connect(self.prepare)

    def placed_at(self, camera: Camera) -> Placed | None:
        """Where words and signs are on the picture that is shown, when it was made for just this camera."""
        front = self._front
        return front.placed if front is not None and front.complete and front.camera == camera else None

    @property
    def at_rest(self) -> bool:
        """Whether what is shown is complete, and nothing is on its way."""
        return self._back is None and not self._rest.isActive()

    def picture(self, camera: Camera) -> Picture:
        """The picture to be shown for a camera: the one there is where it will do, else a new one in a frame's time."""
        front = self._front
        if front is None or not front.fits(camera):
            return self.renew()
        if front.camera != camera:
            across, down = front.offset(camera)
            far = abs(across) > front.margin[0] / 2 or abs(down) > front.margin[1] / 2
            if far and self._back is None:
                self.prepare()
                return self._front or front
            if not self._slices.isActive():
                self._rest.start()
        return front

    def renew(self) -> Picture:
        """A new picture within a frame's time, good enough while the view moves; a better one follows."""
        self._stop()
        front = self._begin()
        front.be_quick(max(1, int(BUDGET / self._seconds)))
        self._draw(front, float("inf"))
        self._show(front)
        self._rest.start()
        return front

    def prepare(self) -> None:
        """Draw what is to be seen now behind the picture there is, and show it when it is complete."""
        self._stop()
        self._back = self._begin()
        self._slices.start()
        self._draw_slice()

    def settle(self) -> Picture:
        """The complete picture now, however long it takes."""
        self._stop()
        back = self._begin()
        self._draw(back, float("inf"))
        self._show(back)
        return back

    def forget(self) -> None:
        """What was drawn is of no use any more."""
        self._stop()
        self._put_away(self._front)
        self._front = None

    def _begin(self) -> Picture:
        sheet, self._spare = self._spare, None
        return self._make(sheet)

    def _show(self, picture: Picture) -> None:
        self._put_away(self._front)
        self._front = picture

    def _put_away(self, picture: Picture | None) -> None:
        if picture is not None:
            self._spare = picture.image

    def _stop(self) -> None:
        self._put_away(self._back)
        self._back = None
        self._slices.stop()
        self._rest.stop()

    def _draw_slice(self) -> None:
        back = self._back
        if back is None:
            self._slices.stop()
            return
        self._draw(back, BUDGET)
        if back.complete:
            self._back = None
            self._show(back)
            self._spare = None  # at rest one sheet is enough
            self._slices.stop()
            self.changed.emit()

    def _draw(self, picture: Picture, seconds: float) -> None:
        began, before, left = perf_counter(), picture.drawn, len(picture.edges)
        picture.advance(seconds)
        drawn = picture.drawn - before
        if drawn > _TELLING and picture.drawn < left:
            self._seconds = 0.7 * self._seconds + 0.3 * (perf_counter() - began) / drawn
