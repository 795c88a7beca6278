"""The panels of a source in their order: one line here, one module beside this one."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casewright.ui.tasks import TaskRunner
from casewright.ui.window.session import CaseSession


class SourcePanel(QWidget):
    """A panel beside the text. It is made when it is first shown, and told of a source only while it is in sight.

    Signals:
        place_asked: [start, end) in code points, to be shown and highlighted in the text.
        text_asked: the id of another text (version) of the source to be read.
        add_asked, edit_asked, delete_asked, menu_asked, make_asked: as those of a page.
        panel_asked: the key of another panel, to be shown in place of this one.
    """

    place_asked = Signal(int, int)
    text_asked = Signal(object)
    add_asked = Signal(str, object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    menu_asked = Signal(object)
    make_asked = Signal(str, object)
    panel_asked = Signal(str)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks

    def show_source(self, source_id: UUID | None, text_id: UUID | None) -> None:
        """Shows what belongs to a source and to the one of its texts that is being read (None: it has none)."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class PanelEntry:
    """A panel by name: its icon, title and key, where its class is (`module:class` beside this module), and a short title."""

    key: str
    icon: str
    title: str
    shortcut: str
    place: str
    short: str = ""

    @property
    def heading(self) -> str:
        """What stands above the panel, where there is little room."""
        return (self.short or self.title).upper()

    def make(self, session: CaseSession, tasks: TaskRunner) -> SourcePanel:
        """The panel, imported now."""
        module, name = self.place.split(":")
        found = getattr(importlib.import_module(f"casewright.ui.source_panels.{module}"), name)
        made: SourcePanel = found(session, tasks)
        return made


PANELS: tuple[PanelEntry, ...] = (
    PanelEntry("suggestions", "lightbulb", "Suggestions", "Shift+S", "suggestions:SuggestionsPanel"),
    PanelEntry("bibliography", "bookmark", "Bibliography", "Shift+B", "bibliography:BibliographyPanel"),
    PanelEntry("origins", "network", "Origins", "Shift+O", "origins:OriginsPanel"),
    PanelEntry(
        "versions", "fingerprint", "Versions and custody", "Shift+V", "versions:VersionsPanel", "Versions"
    ),
    PanelEntry(
        "carry_over", "anchor", "Carry passages over", "Shift+C", "carry_over:CarryOverPanel", "Carry over"
    ),
    PanelEntry("translation", "languages", "Translation", "Shift+T", "translation:TranslationPanel"),
)
"""In the order of their use; the key of each is its first letter."""
