"""Lists of names as the manuals write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# Scripts whose names stand family first and unseparated: Chinese, Japanese, Korean.
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
OTHERS = "others"


@dataclass(frozen=True)
class Name:
    """A person in parts, or an organisation in `literal`."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    dropped: str = ""
    particle: str = ""
    literal: str = ""

    @property
    def last(self) -> str:
        """What a reader looks it up under: the family with its particle, or the whole name."""
        return self.literal or _spaced(self.particle, self.family) or self.given

    @property
    def direct(self) -> str:
        """Jane Q. Smith Jr."""
        if self.literal or not self.family:
            return self.last
        if _EAST_ASIAN.search(self.family):
            return f"{self.family}{self.given}"
        return _spaced(self.given, self.dropped, self.last, self.suffix)

    @property
    def inverted(self) -> str:
        """Smith, Jane Q., Jr."""
        if self.literal or not (self.given and self.family):
            return self.last
        if _EAST_ASIAN.search(self.family):
            return self.direct
        return ", ".join(filter(None, (self.last, _spaced(self.given, self.dropped), self.suffix)))

    @property
    def with_initials(self) -> str:
        """Smith, J. Q., Jr."""
        if self.literal or not (self.given and self.family):
            return self.last
        if _EAST_ASIAN.search(self.family):
            return self.direct
        return ", ".join(filter(None, (self.last, _spaced(initials(self.given), self.dropped), self.suffix)))

    @property
    def initials_first(self) -> str:
        """J. Q. Smith."""
        if self.literal or not self.given or _EAST_ASIAN.search(self.family):
            return self.direct
        return _spaced(initials(self.given), self.dropped, self.last, self.suffix)


def initials(given: str) -> str:
    """`Jean-Paul Q.` as `J.-P. Q.`; names in a script without capitals stay whole."""
    return " ".join("-".join(_initial(part) for part in word.split("-") if part) for word in given.split())


def in_note(names: Sequence[Name], most: int) -> str:
    """Jane Smith, John Doe, and Mary Roe; more than `most`: Jane Smith et al."""
    return _listed([name.direct for name in names], most, 1, "and")


def in_short_note(names: Sequence[Name], most: int) -> str:
    """Smith, Doe, and Roe; more than `most`: Smith et al."""
    return _listed([name.last for name in names], most, 1, "and")


def in_list(names: Sequence[Name], most: int, shown: int) -> str:
    """Smith, Jane, John Doe, and Mary Roe; more than `most`: the first `shown`, et al."""
    written = [name.inverted if n == 0 else name.direct for n, name in enumerate(names)]
    return _listed(written, most, shown, "and", after_inverted=bool(names) and "," in names[0].inverted)


def in_apa_list(names: Sequence[Name]) -> str:
    """Smith, J., Doe, J., & Roe, M.; from 21 on the first nineteen, an ellipsis and the last (APA 7, 9.8)."""
    written = [name.with_initials for name in names if name.literal != OTHERS]
    if len(written) > 20:
        return f"{', '.join(written[:19])}, . . . {written[-1]}"
    if len(names) > len(written):
        return f"{', '.join(written)}, et al."
    if len(written) < 2:
        return "".join(written)
    return f"{', '.join(written[:-1])}, & {written[-1]}"


def in_apa_text(names: Sequence[Name]) -> str:
    """Smith; Smith & Doe; Smith et al. (APA 7, 8.17)."""
    if len(names) > 2 or (len(names) == 2 and names[1].literal == OTHERS):
        return f"{names[0].last} et al."
    return " & ".join(name.last for name in names)


def in_apa_editors(names: Sequence[Name]) -> str:
    """J. Smith & M. Roe (Eds.)"""
    role = "(Ed.)" if len(names) == 1 else "(Eds.)"
    written = [name.initials_first for name in names]
    said = " & ".join(written) if len(written) < 3 else f"{', '.join(written[:-1])}, & {written[-1]}"
    return f"{said} {role}" if names else ""


def _listed(written: list[str], most: int, shown: int, word: str, *, after_inverted: bool = False) -> str:
    has_others = bool(written) and written[-1] == OTHERS
    named = written[:-1] if has_others else written
    if len(named) > most or has_others:
        kept = named[: shown if len(named) > most else len(named)]
        return f"{', '.join(kept)}{',' if len(kept) > 1 or after_inverted else ''} et al."
    if len(named) < 2:
        return "".join(named)
    comma = "," if len(named) > 2 or after_inverted else ""
    return f"{', '.join(named[:-1])}{comma} {word} {named[-1]}"


def _initial(part: str) -> str:
    letter = part[0]
    if not letter.isalpha() or letter.lower() == letter.upper():
        return part
    return f"{letter.upper()}."


def _spaced(*parts: str) -> str:
    return " ".join(filter(None, parts))


Writer = Callable[[Sequence[Name]], str]
