"""A spawned process that does one computation after the other and can be killed in the middle of one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any, Protocol

from casewright.model.errors import CaseError

_END = "end"


class WorkFailed(Exception):
    """The work in the process failed; `str(error)` is one sentence."""


class Listener(Protocol):
    """Hears of the work in the process, on the waiting thread."""

    def check(self) -> None:
        """Raises when the work is no longer wanted."""

    def report(self, fraction: float, text: str = "") -> None:
        """How far it is; raises likewise."""


class _NoLongerWanted(Exception):
    """Raised inside the work by `report`: the other end asked for it to end."""


class _Reporter:
    """Stands in for `Progress` inside the process."""

    def __init__(self, pipe: Connection[Any, Any], number: int) -> None:
        self._pipe, self._number = pipe, number

    def report(self, fraction: float, text: str = "") -> None:
        while self._pipe.poll():
            if self._pipe.recv() == (_END, self._number):
                raise _NoLongerWanted
        self._pipe.send(("progress", (fraction, text)))


class WorkerProcess:
    """Started at the first call, kept for the next ones, started anew after it was stopped."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._number = 0
        self._is_ending = False
        self._process: Any = None
        self._pipe: Connection[Any, Any] | None = None

    def call(self, work: Callable[..., Any], args: tuple[Any, ...], listener: Listener) -> Any:
        """Run `work(progress, *args)` in the process and wait.

        Raises `WorkFailed`; whatever the listener raises stops the work, and the process with it. None when `end` was called.
        """
        pipe = self._started()
        try:
            listener.check()  # cancelled while the process started
            with self._lock:
                self._number += 1
                self._is_ending = False
                pipe.send((self._number, work, args))
            while True:
                what, value = pipe.recv()
                if what == "progress":
                    if not self._is_ending:
                        listener.report(*value)
                elif what == "done":
                    return value
                else:
                    raise WorkFailed(value)
        except (EOFError, BrokenPipeError, ConnectionResetError) as gone:
            self.stop()
            raise WorkFailed("The computation was stopped before it had ended.") from gone
        except WorkFailed:
            raise
        except BaseException:
            self.stop()
            raise

    def end(self) -> None:
        """Ask the work under way to end at its next report. The process stays, with all it has loaded."""
        with self._lock:
            if self._pipe is not None and self._process is not None and self._process.is_alive():
                self._is_ending = True
                with suppress(OSError):
                    self._pipe.send((_END, self._number))

    def stop(self) -> None:
        """Kill the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.join()

    def _started(self) -> Connection[Any, Any]:
        if self._process is None or self._pipe is None or not self._process.is_alive():
            context = get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=serve, args=(theirs,), daemon=True)
            process.start()
            self._process = (
                process  # not before it runs: `stop` may come at any moment, and kills what it finds
            )
            theirs.close()
            self._pipe = ours
        return self._pipe


def serve(pipe: Connection[Any, Any]) -> None:
    """Inside the process: take work from the pipe until the other end closes it."""
    while True:
        try:
            number, *asked = pipe.recv()
        except EOFError:
            return
        if number == _END:  # of work that had ended by itself
            continue
        work, args = asked
        try:
            answer = ("done", work(_Reporter(pipe, number), *args))
        except _NoLongerWanted:
            answer = ("done", None)
        except CaseError as error:
            answer = ("failed", str(error))
        except Exception as error:  # the sentence crosses to the window, where it is shown
            said = " ".join(str(error).split())[:200]
            answer = (
                "failed",
                f"A fault in Casewright stopped the computation ({type(error).__name__}: {said}).",
            )
        pipe.send(answer)
