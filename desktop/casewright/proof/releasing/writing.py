"""Writing a releasable version: made in memory, searched for what it leaves out, and only then written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from casewright.brief.export import brief_in, check_target, issued_snapshot, verify_cited
from casewright.brief.issues.snapshot import read_snapshot, releasable_in, released_snapshot
from casewright.brief.pdf.render import RenderReport
from casewright.brief.release.left_out import LeftOut
from casewright.brief.release.secrets import Secrets, secrets_between
from casewright.brief.release.version import Version, releasable
from casewright.casefile.output_file import write_at_once
from casewright.model.errors import CaseError, NoSuchObject
from casewright.proof.releasing.finished_text import read_finished
from casewright.proof.releasing.scan import Leaking, leaks_in

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding
    from casewright.brief.blocks import Brief
    from casewright.casefile.case import Case


class Told(NamedTuple):
    """What the author should know of a version; nothing of one that was issued.

    Args:
        left_out: what the version leaves out.
        look_at: sentences on what to look at.
        blockers: blockers of the tradecraft check against the version by itself.
    """

    left_out: tuple[LeftOut, ...] = ()
    look_at: tuple[str, ...] = ()
    blockers: tuple[Finding, ...] = ()


class ReleaseReport(NamedTuple):
    """Pages, digest and manifest of the file, what to know of it, and for how many texts it was searched."""

    written: RenderReport
    told: Told
    searched: int


def export_releasable(
    case: Case,
    brief_id: UUID,
    out: Path,
    ceiling: str,
    output_format: str = "pdf",
    citation_style: str | None = None,
    issue: str | None = None,
) -> ReleaseReport:
    """Writes the version of a brief below a marking; the same state of the case gives the same bytes.

    `issue`: a version that was issued; then its releasable version is written as it was frozen with it.

    Raises:
        Leaking: the finished file holds something that it leaves out; nothing was written.
        DamagedCase: a cited source is not as it was archived.
        NoSuchObject, InvalidValue: the version cannot be made; the sentence says why.
        CaseError: the file cannot be written there, or the case was changed meanwhile.
    """
    check_target(case, out, output_format)
    if issue is not None:
        brief, secrets = _issued(case, brief_id, issue, ceiling)
        told = Told()
    else:
        version = releasable(case, brief_id, ceiling, citation_style)
        brief, secrets = version.brief, version.secrets
        told = Told(version.left_out, version.look_at, version.blockers)
    verify_cited(case, brief)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        written = _written(brief, out, output_format, secrets)
    except OSError as error:
        raise CaseError(f"{out} cannot be written: {error.strerror}.") from error
    return ReleaseReport(written, told, len(secrets.secrets))


def vouch_for(version: Version) -> None:
    """Raises Leaking when the version as a PDF would hold what it leaves out."""
    _search(brief_in(version.brief, "pdf")[0], "pdf", version.secrets)


def _written(brief: Brief, out: Path, output_format: str, secrets: Secrets) -> RenderReport:
    """Made and read again in memory: what leaks reaches no disk."""
    data, report = brief_in(brief, output_format)
    _search(data, output_format, secrets)
    write_at_once(data, out)
    return report


def _search(data: bytes, output_format: str, secrets: Secrets) -> None:
    leaks = leaks_in(read_finished(data, output_format), secrets)
    if leaks:
        raise Leaking(leaks)


def _issued(case: Case, brief_id: UUID, issue: str, ceiling: str) -> tuple[Brief, Secrets]:
    """The releasable version that was frozen with an issue, and what the whole issue printed beyond it."""
    snapshot = issued_snapshot(case, brief_id, issue)
    found = released_snapshot(snapshot, ceiling)
    if found is None:
        known = ", ".join(sorted(releasable_in(snapshot))) or "none"
        raise NoSuchObject(
            f"Version {issue} was issued without a releasable version at {ceiling}; there are: {known}."
        )
    brief = read_snapshot(found).brief
    return brief, secrets_between(read_snapshot(snapshot).brief, brief)
