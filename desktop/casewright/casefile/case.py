"""A case: the front door to one case file."""

from __future__ import annotations

import getpass
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, BinaryIO, Concatenate, ParamSpec, TypeVar
from uuid import UUID
from weakref import WeakSet

from casewright.casefile import archive, custody, history
from casewright.casefile.access import Access
from casewright.casefile.archive import Deposit
from casewright.casefile.backup import copy_case, refuse_target
from casewright.casefile.change_set import CaseChanged, Change, ChangeSet
from casewright.casefile.custody import Act
from casewright.casefile.deposit import Progress, Sweeper, deposit
from casewright.casefile.driver import Connection
from casewright.casefile.lock import CaseLock
from casewright.casefile.readers import Readers
from casewright.casefile.writer import Demand, Writer
from casewright.model.errors import CaseError, CaseReadOnly, UndoDeclined

if TYPE_CHECKING:
    from types import TracebackType

    from casewright.casefile.merging.report import MergeReport
    from casewright.casefile.transaction import Transaction

P = ParamSpec("P")
T = TypeVar("T")
Listener = Callable[[CaseChanged], None]
_log = logging.getLogger(__name__)
_open: WeakSet[Case] = WeakSet()


def default_analyst() -> str:
    """The name on the computer's account."""
    with suppress(Exception):  # no account name at all, as in some containers
        return getpass.getuser()
    return "analyst"


def open_here(path: Path) -> Access | None:
    """What a case of this process that is open now was opened with."""
    return next((case.access for case in list(_open) if case.path == path), None)


class Case:
    """One open case file. `opening.open_case` and `opening.create_case` make one; use it in a `with` block."""

    def __init__(
        self,
        access: Access,
        case_id: UUID,
        analyst: str,
        lock: CaseLock | None,
        prepare: Callable[[Connection], None] | None = None,
    ) -> None:
        """`prepare` is called with each reading connection before anything is read through it (`narrowed.py`)."""
        self.access = access
        self.case_id = case_id
        self.analyst = analyst
        self._lock = lock
        self._readers = Readers(access, prepare)
        self._writer = Writer(access, case_id, analyst) if lock is not None else None
        self._listeners: list[Listener] = []
        self._sweeper = Sweeper(self._writer) if self._writer is not None else None
        _open.add(self)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.access.path

    @property
    def encrypted(self) -> bool:
        """Whether it is protected with a passphrase."""
        return self.access.key is not None

    @property
    def read_only(self) -> bool:
        """Whether edits are refused."""
        return self._writer is None

    def run(
        self, operation: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Runs an operation of `operations/` in one transaction, as one change set labelled with its name.

        Raises:
            CaseReadOnly: the case is open read-only.
            CaseError: whatever the operation refuses; nothing is changed then.
        """
        with self.edit(operation.__name__) as transaction:
            return operation(transaction, *args, **kwargs)

    @contextmanager
    def edit(self, label_key: str, subject: UUID | None = None) -> Iterator[Transaction]:
        """Several operations as one change set: `with case.edit("apply_recipe") as tx: …`.

        `label_key` names a template in `operations/`, never the content of the case.
        """
        done: list[CaseChanged] = []
        try:
            with self._write().edit(label_key, subject, done) as transaction:
                yield transaction
        finally:
            self._tell(done)

    def undo(self) -> ChangeSet:
        """Takes back the latest step that is not taken back yet, and returns it.

        Raises:
            UndoDeclined: there is nothing to undo, or something has changed since.
        """
        return self._take_back(history.undo_target(self.read), "undo", "There is nothing to undo.")

    def redo(self) -> ChangeSet:
        """Takes back the latest undo, and returns it.

        Raises:
            UndoDeclined: there is nothing to redo, or something has changed since.
        """
        return self._take_back(history.redo_target(self.read), "redo", "There is nothing to redo.")

    def take_back(self, step: ChangeSet) -> None:
        """Takes back one step, whenever it was made, as `undo` does.

        Raises:
            UndoDeclined: it was taken back already, is none that can be, or something it touched has changed since.
        """
        if step.kind == "system" or history.is_taken_back(self.read, step):
            raise UndoDeclined("This step cannot be taken back.")
        kind = "redo" if step.kind == "undo" else "undo"
        self._take_back(step, kind, "")

    def return_to(self, step: int) -> None:
        """Takes the case back to what it was after a step (its `seq`), as one step that can itself be undone.

        Raises:
            UndoDeclined: something of it cannot be taken back; nothing is changed then.
        """
        done: list[CaseChanged] = []
        try:
            self._write().return_to(step, done)
        finally:
            self._tell(done)

    def undo_label(self) -> ChangeSet | None:
        """What `undo` would take back."""
        return history.undo_target(self.read)

    def redo_label(self) -> ChangeSet | None:
        """The undo that `redo` would take back."""
        return history.redo_target(self.read)

    def merge(
        self, others: Sequence[str | Path | Access], progress: Progress | None = None, dry_run: bool = False
    ) -> MergeReport:
        """Merges other copies of this case into it as one step, which undo takes back; none of them is written.

        Args:
            progress: an exception that it raises stops the merge, which changes nothing then.
            dry_run: only find out what would come of it.

        Raises:
            CaseReadOnly: the case is open read-only.
            CaseError: a copy is no copy of this case, or is refused; nothing is changed then.
        """
        from casewright.casefile.merging.merge import merge_copies

        done: list[CaseChanged] = []
        try:
            return merge_copies(self, self._write(), others, done, progress, dry_run)
        finally:
            self._tell(done)

    def combine(self, other: Access, progress: Progress | None = None, dry_run: bool = False) -> MergeReport:
        """Takes in another case, which has no history in common with this one, as one step, which undo takes back.

        Raises:
            As `merge`; CaseError also for a copy of this case, which is to be merged.
        """
        from casewright.casefile.merging.combining import combine_case

        return combine_case(self, other, progress, dry_run)

    def history(
        self,
        limit: int = 100,
        before_seq: int | None = None,
        object_id: UUID | None = None,
        wanted: history.Wanted | None = None,
    ) -> list[ChangeSet]:
        """The latest change sets first; of the whole case, or of one object, of one person, of a time."""
        return history.change_sets(self.read, limit, before_seq, object_id, wanted)

    def changes(self, change_set: ChangeSet) -> list[Change]:
        """Every row change of a change set, in order."""
        return history.changes(self.read, change_set.seq)

    def read(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Plain rows from this thread's read-only connection; ids come as 16 bytes."""
        return self._readers.read(sql, params)

    def reading(self) -> Connection:
        """This thread's read-only connection, for reading at length in one snapshot."""
        return self._readers.connection()

    def interrupt_reading(self) -> None:
        """Stops queries that are running in any thread."""
        self._readers.interrupt()

    def archived(self, sha256: str) -> bytes:
        """Archived bytes, whole.

        Raises:
            NoSuchObject: nothing is archived under this hash.
        """
        return b"".join(archive.read_chunks(self.read, sha256))

    def text_of(self, text_sha256: str) -> str:
        """The characters of a source text."""
        return self.archived(text_sha256).decode()

    @contextmanager
    def deposit(
        self, stream: BinaryIO, progress: Progress | None = None, in_memory: int = archive.LARGE
    ) -> Iterator[Deposit]:
        """Brings a content of any size into the file, ahead of the edit that archives it, in little memory.

            with case.deposit(stream) as content, case.edit("add_capture") as tx: ... tx.put_bytes(content, ...)

        What is not archived when the block is left goes out of the file again, also on an error.

        Args:
            stream: seekable; read from where it stands, twice when it is large.
            progress: called with bytes done and of all; an exception that it raises stops the deposit.
            in_memory: bytes; a content of no more is kept in memory, and archived within the edit.

        Raises:
            CaseReadOnly: the case is open read-only.
            ContentChanged: the stream gave other bytes when it was read again.
        """
        with deposit(self._write(), stream, progress, in_memory) as content:
            yield content

    def log_custody(self, acts: Sequence[Act]) -> None:
        """Writes what was done with archived bytes into the custody log. A case open read-only keeps none."""
        if self._writer is not None and acts:
            with self._writer.aside(may_join=True) as connection:
                custody.append(connection, self._writer.signer, *acts)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` after every commit, in the thread that wrote; returns what ends it.

        A listener that fails is logged and stops neither the others nor the edit, which is committed by then.
        """
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def hurry(self, thread: Thread) -> None:
        """From now on edits of this thread are refused with `CaseBusy` where a long edit of another would hold it up."""
        if self._writer is not None:
            self._writer.hurried = thread

    def demand(self, demand: Demand) -> None:
        """From now on `demand(transaction, label_key)` sees every edit before it is committed.

        What it raises, a `CaseError` with one sentence, rolls the edit back. Undo and redo are not asked.
        """
        if self._writer is not None:
            self._writer.demands.append(demand)

    def work_as(self, analyst: str) -> None:
        """Records the steps from now on under another name."""
        self.analyst = analyst.strip()
        if self._writer is not None:
            self._writer.work_as(self.analyst)

    def rebuild_search_index(self) -> None:
        """Indexes the whole case anew, whatever the index holds: minutes on a large case.

        Raises:
            CaseReadOnly: the case is open read-only.
        """
        self._write().rebuild_search_index()

    def update_search_index(self) -> None:
        """Indexes what a bulk import left to do; a search asks for it. Does nothing in a case open read-only.

        Raises:
            DamagedIndex: only `rebuild_search_index` helps.
        """
        if self._writer is not None:
            self._writer.update_search_index()

    def save_copy(self, target: Path, replace: bool = False) -> None:
        """Writes a compact copy of the case as of its last commit; this case stays the one that is open.

        This case's custody log says that it was copied, and gives the SHA-256 of the copy's file.

        Raises:
            CaseError: `target` exists and `replace` is not said, is open somewhere, or cannot be written.
        """
        if self._writer is not None and not self._writer.place.is_there():  # what is open is all there is
            refuse_target(self.path, target, replace)
            target.unlink(missing_ok=True)
            self._writer.copy_to(target)
            return
        copy_case(self.access, target, replace)
        if self._writer is not None:
            with target.open("rb") as stream:
                sha256, _ = archive.digest(archive.chunks_of(stream))
            self.log_custody([Act("copy", sha256, "whole case", f"copied to {target.name}")])

    def close(self) -> None:
        """Closes all connections, forgets the key and gives the lock back. Closing twice is harmless."""
        if self._sweeper is not None:
            self._sweeper.stop()
        try:
            self.update_search_index()
        except CaseError:  # the next one to search does it
            _log.warning("the search index of %s is left for later", self.path.name, exc_info=True)
        self._readers.close()
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        _open.discard(self)
        self.access = self.access.forgotten()

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _write(self) -> Writer:
        if self._writer is None:
            raise CaseReadOnly(f"{self.path.name} is open read-only; nothing was changed.")
        return self._writer

    def _take_back(self, target: ChangeSet | None, kind: str, nothing: str) -> ChangeSet:
        writer = self._write()
        if target is None:
            raise UndoDeclined(nothing)
        done: list[CaseChanged] = []
        try:
            writer.take_back(target, kind, done)
        finally:
            self._tell(done)
        return target

    def _tell(self, done: list[CaseChanged]) -> None:
        for event in done:
            for listener in list(self._listeners):
                try:
                    listener(event)
                except (
                    Exception
                ):  # the change is committed: a view that fails must not hide that from the others
                    _log.exception("a listener failed on %s", event.change_set.label_key)
