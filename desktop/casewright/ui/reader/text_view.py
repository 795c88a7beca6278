"""The text of a source: read-only, plain, with its passages marked. Never given HTML."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from casewright.ui.reader.display_text import DisplayText, follow_scripts
from casewright.ui.reader.marked_places import marked_places
from casewright.ui.reader.marks import Explain, PassageMark, PassageMarks, in_words
from casewright.ui.reader.pointing import position_below
from casewright.ui.theme import ThemeChanged, colour, px, reading_font
from casewright.ui.theme.tokens import READING
from casewright.ui.widgets.plain_text import BIDI_CONTROLS, plain_tooltip

MEASURE = 720
"""Widest line of text in pixels at text scale 1: what the eye can follow back."""

_MARGIN = 40
_CLICK_SLACK = 4
_PIECE = 50_000  # code points taken in at once: a few milliseconds
_AT_ONCE = 0.012  # seconds of taking in before the window has its turn


class SourceTextView(QPlainTextEdit):
    """Shows a text and its passages; speaks in code points only.

    Signals:
        quote_requested: C was pressed with words selected; their [start, end).
        entity_requested: E was pressed with words selected; their [start, end).
        passage_activated: a passage was clicked, or Enter pressed inside it.
        said: a sentence for the person at the keyboard.
        marks_moved: what is in sight has changed, for the margin beside.
        taken_in: all of the text is there; a long one comes bit by bit, while its beginning can be read already.
    """

    quote_requested = Signal(int, int)
    entity_requested = Signal(int, int)
    passage_activated = Signal(str)
    said = Signal(str)
    marks_moved = Signal()
    taken_in = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName("Source text")
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self._pressed = QPoint()
        self._found: tuple[int, int] | None = None
        self._others: Sequence[tuple[int, int]] = ()
        self._target: int | None = None
        self._foot = 16
        self.display, self.marks, self.chosen = DisplayText(""), PassageMarks(), ""
        self.explain: Explain = in_words
        self._is_marking = False
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._remark)
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._take_in)
        self._take_look()
        follow_scripts(self.document(), two_ways=False)
        self.verticalScrollBar().valueChanged.connect(self._remark)

    # --- what others call -------------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The whole text, also while it is still being taken in."""
        return self.display.text

    def show_text(self, text: str, passages: Sequence[PassageMark] = ()) -> None:
        """Show another text with its passages."""
        self._more.stop()
        self.display = DisplayText(text)
        self.marks, self.chosen = PassageMarks(passages), ""
        self._found, self._others, self._target = None, (), None
        first = self.display.grow(_PIECE)
        follow_scripts(self.document(), two_ways=self.display.has_right_to_left)
        self.setPlainText(first)
        self._take_in()

    def _take_in(self) -> None:
        """Append pieces of the text for a little while; the rest when the window had its turn."""
        began = perf_counter()
        cursor = QTextCursor(self.document())
        while not self.display.is_whole and perf_counter() - began < _AT_ONCE:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(self.display.grow(_PIECE))
        follow_scripts(self.document(), two_ways=self.display.has_right_to_left)
        if self._target is not None and self._target < self.display.reach:
            self.bring_into_sight(self._target)
        if self.display.is_whole:
            self.taken_in.emit()
        else:
            self._more.start()
        self._remark()

    def set_passages(self, passages: Sequence[PassageMark]) -> None:
        """Show other passages in the same text, which stays where it is."""
        self.marks = PassageMarks(passages)
        self._remark()

    def choose(self, passage_id: str) -> bool:
        """Make one passage stand out and bring it into sight; whether there is such a passage here."""
        if passage_id not in self.marks:
            return False
        self.chosen = passage_id
        self.bring_into_sight(self.marks[passage_id].start)
        self._remark()
        return True

    def show_found(self, found: tuple[int, int] | None, others: Sequence[tuple[int, int]] = ()) -> None:
        """Make what a search has found stand out, in code points; `others` are all places, in order."""
        if found is not None and found != self._found:
            self.bring_into_sight(found[0])
        self._found, self._others = found, others
        self._remark()

    def bring_into_sight(self, point: int) -> None:
        """Scroll so that a code point lies in the upper half of the view; as soon as the text has come so far."""
        self._target = None if point <= self.display.reach and self.display.reach else point
        if self._target is not None:
            return
        cursor = self.textCursor()
        cursor.setPosition(self.display.to_document(point))
        first = self.in_sight()[0]
        self.setTextCursor(cursor)  # which scrolls until its line is just seen, at the very edge
        lines_above = max(1, self.viewport().height() // (3 * max(1, self.fontMetrics().lineSpacing())))
        shown = self.cursorRect(cursor)
        if not self.viewport().rect().adjusted(0, 0, 0, -shown.height() * 3).contains(shown.center()):
            self.centerCursor()
        elif shown.top() > self.viewport().height() * 2 // 3:
            self._scroll_lines(lines_above)
        elif point < first and shown.top() < shown.height():
            self._scroll_lines(-lines_above)

    def _scroll_lines(self, lines: int) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + lines)

    def bring_to_top(self, point: int) -> None:
        """Scroll so that the line with a code point is the first in sight."""
        self.bring_into_sight(point)
        if self._target is None:
            line = self.place_of(point).top() // max(1, self.place_of(point).height())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + line)

    def top_point(self) -> int:
        """The first code point in sight."""
        return self.display.to_text(self.cursorForPosition(QPoint(1, 1)).position())

    def set_foot(self, height: int) -> None:
        """Leave so many pixels free below the text, for a bar that lies there."""
        self._foot = height
        self._fit_measure()

    def has_place(self, _passage: PassageMark) -> bool:
        """Every passage has its place in the text it was taken from."""
        return True

    def selection(self) -> tuple[int, int]:
        """The selected words as [start, end) in code points; empty when both are the same."""
        cursor = self.textCursor()
        return self.display.to_text(cursor.selectionStart()), self.display.to_text(cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select words, given in code points."""
        cursor = self.textCursor()
        cursor.setPosition(self.display.to_document(start))
        cursor.setPosition(self.display.to_document(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def place_of(self, point: int) -> QRect:
        """Where a code point is on the viewport, in pixels; only for blocks that have been laid out."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.display.to_document(point))
        return self.cursorRect(cursor)

    def in_sight(self) -> tuple[int, int]:
        """The code points from the first to behind the last line in sight, a little more at either end."""
        first = self.firstVisibleBlock()
        last, bottom = first, self.viewport().height()
        while (
            last.isValid()
            and self.blockBoundingGeometry(last).translated(self.contentOffset()).top() <= bottom
        ):
            last = last.next()
        end = last.position() if last.isValid() else self.document().characterCount()
        return self.display.to_text(first.position()), self.display.to_text(end) + 1

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = Qt.Key(event.key())
        if plain and key == Qt.Key.Key_C:
            self.request_quote()
        elif plain and key == Qt.Key.Key_E:
            self.request_entity()
        elif plain and key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self._step(1 if key == Qt.Key.Key_J else -1)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate_at(self.display.to_text(self.textCursor().position()))
        else:
            super().keyPressEvent(event)

    def request_quote(self) -> None:
        """Ask for the selected words to be quoted; say so when none are selected."""
        start, end = self.selection()
        if end > start:
            self.quote_requested.emit(start, end)
        else:
            self.said.emit("Select the words to quote first.")

    def request_entity(self) -> None:
        """Ask for an entity to be made of the selected words; say so when none are selected."""
        start, end = self.selection()
        if end > start:
            self.entity_requested.emit(start, end)
        else:
            self.said.emit("Select the words that name the entity first.")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        still = (at - self._pressed).manhattanLength() <= _CLICK_SLACK
        if event.button() == Qt.MouseButton.LeftButton and still and not self.textCursor().hasSelection():
            self._activate_at(self._point_at(at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            over = self.marks.at(self._point_at(event.position().toPoint()))
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self._take_look()
            self._remark()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._explain(event)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_measure()
        self._remark()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _take_look(self) -> None:
        self.setFont(reading_font())
        self.setStyleSheet(
            f"font-family: 'Source Serif 4', 'Vazirmatn', 'Noto Sans Hebrew'; font-size: {px(READING)}px;"
        )
        self.document().setDocumentMargin(0)
        look = self.palette()
        look.setColor(QPalette.ColorRole.Base, colour("surface"))
        self.setPalette(look)
        self._fit_measure()

    def _fit_measure(self) -> None:
        """Keep lines short enough to read: what is left of the width becomes margin on the right."""
        free = self.width() - _MARGIN - px(MEASURE)
        self.setViewportMargins(12, 24, max(24, min(free, self.width() // 2)), self._foot)

    def _remark(self) -> None:
        """Mark what is in sight, and only that: thousands of passages elsewhere cost nothing.

        Qt lays out lines while it takes the marks, scrolls by what that changes, and so comes here again in the middle of
        it; marks that are set within the setting of marks end the process.
        """
        if self._is_marking:
            self._again.start()
            return
        self._is_marking = True
        try:
            places = marked_places(
                self.in_sight(), self.display, self.marks, self.chosen, self._found, self._others
            )
            self.setExtraSelections([self._marked(*place, look) for place, look in places])
        finally:
            self._is_marking = False
        self.marks_moved.emit()

    def _marked(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.display.to_document(start))
        cursor.setPosition(self.display.to_document(end), QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, look
        return made

    def _point_at(self, place: QPoint) -> int:
        return (
            self.display.length
            if (position := position_below(self, place)) is None
            else self.display.to_text(position)
        )

    def _activate_at(self, point: int) -> None:
        over = self.marks.at(point)
        if over:
            ids = [passage.id for passage in over]
            # a second click on the same words goes to the passage around the first
            place = (ids.index(self.chosen) + 1) % len(ids) if self.chosen in ids else 0
            self.chosen = ids[place]
            self._remark()
            self.passage_activated.emit(self.chosen)

    def _step(self, step: int) -> None:
        found = self.marks.next(self.chosen, step)
        if found is not None:
            self.choose(found.id)
            self.passage_activated.emit(found.id)

    def _explain(self, event: QHelpEvent) -> None:
        point = self._point_at(event.pos())
        said = BIDI_CONTROLS.get(self.display.text[point : point + 1], "")
        passages = "\n\n".join(map(self.explain, self.marks.at(point)[:3]))
        words = f"Hidden direction control in the source: {said}." if said else passages
        QToolTip.showText(event.globalPos(), plain_tooltip(words), self)
