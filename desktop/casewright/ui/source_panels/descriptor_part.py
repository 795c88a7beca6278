"""What bears on the quality of a source (ICD 206): rating with its history, access, motive, deception, and the descriptor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from casewright.bibliography.descriptor import descriptor_of
from casewright.bibliography.editing import EditableField
from casewright.casefile.queries.ratings import ratings_of
from casewright.ui.editing.generated_field import GeneratedField
from casewright.ui.rating.history import rating_line
from casewright.ui.source_panels.bibliography_field import BibliographyField
from casewright.ui.tasks import TaskRunner
from casewright.ui.widgets.arrangement import column, empty_layout, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.window.session import CaseSession

_FIELDS = (
    EditableField("information_date", "Information dated", "date"),
    EditableField("access", "Access", "access"),
    EditableField("motive", "Motive or bias"),
    EditableField("deception", "Signs of deception"),
)
_MOST_RATINGS = 8


class DescriptorPart(QWidget):
    """The lower half of the bibliography panel.

    Signals:
        committed: column and text of a field that was changed.
        rate_asked: the source is to be rated.
    """

    committed = Signal(str, str)
    rate_asked = Signal()

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._source: UUID | None = None
        self._stored = ""
        self.rate_button = text_button("Rate …", self.rate_asked.emit, icon="gauge", look="outline")
        self._ratings = column(spacing=8)
        self._unrated = PlainLabel("Not rated yet.", "muted", wrap=True)
        self.fields = {field.name: BibliographyField(field) for field in _FIELDS}
        for each in self.fields.values():
            each.committed.connect(self.committed)
        self.descriptor = GeneratedField("Descriptor", self._draft, tasks)
        self.descriptor.text.installEventFilter(self)
        self.descriptor.drafted.connect(self.commit)  # the keyboard may be elsewhere by then
        self.setLayout(
            column(
                Rule(),
                row(PlainLabel("RELIABILITY", "section"), None, self.rate_button),
                self._unrated,
                self._ratings,
                Rule(),
                PlainLabel("DESCRIPTOR", "section"),
                *self.fields.values(),
                column(PlainLabel("In one line", "small"), self.descriptor, spacing=3),
                spacing=10,
            )
        )

    def show_source(self, source_id: UUID, record: Mapping[str, Any], *, writable: bool) -> None:
        """Shows what is known of a source."""
        self._source = source_id
        self.rate_button.setVisible(writable)
        found = ratings_of(self._session.case, source_id)[:_MOST_RATINGS]
        self._unrated.setVisible(not found)
        empty_layout(self._ratings)
        for each in found:
            self._ratings.addWidget(rating_line(each))
        for name, field in self.fields.items():
            field.show_value(str(record.get(name) or ""), "", "", writable=writable)
        if self.descriptor.value() == self._stored or not self.descriptor.text.hasFocus():
            self.descriptor.set_value(record.get("descriptor"))
        self._stored = str(record.get("descriptor") or "")
        self.descriptor.text.setReadOnly(not writable)
        self.descriptor.button.setVisible(writable)

    def commit(self) -> None:
        """Hands over whatever was typed and is new."""
        for field in self.fields.values():
            field.commit()
        if self.descriptor.value() != self._stored:
            self.committed.emit("descriptor", self.descriptor.value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.descriptor.value() != self._stored:
            self.committed.emit("descriptor", self.descriptor.value())
        return super().eventFilter(watched, event)

    def _draft(self) -> str:
        return descriptor_of(self._session.case, self._source) if self._source else ""
