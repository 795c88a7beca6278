"""Read-only connections, one per thread, so that views read while something is being written."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from casewright.casefile.driver import Connection, connect_reader, plain_errors
from casewright.model.errors import CaseError


class Readable(Protocol):
    """Anything that answers a query: a case, or a transaction."""

    def read(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        ...


class Readers:
    """Hands each thread its own connection; closes them all at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._open: list[Connection] = []
        self._lock = threading.Lock()
        self._closed = False

    def read(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; nothing stays open afterwards, so a writer never waits for a forgotten cursor.

        Raises:
            DamagedCase: the file cannot be read.
        """
        with plain_errors(self._path):
            return list(self._connection().execute(sql, tuple(params)).fetchall())

    def interrupt(self) -> None:
        """Stops queries running in any thread."""
        with self._lock:
            for connection in self._open:
                connection.interrupt()

    def close(self) -> None:
        """Closes the connections of all threads."""
        with self._lock:
            self._closed = True
            for connection in self._open:
                connection.close()
            self._open.clear()

    def _connection(self) -> Connection:
        if self._closed:
            raise CaseError("The case is closed.")
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = connect_reader(self._path)
            self._local.connection = connection
            with self._lock:
                self._open.append(connection)
        return connection
