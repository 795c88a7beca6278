"""The columns of the validator: the indicator, a rating for each outcome, the spread, and the five qualities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from casewright.analysis.indicator_validity import UNIQUE_WANTED, Validity, age_of_validation, unique_counts
from casewright.casefile.queries.indicators import Outcome, QualityRow
from casewright.model.choices import choice
from casewright.model.dates import show_date_short
from casewright.ui.painted.arrangement import Row
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import OneLine, Pill, Words
from casewright.ui.techniques import cell_parts as cells
from casewright.ui.techniques.ratings import Ratings
from casewright.ui.techniques.sheet import Column
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.session import shortened
from casewright.ui.window.words import choice_label

QUALITIES = {
    "collectable": ("c", "Collectable: it can be observed, by means that there are"),
    "valid": ("v", "Valid: it really says something about the outcome"),
    "reliable": ("r", "Reliable: different people would see the same"),
    "stable": ("s", "Stable: it means the same over time"),
    "unique_to_it": ("u", "Unique: nothing else explains it"),
}
"""The five qualities: the key that switches each, and what it means."""
_TONES = {"HL": "ok", "L": "ok", "C": "plain", "U": "bad", "HU": "bad"}
_VERDICTS = {"keep": "ok", "weak": "warn", "drop": "bad"}
_LONGEST_HEAD = 52


def validator_columns(
    outcomes: Sequence[Outcome], ratings: Ratings, found: Mapping[UUID, Validity], today: date
) -> Sequence[Column]:
    """For these outcomes; `found` is what each indicator tells apart among them."""
    unique = unique_counts(found.values(), [each.id for each in outcomes])
    held = [_outcome_column(each, ratings, unique[each.id]) for each in outcomes]
    return (
        Column("Indicator", _indicator, 180, 3),
        *held,
        Column(
            "Spread", lambda row: _spread(found[row.id], len(outcomes)), 84,
            tip="Highest rating less the lowest: from 3 keep it, 2 is weak, up to 1 drop it",
            said=lambda row: _spread_said(found[row.id]),
        ),
        Column(
            "Qualities", partial(_qualities, today=today), 138,
            tip="Collectable, valid, reliable, stable, unique: C V R S U", said=partial(_qualities_said, today=today),
        ),
    )  # fmt: skip


def _outcome_column(outcome: Outcome, ratings: Ratings, unique: int) -> Column:
    head = f"{isolate(shortened(one_line(outcome.text), _LONGEST_HEAD))}\n{isolate(f'{unique} of {UNIQUE_WANTED} unique')}"
    tip = f"{outcome.text}\n{unique} indicators are likely under this outcome and could be seen at most under the others; three are wanted."
    return Column(
        head, lambda row: _rating(ratings, row.id, outcome.id), 96, 2, tip,
        lambda row: _rating_said(ratings, row.id, outcome.id),
    )  # fmt: skip


def _indicator(row: QualityRow) -> Part:
    points = choice_label("indicator", "direction", row.direction)
    return cells.under(Words(isolate(row.text)), Words(points, "caption"))


def _rating(ratings: Ratings, indicator: UUID, outcome: UUID) -> Part:
    own, others = ratings.own(indicator, outcome), ratings.others(indicator, outcome)
    shown: Part = Pill(own, _TONES[own], _label(own)) if own else OneLine("–", "caption", stretch=0)
    said = ", ".join(f"{row.rated_by or 'somebody'} {row.rating}" for row in others)
    return cells.under(cells.Centred(shown), Words(isolate(said), "caption") if said else None)


def _rating_said(ratings: Ratings, indicator: UUID, outcome: UUID) -> str:
    own = ratings.own(indicator, outcome)
    others = [
        f"{row.rated_by or 'somebody'}: {_label(row.rating)}" for row in ratings.others(indicator, outcome)
    ]
    return "; ".join([_label(own) if own else "not rated by you", *others])


def _label(rating: str) -> str:
    return choice("indicator_likelihood", rating).label


def _spread(found: Validity, outcomes: int) -> Part:
    if found.spread is None or found.verdict is None:
        return Words(f"{found.rated} of {outcomes} rated", "caption")
    mark = Pill(found.verdict.capitalize(), _VERDICTS[found.verdict])
    some = Words(f"{found.rated} of {outcomes} rated", "caption") if found.rated < outcomes else None
    return cells.under(Row(OneLine(f"{found.spread:g}", "strong", stretch=0), mark, spacing=6), some)


def _spread_said(found: Validity) -> str:
    return "not rated enough" if found.spread is None else f"{found.spread:g}: {found.verdict}"


def _qualities(row: QualityRow, today: date) -> Part:
    marks = [_quality(key, word, getattr(row, name)) for name, (key, word) in QUALITIES.items()]
    age = age_of_validation(row.validated_on, today)
    when = show_date_short(row.validated_on) if row.validated_on else ""
    words, role = {
        "never": ("not validated yet", "caption"),
        "fresh": (f"validated {when}", "caption"),
        "due": (f"validated {when}: validate again", "caption"),
        "stale": (f"validated {when}: too long ago", "problem"),
    }[age]
    return cells.under(Row(*marks, spacing=4), Words(words, role))


def _quality(key: str, word: str, has: bool) -> Part:
    """A capital on a tint for a quality that it has, a small letter for one that it lacks."""
    if has:
        return Pill(key.upper(), "ok", word)
    mark = OneLine(key, "caption", stretch=0)
    mark.tip = f"{word}. Not so, or not judged yet."
    return mark


def _qualities_said(row: QualityRow, today: date) -> str:
    has = [word.partition(":")[0].lower() for name, (_key, word) in QUALITIES.items() if getattr(row, name)]
    when = f"validated {show_date_short(row.validated_on)}" if row.validated_on else "not validated yet"
    return f"{', '.join(has) or 'none'}; {when}"
