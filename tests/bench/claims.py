"""The ledger of claims at 100,000 claims, as the thread that reads it and the main thread that shows it feel it. By hand:

    .venv/bin/python tests/bench/claims.py

Processor times of this process; every one also as a ratio to one plain SELECT of the ids, or of the same fifty rows of `claim`.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

import casewright
from casewright.analysis.claim_ledger import SINGLE_ORIGIN, claims_asked, origin_spans
from casewright.analysis.rating_spread import rating_spread
from casewright.casefile.case import Case
from casewright.casefile.queries.claims import ONLY, ORDERS, ClaimsAsked, claim_ids, ledger_rows
from casewright.casefile.transaction import Transaction
from casewright.model.ids import new_id
from casewright.model.tables import TABLES
from casewright.ui.claims.table import LedgerTable
from casewright.ui.theme import apply_theme

CLAIMS, SOURCES, PASSAGES, ENTITIES, JUDGEMENTS = 100_000, 1_000, 20_000, 2_000, 200
PAGE, PAGES = 50, 40
WORDS = "ministry talks port council union strike notice signed denied route cargo officials April report border".split()


class Filling:
    """Claims with one to three citations, about entities, some contradicted, some under judgements."""

    def __init__(self, tx: Transaction) -> None:
        self.tx, self.dice = tx, random.Random(7)

    def add(self, table: str, rows: list[dict[str, Any]]) -> list[UUID]:
        for row in rows:
            row["id"] = new_id()
        self.tx.bulk_insert(TABLES[table], rows)
        return [row["id"] for row in rows]

    def fill(self) -> None:
        dice = self.dice
        text, _ = self.tx.put_bytes(b"Words of a source.", "text/plain")
        sources = self.add("source", [
            {"title": f"Source {n}", "name_key": f"source {n}", "kind": "article", "provenance": dice.choice(["primary", "relay"]),
             "reliability": dice.choice("ABCDEF")} for n in range(SOURCES)
        ])  # fmt: skip
        self.add("source_link", [
            {"child_id": sources[n], "parent_id": sources[dice.randrange(n)], "kind": "quotes", "found_by": "analyst",
             "status": dice.choice(["confirmed", "suspected"])} for n in range(1, SOURCES, 3)
        ])  # fmt: skip
        captures = self.add("capture", [
            {"source_id": each, "sha256": text, "size": 18, "media_type": "text/plain", "file_name": "a.txt",
             "captured_at": "2026-01-01T00:00:00Z", "method": "received"} for each in sources
        ])  # fmt: skip
        texts = self.add("source_text", [
            {"source_id": source, "capture_id": capture, "text_sha256": text, "characters": 18, "pages": "[]", "tool": "t",
             "tool_version": "1"} for source, capture in zip(sources, captures, strict=True)
        ])  # fmt: skip
        passages = self.add("passage", [
            {"source_id": sources[n % SOURCES], "source_text_id": texts[n % SOURCES], "text_sha256": text, "start": 0, "end": 5,
             "exact": "Words", "prefix": "", "suffix": "", "state": "exact"} for n in range(PASSAGES)
        ])  # fmt: skip
        self.claims(passages)

    def claims(self, passages: list[UUID]) -> None:
        dice = self.dice
        made = []
        for n in range(CLAIMS):
            year = 2000 + n % 26 if n % 10 else None
            made.append({"text": " ".join(dice.choices(WORDS, k=12)).capitalize() + ".", "basis": "cited", "preferred": n % 50 == 0,
                         "held": str(year) if year else None, "held_lo": f"{year}-01-01" if year else None,
                         "held_hi": f"{year}-12-31" if year else None})  # fmt: skip
        claims = self.add("claim", made)
        self.add("citation", [
            {"claim_id": claim, "passage_id": passage, "stance": "contradicts" if dice.random() < 0.1 else "supports",
             "credibility": dice.choice(["1", "2", "3", "4", "6", None]), "first_hand": False}
            for n, claim in enumerate(claims) for passage in dice.sample(passages, n % 4)
        ])  # fmt: skip
        entities = self.add(
            "entity", [{"kind": "person", "name": f"P {n}", "name_key": f"p {n}"} for n in range(ENTITIES)]
        )
        self.add("claim_about", [{"claim_id": each, "object_type": "entity", "object_id": dice.choice(entities)} for each in claims])  # fmt: skip
        self.add("claim_relation", [
            {"claim_id": one, "other_id": other, "kind": "contradicts"}
            for one, other in (dice.sample(claims, 2) for _ in range(CLAIMS // 20))
        ])  # fmt: skip
        (assessment,) = self.add("assessment", [{"title": "A", "scheme": "icd203", "status": "draft"}])
        judgements = self.add("judgement", [
            {"assessment_id": assessment, "text": "It will.", "kind": "judgement", "scheme": "icd203", "position": n}
            for n in range(JUDGEMENTS)
        ])  # fmt: skip
        self.add("judgement_support", [
            {"judgement_id": each, "claim_id": claim, "stance": "supports"} for each in judgements for claim in dice.sample(claims, 10)
        ])  # fmt: skip


def cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def tell(what: str, times: list[float], base: float, unit: str) -> None:
    median = statistics.median(times)
    print(
        f"{what:<58} median {median:8.1f} ms  worst {max(times):8.1f} ms  {median / base:6.2f} x {unit}",
        flush=True,
    )


def read(case: Case) -> None:
    """What a thread does when the ledger is opened, narrowed or ordered anew."""
    base = statistics.median(
        cpu(lambda: case.read("SELECT id FROM claim ORDER BY id DESC")) for _ in range(5)
    )
    unit = "plain SELECT of all ids"
    tell("plain SELECT of all ids", [base], base, unit)
    for order in ORDERS:
        tell(
            f"order: {order}",
            [cpu(lambda: claim_ids(case, ClaimsAsked(order=order))) for _ in range(3)],
            base,
            unit,
        )
    for only in ONLY:
        asked = ClaimsAsked(only=frozenset({only}))
        tell(f"narrowed: {only}", [cpu(lambda: claim_ids(case, asked)) for _ in range(3)], base, unit)
    case.update_search_index()
    tell(
        "narrowed: two words",
        [cpu(lambda: claim_ids(case, ClaimsAsked("harbour port"))) for _ in range(3)],
        base,
        unit,
    )
    tell(
        "narrowed: one common word",
        [cpu(lambda: claim_ids(case, ClaimsAsked("port"))) for _ in range(3)],
        base,
        unit,
    )
    alone = ClaimsAsked(only=frozenset({SINGLE_ORIGIN}))
    tell("narrowed: one origin (in the worker process)", [cpu(lambda: claims_asked(case, alone))], base, unit)
    tell("ratings on both axes", [cpu(lambda: rating_spread(case)) for _ in range(3)], base, unit)


def show(case: Case) -> None:
    """What the main thread does: fifty lines read, and a page painted."""
    ids = [UUID(bytes=each) for each in claim_ids(case, ClaimsAsked())]
    pages = [
        ids[start : start + PAGE] for start in random.Random(3).sample(range(0, len(ids) - PAGE, PAGE), PAGES)
    ]

    def plainly(page: list[UUID]) -> None:
        marks = ", ".join("?" for _ in page)
        case.read(f"SELECT * FROM claim WHERE id IN ({marks})", [each.bytes for each in page])

    base = statistics.median(cpu(lambda: plainly(page)) for page in pages)
    unit = f"plain SELECT of {PAGE} claims"
    tell(unit, [base], base, unit)
    tell(
        f"{PAGE} lines with sources, ratings, objects, counts",
        [cpu(lambda: ledger_rows(case, page)) for page in pages],
        base,
        unit,
    )
    tell(
        f"origins of {PAGE} claims (on a thread)",
        [cpu(lambda: origin_spans(case, page)) for page in pages[:5]],
        base,
        unit,
    )
    table = LedgerTable(case)
    table.resize(820, 900)
    table.show()
    raw = [each.bytes for each in ids]
    QCoreApplication.processEvents()
    tell("all claims handed to the table, and painted", [cpu(lambda: (table.rows.take(raw), QCoreApplication.processEvents())) for _ in range(5)], base, unit)  # fmt: skip
    places = random.Random(5).sample(range(CLAIMS), PAGES)

    def jump(place: int) -> None:
        table.scrollTo(table.rows.index(place, 0), LedgerTable.ScrollHint.PositionAtTop)
        QCoreApplication.processEvents()

    tell(
        "a jump to anywhere: lines read and painted", [cpu(lambda: jump(each)) for each in places], base, unit
    )

    def step() -> None:
        table.selectRow(table.currentIndex().row() + 1)
        QCoreApplication.processEvents()

    tell("J: one line on", [cpu(step) for _ in range(200)], base, unit)


def main() -> None:
    app = QApplication(sys.argv)
    apply_theme(app, "light", 1.0)
    with (
        tempfile.TemporaryDirectory() as folder,
        casewright.create(Path(folder) / "claims.casewright", "Bench", analyst="B") as case,
    ):
        with case.edit("import_file") as tx:
            Filling(tx).fill()
        read(case)
        show(case)


main()
