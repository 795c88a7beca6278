"""Words that push a likelihood term off its scale (tradecraft reference, rule JL06), and terms printed without their band."""

from __future__ import annotations

import re

from casewright.analysis.check.language import terms_in
from casewright.analysis.check.likelihood_numbers import number_in_brackets
from casewright.model.scales import Ladder

_MODIFIER = re.compile(
    r"\b(?:quite|fairly|rather|somewhat|more|less|most|least|not|\w+n['’]t|hardly|scarcely|pretty|reasonably|relatively|too|so|extremely"
    r"|exceedingly|increasingly|particularly|equally|as|very|highly)\s+$",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(r"\b(?:at|the)\s+(?:most|least)\s+$", re.IGNORECASE)


def modified(sentence: str, scheme: Ladder) -> list[str]:
    """The terms of a sentence that something modifies, with what does: `fairly likely`, `not unlikely`."""
    found = []
    for term in terms_in(sentence, scheme):
        before = sentence[: term.start]
        match = _MODIFIER.search(before)
        if match and not _SUPERLATIVE.search(before):
            found.append(f"{match.group().strip()} {term.words}")
    return found


def without_band(sentence: str, scheme: Ladder) -> list[str]:
    """The terms of a sentence behind which no band stands in brackets."""
    return [
        found.words for found in terms_in(sentence, scheme) if number_in_brackets(sentence, found.end) is None
    ]
