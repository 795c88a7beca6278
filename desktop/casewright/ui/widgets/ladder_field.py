"""A ladder of likelihood terms to choose from: a rung for every term, each with its band on one line from 0 to 100%."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from casewright.model.scales import Ladder, Term
from casewright.ui.theme import colour, font, medium, px
from casewright.ui.theme.tokens import CAPTION, SMALL
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate

_HEIGHT, _DIGIT, _TERM, _BAND = 27, 24, 176, 84  # pixels at text scale 1
_NEAR, _FAR = (
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignRight,
)  # painters turn both round from right to left
_CLEARING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_VERIFY = "Nobody here could confirm these bands: verify them against your edition."


class LadderField(QWidget):
    """Arrows, digits from the lowest rung up, or a click choose; Backspace takes the choice back. `value()` is a term's key.

    `changed`: another term, or none. A point estimate is shown as a line across all rungs, and what it means in words.
    """

    changed = Signal()

    def __init__(self, name: str, ladder: Ladder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ladder = ladder
        self._point: float | None = None
        self._group = QButtonGroup(self)
        self.rungs: dict[str, Rung] = {}
        for term in ladder.terms:
            rung = Rung(name, term, _digit(term.rank))
            rung.toggled.connect(self._on_toggled)
            self._group.addButton(rung)
            self.rungs[term.key] = rung
        head = PlainLabel(ladder.title, "caption")
        verify = PlainLabel(ladder.note or _VERIFY, "problem", wrap=True)
        verify.setVisible(ladder.verify)
        self._said = PlainLabel("", "caption", wrap=True)
        self._said.hide()
        self.setLayout(column(head, verify, *reversed(self.rungs.values()), self._said, spacing=0))
        self._let_tab_in()

    def value(self) -> str:
        """The key of the term chosen, or an empty text."""
        return next((key for key, rung in self.rungs.items() if rung.isChecked()), "")

    def set_value(self, key: object) -> None:
        """Chooses a term, or none."""
        if key in self.rungs:
            self.rungs[str(key)].setChecked(True)
        else:
            self.clear()

    def clear(self) -> None:
        """Chooses none."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            self._group.setExclusive(False)
            chosen.setChecked(False)
            self._group.setExclusive(True)

    def show_point(self, point: float | None) -> None:
        """Marks a point estimate (a fraction) on the rungs and says which term holds it."""
        self._point = point
        for rung in self.rungs.values():
            rung.show_point(point)
        self._say()

    def point_words(self) -> str:
        """What is to be said of the point: outside the band, on a boundary, in a gap; nothing where it fits or is none."""
        if self._point is None:
            return ""
        shown, held = f"{self._point * 100:.3g}%", self._ladder.terms_at(self._point)
        chosen = next((term for term in self._ladder.terms if term.key == self.value()), None)
        if chosen is not None:
            return "" if chosen.holds(self._point) else f"{shown} is outside {chosen.text} ({chosen.band})."
        if not held:
            return f"No term of {self._ladder.title} holds {shown}: choose the term that is meant, or another number."
        if len(held) > 1 and not self._ladder.nested:
            names = " and ".join(term.text for term in held)
            return f"{shown} is the boundary of {names}: choose one of them."
        term = self._ladder.term_at(self._point)
        return f"{shown} lies in {term.text} ({term.band})." if term else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        rung = next((each for each in self.rungs.values() if each.digit and each.digit == event.text()), None)
        if plain and rung is not None:
            rung.setChecked(True)
            rung.setFocus(Qt.FocusReason.OtherFocusReason)
        elif plain and event.key() in _CLEARING:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _on_toggled(self, _on: bool) -> None:
        self._let_tab_in()
        self._say()
        self.changed.emit()

    def _let_tab_in(self) -> None:
        """Tab reaches the chosen rung, or the lowest one while none is chosen."""
        chosen = self._group.checkedButton() or next(iter(self.rungs.values()))
        for rung in self.rungs.values():
            by_tab = rung is chosen
            rung.setFocusPolicy(Qt.FocusPolicy.StrongFocus if by_tab else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(chosen)

    def _say(self) -> None:
        words = self.point_words()
        self._said.setText(words)
        self._said.set_role("problem" if "outside" in words or "No term" in words else "caption")
        self._said.setVisible(bool(words))


class Rung(QAbstractButton):
    """One term: the digit that chooses it, its words, its band on the line, its band in numbers."""

    def __init__(self, name: str, term: Term, digit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.term, self.digit = term, digit
        self._point: float | None = None
        self.setCheckable(True)
        self.setText(f"{term.text}  {term.band}".replace("&", "&&"))
        self.setAccessibleName(f"{name}: {term.text}, {term.band}")
        self.setAccessibleDescription(f"Key {digit}" if digit else "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_point(self, point: float | None) -> None:
        """Marks a point estimate on the line."""
        self._point = point
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(_DIGIT + _TERM + _BAND + 100), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_DIGIT + _TERM + _BAND + 40), px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        chosen = self.isChecked()
        across, high = self.width(), self.height()
        digit, term = QRectF(0, 0, px(_DIGIT), high), QRectF(px(_DIGIT), 0, px(_TERM), high)
        numbers = QRectF(across - px(_BAND) - 8, 0, px(_BAND), high)
        line = QRectF(term.right() + 8, high / 2 - 4, numbers.left() - term.right() - 16, 8)
        painter.setFont(font(CAPTION))
        painter.setPen(colour("text3"))
        painter.drawText(self._placed(digit), int(Qt.AlignmentFlag.AlignCenter), self.digit)
        painter.drawText(
            self._placed(numbers), int(_FAR | Qt.AlignmentFlag.AlignVCenter), isolate(self.term.band)
        )
        painter.setFont(font(SMALL, medium()) if chosen else font(SMALL))
        painter.setPen(colour("text"))
        painter.drawText(
            self._placed(term), int(_NEAR | Qt.AlignmentFlag.AlignVCenter), isolate(self.term.text)
        )
        self._draw_line(painter, self._placed(line))

    def _draw_ground(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(
            colour("soft")
            if self.isChecked()
            else colour("hover")
            if self.underMouse()
            else Qt.BrushStyle.NoBrush
        )
        painter.drawRoundedRect(area, 5, 5)

    def _draw_line(self, painter: QPainter, line: QRectF) -> None:
        """0 to 100% always from left to right; the band where it lies, the point where it lies."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("line"))
        painter.drawRoundedRect(line.adjusted(0, 3, 0, -3), 1, 1)
        width = max(4.0, line.width() * (self.term.hi - self.term.lo))
        left = min(line.left() + line.width() * self.term.lo, line.right() - width)
        painter.setBrush(colour("accent" if self.isChecked() else "ctl"))
        painter.drawRoundedRect(QRectF(left, line.top(), width, line.height()), 3, 3)
        if self._point is not None:
            painter.setPen(QPen(colour("text"), 1.5))
            at = line.left() + line.width() * self._point
            painter.drawLine(round(at), 0, round(at), self.height())

    def _placed(self, area: QRectF) -> QRectF:
        """Mirrored where lines run from right to left."""
        if not self.isRightToLeft():
            return area
        return QRectF(self.width() - area.right(), area.top(), area.width(), area.height())


def _digit(rank: int) -> str:
    """The key of a rung: 1 to 9 from the lowest, 0 for the tenth."""
    return str(rank % 10) if rank <= 10 else ""
