"""What takes time about versions: on a thread (reading, writing), or in a process (comparing)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from casewright.analysis.difference_lines import ShownDifference
from casewright.casefile.case import Case
from casewright.casefile.originals import Verified, contents_of, save_original, verify_archived
from casewright.casefile.queries.versions import (
    CustodyState,
    DerivedText,
    Version,
    custody_of,
    passages_of_text,
)
from casewright.ui.tasks import Progress, TaskCancelled


@dataclass(frozen=True)
class Pair:
    """Two texts to compare, the passages of the older one ([start, end) each), and what they are called."""

    old: str
    new: str
    passages: tuple[tuple[int, int], ...]
    old_name: str
    new_name: str
    new_text_id: UUID


@dataclass(frozen=True)
class Comparison:
    """What a comparison found. `touched` of the `passages` of the older text do not stand unchanged in the newer one."""

    shown: ShownDifference
    kept: float
    passages: int
    touched: int


def verify(progress: Progress, case: Case, source_id: UUID) -> list[Verified]:
    """Hashes all that is archived for a source anew."""
    return verify_archived(case, contents_of(case, source_id), _told(progress, "Hashing the archived bytes"))


def save(progress: Progress, case: Case, capture_id: UUID, path: Path) -> Path:
    """Saves an original; the dialog has asked already whether to write over what is there."""
    save_original(case, capture_id, path, replace=True, progress=_told(progress, f"Writing {path.name}"))
    return path


def add(progress: Progress, case: Case, source_id: UUID, path: Path) -> Any:
    """Archives a file as a further version of a source; returns the report of the ingest."""
    from casewright.ingest.archive_document import archive_files

    stopped = False

    def tell(done: int, whole: int, name: str) -> None:
        nonlocal stopped
        try:
            progress.report(done / max(1, whole), name or "Done")
        except TaskCancelled:
            stopped = True

    def cancelled() -> bool:
        try:
            progress.check()
        except TaskCancelled:
            return True
        return stopped

    return archive_files(case, [path], progress=tell, cancelled=cancelled, version_of=source_id)


def custody(progress: Progress, case: Case, version: Version) -> CustodyState:
    """The custody log of a version."""
    return custody_of(case, version)


def pair(progress: Progress, case: Case, old: DerivedText, new: DerivedText, names: tuple[str, str]) -> Pair:
    """Reads two texts, which may be some megabytes each."""
    assert old.text_sha256 is not None, "only texts that were read are offered"
    assert new.text_sha256 is not None, "only texts that were read are offered"
    spans = tuple((start, end) for _, start, end in passages_of_text(case, old.id))
    return Pair(case.text_of(old.text_sha256), case.text_of(new.text_sha256), spans, *names, new.id)


def compare(progress: Progress, found: Pair) -> Comparison:
    """In a process."""
    from casewright.analysis.difference_lines import show
    from casewright.analysis.version_difference import compare as compare_texts

    difference = compare_texts(found.old, found.new, lambda share: progress.report(share * 0.9, "Comparing"))
    touched = sum(difference.place_of(*span) is None for span in found.passages)
    kept = difference.kept / max(1, len(found.old))
    return Comparison(show(found.old, found.new, difference), kept, len(found.passages), touched)


def _told(progress: Progress, words: str) -> Callable[[int, int], None]:
    return lambda done, whole: progress.report(done / max(1, whole), words)
