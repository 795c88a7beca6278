"""What the worker process does for the brief page: make the PDF. Run only there (ReportLab)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from casewright.casefile.access import Access
from casewright.ui.release import work as release_work


@dataclass(frozen=True)
class ExportedBrief:
    """Where a brief was written, and the hashes of what it rests on, which were verified before."""

    path: str
    verified: tuple[str, ...]


def export_issue(
    progress: Any, access: Access, brief_id: UUID, out: Path, version: str, marking: str
) -> ExportedBrief:
    """Writes a version that was issued, or its releasable version at `marking`, as it was frozen, to `out`. Raises CaseError."""
    if marking:
        return ExportedBrief(*release_work.write(progress, access, brief_id, out, marking, version))
    return export(progress, access, brief_id, out, issue=version)


def export(
    progress: Any,
    access: Access,
    brief_id: UUID,
    out: Path,
    issue: str | None = None,
) -> ExportedBrief:
    """Writes the brief of the case, as it is on disk, to `out`. Raises CaseError."""
    from casewright.brief.export import export_brief
    from casewright.casefile.opening import open_unlocked

    progress.report(0.1, "Reading the case")
    with open_unlocked(access, read_only=True) as case:
        progress.report(0.3, "Setting the pages")
        quotes = export_brief(case, brief_id, out, issue=issue).manifest["quotes"]
    progress.report(1.0)
    hashes = [quote[name] for quote in quotes for name in ("archive_sha256", "text_sha256")]
    return ExportedBrief(str(out), tuple(dict.fromkeys(hashes)))
