"""Words with those marked that differ from another version: struck out where they are gone, underlined where they are new."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from casewright.ui.reader.display_text import DisplayText, follow_scripts
from casewright.ui.theme import ThemeChanged, colour, px

GONE, NEW = "gone", "new"
_TONES = {GONE: ("bad", "bad_soft"), NEW: ("ok", "ok_soft")}
_LONGEST = 20_000  # code points shown


class WordDifference(QPlainTextEdit):
    """Plain text with formats of our own: the words, muted what stands around them, and marks on [start, end) of the words."""

    def __init__(self, name: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._shown: tuple[str, str, str, Sequence[tuple[int, int]]] = ("", "", "", ())
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setProperty("field", True)
        self._take_look()

    def show_words(self, before: str, words: str, after: str, marks: Sequence[tuple[int, int]]) -> None:
        """Shows words between what stands around them; `marks` are places in `words`, in code points."""
        self._shown = (before, words, after, marks)
        lead, trail = _from_a_word(before), _from_a_word(after[::-1])[::-1]
        whole = DisplayText(f"{lead}{words[:_LONGEST]}{trail}")
        self.setPlainText(whole.grow(whole.length + 1))
        follow_scripts(self.document(), two_ways=whole.has_right_to_left)
        first, last = len(lead), len(lead) + len(words[:_LONGEST])
        self._format(whole, 0, first, _ink("text3"))
        self._format(whole, first, last, _ink("text"))
        self._format(whole, last, whole.length, _ink("text3"))
        for start, end in marks:
            end = start + len(words[start:end].rstrip())
            self._format(whole, first + start, min(first + end, last), self._mark())
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self._take_look()
            self.show_words(*self._shown)
        return super().event(event)

    def _mark(self) -> QTextCharFormat:
        ink, ground = _TONES[self._kind]
        made = _ink(ink)
        made.setBackground(colour(ground))
        made.setFontStrikeOut(self._kind == GONE)
        made.setFontUnderline(self._kind == NEW)
        return made

    def _format(self, text: DisplayText, start: int, end: int, look: QTextCharFormat) -> None:
        if start < end:
            cursor = QTextCursor(self.document())
            cursor.setPosition(text.to_document(start))
            cursor.setPosition(text.to_document(end), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(look)

    def _take_look(self) -> None:
        self.setStyleSheet(
            f"font-family: 'Source Serif 4', 'Vazirmatn', 'Noto Sans Hebrew'; font-size: {px(15)}px;"
        )


def _from_a_word(around: str) -> str:
    """Words on one line that go up to the quotation, without the part of a word that they may begin with."""
    line = " ".join(around.split("\n"))
    _, space, rest = line.partition(" ")
    return f"…{rest}" if space and rest.strip() else line


def _ink(name: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(colour(name))
    return made
