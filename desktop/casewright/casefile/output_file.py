"""Writing a finished document: beside the target first, then in its place, so that nobody ever sees half of one."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from casewright.casefile.case import Case
from casewright.casefile.file_kinds import PAGE, PLAIN, looks_encrypted
from casewright.model.errors import CaseError


def write_at_once(data: bytes, out: Path) -> None:
    """Puts the bytes at `out`. Raises OSError when that is not possible; what was there before stays."""
    beside = out.with_name(f".{out.name}.part")
    try:
        beside.write_bytes(data)
        os.replace(beside, out)
    finally:
        beside.unlink(missing_ok=True)


def spare_cases(case: Case, out: Path) -> None:
    """A slip of the pen in the name of the output must not cost a case.

    The open case is known by its name, never opened: closing it here would drop SQLite's own locks.

    Raises:
        CaseError: `out` is a case.
    """
    if not out.is_file():
        return
    if os.path.samefile(out, case.path) or _looks_like_a_case(out):
        raise CaseError(f"{out.name} is a case; nothing is written over it.")


def _looks_like_a_case(path: Path) -> bool:
    """By its name, or as a case in clear, or as whole pages of what may be an encrypted one."""
    with suppress(OSError), path.open("rb") as file:
        page = file.read(PAGE)
        whole = len(page) == PAGE and file.seek(0, os.SEEK_END) % PAGE == 0
        return path.suffix == ".casewright" or page.startswith(PLAIN) or (whole and looks_encrypted(page))
    return False
