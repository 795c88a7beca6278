"""The tradecraft check at size, and how soon it follows an edit. By hand (about half a minute):

    .venv/bin/python tests/bench/check.py

A case of 800 sources, 10,000 passages, 5,000 claims and 300 judgements in 20 assessments, each shown by a brief.
Processor times of this process; every one also as a ratio to reading all rows that the check looks at, plainly, once.
"""

from __future__ import annotations

import gc
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import casewright
from casewright import Case
from casewright.analysis.check.run import Check, check_case
from casewright.casefile.transaction import Transaction
from casewright.model.ids import new_id
from casewright.model.tables import TABLES
from casewright.operations import claims, sources
from casewright.operations.judgement_revisions import revise_judgement

SOURCES, CLAIMS, ASSESSMENTS, JUDGEMENTS, BOARD_ROWS = 800, 5000, 20, 15, 12
WORDS = "ministry talks port council union strike notice signed denied route cargo officials April report border".split()
TERMS = [("very_unlikely", 0.12), ("unlikely", 0.3), ("likely", 0.66), ("very_likely", 0.88)]
TABLES_READ = (
    "source source_link source_rating source_text capture passage passage_anchor claim claim_about claim_relation citation entity "
    "entity_name link assessment judgement judgement_support alternative assumption indicator observation gap implication ach_board "
    "ach_hypothesis ach_row ach_cell brief brief_section waiver case_info"
).split()


def main() -> None:
    """Prints one line for each measurement."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "check.casewright"
        with casewright.create(path, "Check", "TLP:AMBER", "Ana") as case, case.edit("apply_recipe") as tx:
            Filling(tx, random.Random(5)).fill()
        with casewright.open(path, analyst="Ana") as case:
            plainly, _ = timed(lambda: [case.read(f"SELECT * FROM {table}") for table in TABLES_READ])
            tell("all rows, read plainly", plainly, plainly)
            full, found = timed(lambda: check_case(case))
            tell(f"full check: {len(found):,} findings", full, plainly)
            check = Check(case)
            check.refresh()
            gc.freeze()  # as the window does: see ui/window/live_check.py
            for what, verb, args, fields in edits(case):
                follow(
                    case,
                    check,
                    what,
                    lambda verb=verb, args=args, fields=fields: case.run(verb, *args, **fields),
                    plainly,
                )


def follow(case: Case, check: Check, what: str, edit: Callable[[], Any], plainly: float) -> None:
    """Edits, brings the check up to date and takes it back, three times: the longest time until the findings are there."""
    longest = 0.0
    for turn in range(6):
        edit() if turn % 2 == 0 else case.undo()
        start = time.process_time()
        check.refresh()
        check.findings()
        longest = max(longest, (time.process_time() - start) * 1000)
    tell(f"after an edit of {what}", longest, plainly)


def edits(case: Case) -> list[tuple[str, Callable[..., Any], tuple[Any, ...], dict[str, Any]]]:
    """One edit of each kind, at something that much rests on."""

    def one(sql: str) -> UUID:
        return UUID(bytes=case.read(sql)[0][0])

    claim = one(
        "SELECT claim_id FROM judgement_support WHERE claim_id IS NOT NULL GROUP BY claim_id ORDER BY count(*) DESC LIMIT 1"
    )
    citation = one(
        "SELECT c.id FROM citation c JOIN judgement_support s ON s.claim_id = c.claim_id WHERE c.credibility <> '4' LIMIT 1"
    )
    source = one("SELECT parent_id FROM source_link GROUP BY parent_id ORDER BY count(*) DESC LIMIT 1")
    link = one(
        f"SELECT id FROM source_link WHERE parent_id = x'{source.hex}' AND status = 'suspected' LIMIT 1"
    )
    judgement = one("SELECT id FROM judgement WHERE is_key AND confidence <> 'high' LIMIT 1")
    return [
        ("a claim's text", claims.edit_claim, (claim,), {"text": "The ministry said so."}),
        ("a citation", claims.edit_citation, (citation,), {"credibility": "4"}),
        (
            "a judgement's text",
            revise_judgement,
            (judgement,),
            {"reason": "A ballot.", "text": "They might sign."},
        ),
        (
            "a judgement's confidence",
            revise_judgement,
            (judgement,),
            {"reason": "A ballot.", "confidence": "high"},
        ),
        (
            "a source's rating",
            sources.edit_source,
            (source,),
            {"reliability": "E", "reliability_reason": "Wrong."},
        ),
        ("a source's controller", sources.edit_source, (source,), {"controller": "Somebody"}),
        ("a link between sources", sources.edit_source_link, (link,), {"status": "confirmed"}),
    ]


def tell(what: str, took: float, plainly: float) -> None:
    print(f"{what:40} {took:9,.1f} ms   {took / plainly:6.2f} × read plainly", flush=True)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """The least of three times, in milliseconds, and what came of it."""
    times, found = [], None
    for _ in range(3):
        start = time.process_time()
        found = work()
        times.append((time.process_time() - start) * 1000)
    return min(times), found


class Filling:
    """Rows of a large case, sound on the whole and faulty in places, as cases are."""

    def __init__(self, tx: Transaction, dice: random.Random) -> None:
        self.tx, self.dice = tx, dice

    def fill(self) -> None:
        passages = self.passages(self.sources())
        claims = self.add(
            "claim", [{"text": self.sentence(), "basis": "cited", **self.held(n)} for n in range(CLAIMS)]
        )
        left = iter(passages)
        self.add("citation", [
            {"claim_id": claim, "passage_id": next(left), "stance": "contradicts" if self.dice.random() < 0.1 else "supports",
             "credibility": self.dice.choice("1223346"), "first_hand": self.dice.random() < 0.2}
            for n, claim in enumerate(claims) for _ in range(1 + n % 3)
        ])  # fmt: skip
        self.add("claim_relation", [
            {"claim_id": one, "other_id": other, "kind": "contradicts"}
            for one, other in (self.dice.sample(claims, 2) for _ in range(200))
        ])  # fmt: skip
        self.network(claims)
        for n in range(ASSESSMENTS):
            self.assessment(n, claims)

    def add(self, table: str, rows: list[dict[str, Any]]) -> list[UUID]:
        for row in rows:
            row["id"] = new_id()
        self.tx.bulk_insert(TABLES[table], rows)
        return [row["id"] for row in rows]

    def held(self, n: int) -> dict[str, Any]:
        """Four claims in ten are dated."""
        if n % 5 > 1:
            return {}
        day = f"2025-{1 + n % 12:02}-{1 + n % 28:02}"
        return {"held": day, "held_lo": day, "held_hi": day}

    def sentence(self) -> str:
        return " ".join(self.dice.choice(WORDS) for _ in range(12)).capitalize() + "."

    def sources(self) -> list[UUID]:
        dice = self.dice
        sources = self.add("source", [
            {"title": f"Source {n}", "name_key": f"source {n}", "kind": "article",
             "provenance": dice.choice(["primary", "relay", "relay", "unknown"]), "reliability": dice.choice(["A", "B", "B", "C", "D", None]),
             "reliability_reason": "Record", "reliability_on": "2026-01-05", "descriptor": "An article.",
             "controller": f"Owner {n % 40}" if n % 8 == 0 else None, "published": "2025-11-02", "published_lo": "2025-11-02",
             "published_hi": "2025-11-02"} for n in range(SOURCES)
        ])  # fmt: skip
        self.add("source_link", [
            {"child_id": sources[n], "parent_id": sources[dice.randrange(n)], "kind": "quotes", "found_by": "analyst",
             "status": dice.choice(["confirmed", "confirmed", "suspected"])} for n in range(100, SOURCES) if dice.random() < 0.7
        ])  # fmt: skip
        return sources

    def passages(self, sources: list[UUID]) -> list[UUID]:
        texts = ["  ".join(self.sentence() for _ in range(13)) for _ in sources]
        stored = [self.tx.put_bytes(text.encode(), "text/plain")[0] for text in texts]
        captures = self.add("capture", [
            {"source_id": source, "sha256": sha256, "size": len(text), "media_type": "text/plain", "file_name": "a.txt",
             "captured_at": "2026-01-01T00:00:00Z", "method": "received", "captured_by": "Ana"}
            for source, sha256, text in zip(sources, stored, texts, strict=True)
        ])  # fmt: skip
        read = self.add("source_text", [
            {"source_id": source, "capture_id": capture, "text_sha256": sha256, "characters": len(text), "pages": "[]",
             "tool": "t", "tool_version": "1"}
            for source, capture, sha256, text in zip(sources, captures, stored, texts, strict=True)
        ])  # fmt: skip
        rows = []
        for source, read_text, sha256, text in zip(sources, read, stored, texts, strict=True):
            start = 0
            for exact in text.split("  "):
                rows.append({"source_id": source, "source_text_id": read_text, "text_sha256": sha256, "start": start,
                             "end": start + len(exact), "exact": exact, "prefix": "", "suffix": "", "state": "exact"})  # fmt: skip
                start += len(exact) + 2
        self.dice.shuffle(rows)
        return self.add("passage", rows)

    def network(self, claims: list[UUID]) -> None:
        dice = self.dice
        entities = self.add(
            "entity", [{"kind": "person", "name": f"P {n}", "name_key": f"p {n}"} for n in range(600)]
        )
        links = self.add("link", [
            {"kind": "knows", "from_id": one, "to_id": other, "status": "reported",
             **({"valid": "2025", "valid_lo": "2025-01-01", "valid_hi": "2025-12-31"} if n % 2 else {})}
            for n, (one, other) in enumerate(dice.sample(entities, 2) for _ in range(900))
        ])  # fmt: skip
        self.add("claim_about", [
            *({"claim_id": claim, "object_type": "entity", "object_id": dice.choice(entities)} for claim in claims),
            *({"claim_id": dice.choice(claims), "object_type": "link", "object_id": link} for link in links if dice.random() < 0.9),
        ])  # fmt: skip

    def assessment(self, number: int, claims: list[UUID]) -> None:
        dice = self.dice
        (one,) = self.add("assessment", [
            {"title": f"Assessment {number}", "question": "Will they?", "scheme": "icd203", "status": "draft", "author": "Ana",
             "cut_off": "2026-01-31", "bottom_line": self.sentence(), "source_strengths": "Broad."}
        ])  # fmt: skip
        made = self.add("judgement", [
            {"assessment_id": one, "text": f"{self.sentence()[:-1]} by June.", "kind": "judgement", "is_key": n < 6, "scheme": "icd203",
             "position": n, "likelihood": term, "point": point, "confidence": dice.choice(["low", "moderate", "high"]),
             "confidence_basis": f"{self.sentence()} {self.sentence()}", "horizon": "2026-06", "horizon_lo": "2026-06-01",
             "horizon_hi": "2026-06-30"}
            for n in range(JUDGEMENTS) for term, point in [dice.choice(TERMS)]
        ])  # fmt: skip
        self.add("judgement_support", [
            *({"judgement_id": each, "claim_id": claim, "stance": "contradicts" if dice.random() < 0.1 else "supports"}
              for each in made for claim in dice.sample(claims, dice.randint(3, 20))),
            *({"judgement_id": made[n], "other_id": made[n + 6], "stance": "supports"} for n in range(6)),
        ])  # fmt: skip
        self.parts(one, made)
        self.board(one, number, claims)
        self.brief(one, number, claims)

    def parts(self, one: UUID, judgements: list[UUID]) -> None:
        of = [
            {"assessment_id": one, "judgement_id": each, "position": n} for n, each in enumerate(judgements)
        ]
        self.add(
            "alternative", [{**each, "text": self.sentence(), "point": 0.4} for each in of for _ in range(2)]
        )
        self.add("assumption", [{**each, "text": self.sentence(), "category": self.dice.choice("SCU"), "linchpin": True,
                                 "if_wrong": "It falls.", "owner": "Ana"} for each in of])  # fmt: skip
        indicators = self.add("indicator", [{**each, "text": self.sentence(), "direction": "for", "status": "not_seen", "owner": "Ana",
                                             "expected": "2026-05"} for each in of])  # fmt: skip
        self.add(
            "observation",
            [{"indicator_id": each, "observed_on": "2026-01-09", "note": "Seen."} for each in indicators],
        )
        self.add("gap", [{**each, "question": self.sentence(), "status": "open"} for each in of])
        self.add("implication", [{**each, "reader": "Traders", "text": self.sentence()} for each in of[:3]])

    def board(self, one: UUID, number: int, claims: list[UUID]) -> None:
        (board,) = self.add(
            "ach_board",
            [{"assessment_id": one, "title": f"Board {number}", "question": "Who?", "status": "open"}],
        )
        hypotheses = self.add("ach_hypothesis", [
            {"board_id": board, "position": n, "label": f"H{n}", "text": self.sentence(), "is_null": n == 0} for n in range(4)
        ])  # fmt: skip
        rows = self.add("ach_row", [
            {"board_id": board, "position": n, "kind": "evidence", "text": self.sentence(), "claim_id": self.dice.choice(claims),
             "credibility": "M", "relevance": "M"} for n in range(BOARD_ROWS)
        ])  # fmt: skip
        self.add("ach_cell", [
            {"row_id": row, "hypothesis_id": each, "rating": self.dice.choice(["CC", "C", "N", "I", "II"])}
            for row in rows for each in hypotheses
        ])  # fmt: skip

    def brief(self, one: UUID, number: int, claims: list[UUID]) -> None:
        (brief,) = self.add("brief", [
            {"title": f"Brief {number}", "product_type": "assessment", "version": "1", "language": "en", "status": "draft",
             "assessment_id": one}
        ])  # fmt: skip
        self.add("brief_section", [
            {"brief_id": brief, "position": n, "kind": "text", "title": "Discussion",
             "body": "\n\n".join(f"{self.sentence()} [[claim:{self.dice.choice(claims)}]]" for _ in range(8))} for n in range(3)
        ])  # fmt: skip


if __name__ == "__main__":
    main()
