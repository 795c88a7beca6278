"""Copies of a case beside it that hold steps it does not have, as sync programs leave them when two people wrote.

By what they hold, not by their name alone: a copy whose steps are all known is nobody's lost work.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from casewright.casefile.access import Access
from casewright.casefile.driver import DatabaseError, connect_reader
from casewright.casefile.inspection import check_header
from casewright.casefile.schema import FORMAT_VERSION
from casewright.model.errors import CaseError

_MOST = 50  # files looked into
# What the programs call them: (after the name of the case, made by)
_MADE_BY = (
    (re.compile(r"\.sync-conflict-\d{8}-\d{6}.*"), "Syncthing"),
    (re.compile(r" \(.*conflicted copy.*\)"), "Dropbox, Nextcloud or ownCloud"),
    (re.compile(r" \(.*case conflict.*\)", re.I), "Dropbox"),
    (re.compile(r" \(SFConflict .*\)"), "Seafile"),
    (re.compile(r" \(\d+\)"), "Google Drive or a download"),
    (re.compile(r" \d+"), "iCloud"),
    (re.compile(r"-[A-Za-z0-9][\w-]*"), "OneDrive"),
)


@dataclass(frozen=True)
class ConflictCopy:
    """A copy of the same case with steps of its own; `made_by` a program, where the name tells."""

    path: Path
    steps: int
    made_by: str | None


def conflict_copies(access: Access) -> list[ConflictCopy]:
    """Those beside a case, by name. Files that are no cases, or that the key of the case does not open, are passed over.

    Not to be called for a file that is open in this process under another key.
    """
    path = access.path
    own = _steps(access)
    if own is None:
        return []
    found = []
    for other in sorted(path.parent.glob(f"{_literal(path.stem)}*{path.suffix}"))[:_MOST]:
        if other == path or not other.is_file():
            continue
        theirs = _steps(access.at(other))
        if theirs is not None and theirs[0] == own[0] and (unknown := theirs[1] - own[1]):
            found.append(ConflictCopy(other, len(unknown), made_by(path, other)))
    return found


def made_by(path: Path, other: Path) -> str | None:
    """The program that names its conflict copies so."""
    rest = other.stem.removeprefix(path.stem)
    return next((name for pattern, name in _MADE_BY if pattern.fullmatch(rest)), None)


def _steps(access: Access) -> tuple[str, frozenset[bytes]] | None:
    """The id of a case and of all its steps; None where the file is no case of today's format that can be read."""
    # a stranger's file beside the case must not disturb its opening
    with suppress(CaseError, DatabaseError, OSError, TypeError, ValueError):
        connection = connect_reader(access)
        try:
            if check_header(connection, access.path) != FORMAT_VERSION:
                return None
            (case_id,) = connection.execute("SELECT value FROM meta WHERE key = 'case_id'").fetchone()
            return case_id, frozenset(row[0] for row in connection.execute("SELECT id FROM change_set"))
        finally:
            connection.close()
    return None


def _literal(name: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", name)
