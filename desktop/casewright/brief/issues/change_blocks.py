"""The page “What has changed”: generated from two states of the judgements, never written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from casewright.brief.blocks import Block, Bullets, Heading, Inline, Paragraph, Run
from casewright.brief.issues.changes import Changes, JudgementChange
from casewright.brief.issues.snapshot import FrozenJudgement, Ground
from casewright.model.choices import choice
from casewright.model.dates import show_date

_KINDS = {
    "new": "New",
    "dropped": "No longer given",
    "raised": "Raised",
    "lowered": "Lowered",
    "reversed": "Reversed",
    "given": "Likelihood given",
    "withdrawn": "Likelihood taken back",
    "confidence": "Confidence changed",
    "horizon": "Another horizon",
    "reworded": "Reworded",
    "unchanged": "Unchanged, on other evidence",
}


def change_blocks(changes: Changes, language: str) -> Iterator[Block]:
    """What readers of the earlier issue need to know; one sentence when that is nothing."""
    issue = changes.issue
    since = f"Compared with version {issue.version}, issued on {show_date(issue.issued_on[:10])}."
    told = [change for change in changes.judgements if change.has_changed]
    unchanged = len(changes.judgements) - len(told)
    if not told:
        yield Paragraph(
            (Run(f"{since} No judgement and no evidence behind one has changed.", "plain", "en"),)
        )
        return
    rest = f" {unchanged} judgement{' is' if unchanged == 1 else 's are'} unchanged." if unchanged else ""
    yield Paragraph((Run(since + rest, "plain", "en"),))
    for change in told:
        yield from _blocks(change, language)


def _blocks(change: JudgementChange, language: str) -> Iterator[Block]:
    judgement = change.after or change.before
    assert judgement is not None, "a change has one side at least"
    yield Heading(_KINDS[change.kind], 2)
    yield Paragraph((Run(judgement.said.text, "strong", language),))
    lines = list(_lines(change, language))
    if lines:
        yield Bullets(tuple(lines))


def _lines(change: JudgementChange, language: str) -> Iterator[tuple[Inline, ...]]:
    before, after = change.before, change.after
    if before is not None and after is not None:
        if before.said.text != after.said.text:
            yield (Run("Before: ", "muted", "en"), Run(before.said.text, "plain", language))
        if _words(before) != _words(after):
            yield (Run(f"{_words(before)} → {_words(after)}.", "plain", "en"),)
        if before.origins != after.origins:
            yield (Run(f"Independent origins: {_count(before)} → {_count(after)}.", "plain", "en"),)
    elif after is not None:
        yield (Run(f"{_words(after)}.", "plain", "en"),)
    elif before is not None:
        yield (Run(f"It was {_words(before).lower()}.", "plain", "en"),)
    if change.reason:
        yield (Run("Because: ", "muted", "en"), Run(change.reason, "plain", language))
    for lead, grounds in (("Evidence added", change.gained), ("Evidence that no longer counts", change.lost)):
        for ground in grounds:
            yield _ground(lead, ground, language)
    for title, then, now in change.rerated:
        yield (
            Run(title, "plain", language),
            Run(f": rated {then or 'not'} before, {now or 'not'} now.", "plain", "en"),
        )


def _ground(lead: str, ground: Ground, language: str) -> tuple[Inline, ...]:
    against = " (against)" if ground.stance == "contradicts" else ""
    sources = "; ".join(f"{title} {rating}".strip() for _, title, rating in ground.sources)
    return (
        Run(f"{lead}{against}: ", "muted", "en"),
        Run(ground.text, "plain", language),
        *((Run(f" — {sources}", "muted", language),) if sources else ()),
    )


def _words(judgement: FrozenJudgement) -> str:
    """Likelihood and confidence, apart from one another."""
    said = judgement.said
    likelihood = f"{judgement.term.capitalize()} ({judgement.band})" if judgement.term else "No likelihood"
    confidence = choice("confidence", said.confidence).label.lower() if said.confidence else "no"
    horizon = f", by {show_date(said.horizon)}" if said.horizon else ""
    return f"{likelihood}{horizon}; {confidence} confidence"


def _count(judgement: FrozenJudgement) -> str:
    worst, best = judgement.origins
    return str(worst) if worst == best else f"{worst}–{best}"
