"""One call from a case to a finished file."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.brief.collect import collect
from casewright.brief.issues.snapshot import read_snapshot
from casewright.brief.manifest import build_manifest
from casewright.brief.numbering import Numbering
from casewright.brief.pdf.render import RenderReport, pdf_of
from casewright.casefile.custody import MATCH
from casewright.casefile.originals import verify_archived
from casewright.casefile.output_file import spare_cases, write_at_once
from casewright.casefile.queries.issues import issues_of, snapshot_of
from casewright.model.errors import CaseError, DamagedCase, InvalidValue, NoSuchObject
from casewright.model.short_text import shorten

if TYPE_CHECKING:
    from casewright.brief.blocks import Brief
    from casewright.casefile.case import Case

FORMATS = ("pdf", "html", "docx", "md")


def export_brief(
    case: Case,
    brief_id: UUID,
    out: Path,
    output_format: str = "pdf",
    verify: bool = True,
    citation_style: str | None = None,
    issue: str | None = None,
) -> RenderReport:
    """Writes the brief, complete or not at all; the same state of the case gives the same bytes.

    HTML, DOCX and Markdown come from the same blocks with the same numbers, and have no pages of their own. `citation_style` goes before that
    of the brief. `issue` is a version that was issued: then what was frozen is written, whatever has become of the case. The archived files and texts that it cites are hashed anew first, which a case open for writing logs;
    `verify` False leaves that out, for previews.

    Raises:
        DamagedCase: a cited source is not as it was archived.
        NoSuchObject, InvalidValue: the brief cannot be made from this case; the sentence says why.
        CaseError: the file cannot be written there.
    """
    check_target(case, out, output_format)
    if issue is not None:
        brief = read_snapshot(issued_snapshot(case, brief_id, issue)).brief
    else:
        brief = collect(case, brief_id, citation_style)
    if verify:
        verify_cited(case, brief)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        return write_brief(brief, out, output_format)
    except OSError as error:
        raise CaseError(f"{out} cannot be written: {error.strerror}.") from error


def check_target(case: Case, out: Path, output_format: str) -> None:
    """Raises InvalidValue for a format that is not offered, and CaseError where a case would be written over."""
    if output_format not in FORMATS:
        raise InvalidValue(f"Briefs are exported as {', '.join(FORMATS)}; {output_format!r} is not offered.")
    spare_cases(case, out)


def write_brief(brief: Brief, out: Path, output_format: str) -> RenderReport:
    """Writes a brief that was collected, and nothing else. Raises OSError, and InvalidValue as `Numbering` does."""
    data, report = brief_in(brief, output_format)
    write_at_once(data, out)
    return report


def brief_in(brief: Brief, output_format: str) -> tuple[bytes, RenderReport]:
    """The finished file, made in memory. Raises InvalidValue as `Numbering` does."""
    return pdf_of(brief) if output_format == "pdf" else _other(brief, output_format)


def issued_snapshot(case: Case, brief_id: UUID, version: str) -> str:
    """What was frozen of a version. Raises NoSuchObject naming the versions there are."""
    issues = issues_of(case, brief_id)
    found = next((each for each in issues if each.version == version), None)
    if found is None:
        known = ", ".join(each.version for each in issues) or "none"
        raise NoSuchObject(f"Version {version} of this brief was not issued; issued are: {known}.")
    return snapshot_of(case, found.id)


def cited_contents(brief: Brief) -> dict[str, str]:
    """The hashes of the archived files and texts that a brief rests on, each with the title of its source."""
    return {
        sha256: source.title
        for source in brief.sources
        for sha256 in (source.archive_sha256, *(quote.text_sha256 for quote in source.quotations))
        if sha256
    }


def verify_cited(case: Case, brief: Brief) -> None:
    """Hashes anew what a brief rests on. Raises DamagedCase, naming the source, where that fails."""
    cited = cited_contents(brief)
    for found in verify_archived(case, cited, note=f"before the brief {brief.id} was exported"):
        if found.result != MATCH:
            raise DamagedCase(
                f"The archived copy of “{shorten(cited[found.sha256], 80)}” is not as it was archived; the brief was not "
                "written. Restore it from a back-up."
            )


def _other(brief: Brief, output_format: str) -> tuple[bytes, RenderReport]:
    data = _written(brief, output_format)
    manifest = build_manifest(brief, Numbering(brief))
    return data, RenderReport(0, hashlib.sha256(data).hexdigest(), brief.warnings, manifest, {}, {}, 0, ())


def _written(brief: Brief, output_format: str) -> bytes:
    """The whole file. What a format needs is loaded when it is asked for."""
    if output_format == "docx":
        from casewright.brief.docx.package import to_docx

        return to_docx(brief)
    if output_format == "html":
        from casewright.brief.html import to_html

        return to_html(brief).encode("utf-8", "replace")
    from casewright.brief.markdown import to_markdown

    return to_markdown(brief).encode("utf-8", "replace")
