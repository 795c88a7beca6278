"""The child process that handles untrusted documents: `python -P -m casewright.ingest.worker`.

It answers each request (a JSON frame that names the task, its header and the caps; then a frame with the bytes of the
document, unless it is the same as before) with two frames: a plain reason, empty when all went well, and the answer's
bytes. It has no network, limited memory and limited time; it may die at any moment, and the application then starts
another (`child`). The application never parses a document itself. What it can do: `worker_tasks`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from casewright.ingest.extraction import Caps
from casewright.ingest.framing import read_frame, write_frame
from casewright.ingest.worker_tasks import find_task, make_ready
from casewright.model.offline import go_offline

_LONGEST_REQUEST = 1 << 24  # a header may carry lists, such as the names that a case knows


def main(ready_for: Sequence[str] = ()) -> None:
    """Answer requests until the application closes the pipe; `ready_for` names tasks to load at once."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    _close_standard_streams()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the application, which then ends us
    go_offline()
    for task in ready_for:
        make_ready(task)
    desk = _Desk()
    while True:
        header = read_frame(requests, _LONGEST_REQUEST)
        if header is None:
            return
        _answer(json.loads(header), desk, requests, answers)


@dataclass
class _Desk:
    """The document that was handed in last; the next request may be about it too."""

    data: bytes = b""


def _answer(request: Mapping[str, Any], desk: _Desk, requests: BinaryIO, answers: BinaryIO) -> None:
    caps = Caps(**request["caps"])
    if not request["same_data"]:
        desk.data = b""  # before the next one: not two documents at once under the cap
        data = read_frame(requests, caps.bytes)
        if data is None:
            return
        desk.data = data
    _limit(caps)
    reason, answer = _perform(request["task"], request["header"], desk.data, caps)
    _stop_clock()
    write_frame(answers, reason.encode())
    write_frame(answers, answer)


def _perform(task: str, header: Mapping[str, Any], data: bytes, caps: Caps) -> tuple[str, bytes]:
    try:
        return "", find_task(task)(header, data, caps)
    except MemoryError:
        return (
            f"Reading the document needs more memory than is allowed ({caps.memory // 1_000_000:,} MB).",
            b"",
        )
    except RecursionError:
        return "The document is nested more deeply than can be read.", b""
    except (
        Exception
    ) as error:  # whatever a parser makes of a hostile file is this document's failure, not ours
        return f"The document could not be read; it may be damaged ({type(error).__name__}).", b""


def _close_standard_streams() -> None:
    """Whatever a library prints must not reach the pipe that carries the answers."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _limit(caps: Caps) -> None:
    """Memory and time, where the system has such limits; the application keeps its own clock besides."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = caps.memory if hard == resource.RLIM_INFINITY else min(caps.memory, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):  # macOS refuses a limit on address space
        _limit_data(most)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, caps.seconds + 1)  # should the application be gone, end all the same


def _limit_data(most: int) -> None:
    if sys.platform != "win32":
        import contextlib
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (most, resource.RLIM_INFINITY))


def _stop_clock() -> None:
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    main(sys.argv[1:])
