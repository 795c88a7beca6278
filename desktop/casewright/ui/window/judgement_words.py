"""How the window puts a judgement, and what has changed in it, into words; the sentences are those that briefs print."""

from __future__ import annotations

import re

from casewright.analysis.judgement_sentences import Proposition, confidence_sentence, estimate_sentence
from casewright.casefile.queries.judgement_history import Revision
from casewright.casefile.queries.judging import JudgementCard
from casewright.model.judgement_change import Said
from casewright.model.scales import Ladder
from casewright.model.short_text import shorten
from casewright.ui.window.words import choice_label, date_words, joined


def composed(card: JudgementCard, ladder: Ladder | None) -> tuple[str, ...]:
    """The sentences of a judgement as paragraphs: how likely it is, and apart from it how sound the basis is."""
    said = Proposition(card.text, card.kind, card.likelihood, card.point, card.horizon)
    estimate = estimate_sentence(said, ladder)
    confidence = confidence_sentence(card.confidence, card.confidence_basis, ladder, of=card.kind)
    return tuple(each for each in (*estimate, confidence) if each)


def said_by(card: JudgementCard) -> Said:
    """What a judgement says, of all that is on its card."""
    return Said(*(getattr(card, name) for name in Said._fields))


def likelihood_words(said: Said, ladder: Ladder | None) -> str:
    """`likely (55–80%), estimate 60%`; the band is the one that was meant at the time."""
    estimate = f"estimate {said.point * 100:.3g}%" if said.point is not None else ""
    if said.likelihood is None:
        return estimate or "no likelihood"
    term = next((each for each in ladder.terms if each.key == said.likelihood), None) if ladder else None
    same = term is not None and (term.lo, term.hi) == (said.band_lo, said.band_hi)
    words = term.text if term else said.likelihood.replace("_", " ")
    band = term.band if term and same else f"{(said.band_lo or 0) * 100:.0f}–{(said.band_hi or 0) * 100:.0f}%"
    return ", ".join(filter(None, (f"{words} ({band})", estimate)))


def revision_line(revision: Revision, ladder: Ladder | None) -> str:
    """`Raised: from likely (55–80%) to very likely (80–95%) · T. Sample · 14 May 2026, 18:00 UTC`, and on a line of its own why."""
    kind = choice_label("judgement_revision", "kind", revision.kind)
    what = "; ".join(change_words(revision.before, revision.after, ladder))
    return f"{joined(f'{kind}: {what}' if what else kind, who_and_when(revision))}\n{revision.reason}"


def who_and_when(revision: Revision) -> str:
    """`T. Sample · 14 May 2026, 18:00 UTC`: to the minute."""
    return joined(revision.revised_by, date_words(re.sub(r":\d\dZ$", "Z", revision.revised_on)))


def change_words(before: Said, after: Said, ladder: Ladder | None) -> tuple[str, ...]:
    """What has changed, line by line: `from unlikely (20–45%) to likely (55–80%)`; nothing where all is as it was."""
    one, other = likelihood_words(before, ladder), likelihood_words(after, ladder)
    pairs = [
        ("", one, other),
        ("confidence ", before.confidence or "none", after.confidence or "none"),
        ("horizon ", date_words(before.horizon) or "none", date_words(after.horizon) or "none"),
    ]
    lines = [f"{what}from {was} to {now}" for what, was, now in pairs if was != now]
    if before.text != after.text:
        lines.append(f"it said “{shorten(before.text, 160)}”")
    return tuple(lines)
