"""The confidence that the evidence of a judgement allows at most (tradecraft reference, section 1.3). It never raises any."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

LEVELS = ("low", "moderate", "high")


@dataclass(frozen=True)
class Ceiling:
    """`level` is None where nothing is cited: then there is a gap to state, not a confidence. `against` says what stands
    against the levels above it."""

    level: str | None
    against: dict[str, str]

    def why_not(self, level: str | None) -> str | None:
        """What stands against this level; None when it is allowed, or is no level."""
        return self.against.get(level or "")


def confidence_ceiling(
    grades: Collection[tuple[str | None, str | None, bool]],
    origins: int,
    critical_gap: bool = False,
    unsupported_linchpin: bool = False,
) -> Ceiling:
    """The ceiling of a judgement.

    Args:
        grades: of each supporting citation: reliability of the source, credibility, and whether it is first-hand.
        origins: independent origins at worst.
        critical_gap: whether a critical gap is open.
        unsupported_linchpin: whether it hangs on an assumption that is rated unsupported.
    """
    if not grades or not origins:
        return Ceiling(None, dict.fromkeys(LEVELS, "nothing it rests on is left to judge by"))
    against: dict[str, str] = {}
    if origins < 2 and not any(letter == "A" and first_hand for letter, _, first_hand in grades):
        against["moderate"] = "it rests on one origin, which is not rated A at first hand"
    high = _against_high(grades, origins, critical_gap, unsupported_linchpin)
    if high:
        against["high"] = high
    level = "low" if "moderate" in against else "moderate" if high else "high"
    return Ceiling(level, against)


def _against_high(
    grades: Collection[tuple[str | None, str | None, bool]],
    origins: int,
    critical_gap: bool,
    unsupported_linchpin: bool,
) -> str | None:
    if origins < 3:
        return f"high takes three independent origins, and there {'is' if origins == 1 else 'are'} {origins}"
    if not any(letter in ("A", "B") and credibility in ("1", "2") for letter, credibility, _ in grades):
        return "nothing it rests on is rated B2 or better"
    if critical_gap:
        return "a critical gap is open"
    if unsupported_linchpin:
        return "it hangs on an assumption that is rated unsupported"
    return None
