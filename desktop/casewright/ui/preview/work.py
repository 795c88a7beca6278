"""What the worker process does for a preview. Run only there (ReportLab)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.casefile.access import Access

if TYPE_CHECKING:
    from casewright.brief.shown_pages import ShownPages


def preview(progress: Any, access: Access, brief_id: UUID) -> ShownPages:
    """The pages of a brief of the case as it is on disk. Raises CaseError."""
    from casewright.brief.preview import build_preview
    from casewright.casefile.opening import open_unlocked

    def on_page(page: int, pages: int) -> None:
        progress.report(0.1 + 0.9 * min(page / max(pages, 1), 1.0), f"Page {page}")

    progress.report(0.05, "Reading the case")
    with open_unlocked(access, read_only=True) as case:
        return build_preview(case, brief_id, on_page)
