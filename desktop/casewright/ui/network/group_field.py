"""A group of entities that paths begin or end at: taken from the chart, or found by typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casewright.casefile.queries import records
from casewright.ui.editing.find_field import FindField
from casewright.ui.editing.finding import find_rows
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.session import CaseSession

_NAMED = 3


class GroupField(QWidget):
    """`value()` is the ids of the group, in the order in which they were added."""

    changed = Signal()

    def __init__(
        self,
        letter: str,
        key: str,
        session: CaseSession,
        take_chosen: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._letter = session, letter
        self._entities: list[UUID] = []
        self._said = ElidedLabel("", "small")
        self.take = text_button(f"Set as {letter}", take_chosen, look="outline")
        self.take.setToolTip(f"Take what is selected on the chart   {key}")
        self._empty = icon_button("x", f"Empty {letter}", self.clear)
        self.finder = _EntityFinder(f"Add to {letter} by name", session)
        self.finder.taken.connect(lambda found: self.set_value([*self._entities, found]))
        head = row(PlainLabel(letter, "strong"), self._said, self._empty, self.take, spacing=8)
        head.setStretch(1, 1)
        self.setLayout(column(head, self.finder, spacing=4))
        self.setFocusProxy(self.finder)
        self._say()

    def value(self) -> tuple[UUID, ...]:
        """The ids of those that are still in the case."""
        return tuple(each for each in self._entities if records.exists(self._session.case, "entity", each))

    def set_value(self, entities: Iterable[UUID]) -> None:
        """Takes other entities."""
        self._entities = list(dict.fromkeys(entities))
        self._say()
        self.changed.emit()

    def clear(self) -> None:
        """Takes all away."""
        self.set_value(())

    def names(self) -> str:
        """`Varenia, Tolmark, Orsa +2`; `nobody yet`."""
        case, found = self._session.case, self.value()
        named = [
            isolate(one_line(records.title_of(case, "entity", each) or "", 40)) for each in found[:_NAMED]
        ]
        more = f" +{len(found) - _NAMED:,}" if len(found) > _NAMED else ""
        return ", ".join(named) + more if named else "nobody yet"

    def _say(self) -> None:
        self._said.setText(self.names())
        self._empty.setVisible(bool(self._entities))


class _EntityFinder(FindField):
    """`taken` brings the id of an entity; the line is empty again then."""

    taken = Signal(object)

    def __init__(self, name: str, session: CaseSession) -> None:
        super().__init__(name, lambda text: find_rows(session, ("entity",), text))
        self.line.setPlaceholderText(name)
        self.row_taken.connect(self._take_row)
        self.given_up.connect(lambda: self.show_text(""))

    def _take_row(self, row_id: str) -> None:
        self.show_text("")
        self.taken.emit(UUID(row_id.partition(":")[2]))
