"""The one write path: a transaction on the writing connection that ends as one change set, or not at all."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.casefile import recorder, search_index
from casewright.casefile.access import Access
from casewright.casefile.change_set import CaseChanged
from casewright.casefile.clock import tick
from casewright.casefile.digest import change_set_digest, parent_digests
from casewright.casefile.driver import (
    Connection,
    DatabaseError,
    connect_writer,
    dbapi,
    not_in_place,
    plain_errors,
    plain_index_errors,
    plain_sqlite_errors,
)
from casewright.casefile.history import one_change_set
from casewright.casefile.inverse import apply_inverse
from casewright.casefile.keeping.shared_folders import shared_folder
from casewright.casefile.signing.signer import CHANGE_SET, Signer
from casewright.model.errors import CaseBusy, CaseGone, ChangedUnderneath, InvalidValue, UndoDeclined
from casewright.model.ids import analyst_id, new_id

if TYPE_CHECKING:
    from casewright.casefile.change_set import ChangeSet
    from casewright.casefile.transaction import Transaction

# changes; what a larger change set, or a bulk one, adds to the search index waits for `update_search_index`
INDEX_AT_ONCE = 500
Demand = Callable[["Transaction", str], object]
_LISTED = 20_000  # rows of one table that an event names one by one
_PATIENCE = 0.3  # seconds; the edit of an ordinary document is over by then


@dataclass
class MergeStep:
    """A merge under way: `heads` are the latest steps of the copies that come in; without `keep` all of it is rolled back."""

    connection: Connection
    _begin: Callable[[int, Iterable[str]], tuple[int, int]]
    heads: list[bytes] = field(default_factory=list)
    keep: bool = True
    seq: int | None = None
    id: bytes | None = None

    def begin(self, heads: Iterable[bytes], brought: int, analysts: Iterable[str]) -> tuple[int, int]:
        """From now on rows may be changed; returns the numbers of the first step that is brought, and of the merge.

        `analysts` are the names of those who made the steps: they stay known when the merge is taken back.
        """
        first, self.seq = self._begin(brought, analysts)
        self.heads = list(heads)
        return first, self.seq


class Writer:
    """Holds the writing connection. Any thread may edit; edits wait for one another.

    `hurried` is a thread that must not be held up, a window's main thread: it is refused where it would have to wait long.
    """

    def __init__(self, access: Access, case_id: UUID, analyst: str) -> None:
        self.path = access.path
        self._case_id = case_id
        self.work_as(analyst)
        self._turn = threading.RLock()
        self.hurried: threading.Thread | None = None
        self.demands: list[Demand] = []
        self.depositing = threading.RLock()
        self._busy = False
        self._encrypted, self._as_left = access.key is not None, False
        self._sessions: Any = None
        with plain_errors(access.path):
            self._connection: Connection = connect_writer(access)
            try:
                recorder.install(self._connection)
                self._file = None if _is_on_network(access.path) else _file_at(access.path)
                self._data_version = self._version()
            except BaseException:
                self._connection.close()
                raise

    def work_as(self, analyst: str) -> None:
        """From now on steps are this analyst's, and signed with that key."""
        self.analyst = analyst
        self.signer = Signer(analyst)

    @contextmanager
    def edit(
        self, label_key: str, subject: UUID | None, done: list[CaseChanged], kind: str = "edit"
    ) -> Iterator[Transaction]:
        """Yields a transaction; on leaving, what it changed is committed as one change set and appended to `done`.

        An exception, also the keyboard's, rolls everything back. No change, no change set.

        Raises:
            InvalidValue: a row still referred to was deleted, or a value does not fit its column.
            ChangedUnderneath: another program wrote into the file.
            CaseBusy: this is the hurried thread, and another's edit lasts.
        """
        from casewright.casefile.transaction import Transaction  # loads SQLModel

        with self._own_turn():
            self._refuse_nesting()
            with plain_sqlite_errors(self.path):
                session = self._new_session()
                transaction = Transaction(self._connection, session, self._case_id, self.signer)
                transaction.subject = subject
                try:
                    with self._change_set(label_key, kind, None, done) as header:
                        yield transaction
                        session.flush()
                        for demand in self.demands:
                            demand(transaction, label_key)
                        header["subject"] = transaction.subject
                finally:
                    session.close()

    def take_back(self, target: ChangeSet, kind: str, done: list[CaseChanged]) -> None:
        """Undoes (or, for an undo, redoes) one change set as a change set of its own.

        Raises:
            UndoDeclined: something it touched has changed since, or is referred to by something newer.
            CaseBusy: this is the hurried thread, and another's edit lasts.
        """
        with self._own_turn():
            self._refuse_nesting()
            self._refuse_between(target)
            try:
                with (
                    plain_sqlite_errors(self.path),
                    self._change_set(target.label_key, kind, target, done) as header,
                ):
                    header["subject"] = target.subject
                    apply_inverse(self._connection, target.seq)
            except InvalidValue as error:
                raise UndoDeclined(
                    "This step cannot be taken back: something newer refers to what it made."
                ) from error

    def return_to(self, step: int, done: list[CaseChanged]) -> None:
        """Takes back every step after one, as one change set that can itself be taken back.

        Raises:
            UndoDeclined: something of it cannot be taken back.
            CaseBusy: this is the hurried thread, and another's edit lasts.
        """
        with self._own_turn(), plain_sqlite_errors(self.path):
            self._refuse_nesting()
            with self._change_set("return_to", "edit", None, done):
                later = self._read(
                    "SELECT seq FROM change_set WHERE seq > ? AND brought_by IS NULL AND kind <> 'system' ORDER BY seq DESC",
                    (step,),
                )
                for (seq,) in later:
                    apply_inverse(self._connection, seq)

    @contextmanager
    def merging(self, done: list[CaseChanged]) -> Iterator[MergeStep]:
        """Yields a merge under way; on leaving, what it brought and did is committed as one step, if it was begun.

        Raises:
            ChangedUnderneath, CaseBusy: as `edit`.
        """
        with self._own_turn(), plain_sqlite_errors(self.path):
            self._refuse_nesting()
            self._busy = True
            connection = self._connection
            merge = MergeStep(connection, self._begin_merge)
            try:
                self._begin()
                recorder.step_aside(connection, True)
                yield merge
                recorder.stop(connection)
                recorder.step_aside(connection, False)
                if not merge.keep:
                    self._roll_back()
                    return
                if merge.seq is not None:
                    merge.id = self._seal(merge.seq, "merge", "merge", None, None, merge.heads)
                    search_index.follow(connection, INDEX_AT_ONCE)
                connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._busy = False
            if merge.id is not None:
                done.append(self._changed(merge.id))

    @contextmanager
    def aside(self, may_join: bool = False) -> Iterator[Connection]:
        """A transaction of its own for what lies outside the journal: pieces of contents, custody events.

        Args:
            may_join: where this thread is within an edit, be part of it.

        Raises:
            ChangedUnderneath: another program wrote into the file.
            CaseBusy: this is the hurried thread, and another's edit lasts.
        """
        with self._own_turn(), plain_sqlite_errors(self.path):
            if may_join and self._busy:
                yield self._connection
                return
            self._refuse_nesting()
            self._busy = True
            try:
                self._begin()
                recorder.step_aside(self._connection, True)
                yield self._connection
                recorder.step_aside(self._connection, False)
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._busy = False

    def read(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Committed rows, by the writing connection, between edits."""
        with self._turn, plain_sqlite_errors(self.path):
            self._refuse_nesting()
            return self._read(sql, params)

    def rebuild_search_index(self) -> None:
        """Indexes the whole case anew, whatever the index holds."""
        with self._turn, plain_sqlite_errors(self.path):
            self._refuse_nesting()
            with self._indexing():
                search_index.rebuild(self._connection)

    def update_search_index(self) -> None:
        """Indexes what a bulk import left to do; returns at once when there is nothing, or an edit is under way.

        Raises:
            DamagedIndex: only `rebuild_search_index` helps.
        """
        if not self._turn.acquire(blocking=False):
            return
        try:
            if not self._busy:
                with plain_index_errors(), plain_sqlite_errors(self.path), self._indexing():
                    search_index.catch_up(self._connection)
        finally:
            self._turn.release()

    def close(self) -> None:
        """Closes the connection; a transaction under way is rolled back."""
        with self._turn:
            if self._sessions is not None:
                self._sessions.close()
            self._connection.close()

    @contextmanager
    def _own_turn(self) -> Iterator[None]:
        """Waits for the edits of other threads; the hurried thread only for a moment."""
        patience = _PATIENCE if threading.current_thread() is self.hurried else -1
        if not self._turn.acquire(timeout=patience):
            raise CaseBusy(
                "Something is being taken into this case, and nothing was changed. "
                "Try again when that is done, or stop it."
            )
        try:
            yield
        finally:
            self._turn.release()

    def _refuse_nesting(self) -> None:
        if self._busy:
            raise RuntimeError(
                "an edit is already under way: pass its transaction on instead of starting another"
            )

    def _new_session(self) -> Any:
        from sqlalchemy import create_engine
        from sqlalchemy.pool import StaticPool
        from sqlmodel import Session

        if self._sessions is None:
            engine = create_engine(
                "sqlite://", creator=lambda: self._connection, module=dbapi, poolclass=StaticPool
            )
            self._sessions = engine.connect()
        return Session(bind=self._sessions, autoflush=True, expire_on_commit=False)

    def _begin_merge(self, brought: int, analysts: Iterable[str]) -> tuple[int, int]:
        """Introduces the analysts; returns the numbers of the first step that is brought, and of the merge itself."""
        first = int(self._read("SELECT coalesce(max(seq), 0) + 1 FROM change_set")[0][0])
        known = {row[0] for row in self._read("SELECT id FROM analyst")}
        new = [
            each for each in dict.fromkeys([self.analyst, *analysts]) if analyst_id(each).bytes not in known
        ]
        if new:
            self._introduce(first, new)
            first += 1
        recorder.start(self._connection, first + brought)
        return first, first + brought

    def _is_new_here(self) -> bool:
        row_id = analyst_id(self.analyst).bytes
        return self._connection.execute("SELECT 1 FROM analyst WHERE id = ?", (row_id,)).fetchone() is None

    def _introduce(self, seq: int, analysts: Iterable[str]) -> None:
        """Writes down who edits, before the first edit's own step, as a step that undo does not reach."""
        recorder.start(self._connection, seq)
        for name in analysts:
            self._connection.execute(
                "INSERT OR IGNORE INTO analyst (id, name) VALUES (?, ?)", (analyst_id(name).bytes, name)
            )
        recorder.stop(self._connection)
        self._seal(seq, "system", "join_case", None, None)

    @contextmanager
    def _change_set(
        self, label_key: str, kind: str, takes_back: ChangeSet | None, done: list[CaseChanged]
    ) -> Iterator[dict[str, UUID | None]]:
        connection = self._connection
        header: dict[str, UUID | None] = {"subject": None}
        self._busy = True
        try:
            self._begin()
            newcomer = self._is_new_here()
            seq = (
                connection.execute("SELECT coalesce(max(seq), 0) + 1 FROM change_set").fetchone()[0]
                + newcomer
            )
            recorder.start(connection, seq)
            yield header
            if not connection.in_transaction:
                raise RuntimeError("an error inside this edit was swallowed; the edit is rolled back")
            self._settle_conflicts(seq, takes_back)
            recorder.stop(connection)
            if not self._read("SELECT 1 FROM change WHERE cs = ? LIMIT 1", (seq,)) and not (
                takes_back is not None
                and self._made_on(takes_back)  # a merge counts also where no row changed
            ):
                self._roll_back()
                return
            if newcomer:
                self._introduce(seq - 1, [self.analyst])
            row_id = self._seal(seq, kind, label_key, header["subject"], takes_back)
            search_index.follow(connection, INDEX_AT_ONCE)
            connection.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._busy = False
        done.append(self._changed(row_id))

    def _settle_conflicts(self, seq: int, takes_back: ChangeSet | None) -> None:
        """What a step writes is decided by it, unless it only leads back to where it was open."""
        if self._read("SELECT 1 FROM merge_conflict LIMIT 1") or self._read(
            "SELECT 1 FROM change WHERE cs = ? AND tbl = 'merge_conflict' LIMIT 1", (seq,)
        ):
            from casewright.casefile.merging import open_conflicts

            if takes_back is None:
                open_conflicts.settle_written(self._connection, seq)
            elif self._made_on(takes_back) is None:
                open_conflicts.settle_taken_back(self._connection, seq, takes_back.id.bytes)

    def _seal(
        self,
        seq: int,
        kind: str,
        label_key: str,
        subject: UUID | None,
        takes_back: ChangeSet | None,
        merged: Iterable[bytes] = (),
    ) -> bytes:
        connection = self._connection
        row_id, author = new_id().bytes, analyst_id(self.analyst).bytes
        parents = [row[0] for row in connection.execute("SELECT cs FROM head")]
        parents += [each for each in merged if each not in parents]
        if takes_back is not None and (before := self._made_on(takes_back)) is not None:
            parents.append(before)
        clocks = [self._read("SELECT hlc FROM change_set WHERE id = ?", (each,))[0][0] for each in parents]
        hlc = tick(max(clocks, default=0))
        reference = subject.bytes if subject is not None else None
        undo_of = takes_back.id.bytes if takes_back is not None else None
        header = (row_id, kind, label_key, reference, author, hlc, undo_of)
        digest = change_set_digest(connection, seq, header, parent_digests(connection, parents))
        connection.execute(
            "INSERT INTO change_set VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)", (seq, *header, digest)
        )
        connection.executemany(
            "INSERT INTO change_parent VALUES (?, ?)", [(row_id, parent) for parent in parents]
        )
        self.signer.sign(connection, CHANGE_SET, digest)
        connection.execute("DELETE FROM head")
        connection.execute("INSERT INTO head VALUES (?)", (row_id,))
        return row_id

    def _refuse_between(self, target: ChangeSet) -> None:
        """A merge is taken back whole, so nothing may stand that was made or taken back since."""
        if self._made_on(target) is None:
            return
        if self._read("SELECT 1 FROM change_set WHERE seq = ? AND brought_by IS NOT NULL", (target.seq,)):
            raise UndoDeclined("This merge was made in another copy, and can be taken back there only.")
        later = self._read(
            "SELECT id, undo_of FROM change_set WHERE seq > ? AND brought_by IS NULL AND kind <> 'system' ORDER BY seq",
            (target.seq,),
        )
        taken_back: set[bytes] = set()
        for step, undo_of in reversed(later):
            if undo_of is not None and step not in taken_back:
                taken_back.add(undo_of)
        since = {step for step, _ in later}
        if any(step not in taken_back and undo_of not in since for step, undo_of in later):
            raise UndoDeclined("This merge cannot be taken back: something was done or taken back since.")

    def _made_on(self, target: ChangeSet) -> bytes | None:
        """The step that a merge, or the undoing of one, was made on: taking it back leads there, and so follows it too."""
        merged = (
            "WITH RECURSIVE of(id, kind, undo_of) AS (SELECT id, kind, undo_of FROM change_set WHERE id = ? UNION "
            "SELECT s.id, s.kind, s.undo_of FROM of JOIN change_set s ON s.id = of.undo_of) SELECT 1 FROM of WHERE kind = 'merge'"
        )
        if not self._read(merged, (target.id.bytes,)):
            return None
        before: bytes = self._read(
            "SELECT id FROM change_set WHERE seq < ? AND brought_by IS NULL ORDER BY seq DESC LIMIT 1",
            (target.seq,),
        )[0][0]
        return before

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        self._rolled_back()
        recorder.stop(self._connection)
        recorder.step_aside(self._connection, False)

    def copy_to(self, target: Path) -> None:
        """Writes a compact copy by the connection that is open, also of a file that is no longer where it was."""
        with self._own_turn(), plain_sqlite_errors(target):
            self._refuse_nesting()
            self._connection.execute("VACUUM INTO ?", (str(target),))

    def is_in_place(self) -> bool:
        """Whether the file that is open is still the one under its name."""
        try:
            return self._file in (None, _file_at(self.path))
        except OSError:
            return False

    def _begin(self) -> None:
        """Begins a transaction, if the file is as it was left."""
        self._as_left = False
        if not self.is_in_place():
            raise CaseGone(not_in_place(self.path))
        self._connection.execute("BEGIN IMMEDIATE")
        if self._version() != self._data_version:
            raise ChangedUnderneath(
                f"{self.path.name} was changed by another program while it was open here; nothing was written. "
                "Close it and open it again."
            )
        self._as_left = True

    def _version(self) -> int:
        """Changes when another connection writes into the file."""
        return int(self._read("PRAGMA data_version")[0][0])

    def _rolled_back(self) -> None:
        """After a transaction that began with the file as it was left, and was rolled back.

        SQLCipher journals a page encrypted anew, so that what is rolled back looks to SQLite as if another had written it.
        """
        if self._encrypted and self._as_left:
            with suppress(DatabaseError):  # what went wrong before is said, not this
                self._data_version = self._version()

    @contextmanager
    def _indexing(self) -> Iterator[None]:
        """Around what makes transactions of its own for the search index."""
        self._as_left = self._version() == self._data_version
        try:
            yield
        except BaseException:
            self._rolled_back()
            raise

    def _read(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return list(self._connection.execute(sql, tuple(params)).fetchall())

    def _changed(self, change_set_id: bytes) -> CaseChanged:
        change_set = one_change_set(self._read, change_set_id)
        rows = self._read("SELECT DISTINCT tbl, row_id FROM change WHERE cs = ?", (change_set.seq,))
        touched: dict[str, set[UUID]] = {}
        for table, row_id in rows:
            if row_id is not None:
                touched.setdefault(table, set()).add(UUID(bytes=row_id))
        bulk = {table for table, row_id in rows if row_id is None}
        bulk |= {table for table, ids in touched.items() if len(ids) > _LISTED}
        listed = {table: frozenset(ids) for table, ids in touched.items() if len(ids) <= _LISTED}
        return CaseChanged(change_set, listed, frozenset(bulk))


def _file_at(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _is_on_network(path: Path) -> bool:
    """There a file may change its number by itself."""
    shared = shared_folder(path)
    return shared is not None and shared.kind == "network"
