"""The bytes of a file on their way into the archive, whatever their size, and what the file says of its time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from casewright.casefile.archive import LARGE
from casewright.ingest.ordinary_file import open_file
from casewright.model.errors import CaseError

if TYPE_CHECKING:
    from casewright.casefile.archive import Deposit
    from casewright.casefile.case import Case


class Stopped(CaseError):
    """The person at the keyboard stopped it; nothing of this file is in the case."""


@contextmanager
def open_content(
    case: Case,
    path: Path,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] | None = None,
    in_memory: int = LARGE,
) -> Iterator[Deposit]:
    """Yields the content of a file, ready for `add_capture`; a large one is in the case file by then, in little memory.

    Args:
        progress: called with bytes done and of all.
        in_memory: bytes; a file of no more is kept in memory, and archived within the edit.

    Raises:
        Stopped: `cancelled()` said so.
        ContentChanged: the file changed under our hands.
        OSError: it cannot be read.
    """

    def tell(done: int, whole: int) -> None:
        if cancelled():
            raise Stopped("Stopped, as asked.")
        if progress is not None:
            progress(done, whole)

    with open_file(path) as stream, case.deposit(stream, tell, in_memory) as content:
        yield content


def file_time(path: Path) -> str | None:
    """When the file was last written, as its folder says (UTC): a hint at when it was captured, no more."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OSError, ValueError, OverflowError):
        return None
