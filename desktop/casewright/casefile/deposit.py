"""Bringing in a large content ahead of the edit that archives it, in steps, so that memory stays bounded.

Each step is a short transaction outside the journal, so readers wait for one step at most. A key in `meta` names the
content until its `archive` row is written; what a crash leaves is never used, and is swept beside other work when the
case is next opened for writing.
"""

from __future__ import annotations

import io
import logging
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import BinaryIO

from casewright.casefile.archive import CHUNK, DEPOSIT, LARGE, Deposit, chunks_of, digest, keep_chunks
from casewright.casefile.driver import Connection, no_room
from casewright.casefile.writer import Writer
from casewright.model.errors import CaseError, ContentChanged, NoRoom

Progress = Callable[[int, int], None]
"""Called with the bytes done and of all; an exception that it raises stops the deposit."""
_STEP = 8  # chunks a transaction: what is held in memory, and how long a reader may have to wait
PAUSE = 0.025  # seconds: a waiting reader looks this often at first (SQLite's busy handler), and so gets in
_SWEEP = 16  # chunks a transaction; they are overwritten, so the rollback journal is as large
_log = logging.getLogger(__name__)


@contextmanager
def deposit(
    writer: Writer, stream: BinaryIO, progress: Progress | None = None, in_memory: int = LARGE
) -> Iterator[Deposit]:
    """Yields the content of a seekable stream, from where it stands, ready for `Transaction.put_bytes`.

    What is not archived when the block is left goes out of the file again.

    Args:
        in_memory: bytes; a content of no more is kept in memory, and archived within the edit.

    Raises:
        ContentChanged: the stream gave other bytes when it was read again.
        NoRoom: the disk is full.
    """
    start = stream.tell()
    small = stream.read(in_memory + 1)
    if len(small) <= in_memory:
        yield Deposit(*digest([small]), small)
        return
    del small
    size = stream.seek(0, io.SEEK_END) - start
    told = _Told(progress, 2 * size)
    stream.seek(start)
    sha256, size = digest(told.along(chunks_of(stream, size)))  # what is added meanwhile is left out
    with writer.depositing:
        try:
            if not _is_archived(writer, sha256):
                stream.seek(start)
                _bring_in(writer, sha256, size, told.along(chunks_of(stream, size)))
            yield Deposit(sha256, size)
        finally:
            sweep(writer, sha256)


class Sweeper:
    """Removes what a crash left of contents that were never archived: on a thread, a few chunks at a time."""

    def __init__(self, writer: Writer) -> None:
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self._writer = writer
        left = writer.read(
            "SELECT substr(key, ?) FROM meta WHERE key >= ? AND key < ?",
            (len(DEPOSIT) + 1, DEPOSIT, DEPOSIT[:-1] + ";"),  # ";" comes after ":"
        )
        if left:
            self._thread = threading.Thread(target=self._sweep, args=([sha256 for (sha256,) in left],))
            self._thread.start()

    def stop(self) -> None:
        """Ends it, done or not; the rest is removed another time."""
        self._stopped.set()
        self.wait()

    def wait(self) -> None:
        """Returns when it is done."""
        if self._thread is not None:
            self._thread.join()

    def _sweep(self, contents: list[str]) -> None:
        for sha256 in contents:
            sweep(self._writer, sha256, self._stopped)


class _Told:
    """Counts the bytes that pass."""

    def __init__(self, progress: Progress | None, whole: int) -> None:
        self._progress, self._whole, self._done = progress, whole, 0

    def along(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """The chunks, each counted."""
        for chunk in chunks:
            yield chunk
            self._done += len(chunk)
            if self._progress is not None:
                self._progress(min(self._done, self._whole), self._whole)


def _is_archived(writer: Writer, sha256: str) -> bool:
    return bool(writer.read("SELECT 1 FROM archive WHERE sha256 = ?", (sha256,)))


def _bring_in(writer: Writer, sha256: str, size: int, chunks: Iterator[bytes]) -> None:
    _sweep(writer, sha256)
    refuse_without_room(writer, size)

    def written() -> Iterator[bytes]:
        number = 0
        while step := list(islice(chunks, _STEP)):
            with writer.aside() as connection:
                connection.execute("INSERT OR REPLACE INTO meta VALUES (?, '')", (DEPOSIT + sha256,))
                yield from keep_chunks(connection, sha256, step, number)
            number += len(step)
            time.sleep(PAUSE)

    if digest(written()) != (sha256, size):
        raise ContentChanged("The file changed while it was being archived; take it in again.")


def refuse_without_room(writer: Writer, size: int) -> None:
    """Before the disk is filled for nothing: a case file never gets smaller by what is swept from it."""
    pages = writer.read("SELECT (SELECT * FROM pragma_freelist_count) * (SELECT * FROM pragma_page_size)")[0][
        0
    ]
    if shutil.disk_usage(writer.path.parent).free + pages < size:
        raise NoRoom(no_room(writer.path))


def sweep(writer: Writer, sha256: str, stopped: threading.Event | None = None) -> None:
    """As `_sweep`; where the disk refuses even that, the key in `meta` stays for the next opening."""
    try:
        _sweep(writer, sha256, stopped)
    except CaseError:
        _log.warning("pieces of %s… stay in the file until it is next opened", sha256[:12], exc_info=True)


def _sweep(writer: Writer, sha256: str, stopped: threading.Event | None = None) -> None:
    several = _SWEEP
    while not (stopped and stopped.is_set()):
        if not writer.depositing.acquire(timeout=0.1):  # another thread brings something in; perhaps this
            continue
        try:
            if not _is_left_over(writer, sha256):
                return
            with writer.aside() as connection:
                if not _remove_some(connection, sha256, several):
                    connection.execute("DELETE FROM meta WHERE key = ?", (DEPOSIT + sha256,))
        except NoRoom:
            if several == 1:
                raise
            several = 1
        finally:
            writer.depositing.release()


def _is_left_over(writer: Writer, sha256: str) -> bool:
    """Whether there are chunks of a content that is not archived, or a key that names it."""
    pieces = "SELECT 1 FROM archive_chunk WHERE sha256 = ? LIMIT 1"
    return bool(
        (not _is_archived(writer, sha256) and writer.read(pieces, (sha256,)))
        or writer.read("SELECT 1 FROM meta WHERE key = ?", (DEPOSIT + sha256,))
    )


def _remove_some(connection: Connection, sha256: str, several: int) -> bool:
    """Removes a few chunks; False when there are none, or they were archived by now."""
    if connection.execute("SELECT 1 FROM archive WHERE sha256 = ?", (sha256,)).fetchone():
        return False
    return bool(
        connection.execute(
            "DELETE FROM archive_chunk WHERE rowid IN (SELECT rowid FROM archive_chunk WHERE sha256 = ? LIMIT ?)",
            (sha256, several),
        ).rowcount
    )


assert _STEP * CHUNK <= LARGE, "a step is no larger than what may be held in memory anyway"
