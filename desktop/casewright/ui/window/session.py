"""One open case as the window sees it: what is selected, what changed, and the one way to change it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from threading import Lock, current_thread, main_thread
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from casewright.analysis.confirmation import demand_confirmation
from casewright.casefile.case import Case
from casewright.casefile.change_set import CaseChanged, ChangeSet
from casewright.casefile.queries import overview, records
from casewright.model.markings import Marking
from casewright.model.ontology import Ontology
from casewright.model.parted_text import PartedText
from casewright.model.scales import Ladder
from casewright.ui.filters.state import FilterState
from casewright.ui.house.remembered import RememberedHouse
from casewright.ui.window.object_ref import ObjectRef

_REMEMBERED = 100
_GATHER = 400  # milliseconds between two tellings of gathered changes


class CaseSession(QObject):
    """Holds the case; panes listen to its signals and never to each other. `filters` is what part of the case is looked at.

    `changed` brings a `CaseChanged` on the main thread, whichever thread wrote. `selected` brings an `ObjectRef` or None,
    `opened` one that should be shown in its own view, `told` a sentence for the person at the keyboard. `settling`: whoever
    has something typed that is not in the case yet saves it now.
    """

    changed = Signal(object)
    selected = Signal(object)
    opened = Signal(object)
    told = Signal(str)
    settling = Signal()

    def __init__(self, case: Case, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.case = case
        self.closed = False
        self.selection: ObjectRef | None = None
        self.filters = FilterState(self)
        self.house_of_new_briefs: Callable[[], RememberedHouse | None] = lambda: None
        """The house style that new briefs begin with."""
        self._behind: list[ObjectRef] = []
        self._ahead: list[ObjectRef] = []
        self._ontology: Ontology | None = None
        self._ladders: dict[str, Ladder] | None = None
        self._markings: dict[str, Marking] | None = None
        self._gathered: list[CaseChanged] = []
        self._gathering = False
        self._lock = Lock()
        self._release = QTimer(self, interval=_GATHER)
        self._release.timeout.connect(self._emit_gathered)
        self.changed.connect(self._on_changed)
        self._unsubscribe = case.subscribe(self._on_written)
        case.demand(demand_confirmation)
        case.hurry(main_thread())

    @property
    def read_only(self) -> bool:
        """Whether the case refuses edits."""
        return self.case.read_only

    @property
    def ontology(self) -> Ontology:
        """All kinds, this case's own among them."""
        if self._ontology is None:
            self._ontology = overview.case_ontology(self.case)
        return self._ontology

    @property
    def ladders(self) -> dict[str, Ladder]:
        """All estimative schemes, this case's own among them."""
        if self._ladders is None:
            self._ladders = overview.case_ladders(self.case)
        return self._ladders

    @property
    def markings(self) -> dict[str, Marking]:
        """All handling marks, this case's own among them."""
        if self._markings is None:
            self._markings = overview.case_markings(self.case)
        return self._markings

    def run(self, verb: str, *args: object, **fields: object) -> Any:
        """Runs one operation by its place, such as `entities.add_entity`, as one undoable step.

        Raises:
            CaseError: the operation refuses; nothing is changed then.
        """
        return self.case.run(operation(verb), *args, **fields)

    def settle(self) -> None:
        """Has all that is typed and waits for a pause saved now: before undo, before a brief is made, before closing."""
        self.settling.emit()

    def undo(self) -> ChangeSet:
        """Takes back the latest step. Raises UndoDeclined when that cannot be done."""
        return self.case.undo()

    def redo(self) -> ChangeSet:
        """Takes back the latest undo. Raises UndoDeclined when that cannot be done."""
        return self.case.redo()

    def describe(self, change_set: ChangeSet) -> PartedText:
        """A step in words: `Added Port of Vell`."""
        from casewright.operations.registry import describe

        name = records.name_of(self.case, change_set.subject) if change_set.subject else None
        words = describe(change_set.label_key, shortened(name, 60) if name else None)
        return PartedText(({"undo": "Undid: ", "redo": "Redid: "}.get(change_set.kind, ""), words))

    def gather_changes(self, on: bool) -> None:
        """While long work writes step after step on a thread, its changes are told together, a few times a second."""
        self._gathering = on
        if on:
            self._release.start()
        else:
            self._release.stop()
            self._emit_gathered()

    def select(self, ref: ObjectRef | None) -> None:
        """Shows what is known of an object at the right, and remembers where we were."""
        if ref == self.selection:
            return
        if self.selection is not None:
            self._behind = [*self._behind, self.selection][-_REMEMBERED:]
            self._ahead.clear()
        self._show(ref)

    def open(self, ref: ObjectRef) -> None:
        """Selects an object and shows it in its own view."""
        self.select(ref)
        self.opened.emit(ref)

    def open_id(self, object_id: UUID) -> None:
        """Opens an object of which only the id is known."""
        found = records.find_object(self.case, object_id)
        if found is not None:
            self.open(ObjectRef(found[0], object_id))

    def go_back(self) -> None:
        """Opens what was selected before."""
        self._step(self._behind, self._ahead)

    def go_forward(self) -> None:
        """Opens what was selected before going back."""
        self._step(self._ahead, self._behind)

    def close(self) -> None:
        """Stops listening and closes the case."""
        self.closed = True
        self._unsubscribe()
        self.case.close()

    def _on_written(self, event: CaseChanged) -> None:
        """In the thread that wrote. What a person does at the keyboard is told at once, with whatever waits before it."""
        if self._gathering and current_thread() is not main_thread():
            with self._lock:
                self._gathered.append(event)
            return
        with self._lock:
            waiting, self._gathered = self._gathered, []
        self.changed.emit(together([*waiting, event]))

    def _emit_gathered(self) -> None:
        with self._lock:
            waiting, self._gathered = self._gathered, []
        if waiting and not self.closed:
            self.changed.emit(together(waiting))

    def _step(self, taken: list[ObjectRef], kept: list[ObjectRef]) -> None:
        while taken:
            ref = taken.pop()
            if records.exists(self.case, ref.type, ref.id):
                if self.selection is not None:
                    kept.append(self.selection)
                self._show(ref)
                self.opened.emit(ref)
                return

    def _show(self, ref: ObjectRef | None) -> None:
        self.selection = ref
        self.selected.emit(ref)

    def _on_changed(self, event: CaseChanged) -> None:
        if "ontology_item" in event.touched or "ontology_item" in event.bulk:
            self._forget_vocabulary()
        if self.selection is not None and not records.exists(self.case, *self.selection):
            self._show(None)

    def _forget_vocabulary(self) -> None:
        self._ontology = self._ladders = self._markings = None


def together(events: list[CaseChanged]) -> CaseChanged:
    """Several changes as one: what any of them touched, under the latest step."""
    if len(events) == 1:
        return events[0]
    touched: dict[str, frozenset[UUID]] = {}
    for event in events:
        for table, ids in event.touched.items():
            touched[table] = touched.get(table, frozenset()) | ids
    bulk = frozenset().union(*(event.bulk for event in events))
    return CaseChanged(events[-1].change_set, touched, bulk)


def operation(verb: str) -> Callable[..., Any]:
    """The operation at `module.name` below `casewright.operations`."""
    module, name = verb.split(".")
    found: Callable[..., Any] = getattr(importlib.import_module(f"casewright.operations.{module}"), name)
    return found


def shortened(text: str, length: int) -> str:
    """On one line and cut short."""
    if isinstance(text, PartedText):
        return text.cut(length, shortened)
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"
