"""The one write path: a transaction on the writing connection that ends as one change set, or not at all."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.casefile import recorder, search_index
from casewright.casefile.access import Access
from casewright.casefile.change_set import CaseChanged
from casewright.casefile.driver import (
    Connection,
    connect_writer,
    dbapi,
    plain_errors,
    plain_index_errors,
    plain_sqlite_errors,
)
from casewright.casefile.file_in_place import FileInPlace
from casewright.casefile.history import redo_target, undo_target
from casewright.casefile.inverse import apply_inverse
from casewright.casefile.merging.taking_back import made_on, refuse_between
from casewright.casefile.sealing import Step, event_of, introduce, seal
from casewright.casefile.signing.signer import Signer
from casewright.model.errors import CaseBusy, InvalidValue, UndoDeclined
from casewright.model.ids import analyst_id

if TYPE_CHECKING:
    from casewright.casefile.change_set import ChangeSet
    from casewright.casefile.transaction import Transaction

# changes; what a larger change set, or a bulk one, adds to the search index waits for `update_search_index`
INDEX_AT_ONCE = 500
Demand = Callable[["Transaction", str], object]
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
        self._sessions: Any = None
        with plain_errors(access.path):
            self._connection: Connection = connect_writer(access)
            try:
                recorder.install(self._connection)
                self.place = FileInPlace(access, self._connection)
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
            refuse_between(self._read, target)
            in_turn = target.id in {
                each.id for each in (undo_target(self._read), redo_target(self._read)) if each
            }
            try:
                with (
                    plain_sqlite_errors(self.path),
                    self._change_set(target.label_key, kind, target, done) as header,
                ):
                    header["subject"] = target.subject
                    apply_inverse(self._connection, target.seq)
                    if not in_turn:  # in its turn it leads to what was there before, whatever that was
                        self._refuse_dangling()
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
                self.place.begin()
                recorder.step_aside(connection, True)
                yield merge
                recorder.stop(connection)
                recorder.step_aside(connection, False)
                if not merge.keep:
                    self._roll_back()
                    return
                if merge.seq is not None:
                    merge.id = seal(
                        connection, self.signer, Step(merge.seq, "merge", "merge", merged=tuple(merge.heads))
                    )
                    search_index.follow(connection, INDEX_AT_ONCE)
                connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._busy = False
            if merge.id is not None:
                done.append(event_of(self._connection, merge.id))

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
                self.place.begin()
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
            with self.place.indexing():
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
                with plain_index_errors(), plain_sqlite_errors(self.path), self.place.indexing():
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
            introduce(self._connection, self.signer, first, new)
            first += 1
        recorder.start(self._connection, first + brought)
        return first, first + brought

    def _is_new_here(self) -> bool:
        row_id = analyst_id(self.analyst).bytes
        return self._connection.execute("SELECT 1 FROM analyst WHERE id = ?", (row_id,)).fetchone() is None

    @contextmanager
    def _change_set(
        self, label_key: str, kind: str, takes_back: ChangeSet | None, done: list[CaseChanged]
    ) -> Iterator[dict[str, UUID | None]]:
        connection = self._connection
        header: dict[str, UUID | None] = {"subject": None}
        self._busy = True
        try:
            self.place.begin()
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
                and made_on(self._read, takes_back)  # a merge counts also where no row changed
            ):
                self._roll_back()
                return
            if newcomer:
                introduce(connection, self.signer, seq - 1, [self.analyst])
            row_id = seal(connection, self.signer, Step(seq, kind, label_key, header["subject"], takes_back))
            search_index.follow(connection, INDEX_AT_ONCE)
            connection.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._busy = False
        done.append(event_of(self._connection, row_id))

    def _settle_conflicts(self, seq: int, takes_back: ChangeSet | None) -> None:
        """What a step writes is decided by it, unless it only leads back to where it was open."""
        if self._read("SELECT 1 FROM merge_conflict LIMIT 1") or self._read(
            "SELECT 1 FROM change WHERE cs = ? AND tbl = 'merge_conflict' LIMIT 1", (seq,)
        ):
            from casewright.casefile.merging import open_conflicts

            if takes_back is None:
                open_conflicts.settle_written(self._connection, seq)
            elif made_on(self._read, takes_back) is None:
                open_conflicts.settle_taken_back(self._connection, seq, takes_back.id.bytes)

    def _refuse_dangling(self) -> None:
        """What was deleted since a step taken back out of its order: references to any kind of object are no keys of the file."""
        from casewright.casefile.merging.reference_columns import absent_targets

        written: dict[str, list[bytes]] = {}
        for table, row_id in self._read(
            "SELECT tbl, row_id FROM change WHERE cs = (SELECT cs FROM temp.recording) AND op IN ('I', 'U') "
            "AND row_id IS NOT NULL AND tbl <> 'brief_section'"
        ):
            written.setdefault(table, []).append(row_id)
        if absent_targets(self._connection, written):
            raise UndoDeclined("This step cannot be taken back: something it refers to is no longer there.")

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        self.place.rolled_back()
        recorder.stop(self._connection)
        recorder.step_aside(self._connection, False)

    def copy_to(self, target: Path) -> None:
        """Writes a compact copy by the connection that is open, also of a file that is no longer where it was."""
        with self._own_turn(), plain_sqlite_errors(target):
            self._refuse_nesting()
            self._connection.execute("VACUUM INTO ?", (str(target),))

    def _read(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return list(self._connection.execute(sql, tuple(params)).fetchall())
