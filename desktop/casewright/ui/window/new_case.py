"""Asking for a new case: title, question, handling, and where its one file is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from casewright.model.errors import InvalidValue
from casewright.model.markings import load_markings
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.window.new_passphrase import Protection

Create = Callable[[Path, str, str, "str | None", "str | None"], object]


class NewCaseDialog(FormDialog):
    """Calls `create(path, title, marking, question, passphrase)`, which may raise a `CaseError`."""

    def __init__(self, create: Create, folder: Path, parent: QWidget) -> None:
        fields = [
            FieldSpec("title", "Title", required=True),
            FieldSpec("question", "Question it is to answer", "lines"),
            FieldSpec("marking", "Handling", "choice", True, [(label, label) for label in load_markings()]),
            FieldSpec(
                "path",
                "File",
                "path",
                True,
                help="One file holds the whole case.",
                make=lambda: PathField(folder),
            ),
            FieldSpec("passphrase", "Protection", make=Protection),
        ]

        def save(typed: dict[str, Any]) -> None:
            path = Path(typed["path"]).expanduser()
            if not path.is_absolute():
                raise InvalidValue("Say in which folder the file is kept.")
            create(path, typed["title"], typed["marking"], typed["question"] or None, typed["passphrase"])

        super().__init__(
            "New case", fields, save, values={"marking": "TLP:AMBER"}, submit="Make case", parent=parent
        )
        self.fields["title"].changed.connect(self._propose)
        self.fields["passphrase"].changed.connect(self._show_protection)
        self._folder = folder

    def _propose(self) -> None:
        field = self.fields["path"].field
        if isinstance(field, PathField) and not field.touched:
            title = str(self.fields["title"].value())
            words = "".join(letter if letter.isalnum() else "-" for letter in title.lower()).strip("-")[:60]
            field.set_value(str(self._folder / f"{words}.casewright") if words else "")

    def _show_protection(self) -> None:
        self._make_room()
        self.bring_into_sight(self.fields["passphrase"])


class PathField(QWidget):
    """A path typed or chosen."""

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.touched = False
        self.line = QLineEdit()
        self.line.setAccessibleName("File")
        self.line.textEdited.connect(self._on_typed)
        layout = row(self.line, text_button("Choose", self._choose, look="outline"), spacing=8)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.line)

    def value(self) -> str:
        """The path as text."""
        return self.line.text().strip()

    def set_value(self, path: object) -> None:
        """Puts a path into the field."""
        self.line.setText(str(path or ""))
        self.changed.emit()

    def _on_typed(self, _text: str) -> None:
        self.touched = True
        self.changed.emit()

    def _choose(self) -> None:
        begin = self.value() or str(self._folder / "case.casewright")
        name, _ = QFileDialog.getSaveFileName(
            self, "Where to keep the case", begin, "Casewright cases (*.casewright)"
        )
        if name:
            self.touched = True
            self.set_value(name)
