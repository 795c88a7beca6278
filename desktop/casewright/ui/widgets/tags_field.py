"""A field for several short texts, separated by commas."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget


class TagsField(QLineEdit):
    """Texts separated by commas; offers those in use while the first letters are typed."""

    def __init__(self, name: str, known: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText("Separate with commas")
        self._completer = QCompleter(sorted(known), self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._offer)

    def tags(self) -> list[str]:
        """The texts, each once, in their order."""
        return list(dict.fromkeys(part.strip() for part in self.text().split(",") if part.strip()))

    def set_tags(self, tags: Sequence[str]) -> None:
        """Put texts into the field."""
        self.setText(", ".join(tags))

    def _offer(self, text: str) -> None:
        begun = text.rpartition(",")[2].strip()
        self._completer.setCompletionPrefix(begun)
        if begun and self._completer.completionCount():
            self._completer.complete()
        else:
            self._close()

    def _close(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _complete(self, tag: str) -> None:
        before = self.text().rpartition(",")[0]
        self.setText(f"{before}, {tag}, " if before else f"{tag}, ")
