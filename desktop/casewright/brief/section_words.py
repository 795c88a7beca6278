"""The headings of sections that have none of their own."""

from __future__ import annotations

STANDARD_TITLES = {
    "key_judgements": "Key judgements", "judgement": "Further judgements", "alternatives": "Alternatives considered",
    "assumptions": "Key assumptions", "indicators": "Indicators to watch", "gaps": "Intelligence gaps",
    "implications": "Implications", "link_chart": "Who is tied to whom", "timeline": "What happened when",
    "map": "What lies where",
    "ach": "Competing hypotheses", "words": "What our words mean", "changes": "What has changed", "scenarios": "Scenarios",
    "challenges": "Alternative analysis", "premortem": "How it may turn out wrong", "information": "Quality of information",
    "scope_note": "Scope note", "source_summary": "Source summary statement", "method": "How this was made", "chronology": "Chronology",
    "entity_profile": "Profile", "source_review": "Source review",
}  # fmt: skip
