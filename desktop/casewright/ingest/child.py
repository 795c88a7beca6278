"""The application's side of the child process that handles untrusted documents: it is watched, and replaced when it dies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, BinaryIO, Self, cast

from casewright.ingest.extraction import MEGABYTE, Caps
from casewright.ingest.framing import read_frame, write_frame

Cancel = Callable[[], bool]
"""Asked ten times a second, on a thread of its own, whether the answer is still wanted."""

WORKER_OPTION = "--read-documents"
CANCELLED = "Reading was cancelled."
_BROKEN = "The document made its reader stop; it may be damaged, or need more memory than is allowed."
_LONGEST_REASON = 10_000
_LOOK_EVERY = 0.1  # seconds between looks at the clock and at the wish to cancel


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer: one plain sentence."""

    reason: str


class ChildProcess:
    """One child for any number of requests, started at the first or by `start`. A context manager; for one thread at a time.

    `close` may be called from any thread: an `ask` under way then ends with the reason `CANCELLED`.
    """

    def __init__(self, caps: Caps | None = None) -> None:
        self.caps = caps or Caps()
        self._process: subprocess.Popen[bytes] | None = None
        self._handed_in: bytes | None = None  # what the child has on its desk
        self._closings = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self, task: str) -> None:
        """Start the child at once and let it load what this task needs, while the application still does other things."""
        self._running(task)

    def close(self) -> None:
        """End the child process; the next `ask` starts another."""
        self._closings += 1
        self._end()

    def ask(
        self,
        task: str,
        header: Mapping[str, Any],
        data: bytes = b"",
        caps: Caps | None = None,
        cancel: Cancel | None = None,
        longest_answer: int = 256 * MEGABYTE,
        doing: str = "Reading the document",
    ) -> bytes | Refusal:
        """The answer to a task of `worker_tasks`; never raises for what is in the document.

        The same `data` object again is not sent again. `doing` begins the sentence that says the time was up.
        """
        if cancel is not None and cancel():  # a short answer might come before the watch looks
            return Refusal(CANCELLED)
        caps = caps or self.caps
        closings = self._closings
        reason: str | None = None
        for _ in range(2):
            is_fresh = not self._is_running()
            process = self._running()
            watch = _Watch(process, caps.seconds, cancel, doing)
            answer = self._exchange(process, (task, header, data), caps, longest_answer)
            reason = watch.stop()
            if closings != self._closings:
                self._end()
                return Refusal(CANCELLED)
            if answer is None or reason is not None:
                self._end()
            if answer is not None:
                return answer
            if is_fresh or reason is not None:
                break  # a child that broke after other documents may have broken by them: only then once more
        return Refusal(reason or _BROKEN)

    def _exchange(
        self,
        process: subprocess.Popen[bytes],
        request: tuple[str, Mapping[str, Any], bytes],
        caps: Caps,
        longest_answer: int,
    ) -> bytes | Refusal | None:
        """The child's answer, or None when it died or sent what is no answer."""
        task, header, data = request
        same_data = self._handed_in is data
        message = {"task": task, "header": header, "caps": asdict(caps), "same_data": same_data}
        to_child, from_child = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
        try:
            write_frame(to_child, json.dumps(message).encode())
            if not same_data:
                write_frame(to_child, data)
                self._handed_in = data
            reason = read_frame(from_child, _LONGEST_REASON)
            answer = read_frame(from_child, longest_answer)
            if reason is None or answer is None:
                return None
            return Refusal(reason.decode()) if reason else answer
        except (OSError, ValueError):
            return None

    def _is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _running(self, *ready_for: str) -> subprocess.Popen[bytes]:
        process = self._process
        if process is not None and process.poll() is None:
            return process
        self._end()
        self._process = process = subprocess.Popen(
            [*worker_command(), *ready_for],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return process

    def _end(self) -> None:
        process, self._process = self._process, None
        self._handed_in = None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            _close_quietly(stream)


def worker_command() -> list[str]:
    """How to start the child. A frozen application is its own Python: its entry point must know the option."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_OPTION]
    return [sys.executable, "-P", "-m", "casewright.ingest.worker"]


def child_environment() -> dict[str, str]:
    """Ours without our own settings (a passphrase may be among them), with the place of this package first."""
    package = str(Path(__file__).resolve().parents[2])
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    ours = {name: value for name, value in os.environ.items() if not name.startswith("CASEWRIGHT_")}
    return {**ours, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}


class _Watch:
    """Kills the child when its time is up or the person at the keyboard has had enough."""

    def __init__(
        self, process: subprocess.Popen[bytes], seconds: float, cancel: Cancel | None, doing: str
    ) -> None:
        self._process, self._seconds, self._cancel, self._doing = process, seconds, cancel, doing
        self._done = threading.Event()
        self._reason: str | None = None
        self._thread = threading.Thread(target=self._look, name="watch on a document's reader", daemon=True)
        self._thread.start()

    def stop(self) -> str | None:
        """End the watch; why the child was killed, if it was."""
        self._done.set()
        self._thread.join()
        return self._reason

    def _look(self) -> None:
        deadline = time.monotonic() + self._seconds
        while not self._done.wait(_LOOK_EVERY):
            if self._cancel is not None and self._cancel():
                self._reason = CANCELLED
            elif time.monotonic() > deadline:
                self._reason = f"{self._doing} took longer than {self._seconds:g} seconds and was stopped."
            if self._reason is not None:
                self._process.kill()
                return


def _close_quietly(stream: IO[bytes] | None) -> None:
    if stream is not None:
        try:
            stream.close()
        except OSError:
            return  # what was still to be written had lost its reader
