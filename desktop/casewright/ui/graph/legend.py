"""What shapes, lines and signs on the chart mean, in words beside each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from casewright.model.ontology import load_ontology
from casewright.ui.graph.art import Art
from casewright.ui.graph.bundles import SOLID, UNCITED, WEAK
from casewright.ui.graph.ink import screen_ink
from casewright.ui.graph.lettering import Words
from casewright.ui.graph.marks import COOPERATIVE, DISPUTED, HOSTILE
from casewright.ui.graph.pens import edge_pen
from casewright.ui.graph.scene import Look, Scene
from casewright.ui.theme import ThemeChanged, px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.labels import PlainLabel

_SWATCH = QSize(44, 20)
_DISC = 18.0
_ANY_COLOUR = "document"
Draw = Callable[[QPainter, Art, QPointF], None]


def legend(scene: Scene) -> list[tuple[Draw, str]]:
    """How to draw each entry around a point, and what it means; of kinds only those on the chart."""
    groups = load_ontology().colour_groups
    # where colours stand for something else than the kind, the shape alone says it
    plain = {look.shape for look in scene.looks if look.colour != look.shape}
    kinds = [
        (kind_sign(key, _ANY_COLOUR if key in plain else key), group.label)
        for key, group in groups.items()
        if any(look.shape == key for look in scene.looks)
    ]
    lines = [
        (line_sign(1, SOLID, 0), "Cited, one independent origin"),
        (line_sign(4, SOLID, 0), "Wider: two, three, four or more independent origins"),
        (line_sign(1, WEAK, 0), "Cited, but all that was graded is doubtful"),
        (line_sign(1, UNCITED, 0), "Nothing that can be cited"),
        (polarity_sign(1, COOPERATIVE), "Cooperative"),
        (polarity_sign(-1, HOSTILE), "Hostile"),
        (mark_sign(DISPUTED), "Disputed: something in the case contradicts it"),
        (line_sign(1, SOLID, 0, faint=True), "Pale: only possibly then, or undated"),
        (bundle_sign, "Several links between the two; click to fan them out"),
        (_pin, "Pinned: a layout leaves it where it is"),
    ]
    return kinds + lines


class LegendPanel(QWidget):
    """The legend of a scene as a floating panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Float")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("What lines and signs mean")
        self._rows = column(margins=(12, 10, 14, 10), spacing=3)
        self.setLayout(self._rows)

    def show_scene(self, scene: Scene) -> None:
        """Explain what is on a chart."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for draw, meaning in legend(scene):
            line = QWidget()
            line.setLayout(row(_Swatch(scene, draw), PlainLabel(meaning, "caption"), None, spacing=8))
            self._rows.addWidget(line)
        self.adjustSize()


class _Swatch(QWidget):
    """One entry of the legend as it looks on the chart."""

    def __init__(self, scene: Scene, draw: Draw) -> None:
        super().__init__()
        self._scene, self._draw = scene, draw
        self._art = Art(scene, screen_ink())
        self.setFixedSize(px(_SWATCH.width()), px(_SWATCH.height()))

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self._art = Art(self._scene, screen_ink())
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, self._art, QPointF(self.width() / 2, self.height() / 2))


def kind_sign(shape: str, colour: str, icon: str = "") -> Draw:
    """A node of a kind."""

    def draw(painter: QPainter, art: Art, at: QPointF) -> None:
        art.discs.draw_one(painter, Look(icon, colour, shape, False), at, _DISC)

    return draw


def line_sign(width: int, dash: int, polarity: int, *, faint: bool = False) -> Draw:
    """A line, 40 pixels long."""

    def draw(painter: QPainter, art: Art, at: QPointF) -> None:
        painter.setPen(edge_pen(art.ink, width, dash, polarity, 1.0, faint=faint))
        painter.drawLine(at - QPointF(20, 0), at + QPointF(20, 0))

    return draw


def polarity_sign(polarity: int, kind: int) -> Draw:
    """A line with the sign of its polarity."""
    line = line_sign(1, SOLID, polarity)

    def draw(painter: QPainter, art: Art, at: QPointF) -> None:
        line(painter, art, at)
        art.marks.draw_one(painter, kind, at)

    return draw


def mark_sign(kind: int) -> Draw:
    """A sign alone."""
    return lambda painter, art, at: art.marks.draw_one(painter, kind, at)


def bundle_sign(painter: QPainter, art: Art, at: QPointF) -> None:
    """The number of a bundle."""
    words = Words(("×7",), "count")
    wide, high = art.lettering.size(words)
    art.lettering.write(painter, words, at - QPointF(wide / 2, high / 2))


def _pin(painter: QPainter, art: Art, at: QPointF) -> None:
    art.discs.draw_pin(painter, at)
