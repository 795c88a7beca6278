"""What came of each band, as a table in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from casewright.analysis.scores import ScoreCard, TermScore
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.block import PaintedBlock
from casewright.ui.painted.glyphs import RuledLine
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Words
from casewright.ui.scoring.words import VERDICTS
from casewright.ui.widgets.plain_text import isolate

_NUMBER, _SHARE = 76, 116  # pixels at text scale 1
_ROLES = {
    "too_few": "caption",
    "within": "caption",
    "chance": "caption",
    "too_low": "problem",
    "too_high": "problem",
}


def band_table(card: ScoreCard) -> QWidget:
    """One row a rung, the highest first as on a ladder; then one a level of confidence."""
    parts: list[Part] = [_row("caption", "Given", "Happened", "Share"), RuledLine()]
    for each in reversed(card.terms):
        parts.append(_band(each))
    if card.confidence:
        parts += [Words(""), _row("caption", "By confidence", "Decided", "Brier score"), RuledLine()]
        parts += [
            _row("small", f"{level.capitalize()} confidence", str(found.count), f"{found.brier:.2f}")
            for level, found in card.confidence
        ]
    table = PaintedBlock(Stack(*parts, spacing=7))
    table.setAccessibleName("What came of each band")
    table.setAccessibleDescription("\n".join(_said(card.terms)))
    return table


def _band(found: TermScore) -> Part:
    term, score = found
    words = isolate(f"{term.text[:1].upper()}{term.text[1:]} ({term.band})")
    if score.share is None:
        return _row("caption", words, "none", "")
    low, high = score.interval
    share = f"{score.share:.0%}  ({low:.0%}–{high:.0%})".replace("%–", "–")
    verdict = VERDICTS[score.verdict]
    return Stack(
        _row("small", words, f"{score.happened} of {score.count}", share),
        Words(f"{verdict[:1].upper()}{verdict[1:]}", _ROLES[score.verdict]),
        spacing=1,
    )


def _row(role: str, term: str, number: str, share: str) -> Row:
    return Row(
        Words(term, role),
        Words(number, role, width=_NUMBER),
        Words(share, role, width=_SHARE),
        spacing=8,
        top=True,
    )


def _said(terms: Sequence[TermScore]) -> list[str]:
    return [
        f"{term.text}: {score.happened} of {score.count}, {VERDICTS[score.verdict]}"
        for term, score in terms
        if score.count
    ]
