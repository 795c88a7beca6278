"""Editing the text of a brief's section: citations show as small numbers, and are written back as they are stored."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from casewright.casefile.queries import records
from casewright.model.citation_tokens import Cited, group_token, parted
from casewright.ui.editing.claim_field import ClaimField
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_NUMBERS = re.compile(r"\[\[(\d+(?:\s*,\s*\d+)*)\]\]")


class CitedTextField(QWidget):
    """`[[1]]` in the text stands for the first line of the list below it, `[[1,2]]` for two; choosing a claim puts its number at the cursor."""

    changed = Signal()

    def __init__(self, name: str, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._cited: list[ObjectRef] = []
        self.text = QPlainTextEdit()
        self.text.setProperty("field", True)
        self.text.setAccessibleName(name)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(px(150))
        self.text.textChanged.connect(self._on_changed)
        self._list = PlainLabel("", "caption", wrap=True)
        self._pick = ClaimField("Cite a claim here", session)
        self._pick.line.setPlaceholderText("Cite a claim at the cursor: type to find it")
        self._pick.taken.connect(self._cite)
        self.setLayout(column(self.text, self._list, self._pick, spacing=6))
        self.setFocusProxy(self.text)

    def value(self) -> str:
        """The text as it is stored."""
        return _NUMBERS.sub(self._stored, self.text.toPlainText()).strip()

    def set_value(self, body: object) -> None:
        """Shows a stored text."""
        parts = list(parted(str(body or "")))
        groups = [[ObjectRef(*each) for each in part] for part in parts if not isinstance(part, str)]
        self._cited = list(dict.fromkeys(each for group in groups for each in group))
        shown = [part if isinstance(part, str) else self._shown(part) for part in parts]
        self.text.setPlainText("".join(shown))

    def _shown(self, cited: tuple[Cited, ...]) -> str:
        return f"[[{','.join(str(self._cited.index(ObjectRef(*each)) + 1) for each in cited)}]]"

    def _stored(self, found: re.Match[str]) -> str:
        places = [int(each) - 1 for each in found[1].split(",")]
        known = [self._cited[place] for place in places if 0 <= place < len(self._cited)]
        return group_token((ref.type, ref.id) for ref in known) if known else ""

    def _cite(self, ref: ObjectRef) -> None:
        if ref not in self._cited:
            self._cited.append(ref)
        self.text.insertPlainText(f"[[{self._cited.index(ref) + 1}]]")
        self._pick.set_value(None)
        self.text.setFocus()

    def _on_changed(self) -> None:
        lines = [
            f"{place}  {isolate(one_line(records.title_of(self._session.case, *ref) or 'no longer in the case', 110))}"
            for place, ref in enumerate(self._cited, start=1)
        ]
        self._list.setText("\n".join(lines))
        self._list.setVisible(bool(lines))
        self.changed.emit()
