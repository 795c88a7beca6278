"""Words by the part they play in names: heads of bodies and places, titles, words that are never names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from casewright.ingest.suggestions.recognition.writing import fold_phrase
from casewright.model.resources import resource_path

PLACE_KINDS = frozenset(
    [
        "city",
        "region",
        "waterway",
        "facility",
        "military_base",
        "airport",
        "port",
        "nuclear_site",
        "pipeline",
        "border_crossing",
        "diplomatic_post",
    ]
)
THING_KINDS = frozenset(
    [
        "agreement",
        "treaty",
        "legal_measure",
        "document",
        "event",
        "war",
        "exercise",
        "election",
        "attack",
        "project",
    ]
)


@dataclass(slots=True)
class Lexicon:
    """Folded words; `heads` and `starts` name the kind of what they head or begin, `titles` the class of title."""

    heads: dict[str, str] = field(default_factory=dict)
    starts: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    first_of_titles: frozenset[str] = frozenset()
    beginnings: frozenset[str] = frozenset()
    """What longer titles begin with: `first`, `first deputy` …"""

    def has(self, name: str, key: str) -> bool:
        """Whether a folded word is of a class ("stop", "word too" …)."""
        return key in self.classes[name]


@cache
def lexicon() -> Lexicon:
    """All of it, read once in a process."""
    words = Lexicon()
    for label, phrases in _sections("words.txt"):
        part, _, kind = label.partition(" ")
        if part == "head":
            for phrase in phrases:
                words.heads.setdefault(phrase, kind)
        elif part == "start":
            for phrase in phrases:
                words.starts.setdefault(phrase, kind)
        else:
            words.classes[label] = frozenset(phrases)
    for label, phrases in _sections("titles.txt"):
        for phrase in phrases:
            words.titles.setdefault(phrase, label)
    words.first_of_titles = frozenset(phrase.partition(" ")[0] for phrase in words.titles)
    words.beginnings = frozenset(
        " ".join(parts[:size]) for parts in map(str.split, words.titles) for size in range(1, len(parts))
    )
    return words


def _sections(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in resource_path("gazetteer", name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            label, _, phrases = line.partition(":")
            yield label.strip(), [fold_phrase(phrase) for phrase in phrases.split(";") if phrase.strip()]
