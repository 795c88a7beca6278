"""What has changed since the last issue of a brief: judgement by judgement, and the evidence behind each change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.analysis.since_issue import changes_since_issue
from casewright.brief.issues.snapshot import FrozenJudgement, Ground, judgements_in, read_snapshot
from casewright.casefile.queries.briefing import BriefCard, brief_card
from casewright.casefile.queries.issues import IssueRow, issues_of, snapshot_of
from casewright.model.judgement_change import kind_of_change

if TYPE_CHECKING:
    from casewright.casefile.case import Case


@dataclass(frozen=True)
class JudgementChange:
    """One judgement then and now; `kind` as in `revision_kind`, or `new` and `dropped`.

    `gained` and `lost` are the claims that came to bear on it and those that no longer do; `rerated` names the sources whose
    rating is another than it was.
    """

    kind: str
    before: FrozenJudgement | None
    after: FrozenJudgement | None
    reason: str
    gained: tuple[Ground, ...]
    lost: tuple[Ground, ...]
    rerated: tuple[tuple[str, str, str], ...]

    @property
    def has_changed(self) -> bool:
        """Whether there is anything to tell."""
        return self.kind != "unchanged" or bool(self.gained or self.lost or self.rerated)


@dataclass(frozen=True)
class Changes:
    """All judgements of a brief against an earlier issue of it, or of the brief it supersedes."""

    issue: IssueRow
    judgements: tuple[JudgementChange, ...]


def changes_since(case: Case, brief_id: UUID, issuing: bool = False) -> Changes | None:
    """What has changed since readers were last given a brief; None when nothing was issued before.

    A brief that was issued and gives the same judgements still is compared with the issue before its own; `issuing` says
    that it is about to be issued again.

    Raises:
        InvalidValue: what was frozen of the earlier issue cannot be read.
    """
    card = brief_card(case, brief_id)
    if card is None:
        return None
    now = judgements_in(case, brief_id)
    issues = _issues(case, card)
    moved = issuing or has_moved_on(case, brief_id)
    if issues and issues[0].brief_id == brief_id and not moved:
        issues = issues[1:]
    if not issues:
        return None
    before = read_snapshot(snapshot_of(case, issues[0].id)).judgements
    return Changes(issues[0], tuple(compared(before, now, _reasons(case, card, moved))))


def has_moved_on(case: Case, brief_id: UUID) -> bool:
    """Whether a brief gives other judgements, or on other evidence, than its own last issue: then that is what to compare with."""
    issues = [issue for issue in issues_of(case, brief_id) if issue.kind != "withdrawal"]
    if not issues:
        return False
    return read_snapshot(snapshot_of(case, issues[0].id)).judgements != judgements_in(case, brief_id)


def compared(
    before: Sequence[FrozenJudgement], after: Sequence[FrozenJudgement], reasons: dict[UUID, str]
) -> Iterator[JudgementChange]:
    """Each judgement of either side once: those of now in their order, then those that were dropped."""
    then = {each.id: each for each in before}
    for now in after:
        yield _change(then.get(now.id), now, reasons.get(now.id, ""))
    kept = {each.id for each in after}
    for each in before:
        if each.id not in kept:
            yield _change(each, None, "")


def _change(before: FrozenJudgement | None, after: FrozenJudgement | None, reason: str) -> JudgementChange:
    if before is None or after is None:
        return JudgementChange("new" if before is None else "dropped", before, after, reason, (), (), ())
    then = {(ground.claim, ground.stance): ground for ground in before.grounds}
    now = {(ground.claim, ground.stance): ground for ground in after.grounds}
    return JudgementChange(
        kind_of_change(before.said, after.said),
        before,
        after,
        reason,
        tuple(ground for key, ground in now.items() if key not in then),
        tuple(ground for key, ground in then.items() if key not in now),
        tuple(_rerated(before, after)),
    )


def _rerated(before: FrozenJudgement, after: FrozenJudgement) -> Iterator[tuple[str, str, str]]:
    """Title, earlier and present rating of the sources behind both whose rating is another now."""
    now = {
        (ground.claim, source): (title, rating)
        for ground in after.grounds
        for source, title, rating in ground.sources
    }
    told: set[tuple[str, str, str]] = set()
    for ground in before.grounds:
        for source, _, rating in ground.sources:
            found = now.get((ground.claim, source))
            if (
                found is not None
                and found[1] != rating
                and (line := (found[0], rating, found[1])) not in told
            ):
                told.add(line)
                yield line


def _issues(case: Case, card: BriefCard) -> list[IssueRow]:
    """What was issued of a brief and of the one it supersedes, the latest first; withdrawals are no issues."""
    rows = case.read("SELECT supersedes_id FROM brief WHERE id = ?", (card.id.bytes,))
    earlier = issues_of(case, UUID(bytes=rows[0][0])) if rows and rows[0][0] else []
    return [issue for issue in (*issues_of(case, card.id), *earlier) if issue.kind != "withdrawal"]


def _reasons(case: Case, card: BriefCard, moved: bool) -> dict[UUID, str]:
    if card.assessment_id is None:
        return {}
    changes = changes_since_issue(case, card.assessment_id, None if moved else card.id)
    return {judgement: change.reason for judgement, change in changes.items() if change.reason}
