"""What somebody wants to take in: files, folders, something pasted."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from casewright.ingest.file_names import shown_name, shown_path
from casewright.ingest.folder import Refuse, files_within, what_it_is
from casewright.ingest.media_type import HTML, MARKDOWN, PLAIN

_EXTENSIONS = {PLAIN: ".txt", HTML: ".html", MARKDOWN: ".md", "image/jpeg": ".jpg", "image/webp": ".webp"}


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
    return shown_name(item.file_name if isinstance(item, Pasted) else item)


def gather(items: Iterable[Incoming], refuse: Refuse, case_file: Path) -> Iterator[Incoming]:
    """Every file among `items` and within folders, in order, once; what cannot be taken is told to `refuse` with the reason.

    The case does not take in itself.
    """
    seen: set[Path] = set()
    for item in items:
        if isinstance(item, Pasted):
            yield item
            continue
        is_folder = os.path.isdir(item)
        for path in files_within(item, refuse) if is_folder else [item]:
            absolute = Path(os.path.abspath(path))
            if absolute in seen:
                continue
            seen.add(absolute)
            if _is_same_file(path, case_file):
                refuse(path, "This is the case itself; it is not taken in.")
            elif is_folder or (reason := what_it_is(path)) is None:
                yield path
            else:
                refuse(path, f"{shown_path(path)} {reason}.")


def _is_same_file(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False
