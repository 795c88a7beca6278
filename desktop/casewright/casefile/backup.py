"""Whole copies of a case, made by SQLite itself so that they are right also while the case is open.

Never by opening the file ourselves: closing any descriptor of it in this process would drop SQLite's own locks
(POSIX advisory locks belong to the process). A copy of an encrypted case is encrypted with the same key and salt.
"""

from __future__ import annotations

import os
from pathlib import Path

from casewright.casefile.access import Access
from casewright.casefile.driver import connect_reader, plain_errors
from casewright.casefile.lock import current_holder
from casewright.model.errors import CaseError, CaseLocked


def copy_case(access: Access, target: Path, replace: bool = False) -> None:
    """Writes a compact copy (`VACUUM INTO`) under a temporary name, flushes it to disk and moves it into place.

    Raises:
        CaseError: `target` exists and `replace` is not said; it is this case, or an open one; no room; no permission.
    """
    refuse_target(access.path, target, replace)
    work = target.with_name(f".{target.name}.copying")
    work.unlink(missing_ok=True)
    connection = None
    try:
        with plain_errors(target):
            connection = connect_reader(access)
            connection.execute("PRAGMA query_only = OFF")  # VACUUM INTO writes the copy, never the case
            connection.execute("VACUUM INTO ?", (str(work),))
            flush(work)
            os.replace(work, target)
    finally:
        if connection is not None:
            connection.close()
        work.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Has the system write a file out to the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def refuse_target(path: Path, target: Path, replace: bool) -> None:
    """Sees to it that a copy of the case at `path` may be written to `target`.

    Raises:
        CaseError: it exists and `replace` is not said; it is the case itself, or an open one.
    """
    if target.exists() and not replace:
        raise CaseError(f"{target.name} exists already; nothing was overwritten.")
    if target.exists() and path.exists() and target.samefile(path):
        raise CaseError(f"{target.name} is the case itself; a copy needs another name.")
    holder = current_holder(target)
    if holder is not None:
        raise CaseLocked(f"{target.name} is open for writing by {holder}; nothing was overwritten.")
