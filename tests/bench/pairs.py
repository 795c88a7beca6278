"""How well pairs of entities are ranked, against documents whose relations others have marked. By hand:

    .venv/bin/python tests/bench/pairs.py FOLDER…

Each folder holds `documents.json`, `entities.json` and `relations.json` in the form of re3d (one JSON object a line, offsets
into `text`). The marked entities are given to the ranking, so that only pairs are measured; a second table uses the names
that our own recogniser finds. Direction and type of the relations are not compared: their ontology is another one.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from casewright.ingest.suggestions.found import FoundName
from casewright.ingest.suggestions.named_sentence import named_sentences
from casewright.ingest.suggestions.names import find_names
from casewright.ingest.suggestions.pairs import find_pairs

KINDS = {
    "Organisation": "organisation", "Location": "place", "Person": "person", "Weapon": "weapon_system", "Nationality": "state",
    "MilitaryPlatform": "weapon_system", "Vehicle": "vehicle", "DocumentReference": "document", "CommsIdentifier": "online_account",
}  # fmt: skip
RECALLS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.8)
Pairs = set[tuple[int, int]]


def main() -> None:
    """Prints both tables for each folder and for all together."""
    folders = [Path(each) for each in sys.argv[1:]]
    for title, own in (("the marked entities", False), ("names as we find them", True)):
        print(f"== pairs of {title}")
        everything: list[tuple[float, bool]] = []
        total = sentences = 0
        for folder in folders:
            ranked, gold, together = measure(folder, own)
            report(folder.name, ranked, gold, together)
            everything += ranked
            total, sentences = total + gold, sentences + together
        report("all", everything, total, sentences)


def measure(folder: Path, own: bool) -> tuple[list[tuple[float, bool]], int, int]:
    """Every offered pair with its score and whether it is marked; how many are marked; how many stand in one sentence."""
    ranked: list[tuple[float, bool]] = []
    marked = together = 0
    for text, entities, relations in documents(folder):
        names = find_names(text, []) if own else entities
        gold = marked_pairs(names, relations)
        marked += len(gold)
        for sentence in named_sentences(text, names):
            together += len(sentence.names) * (len(sentence.names) - 1) // 2
        ranked += [
            (each.score, tuple(sorted((each.source, each.target))) in gold)
            for each in find_pairs(text, names)
        ]
    return ranked, marked, together


def report(name: str, ranked: list[tuple[float, bool]], gold: int, together: int) -> None:
    """One line: plain co-occurrence, average precision, and the precision at which so much is recalled."""
    ranked = sorted(ranked, key=lambda each: -each[0])
    hits, summed, curve = 0, 0.0, []
    for number, (_, good) in enumerate(ranked, start=1):
        hits += good
        summed += good * hits / number
        curve.append((hits / gold, hits / number))
    best = {recall: max((p for r, p in curve if r >= recall), default=0.0) for recall in RECALLS}
    print(
        f"{name:15} {gold} marked; co-occurrence P {hits / max(1, together):.2f} R {hits / gold:.2f}; ranked: average precision "
        f"{summed / gold:.2f}, " + ", ".join(f"P {p:.2f} at R {r}" for r, p in best.items() if p)
    )


def documents(folder: Path) -> Iterator[tuple[str, list[FoundName], list[dict[str, Any]]]]:
    """Text, marked entities (the longest where they overlap) and relations of each document."""
    entities, relations = by_document(folder / "entities.json"), by_document(folder / "relations.json")
    for line in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        taken: list[dict[str, Any]] = []
        wanted = [each for each in entities[document["_id"]] if each["type"] in KINDS]
        for each in sorted(wanted, key=lambda e: (e["begin"] - e["end"], e["begin"])):
            if not any(each["begin"] < other["end"] and other["begin"] < each["end"] for other in taken):
                taken.append(each)
        names = [
            FoundName(e["begin"], e["end"], document["text"][e["begin"] : e["end"]], KINDS[e["type"]], 1.0, str(e["begin"]))
            for e in sorted(taken, key=lambda e: e["begin"])
        ]  # fmt: skip
        yield document["text"], names, relations[document["_id"]]


def by_document(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of a file by the document that they belong to."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["documentId"]].append(row)
    return found


def marked_pairs(names: list[FoundName], relations: list[dict[str, Any]]) -> Pairs:
    """The marked relations as pairs of these names; quantities are no entities here."""
    pairs: Pairs = set()
    for each in relations:
        ends = [
            next((n for n, name in enumerate(names) if name.start < each[f"{end}End"] and each[f"{end}Begin"] < name.end), None)
            for end in ("source", "target")
        ]  # fmt: skip
        if each["type"] != "HasAttrOf" and None not in ends and ends[0] != ends[1]:
            first, second = sorted(end for end in ends if end is not None)
            pairs.add((first, second))
    return pairs


if __name__ == "__main__":
    started = time.perf_counter()
    main()
    print(f"in {time.perf_counter() - started:.1f} s")
