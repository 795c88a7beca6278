"""Places whose head stands in small letters behind the name: `Idlib province`, `Incirlik air base`, `al-Shaer gas field`."""

from __future__ import annotations

import re

from casewright.ingest.suggestions.recognition.reading import Draft, Reading

_HEADS = {
    "region": ("province", "governorate", "district", "valley", "peninsula", "island", "islands", "mountains", "oblast", "county", "highlands"),
    "military_base": ("air base", "airbase", "air force base", "airfield", "air field", "military airfield", "naval base", "military base", "army base"),
    "facility": ("refugee camp", "gas field", "oil field", "oilfield", "refinery", "oil refinery", "dam", "prison", "hospital", "power plant", "mosque"),
    "airport": ("airport", "international airport"),
    "nuclear_site": ("nuclear power plant", "nuclear plant", "nuclear site", "nuclear facility"),
    "waterway": ("river", "strait", "canal"),
    "port": ("port", "harbour", "harbor"),
    "border_crossing": ("border crossing",),
}  # fmt: skip
_KIND = {words: kind for kind, heads in _HEADS.items() for words in heads}
_AFTER = re.compile(
    r"[ \u00a0]("
    + "|".join(sorted(map(re.escape, _KIND), key=lambda words: (-len(words), words)))
    + r")(?![\w-])"
)
_PLACES = frozenset(("city", "place", "region", "waterway", "territory"))


def take_heads(reading: Reading, drafts: list[Draft]) -> None:
    """Lengthen names of places, and guesses, by the head that follows; the place itself is another than the city."""
    for draft in drafts:
        is_place = draft.kind in _PLACES and draft.reading == "name"
        is_guess = draft.kind in ("organisation", "person") and not draft.is_known and draft.score < 0.85
        if not (is_place or is_guess):
            continue
        match = _AFTER.match(reading.text, draft.end)
        if match is None or (draft.kind == "territory" and _KIND[match.group(1)] == "region"):
            continue
        draft.end = match.end()
        draft.kind, draft.name = (
            _KIND[match.group(1)],
            " ".join(reading.text[draft.start : draft.end].split()),
        )
        draft.key, draft.reading, draft.also = "", "name", ()
        draft.score, draft.is_weak, draft.is_known = 0.9 if is_place else 0.75, False, False
