"""How well names are found: `python3 tests bench`-style measurement by hand, `python tests/bench/suggest.py FOLDER… [--errors] [--nlp]`.

Each FOLDER holds `documents.json` and `entities.json`, one JSON object a line: documents with `_id` and `text`, entities
with `documentId`, `begin`, `end`, `type` and `value` (the form of the re3d collection, which is not part of this project).

What is counted, over all documents of a folder and then over all folders:

- *Gold names* are the distinct annotated values (folded, without a leading article) of the types Person, Organisation and
  Location that contain a proper name: a word with a capital letter that is not merely a pronoun or article ("We", "The").
  So "U.S. service members" and "Foreign Secretary" count as names, "the attackers" and "the prime minister" do not.
- *Found names* are the distinct texts offered (score of `OFFERED_FROM` or more), folded in the same way.
- *Lenient*: a found name is right when a mention of it overlaps an annotation of any naming type in its document; a gold name is
  found when a found mention overlaps one of its annotations.
- *Strict*: the folded words are equal to those of a gold name, or of one.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from casewright.ingest.suggestions.found import OFFERED_FROM, FoundName
from casewright.ingest.suggestions.names import find_names
from casewright.model.names import name_key

GOLD_TYPES = ("Person", "Organisation", "Location")
NAMING_TYPES = (*GOLD_TYPES, "Nationality", "MilitaryPlatform", "Weapon", "Vehicle", "DocumentReference")
NOT_PROPER = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "he",
        "she",
        "it",
        "we",
        "they",
        "i",
        "you",
        "his",
        "her",
        "its",
        "our",
        "their",
        "my",
        "your",
        "him",
        "them",
        "us",
        "me",
        "one",
        "some",
        "all",
        "many",
        "both",
        "each",
        "no",
        "any",
        "other",
        "another",
        "his",
    ]
)
TYPE_OF_KIND = {"person": "Person", "official": "Person", "family": "Person"}
PLACES = frozenset(
    [
        "place",
        "city",
        "region",
        "waterway",
        "facility",
        "military_base",
        "nuclear_site",
        "port",
        "airport",
        "border_crossing",
        "pipeline",
        "infrastructure",
        "state",
        "territory",
        "bloc",
    ]
)
THINGS = frozenset(["weapon_system", "vessel", "aircraft", "vehicle", "goods"])
OTHERS = frozenset(
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


@dataclass
class Score:
    """Distinct names of one folder, as folded words; `kinds` counts (our type, their type) of right finds."""

    right: set[str] = field(default_factory=set)
    wrong: dict[str, str] = field(default_factory=dict)
    exact: set[str] = field(default_factory=set)
    gold: dict[str, str] = field(default_factory=dict)
    hit: set[str] = field(default_factory=set)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_kind: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    words: int = 0
    seconds: float = 0.0


def main() -> None:
    """Print the table, and with `--errors` every wrong and every missed name."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--nlp", action="store_true")
    options = parser.parse_args()
    find_names("Ecopetrol and Jane Doe warm up in London.", (), options.nlp)
    scores = [(folder.name, measure(folder, options.nlp)) for folder in options.folders]
    print(
        f"{'':16}{'words/s (CPU)':>14}{'P lenient':>11}{'R lenient':>11}{'P strict':>10}{'R strict':>10}{'found':>7}{'gold':>6}"
    )
    for name, score in scores:
        print(line(name, [score]))
    if len(scores) > 1:
        print(line("together", [score for _, score in scores]))
    print_kinds([score for _, score in scores])
    if options.errors:
        print_errors(scores)


def line(name: str, scores: list[Score]) -> str:
    """One row of the table."""
    right, wrong = sum(len(s.right) for s in scores), sum(len(s.wrong) for s in scores)
    gold, hit = sum(len(s.gold) for s in scores), sum(len(s.hit) for s in scores)
    exact, exact_gold = sum(len(s.exact) for s in scores), sum(len(s.exact & set(s.gold)) for s in scores)
    speed = sum(s.words for s in scores) / sum(s.seconds for s in scores)
    return (
        f"{name:16}{speed:>14,.0f}{right / (right + wrong):>11.3f}{hit / gold:>11.3f}"
        f"{exact / (right + wrong):>10.3f}{exact_gold / gold:>10.3f}{right + wrong:>7}{gold:>6}"
    )


def measure(folder: Path, use_nlp: bool) -> Score:
    """Compare what is found in the documents of one folder with its annotations."""
    score = Score()
    gold = defaultdict(list)
    for entity in rows(folder / "entities.json"):
        gold[entity["documentId"]].append(entity)
    offered: dict[str, tuple[bool, FoundName, str]] = {}
    exact_keys: set[str] = set()
    for document in rows(folder / "documents.json"):
        text, entities = document["text"], gold[document["_id"]]
        score.words += len(text.split())
        began = time.process_time()
        names = [name for name in find_names(text, (), use_nlp) if name.score >= OFFERED_FROM]
        score.seconds += time.process_time() - began
        naming = [e for e in entities if e["type"] in NAMING_TYPES]
        exact_keys.update(folded(e["value"]) for e in naming)
        for name in names:
            over = [e for e in naming if e["begin"] < name.end and e["end"] > name.start]
            key = folded(name.text)
            if key not in offered or not offered[key][0]:
                offered[key] = (bool(over), name, excerpt(text, name))
            if over:
                best = max(
                    over,
                    key=lambda e: (
                        min(e["end"], name.end) - max(e["begin"], name.start) - 0.01 * (e["end"] - e["begin"])
                    ),
                )
                score.kinds[our_type(name.kind), best["type"]] += 1
        for entity in naming:
            if entity["type"] in GOLD_TYPES and is_proper(entity["value"]):
                key = folded(entity["value"])
                score.gold.setdefault(key, f"{entity['type']}: {excerpt(text, entity)}")
                if any(entity["begin"] < name.end and entity["end"] > name.start for name in names):
                    score.hit.add(key)
    for key, (is_right, name, shown) in offered.items():
        if is_right:
            score.right.add(key)
        else:
            score.wrong[key] = f"{name.kind} {name.score:.2f}: {shown}"
    score.exact = {key for key in offered if key in exact_keys}
    return score


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file, one a line."""
    for text in path.read_text(encoding="utf-8").splitlines():
        if text.strip():
            yield json.loads(text)


def folded(value: str) -> str:
    """A name as it is compared: folded words without a leading article or a possessive ending."""
    words = name_key(value.strip().removesuffix("'s").removesuffix("’s")).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def is_proper(value: str) -> bool:
    """Whether a value holds a word with a capital that is more than a pronoun or article."""
    return any(
        word[:1].isupper() and word.lower().strip(".,’'") not in NOT_PROPER
        for word in value.replace("-", " ").split()
    )


def our_type(kind: str) -> str:
    """Our kind in the collection's types."""
    if kind in TYPE_OF_KIND:
        return TYPE_OF_KIND[kind]
    if kind in PLACES:
        return "Location"
    return "thing" if kind in THINGS else "other" if kind in OTHERS else "Organisation"


def excerpt(text: str, name: Any) -> str:
    """The words around a mention, on one line."""
    start, end = (name.start, name.end) if isinstance(name, FoundName) else (name["begin"], name["end"])
    return " ".join(f"{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 30]}".split())


def print_kinds(scores: list[Score]) -> None:
    """Of what type the annotation is that our names lie on, by mention."""
    total: Counter[tuple[str, str]] = sum((score.kinds for score in scores), Counter())
    theirs = sorted({pair[1] for pair in total})
    print(f"\n{'ours / theirs':16}" + "".join(f"{name[:13]:>14}" for name in theirs))
    for mine in sorted({pair[0] for pair in total}):
        print(f"{mine:16}" + "".join(f"{total[mine, name]:>14}" for name in theirs))


def print_errors(scores: list[tuple[str, Score]]) -> None:
    """Every name offered that is none, and every gold name that is not offered."""
    for name, score in scores:
        print(f"\n{name}: offered, no gold name ({len(score.wrong)})")
        print("\n".join(f"  {shown}" for shown in sorted(score.wrong.values())))
        missed = {key: shown for key, shown in score.gold.items() if key not in score.hit}
        print(f"{name}: missed ({len(missed)})")
        print("\n".join(f"  {shown}" for shown in sorted(missed.values())))


if __name__ == "__main__":
    sys.exit(main())
