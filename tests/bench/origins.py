"""Independent origins, detectors of derivation and the what-if, at size. By hand (about a minute):

    .venv/bin/python tests/bench/origins.py

A case of 2,000 sources and 5,000 claims with three citations each; then 2,000 texts of 32,000 characters each, 100 of
which take half of theirs from another. Processor times of this process.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import casewright
from casewright.analysis.backing import backing_of
from casewright.analysis.derivation import attribution, shared_words, translations
from casewright.analysis.derivation.documents import Document
from casewright.analysis.dropping import drop_sources
from casewright.analysis.origin_words import lines
from casewright.analysis.support import Support
from casewright.model.ids import new_id
from casewright.model.tables import TABLES

SOURCES, CLAIMS, ENTITIES = 2000, 5000, 500


def main() -> None:
    """Prints one line for each measurement."""
    dice = random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "origins.casewright"
        claim, entity, busiest = fill(path, dice)
        with casewright.open(path, read_only=True) as case:
            for what, table, row_id in (
                ("a claim", "claim", claim), ("an entity with 10 claims", "entity", entity),
                ("an entity with all 5,000 claims", "entity", busiest),
            ):  # fmt: skip
                timed(
                    f"origins of {what}",
                    lambda table=table, row_id=row_id: lines(backing_of(case, table, row_id)),
                )
            whole = Support(case)
            timed(
                "origins of each of 5,000 claims", lambda: [whole.origins([each]) for each in whole.citations]
            )
            source = UUID(bytes=case.read("SELECT id FROM source LIMIT 1")[0][0])
            timed("what if a source is dropped", lambda: drop_sources(case, [source]))
    documents = texts(dice)
    size = sum(len(each.text) for each in documents) / 1e6
    print(f"{len(documents):,} texts, {size:.0f} M characters")
    timed("shared words", lambda: list(shared_words.find(documents)))
    timed("attributions", lambda: list(attribution.find(documents)))
    timed("translations", lambda: list(translations.find(documents)))


def timed(what: str, work: Callable[[], Any]) -> None:
    start = time.process_time()
    found = work()
    count = f", {len(found):,} found" if isinstance(found, list) else ""
    print(f"{what:40} {(time.process_time() - start) * 1000:9,.1f} ms{count}", flush=True)


def fill(path: Path, dice: random.Random) -> tuple[UUID, UUID, UUID]:
    """A case of that size; the ids of a claim, of an entity with few claims and of one with all."""
    with casewright.create(path, "Origins", "TLP:AMBER", "Ana") as case, case.edit("apply_recipe") as tx:
        sha256, _ = tx.put_bytes(b"words", "text/plain")

        def add(table: str, rows: list[dict[str, Any]]) -> list[UUID]:
            for row in rows:
                row["id"] = new_id()
            tx.bulk_insert(TABLES[table], rows)
            return [row["id"] for row in rows]

        sources = add("source", [
            {"title": f"Source {n}", "name_key": f"source {n}", "kind": "article",
             "provenance": dice.choice(["primary", "relay", "unknown"]), "controller": f"Owner {n % 50}" if n % 10 == 0 else None}
            for n in range(SOURCES)
        ])  # fmt: skip
        captures = add("capture", [
            {"source_id": each, "sha256": sha256, "size": 5, "media_type": "text/plain", "file_name": "a.txt",
             "captured_at": "2026-01-01T00:00:00Z", "method": "received"} for each in sources
        ])  # fmt: skip
        read = add("source_text", [
            {"source_id": source, "capture_id": capture, "text_sha256": sha256, "characters": 5, "pages": "[]", "tool": "t",
             "tool_version": "1"} for source, capture in zip(sources, captures, strict=True)
        ])  # fmt: skip
        passages = add("passage", [
            {"source_id": source, "source_text_id": text, "text_sha256": sha256, "start": 0, "end": 5, "exact": "words",
             "prefix": "", "suffix": "", "state": "exact"} for source, text in zip(sources, read, strict=True)
        ])  # fmt: skip
        claims = add("claim", [{"text": f"Claim {n}", "basis": "cited"} for n in range(CLAIMS)])
        add("citation", [{"claim_id": claim, "passage_id": dice.choice(passages), "stance": "supports", "credibility": "2"}
                         for claim in claims for _ in range(3)])  # fmt: skip
        entities = add(
            "entity", [{"kind": "person", "name": f"P {n}", "name_key": f"p {n}"} for n in range(ENTITIES)]
        )
        about = [(claim, dice.choice(entities[1:])) for claim in claims] + [
            (claim, entities[0]) for claim in claims
        ]
        add(
            "claim_about",
            [{"claim_id": claim, "object_type": "entity", "object_id": each} for claim, each in about],
        )
        add("source_link", [
            {"child_id": sources[n], "parent_id": sources[dice.randrange(n)], "kind": "quotes", "found_by": "analyst",
             "status": dice.choice(["confirmed", "confirmed", "suspected"])} for n in range(100, SOURCES) if dice.random() < 0.7
        ])  # fmt: skip
        return claims[17], entities[3], entities[0]


def texts(dice: random.Random) -> list[Document]:
    """Texts of made-up words; every twentieth begins as another one does."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(dice.choice(letters) for _ in range(dice.randint(3, 9))) for _ in range(30_000)]

    def text() -> str:
        return " ".join(words[min(int(dice.expovariate(1 / 3000)), 29_999)] for _ in range(4600))

    shared, made = [text() for _ in range(40)], []
    for n in range(SOURCES):
        own = text()
        words_of = f"{shared[n // 20 % 40][:20_000]} {own[:12_000]}" if n % 20 == 0 else own
        day = f"2026-0{1 + n % 9}-{1 + n % 28:02}"
        made.append(Document(UUID(int=n + 1), f"Title number {n} of the case", "article", None, f"Publisher {n % 199}", None, "en",
                             "relay", day, day, words_of))  # fmt: skip
    return made


if __name__ == "__main__":
    main()
