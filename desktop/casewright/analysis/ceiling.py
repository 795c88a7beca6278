"""The confidence that the evidence of a judgement allows at most (tradecraft reference, section 1.3). It never raises any."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

LEVELS = ("low", "moderate", "high")
_NOTHING = "nothing it rests on is left to judge by"


@dataclass(frozen=True)
class Ceiling:
    """`level` is None where nothing is cited: then there is a gap to state, not a confidence. `against` says, for each level
    above it, everything that stands against that level."""

    level: str | None
    against: Mapping[str, tuple[str, ...]]

    def why_not(self, level: str | None) -> str | None:
        """What stands against this level; None when it is allowed, or is no level."""
        return "; ".join(self.against.get(level or "", ())) or None


@dataclass(frozen=True)
class Ground:
    """What bears on the confidence of a judgement.

    Args:
        grades: of each supporting citation: reliability of the source, credibility, and whether it is first-hand.
        origins: independent origins at worst.
        critical_gap: whether a critical gap is open.
        unsupported_linchpin: whether it hangs on an assumption that is rated unsupported.
        unanswered: claims against it, or against what it rests on, of which nothing is said.
        alternative: whether another explanation or outcome was considered.
    """

    grades: Collection[tuple[str | None, str | None, bool]]
    origins: int
    critical_gap: bool = False
    unsupported_linchpin: bool = False
    unanswered: int = 0
    alternative: bool = True


def confidence_ceiling(ground: Ground) -> Ceiling:
    """The highest level that nothing stands against: low takes one citation, moderate two origins or one of the best."""
    if not ground.grades or not ground.origins:
        return Ceiling(None, dict.fromkeys(LEVELS, (_NOTHING,)))
    against = {
        "moderate": tuple(_against_moderate(ground)),
        "high": tuple(_against_high(ground)),
    }
    level = "low" if against["moderate"] else "moderate" if against["high"] else "high"
    return Ceiling(level, {each: reasons for each, reasons in against.items() if reasons})


def _against_moderate(ground: Ground) -> Iterator[str]:
    if ground.origins < 2 and ("A", "1", True) not in ground.grades:
        yield "it rests on one origin, which is not rated A1 at first hand"


def _against_high(ground: Ground) -> Iterator[str]:
    if ground.origins < 3:
        there = "there is 1" if ground.origins == 1 else f"there are {ground.origins}"
        yield f"high takes three independent origins, and {there}"
    if not any(letter in ("A", "B") and digit in ("1", "2") for letter, digit, _ in ground.grades):
        yield "nothing it rests on is rated B2 or better"
    if ground.critical_gap:
        yield "a critical gap is open"
    if ground.unsupported_linchpin:
        yield "it hangs on an assumption that is rated unsupported"
    if ground.unanswered:
        claims = "1 claim" if ground.unanswered == 1 else f"{ground.unanswered} claims"
        yield f"nothing is said of {claims} against it"
    if not ground.alternative:
        yield "no alternative was considered"
