"""The child process that reads untrusted documents: `python -P -m casewright.ingest.worker`.

It answers each request (a JSON frame with media type, file name and caps, then a frame with the bytes) with one JSON
frame, an `Extraction`. It has no network, limited memory and limited time; it may die at any moment, and the
application then starts another (`reading`). The application never parses a document itself.
"""

from __future__ import annotations

import json
import os
import sys
from typing import BinaryIO

from casewright.ingest.documents import read_document
from casewright.ingest.extraction import Caps, Extraction, to_json
from casewright.ingest.framing import read_frame, write_frame
from casewright.ingest.media_type import sniff
from casewright.model.offline import go_offline

_LONGEST_REQUEST = 1 << 16


def main() -> None:
    """Read documents until the application closes the pipe."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    _close_standard_streams()
    go_offline()
    while True:
        header = read_frame(requests, _LONGEST_REQUEST)
        if header is None:
            return
        _answer(json.loads(header), requests, answers)


def _answer(request: dict[str, object], requests: BinaryIO, answers: BinaryIO) -> None:
    caps = Caps(**request["caps"])  # type: ignore[arg-type]  # our own application wrote it
    data = read_frame(requests, caps.bytes)
    if data is None:
        return
    _limit(caps)
    media_type, file_name = request["media_type"], str(request["file_name"])
    stated = media_type if isinstance(media_type, str) else None
    write_frame(answers, to_json(_read(data, stated, file_name, caps)))
    _stop_clock()


def _read(data: bytes, media_type: str | None, file_name: str, caps: Caps) -> Extraction:
    try:
        return read_document(data, media_type, file_name, caps)
    except MemoryError:
        reason = f"Reading the document needs more memory than is allowed ({caps.memory // 1_000_000:,} MB)."
    except (
        Exception
    ) as error:  # whatever a parser makes of a hostile file is this document's failure, not ours
        reason = f"The document could not be read; it may be damaged ({type(error).__name__})."
    return Extraction(sniff(data, file_name, media_type), failure=reason)


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
    import signal

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
        import signal

        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    main()
