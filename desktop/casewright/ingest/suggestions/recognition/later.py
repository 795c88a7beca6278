"""What only the whole document tells: surnames after full names, acronyms it defines, capitals that were no names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from casewright.ingest.suggestions.recognition.reading import Draft, Reading
from casewright.ingest.suggestions.recognition.writing import fold_phrase
from casewright.model.names import name_key

_PEOPLE = ("person", "official")
_DEFINED = re.compile(
    r"[ \u00a0]\(\s?(?:the |or |also |known as |hereafter )?[\"“‘']?([A-Z][A-Za-z0-9-]{1,9})[\"”’']?\)"
)
_SMALL = frozenset(["of", "the", "and", "for", "on", "in", "to", "de", "la", "al", "&", "against"])


def settle(reading: Reading) -> list[Draft]:
    """The drafts that stand, each with the key of the name it belongs to."""
    drafts = sorted(reading.drafts, key=lambda draft: (draft.start, -draft.end))
    acronyms = _defined_acronyms(reading, drafts)
    surnames = _surnames(drafts)
    firm = Counter(fold_phrase(draft.name) for draft in drafts if not draft.is_weak and draft.score >= 0.5)
    parts = _parts(drafts)
    for draft in drafts:
        folded = fold_phrase(reading.text[draft.start : draft.end])
        if draft.is_known and draft.reading != "name":
            continue
        full = acronyms.get(folded) if not draft.is_known or draft.kind != "state" else None
        if full is not None and full is not draft:
            _join(draft, full, full.score)
        elif folded in surnames and _can_be_surname(draft):
            _join(draft, surnames[folded], 0.85)
        elif draft.is_weak and not draft.is_known:
            _weigh(draft, folded, firm, parts)
    return drafts


def _join(draft: Draft, full: Draft, score: float) -> None:
    """Make a draft a mention of a name that was given in full elsewhere."""
    draft.kind, draft.name, draft.key = full.kind, full.name, full.key or name_key(full.name)
    draft.score, draft.is_weak = max(score, 0.5), False


def _weigh(draft: Draft, folded: str, firm: Counter[str], parts: dict[str, Draft]) -> None:
    """A capital at the head of a sentence is a name only where the text shows it to be one elsewhere."""
    if firm[folded]:
        draft.is_weak = False
    elif folded in parts and draft.kind != "person":
        draft.is_weak, draft.score = False, min(draft.score, 0.5)
        draft.kind = parts[folded].kind
    else:
        draft.score = min(draft.score, 0.3)


def _can_be_surname(draft: Draft) -> bool:
    return not draft.is_known or draft.kind in (
        "person",
        "city",
        "region",
        "weapon_system",
        "company",
        "armed_group",
        "media_outlet",
    )


def _surnames(drafts: list[Draft]) -> dict[str, Draft]:
    """The last names (and `al-X` without its article) of people named in full; of two people with one name the later."""
    found: dict[str, Draft] = {}
    for draft in drafts:
        words = fold_phrase(draft.name).split()
        if draft.kind not in _PEOPLE or draft.reading != "name" or draft.score < 0.6:
            continue
        while len(words) > 2 and words[-1] in ("jr", "sr", "ii", "iii", "iv"):
            words.pop()
        if len(words) < 2:
            continue
        found[words[-1]] = draft
        if words[-2] in ("al", "el", "van", "de", "von", "bin", "der", "di", "le"):
            found[" ".join(words[-2:])] = draft
            if len(words) > 3:
                found[" ".join(words[:-2])] = draft
        elif len(words) > 2 and words[0] in ("abu", "abdul", "umm"):
            found[" ".join(words[:2])] = draft
        if len(words) == 3 and words[0] == "abu":
            found[" ".join(words[:2])] = draft
        if words[0] == "abu" and len(words) > 2:
            found[" ".join(words[:2])] = draft
    return found


def _parts(drafts: list[Draft]) -> dict[str, Draft]:
    """The single words of longer names, for `Forbin` after `FS Forbin`."""
    found: dict[str, Draft] = {}
    for draft in drafts:
        words = fold_phrase(draft.name).split()
        if draft.kind in ("vessel", *_PEOPLE) and len(words) > 1 and draft.score >= 0.6:
            found.setdefault(words[-1], draft)
    return found


def _defined_acronyms(reading: Reading, drafts: list[Draft]) -> dict[str, Draft]:
    """`Syrian Democratic Forces (SDF)`: the acronym means what stands before it, for the whole document."""
    found: dict[str, Draft] = {}
    for draft in drafts:
        match = _DEFINED.match(reading.text, draft.end)
        if match is None or draft.reading != "name" or draft.kind in _PEOPLE:
            continue
        written = match.group(1)
        initials = [word[0] for word in fold_phrase(draft.name).split() if word not in _SMALL]
        letters = [c for c in written.lower() if c.isalpha()]
        text_initials = [
            w[0] for w in fold_phrase(reading.text[draft.start : draft.end]).split() if w not in _SMALL
        ]
        if len(letters) > 1 and (_abbreviates(letters, initials) or _abbreviates(letters, text_initials)):
            found[fold_phrase(written)] = replace(draft, key=draft.key or name_key(draft.name))
    return found


def _abbreviates(letters: list[str], initials: list[str]) -> bool:
    """Whether most letters are, in order, first letters of the words."""
    at, hits = 0, 0
    for letter in letters:
        if letter in initials[at:]:
            at = initials.index(letter, at) + 1
            hits += 1
    return hits >= 2 and hits >= 0.6 * len(letters)
