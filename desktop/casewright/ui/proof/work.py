"""What the worker process does for the proof of a brief. Run only there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from casewright.casefile.access import Access

if TYPE_CHECKING:
    from casewright.proof.verdict import Proof


def prove(progress: Any, access: Access, brief: Path) -> Proof:
    """Holds a finished brief against the case as it is on disk. Raises CaseError in one sentence."""
    from casewright.casefile.opening import open_unlocked
    from casewright.proof.verify import verify_brief

    progress.report(0.1, "Reading the brief")
    with open_unlocked(access, read_only=True) as case:
        return verify_brief(brief, case)
