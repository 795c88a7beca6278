"""The techniques in their order: one line here, one module beside this one."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from types import ModuleType
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casewright.ui.pages.live_page import LivePage
from casewright.ui.tasks import TaskRunner
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession


class Technique(LivePage):
    """A technique on one assessment. It is made when it is first shown; `refresh` reads anew what it shows.

    Signals: `add_asked` brings (table, assessment id), `edit_asked`, `delete_asked` and `menu_asked` an `ObjectRef`,
    `form_asked` a `FormRequest`.
    """

    add_asked = Signal(str, object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    menu_asked = Signal(object)
    form_asked = Signal(object)

    def __init__(
        self,
        session: CaseSession,
        assessment_id: UUID,
        tables: frozenset[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, tables, parent)
        self.assessment_id = assessment_id

    def show_assessment(self, assessment_id: UUID) -> None:
        """Works on another assessment."""
        if assessment_id != self.assessment_id:
            self.assessment_id = assessment_id
            self.refresh()

    def show_object(self, ref: ObjectRef) -> None:
        """Brings one of the objects it shows into view, with the keyboard on it."""


@dataclass(frozen=True, slots=True)
class TechniqueEntry:
    """A technique by name: its icon, a short title, where its class is (`module:class` beside this module).

    `says`: what it is for, in a sentence. `shows`: tables whose objects have their own view in it. `threaded`: it works on
    threads too, and is handed the runner of tasks.
    """

    key: str
    icon: str
    title: str
    place: str
    says: str
    shows: tuple[str, ...] = ()
    threaded: bool = False

    def load(self) -> ModuleType:
        """The module that its class is in."""
        return importlib.import_module(f"casewright.ui.techniques.{self.place.partition(':')[0]}")

    def make(self, session: CaseSession, tasks: TaskRunner, assessment_id: UUID) -> Technique:
        """The widget, imported now."""
        found = getattr(self.load(), self.place.partition(":")[2])
        made: Technique = found(session, assessment_id, *([tasks] if self.threaded else []))
        return made


TECHNIQUES: tuple[TechniqueEntry, ...] = (
    TechniqueEntry(
        "assumptions", "lightbulb", "Assumptions", "assumptions:Assumptions",
        "What is taken for granted, how solid it is, and what falls with it.",
    ),
    TechniqueEntry(
        "watch", "eye", "Watch board", "watch_board:WatchBoard",
        "Which indicators to look for, what was found, and what is overdue or has fired.",
    ),
    TechniqueEntry(
        "validator", "list", "Validator", "validator:Validator",
        "Which indicators tell one outcome from another, and which fit them all.",
    ),
    TechniqueEntry(
        "gaps", "circle-help", "Gaps", "gaps:Gaps", "What is not known that would matter, and who closes it.",
    ),
    TechniqueEntry(
        "information", "file-search", "Information", "information.widget:Information",
        "How good the information behind each judgement is: who says it, from whom, and who contradicts it.",
        threaded=True,
    ),
    TechniqueEntry(
        "scenarios", "waypoints", "Scenarios", "scenarios.widget:Scenarios",
        "Several futures to prepare for, the drivers behind them, and how likely they are, if that is said.",
        ("scenario_set", "scenario", "driver"),
    ),
    TechniqueEntry(
        "challenges", "swords", "Challenges", "challenges.widget:Challenges",
        "Cases argued against a judgement on purpose, and events that would overturn it.", ("challenge",), threaded=True,
    ),
    TechniqueEntry(
        "premortem", "hourglass", "Premortem", "premortem.widget:PremortemTechnique",
        "The judgement has turned out wrong: why, and what would have shown it early?", ("premortem", "premortem_reason"),
    ),
)  # fmt: skip
"""From what is taken for granted to what would show that it was wrong."""


def technique_of(table: str) -> str | None:
    """The key of the technique in which objects of a table have their own view; None where there is none."""
    return next((entry.key for entry in TECHNIQUES if table in entry.shows), None)
