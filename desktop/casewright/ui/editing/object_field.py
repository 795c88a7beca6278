"""Form fields that point at other objects of the case, found by typing; and a yes or no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from casewright.casefile.queries import records
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.plain_text import one_line
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

Find = Callable[[str], Sequence[ListRow]]
_PAUSE = 90
_SHOWN_ROWS = 4


class ObjectField(QWidget):
    """Type to find an object, Enter or a click to take it. `value()` is its `ObjectRef`, or None."""

    changed = Signal()
    taken = Signal(object)

    def __init__(self, name: str, session: CaseSession, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._find = session, find
        self._chosen: ObjectRef | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText("Type to find")
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.list = RowList(f"{name}: found", self._fetch, two_lines=False)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedHeight(px(30) * _SHOWN_ROWS)
        self.list.clicked.connect(lambda _index: self._take())
        self.list.hide()
        self.setLayout(column(self.line, self.list, spacing=4))
        self.setFocusProxy(self.line)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self.line.textEdited.connect(self._on_typed)

    def value(self) -> ObjectRef | None:
        """The object taken."""
        return self._chosen

    def set_value(self, ref: ObjectRef | None) -> None:
        """Takes an object."""
        self._chosen = ref
        title = records.title_of(self._session.case, *ref) if ref is not None else None
        self.line.setText(one_line(title or "", 200))
        self.line.setCursorPosition(0)
        self.list.hide()

    def open_list(self) -> None:
        """Shows what is found, the first one current."""
        self.list.rows.reload()
        self.list.setVisible(self.list.rows.rowCount() > 0)
        if not self.list.currentIndex().isValid() and self.list.rows.rowCount():
            self.list.setCurrentIndex(self.list.rows.index(0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.open_list()
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                if self._pause.isActive():
                    self._look()
                if self.list.isVisible():
                    self._take()
                    return True
            if event.key() == Qt.Key.Key_Escape and self.list.isVisible():
                self.set_value(self._chosen)
                return True
        if watched is self.line and event.type() == QEvent.Type.FocusOut and self._chosen is None:
            self.list.hide()
        return super().eventFilter(watched, event)

    def _on_typed(self, text: str) -> None:
        self._chosen = None
        self.changed.emit()
        if text.strip():
            self._pause.start()
        else:
            self.list.hide()

    def _look(self) -> None:
        self._pause.stop()
        self.open_list()

    def _fetch(self, after: object, _limit: int) -> Sequence[ListRow]:
        return self._find(self.line.text()) if after is None else ()

    def _take(self) -> None:
        found = self.list.current_id()
        if found:
            table, _, row_id = found.partition(":")
            self.set_value(ObjectRef(table, UUID(row_id)))
            self.changed.emit()
            self.taken.emit(self._chosen)


class FlagField(QWidget):
    """Yes or no. `value()` is a bool."""

    changed = Signal()

    def __init__(self, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(words.replace("&", "&&"))
        self.box.setAccessibleName(name)
        self.box.toggled.connect(lambda _on: self.changed.emit())
        self.setLayout(column(self.box))
        self.setFocusProxy(self.box)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, on: object) -> None:
        """Ticks it or not."""
        self.box.setChecked(bool(on))


class KeyField(QWidget):
    """One of several keys by its label, or a key of one's own. `value()` is the key."""

    changed = Signal()

    def __init__(self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = list(options)
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setAccessibleName(name)
        for key, label in self._options:
            self.box.addItem(one_line(label), key)
        self.box.setCurrentIndex(-1)
        self.box.editTextChanged.connect(lambda _text: self.changed.emit())
        self.setLayout(column(self.box))
        self.setFocusProxy(self.box)

    def value(self) -> str:
        """The key chosen, or what was typed as a key: `Tail number` is `tail_number`."""
        typed = self.box.currentText().strip()
        known = next((key for key, label in self._options if label.casefold() == typed.casefold()), None)
        return known or "_".join(typed.lower().split())

    def set_value(self, key: object) -> None:
        """Chooses a key."""
        label = next(
            (label for known, label in self._options if known == key),
            str(key or "").replace("_", " ").capitalize(),
        )
        self.box.setEditText(label)
