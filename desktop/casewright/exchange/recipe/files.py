"""The files that a recipe archives, on their way into the case: whatever their sizes, in little memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from casewright.casefile.archive import LARGE, Deposit
from casewright.casefile.case import Case
from casewright.exchange.recipe.items import Item
from casewright.exchange.recipe.making import Making
from casewright.ingest.content import open_content
from casewright.model.errors import ContentChanged

_TOGETHER = 2 * LARGE
"""Bytes of all files together that are kept in memory until the edit is over; what is beyond goes into the file first."""
Tell = Callable[[str], None]


@contextmanager
def opened_files(case: Case, making: Making, tell: Tell | None = None) -> Iterator[None]:
    """Has the files of sources that have none yet ready in `making.contents`, ahead of the edit that archives them.

    A file that cannot be read is listed as failed. What the edit does not archive goes out of the case again.

    Args:
        tell: called with the name of a large file, and how far it has come.

    Raises:
        NoRoom: the disk is full.
    """
    room = _TOGETHER
    with ExitStack() as stack:
        for item in making.recipe.section("sources"):
            if "file" not in item.values or _is_archived(case, making, item):
                continue
            path = path_of(making, item)
            if path in making.contents:
                continue
            try:
                content = stack.enter_context(_opened(case, path, min(room, LARGE), tell))
            except OSError as error:
                reason = error.strerror or str(error)
                making.fail(item, f"The file {item.values['file']} cannot be read: {reason}.")
            except ContentChanged as error:
                making.fail(item, str(error))
            else:
                making.contents[path] = content
                room -= len(content.data or b"")
        try:
            yield
        finally:
            making.contents.clear()


def path_of(making: Making, item: Item) -> Path:
    """Where the file of a source lies."""
    return Path(making.recipe.folder / item.values["file"])


@contextmanager
def _opened(case: Case, path: Path, in_memory: int, tell: Tell | None) -> Iterator[Deposit]:
    def progress(done: int, of: int) -> None:
        if tell is not None:
            tell(f"{path.name}, {done / max(of, 1):.0%}")

    with open_content(case, path, progress=progress, in_memory=in_memory) as content:
        yield content


def _is_archived(case: Case, making: Making, item: Item) -> bool:
    capture = making.identities.of(item, "capture")
    return bool(case.read("SELECT 1 FROM capture WHERE id = ?", (capture.bytes,)))
