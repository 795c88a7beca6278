"""Two versions of a text as one: removed and added lines by sign and colour, changed words set off, read with the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from casewright.analysis.difference_lines import ADDED, REMOVED, SAME, Hunk, Line, ShownDifference
from casewright.ui.reader.display_text import DisplayText, follow_scripts, has_right_to_left
from casewright.ui.theme import ThemeChanged, colour
from casewright.ui.theme.fonts import font

_SLICE = 40  # lines a turn of the event loop: a few milliseconds
_SIGNS = {REMOVED: "− ", ADDED: "+ "}
_INK = {REMOVED: "bad", ADDED: "ok"}
_GROUND = {REMOVED: "bad_soft", ADDED: "ok_soft"}


class DifferenceView(QPlainTextEdit):
    """Read-only. N and P go to the next and the previous difference; `stepped` brings its number, from 1."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Differences between the two versions")
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(16)
        self._shown: ShownDifference | None = None
        self._waiting: Iterator[tuple[Line | str, bool]] = iter(())
        self._starts: list[int] = []
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._write_slice)

    @property
    def count(self) -> int:
        """How many places N and P go to."""
        return sum(begins for _, begins in _parts(self._shown)) if self._shown else 0

    def show_difference(self, shown: ShownDifference) -> None:
        """Shows the hunks; what is long comes bit by bit."""
        self._shown = shown
        self._starts = []
        self.clear()
        self.setFont(font(size=14))
        two_ways = any(has_right_to_left(line.text) for hunk in shown.hunks for line in hunk.lines)
        follow_scripts(self.document(), two_ways=two_ways)
        self._waiting = _parts(shown)
        self._write_slice()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._next.start()

    def step(self, by: int) -> None:
        """Goes to the next (1) or previous (-1) difference."""
        if not self._starts:
            return
        at = self.textCursor().blockNumber()
        if by > 0:
            place = next((n for n, start in enumerate(self._starts) if start > at), len(self._starts) - 1)
        else:
            before = [n for n, start in enumerate(self._starts) if start < at]
            place = before[-1] if before else 0
        cursor = QTextCursor(self.document().findBlockByNumber(self._starts[place]))
        self.setTextCursor(cursor)
        self.centerCursor()
        self.stepped.emit(place + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        by = {Qt.Key.Key_N: 1, Qt.Key.Key_J: 1, Qt.Key.Key_P: -1, Qt.Key.Key_K: -1}.get(
            Qt.Key(event.key()), 0
        )
        if plain and by:
            self.step(by)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind and self._shown is not None:
            self.show_difference(self._shown)
        return super().event(event)

    def _write_slice(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        wrote = False
        for part, starts_change in islice(self._waiting, _SLICE):
            wrote = True
            self._write(cursor, part, starts_change)
        cursor.endEditBlock()
        if not wrote:
            self._next.stop()

    def _write(self, cursor: QTextCursor, part: Line | str, starts_change: bool) -> None:
        if not self.document().isEmpty():
            cursor.insertBlock()
        if starts_change:
            self._starts.append(cursor.blockNumber())
        block, ink, marked = QTextBlockFormat(), QTextCharFormat(), QTextCharFormat()
        if isinstance(part, str):
            ink.setForeground(colour("text3"))
            block.setBackground(colour("sunken"))
            cursor.setBlockFormat(block)
            cursor.insertText(part, ink)
            return
        ink.setForeground(colour("text" if part.sign in _INK else "text2"))
        if part.sign in _GROUND:
            block.setBackground(colour(_GROUND[part.sign]))
        cursor.setBlockFormat(block)
        sign = QTextCharFormat()
        sign.setForeground(colour(_INK.get(part.sign, "text")))
        sign.setFontWeight(700)
        cursor.insertText(_SIGNS.get(part.sign, "   "), sign)
        marked.setForeground(colour(_INK.get(part.sign, "text")))
        marked.setFontWeight(700)
        marked.setFontUnderline(part.sign == ADDED)
        marked.setFontStrikeOut(part.sign == REMOVED)
        at = 0
        for start, end in part.spans:
            cursor.insertText(_visible(part.text[at:start]), ink)
            cursor.insertText(_visible(part.text[start:end]), marked)
            at = end
        cursor.insertText(_visible(part.text[at:]), ink)


def _parts(shown: ShownDifference) -> Iterator[tuple[Line | str, bool]]:
    """Everything in order: lines, and notes of what is left out; and whether a difference begins there."""
    for hunk in shown.hunks:
        if hunk.skipped:
            yield _same(hunk.skipped), False
        yield from _with_beginnings(hunk)
    if shown.left_out:
        yield f"… and {shown.left_out:,} further differences, which are not shown", False
    elif shown.skipped:
        yield _same(shown.skipped), False
    elif shown.hunks:
        yield "The end of both texts", False


def _with_beginnings(hunk: Hunk) -> Iterator[tuple[Line | str, bool]]:
    before = SAME
    for line in hunk.lines:
        begins = line.sign != SAME and (before == SAME or (before, line.sign) == (ADDED, REMOVED))
        yield line, begins
        before = line.sign


def _same(lines: int) -> str:
    return f"… {lines:,} {'line is' if lines == 1 else 'lines are'} the same"


def _visible(text: str) -> str:
    """What steers the display stands as a visible mark."""
    return DisplayText(text).grow(len(text) + 1) if text else ""
