"""Read-only connections, one per thread, so that views read while something is being written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from casewright.casefile.access import Access
from casewright.casefile.driver import Connection, connect_reader, plain_errors
from casewright.model.errors import CaseError


class Readable(Protocol):
    """Anything that answers a query: a case, or a transaction."""

    def read(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        ...


class ByConnection:
    """Answers by one connection, with whatever its transaction has done so far."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return list(self._connection.execute(sql, tuple(params)).fetchall())


class Readers:
    """Hands each thread its own connection; closes them all at once."""

    def __init__(self, access: Access, prepare: Callable[[Connection], None] | None = None) -> None:
        """`prepare` is called with each new connection before anything is read through it."""
        self._access = access
        self._prepare = prepare
        self._local = threading.local()
        self._open: list[tuple[Connection, threading.Lock]] = []
        self._lock = threading.Lock()
        self._closed = False

    def read(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; nothing stays open afterwards, so a writer never waits for a forgotten cursor.

        Raises:
            DamagedCase: the file cannot be read.
        """
        with plain_errors(self._access.path):
            connection, turn = self._own()
            with turn:  # against a `close` in another thread
                self._refuse_closed()
                return list(connection.execute(sql, tuple(params)).fetchall())

    def connection(self) -> Connection:
        """This thread's own connection, for long reading in steps; it cannot write, and closes with the others."""
        return self._own()[0]

    def interrupt(self) -> None:
        """Stops queries running in any thread."""
        with self._lock:
            for connection, _ in self._open:
                connection.interrupt()

    def close(self) -> None:
        """Stops queries under way and closes the connections of all threads."""
        with self._lock:
            self._closed = True
            self._access = self._access.forgotten()
            for connection, turn in self._open:
                connection.interrupt()
                while not turn.acquire(timeout=0.02):  # a query may have begun after the first interrupt
                    connection.interrupt()
                connection.close()
                turn.release()
            self._open.clear()

    def _own(self) -> tuple[Connection, threading.Lock]:
        """This thread's connection."""
        self._refuse_closed()
        own: tuple[Connection, threading.Lock] | None = getattr(self._local, "own", None)
        if own is None:
            connection = connect_reader(self._access)
            if self._prepare is not None:
                self._prepare(connection)
            own = self._local.own = (connection, threading.Lock())
            with self._lock:
                self._open.append(own)
        return own

    def _refuse_closed(self) -> None:
        if self._closed:
            raise CaseError("The case is closed.")
