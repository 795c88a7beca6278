"""Form fields that point at other objects of the case, found by typing; and a yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from casewright.casefile.queries import records
from casewright.ui.editing.find_field import Find, FindField
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.plain_text import one_line
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession


class ObjectField(FindField):
    """Type to find an object, Enter or a click to take it. `value()` is its `ObjectRef`, or None."""

    taken = Signal(object)

    def __init__(
        self,
        name: str,
        session: CaseSession,
        find: Find,
        parent: QWidget | None = None,
        *,
        two_lines: bool = False,
    ) -> None:
        super().__init__(name, find, parent, two_lines=two_lines)
        self._session = session
        self._chosen: ObjectRef | None = None
        self.row_taken.connect(self._accept)
        self.typing.connect(self._forget)
        self.given_up.connect(lambda: self.set_value(self._chosen))

    def value(self) -> ObjectRef | None:
        """The object taken."""
        return self._chosen

    def set_value(self, ref: ObjectRef | None) -> None:
        """Takes an object."""
        self._chosen = ref
        title = records.title_of(self._session.case, *ref) if ref is not None else None
        self.show_text(title or "")

    def _accept(self, row_id: str) -> None:
        table, _, object_id = row_id.partition(":")
        self.set_value(ObjectRef(table, UUID(object_id)))
        self.changed.emit()
        self.taken.emit(self._chosen)

    def _forget(self) -> None:
        self._chosen = None


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
