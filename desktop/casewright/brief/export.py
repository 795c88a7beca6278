"""One call from a case to a finished file."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.brief.collect import collect
from casewright.brief.html import to_html
from casewright.brief.manifest import build_manifest
from casewright.brief.markdown import to_markdown
from casewright.brief.numbering import Numbering
from casewright.brief.pdf.render import RenderReport, render_pdf
from casewright.casefile.output_file import spare_cases, write_at_once
from casewright.model.errors import CaseError, InvalidValue

if TYPE_CHECKING:
    from casewright.brief.blocks import Brief
    from casewright.casefile.case import Case

_TEXT_FORMATS = {"html": to_html, "md": to_markdown}
FORMATS = ("pdf", *_TEXT_FORMATS)


def export_brief(case: Case, brief_id: UUID, out: Path, output_format: str = "pdf") -> RenderReport:
    """Writes the brief, complete or not at all; the same state of the case gives the same bytes.

    HTML and Markdown come from the same blocks with the same numbers, and have no pages.

    Raises:
        NoSuchObject, InvalidValue: the brief cannot be made from this case; the sentence says why.
        CaseError: the file cannot be written there.
    """
    if output_format not in FORMATS:
        raise InvalidValue(f"Briefs are exported as {', '.join(FORMATS)}; {output_format!r} is not offered.")
    spare_cases(case, out)
    brief = collect(case, brief_id)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        return render_pdf(brief, out) if output_format == "pdf" else _write_text(brief, out, output_format)
    except OSError as error:
        raise CaseError(f"{out} cannot be written: {error.strerror}.") from error


def _write_text(brief: Brief, out: Path, output_format: str) -> RenderReport:
    data = _TEXT_FORMATS[output_format](brief).encode("utf-8", "replace")
    write_at_once(data, out)
    manifest = build_manifest(brief, Numbering(brief))
    return RenderReport(0, hashlib.sha256(data).hexdigest(), brief.warnings, manifest, {}, {}, 0)
