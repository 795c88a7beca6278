"""Speed of the case file, as ratios to a plain baseline measured in the same run. By hand:

    .venv/bin/python tests/bench/casefile.py [--small]

CPU times (user and system) are medians of interleaved rounds, so that a busy machine disturbs both sides alike;
times of opening, search, commits and readers are wall-clock. Each figure stands beside its target.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from casefile_rows import (
    DOCUMENTS,
    EDITS,
    ENTITIES,
    LARGE,
    ROUNDS,
    TENTH,
    chance,
    cpu,
    insert_dicts,
    insert_raw,
    insert_tuples,
    new_case,
    p95,
    raw_file,
    report,
    rows,
    tuples,
    wall,
    word,
)

import casewright
from casewright.casefile import writer
from casewright.casefile.case import Case
from casewright.casefile.driver import Connection, dbapi
from casewright.casefile.search import search
from casewright.casefile.transaction import Transaction
from casewright.model.entity import Entity
from casewright.model.ids import new_id
from casewright.model.source import Capture, Source, SourceText


def bench_bulk(folder: str) -> None:
    entities, links = rows(ENTITIES)
    tables = {"entity": tuples("entity", entities), "link": tuples("link", links)}
    times: dict[str, list[float]] = {name: [] for name in ("raw", "journal", "dicts", "undo", "index")}
    sizes: tuple[int, int] = (1, 1)
    for _ in range(ROUNDS):
        path, connection = raw_file(folder)
        times["raw"].append(cpu(lambda: insert_raw(connection, tables)))
        connection.close()
        with new_case(folder) as case:
            times["journal"].append(cpu(lambda: insert_tuples(case, tables)))
            sizes = (case.path.stat().st_size, path.stat().st_size)
            times["undo"].append(cpu(case.undo))
        with new_case(folder) as case:
            times["dicts"].append(cpu(lambda: insert_dicts(case, entities, links)))
            times["index"].append(cpu(case.update_search_index))
    median = {name: statistics.median(values) for name, values in times.items()}
    said = f"(raw {median['raw']:.2f} s for {3 * ENTITIES:,} rows)"
    report(
        "bulk insert with full journal / raw executemany", median["journal"] / median["raw"], 2, extra=said
    )
    report("bulk insert from dicts, public API / raw executemany", median["dicts"] / median["raw"], 4)
    report("file after bulk insert / file without journal", sizes[0] / sizes[1], 1.35)
    report("undo of the bulk insert / its raw insert", median["undo"] / median["raw"], 3)
    report(
        "search index of the import, built at the next search / raw insert",
        median["index"] / median["raw"],
        30,
    )


def bench_edit(folder: str) -> None:
    entities, links = rows(ENTITIES // 3)
    values = {"entity": tuples("entity", entities), "link": tuples("link", links)}
    _, connection = raw_file(folder)
    insert_raw(connection, values)
    _, plain = raw_file(folder)
    insert_raw(plain, values)
    with new_case(folder) as case:
        insert_tuples(case, values)
        case.update_search_index()
        _orm_edit(plain, entities[0]["id"])
        _edit(case, entities[0]["id"])
        times: dict[str, list[float]] = {"raw": [], "orm": [], "journal": [], "indexed": []}
        for row in chance.sample(entities, EDITS):
            times["raw"].append(cpu(lambda: _raw_edit(connection, row["id"].bytes)))
            times["orm"].append(cpu(lambda: _orm_edit(plain, row["id"])))
            times["indexed"].append(cpu(lambda: _edit(case, row["id"])))
            writer.INDEX_AT_ONCE = -1
            times["journal"].append(cpu(lambda: _edit(case, row["id"])))
            writer.INDEX_AT_ONCE = 500
            case.update_search_index()
        before = _used(case)
        for row in entities[: 10 * EDITS]:
            _edit(case, row["id"])
        growth = (_used(case) - before) / (10 * EDITS)
        commits, edits, syncs = [], [], []
        with open(Path(folder) / "sync", "wb", buffering=0) as file:
            for row in chance.sample(entities, EDITS):
                commits.append(wall(lambda: _raw_edit(connection, row["id"].bytes)))
                edits.append(wall(lambda: _edit(case, row["id"])))
                file.write(bytes(4096))
                syncs.append(wall(lambda: os.fsync(file.fileno())))
    raw, orm, ours, indexed = (
        statistics.median(times[name]) for name in ("raw", "orm", "journal", "indexed")
    )
    report(
        "one journalled edit / raw 3-statement transaction", ours / raw, 4, extra=f"({ours * 1e3:.2f} ms CPU)"
    )
    report(
        "the same with its search documents / raw 3-statement transaction",
        indexed / raw,
        4,
        extra=f"({indexed * 1e3:.2f} ms CPU)",
    )
    report("one journalled edit / un-journalled ORM edit", ours / orm, 1.2, extra=f"({orm * 1e3:.2f} ms CPU)")
    report("file growth per small edit", growth, 800, "B")
    report(
        "a small transaction with the case's settings / plain fsync (wall)",
        statistics.median(commits) / statistics.median(syncs),
        6,
        extra=f"(a whole edit takes {statistics.median(edits) * 1e3:.1f} ms)",
    )
    connection.close()
    plain.close()


def _used(case: Case) -> int:
    """Bytes in use: without the pages that SQLite keeps free for what comes next."""
    pages, free = case.read("PRAGMA page_count")[0][0], case.read("PRAGMA freelist_count")[0][0]
    return int(pages - free) * 4096


def _raw_edit(connection: Connection, row_id: bytes) -> None:
    """What a hand-written journal would do at the least: the change, its record, its heading."""
    connection.execute("BEGIN IMMEDIATE")
    (old,) = connection.execute("SELECT name FROM entity WHERE id = ?", (row_id,)).fetchone()
    connection.execute("UPDATE entity SET name = ? WHERE id = ?", (f"{old}x", row_id))
    seq = connection.execute("INSERT INTO change_set (id, kind, label_key, author, hlc, digest) VALUES (?, 'edit', 'rename', x'', 0, x'')", (new_id().bytes,)).lastrowid  # fmt: skip
    connection.execute("INSERT INTO change (cs, tbl, row_id, op, before, after) VALUES (?, 'entity', ?, 'U', ?, ?)", (seq, row_id, old, f"{old}x"))  # fmt: skip
    connection.execute("COMMIT")


_engines: dict[int, Any] = {}


def _orm_edit(connection: Connection, row_id: Any) -> None:
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool
    from sqlmodel import Session

    if id(connection) not in _engines:
        _engines[id(connection)] = create_engine(
            "sqlite://", creator=lambda: connection, module=dbapi, poolclass=StaticPool
        ).connect()
    connection.execute("BEGIN IMMEDIATE")
    with Session(bind=_engines[id(connection)]) as session:
        row = session.get_one(Entity, row_id)
        row.name += "x"
        session.flush()
        connection.execute("COMMIT")


def _edit(case: Case, row_id: Any) -> None:
    def rename(tx: Transaction) -> None:
        row = tx.get(Entity, row_id)
        tx.edit(row, name=f"{row.name}x")

    case.run(rename)


OPENING = """
import sys, time
start = time.perf_counter()
import casewright
with casewright.open(sys.argv[1], analyst="M. Example") as case:
    names = case.read("SELECT name FROM entity ORDER BY name_key, id LIMIT 200")
    print(time.perf_counter() - start)
"""


def bench_opening(folder: str) -> Path:
    paths = {}
    for size in (TENTH, LARGE):
        with new_case(folder) as case:
            insert_dicts(case, *rows(size))
        paths[size] = case.path
    environment = os.environ | {"PYTHONPATH": str(Path(casewright.__file__).parent.parent)}
    times: dict[int, list[float]] = {size: [] for size in paths}
    for _ in range(2 * ROUNDS):
        for size, path in paths.items():
            done = subprocess.run(
                [sys.executable, "-c", OPENING, str(path)],
                env=environment,
                capture_output=True,
                text=True,
                check=True,
            )
            times[size].append(float(done.stdout))
    large, tenth = (statistics.median(times[size]) for size in (LARGE, TENTH))
    report(f"opening {LARGE:,} entities to the first 200 names, fresh process", large, 0.5, "s")
    report(f"the same / with {TENTH:,} entities", large / tenth, 2)
    return paths[LARGE]


def bench_search(path: Path) -> None:
    vocabulary = [word() for _ in range(20_000)]
    weights = [1 / (rank + 1) for rank in range(len(vocabulary))]
    with casewright.open(path, analyst="M. Example") as case:
        with case.edit("ingest") as tx:
            for number in range(DOCUMENTS):
                text = " ".join(chance.choices(vocabulary, weights, k=800))
                _add_document(tx, f"Document {number}", text)
        took = wall(case.update_search_index)
        typed = [
            query[: end + 1]
            for query in (f"{word()} {word()}" for _ in range(60))
            for end in range(len(query))
        ]
        common = vocabulary[:30]
        for query in typed[:20]:
            search(case, query)
        times = {query: wall(lambda: search(case, query)) for query in typed}
        report(f"search as you type, p95 over {LARGE:,} entities, {DOCUMENTS:,} documents", p95(list(times.values())) * 1e3, 50, "ms",
               f"(median {statistics.median(times.values()) * 1e3:.1f} ms, slowest {max(times, key=times.__getitem__)!r} {max(times.values()) * 1e3:.0f} ms; index {took:.1f} s)")  # fmt: skip
        ranked = [wall(lambda: search(case, query)) for query in common]
        report("search for one of the 30 commonest words, p95", p95(ranked) * 1e3, 50, "ms")
        only = [wall(lambda: search(case, query, kind="entity")) for query in typed]
        report("search as you type among entities only, p95", p95(only) * 1e3, 50, "ms")


def _add_document(tx: Transaction, title: str, text: str) -> None:
    sha256, size = tx.put_bytes(text.encode(), "text/plain")
    source, capture = new_id(), new_id()
    tx.bulk_insert(
        Source,
        [
            {
                "id": source,
                "title": title,
                "name_key": title.lower(),
                "kind": "report",
                "provenance": "unknown",
            }
        ],
    )
    tx.bulk_insert(Capture, [{"id": capture, "source_id": source, "sha256": sha256, "size": size, "media_type": "text/plain", "file_name": title, "captured_at": "", "method": "import"}])  # fmt: skip
    tx.bulk_insert(SourceText, [{"source_id": source, "capture_id": capture, "text_sha256": sha256, "characters": len(text), "pages": "[]", "tool": "bench", "tool_version": "1"}])  # fmt: skip


PAGE = "SELECT name FROM entity ORDER BY name_key, id LIMIT 200"
READING = f"""
import sys, threading, time
import casewright
stop = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
with casewright.open(sys.argv[1], read_only=True) as case:
    case.read("{PAGE}")
    print("ready", flush=True)
    while not stop.is_set():
        start = time.perf_counter()
        case.read("{PAGE}")
        print(time.perf_counter() - start)
        time.sleep(0.002)
"""


def bench_readers(folder: str) -> None:
    with new_case(folder) as case:
        insert_dicts(case, *rows(TENTH))
        idle = p95(_read_elsewhere(case, lambda: time.sleep(2)))
        elsewhere = [
            _read_elsewhere(case, lambda: insert_dicts(case, *rows(ENTITIES))) for _ in range(ROUNDS)
        ]
        rounds = [_read_during_import(case) for _ in range(ROUNDS)]
    beside = statistics.median(map(p95, elsewhere))
    report(
        "a page of names during an import, other process, p95 / idle p95",
        beside / idle,
        5,
        extra=f"({beside * 1e3:.1f} ms)",
    )
    report(
        "a page of names during an import, same process, p95",
        statistics.median(map(p95, rounds)) * 1e3,
        50,
        "ms",
    )
    report(
        "a page of names during an import, same process, slowest",
        statistics.median(map(max, rounds)) * 1e3,
        250,
        "ms",
    )


def _read_elsewhere(case: Case, work: Callable[[], object]) -> list[float]:
    """How long a reader in another process takes, which waits for the file only."""
    environment = os.environ | {"PYTHONPATH": str(Path(casewright.__file__).parent.parent)}
    program = [sys.executable, "-c", READING, str(case.path)]
    with subprocess.Popen(
        program, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        reader.stdout.readline()
        work()
        reader.stdin.close()
        return [float(line) for line in reader.stdout]


def _read_during_import(case: Case) -> list[float]:
    """How long a view's reads take in another thread of the same process, where they also wait for Python itself."""
    entities, links = rows(ENTITIES)
    times: list[float] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            times.append(wall(lambda: case.read(PAGE)))
            time.sleep(0.002)

    reader = threading.Thread(target=read)
    reader.start()
    insert_dicts(case, entities, links)
    stop.set()
    reader.join()
    return times


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench_bulk(folder)
        bench_edit(folder)
        large = bench_opening(folder)
        bench_search(large)
        bench_readers(folder)


if __name__ == "__main__":
    main()
