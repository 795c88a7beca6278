"""What came of taking in a number of files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from casewright.ingest.extraction import Extraction
from casewright.ingest.file_names import shown_name


@dataclass(frozen=True)
class Archived:
    """A source made of a file; or the one that already holds the same bytes (`known`).

    `version_of`: the file is a new capture of this source, which was in the case. `part_of`: it came attached to this one.
    """

    source_id: UUID
    title: str
    sha256: str
    media_type: str
    characters: int
    pages: int
    language: str | None
    known: bool = False
    version_of: UUID | None = None
    part_of: UUID | None = None


@dataclass(frozen=True)
class Failed:
    """A file that was not archived (`source_id` None), or whose text could not be read, and why."""

    file: Path
    reason: str
    source_id: UUID | None = None

    @property
    def name(self) -> str:
        """The name of the file as it can be shown."""
        return shown_name(self.file)


@dataclass
class ArchiveReport:
    """What came of a number of files."""

    archived: list[Archived] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    warnings: list[Failed] = field(default_factory=list)
    cancelled: bool = False

    def refuse(self, file: Path, reason: str) -> None:
        """Notes a file that was not archived."""
        self.failed.append(Failed(file, reason))

    def add(self, file: Path, archived: Archived, read: Extraction) -> None:
        """Notes a source, and what is to be said of its text."""
        self.archived.append(archived)
        if read.failure is not None and not archived.known:
            self.failed.append(Failed(file, read.failure, archived.source_id))
        self.warnings += [Failed(file, warning, archived.source_id) for warning in read.warnings]
