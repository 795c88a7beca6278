"""The files of a folder and of the folders within, however deep, and why some of what lies there is left alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from casewright.ingest.file_names import shown_name
from casewright.ingest.ordinary_file import why_not

_LEFT_BY_SYSTEMS = frozenset(("thumbs.db", "desktop.ini"))
_KINDS = {
    stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device",
}  # fmt: skip
Refuse = Callable[[Path, str], object]


def files_within(folder: Path, refuse: Refuse) -> Iterator[Path]:
    """Files in the order of their names, folder by folder; what is not taken is told to `refuse` with the reason.

    Hidden files and what systems leave in folders are passed over in silence. A link is followed to a file within the
    folder only: one that leads out of it would take in what nobody has chosen.
    """
    root = Path(os.path.realpath(folder))
    todo = [folder]
    while todo:
        within: list[Path] = []
        here = todo.pop()
        for entry in _entries(here, refuse):
            path = here / entry.name
            if _is_folder(entry):
                within.append(path)
            elif (reason := _why_left_alone(path, root)) is not None:
                refuse(path, f"{shown_name(path)} {reason}.")
            else:
                yield path
        todo += reversed(within)


def what_it_is(path: Path) -> str | None:
    """What stands in the way of reading a path as a file, as "is a pipe, not a file"; None for a file."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if os.path.islink(path):
            return "is a link that leads nowhere"
        is_missing = isinstance(error, FileNotFoundError | NotADirectoryError)
        return "is not there" if is_missing else f"cannot be read: {why_not(error)}"
    except ValueError:
        return "is no name that a file can have"
    return None if stat.S_ISREG(mode) else f"is {_KINDS.get(stat.S_IFMT(mode), 'something else')}, not a file"


def _entries(folder: Path, refuse: Refuse) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in found if _is_meant(entry.name)]
    except OSError as error:
        refuse(folder, f"The folder {shown_name(folder)} cannot be opened: {why_not(error)}.")
        return []
    return sorted(entries, key=lambda entry: entry.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False  # it is told as a file that cannot be read


def _is_meant(name: str) -> bool:
    return not name.startswith((".", "~$")) and name.lower() not in _LEFT_BY_SYSTEMS


def _why_left_alone(path: Path, root: Path) -> str | None:
    reason = what_it_is(path)
    if not os.path.islink(path) or (reason is not None and not os.path.isdir(path)):
        return reason
    if os.path.isdir(path):
        return "is a link to a folder, and is not followed"
    inside = Path(os.path.realpath(path)).is_relative_to(root)
    return None if inside else "is a link to a file outside the folder; add that file itself if it is meant"
