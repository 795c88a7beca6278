"""What mouse and keyboard do on pages: scroll, zoom, select words, activate passages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from casewright.ui.reader.page_keys import is_plain, moves_pages, wheel_zooms
from casewright.ui.widgets.plain_text import plain_tooltip

if TYPE_CHECKING:
    from casewright.ui.reader.marks import PassageMark
    from casewright.ui.reader.page_letters import PageLetters
    from casewright.ui.reader.page_view import PageView

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_CLICK_SLACK = 4
_Key = Qt.Key


class PageHand:
    """Keys: arrows and page keys scroll, Space too; + and - zoom, W fits the width, H a whole page, N and B go to the next
    page and back; J and K go through passages, C quotes what is selected, Enter activates the chosen passage."""

    def __init__(self, view: PageView) -> None:
        self._view = view
        self._pressed = QPointF()
        self._anchor: int | None = None

    # --- keys ---------------------------------------------------------------------------------------------------------

    def presses(self, event: QEvent) -> bool:
        """Whether a key was for the pages."""
        assert isinstance(event, QKeyEvent)
        if event.matches(QKeySequence.StandardKey.Copy):
            return self._copy()
        return moves_pages(self._view, event) or (is_plain(event) and self._acts(Qt.Key(event.key())))

    def _acts(self, key: Qt.Key) -> bool:
        view = self._view
        acts = {
            _Key.Key_C: view.request_quote,
            _Key.Key_E: view.request_entity,
            _Key.Key_J: lambda: self._step(1),
            _Key.Key_K: lambda: self._step(-1),
            _Key.Key_Return: self._enter,
            _Key.Key_Enter: self._enter,
        }
        if key not in acts:
            return False
        acts[key]()
        return True

    def _step(self, step: int) -> None:
        found = self._view.marks.next(self._view.chosen, step)
        if found is not None:
            self._view.choose(found.id)
            self._view.passage_activated.emit(found.id)

    def _enter(self) -> None:
        middle = QPointF(self._view.viewport().rect().center())
        if not self._view.try_again(middle) and self._view.chosen in self._view.marks:
            self._view.passage_activated.emit(self._view.chosen)

    def _copy(self) -> bool:
        words = self._view.selected_words()
        if words:
            QGuiApplication.clipboard().setText(words)
        return bool(words)

    # --- mouse --------------------------------------------------------------------------------------------------------

    def hears(self, event: QEvent) -> bool:
        """Whether an event of the viewport was for the pages."""
        if isinstance(event, QWheelEvent):
            return wheel_zooms(self._view, event)
        if isinstance(event, QHelpEvent):
            self._explain(event)
            return True
        if isinstance(event, QMouseEvent):
            does = {
                QEvent.Type.MouseButtonPress: self._press,
                QEvent.Type.MouseMove: self._move,
                QEvent.Type.MouseButtonRelease: self._release,
                QEvent.Type.MouseButtonDblClick: self._select_word,
            }.get(event.type())
            if does is not None:
                does(event)
                return True
        return False

    def _press(self, event: QMouseEvent) -> None:
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position()
        point = self._caret(event.position())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._anchor is not None:
            self._select_to(point)
        else:
            self._anchor = point
            self._view.select(0, 0)

    def _move(self, event: QMouseEvent) -> None:
        place = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton:
            if (place - self._pressed).manhattanLength() > _CLICK_SLACK:
                self._scroll_along(place)
                self._select_to(self._caret(place))
        elif not event.buttons():
            below = self._letters_below(place)
            over_letter = (
                below is not None and below[0].can_select and below[0].letter_at(below[1]) is not None
            )
            shape = Qt.CursorShape.IBeamCursor if over_letter else Qt.CursorShape.ArrowCursor
            if self._passages_below(place):
                shape = Qt.CursorShape.PointingHandCursor
            self._view.viewport().setCursor(shape)

    def _release(self, event: QMouseEvent) -> None:
        still = (event.position() - self._pressed).manhattanLength() <= _CLICK_SLACK
        start, end = self._view.selection()
        if event.button() != Qt.MouseButton.LeftButton or end > start:
            return
        if still and not self._view.try_again(event.position()):
            self._activate(event.position())
        elif not still:
            self._say_why_not(event.position())

    def _activate(self, place: QPointF) -> None:
        ids = [passage.id for passage in self._passages_below(place)]
        if ids:
            # a second click on the same words goes to the passage around the first
            at = (ids.index(self._view.chosen) + 1) % len(ids) if self._view.chosen in ids else 0
            self._view.chosen = ids[at]
            self._view.viewport().update()
            self._view.marks_moved.emit()
            self._view.passage_activated.emit(ids[at])

    def _select_word(self, event: QMouseEvent) -> None:
        below = self._letters_below(event.position())
        at = below[0].letter_at(below[1]) if below is not None and below[0].can_select else None
        if below is None or at is None:
            return
        text, letters = self._view.text, below[0]
        for word in _WORD.finditer(text, letters.start, letters.end):
            if word.start() <= at < word.end():
                self._anchor = word.start()
                self._view.select(*word.span())

    def _select_to(self, point: int | None) -> None:
        if point is not None and self._anchor is not None:
            self._view.select(self._anchor, point)

    def _caret(self, place: QPointF) -> int | None:
        below = self._letters_below(place)
        return below[0].caret(below[1]) if below is not None and below[0].can_select else None

    def _scroll_along(self, place: QPointF) -> None:
        """A selection dragged over the edge goes on below it."""
        bar, room = self._view.verticalScrollBar(), self._view.viewport().height()
        if place.y() < 0 or place.y() > room:
            bar.setValue(bar.value() + round(place.y() if place.y() < 0 else place.y() - room))

    def _say_why_not(self, place: QPointF) -> None:
        below = self._letters_below(place)
        if below is None:
            return
        if not self._view.text:
            self._view.said.emit("No text is known of this page, so nothing can be selected on it.")
        elif not below[0].can_select:
            self._view.said.emit(
                "The words of this page have no certain place on it; select them in the text instead."
            )

    def _explain(self, event: QHelpEvent) -> None:
        passages = self._passages_below(QPointF(event.pos()))
        words = "\n\n".join(map(self._view.explain, passages[:3]))
        QToolTip.showText(event.globalPos(), plain_tooltip(words), self._view)

    def _letters_below(self, place: QPointF) -> tuple[PageLetters, QPointF] | None:
        """The letters of the page below a place of the viewport, and the place as points of that page."""
        view = self._view
        if not view.page_count:
            return None
        there = place + view.offset()
        number = view.layout_of_pages.at(there.y())
        letters = view.shelf.letters(number)
        return None if letters is None else (letters, view.layout_of_pages.to_page(number, there))

    def _passages_below(self, place: QPointF) -> list[PassageMark]:
        """The passages marked below a place of the viewport, the shortest first."""
        view = self._view
        if not view.page_count:
            return []
        there = place + view.offset()
        number = view.layout_of_pages.at(there.y())
        below = [
            passage
            for passage in view.passages_on(number)
            if any(area.contains(there) for area in view.areas(number, passage.start, passage.end))
        ]
        return sorted(below, key=lambda passage: (passage.end - passage.start, passage.start))
