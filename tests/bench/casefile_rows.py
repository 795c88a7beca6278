"""Cases of any size for `casefile.py`, made as an import makes them and as plain SQL would; and its stop-watches."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import casewright
from casewright.casefile import bulk
from casewright.casefile.access import Access
from casewright.casefile.case import Case
from casewright.casefile.creation import create_file
from casewright.casefile.driver import Connection, connect_writer
from casewright.casefile.schema import journalled_columns
from casewright.model.entity import Entity
from casewright.model.ids import new_id
from casewright.model.link import Link

SMALL = "--small" in sys.argv
ROUNDS = 3 if SMALL else 5
ENTITIES, DOCUMENTS = (5_000, 200) if SMALL else (30_000, 3_000)
LARGE, TENTH = (10_000, 1_000) if SMALL else (100_000, 10_000)
EDITS = 100

SYLLABLES = "ba ko mir dra gan vel to lo sa ra ni jo vuk pet ma lek san der ha sei na ri zo".split()
KINDS = ["person", "organisation", "state", "place", "event"]
Rows = list[dict[str, Any]]
chance = random.Random(1)


def report(what: str, value: float, target: float, unit: str = "x", extra: str = "") -> None:
    verdict = "ok" if value <= target else "MISSED"
    print(f"{what:<68} {value:9.2f} {unit:<3} target <= {target:g} {unit}  {verdict}  {extra}", flush=True)


def cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def wall(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def word() -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randrange(2, 5)))


def rows(entities: int) -> tuple[Rows, Rows]:
    """Dicts as an importer would hand over: entities, and twice as many links between them."""
    made: Rows = []
    for _ in range(entities):
        name = f"{word()} {word()}"
        made.append({"id": new_id(), "kind": chance.choice(KINDS), "name": name.title(), "name_key": name, "summary": f"Known for {word()} {word()}"})  # fmt: skip
    ids = [row["id"] for row in made]
    links = [{"id": new_id(), "kind": "met", "from_id": chance.choice(ids), "to_id": chance.choice(ids), "status": "reported",
              "valid": f"20{chance.randrange(10, 26)}"} for _ in range(2 * entities)]  # fmt: skip
    return made, links


def tuples(table: str, given: Rows) -> list[tuple[Any, ...]]:
    fixed = {"directed": 1}
    return [
        tuple(
            v.bytes if hasattr(v := row.get(c, fixed.get(c) if table == "link" else None), "bytes") else v
            for c in journalled_columns()[table]
        )
        for row in given
    ]


def new_case(folder: str) -> Case:
    return casewright.create(Path(folder) / f"{new_id()}.casewright", title="Bench", analyst="M. Example")


def raw_file(folder: str) -> tuple[Path, Connection]:
    """An empty case file with the very same schema and settings, and no recorder."""
    path = Path(folder) / f"{new_id()}.casewright"
    create_file(Access(path), new_id())
    return path, connect_writer(Access(path))


def insert_raw(connection: Connection, tables: dict[str, list[tuple[Any, ...]]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for table, values in tables.items():
        marks = ", ".join("?" * len(journalled_columns()[table]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
    connection.execute("COMMIT")


def insert_tuples(case: Case, tables: dict[str, list[tuple[Any, ...]]]) -> None:
    with case.edit("import_file") as tx:
        for table, values in tables.items():
            bulk.insert_tuples(tx._connection, table, values)


def insert_dicts(case: Case, entities: Rows, links: Rows) -> None:
    with case.edit("import_file") as tx:
        tx.bulk_insert(Entity, entities)
        tx.bulk_insert(Link, links)
