"""A brief as it may be released at a marking: collected from what may be seen, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.brief.blocks import Brief, Heading
from casewright.brief.collect import AsIssued, case_head, collect
from casewright.brief.issues.snapshot import build_snapshot
from casewright.brief.references import leading_nowhere
from casewright.brief.release.cross_references import set_anew, stale_references
from casewright.brief.release.left_out import LeftOut, left_out
from casewright.brief.release.released_case import ReleasedCase
from casewright.brief.release.secrets import Secrets, secrets_of
from casewright.brief.section_words import STANDARD_TITLES
from casewright.brief.waived_blockers import TITLE
from casewright.casefile.queries.briefing import brief_card
from casewright.model.errors import CaseError, NoSuchObject

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding
    from casewright.casefile.case import Case

LABEL = "Release"
_FRONT = ("For", "Question", "Distribution")  # of the title block, in words of somebody's own
_OURS = frozenset({*STANDARD_TITLES.values(), TITLE})


@dataclass(frozen=True)
class Version:
    """A releasable version of a brief.

    Args:
        brief: what may be printed.
        whole: the brief that it is a version of.
        left_out: what it leaves out, for the author.
        look_at: sentences on what the author should look at: references to other numbers, words that stay unmarked.
        blockers: blockers of the tradecraft check against the version by itself.
        secrets: what may not stand in the finished file.
        snapshot: of the version, as an issue freezes it.
    """

    brief: Brief
    whole: Brief
    left_out: tuple[LeftOut, ...]
    look_at: tuple[str, ...]
    blockers: tuple[Finding, ...]
    secrets: Secrets
    snapshot: str


def releasable(
    case: Case,
    brief_id: UUID,
    ceiling: str,
    citation_style: str | None = None,
    issue: AsIssued | None = None,
    scheme: str = "",
) -> Version:
    """The version of a brief below a marking, with citation numbers, counts and figures of its own.

    `scheme` is kept in its snapshot, as in that of the whole brief.

    Raises:
        NoSuchObject: there is no such brief.
        InvalidValue: `ceiling` is no marking of the case, or the brief cannot be made.
        CaseError: the case was changed meanwhile.
    """
    from casewright.analysis.check.run import check_case

    card = brief_card(case, brief_id)
    if card is None:
        raise NoSuchObject(f"There is no brief {brief_id} in this case.")
    whole = collect(case, brief_id, citation_style, issue)
    seen = ReleasedCase(case, card, ceiling)
    try:
        collected = collect(seen.case, brief_id, citation_style, issue)
        found = check_case(seen.case, brief_id)
        gone = left_out(case, brief_id, seen)
        if not whole.case_head == collected.case_head == case_head(case):
            raise CaseError("The case was changed while its releasable version was made; make it again.")
        brief = _titled(collected, whole, ceiling, bool(gone))
        secrets = secrets_of(case, seen, whole, brief)
        snapshot = build_snapshot(seen.case, brief, scheme, found)
    finally:
        seen.close()
    blockers = tuple(each for each in found if each.severity == "blocker" and not each.waived)
    return Version(brief, whole, gone, tuple(_look_at(whole, brief, gone)), blockers, secrets, snapshot)


def _titled(brief: Brief, whole: Brief, ceiling: str, is_less: bool) -> Brief:
    """With the state of the whole brief, and the words that say which version this is, without saying what is missing."""
    words = f"Releasable at {ceiling}"
    words += "; portions above have been left out" if is_less else ""
    facts = ((LABEL, words), *brief.facts)
    told = replace(brief, facts=facts, status=whole.status, version=whole.version, notice=whole.notice)
    anew = set_anew(whole, told)
    return replace(anew, warnings=tuple(leading_nowhere(anew)))


def _look_at(whole: Brief, brief: Brief, gone: tuple[LeftOut, ...]) -> Iterator[str]:
    if gone:
        yield from stale_references(whole, brief)
        unmarked = [
            block.text
            for block in brief.blocks
            if isinstance(block, Heading)
            and block.level == 1
            and not block.marking
            and block.text not in _OURS
        ]
        front = [value for label, value in brief.facts if label in _FRONT]
        titles = ", ".join(f"“{each}”" for each in (brief.title, *front, *unmarked))
        yield f"Unmarked words that stay as they stand; see that they give nothing away: {titles}."
        if any(each.kind == "claim" for each in gone):
            yield (
                "Judgements that stay may have lost some of what speaks for or against them; see that confidence and its "
                "reasons still fit."
            )
