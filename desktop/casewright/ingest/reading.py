"""Reading documents from the application's side: a child process does it, is watched, and is replaced when it dies."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, cast

from casewright.ingest.extraction import Caps, Extraction, from_json
from casewright.ingest.framing import read_frame, write_frame
from casewright.ingest.media_type import UNKNOWN, sniff

Document = str | os.PathLike[str] | bytes
Progress = Callable[[int, int, str], None]
"""Called with the number of files done, of all files, and the name of the file that comes next ("" at the end)."""

WORKER_OPTION = "--read-documents"
CANCELLED = "Reading was cancelled."
_BROKEN = "The document made its reader stop; it may be damaged, or need more memory than is allowed."
_LONGEST_ANSWER_PER_CHARACTER = 12  # a character as JSON, at worst
_LOOK_EVERY = 0.1  # seconds between looks at the clock and at the wish to cancel


class DocumentReader:
    """One child process for any number of documents. A context manager; not for several threads at once."""

    def __init__(self, caps: Caps | None = None) -> None:
        self.caps = caps or Caps()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> DocumentReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            _close_quietly(stream)

    def read(
        self,
        document: Document,
        media_type: str | None = None,
        file_name: str = "",
        cancel: Callable[[], bool] | None = None,
    ) -> Extraction:
        """Read one document, given as its bytes or its path. Never raises for what is in it: see `Extraction.failure`."""
        data, file_name = _bytes_of(document, file_name, self.caps)
        if isinstance(data, Extraction):
            return data
        extraction = self._read(data, media_type, file_name, cancel)
        return replace(extraction, document_sha256=hashlib.sha256(data).hexdigest())

    def _read(
        self, data: bytes, media_type: str | None, file_name: str, cancel: Callable[[], bool] | None
    ) -> Extraction:
        for _ in range(2):
            is_fresh = not self._is_running()
            watch = _Watch(self._running(), self.caps.seconds, cancel)
            answer = self._ask(self._running(), data, media_type, file_name)
            reason = watch.stop()
            if answer is None or reason is not None:
                self.close()
            if answer is not None:
                return answer
            if is_fresh or reason is not None:
                break  # a child that broke after other documents may have broken by them: only then once more
        return Extraction(sniff(data, file_name, media_type), failure=reason or _BROKEN)

    def _ask(
        self, process: subprocess.Popen[bytes], data: bytes, media_type: str | None, file_name: str
    ) -> Extraction | None:
        """The child's answer, or None when it died or answered nonsense."""
        request = {
            "media_type": media_type,
            "file_name": Path(file_name).name[-255:],
            "caps": asdict(self.caps),
        }
        to_child, from_child = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
        try:
            write_frame(to_child, json.dumps(request).encode())
            write_frame(to_child, data)
            answer = read_frame(from_child, self.caps.characters * _LONGEST_ANSWER_PER_CHARACTER + (1 << 20))
            return from_json(answer) if answer is not None else None
        except (OSError, ValueError):
            return None

    def _is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._process = subprocess.Popen(
            worker_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return self._process


def extract(
    document: Document, media_type: str | None = None, file_name: str = "", caps: Caps | None = None
) -> Extraction:
    """Read one document in a child process of its own. For several, use `DocumentReader` or `read_many`."""
    with DocumentReader(caps) as reader:
        return reader.read(document, media_type, file_name)


def read_many(
    paths: Iterable[str | os.PathLike[str]],
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
    caps: Caps | None = None,
) -> Iterator[tuple[Path, Extraction]]:
    """Read files one after another with one child process, giving each as it is done; ends early once `cancel()`."""
    files = [Path(path) for path in paths]
    with DocumentReader(caps) as reader:
        for done, path in enumerate(files):
            if cancel is not None and cancel():
                return
            if progress is not None:
                progress(done, len(files), path.name)
            extraction = reader.read(path, cancel=cancel)
            if extraction.failure == CANCELLED:
                return
            yield path, extraction
    if progress is not None:
        progress(len(files), len(files), "")


def worker_command() -> list[str]:
    """How to start the child. A frozen application is its own Python: its entry point must know the option."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_OPTION]
    return [sys.executable, "-P", "-m", "casewright.ingest.worker"]


class _Watch:
    """Kills the child when its time is up or the person at the keyboard has had enough."""

    def __init__(
        self, process: subprocess.Popen[bytes], seconds: float, cancel: Callable[[], bool] | None
    ) -> None:
        self._process, self._left, self._cancel = process, seconds, cancel
        self._seconds = seconds
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
                self._reason = (
                    f"Reading the document took longer than {self._seconds:g} seconds and was stopped."
                )
            if self._reason is not None:
                self._process.kill()
                return


def _bytes_of(document: Document, file_name: str, caps: Caps) -> tuple[bytes | Extraction, str]:
    if isinstance(document, bytes):
        data = document
    else:
        path = Path(document)
        file_name = file_name or path.name
        try:
            if path.stat().st_size > caps.bytes:
                return _too_large(caps), file_name
            data = path.read_bytes()
        except OSError as error:
            reason = f"The file could not be opened: {(error.strerror or 'unknown reason').lower()}."
            return Extraction(UNKNOWN, failure=reason), file_name
    return (data if len(data) <= caps.bytes else _too_large(caps)), file_name


def _too_large(caps: Caps) -> Extraction:
    return Extraction(UNKNOWN, failure=f"The file is larger than {caps.bytes // 1_000_000:,} MB.")


def _environment() -> dict[str, str]:
    """Ours without our own settings (a passphrase may be among them), with the place of this package first."""
    package = str(Path(__file__).resolve().parents[2])
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    ours = {name: value for name, value in os.environ.items() if not name.startswith("CASEWRIGHT_")}
    return {**ours, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}


def _close_quietly(stream: IO[bytes] | None) -> None:
    if stream is not None:
        try:
            stream.close()
        except OSError:
            return  # what was still to be written had lost its reader
