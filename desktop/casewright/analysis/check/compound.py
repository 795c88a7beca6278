"""Whether a judgement says two things at once (tradecraft reference, rule JL10)."""

from __future__ import annotations

import re

# A finite verb that a pattern can tell for certain.
_VERB = re.compile(
    r"\b(?:will|won['’]t|would|shall|can|cannot|could|may|might|must|is|isn['’]t|are|aren['’]t|was|were|has|have|had|does|do|did)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\s*;\s*|,?\s+(?:and|or|but|while|whereas)\s+(?:also\s+|then\s+|that\s+)?", re.IGNORECASE
)
_SUBORDINATE = re.compile(
    r"\b(?:who|whom|whose|which|that|if|unless|until|when|whenever|where|because|since|although|though|after|before|once|as|what|how|whether)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\b(?:both|between|either|neither)\s[^;]*$", re.IGNORECASE)
_SECOND_VERB = re.compile(
    r"^(?:not\s+)?(?:accept|agree|announce|approve|arrest|attack|ban|blame|block|break|buy|call|cancel|cease|close|collapse|continue|cut|"
    r"declare|deny|deploy|devalue|dismiss|escalate|expand|expel|extend|fail|fall|freeze|halt|hand|impose|increase|invade|issue|join|launch|"
    r"leave|lift|lose|nationalise|negotiate|open|pass|pay|postpone|publish|raise|ratify|recall|reduce|refuse|reject|release|remain|remove|"
    r"renew|replace|reopen|resign|restart|resume|return|seize|sell|send|sign|split|start|stop|strike|suspend|transfer|withdraw)\b",
    re.IGNORECASE,
)


def is_compound(text: str) -> bool:
    """Whether “and”, “or” or “but” joins two clauses with a verb each: only one of them can turn out wrong."""
    return any(_joins_clauses(text[: joint.start()], text[joint.end() :]) for joint in _JOINT.finditer(text))


def _joins_clauses(before: str, after: str) -> bool:
    first = _VERB.search(before)
    if first is None or _BOTH.search(before) or _SUBORDINATE.search(before[first.end() :]):
        return False
    if _SECOND_VERB.match(after):
        return first.group().lower() in ("will", "would", "shall", "can", "could", "may", "might", "must")
    second = _VERB.search(after)
    return second is not None and not _SUBORDINATE.search(after[: second.start()])
