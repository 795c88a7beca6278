"""What the worker process does for releasable versions. Run only there (ReportLab)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.casefile.access import Access

if TYPE_CHECKING:
    from casewright.proof.releasing.writing import Told


def look(progress: Any, access: Access, brief_id: UUID, marking: str) -> Told:
    """What the version at a marking would leave out, as the case is on disk. Raises CaseError."""
    from casewright.brief.release.version import releasable
    from casewright.casefile.opening import open_unlocked
    from casewright.proof.releasing.writing import Told

    progress.report(0.1, "Reading the case")
    with open_unlocked(access, read_only=True) as case:
        version = releasable(case, brief_id, marking)
    return Told(version.left_out, version.look_at, version.blockers)


def write(
    progress: Any, access: Access, brief_id: UUID, out: Path, marking: str, issue: str | None = None
) -> tuple[str, tuple[str, ...]]:
    """Writes and searches the version; gives its path, and the hashes of what it rests on, which were verified before.

    Raises:
        CaseError: the sentence says why nothing was written.
    """
    from casewright.brief.export import FORMATS
    from casewright.casefile.opening import open_unlocked
    from casewright.proof.releasing.writing import export_releasable

    progress.report(0.2, "Setting the pages")
    by_name = out.suffix.lstrip(".").lower()
    kind = by_name if by_name in FORMATS else "pdf"
    with open_unlocked(access, read_only=True) as case:
        quotes = export_releasable(case, brief_id, out, marking, kind, issue=issue).written.manifest["quotes"]
    hashes = [quote[name] for quote in quotes for name in ("archive_sha256", "text_sha256")]
    return str(out), tuple(dict.fromkeys(hashes))
