"""The thresholds of the tradecraft check: what is usual, and what a case may set itself (tradecraft reference, section 9).

No standard sets these numbers; they are house rules, and therefore a person may change each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from casewright.model.errors import InvalidValue
from casewright.model.nearby import quoted, unknown

_OFF = re.compile(r"off\.[A-Z]{2}\d{2}")
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Threshold:
    """One number, or a yes or no. `unit` is what is counted; `rules` are those that ask for it."""

    key: str
    label: str
    usual: int | bool
    unit: str
    meaning: str
    rules: tuple[str, ...]
    least: int = 1
    most: int = 100_000

    def read(self, value: str) -> int | bool:
        """A value as it is stored or typed. Raises InvalidValue where it is no such value."""
        said = value.strip().lower()
        if isinstance(self.usual, bool):
            if said not in (YES, NO):
                raise InvalidValue(f"{self.meaning}: {quoted(value)} is neither yes nor no.")
            return said == YES
        if not said.isdecimal() or not self.least <= int(said) <= self.most:
            raise InvalidValue(
                f"{self.meaning}: {quoted(value)} is no whole number from {self.least} to {self.most:,}."
            )
        return int(said)

    def shown(self, value: int | bool) -> str:
        """A value as it is stored and read by a person."""
        return (YES if value else NO) if isinstance(self.usual, bool) else str(value)


THRESHOLDS: Mapping[str, Threshold] = {
    each.key: each
    for each in (
        Threshold("stale_days_current", "Age of evidence, current products", 30, "days", "Current briefs and warnings: the newest evidence may be this old at the cut-off",
                  ("DT01",)),
        Threshold("stale_days_strategic", "Age of evidence, other products", 180, "days", "All other products: the newest evidence may be this old at the cut-off", ("DT01",)),
        Threshold("rating_age_days", "Age of a rating", 365, "days", "A rating of a source may be this old at the cut-off", ("SO05",)),
        Threshold("diagonal_share", "Ratings on the diagonal", 70, "%", "Share of ratings on the diagonal (A1, B2 …) above which the two axes may depend on each other",
                  ("SO13",), most=100),
        Threshold("diagonal_ratings", "Ratings for a diagonal", 20, "ratings", "Ratings that it takes to speak of such a share", ("SO13",)),
        Threshold("concentration", "Support from one origin", 60, "%", "Share of the support of a judgement that one origin may carry", ("IN05",), most=100),
        Threshold("same_confidence", "Confidence all alike", 4, "key judgements", "Key judgements of one assessment that may not all have the same confidence",
                  ("CF04",), least=2),
        Threshold("high_confidence_months", "Reach of high confidence", 24, "months", "High confidence may reach this far beyond the cut-off", ("CF02",)),
        Threshold("points_tolerance", "Points off 100%", 5, "%", "Points of what excludes one another may miss 100% by this much", ("AL02",),
                  least=0, most=50),
        Threshold("bottom_line_words", "Length of a bottom line", 60, "words", "A bottom line may have this many words", ("BR02",)),
        Threshold("key_judgements", "Key judgements of a brief", 6, "key judgements", "A brief may have this many key judgements", ("BR02",)),
        Threshold("neutral_share", "Neutral cells of a hypothesis", 60, "%", "Share of cells of a hypothesis that may be neutral or not applicable", ("AC02",), most=100),
        Threshold("review_required", "Independent review", True, "", "A brief needs a reviewer who is not its author", ("BR06",)),
    )
}  # fmt: skip
"""All thresholds by their keys."""


def checked_setting(key: str, value: str) -> str:
    """The value of a setting in the form in which it is stored.

    Beside the thresholds there is `off.JL10`: yes leaves a rule out altogether.

    Raises:
        InvalidValue: there is no such threshold, or it cannot have that value.
    """
    threshold = threshold_of(key)
    return threshold.shown(threshold.read(value))


def threshold_of(key: str) -> Threshold:
    """The threshold with this key, also of the form `off.JL10`. Raises InvalidValue naming those there are."""
    if _OFF.fullmatch(key):
        return Threshold(key, f"Leave out {key[4:]}", False, "", f"Rule {key[4:]} is left out", (key[4:],))
    if key not in THRESHOLDS:
        raise unknown("threshold", key, THRESHOLDS)
    return THRESHOLDS[key]
