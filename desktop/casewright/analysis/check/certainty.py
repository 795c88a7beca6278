"""Words that claim certainty (tradecraft reference, rule JL08)."""

from __future__ import annotations

import re

from casewright.analysis.check.language import hedges, likelihood_words, sentences
from casewright.model.scales import Ladder

# "Talks prove difficult" claims nothing; nor does a share of 100%.
_NO_PROOF = (
    r"(?!\s+(?:to\s+be|too|very|more|less|so|as|hard|easy|costly|wrong|right|fatal|futile|true|false|short-lived"
    r"|\w+(?:ful|ive|less|ult|ible|able|ous|ent|ant|al))\b)"
)
_CERTAINTY = re.compile(
    r"\b(?:definitely|undoubtedly|unquestionably|indisputabl[ey]|inevitabl[ey]"
    r"|(?<!almost )(?<!nearly )(?<!virtually )(?<!not )certain(?:ly|\s+(?:to|that))"
    rf"|sure\s+to|(?:without|beyond)\s+(?:(?:a|any|all)\s+)?doubt|no\s+doubt|proves?\b{_NO_PROOF}"
    r"|100\s?(?:%|per\s?cent)(?=[\s-]+(?:certain|sure|chance|probab\w+|likel\w+|confiden\w+)\b|\s+that\b|\s*(?:[.,;:!)]|$)))(?!\w)",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"(?<![-\w])(?<!the )(?<!a )(?<!of )(?<!political )(?<!free )(?<!good )(?<!ill )(?<!last )(?<!its )(?<!their )(?<!his )(?<!her )"
    r"(?<!['’]s )will\b(?!\s+(?:to|of)\b)|\bwon['’]t\b",
    re.IGNORECASE,
)


def certainties(sentence: str) -> list[str]:
    """Words that claim certainty, whatever likelihood stands beside them."""
    return [match.group() for match in _CERTAINTY.finditer(sentence)]


def plain_futures(text: str, scheme: Ladder) -> list[str]:
    """“will” and “won’t” of the sentences that say no likelihood and do not hedge; the will of somebody is left aside."""
    return [
        match.group()
        for sentence in sentences(text)
        if not likelihood_words(sentence, scheme) and not hedges(sentence, scheme)
        for match in _WILL.finditer(sentence)
    ]
