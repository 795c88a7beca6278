"""What the carry-over panel computes in a process of its own: no Qt here, and everything can be pickled."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol
from uuid import UUID

from casewright.analysis.carry_over import Proposal, propose_anchors
from casewright.casefile.opening import open_case


class Progress(Protocol):
    """Hears how far the work is."""

    def report(self, fraction: float, text: str = "") -> None: ...


def find_places(progress: Progress, path: Path, source_text_id: UUID) -> list[Proposal]:
    """The proposals for a text, read from the file beside whoever has it open."""
    with open_case(path, read_only=True) as case:
        return propose_anchors(case, source_text_id, progress.report)
