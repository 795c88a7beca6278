"""Known names in scripts without capitals (Arabic, Hebrew, Chinese), by one automaton."""

from __future__ import annotations

import re
from functools import cache

from casewright.ingest.suggestions.found import OwnName
from casewright.ingest.suggestions.recognition.gazetteer import gazetteer
from casewright.ingest.suggestions.recognition.own_names import OwnNames
from casewright.ingest.suggestions.recognition.reading import Draft, Reading

_ANY = re.compile(r"[\u0590-\u06ff\u3400-\u9fff]")


@cache
def _names() -> OwnNames:
    known = gazetteer().other_scripts
    return OwnNames(
        [
            OwnName(written, entry.kind, written)
            for written, entry in known.items()
            if len(written) > 2 or written[0] >= "\u3400"
        ]
    )


def names_in_other_scripts(reading: Reading) -> list[Draft]:
    """Mentions of known states, cities and bodies."""
    if not _ANY.search(reading.text):
        return []
    drafts = _names().find(reading.text)
    for draft in drafts:
        entry = gazetteer().other_scripts[draft.entity or ""]
        draft.entity, draft.name, draft.key, draft.score = None, entry.name, entry.key, min(entry.weight, 0.9)
    return drafts
