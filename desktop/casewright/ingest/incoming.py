"""What somebody wants to take in: files, folders, something pasted."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from casewright.ingest.media_type import HTML, MARKDOWN, PLAIN

_EXTENSIONS = {PLAIN: ".txt", HTML: ".html", MARKDOWN: ".md", "image/jpeg": ".jpg", "image/webp": ".webp"}
_LEFT_BY_SYSTEMS = frozenset(("thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True)
class Pasted:
    """Bytes that lie in no file: from the clipboard, or out of another document. `name` is what a person would call them.

    `media_type` is what whoever holds them says; a text is in UTF-8.
    """

    name: str
    data: bytes
    media_type: str | None = None

    @property
    def file_name(self) -> str:
        """The name with the ending of its kind."""
        kind = (self.media_type or "").partition(";")[0].strip()
        ending = _EXTENSIONS.get(kind) or mimetypes.guess_extension(kind) or ""
        return self.name if self.name.lower().endswith(ending) else self.name + ending


Incoming = Path | Pasted


def file_name_of(item: Incoming) -> str:
    """Under which name it is archived."""
    return item.file_name if isinstance(item, Pasted) else item.name


def gather(
    items: Iterable[Incoming], refuse: Callable[[Path, str], object], case_file: Path
) -> Iterator[Incoming]:
    """Every file among `items` and within folders, in order, once; what cannot be taken is told to `refuse` with the reason.

    Hidden files and what systems leave in folders are passed over; links to folders are not followed. The case does
    not take in itself.
    """
    seen: set[Path] = set()
    for item in items:
        if isinstance(item, Pasted):
            yield item
            continue
        for path in _within(item, refuse) if item.is_dir() else [item]:
            absolute = Path(os.path.abspath(path))
            if absolute in seen:
                continue
            seen.add(absolute)
            if _is_same_file(path, case_file):
                refuse(path, "This is the case itself; it is not taken in.")
            elif path.is_file():
                yield path
            elif path.exists():
                refuse(path, f"{path.name} is not a file.")  # a pipe or a device would never end
            else:
                refuse(path, f"There is no file {path}.")


def _within(folder: Path, refuse: Callable[[Path, str], object]) -> Iterator[Path]:
    def cannot(error: OSError) -> None:
        refuse(Path(error.filename or folder), f"The folder cannot be opened: {(error.strerror or 'unknown reason').lower()}.")  # fmt: skip

    for parent, folders, files in os.walk(folder, onerror=cannot):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")) and name.lower() not in _LEFT_BY_SYSTEMS:
                yield Path(parent, name)


def _is_same_file(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
