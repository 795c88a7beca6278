"""The tradecraft check of an open case, kept up to date while the case changes."""

from __future__ import annotations

import gc
import time
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from casewright.casefile.case import Case
from casewright.casefile.change_set import CaseChanged
from casewright.ui.tasks import Progress, TaskRunner
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding
    from casewright.analysis.check.run import Check

_WORK, _REST = 0.004, 0.002  # seconds: a long check lets the window at the interpreter in between


class Report(NamedTuple):
    """What a check says. `shown`: the ids of all that belongs to each brief and assessment."""

    findings: tuple[Finding, ...]
    shown: Mapping[UUID, frozenset[UUID]]


class LiveCheck(QObject):
    """Finds on a thread, and tells on the main thread what has been found: some ten milliseconds after an edit.

    Signals:
        changed: the findings are other than before, or there for the first time (`is_ready`).
        failed: a sentence; the findings stay as they were.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._check: Check | None = None
        self._report = Report((), {})
        self._by_object: dict[UUID, list[Finding]] = {}
        self._wanted = self._running = self._stale = False
        self.is_ready = False
        session.changed.connect(self._on_changed)

    def start(self) -> None:
        """Begins to check, and goes on with every change from then on; does nothing when it has begun."""
        if not self._wanted:
            self._wanted = True
            self._run()

    def close(self) -> None:
        """Lets go of all that was kept, once the case is closed: what was put out of the sight of the garbage collector is back in it."""
        self._check = None
        gc.unfreeze()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, blockers first, those that somebody waived last."""
        return self._report.findings

    def findings_of(self, object_ids: Collection[UUID]) -> list[Finding]:
        """The findings on these objects, in the order of `findings`."""
        wanted = frozenset(object_ids)
        if len(wanted) > len(self._by_object):
            return [each for each in self.findings if each.object_id in wanted]
        found = {id(each) for one in wanted for each in self._by_object.get(one, ())}
        return [each for each in self.findings if id(each) in found] if found else []

    def findings_in(self, owner_id: UUID) -> list[Finding]:
        """The findings on all that a brief or an assessment shows and cites, down to the sources."""
        return self.findings_of(self._report.shown.get(owner_id, frozenset({owner_id})))

    @property
    def blockers(self) -> int:
        """How many findings stop a brief, and nobody waived them."""
        return sum(each.severity == "blocker" and not each.waived for each in self.findings)

    def _on_changed(self, event: CaseChanged) -> None:
        if self._wanted:
            self._run()

    def _run(self) -> None:
        if self._running or self._session.closed:
            self._stale = True
            return
        self._running, self._stale = True, False
        self._tasks.run("Checking the case", self._work, self._session.case, on_done=self._show, on_failed=self._fail,
                        quiet=self.is_ready)  # fmt: skip

    def _work(self, progress: Progress, case: Case) -> Report:
        """On a thread, never on two at once."""
        from casewright.analysis.check.run import Check

        check, is_first = self._check or Check(case), self._check is None
        self._check = check
        check.refresh(_Breath(progress))
        if is_first and not self._session.closed:
            gc.freeze()  # what the check keeps stays: looking through it for garbage would hold up the window
        return Report(tuple(check.findings()), check.shown())

    def _show(self, report: Report) -> None:
        self._running = False
        if not self.is_ready or report != self._report:
            self.is_ready, self._report = True, report
            self._by_object = {}
            for each in report.findings:
                self._by_object.setdefault(each.object_id, []).append(each)
            self.changed.emit()
        self._go_on()

    def _fail(self, sentence: str) -> None:
        self._running = False
        if not self._session.closed:
            self.failed.emit(sentence)
            self._go_on()

    def _go_on(self) -> None:
        if self._stale:
            self._run()


class _Breath:
    """Called between two steps of the work: ends it when the case is closed, and pauses where it has lasted."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._last = progress, time.perf_counter()

    def __call__(self) -> None:
        now = time.perf_counter()
        if now - self._last > _WORK:
            self._progress.check()
            time.sleep(_REST)
            self._last = time.perf_counter()
