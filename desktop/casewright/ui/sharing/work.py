"""What the worker process does for a clean copy. Run only there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from casewright.casefile.access import Access

if TYPE_CHECKING:
    from casewright.exchange.sharing.report import ShareReport
    from casewright.exchange.sharing.share import Prepared
    from casewright.exchange.sharing.wish import ShareWish

_OWN_ROWS = ("entity", "link", "source", "passage", "claim", "judgement", "brief", "brief_section", "note")


class Staying(NamedTuple):
    """An object that would stay at home; `why` is a key of `plan.REASONS`, `said` the same in words."""

    table: str
    id: UUID
    why: str
    said: str


def plan_copy(progress: Any, access: Access, wish: ShareWish) -> tuple[ShareReport, list[Staying]]:
    """What would go, and what would stay: what is best known by name first. Raises CaseError in one sentence."""
    from casewright.casefile.opening import open_unlocked
    from casewright.exchange.sharing.share import preview

    with open_unlocked(access, read_only=True) as case:
        plan, report = preview(case, wish, lambda done, of: progress.report(done / max(of, 1)))
    tables = sorted(plan.withheld, key=lambda table: (table not in _OWN_ROWS, table))
    staying = [
        Staying(table, UUID(bytes=row_id), why, plan.why(table, row_id))
        for table in tables
        for row_id, why in sorted(plan.withheld[table].items())
    ]
    return report, staying


def make_copy(
    progress: Any, access: Access, analyst: str, wish: ShareWish, target: Path, replace: bool
) -> Prepared:
    """Writes the copy beside its place and looks through it. Raises CaseError in one sentence."""
    from casewright.casefile.opening import open_unlocked
    from casewright.exchange.sharing.share import prepare

    def tell(done: int, of: int) -> None:
        progress.report(done / max(of, 1))

    with open_unlocked(access, analyst, read_only=True) as case:
        return prepare(case, wish, target, replace=replace, progress=tell)
