"""What part of the case is looked at: one filter for every page that draws the case."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from casewright.model.case_filter import CaseFilter


class FilterState(QObject):
    """The filter in force, with the range of dates in it. `CaseSession.filters` is the one of a case.

    A page asks for `current`, listens to `changed`, and shows only what passes; whoever changes the filter calls `set` or
    `narrow` and draws nothing itself. Nothing here is in the case: a graph view keeps a filter when somebody saves it.

    `changed` comes with every change, several times a second while time is played.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current = CaseFilter()

    def set(self, asked: CaseFilter) -> None:
        """Puts another filter in force."""
        if asked != self.current:
            self.current = asked
            self.changed.emit()

    def narrow(self, **criteria: Any) -> None:
        """Changes some criteria of the filter, by their names in `CaseFilter`: `narrow(held="2024-03/2024-05")`."""
        self.set(replace(self.current, **criteria))

    def clear(self) -> None:
        """Shows everything; keys that a later version wrote into a saved filter are kept."""
        self.set(CaseFilter(unknown=self.current.unknown))
