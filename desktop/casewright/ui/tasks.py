"""Work that takes time, off the main thread: threads for reading and writing, spawned processes for computing.

A thread bound by Python slows every repaint nearly fourfold, so layout, text analysis and PDF building go to a process.
Results, failures and progress arrive on the main thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event, Lock
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from casewright.model.errors import CaseError
from casewright.ui.worker_process import WorkerProcess, WorkFailed

PROGRESS_INTERVAL = 0.05
"""Seconds between two reports of progress: at most 20 a second reach the window."""


class TaskCancelled(Exception):
    """Raised inside the work by `Progress.report` once its task was cancelled."""


class Progress:
    """Handed to the work as its first argument."""

    def __init__(self, tell: Callable[[float, str], None], cancelled: Event) -> None:
        self._tell = tell
        self._cancelled = cancelled
        self._last = 0.0

    def check(self) -> None:
        """Raise `TaskCancelled` when the work is no longer wanted."""
        if self._cancelled.is_set():
            raise TaskCancelled

    def report(self, fraction: float, text: str = "") -> None:
        """Say how far the work is, from 0 to 1. Raises `TaskCancelled` when it is no longer wanted."""
        self.check()
        now = monotonic()
        if now - self._last >= PROGRESS_INTERVAL or fraction >= 1:
            self._last = now
            self._tell(min(max(fraction, 0.0), 1.0), text)


class Task(QObject):
    """One piece of work under way. Its signals are always sent on the main thread; exactly one of the last three ends it."""

    progressed = Signal(float, str)
    done = Signal(object)
    failed = Signal(str)
    cancelled = Signal()

    _arrived = Signal(str, object)

    def __init__(self, label: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self.fraction = 0.0
        self._over = False
        self._wanted_no_more = Event()
        self._on_cancel: list[Callable[[], None]] = []
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether the outcome has not been delivered yet."""
        return not self._over

    def cancel(self) -> None:
        """Ask the work to end. What it still returns is thrown away; `cancelled` is sent when it has ended."""
        self._wanted_no_more.set()
        for stop in self._on_cancel:
            stop()

    def when_cancelled(self, stop: Callable[[], None]) -> None:
        """Have something done at once on cancelling, for example `Connection.interrupt`."""
        self._on_cancel.append(stop)

    def _deliver(self, what: str, value: Any) -> None:
        if self._over:
            return
        if what == "progress":
            if not self._wanted_no_more.is_set():
                self.fraction = value[0]
                self.progressed.emit(*value)
            return
        self._over = True
        if what == "cancelled" or self._wanted_no_more.is_set():
            self.cancelled.emit()
        elif what == "done":
            self.done.emit(value)
        else:
            self.failed.emit(value)


class TaskRunner(QObject):
    """Runs tasks. `changed` says that one began or ended, for a status bar."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, threads: int = 4) -> None:
        super().__init__(parent)
        self._threads = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="casewright")
        self._workers: list[WorkerProcess] = []
        self._idle: list[WorkerProcess] = []
        self._lock = Lock()
        self._running: list[Task] = []
        self._quiet: list[Task] = []

    @property
    def running(self) -> tuple[Task, ...]:
        """The tasks under way, oldest first."""
        return tuple(self._running)

    def run(
        self,
        label: str,
        work: Callable[..., Any],
        *args: Any,
        on_done: Callable[[Any], object] | None = None,
        on_failed: Callable[[str], object] | None = None,
        on_progress: Callable[[float, str], object] | None = None,
        in_process: bool = False,
        quiet: bool = False,
        gently: bool = False,
    ) -> Task:
        """Run `work(progress, *args)` off the main thread.

        Args:
            label: what is being done, in words that fit 'Laying out the graph …'.
            in_process: in a spawned process; then the work is a function of a module and everything can be pickled.
            gently: cancelled in a process, the work ends at its next report and the process is kept for what follows at once;
                otherwise it is killed, whatever it is doing.
            quiet: done in a moment and done often: `running` and `changed` say nothing of it.
        """
        task = Task(label, self)
        for signal, slot in ((task.done, on_done), (task.failed, on_failed), (task.progressed, on_progress)):
            if slot is not None:
                signal.connect(slot)
        for signal in (task.done, task.failed, task.cancelled):
            signal.connect(lambda *_ignored, ended=task: self._forget(ended))
        (self._quiet if quiet else self._running).append(task)
        if not quiet:
            self.changed.emit()
        body = partial(self._in_process, gently) if in_process else self._in_thread
        self._threads.submit(body, task, work, args)
        return task

    def close(self) -> None:
        """Cancel everything and wait for the threads; the window is going."""
        for task in [*self._running, *self._quiet]:
            task.cancel()
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._workers:
            worker.stop()

    def _in_thread(self, task: Task, work: Callable[..., Any], args: tuple[Any, ...]) -> None:
        progress = Progress(
            lambda fraction, text: self._send(task, "progress", (fraction, text)), task._wanted_no_more
        )
        self._attempt(task, lambda: work(progress, *args))

    def _in_process(self, gently: bool, task: Task, work: Callable[..., Any], args: tuple[Any, ...]) -> None:
        if task._wanted_no_more.is_set():
            self._send(task, "cancelled", None)
            return
        worker = self._take_worker()
        task.when_cancelled(worker.end if gently else worker.stop)
        progress = Progress(
            lambda fraction, text: self._send(task, "progress", (fraction, text)),
            Event() if gently else task._wanted_no_more,
        )
        try:
            self._attempt(task, lambda: worker.call(work, args, progress))
        finally:
            task._on_cancel.clear()
            with self._lock:
                self._idle.append(worker)

    def _take_worker(self) -> WorkerProcess:
        with self._lock:
            if self._idle:
                return self._idle.pop()
            worker = WorkerProcess()
            self._workers.append(worker)
            return worker

    def _attempt(self, task: Task, call: Callable[[], Any]) -> None:
        try:
            self._send(task, "done", call())
        except TaskCancelled:
            self._send(task, "cancelled", None)
        except (CaseError, WorkFailed) as error:
            self._send(task, "failed", str(error))
        except Exception as error:  # a fault of ours must reach the screen, not vanish in a thread
            self._send(task, "failed", fault_sentence(task.label, error))

    def _send(self, task: Task, what: str, value: object) -> None:
        try:
            task._arrived.emit(what, value)
        except RuntimeError:
            # the window and its tasks were destroyed while the work ended
            return

    def _forget(self, task: Task) -> None:
        if task in self._running:
            self._running.remove(task)
            task.deleteLater()
            self.changed.emit()
        elif task in self._quiet:
            self._quiet.remove(task)
            task.deleteLater()


def fault_sentence(label: str, error: BaseException) -> str:
    """A fault of the program in one sentence: what did not work, and the name of the error for a report."""
    said = " ".join(str(error).split())[:200]
    return f"{label} did not work because of a fault in Casewright ({type(error).__name__}{': ' + said if said else ''})."
