"""The bibliography of a source beside its text: how it is cited, its fields in place, its rating and descriptor."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from casewright.bibliography.editing import FIELDS, EditableField, changes_for, shown
from casewright.bibliography.names import as_person
from casewright.bibliography.records import records_of
from casewright.casefile.change_set import CaseChanged
from casewright.casefile.queries import records
from casewright.casefile.queries.stated import stated_of
from casewright.model.errors import CaseError
from casewright.ui.source_panels.bibliography_field import BibliographyField
from casewright.ui.source_panels.descriptor_part import DescriptorPart
from casewright.ui.source_panels.reference_view import ReferenceView
from casewright.ui.source_panels.registry import SourcePanel
from casewright.ui.tasks import TaskRunner
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.session import CaseSession

_TABLES = frozenset({"source", "source_text", "source_rating", "source_link", "capture", "assessment"})
_BY_NAME = {field.name: field for field in FIELDS}


class BibliographyPanel(SourcePanel):
    """Every field that is left with something new in it is one undoable step."""

    def __init__(self, session: CaseSession, tasks: TaskRunner) -> None:
        super().__init__(session, tasks)
        self.source_id: UUID | None = None
        self._text: UUID | None = None
        self._row: dict[str, Any] = {}
        self._committing = False
        self.reference = ReferenceView()
        self.fields: dict[str, BibliographyField] = {}
        self._places = column(spacing=10)
        for field in FIELDS:
            if field.main:
                self._field(field)
        self.more_button = text_button("More fields", self._show_more, icon="plus")
        self.descriptor = DescriptorPart(session, tasks)
        self.descriptor.committed.connect(self._commit)
        self.descriptor.rate_asked.connect(self.rate)
        self._empty = EmptyState("bookmark", "No source", "Choose a source to see how it is cited.")
        self._area = self._scroll()
        self.setLayout(column(self._empty, self._area))
        self.setFocusProxy(
            self.reference.styles
        )  # no field: a letter typed by habit would take the place of its words
        session.changed.connect(self._on_changed)

    def show_source(self, source_id: UUID | None, text_id: UUID | None) -> None:
        """Shows a source; what was typed for the one before is kept first."""
        self._keep()
        if source_id != self.source_id:
            self._area.verticalScrollBar().setValue(0)
        self.source_id, self._text = source_id, text_id
        self.refresh()

    def refresh(self) -> None:
        """Reads the source anew; a field somebody is typing in is left alone."""
        case = self._session.case
        there = self.source_id is not None and records.exists(case, "source", self.source_id)
        self._empty.setVisible(not there)
        self._area.setVisible(there)
        if not there or self.source_id is None:
            return
        self._row = records.record(case, "source", self.source_id)
        stated, writable = stated_of(case, self.source_id, self._text), not self._session.read_only
        values = shown(self._row)
        for name, text in values.items():
            if name in self.fields or text:
                offer, whose = _offer(name, text, stated)
                self._field(_BY_NAME[name]).show_value(text, offer, whose, writable=writable)
        self.more_button.setVisible(writable and len(self.fields) < len(FIELDS))
        self.reference.show_item(records_of(case, [self.source_id])[0].item)
        self.descriptor.show_source(self.source_id, self._row, writable=writable)

    def rate(self) -> None:
        """Asks for a rating, in the dialog of Ctrl+R."""
        if self.source_id is not None:
            self.add_asked.emit("source_rating", self.source_id)

    def hideEvent(self, event: QHideEvent) -> None:
        self._keep()
        super().hideEvent(event)

    def _scroll(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("clear", True)
        head = PlainLabel("AS IT IS CITED", "section")
        more = row(self.more_button, None)
        parts = (head, self.reference, self._places, more, self.descriptor, None)
        inner.setLayout(column(*parts, margins=(16, 12, 16, 16), spacing=10))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area

    def _field(self, field: EditableField) -> BibliographyField:
        """The widget of a field, made now if it was not, at its place among the others."""
        if field.name not in self.fields:
            made = BibliographyField(field)
            made.committed.connect(self._commit)
            order = [each.name for each in FIELDS]
            behind = sum(order.index(name) < order.index(field.name) for name in self.fields)
            self._places.insertWidget(behind, made)
            self.fields[field.name] = made
        return self.fields[field.name]

    def _show_more(self) -> None:
        first = next((field for field in FIELDS if field.name not in self.fields), None)
        for field in FIELDS:
            self._field(field)
        self.refresh()
        if first is not None:
            self.fields[first.name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _commit(self, name: str, text: str) -> None:
        if self.source_id is None or self._session.read_only or self._session.closed or self._committing:
            return
        self._committing = True
        field = self.fields.get(name) or self.descriptor.fields.get(name)
        try:
            changes = changes_for(self._row, name, text) if name in _BY_NAME else {name: text or None}
            if changes:
                self._session.run("sources.edit_source", self.source_id, **changes)
            problem = ""
        except CaseError as error:
            problem = str(error)
        finally:
            self._committing = False
        if field is not None and problem:
            field.show_problem(problem)
        elif problem:
            self._session.told.emit(problem)
        else:
            self.refresh()

    def _keep(self) -> None:
        """Commits what was typed before something else takes its place."""
        if self.source_id is not None and not self._session.closed and not self._session.read_only:
            for field in list(self.fields.values()):
                field.commit()
            self.descriptor.commit()

    def _on_changed(self, event: CaseChanged) -> None:
        concerned = not (_TABLES.isdisjoint(event.touched) and _TABLES.isdisjoint(event.bulk))
        if concerned and self.isVisible() and not self._committing:
            self.refresh()


def _offer(name: str, stored: str, stated: dict[str, str]) -> tuple[str, str]:
    """What is proposed for a field instead of what is stored, and on whose word."""
    said = stated.get(name, "")
    if name == "author":
        turned = as_person(stored) or ""
        if turned:
            return turned, "Family, given"
        if as_person(said) == stored:
            return "", ""
    return said, "The document says"
