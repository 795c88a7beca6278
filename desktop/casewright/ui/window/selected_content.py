"""What is selected, in the citation panel; what takes long is counted on a thread and added."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent

from casewright.casefile.queries import evidence
from casewright.casefile.queries.mentions import mentions_of
from casewright.ui.citations.content import OriginsContent
from casewright.ui.citations.panel import CitationPanel
from casewright.ui.tasks import TaskRunner
from casewright.ui.window.inspector_content import panel_content
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.origins_content import count_origins
from casewright.ui.window.session import CaseSession


class SelectedContent:
    """Keeps the citation panel at what is selected."""

    def __init__(self, session: CaseSession, tasks: TaskRunner, panel: CitationPanel) -> None:
        self._session, self._tasks, self._panel = session, tasks, panel

    def show(self) -> None:
        """Shows the object selected as it is now."""
        ref = self._session.selection
        content = panel_content(self._session, ref) if ref is not None else None
        if content is None:
            self._panel.show_nothing()
            return
        self._panel.show_content(content)
        if content.origins_later and ref is not None:
            self._count_origins(ref)
        # laid out before it is painted: otherwise the cards are seen squeezed for a moment
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def first_passage(self) -> UUID | None:
        """The first passage that what is selected rests on; of an entity without claims, the first that mentions it."""
        case, ref = self._session.case, self._session.selection
        if ref is None:
            return None
        cited = (each.passage_id for each in evidence.citations_of(case, ref.type, ref.id))
        passage = next((each for each in cited if each is not None), None)
        if passage is None and ref.type == "entity":
            passage = next((each.passage_id for each in mentions_of(case, ref.id, 1)), None)
        return passage

    def _count_origins(self, ref: ObjectRef) -> None:
        """Counts the origins of much-cited objects on a thread; what has arrived too late is dropped."""

        def show(content: OriginsContent | None) -> None:
            if content is not None and self._session.selection == ref:
                self._panel.show_origins(content)

        self._tasks.run("Counting origins", count_origins, self._session.case, ref.type, ref.id, on_done=show)
