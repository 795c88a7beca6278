"""Scores in words."""

from __future__ import annotations

from casewright.analysis.calibration import FEWEST, BandScore, Score
from casewright.casefile.queries.outcomes import JudgedRow
from casewright.model.scales import Ladder
from casewright.ui.pages.judgement_card import term_words
from casewright.ui.window.words import choice_label, date_words, joined

VERDICTS = {
    "too_few": f"fewer than {FEWEST}: nothing can be concluded",
    "within": "lies in the band",
    "chance": "outside the band, by no more than chance explains",
    "too_low": "less happened than was given",
    "too_high": "more happened than was given",
}


def share_words(score: BandScore) -> str:
    """`7 of 10 happened, 70% (40–89%): lies in the band`."""
    if score.share is None:
        return "none decided"
    low, high = score.interval
    said = f"{score.happened} of {score.count} happened, {score.share:.0%} ({low:.0%}–{high:.0%})".replace(
        "%–", "–"
    )
    return f"{said}: {VERDICTS[score.verdict]}"


def score_words(score: Score) -> str:
    """The Brier score of some judgements, with what it is to be held against."""
    if score.brier is None:
        return ""
    counted = "1 judgement" if score.count == 1 else f"{score.count} judgements"
    said = f"{counted} decided. Brier score {score.brier:.2f}: 0 is best, always saying 50% gives 0.25."
    if score.from_band:
        without = "1 has" if score.from_band == 1 else f"{score.from_band} have"
        said += f" {without} no point estimate and counts with the middle of its band."
    return (
        said
        if score.from_band < 2
        else said.replace("counts with the middle of its band", "count with the middle of their bands")
    )


def judged_words(row: JudgedRow, ladder: Ladder | None, today: str) -> str:
    """What was given, its day, and who gave it."""
    term, _ = term_words(row.likelihood, ladder)
    given = joined(term, f"{row.point:.0%}" if row.point is not None else "") or "no likelihood"
    if row.outcome is None:
        day = (
            f"due since {date_words(row.horizon_hi)}"
            if (row.horizon_hi or "9999") < today
            else f"by {date_words(row.horizon)}"
        )
    else:
        day = joined(choice_label("judgement", "outcome", row.outcome), date_words(row.resolved_on))
    return joined(day, given, row.judged_by)
