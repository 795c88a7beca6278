"""Is the file of an open case still where it was, and as it was left? Asked before every transaction that writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from casewright.casefile.access import Access
from casewright.casefile.driver import Connection, DatabaseError, not_in_place
from casewright.casefile.keeping.shared_folders import network_of
from casewright.model.errors import CaseGone, ChangedUnderneath


class FileInPlace:
    """Watches one file for the writing connection that is open on it."""

    def __init__(self, access: Access, connection: Connection) -> None:
        self._path, self._encrypted = access.path, access.key is not None
        self._connection = connection
        # on a network a file may change its number by itself
        self._file = None if network_of(access.path) else _file_at(access.path)
        self._version = self._current_version()
        self._as_left = True

    def is_there(self) -> bool:
        """Whether the file that is open is still the one under its name."""
        try:
            return self._file in (None, _file_at(self._path))
        except OSError:
            return False

    def begin(self) -> None:
        """Begins a transaction.

        Raises:
            CaseGone: the file is not there any more, or it is another.
            ChangedUnderneath: another program wrote into it.
        """
        self._as_left = False
        if not self.is_there():
            raise CaseGone(not_in_place(self._path))
        self._connection.execute("BEGIN IMMEDIATE")
        if self._current_version() != self._version:
            raise ChangedUnderneath(
                f"{self._path.name} was changed by another program while it was open here; nothing was written. "
                "Close it and open it again."
            )
        self._as_left = True

    def rolled_back(self) -> None:
        """After a transaction that began with the file as it was left, and was rolled back.

        SQLCipher journals a page encrypted anew, so that what is rolled back looks to SQLite as if another had written it.
        """
        if self._encrypted and self._as_left:
            with suppress(DatabaseError):  # what went wrong before is said, not this
                self._version = self._current_version()

    @contextmanager
    def indexing(self) -> Iterator[None]:
        """Around what makes transactions of its own for the search index."""
        self._as_left = self._current_version() == self._version
        try:
            yield
        except BaseException:
            self.rolled_back()
            raise

    def _current_version(self) -> int:
        """Changes when another connection writes into the file."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


def _file_at(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino
