"""The file that becomes a clean copy: named apart, and taken for no case, until it is handed over."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from casewright.casefile.case import Case
from casewright.casefile.driver import plain_errors
from casewright.casefile.lock import current_holder
from casewright.casefile.schema import APPLICATION_ID
from casewright.model.errors import CaseError, CaseLocked
from casewright.model.progress import Progress

_ID_AT = 68  # where SQLite keeps the application id in a file (https://sqlite.org/fileformat2.html#the_database_header)
_BLOCK = 1 << 20


def check_target(case: Case, target: Path, replace: bool) -> None:
    """Raises CaseError where no copy may be put: no folder, the case itself, something that is there, or is open somewhere."""
    if not target.parent.is_dir():
        raise CaseError(f"There is no folder {target.parent}.")
    if target.exists() and (target.samefile(case.path) or not replace):
        raise CaseError(
            f"{target.name} is the case itself; a copy needs another name."
            if target.samefile(case.path)
            else f"{target.name} exists already; nothing was overwritten."
        )
    holder = current_holder(target)
    if holder is not None:
        raise CaseLocked(f"{target.name} is open for writing by {holder}; nothing was overwritten.")


def finish(work: Path) -> None:
    """Makes the file a case, and has it written out to the disk."""
    with plain_errors(work), work.open("r+b") as stream:
        stream.seek(_ID_AT)
        stream.write(_application_id())
        stream.flush()
        os.fsync(stream.fileno())


def digest_of(work: Path, progress: Progress, as_finished: bool = False) -> str:
    """The SHA-256 of a file; `as_finished`: as `finish` will leave it."""
    found, size, done = hashlib.sha256(), work.stat().st_size, 0
    for block in _blocks(work):
        is_head = as_finished and not done
        found.update(block[:_ID_AT] + _application_id() + block[_ID_AT + 4 :] if is_head else block)
        done += len(block)
        progress(done, size)
    return found.hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            yield block


def _application_id() -> bytes:
    return APPLICATION_ID.to_bytes(4, "big")


def remove_unfinished(target: Path) -> None:
    """Removes what a process that was killed left of a copy for this place."""
    remove(work_path(target))


def work_path(target: Path) -> Path:
    """Where the copy is made: beside its place."""
    return target.with_name(f".{target.name}.sharing")


def remove(work: Path) -> None:
    """Removes a copy that is not finished, and what SQLite may have left beside it."""
    for each in (work, work.with_name(f"{work.name}-journal")):
        each.unlink(missing_ok=True)
