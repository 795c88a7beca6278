"""Opening another copy of a case to merge it: as an untrusted file, read-only, closed on every path."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casewright.casefile.access import Access
from casewright.casefile.backup import copy_case
from casewright.casefile.case import Case
from casewright.casefile.opening import open_unlocked
from casewright.casefile.unlocking import unlock_like
from casewright.model.errors import CaseError, CaseReadOnly


@contextmanager
def other_copy(mine: Case, given: str | Path | Access) -> Iterator[Case]:
    """Yields the other copy, open read-only; one of an older format is brought up to date in a copy of its own.

    Raises:
        NotACaseFile, NewerFormat, DamagedCase, ForeignSchema: the file is refused.
        PassphraseNeeded: it is encrypted, and not with the key of this case.
        CaseError: it is this very file, or another case.
    """
    access = given if isinstance(given, Access) else unlock_like(mine.access, Path(given))
    name = access.path.name
    if access.path.samefile(mine.path):
        raise CaseError(f"{name} is this case itself; there is nothing to merge.")
    with tempfile.TemporaryDirectory(prefix="casewright-") as folder:
        try:
            opened = open_unlocked(access, mine.analyst, read_only=True)
        except CaseReadOnly:
            renewed = access.at(Path(folder) / name)
            copy_case(access, renewed.path)
            open_unlocked(renewed, mine.analyst).close()
            opened = open_unlocked(renewed, mine.analyst, read_only=True)
        with opened:
            if opened.case_id != mine.case_id:
                raise CaseError(
                    f"{name} is another case, not a copy of {mine.path.name}: they have no history in common."
                )
            yield opened
