"""One call from a case to a finished file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.brief.collect import collect
from casewright.brief.pdf.render import RenderReport, render_pdf
from casewright.model.errors import CaseError

if TYPE_CHECKING:
    from casewright.casefile.case import Case


def export_brief(case: Case, brief_id: UUID, out: Path) -> RenderReport:
    """Writes the brief as PDF, complete or not at all; the same state of the case gives the same bytes.

    Raises:
        NoSuchObject, InvalidValue: the brief cannot be made from this case; the sentence says why.
        CaseError: the file cannot be written there.
    """
    _spare_cases(out)
    brief = collect(case, brief_id)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        work = out.with_name(f".{out.name}.writing")
        try:
            report = render_pdf(brief, work)
            work.replace(out)
        finally:
            work.unlink(missing_ok=True)
    except OSError as error:
        raise CaseError(f"{out} cannot be written: {error.strerror}.") from error
    return report


def _spare_cases(out: Path) -> None:
    """A slip of the pen in the name of the output must not cost a case."""
    with suppress(OSError), out.open("rb") as file:
        if out.suffix == ".casewright" or file.read(16) == b"SQLite format 3\0":
            raise CaseError(f"{out.name} is a case; nothing is written over it.")
