"""What encryption costs: the same work on a case in clear and on an encrypted one, same driver, one run, rounds in turns.

.venv/bin/python tests/bench/encryption.py [--small]

Processor time, median of the rounds, as a ratio to the case in clear. Targets: bulk write 1.3, scan 3, archived bytes 6.
"""

from __future__ import annotations

import hashlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))
os.environ.setdefault("CASEWRIGHT_KEYS", tempfile.mkdtemp(prefix="keys-of-bench-"))

from casefile_rows import SMALL, insert_dicts, rows

import casewright
from casewright.casefile import key
from casewright.casefile.access import Access
from casewright.casefile.case import Case
from casewright.casefile.driver import connect_reader
from casewright.casefile.opening import open_unlocked
from casewright.casefile.protection import set_passphrase
from casewright.casefile.unlocking import unlock
from casewright.model.annotation import Note
from casewright.model.ids import new_id
from casewright.operations.tags_and_notes import add_note

ENTITIES, MEGABYTES, ROUNDS = (2_000, 16, 3) if SMALL else (20_000, 128, 5)
PASSPHRASE = "berth 14 at dawn"
Measured = dict[str, list[float]]


def cpu(work: Callable[[], object]) -> float:
    """Seconds of processor time, of this process and of the system for it."""
    start = time.process_time()
    work()
    return time.process_time() - start


def scan(access: Access) -> None:
    """Every row of two tables, and the words of the index, on a connection that has nothing in memory."""
    connection = connect_reader(access)
    for table, column in (("entity", "summary"), ("link", "valid"), ("search_doc", "body")):
        connection.execute(f"SELECT count(*), sum(length({column})) FROM {table}").fetchone()
    connection.close()


def archive(case: Case, content: bytes) -> None:
    with case.edit("x") as tx:
        tx.put_bytes(content, "application/pdf")
        tx.add(Note(text="x"))


def read_archived(case: Case, sha256: str) -> None:
    assert len(case.archived(sha256)) == MEGABYTES << 20


def one_round(folder: Path, passphrase: str | None, measured: Measured) -> None:
    entities, links = rows(ENTITIES)
    path = folder / f"{new_id()}.casewright"
    content = os.urandom(MEGABYTES << 20)
    with casewright.create(path, "Bench", analyst="M. Example", passphrase=passphrase) as case:
        measured["bulk write with journal"].append(cpu(lambda: insert_dicts(case, entities, links)))
        measured["archived bytes written"].append(cpu(lambda: archive(case, content)))
        measured["20 small edits"].append(cpu(lambda: [case.run(add_note, text="x") for _ in range(20)]))
        case.update_search_index()
        access = case.access
    with open_unlocked(access, read_only=True) as case:
        measured["scan"].append(cpu(lambda: scan(access)))
        whole = hashlib.sha256(content).hexdigest()
        measured["archived bytes read"].append(cpu(lambda: read_archived(case, whole)))
    measured["opening, key known"].append(cpu(lambda: open_unlocked(access, read_only=True).close()))
    path.unlink()


def told(folder: Path) -> None:
    plain, sealed = (
        {
            each: list[float]()
            for each in (
                "bulk write with journal", "archived bytes written", "20 small edits", "scan", "archived bytes read",
                "opening, key known",
            )
        }
        for _ in range(2)
    )  # fmt: skip
    for _ in range(ROUNDS):
        one_round(folder, None, plain)
        one_round(folder, PASSPHRASE, sealed)
    for what in plain:
        before, after = statistics.median(plain[what]), statistics.median(sealed[what])
        print(
            f"{what:<26} in clear {before * 1e3:8.1f} ms   encrypted {after * 1e3:8.1f} ms   {after / before:5.2f} x"
        )


def told_once(folder: Path) -> None:
    path = folder / "once.casewright"
    with casewright.create(path, "Bench", analyst="M. Example") as case:
        insert_dicts(case, *rows(ENTITIES))
        archive(case, os.urandom(MEGABYTES << 20))
    size = path.stat().st_size / 1e6
    derived = time.perf_counter()
    key.Key.new(PASSPHRASE)
    derived = time.perf_counter() - derived
    for what, passphrase in (("encrypt", PASSPHRASE), ("give another", "other"), ("decrypt", None)):
        access = unlock(path, {"give another": PASSPHRASE, "decrypt": "other"}.get(what))
        start = time.perf_counter()
        set_passphrase(access, passphrase)
        print(f"{what:<26} {size:.0f} MB in {time.perf_counter() - start:.1f} s")
    print(f"one key derived            {derived * 1e3:.0f} ms, once an opening")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        told(Path(name))
        told_once(Path(name))
