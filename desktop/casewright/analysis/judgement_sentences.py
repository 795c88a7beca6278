"""A judgement in two sentences: how likely, and apart from it how sound the basis is (ICD 203, section D.6.e(2)(b)).

The one place that words them: the window, briefs and the clipboard print what is composed here, and the check reads it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from casewright.analysis.check.language import CONFIDENCE, mixes_likelihood_and_confidence, sentences
from casewright.analysis.proposition import behind_that, ended
from casewright.model.dates import show_date
from casewright.model.horizon import horizon_words
from casewright.model.scales import Ladder, Term

_NOUN = re.compile(r"(?:chance|possibility|probability|likelihood|prospect|odds)$", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|shall|won['’]t|going to)\b", re.IGNORECASE)
_COUNTED = re.compile(r"^(?:almost no|no|little|some|an?|the)\b|odds$", re.IGNORECASE)


class Proposition(NamedTuple):
    """What is composed: the fields of a judgement of these names. `point` is a fraction, `horizon` EDTF."""

    text: str
    kind: str = "judgement"
    likelihood: str | None = None
    point: float | None = None
    horizon: str | None = None


class Estimate(NamedTuple):
    """How likely it is: `frame` says so; `proposition` stands behind it where it cannot stand within it, or is empty."""

    frame: str
    proposition: str = ""

    @property
    def text(self) -> str:
        """Both."""
        return f"{self.frame} {self.proposition}".rstrip()


def estimate_sentence(said: Proposition, ladder: Ladder | None, *, with_point: bool = False) -> Estimate:
    """`We assess it is likely (55–80%) that the port will close by 30 June 2026.`

    A reported fact has no likelihood, and a judgement without one says that none can be given: that is a gap. `with_point`
    prints the point estimate beside the band.
    """
    within = behind_that(said.text)
    if within is None or CONFIDENCE.search(within):
        return _apart(said, ladder, with_point)
    if said.kind == "fact_reported":
        return Estimate(_stopped(f"It is reported that {within}"))
    within = f"{within}{_until(said)}"
    term = _term(said, ladder)
    if term is None:
        return Estimate(_stopped(f"We are unable to judge how likely it is that {within}"))
    return Estimate(_stopped(f"We assess {_likely(term, said, with_point)} that {within}"))


def confidence_sentence(
    level: str | None, basis: str | None, ladder: Ladder | None = None, *, of: str = "judgement"
) -> str:
    """`Our confidence in this judgement is moderate: two origins agree.` Without a level the basis is all there is.

    A basis that begins with a capital, or speaks of a likelihood, is a sentence of its own.
    """
    basis = (basis or "").strip()
    if not level:
        return ended(basis) if basis else ""
    lead = f"Our confidence in this {'report' if of == 'fact_reported' else 'judgement'} is {level}"
    if not basis:
        return f"{lead}."
    joined = f"{lead}: {basis}" if not basis[0].isupper() else ""
    if joined and not (
        ladder and any(mixes_likelihood_and_confidence(each, ladder) for each in sentences(joined))
    ):
        return _stopped(joined)
    return f"{lead}. {ended(basis)}"


def _apart(said: Proposition, ladder: Ladder | None, with_point: bool) -> Estimate:
    """The proposition as a sentence of its own."""
    proposition = ended(said.text)
    term = _term(said, ladder)
    if said.kind == "fact_reported":
        return Estimate("The following is reported.", proposition)
    if term is None:
        return Estimate(f"We are unable to judge how likely the following is{_until(said)}.", proposition)
    likely = _likely(term, said, with_point)
    if _NOUN.search(term.text):
        return Estimate(f"We assess {likely} of the following{_until(said)}.", proposition)
    return Estimate(f"We assess that the following {likely.removeprefix('it ')}{_until(said)}.", proposition)


def _likely(term: Term, said: Proposition, with_point: bool) -> str:
    """`it is likely (55–80%)`, `there is a remote chance (>0–≈5%)`."""
    point = f", estimate {said.point * 100:.0f}%" if with_point and said.point is not None else ""
    shown = f"{term.text} ({term.band}{point})"
    if not _NOUN.search(term.text):
        return f"it is {shown}"
    article = "" if _COUNTED.search(term.text) else "an " if term.text[0].lower() in "aeiou" else "a "
    return f"there {'are' if term.text.lower().endswith('odds') else 'is'} {article}{shown}"


def _until(said: Proposition) -> str:
    """When it will have come true or not; nothing where the proposition says so itself.

    "By" belongs to what is still to come: a quarrel that is about a fee is not about one by December.
    """
    if not said.horizon or show_date(said.horizon).casefold() in said.text.casefold():
        return ""
    if said.kind == "forecast" or _FUTURE.search(said.text):
        return f" {horizon_words(said.horizon)}"
    return f" (horizon: {show_date(said.horizon)})"


def _term(said: Proposition, ladder: Ladder | None) -> Term | None:
    """The term on its ladder; None where there is none, or the ladder does not know it (an older definition had it)."""
    if said.likelihood is None or ladder is None:
        return None
    return next((term for term in ladder.terms if term.key == said.likelihood), None)


def _stopped(sentence: str) -> str:
    return sentence if re.search(r"[.!?…][\"'”’»)\]]*$", sentence) else f"{sentence}."
