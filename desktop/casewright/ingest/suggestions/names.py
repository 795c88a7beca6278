"""Names of people, organisations, states, places and things in a text."""

from __future__ import annotations

from collections.abc import Sequence

from casewright.ingest.suggestions.found import OFFERED_FROM, FoundName, OtherReading, OwnName
from casewright.ingest.suggestions.recognition import model
from casewright.ingest.suggestions.recognition.apart import without_overlaps
from casewright.ingest.suggestions.recognition.governments import descriptions, other_readings
from casewright.ingest.suggestions.recognition.later import settle
from casewright.ingest.suggestions.recognition.other_scripts import names_in_other_scripts
from casewright.ingest.suggestions.recognition.own_names import OwnNames
from casewright.ingest.suggestions.recognition.plain_heads import take_heads
from casewright.ingest.suggestions.recognition.reading import MOST_MENTIONS, Draft, Reading
from casewright.ingest.suggestions.recognition.run import read_run
from casewright.ingest.suggestions.recognition.writing import read_words, runs

__all__ = ["OFFERED_FROM", "FoundName", "OtherReading", "OwnName", "find_names"]


def find_names(text: str, own: Sequence[OwnName] = (), use_nlp: bool = False) -> list[FoundName]:
    """The names in a text, in their order and without overlaps; the case's `own` names before all others.

    Linear in the length of the text. `use_nlp` adds what the model of the extra `[nlp]` finds, where that is installed.
    """
    reading = Reading(text)
    for match in runs().finditer(text):
        read_run(reading, read_words(text, *match.span()))
        if len(reading.drafts) >= MOST_MENTIONS:
            break
    take_heads(reading, reading.drafts)
    drafts = settle(reading)
    if use_nlp and model.is_installed():
        drafts = model.add_names_of_model(reading, without_overlaps((), drafts))
    drafts += names_in_other_scripts(reading)
    other_readings(reading, drafts)
    drafts = without_overlaps(OwnNames(own).find(text) if own else (), drafts)
    drafts = without_overlaps(drafts, descriptions(reading, drafts))
    return [_found(text, draft.settle()) for draft in drafts]


def _found(text: str, draft: Draft) -> FoundName:
    return FoundName(
        draft.start, draft.end, text[draft.start : draft.end], draft.kind, draft.score, draft.key, draft.reading,
        draft.entity, draft.name, draft.also,
    )  # fmt: skip
