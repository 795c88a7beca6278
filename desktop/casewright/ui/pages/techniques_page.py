"""Structured techniques on one assessment: a row of switches, and the technique chosen below it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QWidget

from casewright.casefile.queries import judging, navigation
from casewright.ui.pages.chooser import Chooser
from casewright.ui.pages.live_page import LivePage
from casewright.ui.tasks import TaskRunner
from casewright.ui.techniques.registry import TECHNIQUES, Technique, technique_of
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.plain_text import plain_tooltip
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession


class TechniquesPage(LivePage):
    """Each technique is made when it is first looked at. Signals as those of a `Technique`."""

    add_asked = Signal(str, object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    menu_asked = Signal(object)
    form_asked = Signal(object)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(session, frozenset({"assessment"}), parent)
        self._tasks = tasks
        self.assessment_id: UUID | None = None
        self.switches = _switches()
        self.assessments = Chooser("Assessment")
        self.assessments.picked.connect(self.show_assessment)
        self._made: dict[str, Technique] = {}
        self._empty = EmptyState(
            "list", "No assessment yet", "Techniques work on an assessment: its assumptions, indicators, gaps and scenarios.",
            "New assessment", lambda: self.add_asked.emit("assessment", None),
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self.switches.currentChanged.connect(self._show_current)
        bar = row(self.switches, self.assessments, margins=(4, 0, 8, 1), spacing=8)
        bar.setStretch(0, 1)
        self._bar = panel("Bar", bar)
        self.setLayout(column(self._bar, self._stack))
        self.refresh()

    @property
    def current(self) -> Technique | None:
        """The technique in front; None without an assessment."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Technique) else None

    def show_technique(self, key: str) -> Technique | None:
        """Brings one technique to the front, with the keyboard in it."""
        self.switches.setCurrentIndex([entry.key for entry in TECHNIQUES].index(key))
        self._show_current()
        return self.current

    def show_assessment(self, assessment_id: UUID) -> None:
        """Works on another assessment."""
        self.assessment_id = assessment_id
        self.refresh()

    def show_object(self, ref: ObjectRef) -> None:
        """Shows the technique in which an object has its view, on the assessment that the object belongs to."""
        owner = judging.assessment_of(self._session.case, *ref)
        if owner is not None:
            self.show_assessment(owner)
        key = technique_of(ref.type)
        technique = self.show_technique(key) if key is not None else self.current
        if technique is not None:
            technique.show_object(ref)

    def refresh(self) -> None:
        """Reads anew which assessments there are."""
        rows = navigation.assessment_rows(self._session.case)
        if self.assessment_id not in {each.id for each in rows}:
            self.assessment_id = rows[0].id if rows else None
        self.assessments.show_choices([(each.id, each.title) for each in rows], self.assessment_id)
        self.assessments.setVisible(len(rows) > 1)
        self._bar.setVisible(bool(rows))
        self._show_current()

    def _show_current(self) -> None:
        if self.assessment_id is None:
            self._stack.setCurrentWidget(self._empty)
            self.setFocusProxy(self._empty)
            return
        entry = TECHNIQUES[self.switches.currentIndex()]
        technique = self._made.get(entry.key)
        if technique is None:
            technique = self._made[entry.key] = entry.make(self._session, self._tasks, self.assessment_id)
            for name in ("add_asked", "edit_asked", "delete_asked", "menu_asked", "form_asked"):
                getattr(technique, name).connect(getattr(self, name))
            self._stack.addWidget(technique)
        technique.show_assessment(self.assessment_id)
        self._stack.setCurrentWidget(technique)
        self.setFocusProxy(technique)


def _switches() -> QTabBar:
    bar = QTabBar()
    bar.setAccessibleName("Techniques")
    bar.setExpanding(False)
    bar.setDrawBase(False)
    bar.setUsesScrollButtons(True)
    bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    for place, entry in enumerate(TECHNIQUES):
        bar.addTab(entry.title)
        bar.setTabToolTip(place, plain_tooltip(entry.says))
    return bar
