"""Prose in which each citation is one character that shows as a chip; no id is ever seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip, QWidget

from casewright.casefile.queries import records
from casewright.model.citation_tokens import Cited, cited_in, group_token, parted
from casewright.ui.briefs.chips import (
    CHIP,
    CITED,
    LABEL,
    TONE,
    ChipPainter,
    ChipWords,
    chip_words,
    words_of_chips,
)
from casewright.ui.briefs.saved_fields import SavedText
from casewright.ui.reader.display_text import follow_scripts, has_right_to_left
from casewright.ui.theme.label_roles import LABEL_ROLES
from casewright.ui.widgets.plain_text import plain_tooltip
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_OBJECT = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: what Qt lays out as one piece
_OBJECT_UNITS = _OBJECT.encode("utf-16-le")
_MIME = "application/x-casewright-cited-text"


class CitedTextEdit(SavedText):
    """A plain text whose citations are chips. Taking back is left to the window: its steps are those of the case.

    Signals:
        edited: somebody typed, cited or took something out.
        picked: a chip was clicked; the `ObjectRef` of what it cites first.
        left: the keyboard went elsewhere.
    """

    edited = Signal()
    picked = Signal(object)
    left = Signal()

    def __init__(self, name: str, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(name)
        self.setReadOnly(session.read_only)
        self._painter = ChipPainter(self)
        self.document().documentLayout().registerHandler(CHIP, self._painter)
        self._showing = False
        self._two_ways = False
        self.show_look()
        self.textChanged.connect(self._on_changed)

    def show_look(self) -> None:
        """Takes the typeface in force."""
        self.document().setDefaultFont(LABEL_ROLES["print"].font())

    def body(self) -> str:
        """The text as it is stored, with its citations as tokens."""
        return "".join(self._stored(0, self.document().characterCount() - 1))

    def set_body(self, stored: str | None) -> None:
        """Shows a stored text; the cursor stays about where it was. It is no edit."""
        wanted = stored or ""
        if wanted == self.body():
            return
        place = self.textCursor().position()
        self._showing = True
        self._run_both_ways(has_right_to_left(wanted))
        self.clear()
        self._insert(wanted)
        self._showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)

    def show_chips_anew(self) -> None:
        """What chips say may have changed with the case."""
        self._showing = True
        chips = [(at, self.cited_at(at)) for at in self._chips()]
        said = words_of_chips(self._session.case, [cited for _, cited in chips])
        for (at, cited), words in zip(chips, said, strict=True):
            shown = self._format_at(at)
            if (words.label, words.tone) != (shown.property(LABEL), shown.property(TONE)):
                kept = self.textCursor()
                places = kept.anchor(), kept.position()
                self._replace(at, cited)
                kept.setPosition(places[0])
                kept.setPosition(places[1], QTextCursor.MoveMode.KeepAnchor)
                self.setTextCursor(kept)
        self._showing = False

    def cite(self, cited: Sequence[Cited]) -> None:
        """Puts a citation behind the cursor, or in place of nothing but behind what is selected."""
        cursor = self.textCursor()
        cursor.setPosition(max(cursor.position(), cursor.anchor()))
        cursor.insertText(_OBJECT, self._shape(cited))
        self.setTextCursor(cursor)

    def cited_at(self, place: int) -> list[Cited]:
        """What the chip behind so many characters cites; nothing where there is no chip."""
        if place < 0 or self.document().characterAt(place) != _OBJECT:
            return []
        return cited_in(str(self._format_at(place).property(CITED) or ""))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._chip_at(event.pos())
            said = chip_words(self._session.case, self.cited_at(place)).said if place >= 0 else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(said), self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        cited = self.cited_at(cursor.position() - 1)
        shrinks = event.key() == Qt.Key.Key_Backspace and not event.modifiers() and not cursor.hasSelection()
        if shrinks and len(cited) > 1 and not self.isReadOnly():
            self._replace(cursor.position() - 1, cited[:-1])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = self._chip_at(event.position().toPoint())
        cited = self.cited_at(place) if place >= 0 and not self.textCursor().hasSelection() else []
        if cited:
            self.picked.emit(ObjectRef(*cited[0]))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        count = len(self._chips())
        self.setAccessibleDescription(f"{count} citation{'' if count == 1 else 's'}" if count else "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        """For other programs the words of the chips, for ourselves what they cite."""
        cursor, data = self.textCursor(), QMimeData()
        span = cursor.selectionStart(), cursor.selectionEnd()
        stored = "".join(self._stored(*span))
        data.setText("".join(part if isinstance(part, str) else self._said(part) for part in parted(stored)))
        data.setData(_MIME, stored.encode())
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(_MIME) or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Citations of what is not in this case are left out: no text may cite it."""
        own = source.hasFormat(_MIME)
        text = bytes(source.data(_MIME).data()).decode(errors="replace") if own else source.text()
        self._insert(text)
        if not self._two_ways and has_right_to_left(text):
            self._run_both_ways(True)

    def _run_both_ways(self, two_ways: bool) -> None:
        """Whether any line runs from right to left; asked of one line at a time, since keys may not wait for a long text."""
        self._two_ways = two_ways
        follow_scripts(self.document(), two_ways=two_ways)

    def _said(self, cited: Sequence[Cited]) -> str:
        return f" [{chip_words(self._session.case, cited).label}]"

    def _insert(self, stored: str) -> None:
        parts = list(parted(stored))
        cited = [each for each in parts if not isinstance(each, str)]
        if not self._showing:
            cited = [tuple(one for one in each if records.exists(self._session.case, *one)) for each in cited]
        shapes = iter(
            [
                _shaped(each, words) if each else None
                for each, words in zip(cited, self._words(cited), strict=True)
            ]
        )
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for part in parts:
            if isinstance(part, str):
                cursor.insertText(part, QTextCharFormat())
            elif (shape := next(shapes)) is not None:
                cursor.insertText(_OBJECT, shape)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _replace(self, place: int, cited: Sequence[Cited]) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(_OBJECT, self._shape(cited))

    def _format_at(self, place: int) -> QTextCharFormat:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place + 1)
        return cursor.charFormat()

    def _shape(self, cited: Sequence[Cited]) -> QTextCharFormat:
        return _shaped(cited, self._words([cited])[0])

    def _words(self, citations: Sequence[Sequence[Cited]]) -> list[ChipWords]:
        return words_of_chips(self._session.case, citations)

    def _stored(self, start: int, end: int) -> Iterator[str]:
        """The text between two places, in Qt's counting, as it is stored."""
        raw = self.document().toRawText()
        units = raw.encode("utf-16-le", "surrogatepass")

        def plain(first: int, last: int) -> str:
            words = units[2 * first : 2 * last].decode("utf-16-le", "replace")
            return words.replace("\u2029", "\n").replace("\u2028", "\n")

        at = start
        for place in self._chips(units):
            if start <= place < end:
                yield plain(at, place)
                yield group_token(self.cited_at(place))
                at = place + 1
        yield plain(at, end)

    def _chips(self, units: bytes | None = None) -> list[int]:
        """The places of chips, in Qt's counting; `units` is the text in UTF-16."""
        text = (
            units if units is not None else self.document().toRawText().encode("utf-16-le", "surrogatepass")
        )
        found, place = list[int](), text.find(_OBJECT_UNITS)
        while place >= 0:
            if place % 2 == 0 and self.cited_at(place // 2):
                found.append(place // 2)
            place = text.find(_OBJECT_UNITS, place + 1)
        return found

    def _chip_at(self, point: QPoint) -> int:
        """The place of the chip under a point of the viewport; -1 for none."""
        near = self.cursorForPosition(point).position()
        for place in (near, near - 1):
            if self.cited_at(place) and self._chip_rect(place).contains(QPointF(point)):
                return place
        return -1

    def _chip_rect(self, place: int) -> QRectF:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        begin = self.cursorRect(cursor)
        cursor.setPosition(place + 1)
        end = self.cursorRect(cursor)
        left, right = sorted((begin.center().x(), end.center().x()))
        return QRectF(left, begin.top(), right - left, begin.height())

    def _on_changed(self) -> None:
        if not self._two_ways and has_right_to_left(self.textCursor().block().text()):
            self._run_both_ways(True)
        if not self._showing:
            self.edited.emit()


def _shaped(cited: Sequence[Cited], words: ChipWords) -> QTextCharFormat:
    """How the character of a citation looks, and what it stands for."""
    shape = QTextCharFormat()
    shape.setObjectType(CHIP)
    for key, value in ((CITED, group_token(cited)), (LABEL, words.label), (TONE, words.tone)):
        shape.setProperty(key, value)
    return shape
